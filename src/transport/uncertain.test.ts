import { beforeEach, describe, expect, test, vi } from "vitest";
import { clientOf, CREATED, createOn, INCIDENT, sendTo } from "../test-support/clients.ts";
import { refusingPort, startFaultServer, type Step } from "../test-support/fault-server.ts";

beforeEach(() => {
  vi.spyOn(Math, "random").mockReturnValue(0.001);
});

const RESET: Step = { do: "reset", when: "after reading" };

function status(code: number, body = '{"errors":[{"title":"No"}]}'): Step {
  return { do: "answer", status: code, body };
}

describe("a deletion", () => {
  test("that finds nothing left after an attempt of unknown outcome has succeeded", async () => {
    const server = await startFaultServer([RESET, status(404)]);
    const result = await sendTo(server.url, "DELETE");
    expect(result).toMatchObject({
      ok: true,
      answer: { response: { status: 204 }, facts: { attempts: 2, outcome: "applied" } },
    });
    expect(server.requests).toHaveLength(2);
  });

  test("that finds nothing at its first attempt has failed", async () => {
    const server = await startFaultServer([status(404)]);
    expect(await sendTo(server.url, "DELETE")).toMatchObject({ ok: false, error: { code: "not_found", attempts: 1 } });
  });

  test("that finds nothing after attempts that certainly did nothing has failed", async () => {
    const server = await startFaultServer([status(429), status(404)]);
    const result = await sendTo(server.url, "DELETE");
    expect(result).toMatchObject({ ok: false, error: { code: "not_found", outcome: "rejected", attempts: 2 } });
  });

  test("that is answered with 204 has succeeded", async () => {
    const server = await startFaultServer([status(204, "")]);
    expect(await sendTo(server.url, "DELETE")).toMatchObject({ ok: true, answer: { response: { status: 204 } } });
  });
});

describe.each(["GET", "PUT"])("a %s", (method) => {
  test("that finds nothing after an attempt of unknown outcome has failed, and what was done stays unknown", async () => {
    const server = await startFaultServer([RESET, status(404)]);
    const result = await sendTo(server.url, method);
    expect(result).toMatchObject({ ok: false, error: { code: "not_found", outcome: "unknown", attempts: 2 } });
  });

  test("succeeds at its second attempt", async () => {
    const server = await startFaultServer([status(503), status(200, "{}")]);
    const result = await sendTo(server.url, method);
    expect(result).toMatchObject({
      ok: true,
      answer: { response: { status: 200 }, json: {}, facts: { attempts: 2 } },
    });
    expect(server.requests.map((request) => request.method)).toEqual([method, method]);
  });
});

test("a GET whose answer was cut off is answered whole by the next attempt", async () => {
  const server = await startFaultServer([{ do: "cut", by: "chunked", status: 200 }, status(200, '{"data":[]}')]);
  expect(await sendTo(server.url, "GET")).toMatchObject({ ok: true, answer: { json: { data: [] } } });
});

describe("a create with leave to be sent again", () => {
  const resend = { onUnknown: "resend" } as const;

  test("is sent again after an unknown outcome", async () => {
    const server = await startFaultServer([RESET, CREATED]);
    expect(await createOn(server.url, {}, resend)).toMatchObject({ ok: true, response: { attempts: 2 } });
    expect(server.requests).toHaveLength(2);
    expect(server.requests[1]).toEqual(server.requests[0]);
  });

  test("is not sent more often than it may be tried again", async () => {
    const server = await startFaultServer([RESET]);
    const result = await createOn(server.url, { maxRetries: 1 }, resend);
    expect(result).toMatchObject({ ok: false, error: { outcome: "unknown", attempts: 2 } });
    expect(server.requests).toHaveLength(2);
  });

  test("stays of unknown outcome when the second attempt is refused", async () => {
    const server = await startFaultServer([RESET, status(422)]);
    const result = await createOn(server.url, {}, resend);
    expect(result).toMatchObject({ ok: false, error: { code: "unprocessable", outcome: "unknown", attempts: 2 } });
  });

  test("stays of unknown outcome when the second attempt is limited", async () => {
    const server = await startFaultServer([RESET, status(429)]);
    const result = await createOn(server.url, {}, resend);
    expect(result).toMatchObject({ ok: false, error: { code: "rate_limited", outcome: "unknown", attempts: 3 } });
  });

  test("stays of unknown outcome when the token cannot be had for the second attempt", async () => {
    const server = await startFaultServer([RESET, CREATED]);
    const tokens = ["first", ""];
    const result = await createOn(server.url, { token: () => tokens.shift() ?? "" }, resend);
    expect(result).toMatchObject({ ok: false, error: { outcome: "unknown" } });
    expect(server.requests).toHaveLength(1);
  });

  test.each<[string, Step]>([
    ["cut off", { do: "cut", by: "content-length" }],
    ["no JSON", { do: "answer", status: 201, body: "<html>" }],
    ["empty", { do: "answer", status: 201 }],
  ])("is never sent again after a success whose body is %s", async (_, step) => {
    const server = await startFaultServer([step]);
    const result = await createOn(server.url, {}, resend);
    expect(result).toMatchObject({ ok: false, error: { outcome: "applied", attempts: 1 } });
    expect(server.requests).toHaveLength(1);
  });
});

