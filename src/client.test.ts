import { readFile } from "node:fs/promises";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createRootlyClient, type RootlyClientOptions } from "./client.ts";
import { reconcile } from "./reconcile.ts";
import { createFakeRootly } from "./testing.ts";
import { CREATED, clientOf, createOn, INCIDENT, TOKEN } from "./test-support/clients.ts";
import { startFaultServer } from "./test-support/fault-server.ts";
import { validation } from "./validation.ts";
import { VERSION } from "./http-client.ts";

beforeEach(() => {
  vi.stubEnv("ROOTLY_API_TOKEN", undefined);
  vi.stubEnv("ROOTLY_API_URL", undefined);
  vi.spyOn(Math, "random").mockReturnValue(0.001);
});

afterEach(() => {
  vi.unstubAllEnvs();
});

/** What a client's creation throws. */
function refusalOf(options: RootlyClientOptions): unknown {
  try {
    createRootlyClient(options);
  } catch (error) {
    return error;
  }
  return undefined;
}

const SUMMARY = { summary: "Rotate the leaked key" };

describe("token and base URL", () => {
  test("come from the environment by default", async () => {
    const server = await startFaultServer([CREATED]);
    vi.stubEnv("ROOTLY_API_TOKEN", "from-environment");
    vi.stubEnv("ROOTLY_API_URL", server.url);
    await createRootlyClient().actionItems.create(INCIDENT, SUMMARY);
    expect(server.requests[0]?.headers["authorization"]).toBe("Bearer from-environment");
  });

  test("that are given win over the environment", async () => {
    const server = await startFaultServer([CREATED]);
    vi.stubEnv("ROOTLY_API_TOKEN", "from-environment");
    vi.stubEnv("ROOTLY_API_URL", "https://elsewhere.example");
    await createRootlyClient({ token: "given", baseUrl: server.url }).actionItems.create(INCIDENT, SUMMARY);
    expect(server.requests[0]?.headers["authorization"]).toBe("Bearer given");
  });

  const refusing = () => {
    throw new Error("Requires env access");
  };
  test.each([
    ["is no process at all", undefined],
    ["may not be read, as in Deno without leave", { env: new Proxy({}, { get: refusing }) }],
  ])("of an environment that %s are simply not there", (_, process) => {
    vi.stubGlobal("process", process);
    try {
      expect(refusalOf({})).toMatchObject({ code: "invalid_argument", argument: "token" });
      expect(refusalOf({ token: "t" })).toBeUndefined();
    } finally {
      vi.unstubAllGlobals();
    }
  });

  test("is not read for what the options say, as Deno would ask for leave", () => {
    const get = vi.fn();
    vi.stubGlobal("process", { env: new Proxy({}, { get }) });
    try {
      createRootlyClient({ token: "t", baseUrl: "https://api.rootly.com", logLevel: "off" }).with({ token: "u" });
    } finally {
      vi.unstubAllGlobals();
    }
    expect(get).not.toHaveBeenCalled();
  });

  test("of an environment that sets them to nothing are not there", () => {
    vi.stubEnv("ROOTLY_API_TOKEN", "");
    vi.stubEnv("ROOTLY_API_URL", "");
    expect(refusalOf({})).toMatchObject({ argument: "token" });
    expect(refusalOf({ token: "t" })).toBeUndefined();
  });

  test("a base URL of the environment obeys the same rules", () => {
    vi.stubEnv("ROOTLY_API_URL", "http://api.rootly.com");
    expect(refusalOf({ token: "t" })).toMatchObject({ argument: "baseUrl" });
    expect(refusalOf({ token: "t", allowInsecureHttp: true })).toBeUndefined();
  });

  test("a missing token is told at once, with the name of the variable", () => {
    expect(refusalOf({})).toMatchObject({ name: "ArgumentError", argument: "token", outcome: "not-sent" });
    expect(String(refusalOf({}))).toContain("ROOTLY_API_TOKEN");
  });

  test.each(["", " ", "a b", "a\n", "\ta", "a\r\nx-evil: 1", "a\u0000", "a\u007f", "ü", "a\u00a0", "a\u2028"])(
    "the token %j is refused at once and not repeated",
    (token) => {
      const refusal = refusalOf({ token });
      expect(refusal).toMatchObject({ code: "invalid_argument", argument: "token" });
      if (token.trim() !== "" && token !== "a") expect(String(refusal)).not.toContain(token);
    },
  );

  test.each(["", "a b", "a\n"])("the token %j from a function is refused before anything is sent", async (token) => {
    const server = await startFaultServer([CREATED]);
    const result = await createOn(server.url, { token: async () => token });
    expect(result).toMatchObject({ ok: false, error: { argument: "token", outcome: "not-sent" } });
    expect(server.connections).toBe(0);
  });
});

