import { resource } from "../description/resource.ts";
import { resourcesOf } from "../exchange/document.ts";
import { everythingIn, isLast, type Page, pagesOf } from "./pages.ts";
import type { Scenario, Story } from "./scenario.ts";

const SIZE = 2;
const CREATED = 3;

export const pagination: Scenario = {
  name: "pagination",
  definition: "The pages of a list hold everything once, in the size asked for, and say truly where the others are.",
  writes: CREATED,
  async run(story) {
    const list = resource.lists.find(({ path }) => path === resource.create?.path);
    if (list === undefined) return;
    const made: string[] = [];
    for (let count = 0; count < CREATED; count++) made.push((await story.create()).id);

    const pages: Page[] = [];
    for await (const page of pagesOf(story, list, [], SIZE)) pages.push(page);
    const last = pages.at(-1);
    story.expect(
      pages.length > 1,
      `There are at least ${CREATED} to list, but the first page of ${SIZE} says that it is the last.`,
    );
    // An incident with more than the suite walks through says nothing about its end.
    const complete = last !== undefined && (isLast(last) || last.resources.length === 0);

    const ids = pages.flatMap(({ resources }) => resources.map(({ id }) => String(id)));
    const twice = ids.find((id, at) => ids.indexOf(id) !== at);
    story.expect(twice === undefined, `${twice} is on two pages.`);
    for (const id of made) story.expect(!complete || ids.includes(id), `${id} was created, but is on no page.`);
    const atOnce = await everythingIn(story, list);
    if (complete && atOnce.complete) {
      const missing = atOnce.resources.find(({ id }) => !ids.includes(String(id)));
      story.expect(missing === undefined, `${String(missing?.id)} is on a large page, but on none of the small ones.`);
    }
    for (const page of pages) {
      judgePage(story, page, complete ? ids.length : undefined);
      await follow(story, page, pages);
    }

    async function follow({ session }: Story, { number, links }: Page, all: Page[]): Promise<void> {
      const { next } = links;
      const following = all.find((page) => page.number === number + 1);
      if (typeof next !== "string" || !URL.canParse(next) || following === undefined || list === undefined) return;
      // Its query alone: behind a gateway, a server names an origin that is not the one it was asked at.
      const exchange = await story.request(list, { query: [...new URL(next).searchParams] });
      const linked = resourcesOf(exchange.response.body).map(({ id }) => id);
      story.expect(
        JSON.stringify(linked) === JSON.stringify(following.resources.map(({ id }) => id)),
        `Page ${number} links to another page than ${number + 1} of ${session.target.url}: ${next}.`,
      );
    }
  },
};

function judgePage(story: Story, page: Page, total: number | undefined): void {
  const { number, resources, links, meta } = page;
  const say = (holds: boolean, problem: string) => story.expect(holds, `Page ${number}: ${problem}.`);
  say(resources.length <= SIZE, `${resources.length} were given, ${SIZE} asked for`);
  say(
    isLast(page) || resources.length === SIZE,
    `only ${resources.length} of ${SIZE} were given, although it is not the last`,
  );
  if (number === 1) say((links["prev"] ?? null) === null, "it is the first, but links to one before");
  if (meta === undefined) return;
  const { current_page, next_page, prev_page, total_count, total_pages } = meta;
  // Seen as null at times.
  say(current_page === null || current_page === number, `it calls itself page ${JSON.stringify(current_page)}`);
  say(next_page === null || next_page === number + 1, `it says that the next is ${JSON.stringify(next_page)}`);
  say(prev_page === (number === 1 ? null : number - 1), `it says that the one before is ${JSON.stringify(prev_page)}`);
  say(
    (links["next"] === null) === (next_page === null),
    "`links.next` and `meta.next_page` do not agree on whether it is the last",
  );
  if (total === undefined) return;
  say(total_count === total, `it counts ${JSON.stringify(total_count)} in all; the pages hold ${total}`);
  say(
    total_pages === Math.ceil(total / SIZE),
    `it counts ${JSON.stringify(total_pages)} pages of ${SIZE} for ${total}`,
  );
}
