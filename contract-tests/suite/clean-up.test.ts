import { afterEach, expect, onTestFinished, test } from "vitest";
import { createRootlyClient } from "../../src/index.ts";
import { type ReferenceServer, type ReferenceServerOptions, startReferenceServer } from "../reference/server.ts";
import { AT_ONCE } from "../exchange/exchange.ts";
import type { Operation } from "../spec/operations.ts";
import { type Resource, resource } from "../spec/resource.ts";
import { cleanUp, type CleanUpOptions } from "./clean-up.ts";
import { markOf } from "./mark.ts";
import { openWriteGuard } from "./write-guard.ts";

const INCIDENT = "76e27009-efed-49a6-be80-bf0a5c2ae25e";
const TOKEN = "a-token";

let server: ReferenceServer;
afterEach(() => server.close());

async function start(options: ReferenceServerOptions = {}): Promise<void> {
  server = await startReferenceServer({ token: TOKEN, pageSize: 2, ...options });
}

const seed = (summary: string, description: string | null = null) =>
  server.fake.seed(INCIDENT, { summary, description }).id;
const item = (id: string) => ({ of: "action_items", id });
const left = () => server.fake.items.map(({ summary }) => summary);
const clean = (options: Partial<CleanUpOptions> = {}) =>
  cleanUp({
    client: createRootlyClient({ baseUrl: server.url, token: TOKEN, maxRetries: 0 }),
    pathValue: (name) => (name === "incident_id" ? INCIDENT : undefined),
    pauseMs: 1,
    ...options,
  });

test("removes what carries a mark in either string, from all pages, and nothing else", async () => {
  await start();
  const others = [
    "Rotate the leaked key",
    `Remove what is left of ${markOf("a1")}`,
    "[rootly-action-items contract run ]",
    "[rootly-action-items contract run a1",
    "[rootly-action-items contract test a1]",
  ];
  for (const summary of others) seed(summary);
  for (let count = 0; count < 5; count++) seed(`${markOf("a1")} Rotate the leaked key`);
  seed("x", markOf("b2"));
  expect(await clean()).toMatchObject({ removed: { length: 6 }, problems: [] });
  expect(left()).toEqual(others);
});

test("removes only one run's things when that is requested, and none to see what there is", async () => {
  await start();
  seed(`${markOf("a1")} one`);
  seed(`${markOf("b2")} other`);
  const messages: string[] = [];
  expect(await clean({ dryRun: true, say: (line) => messages.push(line) })).toMatchObject({
    removed: { length: 2 },
    problems: [],
  });
  expect(messages.join()).toMatch(/would remove action_items \S+ of run b2/);
  expect(left()).toHaveLength(2);
  expect(await clean({ run: "a1" })).toMatchObject({ removed: { length: 1 }, problems: [] });
  expect(left()).toEqual([`${markOf("b2")} other`]);
});

test("leaves alone what has lost its mark by now, even when it is known to be the run's own", async () => {
  const stale = new Map<string, string>();
  await start({
    // Its list shows what was there a moment ago.
    wrap: (fetch) => async (input, init) => {
      const response = await fetch(input, init);
      let text = await response.text();
      if (String(input).includes("/incidents/")) for (const [now, before] of stale) text = text.replaceAll(now, before);
      return new Response(text, response);
    },
  });
  const id = seed("Taken over by a person");
  stale.set("Taken over by a person", markOf("a1"));
  const own = seed("Never got its mark");
  const { removed, problems, canBeTriedAgain } = await clean({ made: [item(own)] });
  expect(removed).toEqual([]);
  // Nobody would find it otherwise next time.
  expect(canBeTriedAgain).toBe(false);
  expect(problems).toEqual([
    `action_items ${id} was left alone, because it does not carry the mark (any more).\n    likewise 1 more:\n      ${own}`,
  ]);
  expect(left()).toHaveLength(2);
});

