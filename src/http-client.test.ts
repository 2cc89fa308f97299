import { describe, expect, test } from "vitest";
import { clientOf, CREATED, INCIDENT, ITEM, TOKEN } from "./test-support/clients.ts";
import { startFaultServer } from "./test-support/fault-server.ts";
import type { ActionItemFilter, ListAllOptions } from "./lists.ts";

const ITEM_PATH = "/v1/action_items/{id}";
const params = { path: { id: "item-1" } };
const REFUSED = { errors: [{ title: "Not found or unauthorized", status: "404" }] };

test("a success is openapi-fetch's `data`, with the envelope", async () => {
  const server = await startFaultServer([CREATED]);
  const { http } = clientOf(server.url);

  const answer = await http.POST("/v1/incidents/{incident_id}/action_items", {
    params: { path: { incident_id: INCIDENT } },
    body: { data: { type: "incident_action_items", attributes: { summary: "Rotate the leaked key" } } },
  });

  expect(answer.error).toBeUndefined();
  expect(answer.data).toEqual(ITEM);
  expect(answer.response.status).toBe(201);
  expect(server.requests[0]?.body).toBe(
    JSON.stringify({ data: { type: "incident_action_items", attributes: { summary: "Rotate the leaked key" } } }),
  );
});

test.each([
  ["JSON", JSON.stringify(REFUSED), REFUSED],
  ["a string", "<html>Not here</html>", "<html>Not here</html>"],
  ["empty", "", ""],
])("a refusal is openapi-fetch's `error`, when its body is %s", async (_, body, error) => {
  const server = await startFaultServer([{ do: "answer", status: 404, body }]);

  const answer = await clientOf(server.url).http.GET(ITEM_PATH, { params });

  expect(answer.data).toBeUndefined();
  expect(answer.error).toEqual(error);
  expect(answer.response.status).toBe(404);
});

test("headers and a query of one call are sent, and `request` is the same with the method as a value", async () => {
  const server = await startFaultServer([{ do: "answer", status: 200, body: "{}" }]);
  const { http } = clientOf(server.url);

  await http.request("get", "/v1/action_items", {
    params: { query: { "filter[kind][in]": ["task", "follow_up"], "page[size]": 2 } },
    headers: { "x-trace": "7", "user-agent": "mine" },
  });

  const [sent] = server.requests;
  expect(sent?.method).toBe("GET");
  expect([...new URL(String(sent?.url), server.url).searchParams]).toEqual([
    ["filter[kind][in]", "task,follow_up"],
    ["page[size]", "2"],
  ]);
  expect(sent?.headers).toMatchObject({ "x-trace": "7", "user-agent": "mine", accept: "application/vnd.api+json" });
});

