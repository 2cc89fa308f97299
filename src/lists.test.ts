import { getEventListeners } from "node:events";
import { describe, expect, test } from "vitest";
import type { ActionItem, ActionItemList } from "./lists.ts";
import { clientOf, INCIDENT } from "./test-support/clients.ts";
import { startFaultServer } from "./test-support/fault-server.ts";
import { type HttpServer, sendJson, startHttpServer } from "./test-support/servers.ts";

const PATH = `/v1/incidents/${INCIDENT}/action_items`;
const PAGES = 3;

type Links = Record<string, unknown>;
type Meta = Record<string, unknown>;

interface Page {
  data?: unknown;
  links?: Links;
  meta?: Meta | undefined;
}

function item(number: number) {
  return { id: `item-${number}`, type: "incident_action_items", attributes: { summary: `Number ${number}` } };
}

/** Starts a server that has three pages of two items, each with links and meta, and lets a test change them. */
async function startPages(change: (page: Page, number: number, url: string) => Page = (page) => page) {
  const server: HttpServer = await startHttpServer(({ path, query }, response) => {
    const number = Number(query.get("page[number]") ?? 1);
    const link = (to: number) => {
      const search = new URLSearchParams(query);
      search.set("page[number]", String(to));
      return to < 1 || to > PAGES ? null : `${server.url}${path}?${search}`;
    };
    const page = {
      data: number > PAGES ? [] : [item(number * 2 - 1), item(number * 2)],
      links: { self: link(number), first: link(1), prev: link(number - 1), next: link(number + 1), last: link(PAGES) },
      meta: { current_page: number, next_page: number < PAGES ? number + 1 : null, total_count: 6, total_pages: PAGES },
    };
    sendJson(response, 200, change(page, number, server.url));
  });
  return { server, actionItems: clientOf(server.url).actionItems };
}

async function idsOf(list: ActionItemList): Promise<string[]> {
  const items: ActionItem[] = [];
  for await (const actionItem of list) items.push(actionItem);
  return items.map(({ id }) => id);
}

const ALL = ["item-1", "item-2", "item-3", "item-4", "item-5", "item-6"];

describe("awaited, a list", () => {
  test("is one page with its meta and links", async () => {
    const { server, actionItems } = await startPages();
    const page = await actionItems.list(INCIDENT, { page: { number: 2, size: 2 } });
    expect(page).toMatchObject({
      items: [
        { id: "item-3", summary: "Number 3" },
        { id: "item-4", summary: "Number 4" },
      ],
      meta: { current_page: 2, next_page: 3, total_count: 6 },
      links: { next: expect.stringContaining("page%5Bnumber%5D=3") },
    });
    expect(Object.keys(page)).toEqual(["items", "meta", "links", "response", "next"]);
    expect(server.requests).toEqual([`GET ${PATH}?page%5Bnumber%5D=2&page%5Bsize%5D=2`]);
  });

  test("of all incidents has a path of its own", async () => {
    const { server, actionItems } = await startPages();
    expect((await actionItems.listAll()).items).toHaveLength(2);
    expect(server.requests).toEqual(["GET /v1/action_items"]);
  });

  test("gives undefined for the meta that some servers leave out", async () => {
    const { actionItems } = await startPages(({ meta: _, ...page }) => page);
    expect((await actionItems.list(INCIDENT)).meta).toBeUndefined();
  });

  test("sends a request each time", async () => {
    const { server, actionItems } = await startPages();
    const list = actionItems.list(INCIDENT);
    await list;
    await list;
    expect(server.requests).toHaveLength(2);
  });

  test("throws what the non-throwing variant returns", async () => {
    const { actionItems } = await startPages(() => ({ links: { next: null } }));
    const error = { code: "unreadable_response", message: expect.stringContaining("holds no list") };
    await expect(actionItems.list(INCIDENT)).rejects.toMatchObject(error);
    expect(await actionItems.safeList(INCIDENT)).toMatchObject({ ok: false, error, response: { status: 200 } });
    expect(await actionItems.safeListAll()).toMatchObject({ ok: false, error });
  });

  test.each<[string, Page]>([
    ["an item that is none", { data: [item(1), { id: "item-2" }], links: {} }],
    ["neither links nor meta", { data: [item(1)] }],
    ["no list", { data: item(1), links: {} }],
  ])("is unreadable with %s", async (_, page) => {
    const { actionItems } = await startPages(() => page);
    await expect(actionItems.list(INCIDENT)).rejects.toMatchObject({ code: "unreadable_response", status: 200 });
  });

  test("is a page that can be read, whatever its links say", async () => {
    const { actionItems } = await startPages((page) => ({ ...page, links: { next: "https://elsewhere.example/" } }));
    expect(await actionItems.safeList(INCIDENT)).toMatchObject({ ok: true, value: { items: [{}, {}] } });
  });
});

