import pMap from "p-map";
import type { Operation } from "../spec/operations.ts";
import { identifierOf, listOf } from "../spec/resource.ts";
import type { Json } from "../spec/schema.ts";
import { AT_ONCE, succeeded } from "../exchange/exchange.ts";
import { resourcesOf } from "../exchange/document.ts";
import { anyOwn } from "./any-own.ts";
import { changesFor } from "./attributes.ts";
import { differences } from "./differences.ts";
import { oddBodies, oddIdentifiers, oddQueries } from "./oddities.ts";
import { isPaged } from "./pages.ts";
import { probe } from "./probe.ts";
import { isSparing, only, type Scenario, type ScenarioContext } from "./scenario.ts";

/** What a server may make of an identifier without being wrong: it is no other one. */
const BEHIND = "-0";
/** No list is that long. */
const FAR_BEHIND = "1000000";
/** How many characters of a body are enough to know it. */
const SHOWN = 100;

export const oddRequests: Scenario<"read" | "update" | "remove"> = {
  name: "odd-requests",
  definition:
    "Identifiers, queries and bodies that nobody should send never make the server fail, name nothing but what they name, and change nothing (RESTler, InvalidDynamicObject; CATS; bug reports of Rails, kaminari and PostgreSQL).",
  needs: ["read", "update", "remove"],
  writes: 1,
  leaves: 1,
  reuses: { count: 1, leaves: "as it was" },
  // A body to create with and its deletion, one to update with, and what a longer identifier is taken for.
  ifAccepted: 4,
  async run(context) {
    const { read, create, update, lists, texts } = context.resource;
    const { id, attributes } = await anyOwn(context, read);
    const own = listOf(context.resource);
    const reads = [
      ...oddIdentifiers(id).map((odd) => () => judgeIdentifier(context, odd, id)),
      ...lists.flatMap((list) => oddQueries(list).map((query) => () => probe(context, { operation: list, query }))),
      ...(own !== undefined && isPaged(own) ? [() => judgeFarPage(context, own)] : []),
    ];
    const [text = "", other = text] = texts;
    const writes = [create, update].map((operation) => async () => {
      for (const body of oddBodies(operation, context.session.bodyOf(operation, { [other]: "Odd" }), text))
        if ((await isTaken(context, operation, id, body)) && isSparing(context)) break;
    });
    await pMap<() => Promise<unknown>, unknown>([...writes, ...reads], (ask) => ask(), { concurrency: AT_ONCE });
    await judgeLongerIdentifier(context, id, Object.fromEntries(changesFor(update, attributes).slice(0, 1)));
    const exchange = await context.request(read, { id });
    context.expect(succeeded(exchange), `Only what names and says nothing was sent, but ${id} is gone.`);
    if (context.observations.length > 0) return;
    for (const difference of differences(context.resource, attributes, only(exchange)?.attributes ?? attributes))
      context.expect(false, `Only what names and says nothing was sent, but ${difference}.`);
  },
};

type Context = ScenarioContext<"create" | "read" | "update" | "remove">;

async function judgeIdentifier(context: Context, odd: string, id: string): Promise<void> {
  const { read } = context.resource;
  const exchange = await probe(context, { operation: read, path: named(read, odd) });
  const match = succeeded(exchange) ? resourcesOf(exchange.response.body)[0]?.id : undefined;
  context.expect(match !== id, `${JSON.stringify(odd.slice(0, 100))} is no identifier, but reading it gives ${id}.`);
}

/** Where the beginning of an identifier is enough to find something, it is enough to change and to delete it. */
async function judgeLongerIdentifier(context: Context, id: string, changes: Record<string, Json>): Promise<void> {
  const { update, remove } = context.resource;
  for (const operation of [update, remove]) {
    const exchange = await probe(context, {
      operation,
      path: named(operation, `${id}${BEHIND}`),
      ...(operation === update && { body: context.session.bodyOf(update, changes) }),
    });
    context.expect(
      !succeeded(exchange),
      `${operation.method} of ${id}${BEHIND}, which nothing has as its identifier, is answered with ${exchange.response.status}.`,
    );
    if (succeeded(exchange) && isSparing(context)) return;
  }
}

async function judgeFarPage(context: Context, list: Operation): Promise<void> {
  const exchange = await probe(context, { operation: list, query: `page[number]=${FAR_BEHIND}` });
  const held = succeeded(exchange) ? resourcesOf(exchange.response.body) : [];
  if (held.length > 0)
    context.observe({ habit: "a page far behind the last holds something", seen: `${held.length} of ${list.id}` });
}

async function isTaken(context: Context, operation: Operation, id: string, body: string): Promise<boolean> {
  const exchange = await probe(context, { operation, path: named(operation, id), body });
  // Whether it may accept it, `invalid-refused` says of cases that are less odd.
  if (succeeded(exchange))
    context.observe({
      habit: "a body is accepted that cannot mean anything",
      seen: `${operation.id}: ${body.slice(0, SHOWN)}`,
    });
  return succeeded(exchange);
}

function named(operation: Operation, id: string): Record<string, string> {
  const name = identifierOf(operation);
  return name === undefined ? {} : { [name]: id };
}
