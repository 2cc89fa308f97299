import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { describe, expect, onTestFinished, test } from "vitest";
import type * as Package from "../index.ts";
import {
  ApiError,
  ArgumentError,
  AuthenticationError,
  ConnectionError,
  createRootlyClient,
  isRootlyError,
  NotFoundError,
  PermissionError,
  RateLimitError,
  RedirectError,
  RootlyError,
  ServerError,
  TimeoutError,
  UnprocessableError,
  UnreadableResponseError,
} from "../index.ts";
import { createOn } from "../test-support/clients.ts";
import { refusingPort, type Step, startFaultServer } from "../test-support/fault-server.ts";

async function errorAfter(step: Step, options = {}): Promise<RootlyError> {
  const server = await startFaultServer([step]);
  const result = await createOn(server.url, { maxRetries: 0, ...options });
  if (result.ok) throw new Error("The create did not fail.");
  return result.error;
}

const STATUSES = [
  [400, "ApiError", "api_error", ApiError],
  [401, "AuthenticationError", "authentication", AuthenticationError],
  [403, "PermissionError", "permission", PermissionError],
  [404, "NotFoundError", "not_found", NotFoundError],
  [408, "ApiError", "api_error", ApiError],
  [418, "ApiError", "api_error", ApiError],
  [422, "UnprocessableError", "unprocessable", UnprocessableError],
  [429, "RateLimitError", "rate_limited", RateLimitError],
  [500, "ServerError", "server_error", ServerError],
  [501, "ServerError", "server_error", ServerError],
  [503, "ServerError", "server_error", ServerError],
  [599, "ServerError", "server_error", ServerError],
] as const;

test.each(STATUSES)("status %i is an %s with the code %s", async (status, name, code, Class) => {
  const error = await errorAfter({ do: "answer", status });
  expect(error.constructor).toBe(Class);
  expect(error).toMatchObject({ name, code, status });
  expect(error).toBeInstanceOf(ApiError);
  expect(error).toBeInstanceOf(RootlyError);
  expect(error).toBeInstanceOf(Error);
  expect(String(error).startsWith(`${name}: `)).toBe(true);
  expect(error.stack?.startsWith(`${name}: `)).toBe(true);
});

const OTHERS: readonly [name: string, code: string, Class: unknown, step: Step, options?: object][] = [
  ["ConnectionError", "connection", ConnectionError, { do: "close" }],
  ["TimeoutError", "timeout", TimeoutError, { do: "stall", where: "before headers" }, { attemptTimeout: 50 }],
  ["RedirectError", "redirect", RedirectError, { do: "answer", status: 302, headers: { location: "/x" } }],
  ["UnreadableResponseError", "unreadable_response", UnreadableResponseError, { do: "answer", status: 201 }],
  ["ArgumentError", "invalid_argument", ArgumentError, { do: "close" }, { token: () => "" }],
];

test.each(OTHERS)("a %s has the code %s", async (name, code, Class, step, options) => {
  const error = await errorAfter(step, options);
  expect(error.constructor).toBe(Class);
  expect(error).toMatchObject({ name, code });
  expect(error).toBeInstanceOf(RootlyError);
  expect(error.stack?.startsWith(`${name}: `)).toBe(true);
});

describe("the cause is kept", () => {
  test("of a broken connection", async () => {
    const result = await createOn(`http://127.0.0.1:${await refusingPort()}`, { maxRetries: 0 });
    expect(result).toMatchObject({ error: { reason: "ECONNREFUSED" } });
    // `fetch` wraps it.
    const cause = result.error?.cause as (Error & { code?: string }) | undefined;
    expect(cause?.cause ?? cause).toMatchObject({ code: "ECONNREFUSED" });
  });

  test("of an answer that is not JSON", async () => {
    const error = await errorAfter({ do: "answer", status: 201, body: "{" });
    expect(error.cause).toBeInstanceOf(SyntaxError);
  });

  test("of an answer that was cut off", async () => {
    const error = await errorAfter({ do: "cut", by: "chunked" });
    expect(error.cause).toBeInstanceOf(Error);
  });

  test("of a token function that failed", async () => {
    const reason = new Error("The vault is sealed.");
    const error = await errorAfter({ do: "close" }, { token: () => Promise.reject(reason) });
    expect(error).toMatchObject({ code: "invalid_argument", outcome: "not-sent", cause: reason });
  });
});

describe("across two copies of the package", () => {
  /** A second copy, minified: its classes have other identities and other names. */
  async function secondCopy(): Promise<typeof Package> {
    const folder = await mkdtemp(join(tmpdir(), "copy-"));
    onTestFinished(() => rm(folder, { recursive: true }));
    const outfile = join(folder, "copy.mjs");
    await build({
      entryPoints: [fileURLToPath(new URL("../index.ts", import.meta.url))],
      outfile,
      bundle: true,
      minify: true,
      format: "esm",
      logLevel: "error",
    });
    return import(/* @vite-ignore */ pathToFileURL(outfile).href);
  }

  test("errors are recognised by their brand, and keep name and code when minified", async () => {
    const copy = await secondCopy();
    const server = await startFaultServer([{ do: "answer", status: 404 }]);
    const client = copy.createRootlyClient({ token: "t", baseUrl: server.url });
    const result = await client.actionItems.safeCreate("id", { summary: "x" });
    if (result.ok) throw new Error("The create did not fail.");
    const { error } = result;
    expect(error.constructor.name).not.toBe("NotFoundError");
    expect(error).not.toBeInstanceOf(RootlyError);
    expect(isRootlyError(error)).toBe(true);
    expect(error).toMatchObject({ name: "NotFoundError", code: "not_found" });
    expect(error.stack?.startsWith("NotFoundError: ")).toBe(true);
    expect(copy.isRootlyError(await errorAfter({ do: "close" }))).toBe(true);
  });

  test("instanceof holds within each", async () => {
    const copy = await secondCopy();
    const result = await copy.createRootlyClient({ token: "t" }).actionItems.safeCreate("", { summary: "x" });
    expect(result.ok ? undefined : result.error).toBeInstanceOf(copy.ArgumentError);
  });
});

test("what is no error of this package is not taken for one", () => {
  const others = [
    undefined,
    null,
    "ApiError",
    1,
    {},
    new Error("x"),
    { name: "ApiError", code: "api_error" },
    RootlyError,
  ];
  for (const other of others) expect(isRootlyError(other)).toBe(false);
});

test("an argument is refused before anything is sent, with its name", async () => {
  const result = await createRootlyClient({ token: "t" }).actionItems.safeCreate("..", { summary: "x" });
  expect(result).toMatchObject({
    ok: false,
    error: { code: "invalid_argument", argument: "incident_id", outcome: "not-sent", attempts: 0 },
    response: undefined,
  });
});
