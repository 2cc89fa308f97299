import { createRequire } from "node:module";
import { type Context, Script } from "node:vm";
import { build } from "esbuild";
import { describe, expect, test } from "vitest";
import { createRootlyClient } from "./index.ts";
import { createFakeRootly, type FakeRootlyOptions } from "./testing.ts";

const INCIDENT = "76e27009-efed-49a6-be80-bf0a5c2ae25e";
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function start(options: FakeRootlyOptions = {}) {
  const fake = createFakeRootly(options);
  const rootly = createRootlyClient({ token: "test-token", maxRetries: 0, fetch: fake.fetch });
  return { fake, actionItems: rootly.actionItems };
}

describe("the life of an action item", () => {
  test("begins with what was given, and with defaults", async () => {
    const { fake, actionItems } = start({ now: () => new Date("2026-12-08T16:27:26.644Z") });
    const item = await actionItems.create(INCIDENT, { summary: "Rotate the leaked key", due_date: "2026-12-24" });
    expect(item).toMatchObject({
      id: expect.stringMatching(UUID),
      ...{ summary: "Rotate the leaked key", due_date: "2026-12-24", description: null },
      ...{ kind: "task", priority: "medium", status: "open", assigned_to: null, assigned_to_group_ids: [] },
      ...{ incident_id: INCIDENT, incident_title: `Incident ${INCIDENT}`, jira_issue_key: null, short_url: null },
      ...{ created_at: "2026-12-08T16:27:26.644+00:00", updated_at: "2026-12-08T16:27:26.644+00:00" },
      created_by: { data: { type: "users" } },
    });
    expect(fake.items).toEqual([item]);
  });

  test("goes on with what is changed, and nothing else", async () => {
    let now = new Date("2026-12-01T00:00:00Z");
    const { actionItems } = start({ now: () => now });
    const item = await actionItems.create(INCIDENT, { summary: "Rotate the leaked key", priority: "high" });
    now = new Date("2026-12-02T00:00:00Z");
    const updated = await actionItems.update(item.id, { status: "done" });
    expect(updated).toEqual({ ...item, status: "done", updated_at: "2026-12-02T00:00:00.000+00:00" });
  });

  test("can be looked up, and ends with its deletion", async () => {
    const { fake, actionItems } = start();
    const item = await actionItems.create(INCIDENT, { summary: "Rotate the leaked key" });
    expect(await actionItems.get(item.id)).toEqual(item);
    expect(await actionItems.delete(item.id)).toEqual(item);
    await expect(actionItems.get(item.id)).rejects.toMatchObject({ code: "not_found" });
    expect(await actionItems.list(INCIDENT)).toMatchObject({ items: [], meta: { total_count: 0, total_pages: 1 } });
    expect(fake.items).toEqual([]);
  });
});

describe("what cannot be right is refused, with what it must be:", () => {
  test.each<[string, unknown, string, string]>([
    ["options that are a list", [], "options", "must be an object with incidents, token, now, pageSize"],
    ["incidents that are a string", { incidents: "one" }, "incidents", "must be a list"],
    [
      "an incident that is a number",
      { incidents: ["one", 2] },
      "incidents[1]",
      "must be an object with id, title, status,",
    ],
    ["an incident without id", { incidents: [{ title: "One" }] }, "incidents[0].id", "is missing"],
    [
      "an incident's misspelt member",
      { incidents: [{ id: "1", name: "x" }] },
      "incidents[0].name",
      "is none of id, title,",
    ],
    ["a token that is a number", { token: 5 }, "token", "must be a string"],
    ["a clock that stands", { now: new Date() }, "now", "must be a function"],
    ["a clock that tells no time", { now: () => "soon" }, "now", "must return a Date"],
    ["a page of nothing", { pageSize: 0 }, "pageSize", "a whole number, 1 or more"],
    ["half a page", { pageSize: 2.5 }, "pageSize", "a whole number, 1 or more"],
  ])("%s", (_, options, argument, remedy) => {
    const message = expect.stringContaining(remedy);
    // As JavaScript can call it.
    const create = createFakeRootly as (options: unknown) => void;
    expect(() => create(options)).toThrow(expect.objectContaining({ code: "invalid_argument", argument, message }));
  });

  test.each([5, "", undefined])("an item that is seeded for the incident %j", (incidentId) => {
    const { fake } = start();
    const error = { code: "invalid_argument", argument: "incidentId" };
    // As JavaScript can call it.
    expect(() => fake.seed(incidentId as string)).toThrow(expect.objectContaining(error));
    expect(fake.items).toEqual([]);
  });

  test.each(["sumary", "incident_id", "assignedToUserId"])("an item that is seeded with %s", (name) => {
    const { fake } = start();
    const attributes: object = { [name]: "x" };
    const error = { argument: `attributes.${name}`, message: expect.stringContaining("summary") };
    expect(() => fake.seed(INCIDENT, attributes)).toThrow(expect.objectContaining(error));
    expect(fake.items).toEqual([]);
  });
});