test("names what it could not remove, and finds without a list what is known", async () => {
  await start({
    wrap: (fetch) => (input, init) =>
      String(input).includes("/incidents/") || init?.method === "DELETE"
        ? Promise.resolve(new Response(null, { status: 503 }))
        : fetch(input, init),
  });
  const id = seed(`${markOf("a1")} Rotate the leaked key`);
  const { removed, problems, canBeTriedAgain } = await clean({ made: [item(id)] });
  expect(removed).toEqual([]);
  expect(canBeTriedAgain).toBe(true);
  expect(problems[0]).toMatch(/^All of action_items could not be listed: .*503/);
  expect(problems[1]).toMatch(new RegExp(`^action_items ${id} could not be deleted: .*503`));
});

test("what is left for the same reason is listed once, with all identifiers, and as wide as a terminal", async () => {
  let requests = 0;
  await start({
    wrap: (fetch) => (input, init) => {
      if (init?.method !== "DELETE") return fetch(input, init);
      // Half of it is refused for another reason; the request's identifier is a new one in each.
      const title = `${++requests % 2 === 0 ? "Locked" : "Not allowed"} (${crypto.randomUUID()})`;
      return Promise.resolve(new Response(JSON.stringify({ errors: [{ title }] }), { status: 403 }));
    },
  });
  const ids = Array.from({ length: 40 }, () => seed(`${markOf("a1")} Rotate the leaked key`));
  const { problems } = await clean();
  expect(problems).toHaveLength(2);
  expect(problems.join()).toMatch(/answered with 403, "Locked \([\da-f-]+\)".*\n {4}likewise 19 more:/);
  expect(ids.filter((id) => !problems.join().includes(id))).toEqual([]);
  const [, , ...lines] = problems[0]?.split("\n") ?? [];
  expect(lines).toHaveLength(10);
  expect(lines.filter((line) => line.length > 80)).toEqual([]);
});

test("is not content with a deletion that does nothing", async () => {
  await start({
    wrap: (fetch) => (input, init) => fetch(input, init?.method === "DELETE" ? { ...init, method: "GET" } : init),
  });
  const id = seed(`${markOf("a1")} Rotate the leaked key`);
  // What is there was not removed.
  expect(await clean()).toMatchObject({
    removed: [],
    problems: [`action_items ${id} was deleted, but is still there.`],
  });
});

test("says what a server says of a deletion that it refuses", async () => {
  const errors = [{ title: "Items of a closed incident stay", status: "422" }];
  await start({
    wrap: (fetch) => (input, init) =>
      init?.method === "DELETE"
        ? Promise.resolve(new Response(JSON.stringify({ errors }), { status: 422 }))
        : fetch(input, init),
  });
  const id = seed(`${markOf("a1")} Rotate the leaked key`);
  expect((await clean()).problems).toEqual([
    `action_items ${id} could not be deleted: it was answered with 422, "Items of a closed incident stay".`,
  ]);
});

const reading = (id: string) => (input: unknown, init?: RequestInit) =>
  String(input).endsWith(`/${id}`) && (init?.method ?? "GET") === "GET";
const missing = () =>
  new Response('{"errors":[{"title":"Not found or unauthorized","status":"404"}]}', { status: 404 });

test("an action item that is listed is left, whatever reading it says: 404 also means that the token may not", async () => {
  let id = "";
  await start({
    wrap: (fetch) => (input, init) => (reading(id)(input, init) ? Promise.resolve(missing()) : fetch(input, init)),
  });
  id = seed(`${markOf("a1")} Rotate the leaked key`);
  expect(await clean()).toMatchObject({
    removed: [],
    problems: [`action_items ${id} is listed, but reading it is answered with 404.`],
  });
});

test("a list that shows for a moment what was deleted is no problem, one that goes on showing it is", async () => {
  let before = "";
  let stale = 0;
  await start({
    wrap: (fetch) => async (input, init) => {
      const isList = String(input).includes("/incidents/");
      if (isList && before !== "" && stale-- > 0)
        return new Response(before, { headers: { "content-type": "application/vnd.api+json" } });
      const response = await fetch(input, init);
      if (isList && before === "") before = await response.clone().text();
      return response;
    },
  });
  const id = seed(`${markOf("a1")} Rotate the leaked key`);
  stale = 1;
  expect(await clean()).toMatchObject({ removed: [item(id)], problems: [] });
  stale = 99;
  expect(await clean()).toMatchObject({
    removed: [],
    problems: [`action_items ${id} is listed, but reading it is answered with 404.`],
  });
});

