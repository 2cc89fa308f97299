import type { Query } from "../cases/parameters.ts";
import type { Operation } from "../spec/operations.ts";
import type { Resource } from "../spec/resource.ts";
import { timeOf } from "../exchange/document.ts";
import { succeeded } from "../exchange/exchange.ts";
import { LeftOut } from "../suite/left-out.ts";
import { ownItems } from "./own-resources.ts";
import { everythingIn, isPaged, type Listed, type Page, pagesOf, sinceCreationOf } from "./pages.ts";
import { probe } from "./probe.ts";
import type { Scenario, ScenarioContext } from "./scenario.ts";

/** How many stay while another one comes after the first page and goes after the second: three pages of the smallest size. */
const STAYING = 5;
const SIZE = 2;
const PAGES = 8;
/** What a list can be sorted by is undocumented; most servers take this. */
const BY_CREATION: Query = [["sort", "created_at"]];

export const changingLists: Scenario<"read" | "remove"> = {
  name: "changing-lists",
  definition:
    "While others create and delete, each resource that stays is on the pages of a list once, if the list has new ones last: then pages need not shift (JSON:API, Cursor Pagination profile; kaminari #614).",
  needs: ["read", "remove"],
  lacks: (resource) =>
    pagedListsOf(resource).length === 0 ? `${resource.name} have no list with pages of a size to choose` : undefined,
  // One comes and goes.
  writes: STAYING + 2,
  leaves: STAYING,
  reuses: { count: STAYING, leaves: "as it was" },
  async run(context) {
    const staying = await ownItems(context, context.resource.read, STAYING);
    const queries = pagedListsOf(context.resource).flatMap((list) => {
      const since = staying[0] ? sinceCreationOf(staying[0], list) : [];
      const isSorted = list.queryParameters.some(({ name }) => name === "sort");
      return [{ list, query: since }, ...(isSorted ? [{ list, query: [...since, ...BY_CREATION] }] : [])];
    });
    for (const { list, query } of queries) {
      const before = await growing(context, list, query);
      if (before !== undefined) return await checkWalk(context, { list, query, before, ids: idsOf(staying) });
    }
    throw new LeftOut("no list has new resources last");
  },
};

type Context = ScenarioContext<"create" | "read" | "remove">;

function pagedListsOf({ lists }: Resource): Operation[] {
  return lists.filter(isPaged);
}

/** What a list holds where each comes after those that were created before it; undefined where that is not so. */
async function growing(context: Context, list: Operation, query: Query): Promise<Listed | undefined> {
  // A server may refuse an order that it does not know.
  const exchange = await probe(context, {
    operation: list,
    query: String(new URLSearchParams(query.map((pair) => [...pair]))),
  });
  if (!succeeded(exchange)) return undefined;
  const listed = await everythingIn(context, list, query);
  const times = listed.resources.map(({ attributes }) => timeOf(attributes["created_at"]));
  const isGrowing = times.every((time, at) => at === 0 || time >= (times[at - 1] ?? NaN));
  return isGrowing && listed.complete && times.length >= STAYING ? listed : undefined;
}

interface Walk {
  list: Operation;
  query: Query;
  /** What it holds before. */
  before: Listed;
  /** What stays. */
  ids: readonly string[];
}

async function checkWalk(context: Context, { list, query, before, ids }: Walk): Promise<void> {
  const size = Math.max(SIZE, Math.ceil(before.resources.length / PAGES));
  const pages: Page[] = [];
  let other: string | undefined;
  for await (const page of pagesOf(context, list, query, size)) {
    pages.push(page);
    if (pages.length === 1) other = (await context.create()).id;
    else if (pages.length === 2) await context.request(context.resource.remove, { id: other ?? "" });
  }
  const shown = pages.map(({ resources }) => idsOf(resources));
  const wrong = ids.flatMap((id) => {
    const on = shown.flatMap((page, at) => page.filter((item) => item === id).map(() => at));
    return on.length === 1 ? [] : [{ id, on }];
  });
  if (wrong.length === 0) return;
  const after = await everythingIn(context, list, query);
  // Somebody else has changed the list meanwhile, and at its beginning perhaps.
  if (String(without(before, other)) !== String(without(after, other))) return;
  for (const { id, on } of wrong)
    context.expect(
      false,
      `${list.id} was read page by page while another one was created at its end and deleted: ${id} is on ${on.length} pages.`,
      pages[on.at(-1) ?? pages.length - 1]?.exchange,
    );
}

const idsOf = (resources: readonly { id?: string }[]): string[] => resources.flatMap(({ id }) => id ?? []);
const without = ({ resources }: Listed, id: string | undefined): string[] =>
  idsOf(resources).filter((item) => item !== id);
