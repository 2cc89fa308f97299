import { describe, expect, test } from "vitest";
import { type ActionItemFilter, createRootlyClient } from "../index.ts";
import { createFakeRootly } from "../testing.ts";

const INCIDENT = "76e27009-efed-49a6-be80-bf0a5c2ae25e";
const LIST_ALL = "https://api.rootly.com/v1/action_items";

function start(options: Parameters<typeof createFakeRootly>[0] = {}) {
  const fake = createFakeRootly(options);
  const { actionItems } = createRootlyClient({ token: "test-token", maxRetries: 0, fetch: fake.fetch });
  return { fake, actionItems };
}

/** The summaries that a query of list-all brings, as it stands. */
async function summariesOf(fake: { fetch: typeof fetch }, query: string): Promise<string[]> {
  const response = await fake.fetch(`${LIST_ALL}?${query}`, { headers: { authorization: "Bearer test-token" } });
  const { data } = await response.json();
  return data.map(({ attributes }: { attributes: { summary: string } }) => attributes.summary);
}

describe("pages", () => {
  function seeded(count: number, pageSize?: number) {
    const started = start({ pageSize });
    for (let number = 1; number <= count; number++) started.fake.seed(INCIDENT, { summary: `Step ${number}` });
    return started;
  }

  test("hold 20 action items, the newest first, and lead to each other", async () => {
    const { actionItems } = seeded(41);
    const { items, meta, links } = await actionItems.list(INCIDENT, { page: { number: 2 } });
    expect(items.map(({ summary }) => summary)).toEqual(Array.from({ length: 20 }, (_, at) => `Step ${21 - at}`));
    expect(meta).toEqual({
      ...{ current_page: 2, next_page: 3, prev_page: 1, total_count: 41, total_pages: 3, next_cursor: null },
    });
    const link = (page: number) =>
      `https://api.rootly.com/v1/incidents/${INCIDENT}/action_items?page%5Bnumber%5D=${page}&page%5Bsize%5D=20`;
    expect(links).toEqual({ self: link(2), first: link(1), prev: link(1), next: link(3), last: link(3) });
  });

  test("have no page before the first and none after the last", async () => {
    const { actionItems } = seeded(3, 2);
    const first = await actionItems.list(INCIDENT);
    expect(first).toMatchObject({ links: { prev: null }, meta: { prev_page: null, next_page: 2 } });
    const last = await actionItems.list(INCIDENT, { page: { number: 2 } });
    expect(last).toMatchObject({ links: { next: null }, meta: { prev_page: 1, next_page: null } });
    expect(last.items).toHaveLength(1);
  });

  test("beyond the last are empty, and lead nowhere but to the others' ends", async () => {
    const { actionItems } = seeded(3);
    expect(await actionItems.list(INCIDENT, { page: { number: 5, size: 1 } })).toMatchObject({
      items: [],
      links: { prev: null, next: null, last: expect.stringContaining("page%5Bnumber%5D=3") },
      meta: { current_page: 5, prev_page: null, next_page: null, total_count: 3, total_pages: 3 },
    });
  });

  test.each(["0", "-1", "0.5", "two", ""])("are as if nothing was said when that is %j", async (nonsense) => {
    const { fake } = seeded(3, 2);
    const query = new URLSearchParams({ "page[number]": nonsense, "page[size]": nonsense });
    expect(await summariesOf(fake, String(query))).toEqual(["Step 3", "Step 2"]);
  });

  test("are all that a client walks through, with the filters that it began with", async () => {
    const { fake, actionItems } = seeded(5, 2);
    for (const { id } of fake.items.slice(1)) await actionItems.update(id, { status: "done" });
    const summaries: string[] = [];
    for await (const { summary } of actionItems.listAll({ filter: { status: { in: ["done", "cancelled"] } } })) {
      summaries.push(summary);
    }
    expect(summaries).toEqual(["Step 5", "Step 4", "Step 3", "Step 2"]);
    expect(fake.requests.filter(({ method }) => method === "GET")).toHaveLength(2);
  });
});

test("a list of one incident has nothing of another, and what the spec does not have is refused or ignored", async () => {
  const { fake } = start();
  fake.seed("one", { summary: "a" });
  fake.seed("two", { summary: "b" });
  fake.seed("one", { summary: "c" });
  const url = "https://api.rootly.com/v1/incidents/one/action_items?no=such";
  const headers = { authorization: "Bearer test-token" };
  const { data } = await (await fake.fetch(url, { headers })).json();
  const filtered = await fake.fetch(`${url}&filter[status]=done&sort=summary`, { headers });
  expect(filtered.status).toBe(400);
  expect(await filtered.json()).toEqual({
    errors: [
      { title: "filter[status] is not a parameter of listIncidentActionItems", status: "400" },
      { title: "sort is not a parameter of listIncidentActionItems", status: "400" },
    ],
  });
  expect(data).toMatchObject([{ attributes: { summary: "c" } }, { attributes: { summary: "a" } }]);
});

