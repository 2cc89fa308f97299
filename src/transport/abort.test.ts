import { getEventListeners } from "node:events";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { ArgumentError } from "../errors/argument-error.ts";
import { ConnectionError } from "../errors/no-response.ts";
import { reconcile } from "../reconcile.ts";
import { clientOf, CREATED, createOn, INCIDENT, ITEM, observed, sendTo } from "../test-support/clients.ts";
import { type FaultServer, startFaultServer, type Step } from "../test-support/fault-server.ts";
import { startHttpServer } from "../test-support/servers.ts";

const STALL: Step = { do: "stall", where: "before headers" };
const RESET: Step = { do: "reset", when: "after reading" };
const LISTED: Step = { do: "answer", status: 200, body: '{"data":[],"links":{}}' };
const LIMITED: Step = { do: "answer", status: 429, headers: { "retry-after": "30" } };

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}

function deferred(): { promise: Promise<void>; resolve: () => void } {
  let resolve = () => {};
  const promise = new Promise<void>((fulfil) => {
    resolve = fulfil;
  });
  return { promise, resolve };
}

beforeEach(() => {
  vi.spyOn(Math, "random").mockReturnValue(0);
});

/** A server that does one thing, a controller, and the promise of a create that its signal governs. */
async function begun(step: Step, options = {}) {
  const server = await startFaultServer([step]);
  const controller = new AbortController();
  const result = createOn(server.url, options, { signal: controller.signal });
  return { server, controller, result };
}

/** Aborts with a reason and checks that the call rejects with just that, at once, and leaves nothing behind. */
async function expectAbort(controller: AbortController, result: Promise<unknown>): Promise<void> {
  const reason = { because: "the user went away" };
  const begin = performance.now();
  const rejection = expect(result).rejects.toBe(reason);
  controller.abort(reason);
  await rejection;
  // Before any of the client's limits.
  expect(performance.now() - begin).toBeLessThan(20_000);
  expect(getEventListeners(controller.signal, "abort")).toHaveLength(0);
}

async function sentOnce(server: FaultServer): Promise<void> {
  // Longer than a wait that was made short.
  await pause(100);
  expect(server.requests).toHaveLength(1);
}

describe("a caller's abort rejects with `signal.reason` at once", () => {
  test("before anything is sent", async () => {
    const server = await startFaultServer([CREATED]);
    const signal = AbortSignal.abort("never mind");
    await expect(createOn(server.url, {}, { signal })).rejects.toBe("never mind");
    expect(server.connections).toBe(0);
  });

  test("while the headers are awaited", async () => {
    const { server, controller, result } = await begun({ do: "stall", where: "before headers" });
    await server.received(1);
    await expectAbort(controller, result);
    await sentOnce(server);
  });

  test("while the body is awaited", async () => {
    const { fetch, headers } = observed();
    const { server, controller, result } = await begun({ do: "stall", where: "in the body" }, { fetch });
    await headers(1);
    // The client has them a moment later.
    await new Promise(setImmediate);
    await expectAbort(controller, result);
    await sentOnce(server);
  });

  test("during a wait", async () => {
    const waiting = deferred();
    const { server, controller, result } = await begun(LIMITED, { onRetry: () => waiting.resolve() });
    await waiting.promise;
    await pause(10);
    await expectAbort(controller, result);
    await sentOnce(server);
  });

  test("in the token function", async () => {
    const request = deferred();
    const token = () => {
      request.resolve();
      return new Promise<string>(() => {});
    };
    const { server, controller, result } = await begun(CREATED, { token });
    await request.promise;
    await expectAbort(controller, result);
    expect(server.connections).toBe(0);
  });

  test("by the throwing variant as well", async () => {
    const server = await startFaultServer([{ do: "stall", where: "before headers" }]);
    const controller = new AbortController();
    const { signal } = controller;
    const result = clientOf(server.url).actionItems.create(INCIDENT, { summary: "x" }, { signal });
    await server.received(1);
    await expectAbort(controller, result);
  });

  test("through the raw client as well", async () => {
    const server = await startFaultServer([{ do: "stall", where: "before headers" }]);
    const controller = new AbortController();
    const result = clientOf(server.url).http.POST("/v1/incidents/{incident_id}/action_items", {
      params: { path: { incident_id: INCIDENT } },
      body: { data: { type: "incident_action_items", attributes: { summary: "x" } } },
      signal: controller.signal,
    });
    await server.received(1);
    await expectAbort(controller, result);
  });

  test("whatever the method", async () => {
    const server = await startFaultServer([{ do: "stall", where: "before headers" }]);
    const controller = new AbortController();
    const result = sendTo(server.url, "GET", {}, controller.signal);
    await server.received(1);
    await expectAbort(controller, result);
    await sentOnce(server);
  });

  test("with the reason of AbortSignal.timeout", async () => {
    const server = await startFaultServer([{ do: "stall", where: "before headers" }]);
    const result = createOn(server.url, {}, { signal: AbortSignal.timeout(50) });
    await expect(result).rejects.toMatchObject({ name: "TimeoutError", constructor: DOMException });
  });
});

