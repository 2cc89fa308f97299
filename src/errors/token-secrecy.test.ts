import { type Debugger, type Runtime, Session } from "node:inspector";
import { inspect } from "node:util";
import { describe, expect, onTestFinished, test } from "vitest";
import { CREATED, clientOf, createOn, INCIDENT, ITEM, TOKEN } from "../test-support/clients.ts";
import { refusingPort, type Step, startFaultServer } from "../test-support/fault-server.ts";
import { startUntrustedTlsServer } from "../test-support/servers.ts";

/** Everything that a log could hold of a value. */
function shown(value: unknown): string {
  const everything = { depth: Number.POSITIVE_INFINITY, showHidden: true, getters: true } as const;
  return [String(value), JSON.stringify(value), inspect(value), inspect(value, everything), ownParts(value)].join("\n");
}

/** The places where the token can be read. */
function leaks(text: string): string[] {
  return text
    .split("\n")
    .filter((line) => line.includes(TOKEN))
    .slice(0, 3);
}

function ownParts(value: unknown): string {
  if (!(value instanceof Error)) return "";
  const headers = "headers" in value && value.headers instanceof Headers ? [...value.headers].join("\n") : "";
  return [value.name, value.message, value.stack, headers, ownParts(value.cause)].join("\n");
}

async function shownError(step: Step, options = {}): Promise<string> {
  const server = await startFaultServer([step]);
  const result = await createOn(server.url, { maxRetries: 0, attemptTimeout: 300, ...options });
  if (result.ok) throw new Error("The create did not fail.");
  return shown(result.error) + shown(result);
}

test("what is searched would be found", () => {
  expect(leaks(shown(new Error("x", { cause: new Error(TOKEN) })))).not.toEqual([]);
  expect(leaks(shown({ deep: { deeper: { deepest: { deepestOfAll: TOKEN } } } }))).not.toEqual([]);
});

/** Promises more than comes. */
const CUT = { "content-length": "1000", connection: "close" };

