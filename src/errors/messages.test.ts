import { describe, expect, test } from "vitest";
import { createOn } from "../test-support/clients.ts";
import { startFaultServer } from "../test-support/fault-server.ts";
import type { ApiError } from "./api-error.ts";

/** The error of a create that a server refuses. */
async function refusal(status: number, body: string, headers: Record<string, string> = {}): Promise<ApiError> {
  const server = await startFaultServer([{ do: "answer", status, body, headers }]);
  const result = await createOn(server.url, { maxRetries: 0 });
  if (result.ok || !("errors" in result.error)) throw new Error("The create was not refused.");
  return result.error;
}

const BLANK_SUMMARY = JSON.stringify({
  errors: [
    { title: "Summary can't be blank", status: "422", code: null, detail: null },
    { title: "Summary raw can't be blank", status: "422", code: null, detail: null },
  ],
});

describe("the message says what the server said", () => {
  test("in all of its JSON:API errors", async () => {
    const error = await refusal(422, BLANK_SUMMARY);
    expect(error.message).toContain("Summary can't be blank; Summary raw can't be blank");
    expect(error.message).toContain("422");
    expect(error.errors.map(({ title }) => title)).toEqual(["Summary can't be blank", "Summary raw can't be blank"]);
  });

  test("in an error's detail as well", async () => {
    const error = await refusal(404, '{"errors":[{"title":"Not found","status":"404","detail":"no such incident"}]}');
    expect(error.message).toContain("Not found");
    expect(error.message).toContain("no such incident");
  });

  test("in the one error of the rate limiter", async () => {
    const error = await refusal(429, '{"error":"Rate limit exceeded. Try again later."}');
    expect(error.message).toContain("Rate limit exceeded. Try again later.");
    expect(error.errors).toEqual([{ title: "Rate limit exceeded. Try again later." }]);
  });

  test("in the title of a page", async () => {
    const page = "<!doctype html>\n<html><head><title>502\n Bad Gateway</title></head><body>…</body></html>";
    const error = await refusal(502, page, { "content-type": "text/html; charset=utf-8" });
    expect(error.message).toContain("502 Bad Gateway");
    expect(error.message).toContain("text/html");
    expect(error.message).not.toContain("<");
    expect(error.body).toBe(page);
  });

  test("in a string that is not JSON", async () => {
    const error = await refusal(503, "upstream connect error", { "content-type": "text/plain" });
    expect(error.message).toContain("upstream connect error");
    expect(error.errors).toEqual([]);
  });

  test("or that it gave no reason", async () => {
    for (const body of ["", "  \n"]) {
      const error = await refusal(500, body);
      expect(error.message).toContain("no reason");
      expect(error.message).toContain("500");
      expect(error.errors).toEqual([]);
    }
  });
});

test("the message of a long body is short", async () => {
  const error = await refusal(422, JSON.stringify({ errors: [{ title: "no ".repeat(100_000) }] }));
  expect(error.message.length).toBeLessThan(1_500);
  const page = await refusal(500, "x".repeat(100_000));
  expect(page.message.length).toBeLessThan(1_500);
});

test.each([
  "null",
  "true",
  "42",
  '"no"',
  "[]",
  "{}",
  '{"errors":null}',
  '{"errors":{}}',
  '{"errors":"no"}',
  '{"errors":[]}',
  '{"errors":[null,1,"x",[],{}]}',
  '{"errors":[{"title":null}]}',
  '{"errors":[{"title":{"toString":1}}]}',
  '{"error":{"message":"no"}}',
  '{"error":null}',
  '{"__proto__":{"errors":[{"title":"x"}]}}',
  '{"errors":[{"title":"cut of',
])("the strange body %s is an error like any other, with its body as it came", async (body) => {
  const error = await refusal(422, body);
  expect(error).toMatchObject({ code: "unprocessable", status: 422, errors: [], body, outcome: "rejected" });
  expect(error.message).toContain("422");
  expect(error.message).not.toContain("undefined");
  expect(error.message).not.toContain("[object");
});

test("strange errors beside sound ones do not hide those", async () => {
  const error = await refusal(422, '{"errors":[null,{"title":"Summary can\'t be blank"},7]}');
  expect(error.message).toContain("Summary can't be blank");
  expect(error.errors).toEqual([{ title: "Summary can't be blank" }]);
});

test("a detail that is no string does not come out as an object", async () => {
  const error = await refusal(422, '{"errors":[{"title":"Bad","detail":{"a":1}}]}');
  expect(error.message).toContain("Bad");
  expect(error.message).not.toContain("[object");
});

test("an error carries everything that is known of the answer", async () => {
  const error = await refusal(429, '{"error":"Slow down"}', {
    "x-request-id": "req-1",
    "retry-after": "7",
    "x-ratelimit-limit": "1000, 1000;window=3600",
    "x-ratelimit-remaining": "0",
    "x-ratelimit-used": "1000",
    "x-ratelimit-reset": "1900000000",
  });
  expect(error).toMatchObject({
    status: 429,
    operationId: "createIncidentActionItem",
    requestId: "req-1",
    attempts: 1,
    retryAfter: 7_000,
    rateLimit: { limit: 1000, remaining: 0, used: 1000, reset: new Date(1_900_000_000_000) },
    body: '{"error":"Slow down"}',
  });
  expect(error.headers.get("x-request-id")).toBe("req-1");
});