test("an abort after the answer does not discard the item that was created", async () => {
  const controller = new AbortController();
  const server = await startFaultServer([CREATED]);
  const result = createOn(
    server.url,
    // The first moment at which a caller can know that the answer is there.
    { onResponse: () => controller.abort("too late") },
    { signal: controller.signal },
  );
  expect(await result).toMatchObject({ ok: true, value: { id: "item-1" } });
});

test("an abort stops the request on the wire", async () => {
  const { server, controller, result } = await begun({ do: "stall", where: "before headers" });
  await server.received(1);
  await expectAbort(controller, result);
  // Node opens another connection, and sends nothing on it.
  await expect.poll(() => server.ended).toBeGreaterThan(0);
  expect(server.requests).toHaveLength(1);
});

test("a client whose call was aborted goes on working", async () => {
  const server = await startFaultServer([{ do: "stall", where: "before headers" }, CREATED]);
  const client = clientOf(server.url);
  const controller = new AbortController();
  const result = client.actionItems.create(INCIDENT, { summary: "x" }, { signal: controller.signal });
  await server.received(1);
  await expectAbort(controller, result);
  expect(await client.actionItems.create(INCIDENT, { summary: "x" })).toMatchObject({ id: "item-1" });
});

const ours = () => new ConnectionError("Another call failed.", { outcome: "rejected", attempts: 1, reason: undefined });

const REASONS: [string, () => unknown][] = [
  ["an error of this client", ours],
  ["a frozen error of this client", () => Object.freeze(ours())],
  ["an argument's error", () => new ArgumentError("x", "is wrong")],
  ["a frozen object", () => Object.freeze({})],
  ["undefined, which is an AbortError", () => undefined],
  ["null", () => null],
  ["0", () => 0],
  ["NaN", () => Number.NaN],
  ["a string", () => "never mind"],
];

/** Checks that a call rejects with just the signal's reason. */
async function expectReason(result: Promise<unknown>, signal: AbortSignal): Promise<void> {
  const ended = await result.then(
    (value) => ({ value }),
    (reason: unknown) => ({ reason }),
  );
  expect(ended).toHaveProperty("reason");
  expect(Object.is((ended as { reason: unknown }).reason, signal.reason)).toBe(true);
}

