import { differences } from "../checks/kept.ts";
import { listOf } from "../spec/resource.ts";
import { LeftOut } from "../suite/left-out.ts";
import { everythingIn } from "./pages.ts";
import type { Scenario } from "./scenario.ts";

export const accountedFor: Scenario<"create"> = {
  name: "accounted-for",
  definition:
    "Of what the lists hold, exactly what responses said was created carries the run's mark: no refused request created anything, nothing was created twice, nothing is lost, and each resource is as the response to its last change showed it.",
  needs: ["create"],
  lacks: (resource) => (listOf(resource) === undefined ? `${resource.name} have no list` : undefined),
  writes: 0,
  ofWholeRun: true,
  async run(context) {
    const { left, resource } = context;
    const list = listOf(resource);
    if (list === undefined) return;
    if (left.length === 0) throw new LeftOut("the run has created nothing that it could account for");
    const { resources, complete } = await everythingIn(context, list);
    const known = left.filter((id) => id !== undefined);
    // A create without a clear answer may have come to something.
    let unclear = left.length - known.length;
    for (const { id, attributes, page } of resources) {
      if (!context.owns(attributes) || (id !== undefined && known.includes(id))) continue;
      const problem = `${id ?? "One without an id"} carries the mark of the run, but no answer said that it was created.`;
      context.expect(unclear > 0, problem, page);
      unclear -= 1;
    }
    for (const id of known) {
      const match = resources.find((resource) => resource.id === id);
      const isThere = match !== undefined || !complete;
      context.expect(isThere, `${id} was created and not deleted, but ${list.id} does not hold it.`);
      const last = context.session.lastShown.last(id);
      if (match === undefined || last === undefined) continue;
      for (const difference of differences(resource, last, match.attributes, ["updated_at"]))
        context.expect(false, `Nothing has changed ${id} any more, but ${difference}.`, match.page);
    }
  },
};
