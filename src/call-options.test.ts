import { describe, expect, test, vi } from "vitest";
import type { CallOptions } from "./call.ts";
import { createRootlyClient, type RootlyClient, type RootlyClientOptions } from "./client.ts";
import { clientOf, CREATED, INCIDENT, ITEM, TOKEN } from "./test-support/clients.ts";
import { startFaultServer, type Step } from "./test-support/fault-server.ts";

const FOUND = { do: "answer", status: 200, body: JSON.stringify(ITEM) } as const satisfies Step;
const LISTED = {
  do: "answer",
  status: 200,
  body: JSON.stringify({ data: [ITEM.data], links: {} }),
} as const satisfies Step;

/** One call of each method, in its non-throwing variant. */
const CALLS: [name: string, answer: Step, call: (client: RootlyClient, options: CallOptions) => Promise<object>][] = [
  ["create", CREATED, ({ actionItems }, options) => actionItems.safeCreate(INCIDENT, { summary: "s" }, options)],
  ["get", FOUND, ({ actionItems }, options) => actionItems.safeGet("1", options)],
  ["update", FOUND, ({ actionItems }, options) => actionItems.safeUpdate("1", {}, options)],
  ["delete", FOUND, ({ actionItems }, options) => actionItems.safeDelete("1", options)],
  ["list", LISTED, ({ actionItems }, options) => actionItems.safeList(INCIDENT, options)],
  ["listAll", LISTED, ({ actionItems }, options) => actionItems.safeListAll(options)],
];

describe.each(CALLS)("for one %s", (_, answer, call) => {
  test("maxRetries wins over the client's", async () => {
    const refusal = { do: "answer", status: 429, headers: { "retry-after": "0" } } as const satisfies Step;
    const server = await startFaultServer([refusal, answer]);
    const result = await call(clientOf(server.url), { maxRetries: 0 });
    expect(result).toMatchObject({ ok: false, error: { code: "rate_limited", attempts: 1 } });
    expect(server.requests).toHaveLength(1);
  });

  test.each(["attemptTimeout", "totalTimeout"])("%s wins over the client's", async (name) => {
    const server = await startFaultServer([{ do: "stall", where: "before headers" }]);
    const result = await call(clientOf(server.url), { maxRetries: 0, [name]: 50 });
    expect(result).toMatchObject({
      ok: false,
      // What is left of the time for the whole call is a little less than that.
      error: { code: "timeout", message: expect.stringMatching(`^No headers within 0(\\.0\\d+)? s \\(\`${name}\`\\)`) },
    });
  });

  test("headers are sent, and win over the client's", async () => {
    const server = await startFaultServer([answer]);
    const client = clientOf(server.url, {
      headers: { "x-gateway": "client", "x-team": "security", "user-agent": "mine" },
    });
    expect(await call(client, { headers: { "X-Gateway": "call" } })).toMatchObject({ ok: true });
    expect(server.requests[0]?.headers).toMatchObject({
      "x-gateway": "call",
      "x-team": "security",
      "user-agent": "mine",
      authorization: `Bearer ${TOKEN}`,
      accept: "application/vnd.api+json",
    });
  });

  test.each<[string, NonNullable<CallOptions["headers"]>]>([
    ["pairs", [["x-gateway", "call"]]],
    ["Headers", new Headers({ "x-gateway": "call" })],
    ["a list of values", { "x-gateway": ["call"] }],
  ])("headers can be %s, which take the place of the client's", async (_, headers) => {
    const server = await startFaultServer([answer]);
    await call(clientOf(server.url, { headers: { "x-gateway": "client" } }), { headers });
    expect(server.requests[0]?.headers).toMatchObject({ "x-gateway": "call" });
    expect(server.requests[0]?.headers).not.toHaveProperty("0");
  });

  test.each(["Authorization", "accept", "Content-Type"])("the header %s is refused", async (name) => {
    const server = await startFaultServer([answer]);
    const error = { code: "invalid_argument", argument: "headers", outcome: "not-sent" };
    expect(await call(clientOf(server.url), { headers: { [name]: "x" } })).toMatchObject({ ok: false, error });
    expect(await call(clientOf(server.url, { headers: { [name]: "x" } }), {})).toMatchObject({ ok: false, error });
    expect(server.requests).toEqual([]);
  });

  test.each([{ attemptTimeout: -1 }, { totalTimeout: Number.NaN }, { maxRetries: "2" }])(
    "%o is refused, and nothing is sent",
    async (options) => {
      const server = await startFaultServer([answer]);
      const error = { code: "invalid_argument", argument: Object.keys(options)[0], outcome: "not-sent" };
      // What the compiler refuses, JavaScript lets pass.
      expect(await call(clientOf(server.url), options as CallOptions)).toMatchObject({ ok: false, error });
      expect(server.requests).toEqual([]);
    },
  );
});

describe("the client's headers", () => {
  test("can be a function, which is called before each attempt and told of it", async () => {
    const server = await startFaultServer([{ do: "answer", status: 429, headers: { "retry-after": "0" } }, CREATED]);
    const headers = async ({ operationId, attempt }: { operationId?: string | undefined; attempt: number }) => ({
      traceparent: `${operationId}-${attempt}`,
    });
    await clientOf(server.url, { headers }).actionItems.create(INCIDENT, { summary: "s" });
    expect(server.requests.map((request) => request.headers["traceparent"])).toEqual([
      "createIncidentActionItem-1",
      "createIncidentActionItem-2",
    ]);
  });

  test("are an ArgumentError when that fails, which says what became of the attempts before", async () => {
    const server = await startFaultServer([{ do: "reset", when: "after reading" }]);
    const headers = ({ attempt }: { attempt: number }) => {
      if (attempt > 1) throw new Error("no");
      return {};
    };
    const update = clientOf(server.url, { headers }).actionItems.safeUpdate("1", {});
    expect(await update).toMatchObject({ ok: false, error: { argument: "headers", outcome: "unknown" } });
    const get = clientOf(server.url, { headers: () => Promise.reject(new Error("no")) }).actionItems.safeGet("1");
    expect(await get).toMatchObject({ ok: false, error: { argument: "headers", outcome: "not-sent" } });
    expect(server.requests).toHaveLength(1);
  });
});

