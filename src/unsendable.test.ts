import { describe, expect, test, vi } from "vitest";
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

  test.each<[name: string, remedy: string, values: unknown[]]>([
    ["token", "ROOTLY_API_TOKEN", [null, "", 0]],
    ["token", "without Bearer", [5, {}, true, "Bearer a-token", "a-token\n"]],
    ["baseUrl", "a string", [null, 5, {}, new URL("https://api.rootly.com")]],
    ["baseUrl", "an https:// URL", ["", "api.rootly.com", "ftp://api.rootly.com"]],
    ["allowInsecureHttp", "a boolean", [null, "no", 1]],
    ["maxRetries", "a number, 0 or more", [null, "3", -1, NaN, {}]],
    ["attemptTimeout", "a number, 0 or more", [null, "30s", -1, NaN, {}]],
    ["totalTimeout", "a number, 0 or more", [null, "30s", -1, NaN, {}]],
    ["maxRetryDelay", "a number, 0 or more", [null, "30s", -1, NaN, {}]],
    ["maxBodyBytes", "a number, 0 or more", [null, "10MB", -1, NaN, {}]],
    ["fetch", "a function", [null, 5, "fetch", {}]],
    ["now", "a function", [null, 5, "now", new Date()]],
    ["onRequest", "a function", [null, "log", {}]],
    ["onResponse", "a function", [null, "log", {}]],
    ["onRetry", "a function", [null, "log", {}]],
    ["logLevel", "a string", [null, 3]],
    ["logLevel", "off, error, warn, info, debug", ["verbose"]],
    ["logger", "error, warn, info, debug", ["console", {}, () => {}]],
  ])("a client's %s, which must be or have %s", (name, remedy, values) => {
    // What must not be taken instead of a value that cannot be right.
    vi.stubEnv("ROOTLY_API_TOKEN", "from-environment");
    vi.stubEnv("ROOTLY_API_URL", "https://environment.example");
    const { fetch } = globalThis;
    for (const value of values) {
      const make = () => createRootlyClient({ token: "a-token", fetch, ...anything<object>({ [name]: value }) });
      const message = expect.stringMatching(new RegExp(`^\`${name}\` .*${remedy}`));
      expect(make, String(value)).toThrow(
        expect.objectContaining({ code: "invalid_argument", argument: name, outcome: "not-sent", message }),
      );
      const differ = () => createRootlyClient({ token: "t" }).with(anything<object>({ [name]: value }));
      expect(differ, String(value)).toThrow(expect.objectContaining({ argument: name, message }));
    }
    vi.unstubAllEnvs();
  });

  test.each<[string, unknown]>([
    ["null", null],
    ["a number", 5],
    ["a list", [{ maxRetries: 0 }]],
    ["a function", () => ({})],
    ["a signal", AbortSignal.timeout(60_000)],
    ["a Headers object", new Headers({ "x-team": "a" })],
    ["a map", new Map([["maxRetries", 0]])],
  ])("%s in place of options", async (_, options) => {
    const { server, client } = await start();
    const error = { argument: "options", message: expect.stringContaining("must be an object with ") };
    const call = anything<undefined>(options);
    const results = [
      await client.actionItems.safeCreate(INCIDENT, { summary: "s" }, call),
      await client.actionItems.safeGet("1", call),
      await client.actionItems.safeListAll(call),
    ];
    for (const result of results) expect(result).toMatchObject({ ok: false, error });
    expect(() => createRootlyClient(anything(options))).toThrow(expect.objectContaining(error));
    expect(server.requests).toEqual([]);
  });

  test.each<[string, object, string, string]>([
    ["a name that belongs elsewhere", { timeout: 5 }, "timeout", "attemptTimeout"],
    ["a limit that is null", { maxRetries: null }, "maxRetries", "must be a number, 0 or more"],
    ["a limit that is a string", { attemptTimeout: "5" }, "attemptTimeout", "must be a number, 0 or more"],
    ["headers that are a string", { headers: "x-team: a" }, "headers", "cannot be used"],
    ["headers that are a number", { headers: 5 }, "headers", "cannot be used"],
    [
      "a header of the client's own",
      { headers: { Accept: "application/json" } },
      "headers",
      "leave accept to the client",
    ],
  ])("%s of a call", async (_, options, argument, remedy) => {
    const { server, client } = await start();
    const result = await client.actionItems.safeGet("1", anything(options));
    const message = expect.stringContaining(remedy);
    expect(result).toMatchObject({ ok: false, error: { argument, message, outcome: "not-sent" } });
    expect(server.requests).toEqual([]);
  });

  test.each(["expect", "transfer-encoding", "upgrade", "keep-alive"])(
    "a header %s, which Node does not send, is told as not sent, and is not tried again",
    async (name) => {
      const { server, client } = await start();
      const value = name === "expect" ? "100-continue" : "chunked";
      const result = await client.actionItems.safeCreate(INCIDENT, { summary: "s" }, { headers: { [name]: value } });
      const error = {
        code: "connection",
        outcome: "not-sent",
        attempts: 1,
        reason: expect.stringMatching(/^UND_ERR_/),
      };
      expect(result).toMatchObject({ ok: false, error });
      expect(server.requests).toEqual([]);
    },
  );

  test.each<[string, object, string, string]>([
    ["a page that is a number", { page: 2 }, "page", "must be an object with number, size"],
    ["a page that is null", { page: null }, "page", "must be an object with number, size"],
    ["a page's number that is a string", { page: { number: "2" } }, "page.number", "must be a number, 0 or more"],
    ["a page's size below zero", { page: { size: -1 } }, "page.size", "must be a number, 0 or more"],
    ["an order that is an object", { sort: { due_date: "asc" } }, "sort", "must be a string"],
    ["a filter that is null", { filter: null }, "filter", "must be an object with kind, priority, status,"],
    ["a filter that is a query", { filter: "status=open" }, "filter", "must be an object with kind, priority, status,"],
    [
      "a filter of a list",
      { filter: [{ status: "open" }] },
      "filter",
      "must be an object with kind, priority, status,",
    ],
    ["a misspelt field", { filter: { priorty: "high" } }, "filter.priorty", "is none of kind, priority, status,"],
    ["a field in camel case", { filter: { dueDate: {} } }, "filter.dueDate", "due_date"],
    [
      "a field's misspelt operator",
      { filter: { status: { notEq: 1 } } },
      "filter.status.notEq",
      "is none of eq, not_eq, in",
    ],
    [
      "another field's operator",
      { filter: { status: { lt: 1 } } },
      "filter.status.lt",
      "is none of eq, not_eq, in, not_in",
    ],
    [
      "a field without its operator",
      { filter: { due_date: "2026-12-01" } },
      "filter.due_date",
      "object with gt, gte, lt, lte",
    ],
    ["a name of every object", { filter: { constructor: "x" } }, "filter.constructor", "is none of kind,"],
  ])("%s of a list", async (_, options, argument, remedy) => {
    const { server, client } = await start();
    const list = () => client.actionItems.listAll(anything(options));
    const error = { argument, message: expect.stringContaining(remedy), outcome: "not-sent" };
    expect(await client.actionItems.safeListAll(anything(options))).toMatchObject({ ok: false, error });
    await expect(list()).rejects.toMatchObject(error);
    await expect(list().toArray({ limit: 1 })).rejects.toMatchObject(error);
    expect(server.requests).toEqual([]);
  });

  test.each<[string, unknown, string]>([
    ["nothing", undefined, "limit"],
    ["null", null, "limit"],
    ["a number", 10, "limit"],
    ["a limit that is undefined", { limit: undefined }, "limit"],
    ["a limit that is a string", { limit: "10" }, "limit"],
    ["another name", { max: 10 }, "max"],
  ])("%s for toArray", async (_, options, argument) => {
    const { server, client } = await start();
    const collected = client.actionItems.listAll().toArray(anything(options));
    await expect(collected).rejects.toMatchObject({ code: "invalid_argument", argument, outcome: "not-sent" });
    expect(server.requests).toEqual([]);
  });

  test("a client without options that are an object is not made", () => {
    const make = () => createRootlyClient(anything(null));
    expect(make).toThrow(expect.objectContaining({ code: "invalid_argument", argument: "options" }));
  });
});