test.each<[string, unknown, string]>([
  ["that returns milliseconds", () => Date.parse("2026-12-08T16:27:26.644Z"), "2026-12-08T16:27:26.644+00:00"],
  ["that is the class Date, which returns a string", Date, "+00:00"],
])("a clock can be one %s", (_, now, created_at) => {
  const { fake } = start({ now: now as () => Date });
  expect(fake.seed(INCIDENT).created_at).toContain(created_at);
});

test("the values of custom fields are ignored, as where they are switched off", async () => {
  const { actionItems } = start();
  const item = await actionItems.create(INCIDENT, { summary: "x", form_field_selections: [{ form_field_id: "1" }] });
  expect(item).not.toHaveProperty("form_field_selections");
});

test("every response and the fake show who it is assigned to", async () => {
  const { fake, actionItems } = start();
  const item = await actionItems.create(INCIDENT, { summary: "Rotate the leaked key", assigned_to_user_id: 7 });
  expect(item.assigned_to).toMatchObject({ id: 7, email: "user-7@example.com" });
  expect(await actionItems.get(item.id)).toEqual(item);
  expect(await actionItems.list(INCIDENT)).toMatchObject({ items: [{ assigned_to: { id: 7 } }] });
  expect(await actionItems.update(item.id, { assigned_to_user_id: 8 })).toMatchObject({ assigned_to: { id: 8 } });
  expect(fake.items).toMatchObject([{ assigned_to: { id: 8 } }]);
  expect(await actionItems.update(item.id, { status: "done" })).toMatchObject({ assigned_to: { id: 8 } });
  expect(await actionItems.listAll()).toMatchObject({ items: [{ assigned_to: { id: 8 } }] });
  expect(await actionItems.update(item.id, { assigned_to_user_id: null })).toMatchObject({ assigned_to: null });
  expect(fake.items).toMatchObject([{ assigned_to: null }]);
  expect(await actionItems.delete(item.id)).toMatchObject({ assigned_to: null });
});

test("every answer has the media type, a rate limit and a name", async () => {
  const { actionItems } = start({ now: () => new Date("2026-12-08T16:27:26.644Z") });
  const first = await actionItems.safeList(INCIDENT);
  const second = await actionItems.safeGet("nothing");
  const reset = new Date("2026-12-08T17:27:27Z");
  expect(first.response?.rateLimit).toEqual({ limit: 1000, remaining: 999, used: 1, reset });
  expect(second.response?.rateLimit).toEqual({ limit: 1000, remaining: 998, used: 2, reset });
  for (const { response } of [first, second]) {
    expect(response?.headers.get("content-type")).toBe("application/vnd.api+json");
    expect(response?.requestId).toMatch(UUID);
  }
});

test.each(["https://api.rootly.com", "http://localhost:3000", "https://gateway.example/rootly/v2/"])(
  "the API may be at %s",
  async (baseUrl) => {
    const fake = createFakeRootly();
    const { actionItems } = createRootlyClient({ token: "test-token", baseUrl, fetch: fake.fetch });
    const { id } = await actionItems.create("an incident/1", { summary: "x" });
    expect(fake.items).toMatchObject([{ id, incident_id: "an incident/1" }]);
    expect((await actionItems.list("an incident/1")).links.self).toMatch(baseUrl);
  },
);

test("an incident whose path ends like another one is meant itself", async () => {
  const { fake, actionItems } = start();
  await actionItems.create("v1", { summary: "x" });
  await actionItems.list("v1");
  expect(fake.requests.map(({ operationId }) => operationId)).toEqual([
    "createIncidentActionItem",
    "listIncidentActionItems",
  ]);
});

test("requests are kept as they came, without the token", async () => {
  const { fake, actionItems } = start();
  await actionItems.create(INCIDENT, { summary: "Rotate the leaked key" });
  await fake.fetch(new Request("https://api.rootly.com/nowhere?at=all", { method: "POST", body: "no JSON" }));
  expect(fake.requests).toMatchObject([
    {
      operationId: "createIncidentActionItem",
      method: "POST",
      url: `https://api.rootly.com/v1/incidents/${INCIDENT}/action_items`,
      headers: { authorization: "Bearer …", "content-type": "application/vnd.api+json" },
      body: { data: { type: "incident_action_items", attributes: { summary: "Rotate the leaked key" } } },
    },
    { operationId: undefined, method: "POST", url: "https://api.rootly.com/nowhere?at=all", body: "no JSON" },
  ]);
  expect(JSON.stringify(fake.requests)).not.toContain("test-token");
});

test("a header of authorization without a scheme is not kept at all", async () => {
  const fake = createFakeRootly();
  await fake.fetch("https://api.rootly.com/v1/action_items", { headers: { authorization: "test-token" } });
  expect(fake.requests).toMatchObject([{ headers: { authorization: "…" }, body: undefined }]);
});

