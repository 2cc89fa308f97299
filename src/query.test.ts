import { describe, expect, test } from "vitest";
import type { ActionItemFilter, ListAllOptions } from "./lists.ts";
import { clientOf, INCIDENT } from "./test-support/clients.ts";
import { startFaultServer } from "./test-support/fault-server.ts";

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
