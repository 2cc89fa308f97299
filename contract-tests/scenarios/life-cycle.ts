import type { Query } from "../cases/queries.ts";
import type { Operation } from "../description/operations.ts";
import { resource } from "../description/resource.ts";
import { filled } from "./attributes.ts";
import { differences } from "./differences.ts";
import { everythingIn, shortened } from "./pages.ts";
import { only, type Scenario } from "./scenario.ts";

export const lifeCycle: Scenario = {
  name: "life-cycle",
  definition:
    "What was created is there once, can be read, listed, updated and deleted, and is gone afterwards; others stay as they are.",
  writes: 4,
  leaves: 1,
  async run(story) {
    const { read, update, remove, lists } = resource;
    if (read === undefined || update === undefined || remove === undefined) return;
    // A text that nothing else has, so that it can be counted in a list that others use as well.
    const summary = `Rotate the leaked key ${crypto.randomUUID()}`;
    const neighbour = await story.create();
    // As little like the other one as can be, so that neither is taken for the other.
    const unlike = filled(resource.create, story.session.target.known, neighbour.attributes);
    const made = await story.create({ ...unlike, summary });
    const { id } = made;

    const first = await story.request(read, { id });
    const found = only(first);
    story.expect(
      found?.id === id,
      `It was created as ${id}, but reading that gives ${first.response.status} and ${String(found?.id)}.`,
    );
    for (const difference of differences(made.attributes, found?.attributes ?? {}))
      story.expect(false, `After its creation, ${difference} when it is read.`);

    const listed = new Map<string, boolean>();
    const short = new Map<Operation, Query>();
    for (const list of lists) {
      short.set(list, await shortened(story, list, made));
      const { resources, complete } = await everythingIn(story, list, short.get(list));
      const found = resources.find((each) => each.id === id);
      const isThere = found !== undefined;
      listed.set(list.id, isThere || complete);
      story.expect(isThere || !complete, `It was created, but ${list.id} does not hold it.`);
      const copies = resources.filter(({ attributes }) => String(attributes["summary"]).endsWith(summary));
      story.expect(copies.length <= 1, `It was created once, but ${list.id} holds ${copies.length} of it.`);
      for (const difference of differences(only(first)?.attributes ?? {}, found?.attributes ?? made.attributes))
        story.expect(!isThere, `In ${list.id}, ${difference}.`);
      const other = resources.find((each) => each.id === neighbour.id)?.attributes ?? neighbour.attributes;
      for (const difference of differences(neighbour.attributes, other))
        story.expect(false, `Of another one in ${list.id}, ${difference}.`);
    }

    const updated = only(await story.request(update, { id, attributes: { status: "done" } }));
    story.expect(
      updated?.attributes["status"] === "done",
      "Its status was set to done, but the answer does not say so.",
    );
    const reread = only(await story.request(read, { id }));
    for (const difference of differences(updated?.attributes ?? {}, reread?.attributes ?? {}))
      story.expect(false, `After its update, ${difference} when it is read.`);
    for (const list of lists) {
      if (!listed.get(list.id)) continue;
      const { resources, complete } = await everythingIn(story, list, short.get(list));
      const isThere = resources.some((each) => each.id === id);
      story.expect(isThere || !complete, `It was updated, and ${list.id} does not hold it any more.`);
    }

    const removed = only(await story.request(remove, { id }));
    story.expect(removed?.id === id, "The answer to its deletion does not hold it.");
    for (const difference of differences(reread?.attributes ?? {}, removed?.attributes ?? {}, ["updated_at"]))
      story.expect(false, `In the answer to its deletion, ${difference}.`);

    const stayed = await story.request(read, { id: neighbour.id });
    story.expect(
      only(stayed)?.id === neighbour.id,
      `Another one, ${neighbour.id}, was created beside it; reading that gives ${stayed.response.status} now.`,
    );
    for (const difference of differences(neighbour.attributes, only(stayed)?.attributes ?? neighbour.attributes))
      story.expect(false, `Of another one that nobody changed, ${difference}.`);

    for (const operation of [read, update, remove]) {
      const attributes = operation === update ? { status: "open" } : undefined;
      const { response } = await story.request(operation, { id, ...(attributes && { attributes }) });
      story.expect(response.status === 404, `It was deleted, but ${operation.id} answers ${response.status}.`);
    }
    for (const list of lists) {
      if (!listed.get(list.id)) continue;
      const { resources } = await everythingIn(story, list, short.get(list));
      story.expect(!resources.some((each) => each.id === id), `It was deleted, but ${list.id} still holds it.`);
    }
  },
};
