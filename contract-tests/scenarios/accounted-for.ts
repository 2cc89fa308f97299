import { resource } from "../description/resource.ts";
import { LeftOut } from "../suite/left-out.ts";
import { everythingIn } from "./pages.ts";
import type { Scenario } from "./scenario.ts";

export const accountedFor: Scenario = {
  name: "accounted-for",
  definition:
    "What carries the mark of the run is what answers said was created, and all of it: nothing came of a refusal, nothing came twice, nothing is lost.",
  writes: 0,
  async run(story) {
    const { session } = story;
    const list = resource.lists.find(({ path }) => path === resource.create?.path);
    if (list === undefined) return;
    if (session.left.length === 0) throw new LeftOut("the run has created nothing that it could account for");
    const { resources, complete } = await everythingIn(story, list);
    const known = session.left.filter((id) => id !== undefined);
    // A create without a clear answer may have come to something.
    let unclear = session.left.length - known.length;
    for (const { id, attributes } of resources) {
      if (!session.owns(attributes) || known.includes(String(id))) continue;
      story.expect(unclear > 0, `${String(id)} carries the mark of the run, but no answer said that it was created.`);
      unclear -= 1;
    }
    for (const id of complete ? known : []) {
      const isThere = resources.some((each) => each.id === id);
      story.expect(isThere, `${id} was created and not deleted, but ${list.id} does not hold it.`);
    }
  },
};