test("a create that is told to throw is not sent again", async () => {
  const server = await startFaultServer([RESET]);
  const result = await createOn(server.url, {}, { onUnknown: "throw" });
  expect(result).toMatchObject({ ok: false, error: { outcome: "unknown", attempts: 1 } });
  expect(server.requests).toHaveLength(1);
});

test("a create that could not be sent after one that was limited is not of unknown outcome", async () => {
  const server = await startFaultServer([{ do: "answer", status: 429, headers: { connection: "close" } }]);
  const result = await createOn(server.url, { onRetry: () => void server.close() });
  expect(result).toMatchObject({ ok: false, error: { code: "connection", outcome: "not-sent", attempts: 3 } });
});

test.each([0, 1, 3])("%i retries are as many", async (maxRetries) => {
  const url = `http://127.0.0.1:${await refusingPort()}`;
  const result = await createOn(url, { maxRetries });
  expect(result).toMatchObject({ ok: false, error: { attempts: maxRetries + 1 } });
});

test.each<[string, string]>([
  ["null", "null"],
  ["a string", '"created"'],
  ["a list", "[]"],
  ["an object without data", "{}"],
  ["data that is null", '{"data":null}'],
  ["an id that is a number", '{"data":{"id":5,"attributes":{}}}'],
  ["an id that is an object", '{"data":{"id":{"toString":1},"attributes":{}}}'],
  ["attributes that are a string", '{"data":{"id":"1","attributes":"summary"}}'],
  ["a list nested 20,000 deep", "[".repeat(20_000) + "]".repeat(20_000)],
])("a create that is answered with %s was applied, and says so", async (_, body) => {
  const server = await startFaultServer([{ do: "answer", status: 201, body }]);
  const result = await createOn(server.url);
  expect(result).toMatchObject({
    ok: false,
    error: { code: "unreadable_response", outcome: "applied", status: 201, body: body.slice(0, 16_384), attempts: 1 },
    response: { status: 201 },
  });
  expect(server.requests).toHaveLength(1);
});

test("a create that is answered with 204 was applied, and says so", async () => {
  const server = await startFaultServer([{ do: "answer", status: 204 }]);
  expect(await createOn(server.url)).toMatchObject({ ok: false, error: { outcome: "applied", attempts: 1 } });
});

/** After this many milliseconds the runtime has put a connection back that was used. */
const IDLE = 50;

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}

test("creates one after the other share a connection", async () => {
  const server = await startFaultServer([CREATED]);
  const { actionItems } = clientOf(server.url);
  for (let i = 0; i < 5; i++) {
    await actionItems.create(INCIDENT, { summary: `Number ${i}` });
    await pause(IDLE);
  }
  expect(server.requests).toHaveLength(5);
  expect(server.connections).toBe(1);
});

test.each<[string, Step]>([
  ["closed", { do: "close" }],
  ["reset", { do: "reset", when: "after reading" }],
  ["reset unread", { do: "reset", when: "before reading" }],
])("a create on a kept connection that is then %s is not sent again", async (_, step) => {
  const server = await startFaultServer([CREATED, step, CREATED]);
  const { actionItems } = clientOf(server.url);
  await actionItems.create(INCIDENT, { summary: "First" });
  await pause(IDLE);
  const result = await actionItems.safeCreate(INCIDENT, { summary: "Second" });
  expect(result).toMatchObject({ ok: false, error: { code: "connection", outcome: "unknown", attempts: 1 } });
  // Whatever would be sent behind the client's back needs a moment.
  await pause(100);
  expect(server.connections).toBe(1);
  expect(server.requests.filter(({ body }) => body.includes("Second")).length).toBeLessThanOrEqual(1);
});

test("creates that race with the server's closing of idle connections are filed at most once", async () => {
  // Each answer is followed by the end of the connection, which the client may not have noticed when it sends again.
  const server = await startFaultServer([{ do: "answer-and-close", of: CREATED }]);
  const { actionItems } = clientOf(server.url);
  const counts = { created: 0, unknown: 0 };
  for (let i = 0; i < 200; i++) {
    const result = await actionItems.safeCreate(INCIDENT, { summary: `Number ${i}.` });
    if (result.ok) counts.created += 1;
    else {
      expect(result.error).toMatchObject({ outcome: "unknown", attempts: 1 });
      counts.unknown += 1;
    }
  }
  const filed = server.requests.map(({ body }) => body);
  expect(new Set(filed).size).toBe(filed.length);
  expect(filed.length).toBeGreaterThanOrEqual(counts.created);
  expect(counts.created + counts.unknown).toBe(200);
});
