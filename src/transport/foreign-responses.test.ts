import crossFetch from "cross-fetch";
import nodeFetch from "node-fetch";
import { runInNewContext } from "node:vm";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { CREATED, clientOf, createOn, INCIDENT, ITEM, observed } from "../test-support/clients.ts";
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
    const { fetch, headers } = observed(implementation as typeof globalThis.fetch);
    const refused = { do: "answer", status: 422, body: '{"errors":[{"title":"No"}]}' } as const;
    const listed = { do: "answer", status: 200, body: '{"data":[],"links":{}}' } as const;
    const server = await startFaultServer([CREATED, refused, listed, { do: "cut", by: "content-length" }]);
    const { actionItems } = clientOf(server.url, { fetch });
    const create = () => actionItems.safeCreate(INCIDENT, { summary: "Schlüssel" });
    expect(await create()).toMatchObject({ ok: true, value: { id: "item-1" }, response: { status: 201 } });
    expect(await create()).toMatchObject({ ok: false, error: { code: "unprocessable", outcome: "rejected" } });
    expect(await actionItems.safeList(INCIDENT)).toMatchObject({ ok: true });
    // Neither notices that a body was cut off.
    onTestFinished(() => void vi.useRealTimers());
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const cutOff = create();
    await headers(4);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(await cutOff).toMatchObject({ ok: false, error: { outcome: "applied", attempts: 1 } });
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

test("a response is left without anything of its call: Node keeps it in memory for long", async () => {
  const server = await startFaultServer([CREATED]);
  const responses: Response[] = [];
  const fetchAndKeep: typeof fetch = async (input, init) => {
    const response = await fetch(input, init);
    responses.push(response);
    return response;
  };
  expect(await createOn(server.url, { fetch: fetchAndKeep })).toMatchObject({ ok: true });
  expect(responses.map(Object.keys)).toEqual([Object.keys(new Response())]);
});

describe("a fetch of the caller's that wraps another one", () => {
  const SENT = '{"data":{"type":"incident_action_items","attributes":{"summary":"Rotate the leaked key"}}}';

  // As MSW, tracers and those that sign requests do.
  test.each<[string, (request: Request, copies: string[]) => Promise<Response>]>([
    [
      "reads a clone before it sends the request",
      async (request, copies) => {
        copies.push(await request.clone().text());
        return fetch(request);
      },
    ],
    [
      "reads a clone afterwards",
      async (request, copies) => {
        const clone = request.clone();
        const response = await fetch(request);
        copies.push(await clone.text());
        return response;
      },
    ],
    [
      "sends a clone, and reads the request",
      async (request, copies) => {
        const response = await fetch(request.clone());
        copies.push(await request.text());
        return response;
      },
    ],
    [
      "sends a clone, and pipes the request",
      async (request, copies) => {
        const response = await fetch(request.clone());
        expect(request.body).toBeInstanceOf(ReadableStream);
        const piped = request.body?.pipeThrough(new TransformStream());
        copies.push(await new Response(piped ?? null).text());
        return response;
      },
    ],
    [
      "sends a clone of a clone, and iterates over the request",
      async (request, copies) => {
        const response = await fetch(request.clone().clone());
        const chunks: Uint8Array[] = [];
        // A web stream of Node's can be iterated over.
        for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) chunks.push(chunk);
        copies.push(Buffer.concat(chunks).toString());
        return response;
      },
    ],
  ])("can be one that %s", async (_, send) => {
    const server = await startFaultServer([CREATED]);
    const copies: string[] = [];
    const result = await createOn(server.url, { fetch: (input, init) => send(new Request(input, init), copies) });
    expect(result).toMatchObject({ ok: true, value: { id: "item-1" } });
    expect(copies).toEqual([SENT]);
    expect(server.requests.map(({ body }) => body)).toEqual([SENT]);
  });

  test("cannot send the body of one attempt twice", async () => {
    const server = await startFaultServer([{ do: "answer", status: 503 }, CREATED]);
    const again: typeof fetch = async (input, init) => {
      await fetch(input, init);
      return fetch(input, init);
    };
    expect(await createOn(server.url, { fetch: again })).toMatchObject({ error: { outcome: "unknown", attempts: 1 } });
    expect(server.requests).toHaveLength(1);
  });

  // As wretch throws it for each status that is not 2xx.
  test("leaves the outcome unknown when it throws for a status, whatever the cause is", async () => {
    const server = await startFaultServer([{ do: "answer", status: 503 }]);
    const throwing: typeof fetch = async (input, init) => {
      const { status } = await fetch(input, init);
      throw Object.assign(new Error("Service Unavailable"), { status, cause: new Error() });
    };
    const error = { code: "connection", outcome: "unknown", attempts: 1 };
    expect(await createOn(server.url, { fetch: throwing })).toMatchObject({ ok: false, error });
  });
});

