import type { Query } from "../cases/parameters.ts";
import type { Operation } from "../spec/operations.ts";
import { anyOwn } from "./any-own.ts";
import { changesFor, filled, shows } from "./attributes.ts";
import { differences } from "./differences.ts";
import { stringOf } from "../exchange/document.ts";
import { showsResource } from "../spec/attributes.ts";
import { everythingIn, shortened } from "./pages.ts";
import { only, type Scenario } from "./scenario.ts";

export const lifeCycle: Scenario<"read" | "update" | "remove"> = {
  name: "life-cycle",
  definition:
    "What was created is there once, can be read, listed, updated and deleted, and is gone afterwards; others stay as they are.",
  needs: ["read", "update", "remove"],
  writes: 4,
  leaves: 1,
  reuses: { count: 1, leaves: "as it was" },
  // The update and the deletion of what is gone.
  ifAccepted: 2,
  async run(context) {
    const { resource } = context;
    const { create, read, update, remove, lists, texts } = resource;
    // A string that nothing else has, so that it can be counted in a list that others use as well.
    const unique = `Rotate the leaked key ${crypto.randomUUID()}`;
    const [named = ""] = texts;
    const neighbour = await anyOwn(context, read);
    // As little like the other one as can be, so that neither is taken for the other.
    const unlike = filled(create, context.session.target.known, neighbour.attributes);
    const made = await context.create({ ...unlike, [named]: unique });
    const { id } = made;

    const first = await context.request(read, { id });
    const resourceObject = only(first);
    context.expect(
      resourceObject?.id === id,
      `It was created as ${id}, but reading that gives ${first.response.status} and ${resourceObject?.id ?? "no id"}.`,
    );
    for (const difference of differences(resource, made.attributes, resourceObject?.attributes ?? {}))
      context.expect(false, `After its creation, ${difference} when it is read.`);

    const listed = new Map<string, boolean>();
    const short = new Map<Operation, Query>();
    for (const list of lists) {
      short.set(list, await shortened(context, list, made));
      const { resources, complete } = await everythingIn(context, list, short.get(list));
      const listedResource = resources.find((resource) => resource.id === id);
      const isThere = listedResource !== undefined;
      listed.set(list.id, isThere || complete);
      context.expect(isThere || !complete, `It was created, but ${list.id} does not hold it.`);
      const copies = resources.filter(({ attributes }) => stringOf(attributes[named]).endsWith(unique));
      context.expect(
        copies.length <= 1,
        `It was created once, but ${list.id} holds ${copies.length} of it.`,
        copies.at(-1)?.page,
      );
      for (const difference of differences(
        resource,
        only(first)?.attributes ?? {},
        listedResource?.attributes ?? made.attributes,
      ))
        context.expect(!isThere, `In ${list.id}, ${difference}.`, listedResource?.page);
      const other = resources.find((resource) => resource.id === neighbour.id);
      for (const difference of differences(resource, neighbour.attributes, (other ?? neighbour).attributes))
        context.expect(false, `Of another one in ${list.id}, ${difference}.`, other?.page);
    }

    // Strings that carry the mark are the last choice.
    const changes = changesFor(update, resourceObject?.attributes ?? made.attributes);
    const [change] = [...changes.filter(([name]) => !texts.includes(name)), ...changes];
    const attributes = change && Object.fromEntries([change]);
    const changed = await context.request(update, { id, ...(attributes && { attributes }) });
    const updated = showsResource(update) ? only(changed) : only(await context.request(read, { id }));
    if (change !== undefined) {
      const [name, value] = change;
      context.expect(
        shows(value, updated?.attributes[name]),
        `Its \`${name}\` was set to ${JSON.stringify(value)}, but the answer does not say so.`,
      );
    }
    const reread = only(await context.request(read, { id }));
    for (const difference of differences(resource, updated?.attributes ?? {}, reread?.attributes ?? {}))
      context.expect(false, `After its update, ${difference} when it is read.`);
    for (const list of lists) {
      if (!listed.get(list.id)) continue;
      const { resources, complete } = await everythingIn(context, list, short.get(list));
      const isThere = resources.some((resource) => resource.id === id);
      context.expect(isThere || !complete, `It was updated, and ${list.id} does not hold it any more.`);
    }

    const removed = only(await context.request(remove, { id }));
    if (showsResource(remove)) {
      context.expect(removed?.id === id, "The answer to its deletion does not hold it.");
      const shown = removed?.attributes ?? {};
      for (const difference of differences(resource, reread?.attributes ?? {}, shown, ["updated_at"]))
        context.expect(false, `In the answer to its deletion, ${difference}.`);
    }

    const stayed = await context.request(read, { id: neighbour.id });
    context.expect(
      only(stayed)?.id === neighbour.id,
      `Another one, ${neighbour.id}, was created beside it; reading that gives ${stayed.response.status} now.`,
    );
    for (const difference of differences(
      resource,
      neighbour.attributes,
      only(stayed)?.attributes ?? neighbour.attributes,
    ))
      context.expect(false, `Of another one that nobody changed, ${difference}.`);

    for (const operation of [read, update, remove]) {
      const { response } = await context.request(operation, {
        id,
        ...(operation === update && attributes && { attributes }),
      });
      context.expect(response.status === 404, `It was deleted, but ${operation.id} answers ${response.status}.`);
    }
    for (const list of lists) {
      if (!listed.get(list.id)) continue;
      const { resources } = await everythingIn(context, list, short.get(list));
      const left = resources.find((resource) => resource.id === id);
      context.expect(left === undefined, `It was deleted, but ${list.id} still holds it.`, left?.page);
    }
  },
};
