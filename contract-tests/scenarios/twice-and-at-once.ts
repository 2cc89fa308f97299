import type { Operation } from "../description/operations.ts";
import type { Json } from "../description/schema.ts";
import { succeeded } from "../exchange/exchange.ts";
import { changesFor, shows } from "./attributes.ts";
import { differences } from "./differences.ts";
import { everythingIn, shortened } from "./pages.ts";
import { only, type Scenario, type ScenarioContext } from "./scenario.ts";

/** As many attributes are changed at once: each is a write. */
const AT_ONCE = 3;

export const twiceAndAtOnce: Scenario<"read" | "update" | "remove"> = {
  name: "twice-and-at-once",
  definition:
    "Two creates at once make two, an equal update and a deletion can be sent again without further effect, and updates of different attributes at once lose nothing (RFC 9110, section 9.2.2; Web Fuzzing Commons, category 118; CWE-362).",
  needs: ["read", "update", "remove"],
  writes: 8,
  leaves: 1,
  async run(context) {
    const [kept, other] = await judgeCreates(context);
    await judgeEqualUpdates(context, kept);
    await judgeUpdatesAtOnce(context, kept);
    await judgeDeletions(context, other, kept);
  },
};

type Context = ScenarioContext<"create" | "read" | "update" | "remove">;
type Made = Awaited<ReturnType<ScenarioContext["create"]>>;

async function judgeCreates(context: Context): Promise<[Made, Made]> {
  const { texts, lists, read } = context.resource;
  const [named = ""] = texts;
  const unique = [crypto.randomUUID(), crypto.randomUUID()];
  const [one, two] = await Promise.all(unique.map((text) => context.create({ [named]: text })));
  if (one === undefined || two === undefined) throw new Error("Two creates came to fewer than two.");
  context.expect(one.id !== two.id, `Two creates at once were answered with the same id, ${one.id}.`);
  for (const [at, { id, attributes }] of [one, two].entries()) {
    const found = only(await context.request(read, { id }))?.attributes ?? {};
    context.expect(
      found[named] === attributes[named] && String(found[named]).endsWith(unique[at] ?? ""),
      `Of two creates at once, ${id} was made with the \`${named}\` ${unique[at]}, but has ${JSON.stringify(found[named])}.`,
    );
  }
  const [list] = lists;
  if (list !== undefined) await judgeCopies(context, list, { named, unique, first: one });
  return [one, two];
}

async function judgeCopies(
  context: Context,
  list: Operation,
  { named, unique, first }: { named: string; unique: readonly string[]; first: Made },
): Promise<void> {
  const { resources } = await everythingIn(context, list, await shortened(context, list, first));
  for (const text of unique) {
    const copies = resources.filter(({ attributes }) => String(attributes[named]).endsWith(text));
    context.expect(copies.length <= 1, `Of two creates at once, ${copies.length} have the \`${named}\` ${text}.`);
  }
}

/** PUT is idempotent. */
async function judgeEqualUpdates(context: Context, { id, attributes }: Made): Promise<void> {
  const { read, update } = context.resource;
  const changes = Object.fromEntries(changesFor(update, attributes));
  const once = await context.request(update, { id, attributes: changes });
  const first = only(await context.request(read, { id }))?.attributes ?? {};
  const twice = await context.request(update, { id, attributes: changes });
  context.expect(
    !succeeded(once) || succeeded(twice),
    `An update was answered with ${once.response.status}, but when it was sent again with ${twice.response.status}.`,
  );
  const second = only(await context.request(read, { id }))?.attributes ?? {};
  for (const difference of differences(context.resource, first, second, ["updated_at"]))
    context.expect(false, `After an equal update was sent again, ${difference}.`);
}

async function judgeUpdatesAtOnce(context: Context, { id }: Made): Promise<void> {
  const { read, update } = context.resource;
  const before = only(await context.request(read, { id }))?.attributes ?? {};
  const changes = changesFor(update, before).slice(-AT_ONCE);
  const sent = await Promise.all(
    changes.map(async ([name, value]): Promise<[string, Json] | undefined> => {
      const exchange = await context.request(update, { id, attributes: { [name]: value } });
      // One that is refused because of another one is not lost.
      return succeeded(exchange) ? [name, value] : undefined;
    }),
  );
  const found = only(await context.request(read, { id }))?.attributes ?? {};
  for (const [name, value] of sent.filter((each) => each !== undefined))
    context.expect(
      shows(value, found[name]),
      `Several attributes were updated at once, each by itself: \`${name}\` was set to ${JSON.stringify(value)}, but is ${JSON.stringify(found[name])}.`,
    );
}

/** DELETE is idempotent. */
async function judgeDeletions(context: Context, { id }: Made, other: Made): Promise<void> {
  const { read, remove } = context.resource;
  await context.request(remove, { id });
  await context.request(remove, { id });
  const stayed = await context.request(read, { id: other.id });
  context.expect(
    succeeded(stayed),
    `${id} was deleted twice, and reading ${other.id} gives ${stayed.response.status} now.`,
  );
}
