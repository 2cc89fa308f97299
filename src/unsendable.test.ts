import { describe, expect, test } from "vitest";
import { createRootlyClient } from "./client.ts";
import { reconcile } from "./reconcile.ts";
import { CREATED, clientOf, INCIDENT } from "./test-support/clients.ts";
import { startFaultServer } from "./test-support/fault-server.ts";

const cycle: Record<string, unknown> = {};
cycle["self"] = cycle;

/** What TypeScript would refuse, or cannot see. */
const anything = <Wanted>(value: unknown) => value as Wanted;

async function start() {
  const server = await startFaultServer([CREATED]);
  return { server, client: clientOf(server.url) };
}

describe("attributes that cannot be sent are an argument's error, in the promise, and nothing is sent:", () => {
  test.each<[string, unknown, string]>([
    ["a BigInt", { summary: 1n }, "body"],
    ["a cycle", { summary: cycle }, "body"],
    [
      "a getter that throws",
      {
        get summary() {
          throw new Error("no");
        },
      },
      "body",
    ],
    [
      "a toJSON that throws",
      {
        toJSON() {
          throw new Error("no");
        },
      },
      "body",
    ],
    ["NaN", { summary: "s", assigned_to_user_id: Number("abc") }, "assigned_to_user_id"],
    ["Infinity", { summary: "s", assigned_to_user_id: Infinity }, "assigned_to_user_id"],
    ["-Infinity in a list", { form_field_selections: [{ selected_user_ids: [1, -Infinity] }] }, "selected_user_ids"],
    ["an invalid date", { summary: "s", due_date: new Date("soon") }, "due_date"],
  ])("%s", async (_, attributes, argument) => {
    const { server, client } = await start();
    const error = { code: "invalid_argument", argument, outcome: "not-sent", attempts: 0 };
    for (const onUnknown of ["throw", "resend", reconcile(), reconcile({ resend: true })] as const) {
      const result = client.actionItems.safeCreate(INCIDENT, anything(attributes), { onUnknown });
      expect(await result).toMatchObject({ ok: false, error });
    }
    expect(await client.actionItems.safeUpdate("1", anything(attributes))).toMatchObject({ ok: false, error });
    const body = anything<never>({ data: { attributes } });
    await expect(
      client.http.PUT("/v1/action_items/{id}", { params: { path: { id: "1" } }, body }),
    ).rejects.toMatchObject(error);
    expect(server.requests).toEqual([]);
  });

  test("null and what is undefined can be", async () => {
    const { server, client } = await start();
    await client.actionItems.create(INCIDENT, anything({ summary: "s", assigned_to_user_id: null, kind: undefined }));
    expect(JSON.parse(server.requests[0]?.body ?? "").data.attributes).toEqual({
      summary: "s",
      assigned_to_user_id: null,
    });
  });
});

describe("options that cannot be right are an argument's error, in the promise, and nothing is sent:", () => {
  test("options that are null, of every method", async () => {
    const { server, client } = await start();
    const { actionItems } = client;
    const none = anything<undefined>(null);
    const error = { code: "invalid_argument", argument: "options", outcome: "not-sent" };
    for (const call of [
      () => actionItems.safeCreate(INCIDENT, { summary: "s" }, none),
      () => actionItems.safeGet("1", none),
      () => actionItems.safeUpdate("1", {}, none),
      () => actionItems.safeDelete("1", none),
      () => actionItems.safeList(INCIDENT, none),
      () => actionItems.safeListAll(none),
    ]) {
      expect(await call()).toMatchObject({ ok: false, error });
    }
    const iterate = async () => {
      for await (const item of actionItems.listAll(none)) expect(item).toBeUndefined();
    };
    await expect(iterate()).rejects.toMatchObject(error);
    await expect(client.http.GET("/v1/action_items", anything(null))).rejects.toMatchObject(error);
    expect(server.requests).toEqual([]);
  });

  test.each<[string, object, string]>([
    ["a header with a line break", { headers: { "x-team": "secret-1\r\nx: y" } }, "headers"],
    ["a header's name with a space", { headers: { "x team": "a" } }, "headers"],
    ["a signal that is none", { signal: 5 }, "signal"],
    ["a querySerializer that fails", { querySerializer: () => anything<string>(undefined).trim() }, "params"],
    ["a querySerializer that gives no string", { querySerializer: () => 5 }, "params"],
    ["params that are null", { params: null }, "params"],
    ["a body that is a BigInt", { body: 1n }, "body"],
  ])("%s", async (_, options, argument) => {
    const { server, client } = await start();
    const failure = client.http.GET("/v1/action_items", anything(options)).then(
      () => expect.unreachable(),
      (error: Error) => error,
    );
    const error = await failure;
    expect(error).toMatchObject({ code: "invalid_argument", argument, outcome: "not-sent" });
    expect(`${error.message} ${String(error.cause)}`).not.toContain("secret-1");
    expect(server.requests).toEqual([]);
  });

  test.each([5, null, "GET"])("a signal that is %j of a create", async (signal) => {
    const { server, client } = await start();
    const result = await client.actionItems.safeCreate(INCIDENT, { summary: "s" }, anything({ signal }));
    if (signal === null) expect(result.ok).toBe(true);
    else expect(result).toMatchObject({ ok: false, error: { argument: "signal", outcome: "not-sent" } });
    expect(server.requests).toHaveLength(signal === null ? 1 : 0);
  });

  test("a filter that cannot be read", async () => {
    const { server, client } = await start();
    const filter = {
      get status(): "open" {
        throw new Error("no");
      },
    };
    const list = client.actionItems.listAll({ filter });
    const error = { code: "invalid_argument", outcome: "not-sent" };
    await expect(list).rejects.toMatchObject(error);
    await expect(list[Symbol.asyncIterator]().next()).rejects.toMatchObject(error);
    expect(server.requests).toEqual([]);
  });

  test("an option that is changed afterwards changes nothing", async () => {
    const server = await startFaultServer([CREATED]);
    const options: { baseUrl: string; token: string; fetch: typeof fetch } = { baseUrl: server.url, token: "t", fetch };
    const { actionItems } = createRootlyClient(options);
    options.fetch = anything(5);
    expect(await actionItems.create(INCIDENT, { summary: "s" })).toMatchObject({ id: "item-1" });
  });

  test.each([5, null, { toString: 1 }, "reconcile"])("an onUnknown that is %j is refused", async (value) => {
    const server = await startFaultServer([CREATED]);
    const onUnknown = anything<"throw">(value);
    const result = await clientOf(server.url).actionItems.safeCreate(INCIDENT, { summary: "s" }, { onUnknown });
    expect(result).toMatchObject({ ok: false, error: { argument: "onUnknown", outcome: "not-sent" } });
    expect(result.error?.message).toContain("rootly-action-items/reconcile");
    expect(server.requests).toEqual([]);
  });

  test.each([{ fetch: 5 }, { fetch: "fetch" }])("a client with $fetch for a fetch is not made", (options) => {
    const make = () => createRootlyClient({ token: "t", ...anything<object>(options) });
    expect(make).toThrow(expect.objectContaining({ code: "invalid_argument", argument: "fetch", outcome: "not-sent" }));
  });

  test("a client without options that are an object is not made", () => {
    const make = () => createRootlyClient(anything(null));
    expect(make).toThrow(expect.objectContaining({ code: "invalid_argument", argument: "options" }));
  });
});