test.each<[string, string, unknown]>([
  ["validation", "a string", "strict"],
  ["validation", "a function without its parentheses", validation],
  ["validation", "half a validator", { response() {} }],
])("`%s` cannot be %s", (argument, _, value) => {
  const refusal = refusalOf({ token: "t", [argument]: value });
  expect(refusal).toMatchObject({ code: "invalid_argument", argument, outcome: "not-sent" });
});

// Called as a function, the class of dates gives a string.
test.each<[string, () => unknown]>([
  ["the class Date", Date],
  ["Date.now", Date.now],
])("%s is a clock", async (_, clock) => {
  const server = await startFaultServer([{ do: "answer", status: 429, headers: { "retry-after": "0" } }, CREATED]);
  // Its type asks for a Date.
  expect(await createOn(server.url, { now: clock as () => Date })).toMatchObject({
    ok: true,
    response: { attempts: 2 },
  });
});

test("a token function is called for each attempt", async () => {
  const server = await startFaultServer([{ do: "answer", status: 429 }, { do: "answer", status: 429 }, CREATED]);
  let calls = 0;
  await createOn(server.url, { token: async () => `token-${++calls}` });
  expect(server.requests.map(({ headers }) => headers["authorization"])).toEqual([
    "Bearer token-1",
    "Bearer token-2",
    "Bearer token-3",
  ]);
});

describe("limits", () => {
  const NAMES = ["maxRetries", "attemptTimeout", "totalTimeout", "maxRetryDelay", "maxBodyBytes"] as const;
  const table = NAMES.flatMap((name) =>
    [-1, Number.NaN, Number.NEGATIVE_INFINITY].map((value) => [name, value] as const),
  );

  test.each(table)("%s cannot be %d", (name, value) => {
    expect(refusalOf({ token: "t", [name]: value })).toMatchObject({ code: "invalid_argument", argument: name });
  });

  test.each(NAMES)("%s cannot be a string", (name) => {
    const options: object = { token: "t", [name]: "5" };
    expect(refusalOf(options)).toMatchObject({ code: "invalid_argument", argument: name });
  });

  test.each(["attemptTimeout", "totalTimeout"] as const)("%s of 0 is over at once", async (name) => {
    const server = await startFaultServer([{ do: "stall", where: "before headers" }]);
    const result = await createOn(server.url, { [name]: 0 });
    expect(result).toMatchObject({ ok: false, error: { code: "timeout", attempts: 1 } });
  });

  test("can be without end", async () => {
    const server = await startFaultServer([CREATED]);
    const endless = Number.POSITIVE_INFINITY;
    const limits = { attemptTimeout: endless, totalTimeout: endless, maxRetryDelay: endless, maxRetries: endless };
    expect(await createOn(server.url, limits)).toMatchObject({ ok: true });
  });

  test("that are undefined are the default ones", async () => {
    const server = await startFaultServer([{ do: "answer", status: 429 }]);
    const options: object = { maxRetries: undefined, attemptTimeout: undefined };
    expect(await createOn(server.url, options)).toMatchObject({ ok: false, error: { attempts: 3 } });
  });
});

describe("on the wire", () => {
  test("a create is what the spec says, byte by byte", async () => {
    const server = await startFaultServer([CREATED]);
    const attributes = { summary: "Übung € 💥", priority: "high", due_date: null } as const;
    await clientOf(server.url).actionItems.create(INCIDENT, attributes);
    const [request] = server.requests;
    expect(request).toMatchObject({
      method: "POST",
      url: `/v1/incidents/${INCIDENT}/action_items`,
      headers: {
        accept: "application/vnd.api+json",
        "content-type": "application/vnd.api+json",
        "user-agent": `rootly-action-items/${VERSION}`,
        authorization: `Bearer ${TOKEN}`,
      },
    });
    expect(JSON.parse(request?.body ?? "")).toEqual({ data: { type: "incident_action_items", attributes } });
    expect(request?.headers["content-length"]).toBe(String(Buffer.byteLength(request?.body ?? "")));
  });

  test("what is retried is the same request", async () => {
    const server = await startFaultServer([{ do: "answer", status: 429 }, CREATED]);
    await createOn(server.url);
    expect(server.requests[1]).toEqual(server.requests[0]);
  });

  test("another fetch can be used", async () => {
    const server = await startFaultServer([CREATED]);
    const urls: string[] = [];
    const result = await createOn("https://api.rootly.com", {
      fetch: (url, init) => {
        urls.push(String(url));
        return fetch(server.url, init);
      },
    });
    expect(result).toMatchObject({ ok: true });
    expect(urls).toEqual([`https://api.rootly.com/v1/incidents/${INCIDENT}/action_items`]);
  });
});

test("VERSION is that of package.json", async () => {
  const manifest: unknown = JSON.parse(await readFile(new URL("../package.json", import.meta.url), "utf8"));
  expect(manifest).toMatchObject({ version: VERSION });
});