test("a `fetch` of the caller's is given headers as an object, whether a call has some of its own or not", async () => {
  const inputs: unknown[] = [];
  const fetch: typeof globalThis.fetch = async (_, init) => {
    inputs.push(init?.headers);
    return new Response("{}");
  };
  const { http } = clientOf("https://rootly.example", { fetch });

  await http.GET(ITEM_PATH, { params });
  await http.GET(ITEM_PATH, { params, headers: new Headers({ "X-Trace": "7" }) });

  const own = {
    accept: "application/vnd.api+json",
    "user-agent": expect.stringMatching(/^rootly-action-items\//),
    authorization: `Bearer ${TOKEN}`,
  };
  expect(inputs).toEqual([own, { ...own, "x-trace": "7" }]);
});

test("the client's own media type may be named where there is no body, too", async () => {
  const server = await startFaultServer([{ do: "answer", status: 200, body: "{}" }]);
  const { http } = clientOf(server.url);
  const headers = { "Content-Type": "application/vnd.api+json" };
  await http.GET(ITEM_PATH, { params, headers });
  await http.DELETE(ITEM_PATH, { params, headers });
  expect(server.requests).toHaveLength(2);
});

test.each([
  { fetch: globalThis.fetch },
  { baseUrl: "https://elsewhere.example" },
  { middleware: [] },
  { bodySerializer: String },
  { parseAs: "stream" as const },
])("what would go around the transport is refused before anything is sent: %o", async (option) => {
  const server = await startFaultServer([{ do: "answer", status: 200, body: "{}" }]);

  const call = clientOf(server.url).http.GET(ITEM_PATH, { params, ...option });

  await expect(call).rejects.toMatchObject({ code: "invalid_argument", argument: Object.keys(option)[0] });
  expect(server.requests).toEqual([]);
});

test("a template that is not filled in is refused before anything is sent", async () => {
  const server = await startFaultServer([CREATED]);
  // @ts-expect-error: the parameters are missing
  const call = clientOf(server.url).http.GET(ITEM_PATH);

  await expect(call).rejects.toMatchObject({ code: "invalid_argument", argument: "id" });
  expect(server.requests).toEqual([]);
});

const EMPTY = { do: "answer", status: 200, body: '{"data":[],"links":{"next":null}}' } as const;

/** The query of a request for a list, decoded. */
async function queryOf(options: ListAllOptions): Promise<string[]> {
  const server = await startFaultServer([EMPTY]);
  await clientOf(server.url).actionItems.listAll(options);
  const [request] = server.requests;
  return [...new URL(request?.url ?? "", server.url).searchParams].map(([name, value]) => `${name}=${value}`);
}

test.each<[string, ListAllOptions, string[]]>([
  ["nothing", {}, []],
  ["a page", { page: { number: 2, size: 50 } }, ["page[number]=2", "page[size]=50"]],
  ["a part of a page", { page: { size: 50 } }, ["page[size]=50"]],
  ["an order", { sort: "-created_at" }, ["sort=-created_at"]],
  ["related resources", { include: "assigned_to,groups" }, ["include=assigned_to,groups"]],
  ["a value", { filter: { status: "open" } }, ["filter[status]=open"]],
  ["an operator", { filter: { due_date: { lt: "2026-12-01" } } }, ["filter[due_date][lt]=2026-12-01"]],
  [
    "several operators",
    { filter: { created_at: { gte: "2026-01-01", lt: "2026-02-01" } } },
    ["filter[created_at][gte]=2026-01-01", "filter[created_at][lt]=2026-02-01"],
  ],
  ["a list", { filter: { priority: { in: ["high", "medium"] } } }, ["filter[priority][in]=high,medium"]],
  ["a list of one", { filter: { kind: { not_in: ["task"] } } }, ["filter[kind][not_in]=task"]],
  [
    "characters that mean something",
    { filter: { incident_status: "a&b=c #+ü" } },
    ["filter[incident_status]=a&b=c #+ü"],
  ],
  ["a value with a comma that is no list", { filter: { incident_status: "a,b" } }, ["filter[incident_status]=a,b"]],
  [
    "what is undefined",
    { page: { number: undefined }, filter: { status: undefined, kind: { in: undefined } }, sort: undefined },
    [],
  ],
])("%s is written as the vendor has it", async (_, options, expected) => {
  expect(await queryOf(options)).toEqual(expected);
});

test("names are percent-encoded", async () => {
  const server = await startFaultServer([EMPTY]);
  await clientOf(server.url).actionItems.list(INCIDENT, { page: { number: 2 } });
  expect(server.requests[0]?.url).toBe(`/v1/incidents/${INCIDENT}/action_items?page%5Bnumber%5D=2`);
});

test("the query of the base URL goes with it", async () => {
  const server = await startFaultServer([EMPTY]);
  await clientOf(`${server.url}/proxy?tenant=1`).actionItems.listAll({ sort: "due_date" });
  expect(server.requests[0]?.url).toBe("/proxy/v1/action_items?sort=due_date&tenant=1");
});

test("an operation is recognised beside a query", async () => {
  const server = await startFaultServer([{ do: "answer", status: 401 }]);
  const { actionItems } = clientOf(server.url);
  const filter = { incident_status: "/v1/action_items/1?" };
  const all = await actionItems.safeListAll({ filter });
  expect(all).toMatchObject({ error: { operationId: "listAllIncidentActionItems" } });
  const inIncident = await actionItems.safeList(INCIDENT, { include: "/v1/action_items/1?" });
  expect(inIncident).toMatchObject({ error: { operationId: "listIncidentActionItems" } });
});

describe("is refused before anything is sent:", () => {
  test.each<[string, unknown, string]>([
    ["an empty list", { priority: { in: [] } }, "filter[priority][in]"],
    ["a comma in a list", { incident_status: { in: ["a,b"] } }, "filter[incident_status][in]"],
    ["an empty value in a list", { incident_status: { not_in: ["a", ""] } }, "filter[incident_status][not_in]"],
    ["null", { status: null }, "filter[status]"],
    ["null in a list", { kind: { in: [null] } }, "filter[kind][in]"],
    ["a date", { due_date: { lt: new Date(0) } }, "filter[due_date][lt]"],
    ["a list in a list", { kind: { in: [["task"]] } }, "filter[kind][in]"],
    ["a function", { kind: () => "task" }, "filter[kind]"],
  ])("%s", async (_, filter, argument) => {
    const server = await startFaultServer([EMPTY]);
    const { actionItems } = clientOf(server.url);
    // As JavaScript can call it.
    const options = { filter: filter as ActionItemFilter };
    const error = { code: "invalid_argument", outcome: "not-sent", argument };
    expect(await actionItems.safeListAll(options)).toMatchObject({ ok: false, error, response: undefined });
    await expect(actionItems.listAll(options)).rejects.toMatchObject(error);
    await expect(actionItems.listAll(options)[Symbol.asyncIterator]().next()).rejects.toMatchObject(error);
    expect(server.connections).toBe(0);
  });
});

test("the raw client writes the parameters of the spec in the same way", async () => {
  const server = await startFaultServer([EMPTY]);
  const query = { "filter[priority][in]": ["high", "low"], "page[number]": 2 } as const;
  await clientOf(server.url).http.GET("/v1/action_items", {
    params: { query: { ...query, "filter[priority][in]": [...query["filter[priority][in]"]] } },
  });
  expect(new URL(server.requests[0]?.url ?? "", server.url).searchParams.toString()).toBe(
    "filter%5Bpriority%5D%5Bin%5D=high%2Clow&page%5Bnumber%5D=2",
  );
});