describe("the token is in no error", () => {
  test.each<[string, Step]>([
    ["a refusal", { do: "answer", status: 401, body: '{"errors":[{"title":"Invalid"}]}' }],
    ["a failure of the server", { do: "answer", status: 500 }],
    ["a reset", { do: "reset", when: "after reading" }],
    ["a closed connection", { do: "close" }],
    ["a time-out", { do: "stall", where: "before headers" }],
    ["a time-out in the body", { do: "stall", where: "in the body" }],
    ["a cut body", { do: "cut", by: "content-length" }],
    ["a redirect", { do: "answer", status: 302, headers: { location: "https://elsewhere.example/" } }],
    ["no HTTP", { do: "raw", text: "nonsense\r\n\r\n" }],
    ["no JSON", { do: "answer", status: 201, body: "<html>" }],
  ])("after %s", async (_, step) => {
    expect(leaks(await shownError(step))).toEqual([]);
  });

  test("after a refused connection", async () => {
    const result = await createOn(`http://127.0.0.1:${await refusingPort()}`, { maxRetries: 0 });
    expect(leaks(shown(result))).toEqual([]);
  });

  test("after an untrusted certificate", async () => {
    const { url } = await startUntrustedTlsServer();
    expect(leaks(shown(await createOn(url)))).toEqual([]);
  });

  test.each(["\n", " ", "\u0000", "ü", "\u2028"])("that refuses it for holding %j", async (bad) => {
    const broken = `${TOKEN}${bad}x`;
    const result = await shownError(CREATED, { token: () => broken });
    expect(leaks(result)).toEqual([]);
    let thrown: unknown;
    try {
      clientOf("https://api.rootly.com", { token: broken });
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toMatchObject({ code: "invalid_argument", argument: "token" });
    expect(leaks(shown(thrown))).toEqual([]);
  });
});

/** The token, each character written as an escape sequence. */
const inHex = (prefix: string, suffix = "") =>
  [...TOKEN].map((item) => prefix + item.charCodeAt(0).toString(16) + suffix).join("");

/** The places where the token can be read, however it is written. */
function decodedLeaks(text: string): string[] {
  const decoded = text
    .replace(/\\+u00(..)|%(..)/g, (_, json: string, url: string) => String.fromCharCode(parseInt(json ?? url, 16)))
    .replace(/&#x?(\w+);/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
  return [...leaks(text), ...leaks(decoded)];
}

test("what is searched in escape sequences would be found", () => {
  for (const escaped of [inHex("\\u00"), inHex("\\\\u00"), inHex("%"), inHex("&#x", ";")]) {
    expect(decodedLeaks(escaped)).not.toEqual([]);
  }
});

describe("the token is in no error, not even when the server echoes it", () => {
  test.each<[string, Step]>([
    ["in a refusal", { do: "answer", status: 401, body: `{"errors":[{"title":"Invalid token ${TOKEN}"}]}` }],
    ["in an unknown shape", { do: "answer", status: 400, body: `{"headers":{"authorization":"Bearer ${TOKEN}"}}` }],
    ["in a page", { do: "answer", status: 500, body: `<title>Bearer ${TOKEN}</title>` }],
    ["in a success that is not JSON", { do: "answer", status: 201, body: `Bearer ${TOKEN}` }],
    ["in a success of another shape", { do: "answer", status: 201, body: `{"authorization":"Bearer ${TOKEN}"}` }],
    ["in a success that is cut off", { do: "answer", status: 201, body: `{"a":"${TOKEN}"`, headers: CUT }],
    ["in a parse error's excerpt", { do: "answer", status: 201, body: `{"a":1}${TOKEN}` }],
    ["at the beginning of what is no JSON", { do: "answer", status: 201, body: TOKEN }],
    [
      "in the address of a redirect",
      { do: "answer", status: 302, headers: { location: `https://e.example/${TOKEN}` } },
    ],
    ["in the media type", { do: "answer", status: 500, body: "x", headers: { "content-type": `text/${TOKEN}` } }],
    ["in the request id", { do: "answer", status: 404, headers: { "x-request-id": TOKEN } }],
    ["in a header of a success that is not usable", { do: "answer", status: 200, headers: { "x-echo": TOKEN } }],
    ["in JSON with escapes", { do: "answer", status: 422, body: `{"errors":[{"title":"${inHex("\\u00")}"}]}` }],
    ["in a URL with escapes", { do: "answer", status: 422, body: `{"errors":[{"detail":"/${inHex("%")}"}]}` }],
    ["in HTML with escapes", { do: "answer", status: 502, body: `<b>${inHex("&#x", ";")}</b>` }],
    ["where the body that is kept ends", { do: "answer", status: 500, body: `${"x".repeat(16_384 - 20)}${TOKEN}` }],
    ["where the excerpt ends", { do: "answer", status: 500, body: `${"x".repeat(190)}${TOKEN}` }],
    ["in what is no HTTP", { do: "raw", text: `Bearer ${TOKEN}\r\n\r\n` }],
    ["in a header that is none", { do: "raw", text: `HTTP/1.1 200 OK\r\nx y ${TOKEN}\r\n\r\n` }],
  ])("%s", async (_, step) => {
    expect(decodedLeaks(await shownError(step))).toEqual([]);
    expect(await shownError(step)).not.toContain(TOKEN.slice(0, 8));
  });

  // As AggregateError of ECMAScript holds its errors, and as undici keeps what it knows of an error.
  test.each<[string, unknown]>([
    ["in a string", `Bearer ${TOKEN}`],
    ["in one error of several", new AggregateError([new Error(TOKEN), new Error("x", { cause: new Error(TOKEN) })])],
    ["under a symbol", Object.assign(new Error("x"), { [Symbol("kMessage")]: TOKEN })],
  ])("which a fetch of the caller's throws %s", async (_, thrown) => {
    const result = await createOn("https://rootly.example", { fetch: () => Promise.reject(thrown) });
    expect(leaks(shown(result) + shown(result.error))).toEqual([]);
  });

  test("nor an earlier token of a function that renews it", async () => {
    const tokens = [TOKEN, "another_token_of_32_characters__"];
    const server = await startFaultServer([
      { do: "answer", status: 429, headers: { "retry-after": "0" } },
      { do: "answer", status: 401, body: `{"errors":[{"title":"not ${tokens.join(" nor ")}"}]}` },
    ]);
    const left = [...tokens];
    const result = await createOn(server.url, { token: () => left.shift() ?? "" });
    expect(server.requests.map(({ headers }) => headers["authorization"])).toEqual(
      tokens.map((token) => `Bearer ${token}`),
    );
    expect(result).toMatchObject({ error: { message: "not [token] nor [token] (status 401)" } });
    for (const token of tokens) expect(shown(result)).not.toContain(token);
  });
});

test("what a token has in common with a pattern is taken literally", async () => {
  const token = "a.b*c+d?e(f)g[h]i{j}k|l^m$n\\o/p";
  const body = JSON.stringify({ errors: [{ title: `not ${token} but a.b*c` }] });
  const server = await startFaultServer([{ do: "answer", status: 401, body }]);
  const result = await createOn(server.url, { token });
  expect(result).toMatchObject({ error: { message: "not [token] but a.b*c (status 401)" } });
});

test.each<[string, string | (() => string)]>([
  ["a string", TOKEN],
  ["a function", () => TOKEN],
])("a token that is %s is in nothing that the client shows", async (_, token) => {
  const server = await startFaultServer([CREATED]);
  const client = clientOf(server.url, { token });
  const item = await client.actionItems.create(INCIDENT, { summary: "x" });
  const raw = await client.http.POST("/v1/incidents/{incident_id}/action_items", {
    params: { path: { incident_id: INCIDENT } },
    body: { data: { type: "incident_action_items", attributes: { summary: "x" } } },
  });
  for (const value of [client, client.actionItems, client.http, item, raw]) expect(leaks(shown(value))).toEqual([]);
  expect(raw.data).toEqual(ITEM);
  expect(server.requests[0]?.headers["authorization"]).toBe(`Bearer ${TOKEN}`);
});

test("the token is in no event of a hook", async () => {
  const server = await startFaultServer([
    { do: "answer", status: 429 },
    { do: "answer", status: 401 },
  ]);
  const events: unknown[] = [];
  const note = (event: unknown) => events.push(event);
  await createOn(server.url, { onRequest: note, onResponse: note, onRetry: note });
  expect(events).toHaveLength(5);
  expect(leaks(shown(events))).toEqual([]);
  expect(shown(events)).not.toContain(INCIDENT);
});

/**
 * Collects the variables of what throws, as error trackers do (Sentry's `includeLocalVariables`, which hangs them on the
 * error: five frames, their local scope, and the members of its objects).
 */
function watchVariables(): string[] {
  const session = new Session();
  const variables: string[] = [];
  const members = (objectId: string | undefined, then: (member: Runtime.PropertyDescriptor) => void) => {
    if (!objectId) return;
    session.post("Runtime.getProperties", { objectId, ownProperties: true }, (_, { result }) => result.forEach(then));
  };
  const noteFrame = ({ scopeChain }: Debugger.CallFrame) =>
    members(scopeChain.find(({ type }) => type === "local")?.object.objectId, ({ name, value }) => {
      variables.push(`${name}: ${value?.value}`);
      members(value?.objectId, (member) => variables.push(`${name}.${member.name}: ${member.value?.value}`));
    });
  session.connect();
  session.on("Debugger.paused", ({ params }) => params.callFrames.slice(0, 5).forEach(noteFrame));
  session.post("Debugger.enable");
  session.post("Debugger.setPauseOnExceptions", { state: "all" });
  onTestFinished(() => session.disconnect());
  return variables;
}

test.each<[string, Step]>([
  ["a reset", { do: "reset", when: "after reading" }],
  ["a time-out", { do: "stall", where: "before headers" }],
  ["a cut body", { do: "cut", by: "content-length" }],
])("the token is in no variable of what throws the error of %s", async (_, step) => {
  const server = await startFaultServer([step]);
  const variables = watchVariables();

  const result = await createOn(server.url, { attemptTimeout: 300 });

  expect(result.ok).toBe(false);
  expect(variables).toContain("method: POST");
  expect(variables.filter((line) => line.includes(TOKEN))).toEqual([]);
});

test("a token as short as a word, which only a test has, leaves the words of an answer whole", async () => {
  const body = '{"errors":[{"title":"Not found or unauthorized","status":"404"}]}';
  const server = await startFaultServer([{ do: "answer", status: 404, body }]);

  const result = await createOn(server.url, { token: "t" });

  expect(result).toMatchObject({ error: { errors: [{ title: "Not found or unauthorized" }], body } });
});
