import crossFetch from "cross-fetch";
import nodeFetch from "node-fetch";
import { describe, expect, test } from "vitest";
import { CREATED, clientOf, createOn, INCIDENT, ITEM } from "../test-support/clients.ts";
import { startFaultServer } from "../test-support/fault-server.ts";

const BODY = JSON.stringify(ITEM);
const HEADERS = { "content-type": "application/vnd.api+json", "x-request-id": "abc" };

/** A `fetch` that gives whatever a test wants, which TypeScript would refuse. */
function giving(response: () => unknown): typeof fetch {
  return async () => response() as Response;
}

/** Files an action item through it. */
function createBy(fetch: typeof globalThis.fetch) {
  return createOn("https://rootly.example", { fetch });
}

describe("packages that implement fetch with Node's streams", () => {
  test.each<[string, unknown]>([
    ["node-fetch", nodeFetch],
    ["cross-fetch", crossFetch],
  ])("%s creates, is refused and lists", async (_, implementation) => {
    // Their types are not those of the global fetch.
    const fetch = implementation as typeof globalThis.fetch;
    const refused = { do: "answer", status: 422, body: '{"errors":[{"title":"No"}]}' } as const;
    const listed = { do: "answer", status: 200, body: '{"data":[],"links":{}}' } as const;
    const server = await startFaultServer([CREATED, refused, listed, { do: "cut", by: "content-length" }]);
    // Neither notices that a body was cut off.
    const { actionItems } = clientOf(server.url, { fetch, attemptTimeout: 3_000 });
    const create = () => actionItems.safeCreate(INCIDENT, { summary: "Schlüssel" });
    expect(await create()).toMatchObject({ ok: true, value: { id: "item-1" }, response: { status: 201 } });
    expect(await create()).toMatchObject({ ok: false, error: { code: "unprocessable", outcome: "rejected" } });
    expect(await actionItems.safeList(INCIDENT)).toMatchObject({ ok: true });
    expect(await create()).toMatchObject({ ok: false, error: { outcome: "applied", attempts: 1 } });
    expect(JSON.parse(server.requests[0]?.body ?? "")).toMatchObject({
      data: { attributes: { summary: "Schlüssel" } },
    });
  });
});

describe("a response that can be read creates:", () => {
  test.each<[string, () => unknown]>([
    ["frozen", () => Object.freeze(new Response(BODY, { status: 201, headers: HEADERS }))],
    ["sealed", () => Object.seal({ ok: true, status: 201, headers: new Headers(HEADERS), text: async () => BODY })],
    [
      "with text() and no body, as in React Native",
      () => ({
        ...{ ok: true, status: 201, headers: new Headers(HEADERS) },
        text: async () => BODY,
      }),
    ],
    ["without headers", () => ({ ok: true, status: 201, text: async () => BODY })],
    ["without ok", () => ({ status: 201, headers: new Headers(HEADERS), text: async () => BODY })],
    ["whose ok is wrong", () => ({ ok: false, status: 201, headers: new Headers(HEADERS), text: async () => BODY })],
    ["with headers that are an object", () => ({ ok: true, status: 201, headers: HEADERS, text: async () => BODY })],
    [
      "with headers that are a Map",
      () => ({ ok: true, status: 201, headers: new Map(Object.entries(HEADERS)), text: async () => BODY }),
    ],
  ])("%s", async (_, response) => {
    expect(await createBy(giving(response))).toMatchObject({
      ok: true,
      value: { id: "item-1" },
      response: { status: 201, attempts: 1 },
    });
  });
});

describe("a response that cannot be read is an error with the outcome that its status says:", () => {
  const created = () => new Response(BODY, { status: 201 });

  test.each<[string, () => unknown]>([
    [
      "locked",
      () => {
        const response = created();
        response.body?.getReader();
        return response;
      },
    ],
    [
      "already read",
      async () => {
        const response = created();
        await response.text();
        return response;
      },
    ],
    ["read with no stream", () => ({ ok: true, status: 201, bodyUsed: true, headers: new Headers() })],
    ["without text()", () => ({ ok: true, status: 201, headers: new Headers() })],
    ["whose text() fails", () => ({ ok: true, status: 201, text: () => Promise.reject(new Error("no")) })],
    ["whose text() gives an object", () => ({ ok: true, status: 201, text: async () => ({ data: 1 }) })],
    ["whose body is a string", () => ({ ok: true, status: 201, body: BODY })],
  ])("%s", async (_, response) => {
    const result = await createBy(giving(response));
    expect(result).toMatchObject({
      ok: false,
      error: { code: "unreadable_response", outcome: "applied", status: 201 },
    });
  });

  test.each<[string, () => unknown]>([
    ["undefined", () => undefined],
    ["null", () => null],
    ["a string", () => BODY],
    ["an object", () => ({})],
    ["without a status", () => ({ ok: true, text: async () => BODY })],
    ["with a status that is a string", () => ({ ok: true, status: "201", text: async () => BODY })],
    ["with a status that there is not", () => ({ ok: true, status: 99, text: async () => BODY })],
    ["an error response", () => Response.error()],
  ])("%s", async (_, response) => {
    const result = await createBy(giving(response));
    const message = expect.stringContaining("It may have been carried out, but the answer is no response");
    expect(result).toMatchObject({ ok: false, error: { code: "unreadable_response", outcome: "unknown", message } });
  });

  test("a refusal is one, also when it cannot be read", async () => {
    const result = await createBy(giving(() => Object.freeze({ ok: false, status: 422, bodyUsed: true })));
    expect(result).toMatchObject({ ok: false, error: { code: "unprocessable", outcome: "rejected" } });
  });

  test("what text() gives is bounded, too", async () => {
    const fetch = giving(() => ({ ok: true, status: 201, text: async () => "x".repeat(101) }));
    const result = await createOn("https://rootly.example", { fetch, maxBodyBytes: 100 });
    const message = expect.stringContaining("too large");
    expect(result).toMatchObject({ ok: false, error: { code: "unreadable_response", outcome: "applied", message } });
  });
});