test.each([
  { pages: "the same", last: /^The list of action_items does not end within 2;/ },
  { pages: "nothing", last: /^All of action_items could not be listed: 3 pages in a row are empty/ },
])("a list that goes on with $pages is walked to its limit, and said not to end", async ({ pages, last }) => {
  await start({
    wrap: (fetch) => async (input, init) => {
      const url = new URL(String(input));
      if (!url.pathname.includes("/incidents/")) return fetch(input, init);
      const page = Number(url.searchParams.get("page[number]") ?? 1);
      url.searchParams.set("page[number]", "1");
      const response = await fetch(url, init);
      const document = (await response.json()) as { links: Record<string, string>; data: object[] };
      url.searchParams.set("page[number]", String(page + 1));
      document.links["next"] = url.href;
      const data = document.data.slice(0, pages === "nothing" ? 0 : 1);
      return new Response(JSON.stringify({ ...document, data }), response);
    },
  });
  seed("Somebody's");
  const { problems } = await clean({ mostItems: 2 });
  expect(problems).toEqual([expect.stringMatching(last)]);
});

test("a run that may be under way is left alone, until it is requested", async () => {
  await start();
  const marked = (run: string, ageInMinutes: number) => {
    const created_at = new Date(Date.now() - ageInMinutes * 60_000).toISOString().replace("Z", "+00:00");
    return server.fake.seed(INCIDENT, { summary: `${markOf(run)} Rotate the leaked key`, created_at }).id;
  };
  const old = marked("a1", 31);
  const young = [marked("b2", 45), marked("b2", 2)];
  const messages: string[] = [];
  expect((await clean({ sparesRunsUnderWay: true, say: (line) => messages.push(line) })).removed).toEqual([item(old)]);
  expect(messages.join()).toContain(
    "run b2 may be under way: the newest of its 2 is 2 min old, so they are left alone",
  );
  expect((await clean({ run: "b2" })).removed.map(({ id }) => id).sort()).toEqual(young.sort());
});

test("cleans up two resources in one call, each by its own list, read and deletion", async () => {
  const notes = await startReferenceServer({ token: TOKEN, pageSize: 2 });
  onTestFinished(() => notes.close());
  // The notes of the same incident are kept elsewhere, behind the same address.
  const asNotes = (operation: Operation | undefined) =>
    operation && { ...operation, path: operation.path.replace("action_items", "notes") };
  const { create, read, update, remove, lists } = resource;
  const resourceOfNotes: Resource = {
    ...resource,
    ...{
      name: "notes",
      create: asNotes(create),
      read: asNotes(read),
      update: asNotes(update),
      remove: asNotes(remove),
    },
    lists: lists.flatMap((list) => asNotes(list) ?? []),
  };
  const requests: string[] = [];
  await start({
    wrap: (fetch) => (input, init) => {
      const url = new URL(String(input));
      requests.push(`${init?.method ?? "GET"} ${url.pathname}`);
      if (!url.pathname.includes("/notes")) return fetch(input, init);
      return globalThis.fetch(notes.url + url.pathname.replace("notes", "action_items") + url.search, init);
    },
  });
  const seedNote = (summary: string) => notes.fake.seed(INCIDENT, { summary }).id;
  const items = [1, 2, 3].map((count) => seed(`${markOf("a1")} item ${count}`));
  const ownNotes = [1, 2, 3].map((count) => seedNote(`${markOf("a1")} note ${count}`));
  seed("Somebody's item");
  seedNote("Somebody's note");
  seedNote(`${markOf("b2")} of another run`);
  const made = [...items.map(item), ...ownNotes.map((id) => ({ of: "notes", id }))];

  const { removed, problems } = await clean({ of: [resource, resourceOfNotes], run: "a1", made });

  expect(problems).toEqual([]);
  expect(new Set(removed.map(({ of, id }) => `${of} ${id}`))).toEqual(new Set(made.map(({ of, id }) => `${of} ${id}`)));
  expect(left()).toEqual(["Somebody's item"]);
  expect(notes.fake.items.map(({ summary }) => summary)).toEqual(["Somebody's note", `${markOf("b2")} of another run`]);
  for (const id of items) expect(requests).toContain(`DELETE /v1/action_items/${id}`);
  for (const id of ownNotes) expect(requests).toContain(`DELETE /v1/notes/${id}`);
  expect(requests.filter((request) => request.startsWith("DELETE"))).toHaveLength(made.length);

  // What one of them refuses keeps nothing of the other one.
  const [again, another] = [seed(markOf("a1")), seedNote(markOf("a1"))];
  const unlistable = { ...resourceOfNotes, lists: [] };
  const second = await clean({ of: [unlistable, resource], run: "a1" });
  expect(second.removed).toEqual([item(again)]);
  expect(second.problems).toEqual([expect.stringMatching(/^All of notes could not be listed: /)]);
  expect(notes.fake.items.map(({ id }) => id)).toContain(another);
});