describe("what is seeded", () => {
  test("is there, with every attribute that was given", async () => {
    const { fake, actionItems } = start();
    const seeded = fake.seed(INCIDENT, {
      ...{ id: "item-1", summary: "Page the on-call", status: "done", created_at: "2025-12-08T08:27:26.644-08:00" },
      ...{ jira_issue_key: "SEC-42", assigned_to_user_id: 7 },
    });
    expect(seeded).toMatchObject({
      id: "item-1",
      jira_issue_key: "SEC-42",
      priority: "medium",
      assigned_to: { id: 7 },
    });
    expect(await actionItems.get("item-1")).toEqual(seeded);
    expect(fake.requests).toHaveLength(1);
  });

  test("needs no attributes", () => {
    expect(createFakeRootly().seed(INCIDENT)).toMatchObject({ summary: "Seeded action item", incident_id: INCIDENT });
  });

  test("must belong to an incident that exists, and have an id of its own", () => {
    const fake = createFakeRootly({ incidents: ["one"] });
    fake.seed("one", { id: "item-1" });
    expect(() => fake.seed("one", { id: "item-1" })).toThrow("item-1");
    expect(() => fake.seed("two")).toThrow("two");
  });
});

test("what was read before is not changed by what comes later", async () => {
  const { fake, actionItems } = start();
  const { id } = fake.seed(INCIDENT);
  const before = fake.items;
  await actionItems.update(id, { status: "done" });
  fake.seed(INCIDENT);
  expect(before).toMatchObject([{ status: "open" }]);
});

test("reset forgets everything, for those too who hold a part of the fake", async () => {
  const { fake, actionItems } = start();
  const { requests } = fake;
  fake.seed(INCIDENT);
  await actionItems.list(INCIDENT);
  fake.failNext({ kind: "not-json" });
  fake.reset();
  expect(requests).toEqual([]);
  expect(fake.items).toEqual([]);
  expect(await actionItems.list(INCIDENT)).toMatchObject({ items: [] });
});

test("a signal that has aborted already sends nothing", async () => {
  const { fake, actionItems } = start();
  const signal = AbortSignal.abort("enough");
  await expect(fake.fetch("https://api.rootly.com/v1/action_items", { signal })).rejects.toBe("enough");
  await expect(fake.fetch(new Request("https://api.rootly.com/v1/action_items", { signal }))).rejects.toBe("enough");
  await expect(actionItems.get("any", { signal })).rejects.toBe("enough");
  expect(fake.requests).toEqual([]);
});

describe("in an environment of Jest", () => {
  /** What a program of `testing.ts` and `index.ts` says in an environment, as Jest would run it there. */
  async function runIn(name: string): Promise<string> {
    const program = `
      import { createRootlyClient } from "./index.ts";
      import { createFakeRootly } from "./testing.ts";
      globalThis.program = async () => {
        const fake = createFakeRootly();
        const { actionItems } = createRootlyClient({ token: "test-token", fetch: fake.fetch });
        return (await actionItems.create("incident-1", { summary: "Rotate the leaked key" })).summary;
      };`;
    const { outputFiles } = await build({
      stdin: { contents: program, resolveDir: import.meta.dirname },
      ...{ bundle: true, write: false, logLevel: "error" },
    });
    const loaded = createRequire(import.meta.url)(name);
    const Environment: new (config: object, context: object) => JestEnvironment = loaded.default ?? loaded;
    const config = { globalConfig: {}, projectConfig: { testEnvironmentOptions: {} } };
    const environment = new Environment(config, { console, docblockPragmas: {} });
    try {
      const context = environment.getVmContext();
      new Script(outputFiles[0]?.text ?? "").runInContext(context);
      return await new Script("program().catch(String)").runInContext(context);
    } finally {
      await environment.teardown();
    }
  }

  test("that hides what the fake needs, that is said, with what to do", async () => {
    expect(await runIn("jest-environment-jsdom")).toMatch(
      /^Error: \S+ needs Request, Response, .*, which .* use jest-environment-node or jest-fixed-jsdom\.$/,
    );
  });

  test("that has it, the fake works", async () => {
    expect(await runIn("jest-fixed-jsdom")).toBe("Rotate the leaked key");
  });
});

test("what is undefined is as good as left out", () => {
  const fake = createFakeRootly({
    incidents: [{ id: "i", title: undefined, status: undefined, created_at: undefined }],
  });
  expect(fake.seed("i", { summary: undefined, status: undefined })).toMatchObject({
    ...{ summary: "Seeded action item", status: "open", incident_title: "Incident i" },
  });
});

/** What these tests need of Jest's environments. */
interface JestEnvironment {
  getVmContext(): Context;
  teardown(): Promise<void>;
}