describe("filters", () => {
  function started() {
    const { fake, actionItems } = start({
      incidents: [
        { id: "old", status: "resolved", created_at: "2026-01-10T09:00:00.000+00:00" },
        { id: "new", created_at: "2026-06-10T09:00:00.000+00:00" },
      ],
    });
    fake.seed("old", { summary: "a", kind: "follow_up", status: "done", created_at: "2026-01-11T00:00:00.000-08:00" });
    fake.seed("old", {
      summary: "b",
      priority: "high",
      due_date: "2026-12-01",
      created_at: "2026-02-01T00:00:00.000Z",
    });
    fake.seed("new", { summary: "c", status: "cancelled", due_date: "2026-12-01T12:00:00+02:00" });
    fake.seed("new", { summary: "d", priority: "low", due_date: "when the moon is full" });
    return { fake, actionItems };
  }

  test.each<[ActionItemFilter, string]>([
    [{ kind: "follow_up" }, "a"],
    [{ kind: { not_eq: "follow_up" } }, "bcd"],
    [{ priority: "medium" }, "ac"],
    [{ priority: { eq: "high" } }, "b"],
    [{ priority: { in: ["high", "low"] } }, "bd"],
    [{ priority: { not_in: ["high", "low"] } }, "ac"],
    [{ status: "open" }, "bd"],
    [{ status: { not_in: ["open", "done"] }, kind: "task" }, "c"],
    [{ incident_status: "resolved" }, "ab"],
    [{ incident_status: { not_eq: "resolved" } }, "cd"],
    [{ incident_status: { in: ["started", "mitigated"] } }, "cd"],
    [{ incident_created_at: { gte: "2026-06-10T11:00:00+02:00" } }, "cd"],
    [{ incident_created_at: { gt: "2026-06-10T11:00:00+02:00" } }, ""],
    [{ due_date: { gt: "2020-01-01" } }, "bc"],
    [{ due_date: { lt: "2026-12-01T10:00:00Z" } }, "b"],
    [{ due_date: { lte: "2026-12-01T10:00:00Z" } }, "bc"],
    [{ due_date: { gte: "2026-12-01", lt: "2026-12-02" } }, "bc"],
    [{ due_date: { gt: "when the sun is up" } }, ""],
    [{ created_at: { lte: "2026-01-11T08:00:00Z" } }, "a"],
    [{ created_at: { gt: "2026-01-11T08:00:00Z", lt: "2026-03-01" } }, "b"],
  ])("%o", async (filter, expected) => {
    const { actionItems } = started();
    const { items } = await actionItems.listAll({ filter, sort: "summary" });
    expect(items.map(({ summary }) => summary).join("")).toBe(expected);
  });

  test.each([
    ["filter[status]=nonsense", ""],
    ["filter[status][in]=nonsense,done", "a"],
    ["filter[status][not_eq]=nonsense", "abcd"],
  ])("%s, which the client does not compile", async (query, expected) => {
    expect((await summariesOf(started().fake, `${query}&sort=summary`)).join("")).toBe(expected);
  });

  test.each([
    "filter[no_such_field]=1",
    "filter[status][no_such_operator]=1",
    "filter=1",
    "page[limit]=1",
    "sort[a]=1",
  ])("%s is refused: a test must not pass because it is ignored", async (query) => {
    const headers = { authorization: "Bearer test-token" };
    const response = await started().fake.fetch(`https://api.rootly.com/v1/action_items?${query}`, { headers });
    expect(response.status).toBe(400);
  });
});

describe("the order", () => {
  function started() {
    const { fake, actionItems } = start();
    fake.seed(INCIDENT, { summary: "b", due_date: "2026-12-02", priority: "low" });
    fake.seed(INCIDENT, { summary: "d", due_date: null, priority: "high" });
    fake.seed(INCIDENT, { summary: "c", due_date: "2026-12-01T23:00:00-05:00", priority: "high" });
    // Older than the others, although it is seeded last.
    fake.seed(INCIDENT, { summary: "a", due_date: "2026-11-30", created_at: "2025-12-08T08:27:26.644-08:00" });
    return { fake, actionItems };
  }

  test.each<[string | undefined, string]>([
    [undefined, "cdba"],
    ["-created_at", "cdba"],
    ["created_at", "abdc"],
    ["summary", "abcd"],
    ["-summary", "dcba"],
    ["due_date", "abcd"],
    ["-due_date", "cbad"],
    ["priority,-summary", "dcba"],
    ["no_such_attribute", "abdc"],
  ])("by %s", async (sort, expected) => {
    const { items } = await started().actionItems.listAll(sort === undefined ? {} : { sort });
    expect(items.map(({ summary }) => summary).join("")).toBe(expected);
  });

  test("puts times before what is none, and nothing last", async () => {
    const { fake, actionItems } = start();
    for (const due_date of [null, "soon", "2026-12-02", "later", "2026-12-01"]) fake.seed(INCIDENT, { due_date });
    const { items } = await actionItems.listAll({ sort: "due_date" });
    expect(items.map(({ due_date }) => due_date)).toEqual(["2026-12-01", "2026-12-02", "later", "soon", null]);
  });

  test("takes a string for a time only where it is one", async () => {
    const { fake, actionItems } = start();
    for (const summary of ["Step 2", "Step 1", "Step 10"]) fake.seed(INCIDENT, { summary });
    const { items } = await actionItems.listAll({ sort: "summary" });
    expect(items.map(({ summary }) => summary)).toEqual(["Step 1", "Step 10", "Step 2"]);
  });

  test("of what the fake holds is that of its creation", () => {
    expect(
      started()
        .fake.items.map(({ summary }) => summary)
        .join(""),
    ).toBe("abdc");
  });
});
