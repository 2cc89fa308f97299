import pMap from "p-map";
import type { Query } from "../cases/parameters.ts";
import type { Operation } from "../spec/operations.ts";
import type { Resource } from "../spec/resource.ts";
import { AT_ONCE, type Exchange } from "../exchange/exchange.ts";
import { numberIn } from "../checks/agreement.ts";
import { objectIn, resourcesOf } from "../exchange/document.ts";
import {
  everythingIn,
  isLast,
  isPaged,
  type Listed,
  MOST_PAGES,
  type Page,
  pagesOf,
  sinceCreationOf,
} from "./pages.ts";
import { ownItems, type OwnResource } from "./own-resources.ts";
import type { Scenario, ScenarioContext } from "./scenario.ts";

/** The smallest pages that are requested, and how many are walked through in a longer list. */
const SIZE = 2;
const PAGES = 8;
const CREATED = 3;
/** How often a list is tried that others change meanwhile. */
const TRIALS = 3;

export const pagination: Scenario<"create"> = {
  name: "pagination",
  definition: "The pages of a list hold everything once, have the requested size, and link to the right other pages.",
  needs: [],
  lacks: (resource) =>
    pagedListsOf(resource).length === 0 ? `${resource.name} have no list with pages of a size to choose` : undefined,
  writes: CREATED,
  leaves: CREATED,
  reuses: { count: CREATED, leaves: "as it was" },
  async run(context) {
    const made = await ownItems(context, context.resource.read, CREATED);
    await Promise.all(pagedListsOf(context.resource).map((list) => checkList(context, list, made)));
  },
};

function pagedListsOf({ lists }: Resource): Operation[] {
  return lists.filter(isPaged);
}

/** Checks a list; when others have changed it meanwhile, that was no fair trial: it is done again, and after a few noted. */
async function checkList(context: ScenarioContext, list: Operation, made: readonly OwnResource[]): Promise<void> {
  const query = made[0] ? sinceCreationOf(made[0], list) : [];
  const views: Listed[] = [];
  for (let trial = 1; trial <= TRIALS; trial++) {
    const before = await everythingIn(context, list, query);
    const problems = await problemsOf(context, list, { query, made, before });
    if (problems.length === 0) return;
    const after = await everythingIn(context, list, query);
    views.push(before, after);
    const isFair = haveSame(before, after) || (trial === TRIALS && !areOfOthers(views, made));
    for (const { problem, about } of isFair ? problems : []) context.expect(false, `${list.id}: ${problem}`, about);
    if (isFair) return;
  }
  context.observe({ habit: "others change a list whenever its pages are checked", seen: list.id });
}

/** Whether others can have made the changes of a list: what is the run's own stays, and what is gone does not come back. */
function areOfOthers(views: readonly Listed[], made: readonly OwnResource[]): boolean {
  const seen = views.map(({ resources }) => new Set(resources.map(({ id }) => id)));
  const ids = new Set(seen.flatMap((view) => [...view]));
  const isKept = made.every(({ id }) => seen.every((view) => view.has(id)));
  // A letter for each view in which it is there, and a blank for each other.
  const presence = [...ids].map((id) =>
    seen
      .map((view) => (view.has(id) ? "x" : " "))
      .join("")
      .trim(),
  );
  return isKept && !presence.some((item) => item.includes(" "));
}

/** Whether two views of a list hold the same, in whatever order. */
function haveSame(one: Listed, other: Listed): boolean {
  const ids = ({ resources }: Listed) => JSON.stringify(resources.map(({ id }) => id).sort());
  return ids(one) === ids(other);
}

interface Trial {
  query: Query;
  made: readonly OwnResource[];
  /** The list in large pages. */
  before: Listed;
}

/** The errors of the pages of a list. */
async function problemsOf(context: ScenarioContext, list: Operation, trial: Trial): Promise<Problem[]> {
  const { resources, complete, longest } = trial.before;
  const problems: Problem[] = [];
  const say: Say = (holds, problem, about) => {
    if (!holds) problems.push({ problem, about });
  };
  const size = Math.max(SIZE, Math.min(longest, Math.ceil(resources.length / PAGES)));
  const pages: Page[] = [];
  for await (const page of pagesOf(context, list, trial.query, size)) pages.push(page);
  say(
    pages.length > 1,
    `There are at least ${CREATED} to list, but the first page of ${size} says that it is the last.`,
    pages[0]?.exchange,
  );
  const last = pages.at(-1);
  say(
    last === undefined || isLast(last) || last.resources.length === 0 || pages.length === MOST_PAGES,
    `Page ${last?.number} says that there is another one, but that is refused.`,
    context.exchanges.findLast(({ response }) => response.status >= 400),
  );
  checkItems(pages, trial, say);
  for (const page of pages)
    checkPage(page, size, complete ? resources.length : undefined, (holds, problem) =>
      say(holds, `Page ${page.number}: ${problem}.`, page.exchange),
    );
  await pMap(pages, (page) => checkLink(context, list, page, pages, say), { concurrency: AT_ONCE });
  await checkUnnamed(context, list, trial, say);
  return problems;
}