describe("the metadata of an answer", () => {
  const headers = {
    "x-request-id": "req-1",
    "x-ratelimit-limit": "1000, 1000;window=3600",
    "x-ratelimit-remaining": "999",
    "x-ratelimit-used": "1",
    "x-ratelimit-reset": "1900000000",
  };
  const metadata = {
    requestId: "req-1",
    rateLimit: { limit: 1000, remaining: 999, used: 1, reset: new Date(1_900_000_000_000) },
    attempts: 1,
  };

  test("comes with a success", async () => {
    const server = await startFaultServer([{ ...CREATED, headers }]);
    const result = await createOn(server.url);
    expect(result).toMatchObject({ ok: true, response: { ...metadata, status: 201 } });
    expect(result.response?.headers.get("x-ratelimit-limit")).toBe("1000, 1000;window=3600");
  });

  test("comes with a refusal", async () => {
    const server = await startFaultServer([{ do: "answer", status: 422, headers }]);
    const result = await createOn(server.url);
    expect(result).toMatchObject({ ok: false, error: metadata, response: { ...metadata, status: 422 } });
  });

  test("comes with a success that cannot be read", async () => {
    const server = await startFaultServer([{ do: "answer", status: 201, headers, body: "<html>" }]);
    const result = await createOn(server.url);
    expect(result).toMatchObject({ ok: false, response: { ...metadata, status: 201 } });
  });

  test("comes with a redirect", async () => {
    const server = await startFaultServer([{ do: "answer", status: 302, headers: { ...headers, location: "/x" } }]);
    const result = await createOn(server.url);
    expect(result).toMatchObject({ ok: false, response: { ...metadata, status: 302 } });
  });

  test("is missing where there was no answer", async () => {
    const server = await startFaultServer([{ do: "close" }]);
    const result = await createOn(server.url);
    expect(result).toMatchObject({ ok: false, response: undefined });
  });
});

describe("an unknown option is refused by its name", () => {
  test.each(["timeout", "retries", "apiToken", "baseURL", "onresponse"])("of the client: %s", (name) => {
    const options = { token: TOKEN, [name]: 5 };
    expect(() => createRootlyClient(options)).toThrow(
      expect.objectContaining({ code: "invalid_argument", argument: name, outcome: "not-sent" }),
    );
  });

  const calls: [string, (name: string) => Promise<unknown>][] = [
    ["create", (name) => actionItems.safeCreate("i", { summary: "x" }, { [name]: 5 })],
    [
      "create with reconcile",
      (name) => actionItems.safeCreate("i", { summary: "x" }, { onUnknown: reconcile(), [name]: 5 }),
    ],
    ["get", (name) => actionItems.safeGet("i", { [name]: 5 })],
    ["update", (name) => actionItems.safeUpdate("i", {}, { [name]: 5 })],
    ["delete", (name) => actionItems.safeDelete("i", { [name]: 5 })],
    ["list", (name) => actionItems.safeList("i", { [name]: 5 })],
    ["listAll", (name) => actionItems.safeListAll({ [name]: 5 })],
  ];
  const fetch = vi.fn<typeof globalThis.fetch>();
  const { actionItems } = createRootlyClient({ token: TOKEN, fetch });

  test.each(calls)("of %s", async (_, call) => {
    expect(await call("timeout")).toMatchObject({
      ok: false,
      error: { code: "invalid_argument", argument: "timeout", outcome: "not-sent" },
    });
    expect(fetch).not.toHaveBeenCalled();
  });

  test("of a list that is iterated, and of one incident's that is filtered", async () => {
    const options: object = { pageSize: 5 };
    const iterate = async () => {
      for await (const item of actionItems.listAll(options)) void item;
    };
    await expect(iterate()).rejects.toMatchObject({ argument: "pageSize" });
    const filtered: object = { filter: { status: "open" } };
    expect(await actionItems.safeList("i", filtered)).toMatchObject({ error: { argument: "filter" } });
    expect(fetch).not.toHaveBeenCalled();
  });

  test("of a list's page", async () => {
    const page: object = { limit: 5 };
    const error = { code: "invalid_argument", argument: "page.limit", outcome: "not-sent" };
    expect(await actionItems.safeList("i", { page })).toMatchObject({ ok: false, error });
    await expect(actionItems.listAll({ page })).rejects.toMatchObject(error);
    expect(fetch).not.toHaveBeenCalled();
  });

  test("of the fake, and of reconcile", () => {
    const options: object = { pagesize: 5 };
    const error = expect.objectContaining({ code: "invalid_argument", argument: "pagesize" });
    expect(() => createFakeRootly(options)).toThrow(error);
    expect(() => reconcile(options)).toThrow(error);
  });

  test("of validation", () => {
    const options: object = { mod: "throw" };
    expect(() => validation(options)).toThrow(expect.objectContaining({ argument: "mod" }));
  });
});