test("the body that an error keeps is bounded, and so is what is read", async () => {
  const error = await refusal(500, "x".repeat(11 * 1024 * 1024));
  expect(error.body).toBe("x".repeat(16 * 1024));
});

test("an error that has a detail, but no title, is told all the same", async () => {
  const error = await refusal(
    422,
    '{"errors":[{"detail":"summary is too long"},{"title":"Bad","detail":"no such user"}]}',
  );
  expect(error.message).toBe("summary is too long; Bad: no such user (status 422)");
  expect(error.errors).toEqual([{ detail: "summary is too long" }, { title: "Bad", detail: "no such user" }]);
});

test("an answer without a media type does not come from null", async () => {
  const server = await startFaultServer([{ do: "raw", text: "HTTP/1.1 500 Oops\r\n\r\nit broke" }]);
  const result = await createOn(server.url);
  expect(result).toMatchObject({
    error: { message: "The server answered with no media type: it broke (status 500)" },
  });
});

test("JSON.stringify tells the name and the message", async () => {
  const error = await refusal(404, '{"errors":[{"title":"Not found"}]}');
  expect(JSON.parse(JSON.stringify({ error }))).toMatchObject({
    error: { name: "NotFoundError", message: "Not found (status 404)", code: "not_found", status: 404 },
  });
});

/** What a log or a terminal would take for more than a character. */
const CONTROLS = "a\u0000b\u001b[31mc\r\nd\u2028e\u0085f\u202eg\u200bh\u007fi\ud800j";
const CONTROLLED = "a b [31mc d e f g h i j";

test.each<[string, number, string]>([
  ["a title", 422, JSON.stringify({ errors: [{ title: CONTROLS }] })],
  ["the rate limiter's error", 429, JSON.stringify({ error: CONTROLS })],
  ["a body of another shape", 500, CONTROLS.replace("\ud800", "\u0000")],
])("control characters and line breaks of %s are not in the message", async (_, status, body) => {
  expect((await refusal(status, body)).message).toContain(CONTROLLED);
});

test("control characters of a redirect's address are not in the message", async () => {
  const server = await startFaultServer([{ do: "answer", status: 302, headers: { location: "/a\tb" } }]);
  const result = await createOn(server.url);
  expect(result).toMatchObject({ error: { message: "The server redirects to /a b, which is never followed." } });
});

describe("a hostile body takes linear time", () => {
  test.each<[string, string]>([
    ["of brackets", "<".repeat(5_000_000)],
    ["of markup that never ends", "<a ".repeat(2_000_000)],
    ["of spaces", " ".repeat(5_000_000) + "x"],
    ["of control characters", "\u0000".repeat(5_000_000)],
    ["of backslashes", "\\".repeat(5_000_000)],
    ["of entities", "&#0".repeat(1_500_000)],
    ["of a title", JSON.stringify({ errors: [{ title: "<".repeat(5_000_000) }] })],
    ["of errors", `{"errors":[${'{"title":"x"},'.repeat(400_000)}{}]}`],
  ])("%s", { timeout: 600_000 }, async (_, body) => {
    const server = await startFaultServer([
      { do: "answer", status: 400, body, headers: { "content-type": "text/html" } },
    ]);
    const begin = performance.now();
    const result = await createOn(server.url);
    // In quadratic time it takes hours.
    expect(performance.now() - begin).toBeLessThan(20_000);
    expect(result).toMatchObject({ ok: false, error: { status: 400 } });
    expect(result.ok ? "" : result.error.message.length).toBeLessThan(1_500);
  });
});

describe("the message of a time-out names the limit that struck", () => {
  const stalled = { do: "stall", where: "before headers" } as const;

  test("an attempt's", async () => {
    const server = await startFaultServer([stalled]);
    const result = await createOn(server.url, { attemptTimeout: 200 });
    expect(result).toMatchObject({
      error: { message: "No headers within 0.2 s (`attemptTimeout`). It may have been carried out." },
    });
  });

  test("the call's", async () => {
    const server = await startFaultServer([stalled]);
    const result = await createOn(server.url, { totalTimeout: 200 });
    expect(result).toMatchObject({
      error: { message: expect.stringMatching(/^No headers within 0(\.\d+)? s \(`totalTimeout`\)/) },
    });
  });

  test("the runtime's own", async () => {
    const cause = Object.assign(new Error("Headers Timeout Error"), { code: "UND_ERR_HEADERS_TIMEOUT" });
    const result = await createOn("http://127.0.0.1:1", { fetch: () => Promise.reject(new TypeError("x", { cause })) });
    expect(result).toMatchObject({
      error: {
        message: "No headers within the limit of `fetch` (UND_ERR_HEADERS_TIMEOUT). It may have been carried out.",
        phase: "headers",
      },
    });
  });
});

test.each([undefined, null, {}, [], 7, { message: {} }, { toString: 1 }, Object.create(null), Symbol("x")])(
  "whatever a fetch rejects with, the message is prose: %o",
  async (thrown) => {
    const result = await createOn("http://127.0.0.1:1", { fetch: () => Promise.reject(thrown) });
    expect(result).toMatchObject({
      error: { message: "The connection failed (no reason). It may have been carried out.", outcome: "unknown" },
    });
  },
);
