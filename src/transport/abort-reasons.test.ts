import { describe, expect, test } from "vitest";
import { ArgumentError } from "../arguments.ts";
import { ConnectionError } from "../errors/no-response.ts";
import { reconcile } from "../reconcile.ts";
import { clientOf, createOn, INCIDENT } from "../test-support/clients.ts";
import { startFaultServer } from "../test-support/fault-server.ts";
import { startHttpServer } from "../test-support/http-server.ts";

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
