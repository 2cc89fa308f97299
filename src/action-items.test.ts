import { beforeEach, describe, expect, test, vi } from "vitest";
import { clientOf, INCIDENT, ITEM } from "./test-support/clients.ts";
import { type Step, startFaultServer } from "./test-support/fault-server.ts";

beforeEach(() => {
  vi.spyOn(Math, "random").mockReturnValue(0.001);
});

const RESET: Step = { do: "reset", when: "after reading" };
/** As every get, put and delete answers: nobody is said to be assigned. */
const UNASSIGNED = { ...ITEM.data, attributes: { ...ITEM.data.attributes, assigned_to: null } };
const FLAT = { id: "item-1", summary: "Rotate the leaked key", assigned_to: null };
const ANSWERED = status(200, { data: UNASSIGNED });
const NOT_FOUND = status(404, { errors: [{ title: "Not found or unauthorized", status: "404" }] });

function status(code: number, document: unknown): Step {
  return { do: "answer", status: code, body: JSON.stringify(document) };
}

async function serving(...steps: Step[]) {
  const server = await startFaultServer(steps);
  return { server, actionItems: clientOf(server.url).actionItems };
}

describe("get", () => {
  test("requests an item and lifts its attributes", async () => {
    const { server, actionItems } = await serving(ANSWERED);
    expect(await actionItems.get("item-1")).toEqual(FLAT);
    expect(server.requests).toMatchObject([{ method: "GET", url: "/v1/action_items/item-1", body: "" }]);
    expect(server.requests[0]?.headers).toMatchObject({ accept: "application/vnd.api+json" });
    expect(server.requests[0]?.headers).not.toHaveProperty("content-length");
  });

  test("names the request and how often it was sent", async () => {
    const { actionItems } = await serving(status(503, {}), ANSWERED);
    const result = await actionItems.safeGet("item-1");
    expect(result).toMatchObject({ ok: true, value: FLAT, response: { status: 200, attempts: 2 } });
  });

  test("of an item that is not there throws a NotFoundError that names the operation", async () => {
    const { actionItems } = await serving(NOT_FOUND);
    await expect(actionItems.get("item-1")).rejects.toMatchObject({
      code: "not_found",
      outcome: "rejected",
      operationId: "getIncidentActionItem",
    });
  });

  test("that is answered with something else throws an UnreadableResponseError", async () => {
    const { actionItems } = await serving(status(200, { data: [UNASSIGNED] }));
    expect(await actionItems.safeGet("item-1")).toMatchObject({
      ok: false,
      error: { code: "unreadable_response", message: expect.stringContaining("holds no resource") },
    });
  });
});

describe("update", () => {
  test("sends what is to change and nothing else, and returns what it is then", async () => {
    const { server, actionItems } = await serving(ANSWERED);
    const changed = await actionItems.update("item-1", { status: "done", assigned_to_group_ids: null });
    expect(changed).toEqual(FLAT);
    const [request] = server.requests;
    expect(request).toMatchObject({ method: "PUT", url: "/v1/action_items/item-1" });
    expect(request?.headers).toMatchObject({ "content-type": "application/vnd.api+json" });
    expect(JSON.parse(request?.body ?? "")).toEqual({
      data: { type: "incident_action_items", attributes: { status: "done", assigned_to_group_ids: null } },
    });
  });

  test("is sent again after an unknown outcome: twice is the same as once", async () => {
    const { server, actionItems } = await serving(RESET, ANSWERED);
    expect(await actionItems.safeUpdate("item-1", { status: "done" })).toMatchObject({ ok: true });
    expect(server.requests[1]).toEqual(server.requests[0]);
  });

  test("that is refused throws what the server said", async () => {
    const { actionItems } = await serving(status(422, { errors: [{ title: "Summary can't be blank" }] }));
    await expect(actionItems.update("item-1", { summary: " " })).rejects.toMatchObject({
      code: "unprocessable",
      operationId: "updateIncidentActionItem",
      message: "Summary can't be blank (status 422)",
    });
  });
});

describe("delete", () => {
  test("returns the item as it was", async () => {
    const { server, actionItems } = await serving(ANSWERED);
    expect(await actionItems.delete("item-1")).toEqual(FLAT);
    expect(server.requests).toMatchObject([{ method: "DELETE", url: "/v1/action_items/item-1", body: "" }]);
  });

  test("returns undefined when an earlier attempt had done it", async () => {
    const { server, actionItems } = await serving(RESET, NOT_FOUND);
    const result = await actionItems.safeDelete("item-1");
    expect(result).toMatchObject({ ok: true, value: undefined, response: { status: 204, attempts: 2 } });
    expect(server.requests).toHaveLength(2);
  });

  test("of the same item a second time throws a NotFoundError", async () => {
    const { actionItems } = await serving(ANSWERED, NOT_FOUND);
    await actionItems.delete("item-1");
    await expect(actionItems.delete("item-1")).rejects.toMatchObject({
      code: "not_found",
      operationId: "deleteIncidentActionItem",
    });
  });

  test("that is answered with something else was carried out, and says so", async () => {
    const { actionItems } = await serving(status(200, {}));
    const result = await actionItems.safeDelete("item-1");
    expect(result).toMatchObject({ ok: false, error: { code: "unreadable_response", outcome: "applied" } });
  });
});

test("an answer without content is none for a get", async () => {
  const { actionItems } = await serving({ do: "answer", status: 204 });
  await expect(actionItems.get("item-1")).rejects.toMatchObject({ code: "unreadable_response" });
});

/** What each method does with an identifier of an item or an incident. */
const METHODS = {
  get: (actionItems, id, signal) => actionItems.safeGet(id, { signal }),
  update: (actionItems, id, signal) => actionItems.safeUpdate(id, {}, { signal }),
  delete: (actionItems, id, signal) => actionItems.safeDelete(id, { signal }),
  list: (actionItems, id, signal) => actionItems.safeList(id, { signal }),
  create: (actionItems, id, signal) => actionItems.safeCreate(id, { summary: "x" }, { signal }),
} satisfies Record<
  string,
  (actionItems: ReturnType<typeof clientOf>["actionItems"], id: string, signal: AbortSignal) => unknown
>;

describe.each(Object.entries(METHODS))("the identifier of %s", (_, call) => {
  const { signal } = new AbortController();

  test.each(["", ".", ".."])("is refused when it is %j", async (id) => {
    const { server, actionItems } = await serving(ANSWERED);
    expect(await call(actionItems, id, signal)).toMatchObject({ ok: false, error: { code: "invalid_argument" } });
    expect(server.connections).toBe(0);
  });

  test("is encoded once", async () => {
    const { server, actionItems } = await serving(ANSWERED);
    await call(actionItems, "a/b?c%20ü", signal);
    expect(server.requests[0]?.url).toContain("/a%2Fb%3Fc%2520%C3%BC");
  });
});

test.each(Object.entries(METHODS))("an aborted signal ends %s before anything is sent", async (_, call) => {
  const { server, actionItems } = await serving(ANSWERED);
  const reason = new Error("enough");
  await expect(call(actionItems, INCIDENT, AbortSignal.abort(reason))).rejects.toBe(reason);
  expect(server.connections).toBe(0);
});