test("ended before its time, it removes nothing more and names what is left", async () => {
  const controller = new AbortController();
  let deletions = 0;
  await start({
    wrap: (fetch) => async (input, init) => {
      // By then, one of those that go side by side is done.
      if (init?.method === "DELETE" && ++deletions > AT_ONCE) controller.abort();
      return fetch(input, init);
    },
  });
  const ids = Array.from({ length: 30 }, () => seed(`${markOf("a1")} Rotate the leaked key`));
  const { removed, problems, canBeTriedAgain } = await clean({ signal: controller.signal });
  expect(removed.length).toBeGreaterThan(0);
  expect(removed.length).toBeLessThan(20);
  const gone = removed.map(({ id }) => id);
  const named = ids.filter((id) => problems.join().includes(id));
  expect([...named, ...gone].sort()).toEqual([...ids].sort());
  expect(problems.at(-1)).toMatch(/^\S+ \S+ was not looked at: the clean-up was ended\.\n {4}likewise \d+ more:\n/);
  expect(canBeTriedAgain).toBe(true);
});

test.each(["GET", "DELETE"])("ended while a %s is not answered, it does not wait for that", async (method) => {
  const controller = new AbortController();
  await start({
    wrap: (fetch) => async (input, init) => {
      const isOfOne = /\/action_items\/[^/]+$/.test(new URL(String(input)).pathname);
      if (init?.method !== method || !isOfOne) return fetch(input, init);
      controller.abort();
      return await new Promise<Response>(() => {});
    },
  });
  const id = seed(`${markOf("a1")} Rotate the leaked key`);
  const { removed, problems } = await clean({ signal: controller.signal });
  expect(removed).toEqual([]);
  const what = method === "GET" ? "read" : "deleted";
  expect(problems).toEqual([`action_items ${id} could not be ${what}: the clean-up was ended before it was answered.`]);
});

test("where nothing more may be sent, the problem says why, and nothing of a connection", async () => {
  const headers = { "x-ratelimit-remaining": "0", "x-ratelimit-reset": String(Math.ceil(Date.now() / 1000) + 3_600) };
  await start({ wrap: () => async () => new Response('{"data":[{},{}],"links":{"next":"/2"}}', { headers }) });
  const { fetch } = openWriteGuard();
  const client = createRootlyClient({ baseUrl: server.url, token: TOKEN, maxRetries: 0, fetch });
  const { problems } = await clean({ client });
  expect(problems).toEqual([
    expect.stringMatching(/^All of action_items could not be listed: the rate limit is used up until \S+Z\.$/),
  ]);
});

test("a list that refuses large pages is looked through in pages of the server's size", async () => {
  await start({
    wrap: (fetch) => async (input, init) => {
      const url = new URL(input instanceof Request ? input.url : input);
      const isLarge = Number(url.searchParams.get("page[size]")) > 10;
      return isLarge ? new Response('{"errors":[]}', { status: 400 }) : await fetch(input, init);
    },
  });
  for (let count = 0; count < 5; count++) seed(`${markOf("a1")} Rotate the leaked key`);
  expect(await clean()).toMatchObject({ removed: { length: 5 }, problems: [] });
  expect(left()).toEqual([]);
});