/** Everything is on one page, and once. */
function checkItems(pages: readonly Page[], { made, before }: Trial, say: Say): void {
  const last = pages.at(-1);
  const isWhole = last !== undefined && (isLast(last) || last.resources.length === 0);
  const ids = pages.flatMap(({ resources }) => resources.flatMap(({ id }) => id ?? []));
  const twice = ids.find((id, at) => ids.indexOf(id) !== at);
  const again = pages.findLast(({ resources }) => resources.some(({ id }) => id === twice));
  say(twice === undefined, `${twice} is on two pages.`, again?.exchange);
  for (const { id } of made) say(!isWhole || ids.includes(id), `${id} was created, but is on no page.`, last?.exchange);
  if (!isWhole || !before.complete) return;
  const missing = before.resources.find(({ id }) => id !== undefined && !ids.includes(id));
  say(missing === undefined, `${missing?.id} is on a large page, but on none of the small ones.`, missing?.page);
}

/**
 * What a request does not name is the server's to choose, but neither the size beside it nor how many there are in all.
 * It chooses the same after another request has named a size, and the next page is another one.
 */
async function checkUnnamed(
  context: ScenarioContext,
  list: Operation,
  { query, before }: Trial,
  say: Say,
): Promise<void> {
  const countIn = ({ response }: Exchange) => resourcesOf(response.body).length;
  const first = await context.request(list, { query });
  const sized = await context.request(list, { query: [...query, ["page[size]", "1"]] });
  say(countIn(sized) <= 1, `${countIn(sized)} were given for \`page[size]=1\` without a number.`, sized);
  const { next } = objectIn(sized.response.body, "links");
  if (typeof next === "string" && URL.canParse(next)) {
    const linked = await context.request(list, { query: [...new URL(next).searchParams] });
    const [shown] = resourcesOf(sized.response.body);
    const isAgain = shown?.id !== undefined && resourcesOf(linked.response.body).some(({ id }) => id === shown.id);
    say(!isAgain, `${shown?.id} is on the page that \`page[size]=1\` without a number gives, and on the next.`, linked);
  }
  const plain = await context.request(list, { query });
  say(
    countIn(plain) === countIn(first),
    `Where no size is named, ${countIn(first)} were given, and ${countIn(plain)} after a request for one.`,
    plain,
  );
  const { total_count: count } = objectIn(plain.response.body, "meta");
  if (!before.complete || typeof count !== "number") return;
  say(
    count === before.resources.length,
    `Where no page is named, it counts ${count} in all, but there are ${before.resources.length}.`,
    plain,
  );
}

/** The link to the next page leads there. */
async function checkLink(
  context: ScenarioContext,
  list: Operation,
  { number, links }: Page,
  pages: readonly Page[],
  say: Say,
): Promise<void> {
  const { next } = links;
  const following = pages.find((page) => page.number === number + 1);
  if (typeof next !== "string" || !URL.canParse(next) || following === undefined) return;
  // Its query alone: behind a gateway, a server names an origin that is not the one of the request.
  const exchange = await context.request(list, { query: [...new URL(next).searchParams] });
  const linked = resourcesOf(exchange.response.body).map(({ id }) => id);
  say(
    JSON.stringify(linked) === JSON.stringify(following.resources.map(({ id }) => id)),
    `Page ${number} links to another page than ${number + 1}: ${next}.`,
    exchange,
  );
}

type Say = (holds: boolean, problem: string, about?: Exchange) => void;

interface Problem {
  problem: string;
  /** The exchange that failed. */
  about: Exchange | undefined;
}

/** @param total How many there are in all, where that is known. */
function checkPage(page: Page, size: number, total: number | undefined, say: Say): void {
  const { number, resources, links, meta } = page;
  say(resources.length <= size, `${resources.length} were given, ${size} requested`);
  say(
    isLast(page) || resources.length === size,
    `only ${resources.length} of ${size} were given, although it is not the last`,
  );
  if (number === 1) say((links["prev"] ?? null) === null, "it is the first, but links to one before");
  const numbers = {
    self: number,
    first: 1,
    prev: number - 1,
    next: number + 1,
    last: total && Math.ceil(total / size),
  };
  for (const [name, expected] of Object.entries(numbers)) {
    const named = numberIn(links[name]);
    say(named === undefined || expected === undefined || named === expected, `\`links.${name}\` is page ${named}`);
  }
  if (meta === undefined) return;
  // What is missing is another check's finding, where the spec requires it.
  const { current_page = null, next_page = null, prev_page, total_count, total_pages } = meta;
  // Seen as null at times.
  say(current_page === null || current_page === number, `it calls itself page ${JSON.stringify(current_page)}`);
  say(next_page === null || next_page === number + 1, `it says that the next is ${JSON.stringify(next_page)}`);
  const before = number === 1 ? null : number - 1;
  say(prev_page === undefined || prev_page === before, `it says that the one before is ${JSON.stringify(prev_page)}`);
  say(
    !("next_page" in meta) || (links["next"] === null) === (next_page === null),
    "`links.next` and `meta.next_page` do not agree on whether it is the last",
  );
  say(
    prev_page === undefined || (links["prev"] === null) === (prev_page === null),
    "`links.prev` and `meta.prev_page` do not agree on whether it is the first",
  );
  if (total === undefined) return;
  say(
    total_count === undefined || total_count === total,
    `it counts ${JSON.stringify(total_count)} in all, but there are ${total}`,
  );
  say(
    total_pages === undefined || total_pages === Math.ceil(total / size),
    `it counts ${JSON.stringify(total_pages)} pages of ${size} for ${total}`,
  );
}