describe("iterated, a list", () => {
  test("gives every item of every page", async () => {
    const { server, actionItems } = await startPages();
    expect(await idsOf(actionItems.list(INCIDENT))).toEqual(ALL);
    const next = (number: number) => `GET ${PATH}?page%5Bnumber%5D=${number}`;
    expect(server.requests).toEqual([`GET ${PATH}`, next(2), next(3)]);
  });

  test("keeps its filters on every page", async () => {
    const { server, actionItems } = await startPages();
    const filter = { priority: { in: ["high", "low"] } } as const;
    expect(await idsOf(actionItems.listAll({ filter, sort: "due_date", page: { size: 2 } }))).toEqual(ALL);
    for (const request of server.requests) {
      expect(decodeURIComponent(request)).toContain("?filter[priority][in]=high,low&sort=due_date&page[size]=2");
    }
  });

  test("begins at the requested page", async () => {
    const { server, actionItems } = await startPages();
    expect(await idsOf(actionItems.list(INCIDENT, { page: { number: 2 } }))).toEqual(ALL.slice(2));
    expect(server.requests).toHaveLength(2);
  });

  test("begins anew each time", async () => {
    const { actionItems } = await startPages();
    const list = actionItems.list(INCIDENT);
    expect(await idsOf(list)).toEqual(ALL);
    expect(await idsOf(list)).toEqual(ALL);
  });

  test("follows links where there is no meta", async () => {
    const { actionItems } = await startPages(({ meta: _, ...page }) => page);
    expect(await idsOf(actionItems.list(INCIDENT))).toEqual(ALL);
  });

  test.each<[string, (next: string) => unknown]>([
    ["there is no link", () => null],
    ["the link is missing", () => undefined],
    ["the link leads to another host", (next) => next.replace("127.0.0.1", "elsewhere.example")],
    ["the link leads to another port", (next) => next.replace(/:\d+/, ":1")],
    ["the link has another scheme", (next) => next.replace("http:", "https:")],
    ["the link is no address", () => "2"],
  ])("follows meta.next_page where %s", async (_, change) => {
    const { server, actionItems } = await startPages(({ links, ...page }) => ({
      ...page,
      links: { next: links?.["next"] && change(String(links["next"])) },
    }));
    expect(await idsOf(actionItems.listAll({ sort: "due_date" }))).toEqual(ALL);
    expect(server.requests.map(decodeURIComponent)).toEqual([
      "GET /v1/action_items?sort=due_date",
      "GET /v1/action_items?sort=due_date&page[number]=2",
      "GET /v1/action_items?sort=due_date&page[number]=3",
    ]);
  });

  test("follows links where the meta does not know its page", async () => {
    const { actionItems } = await startPages(({ meta: _, ...page }) => ({
      ...page,
      meta: { current_page: null, next_page: null },
    }));
    expect(await idsOf(actionItems.list(INCIDENT))).toEqual(ALL);
  });

  test("takes only the query of a link", async () => {
    const { server, actionItems } = await startPages((page, _, url) => ({
      ...page,
      links: { next: page.links?.["next"] && String(page.links["next"]).replace(url + PATH, `${url}/v1/secrets`) },
    }));
    expect(await idsOf(actionItems.list(INCIDENT))).toEqual(ALL);
    expect(server.requests.every((request) => request.startsWith(`GET ${PATH}`))).toBe(true);
  });

  test("takes a link's query as it is, names that are repeated included", async () => {
    const { server, actionItems } = await startPages((page, number, url) => ({
      data: page.data,
      links: { next: number < 2 ? `${url}${PATH}?page[number]=2&a=1&a=2` : null },
    }));
    await idsOf(actionItems.list(INCIDENT));
    expect(server.requests[1]).toBe(`GET ${PATH}?page%5Bnumber%5D=2&a=1&a=2`);
  });

  test("goes on after an empty page", async () => {
    const { server, actionItems } = await startPages((page, number) => ({
      ...page,
      data: number === 2 ? [] : page.data,
    }));
    expect(await idsOf(actionItems.list(INCIDENT))).toEqual(["item-1", "item-2", "item-5", "item-6"]);
    expect(server.requests).toHaveLength(3);
  });

  test.each<[string, (next: URL) => unknown]>([
    ["is an object", (next) => ({ href: next.href, meta: { count: 6 } })],
    ["is relative to the host", (next) => next.pathname + next.search],
    ["is a query", (next) => next.search],
    ["has no scheme", (next) => `//${next.host}${next.pathname}${next.search}`],
    ["has another scheme", (next) => next.href.replace("http:", "https:")],
    ["has its scheme and host in upper case", (next) => next.href.replace(/^http:..localhost/, "HTTP://LOCALHOST")],
    ["has another port", (next) => next.href.replace(/:\d+/, ":1")],
    ["is an object and relative", (next) => ({ href: next.search })],
  ])("follows a link that %s", async (_, write) => {
    const { server } = await startPages(({ data, links }) => ({
      data,
      links: { next: links?.["next"] && write(new URL(String(links["next"]).replace("127.0.0.1", "localhost"))) },
    }));
    const { actionItems } = clientOf(server.url.replace("127.0.0.1", "localhost"));
    expect(await idsOf(actionItems.list(INCIDENT))).toEqual(ALL);
    expect(server.requests).toHaveLength(3);
  });

  test("follows counters that are strings, beyond page 9", async () => {
    const { actionItems, server } = await startPages((_, number) => ({
      data: [item(number)],
      links: {},
      meta: { current_page: String(number), next_page: number < 12 ? String(number + 1) : null },
    }));
    expect(await idsOf(actionItems.list(INCIDENT))).toHaveLength(12);
    expect(server.requests).toHaveLength(12);
  });

  test("follows meta where there are no links", async () => {
    const { actionItems } = await startPages(({ data, meta }) => ({ data, meta }));
    expect(await idsOf(actionItems.list(INCIDENT))).toEqual(ALL);
    expect((await actionItems.list(INCIDENT)).links).toEqual({});
  });

  test("ends where nothing says that there is more", async () => {
    const { server, actionItems } = await startPages(({ data }) => ({ data, links: {} }));
    expect(await idsOf(actionItems.list(INCIDENT))).toEqual(["item-1", "item-2"]);
    expect(server.requests).toHaveLength(1);
  });
});