describe.each(REASONS)("a non-throwing variant that is aborted with %s rejects with just that", (_, reason) => {
  test.each(["throw", "resend", reconcile(), reconcile({ resend: true })] as const)(
    "while it is sent (%s)",
    async (onUnknown) => {
      const server = await startFaultServer([{ do: "stall", where: "before headers" }]);
      const controller = new AbortController();
      const { signal } = controller;
      const result = createOn(server.url, {}, { signal, onUnknown });
      await server.received(1);
      controller.abort(reason());
      await expectReason(result, signal);
      expect(server.requests).toHaveLength(1);
    },
  );

  test("before it is sent", async () => {
    const server = await startFaultServer([{ do: "stall", where: "before headers" }]);
    const signal = AbortSignal.abort(reason());
    await expectReason(createOn(server.url, {}, { signal }), signal);
    await expectReason(clientOf(server.url).actionItems.safeList(INCIDENT, { signal }), signal);
    expect(server.connections).toBe(0);
  });

  test("while it is looked up, or waits to be", async () => {
    for (const answers of [0, 1]) {
      const controller = new AbortController();
      const { signal } = controller;
      let lists = 0;
      const server = await startHttpServer(({ method }, response) => {
        if (method === "POST") return response.socket?.resetAndDestroy();
        if (lists++ === answers) return controller.abort(reason());
        if (answers === 1) setTimeout(() => controller.abort(reason()), 50);
        return response.writeHead(200).end('{"data":[],"links":{}}');
      });
      await expectReason(createOn(server.url, {}, { signal, onUnknown: reconcile() }), signal);
    }
  });
});

test("siblings that are stopped with the first failure reject with it, and it is not changed", async () => {
  const server = await startHttpServer(({ body }, response) => {
    if (body.includes("refused")) response.writeHead(422).end('{"errors":[{"title":"No"}]}');
  });
  const { actionItems } = clientOf(server.url);
  const controller = new AbortController();
  const { signal } = controller;
  const sibling = actionItems.safeCreate(INCIDENT, { summary: "waits" }, { signal, onUnknown: reconcile() });
  const first = await actionItems.safeCreate(INCIDENT, { summary: "refused" });
  if (first.ok) return expect.unreachable();
  controller.abort(Object.freeze(first.error));
  await expect(sibling).rejects.toBe(first.error);
  expect(first.error).toMatchObject({ outcome: "rejected", attempts: 1 });
});

/** As the package abort-controller, and so React Native, has it: without a reason, and without throwIfAborted. */
class PolyfilledSignal extends EventTarget {
  aborted = false;

  abort(): void {
    this.aborted = true;
    this.dispatchEvent(new Event("abort"));
  }
}

describe("a signal that gives no reason rejects with an AbortError", () => {
  const begin = (url: string) => {
    const signal = new PolyfilledSignal();
    // All of an AbortSignal that such an environment has.
    const options = { signal: signal as unknown as AbortSignal, onUnknown: reconcile() };
    return { signal, create: () => createOn(url, {}, options) };
  };
  const error = expect.objectContaining({ name: "AbortError" });

  test("before anything is sent", async () => {
    const server = await startFaultServer([CREATED]);
    const { signal, create } = begin(server.url);
    signal.abort();
    await expect(create()).rejects.toEqual(error);
    expect(server.requests).toHaveLength(0);
  });

  test("while the headers are awaited, and while it is looked up", async () => {
    for (const steps of [[STALL], [RESET, STALL], [RESET, LISTED, STALL]]) {
      const server = await startFaultServer(steps);
      const { signal, create } = begin(server.url);
      const rejection = expect(create()).rejects.toEqual(error);
      await server.received(Math.min(2, steps.length));
      signal.abort();
      await rejection;
    }
  });

  test("between the pages of a list", async () => {
    const { signal } = begin("");
    const server = await startFaultServer([
      { do: "answer", status: 200, body: JSON.stringify({ data: [ITEM.data], meta: { next_page: 2 } }) },
    ]);
    const list = clientOf(server.url).actionItems.list(INCIDENT, { signal: signal as unknown as AbortSignal });
    const read = async () => {
      for await (const _ of list) signal.abort();
    };
    await expect(read()).rejects.toEqual(error);
    expect(server.requests).toHaveLength(1);
  });
});