describe("with", () => {
  test("gives a client that differs in what is given, and in nothing else", async () => {
    const server = await startFaultServer([{ do: "answer", status: 429, headers: { "retry-after": "0" } }]);
    const client = clientOf(server.url, { headers: { "x-team": "security" }, maxRetries: 0 });
    const other = client.with({ token: "another-token", maxRetries: undefined });
    const third = other.with({ headers: { "x-gateway": "a" }, maxRetries: 1 });
    for (const { actionItems } of [client, other, third]) await actionItems.safeGet("1");
    const sent = server.requests.map(({ headers }) => [
      headers["authorization"],
      headers["x-team"],
      headers["x-gateway"],
    ]);
    expect(sent).toEqual([
      [`Bearer ${TOKEN}`, "security", undefined],
      ["Bearer another-token", "security", undefined],
      ["Bearer another-token", undefined, "a"],
      ["Bearer another-token", undefined, "a"],
    ]);
  });

  test("shares the connections, the fetch, and what a token function remembers", async () => {
    const server = await startFaultServer([FOUND]);
    const counting = vi.fn<typeof fetch>((input, init) => fetch(input, init));
    let renewed: Promise<string> | undefined;
    let renewals = 0;
    const token = () => (renewed ??= Promise.resolve(`${TOKEN}-${++renewals}`));
    const client = clientOf(server.url, { fetch: counting, token });
    for (let i = 0; i < 10; i++) await client.with({ headers: { "x-count": i } }).actionItems.get("1");
    expect(counting).toHaveBeenCalledTimes(10);
    expect(new Set(server.requests.map(({ headers }) => headers["authorization"]))).toEqual(
      new Set([`Bearer ${TOKEN}-1`]),
    );
    // A runtime may need a moment to put a connection back.
    expect(server.connections).toBeLessThan(10);
  });

  test("keeps what the environment said, and what the options were, when the first client was made", async () => {
    const server = await startFaultServer([FOUND]);
    vi.stubEnv("ROOTLY_API_TOKEN", "from-environment");
    vi.stubEnv("ROOTLY_API_URL", server.url);
    const options: RootlyClientOptions = { maxRetries: 0 };
    const client = createRootlyClient(options);
    vi.stubEnv("ROOTLY_API_TOKEN", "changed");
    vi.stubEnv("ROOTLY_API_URL", "https://elsewhere.example");
    options.token = "changed";
    await client.with({ headers: { "x-team": "security" } }).actionItems.get("1");
    vi.unstubAllEnvs();
    expect(server.requests[0]?.headers).toMatchObject({
      authorization: "Bearer from-environment",
      "x-team": "security",
    });
  });

  test.each([{ timeout: 5 }, { attemptTimeout: -1 }, { token: "a b" }, { baseUrl: "http://api.rootly.com" }])(
    "refuses %o, as creating a client does",
    (options) => {
      const error = { code: "invalid_argument", argument: Object.keys(options)[0], outcome: "not-sent" };
      expect(() => clientOf("http://localhost").with(options)).toThrow(expect.objectContaining(error));
    },
  );
});

describe("withResponse", () => {
  test("gives the value with what is known of its response", async () => {
    const headers = { "x-request-id": "req-1", "ratelimit-remaining": "7" };
    const server = await startFaultServer([{ ...CREATED, headers }, { ...FOUND, headers }, FOUND, FOUND]);
    const { actionItems } = clientOf(server.url);
    const created = await actionItems.create(INCIDENT, { summary: "s" }).withResponse();
    expect(created).toMatchObject({
      value: { id: "item-1" },
      response: { status: 201, requestId: "req-1", attempts: 1, rateLimit: { remaining: 7 } },
    });
    expect(JSON.parse(JSON.stringify(created.response))).toEqual({
      status: 201,
      requestId: "req-1",
      attempts: 1,
      rateLimit: { remaining: 7 },
    });
    expect((await actionItems.get("1").withResponse()).response.headers.get("x-request-id")).toBe("req-1");
    expect(await actionItems.update("1", {}).withResponse()).toMatchObject({ response: { status: 200 } });
    expect(await actionItems.delete("1").withResponse()).toMatchObject({ response: { status: 200 } });
  });

  test("sends nothing a second time beside the value", async () => {
    const server = await startFaultServer([CREATED]);
    const call = clientOf(server.url).actionItems.create(INCIDENT, { summary: "s" });
    expect((await call.withResponse()).value).toBe(await call);
    expect(server.requests).toHaveLength(1);
  });

  test("rejects with the same error, and leaves no rejection that nobody handles", async () => {
    const server = await startFaultServer([{ do: "answer", status: 404 }]);
    const { actionItems } = clientOf(server.url);
    await expect(actionItems.get("1").withResponse()).rejects.toMatchObject({ code: "not_found" });
    const signal = AbortSignal.abort(new Error("enough"));
    await expect(actionItems.get("1", { signal }).withResponse()).rejects.toBe(signal.reason);
    // Vitest fails the run for a rejection that nobody handles.
    await new Promise(setImmediate);
  });
});