describe("pages", () => {
  test("can be iterated, each with its response", async () => {
    const { server, actionItems } = await startPages();
    const seen: unknown[] = [];
    for await (const { items, meta, response } of actionItems.list(INCIDENT, { page: { size: 2 } }).pages()) {
      seen.push([items.map(({ id }) => id), meta?.current_page, response.status]);
    }
    expect(seen).toEqual([
      [["item-1", "item-2"], 1, 200],
      [["item-3", "item-4"], 2, 200],
      [["item-5", "item-6"], 3, 200],
    ]);
    expect(server.requests).toHaveLength(PAGES);
  });

  test("lead to the next one, each time that it is called", async () => {
    const { server, actionItems } = await startPages();
    const first = await actionItems.listAll({ sort: "due_date" });
    const second = await first.next();
    const third = await second?.next();
    expect(third?.items).toMatchObject([{ id: "item-5" }, { id: "item-6" }]);
    expect(await third?.next()).toBeUndefined();
    expect(await first.next()).toMatchObject({ items: second?.items });
    expect(server.requests.map(decodeURIComponent)).toEqual([
      "GET /v1/action_items?sort=due_date",
      "GET /v1/action_items?sort=due_date&page[number]=2",
      "GET /v1/action_items?sort=due_date&page[number]=3",
      "GET /v1/action_items?sort=due_date&page[number]=2",
    ]);
  });

  test("throw when the next one is elsewhere, not before", async () => {
    const { actionItems } = await startPages(({ data }) => ({ data, links: { next: "https://elsewhere.example/" } }));
    const page = await actionItems.list(INCIDENT);
    await expect(page.next()).rejects.toMatchObject({ code: "unreadable_response", outcome: "applied" });
  });

  test.each([
    [0, 0],
    [2, 1],
    [3, 2],
    [6, 3],
    [Infinity, 3],
  ])("are collected for %d items with %d requests", async (limit, requests) => {
    const { server, actionItems } = await startPages();
    const items = await actionItems.list(INCIDENT).toArray({ limit });
    expect(items.map(({ id }) => id)).toEqual(ALL.slice(0, limit));
    expect(server.requests).toHaveLength(requests);
  });

  test.each([{ limit: "2" }, { limit: Number.NaN }, { limit: -1 }, {}, null])(
    "are not collected for %o",
    async (options) => {
      const { server, actionItems } = await startPages();
      // What the compiler refuses, JavaScript lets pass.
      const collected = actionItems.list(INCIDENT).toArray(options as { limit: number });
      await expect(collected).rejects.toMatchObject({ code: "invalid_argument", outcome: "not-sent" });
      expect(server.requests).toEqual([]);
    },
  );
});

