import pMap from "p-map";
import { type Case, casesOf } from "../cases/cases.ts";
import type { Operation } from "../spec/operations.ts";
import { has, listOf } from "../spec/resource.ts";
import { AT_ONCE, type Exchange, succeeded } from "../exchange/exchange.ts";
import { resourcesOf } from "../exchange/document.ts";
import { differences } from "../checks/kept.ts";
import { everythingIn } from "./pages.ts";
import { fullestOwn } from "./own-resources.ts";
import { isSparing, only, type Scenario, type ScenarioContext } from "./scenario.ts";

/** How many are accepted, where writes are limited, until no more are tried one by one. */
const MOST_ACCEPTED = 1;

export const refusedWithoutEffect: Scenario<"create"> = {
  name: "refused-without-effect",
  definition: "A refused request changes nothing and creates nothing.",
  needs: [],
  writes: 1,
  leaves: 1,
  reuses: { count: 1, leaves: "as it was" },
  // A creation and its deletion, and two updates.
  ifAccepted: 2 + 1 + MOST_ACCEPTED,
  async run(context) {
    const { known } = context.session.target;
    const { resource } = context;
    const list = listOf(resource);
    if (list) await checkCreates(context, list, oneOfEachKeyword(resource.create, known));
    if (!has(resource, ["read"])) return;
    const { read, update, remove } = resource;
    const cases = [update, remove].flatMap((operation) => (operation ? oneOfEachKeyword(operation, known) : []));
    const { id } = await fullestOwn(context, read);
    const together = await effectsOf(context, read, id, cases);
    if (together?.length === 0) return;
    // Now one by one, to name the one that has an effect; what one alone has not, they have together.
    const alone: Effect[] = [];
    let accepted = 0;
    for (const item of cases) {
      if (context.session.accepted.likeness(item) !== undefined) continue;
      const effects = await effectsOf(context, read, id, [item]);
      alone.push(...(effects ?? []));
      if (effects === undefined && ++accepted >= MOST_ACCEPTED && isSparing(context)) break;
    }
    for (const { effect, about } of alone.length > 0 ? alone : (together ?? [])) context.expect(false, effect, about);
  },
};

/** Has all of them refused, and only when something comes of it, one by one: lists can be long. */
async function checkCreates(context: ScenarioContext, list: Operation, cases: readonly Case[]): Promise<void> {
  let before = await everythingIn(context, list);
  /** Sends cases, and says what is in the list that was not there before, and that no answer names. */
  const appearing = async (some: readonly Case[]) => {
    const answers = await sendAll(context, some);
    const named = answers.filter(succeeded).flatMap(({ response }) => resourcesOf(response.body));
    const known = new Set([...before.resources, ...named].map(({ id }) => id));
    const after = await everythingIn(context, list);
    const appeared = before.complete ? after.resources.filter(({ id }) => id !== undefined && !known.has(id)) : [];
    before = after;
    return { appeared, refused: answers[0] };
  };
  const { appeared: together } = await appearing(cases);
  if (together.length === 0) return;
  let isNamed = false;
  for (const item of cases) {
    const { appeared, refused } = await appearing([item]);
    const [first, ...more] = appeared;
    if (first === undefined) continue;
    // Others may file things meanwhile, but not whenever this is refused.
    const isOurs = [first, ...more].some(({ attributes }) => context.owns(attributes));
    if (!isOurs && (await appearing([item])).appeared.length === 0) continue;
    isNamed = true;
    context.expect(false, `${item.name} was refused, but ${first.id} appeared in ${list.id}.`, refused);
  }
  const ours = together.find(({ attributes }) => context.owns(attributes));
  context.expect(
    isNamed || !ours,
    `Only what is not allowed was sent, but ${ours?.id} appeared in ${list.id}.`,
    ours?.page,
  );
}

/** What a refusal has done, and the exchange that failed. */
interface Effect {
  effect: string;
  about: Exchange | undefined;
}

/**
 * What refusals have changed on a resource that is there for them, in sentences; nothing where it is gone already.
 * Undefined when something was accepted, which may well have an effect: that it was is another check's finding.
 */
async function effectsOf(
  context: ScenarioContext,
  read: Operation,
  id: string,
  cases: readonly Case[],
): Promise<Effect[] | undefined> {
  const before = only(await context.request(read, { id }))?.attributes;
  if (before === undefined) return [];
  const answers = await sendAll(
    context,
    cases.map((item) => ({ ...item, on: id })),
  );
  if (answers.some(({ response }) => response.status < 400)) return undefined;
  const who = cases.length === 1 ? `${cases[0]?.name} was refused` : "Only what is not allowed was sent";
  const exchange = await context.request(read, { id });
  // What a single one has done is its own; of several, reading shows it.
  const about = cases.length === 1 ? answers[0] : exchange;
  if (!succeeded(exchange)) return [{ effect: `${who}, but ${id} is gone.`, about }];
  return differences(context.resource, before, only(exchange)?.attributes ?? before).map((difference) => ({
    effect: `${who}, but ${difference}.`,
    about,
  }));
}

/** Sends them, until one is accepted where writes are limited: a server may accept all of them. */
async function sendAll(context: ScenarioContext, cases: readonly Case[]): Promise<Exchange[]> {
  if (!isSparing(context)) return await pMap(cases, (testCase) => context.send(testCase), { concurrency: AT_ONCE });
  const exchanges: Exchange[] = [];
  for (const item of cases) {
    exchanges.push(await context.send(item));
    if (exchanges.some(succeeded)) break;
  }
  return exchanges;
}

/** An invalid case for each keyword that can be violated: a server that forgets one forgets it everywhere. */
function oneOfEachKeyword(operation: Operation, known: Parameters<typeof casesOf>[1]): Case[] {
  const invalid = casesOf(operation, known).filter(
    ({ polarity, missing, method }) => polarity === "invalid" && !missing && !method,
  );
  return invalid.filter(
    ({ violates }, at) => invalid.findIndex((other) => other.violates?.keyword === violates?.keyword) === at,
  );
}