describe("an environment", () => {
  /** Takes away what every runtime has, as jest-environment-jsdom and React Native do. */
  function hide(...names: string[]): void {
    for (const name of names) {
      const descriptor = Object.getOwnPropertyDescriptor(globalThis, name);
      Reflect.deleteProperty(globalThis, name);
      onTestFinished(() => void Object.defineProperty(globalThis, name, descriptor ?? {}));
    }
  }

  const withText: typeof fetch = giving(() => ({
    ...{ ok: true, status: 201, headers: new Headers(HEADERS) },
    text: async () => BODY,
  }));

  test("needs neither streams nor what encodes and decodes", async () => {
    const bodies: unknown[] = [];
    const fetch: typeof withText = (input, init) => {
      bodies.push(init?.body);
      return withText(input, init);
    };
    hide("ReadableStream", "TextEncoder", "TextDecoder", "Response", "Request");
    expect(await createBy(fetch)).toMatchObject({ ok: true, value: { id: "item-1" } });
    expect(bodies).toEqual([expect.stringContaining("Rotate the leaked key")]);
  });

  // As `Object.freeze(Object.prototype)` leaves it, which OWASP's cheat sheet on prototype pollution recommends.
  test("can have a prototype of all objects that nothing can be assigned over", async () => {
    const server = await startFaultServer([CREATED]);
    const descriptor = Object.getOwnPropertyDescriptor(Object.prototype, "toString") ?? {};
    Object.defineProperty(Object.prototype, "toString", { writable: false });
    onTestFinished(() => void Object.defineProperty(Object.prototype, "toString", descriptor));
    expect(await createOn(server.url)).toMatchObject({ ok: true, value: { id: "item-1" } });
  });

  test("without a decoder has responses read by text()", async () => {
    const response = new Response(BODY, { status: 201, headers: HEADERS });
    hide("TextDecoder");
    expect(await createBy(giving(() => response))).toMatchObject({ ok: true, value: { id: "item-1" } });
  });

  test.each(["fetch", "Headers"])("without %s is told before anything is sent", async (name) => {
    hide(name);
    const fetch = name === "fetch" ? undefined : withText;
    expect(await createOn("https://rootly.example", { fetch })).toMatchObject({
      error: {
        ...{ code: "invalid_argument", argument: "fetch", outcome: "not-sent", attempts: 0 },
        cause: expect.objectContaining({ message: `${name} is not defined` }),
      },
    });
  });

  test("can be one of several: functions of another one are called", async () => {
    const server = await startFaultServer([CREATED]);
    // Its values are of any type.
    const token = runInNewContext('() => "token-of-another-realm"') as () => string;
    const headers = runInNewContext('async () => ({ "x-team": "security" })') as () => Promise<{ "x-team": string }>;
    expect(await createOn(server.url, { token, headers })).toMatchObject({ ok: true });
    expect(server.requests[0]?.headers).toMatchObject({
      ...{ authorization: "Bearer token-of-another-realm", "x-team": "security" },
    });
  });
});