test("a list that goes on with empty pages for ever is an error, and what it gave is not lost", async () => {
  const { server, actionItems } = await startPages((page, number, url) => ({
    ...page,
    meta: undefined,
    links: { next: `${url}${PATH}?page[number]=${number + 1}` },
  }));
  const seen: string[] = [];
  const loop = async () => {
    for await (const { id } of actionItems.list(INCIDENT)) seen.push(id);
  };
  await expect(loop()).rejects.toMatchObject({
    code: "unreadable_response",
    message: expect.stringContaining("empty pages"),
  });
  expect(seen).toEqual(ALL);
  expect(server.requests).toHaveLength(PAGES + 101);
});

describe("what comes in a list is not coerced:", () => {
  const DEEP = "[".repeat(20_000) + "]".repeat(20_000);

  test.each<[string, string]>([
    ["an id that is a number", '{"id":5,"attributes":{}}'],
    ["an id that is an object", '{"id":{"toString":1},"attributes":{}}'],
    ["attributes that are a string", '{"id":"1","attributes":"summary"}'],
    ["a list nested 20,000 deep", DEEP],
    ["a number", "5"],
    ["null", "null"],
  ])("%s is no action item", async (_, resource) => {
    const body = `{"data":[${resource}],"links":{}}`;
    const server = await startFaultServer([{ do: "answer", status: 200, body }]);
    const { actionItems } = clientOf(server.url);
    const error = { code: "unreadable_response", outcome: "applied", message: expect.stringContaining("no resource") };
    expect(await actionItems.safeList(INCIDENT)).toMatchObject({ ok: false, error });
    await expect(idsOf(actionItems.list(INCIDENT))).rejects.toMatchObject(error);
  });

  test.each<[string, string]>([
    ["an object with a toString of its own", '{"toString":1,"valueOf":1}'],
    ["a list nested 20,000 deep", DEEP],
  ])("%s as an attribute, a counter or a link is left as it is", async (_, value) => {
    const server = await startFaultServer([
      {
        do: "answer",
        status: 200,
        body: `{"data":[{"id":"1","attributes":{"summary":${value}}}],"links":{"self":${value}},"meta":{"current_page":${value}}}`,
      },
    ]);
    const seen: unknown[] = [];
    for await (const { summary } of clientOf(server.url).actionItems.list(INCIDENT)) seen.push(typeof summary);
    expect(seen).toEqual(["object"]);
  });

  test("a next page that is one is an error", async () => {
    const body = '{"data":[],"meta":{"current_page":{"toString":1},"next_page":{"toString":1}}}';
    const server = await startFaultServer([{ do: "answer", status: 200, body }]);
    await expect(idsOf(clientOf(server.url).actionItems.list(INCIDENT))).rejects.toMatchObject({
      code: "unreadable_response",
    });
  });
});

test("a list whose next page has an empty address is at its end", async () => {
  const body = '{"data":[],"links":{"next":""},"meta":{}}';
  const server = await startFaultServer([{ do: "answer", status: 200, body }]);
  expect(await idsOf(clientOf(server.url).actionItems.list(INCIDENT))).toEqual([]);
  expect(server.requests).toHaveLength(1);
});

