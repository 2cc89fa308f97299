import type { Operation } from "../spec/operations.ts";
import { pathTo } from "../spec/resource.ts";
import { isObject, type Json } from "../spec/schema.ts";
import { stringOf } from "../exchange/document.ts";
import { type Exchange, succeeded } from "../exchange/exchange.ts";
import { differences } from "../checks/kept.ts";
import { changesFor, shows } from "./attributes.ts";
import { everythingIn, shortened } from "./pages.ts";
import { probe } from "./probe.ts";
import { only, type Scenario, type ScenarioContext } from "./scenario.ts";

/** As many attributes are changed at once: each is a write. */
const AT_ONCE = 2;

export const twiceAndAtOnce: Scenario<"read" | "update" | "remove"> = {
  name: "twice-and-at-once",
  definition:
    "Two creates at once create two resources. An update or a deletion that is sent again has no further effect. Concurrent updates of different attributes lose nothing. JSON may be written with any white space, order and escapes (RFC 8259; RFC 9110, section 9.2.2; Web Fuzzing Commons, category 118; CWE-362).",
  needs: ["read", "update", "remove"],
  writes: 4 + AT_ONCE,
  leaves: 1,
  // The second deletion.
  ifAccepted: 1,
  async run(context) {
    const [stored, other] = await checkCreates(context);
    const changes = await checkUpdatesAtOnce(context, stored);
    await checkEqualUpdate(context, stored, changes);
    await checkDeletions(context, other, stored);
  },
};

type Context = ScenarioContext<"create" | "read" | "update" | "remove">;
type Made = Awaited<ReturnType<ScenarioContext["create"]>>;

async function checkCreates(context: Context): Promise<[Made, Made]> {
  const { texts, lists, read } = context.resource;
  const [named = ""] = texts;
  const unique = [crypto.randomUUID(), crypto.randomUUID()];
  const [one, two] = await Promise.all(unique.map((text) => context.create({ [named]: text })));
  if (one === undefined || two === undefined) throw new Error("Two creates came to fewer than two.");
  context.expect(one.id !== two.id, `Two creates at once were answered with the same id, ${one.id}.`);
  for (const [at, { id, attributes }] of [one, two].entries()) {
    const match = only(await context.request(read, { id }))?.attributes ?? {};
    context.expect(
      match[named] === attributes[named] && stringOf(match[named]).endsWith(unique[at] ?? ""),
      `Of two creates at once, ${id} was made with the \`${named}\` ${unique[at]}, but has ${JSON.stringify(match[named])}.`,
    );
  }
  const [list] = lists;
  if (list !== undefined) await checkCopies(context, list, { named, unique, first: one });
  return [one, two];
}

async function checkCopies(
  context: Context,
  list: Operation,
  { named, unique, first }: { named: string; unique: readonly string[]; first: Made },
): Promise<void> {
  const { resources } = await everythingIn(context, list, await shortened(context, list, first));
  for (const text of unique) {
    const copies = resources.filter(({ attributes }) => stringOf(attributes[named]).endsWith(text));
    context.expect(copies.length <= 1, `Of two creates at once, ${copies.length} have the \`${named}\` ${text}.`);
  }
}

/** PUT is idempotent: what was sent before, and nothing has changed since, can be sent again. */
async function checkEqualUpdate(context: Context, { id }: Made, changes: readonly Change[]): Promise<void> {
  const { read, update } = context.resource;
  const before = only(await context.request(read, { id }))?.attributes ?? {};
  const attributes = Object.fromEntries(changes.slice(-1));
  const again =
    (await writtenOtherwise(context, id, attributes)) ?? (await context.request(update, { id, attributes }));
  context.expect(
    changes.length === 0 || succeeded(again),
    `An update was accepted, but when it was sent again it was answered with ${again.response.status}.`,
  );
  const after = only(await context.request(read, { id }))?.attributes ?? {};
  for (const difference of differences(context.resource, before, after, ["updated_at"]))
    context.expect(false, `An equal update was sent again, and ${difference}.`);
}

/** Sends an update in other characters, which says the same; undefined where something in front of the server refuses it. */
async function writtenOtherwise(
  context: Context,
  id: string,
  attributes: Readonly<Record<string, Json>>,
): Promise<Exchange | undefined> {
  const { update } = context.resource;
  const body = inOtherCharacters(context.session.bodyOf(update, attributes));
  const exchange = await probe(context, { operation: update, path: pathTo(update, id), body });
  if (succeeded(exchange)) return exchange;
  const isSeen = context.session.gateway.refusalIn(exchange, false) === undefined;
  const plain = await context.request(update, { id, attributes });
  context.expect(
    !isSeen || !succeeded(plain),
    `${update.id} is answered with ${exchange.response.status} where the JSON of its body is written with other white space, order and escapes, and with ${plain.response.status} where it is not.`,
    exchange,
  );
  return plain;
}

/** The same JSON with other white space, members in another order and escapes (RFC 8259, sections 1, 2 and 7). */
function inOtherCharacters(body: string): string {
  const turned = (value: Json): Json => {
    if (Array.isArray(value)) return value.map(turned);
    if (!isObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value)
        .map(([name, inner]): [string, Json] => [name, turned(inner)])
        .reverse(),
    );
  };
  const escaped = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return `\n${JSON.stringify(turned(JSON.parse(body) as Json), undefined, 2)}\n`
    .replace(/[^\0-\x7f]/g, escaped)
    .replace(/(?<=: ")[a-z]/gi, escaped)
    .replaceAll("/", "\\/");
}

type Change = [name: string, value: Json];

/** Gives those that were accepted and are shown: to send one again that was lost changes something. */
async function checkUpdatesAtOnce(context: Context, { id }: Made): Promise<Change[]> {
  const { read, update } = context.resource;
  const before = only(await context.request(read, { id }))?.attributes ?? {};
  const changes = changesFor(update, before, "middle").slice(-AT_ONCE);
  const sent = await Promise.all(
    changes.map(async ([name, value]): Promise<Change | undefined> => {
      const exchange = await context.request(update, { id, attributes: { [name]: value } });
      // One that is refused because of another one is not lost.
      return succeeded(exchange) ? [name, value] : undefined;
    }),
  );
  const match = only(await context.request(read, { id }))?.attributes ?? {};
  const accepted = sent.filter((change) => change !== undefined);
  const isShown = ([name, value]: Change) => shows(value, match[name]);
  for (const [name, value] of accepted)
    context.expect(
      isShown([name, value]),
      `Several attributes were updated at once, each by itself: \`${name}\` was set to ${JSON.stringify(value)}, but is ${JSON.stringify(match[name])}.`,
    );
  const named = accepted.map(([name]) => name);
  for (const difference of differences(context.resource, before, match, [...named, "updated_at"]))
    context.expect(false, `Several attributes were updated at once, each by itself, and ${difference}.`);
  return accepted.filter(isShown);
}

/** DELETE is idempotent. */
async function checkDeletions(context: Context, { id }: Made, other: Made): Promise<void> {
  const { read, remove } = context.resource;
  await context.request(remove, { id });
  await context.request(remove, { id });
  const stayed = await context.request(read, { id: other.id });
  context.expect(
    succeeded(stayed),
    `${id} was deleted twice, and reading ${other.id} gives ${stayed.response.status} now.`,
  );
}