describe("a list whose pages lead nowhere is an error:", () => {
  const circle = "leads in a circle";

  test.each<[string, string, number, (page: Page, number: number, url: string) => Page]>([
    [
      "a link to another host without meta",
      "leads to another host",
      1,
      ({ data }) => ({ data, links: { next: "https://elsewhere.example/v1/action_items?page[number]=2" } }),
    ],
    [
      "a link that is no address, without meta",
      "leads to another host",
      1,
      ({ data }) => ({ data, links: { next: "https://" } }),
    ],
    ["a link that is a number", "leads to another host", 1, ({ data }) => ({ data, links: { next: 2 } })],
    [
      "a link that cannot be a string",
      "leads to another host",
      1,
      ({ data }) => ({ data, links: { next: { toString: 1 } } }),
    ],
    ["a link to the same page", circle, 1, ({ data }, _, url) => ({ data, links: { next: `${url}${PATH}` } })],
    [
      "a link that stays at page 2",
      circle,
      2,
      ({ data }, _, url) => ({ data, links: { next: `${url}${PATH}?page[number]=2` } }),
    ],
    [
      "links in a circle",
      circle,
      3,
      ({ data }, number, url) => ({ data, links: { next: `${url}${PATH}?page[number]=${number === 2 ? 3 : 2}` } }),
    ],
    [
      "a next page that is this one",
      circle,
      2,
      ({ data }) => ({ data, links: {}, meta: { current_page: 1, next_page: 1 } }),
    ],
    ["a next page that came before", circle, 2, ({ data }) => ({ data, meta: { current_page: 7, next_page: 2 } })],
    [
      "a next page that stays the same, where the current one is not said",
      circle,
      2,
      ({ data }) => ({ data, links: {}, meta: { current_page: null, next_page: 2 } }),
    ],
  ])("%s", async (_, message, requests, change) => {
    const { server, actionItems } = await startPages(change);
    await expect(idsOf(actionItems.list(INCIDENT))).rejects.toMatchObject({
      code: "unreadable_response",
      message: expect.stringContaining(message),
    });
    expect(server.requests).toHaveLength(requests);
  });
});

describe("nothing is requested", () => {
  test("before a list is awaited or iterated", async () => {
    const { server, actionItems } = await startPages();
    const list = actionItems.list(INCIDENT);
    list[Symbol.asyncIterator]();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(server.requests).toEqual([]);
  });

  test("after the loop is left", async () => {
    const { server, actionItems } = await startPages();
    for await (const { id } of actionItems.list(INCIDENT)) if (id === "item-2") break;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(server.requests).toHaveLength(1);
  });

  test("before the first item of the next page is needed", async () => {
    const { server, actionItems } = await startPages();
    const iterator = actionItems.list(INCIDENT)[Symbol.asyncIterator]();
    await iterator.next();
    await iterator.next();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(server.requests).toHaveLength(1);
    expect(await iterator.next()).toMatchObject({ value: { id: "item-3" } });
    expect(server.requests).toHaveLength(2);
  });

  test("after the signal aborts, which ends the loop at once", async () => {
    const { server, actionItems } = await startPages();
    const controller = new AbortController();
    const reason = new Error("enough");
    const seen: string[] = [];
    const loop = async () => {
      for await (const { id } of actionItems.list(INCIDENT, { signal: controller.signal })) {
        seen.push(id);
        controller.abort(reason);
      }
    };
    await expect(loop()).rejects.toBe(reason);
    expect(seen).toEqual(["item-1"]);
    expect(server.requests).toHaveLength(1);
    expect(getEventListeners(controller.signal, "abort")).toEqual([]);
  });

  test("with a signal that has aborted", async () => {
    const { server, actionItems } = await startPages();
    const reason = new Error("enough");
    const list = actionItems.list(INCIDENT, { signal: AbortSignal.abort(reason) });
    await expect(idsOf(list)).rejects.toBe(reason);
    await expect(list).rejects.toBe(reason);
    expect(server.requests).toEqual([]);
  });
});

test("aborting while a page is on its way ends the loop at once", async () => {
  const controller = new AbortController();
  const reason = new Error("enough");
  const server = await startHttpServer(() => controller.abort(reason));
  const list = clientOf(server.url).actionItems.list(INCIDENT, { signal: controller.signal });
  await expect(idsOf(list)).rejects.toBe(reason);
  expect(getEventListeners(controller.signal, "abort")).toEqual([]);
});

test("what is left leaves no timer", async () => {
  const { actionItems } = await startPages();
  const timers = () => process.getActiveResourcesInfo().filter((kind) => kind === "Timeout").length;
  const before = timers();
  for await (const _ of actionItems.list(INCIDENT)) break;
  await idsOf(actionItems.list(INCIDENT));
  expect(timers()).toBeLessThanOrEqual(before);
});
