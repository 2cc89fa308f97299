import { afterAll, beforeAll, describe, test } from "vitest";
import { createRootlyClient, isRootlyError } from "../src/index.ts";
import { type Case, casesOf } from "./cases/cases.ts";
import { isEmptyList } from "./checks/acceptance.ts";
import { checks } from "./checks/checks.ts";
import { isInferredStatus, type Operation, operations, refusalsOf } from "./spec/operations.ts";
import { resource } from "./spec/resource.ts";
import { attributesOf, messagesOf } from "./exchange/document.ts";
import type { Exchange } from "./exchange/exchange.ts";
import { type RecordingProxy, recordingProxy, exchangesOf } from "./exchange/recorded-client.ts";
import { announce, handOver } from "./reporting/hand-over.ts";
import { calls } from "./suite/client-test-case.ts";
import { runUnlessLeftOut, LeftOut } from "./suite/left-out.ts";
import { runFrom } from "./suite/run.ts";
import { openSession } from "./suite/session.ts";
import { acceptKnown, check } from "./suite/verdict.ts";
import { targetFrom } from "./target.ts";

// What the client makes of refusals; what it makes of successes is tested with every valid case.

const target = targetFrom(process.env);
const run = runFrom(process.env, target);
const session = await openSession(target, run.id, run.writeGuard);

let proxy: RecordingProxy;
let prefer: string | undefined;
beforeAll(async () => {
  proxy = await recordingProxy(target.url, () => (prefer === undefined ? {} : { prefer }), session.fetch);
});
afterAll(() => Promise.all([proxy.close(), session.close()]));

const clientTells = {
  name: "client-tells",
  definition:
    "The client throws an error that tells its caller the status, that nothing was carried out, and the server's own words, but not the token.",
};

for (const { id } of operations.filter((operation) => !(operation.id in calls))) {
  test(`what the client makes of ${id}`, ({ skip }) => skip("the client has no method for it yet"));
}

for (const operation of operations.filter(({ id }) => id in calls)) {
  describe(`what the client makes of a refused ${operation.id}`, () => {
    for (const status of refusalsOf(operation)) {
      test(status, async ({ skip, task }) => {
        announce(task, [...checks, clientTells]);
        const provocation = provocations[status];
        if (target.readOnly && operation.method !== "GET") skip("left out by --read-only");
        const byRequest = provocation !== undefined && (target.kind !== "mock" || status === "422");
        if (!byRequest && target.kind === "server") skip(`nobody can make a server answer ${status} at will`);
        prefer = byRequest ? undefined : `code=${status}`;

        await runUnlessLeftOut(skip, () =>
          handOver(task, target.token, async () => {
            const error = await thrownBy(operation, byRequest ? provocation : {});
            // The last one: an answer of 429 may have come before.
            const exchange = exchangesOf(proxy.take()).at(-1);
            if (exchange === undefined) throw new Error("The client sent nothing.");
            const unseen = session.gateway.refusalIn(exchange, false);
            if (unseen !== undefined) return { exchanges: [exchange], findings: [], unproven: unseen };
            if (exchange.response.status === 401 && status !== "401") await demandToken();
            if (status === "404" && isInferredStatus(operation, status) && isEmptyList(exchange))
              throw new LeftOut("the server answers with an empty list for something that does not exist");
            const expected = isOpen(operation, status, exchange) ? exchange.response.status : Number(status);
            const told = { ...clientTells, check: () => untold(error, exchange, expected) };
            const findings = check(exchange, { polarity: "invalid" }, [...checks, told]);
            return acceptKnown({ exchanges: [exchange], findings }, target);
          }),
        );
      });
    }
  });
}

/** @throws {LeftOut} when the server does not accept the token for anything: then it does not tell what it would be told. */
async function demandToken(): Promise<void> {
  const [list] = resource.lists;
  const sent = list && (await session.request(list));
  if (sent?.exchange.response.status === 401) throw new LeftOut("the server does not accept the token");
}

/** Whether another refusal is as good: for a body, no status is the only documented one, and an inferred part is undocumented. */
function isOpen(operation: Operation, status: string, { response }: Exchange): boolean {
  const isRefused = response.status >= 400 && response.status < 500;
  return isInferredStatus(operation, status) || (status === "422" && isRefused && response.status !== 401);
}

/** What an error should tell of a refusal and does not, in sentences. */
function untold(error: unknown, { response }: Exchange, status: number): string[] {
  if (response.status !== status) return [`Prefer names ${status}, but the response is ${response.status}.`];
  if (!isRootlyError(error)) return [`It threw ${String(error)}, which is none of its own errors.`];
  const message = String(error);
  const told = "status" in error ? error.status : undefined;
  return [
    ...(told === status ? [] : [`The error has the status ${told}.`]),
    ...(error.outcome === "rejected" ? [] : [`The error has the outcome ${error.outcome}.`]),
    ...firstOf(messagesOf(response.body)).flatMap((text) =>
      message.includes(text) ? [] : [`"${message}" does not hold "${text}".`],
    ),
    ...(message.includes(target.token) ? ["The error holds the token."] : []),
  ];
}

/** The client says twice as much at most, details included. */
const LONGEST_MESSAGE = 500;

/** The messages that an error has room for, in one line, as the client writes them. */
function firstOf(messages: readonly string[]): string[] {
  let room = LONGEST_MESSAGE;
  return messages.flatMap((message) => {
    const text = message
      .slice(0, Math.max(0, room))
      .replace(/[\p{Cc}\p{Cf}\p{Surrogate}\s]+/gu, " ")
      .trim();
    room -= message.length + "; ".length;
    return text === "" ? [] : [text];
  });
}

interface Provocation {
  token?: string;
  missing?: boolean;
  summary?: string;
}

/** What makes a server answer with a status. A mock is told by a header instead, where its own limits allow. */
const provocations: Readonly<Record<string, Provocation>> = {
  // A caller without a valid token must not learn either what exists.
  401: { token: "nobody-was-given-this", missing: true },
  404: { missing: true },
  422: { summary: " " },
};

/** What a call of the client throws. */
async function thrownBy(
  operation: Operation,
  { token = target.token, missing = false, summary }: Provocation,
): Promise<unknown> {
  const [plain] = casesOf(operation, target.known);
  if (plain === undefined) throw new LeftOut(`there is no case of ${operation.id}`);
  const { path, ready } = await session.prepare({
    ...plain,
    // Nothing is deleted here, and nothing has to be there for that.
    polarity: "invalid",
    missing,
    ...(plain.body !== undefined && summary !== undefined && withSummary(plain.body, summary)),
  });
  const client = createRootlyClient({ token, baseUrl: proxy.url, maxRetries: target.kind === "server" ? 2 : 0 });
  await run.writeGuard.ready();
  return await Promise.resolve(
    calls[operation.id]?.(client, { path, query: [], attributes: attributesOf(ready.body) }),
  ).then(
    () => undefined,
    (error: unknown) => error,
  );
}

/** A body whose summary is not allowed. */
function withSummary(body: string, summary: string): Pick<Case, "body" | "violates"> {
  // Cases of operations with a body hold a document with a resource in it.
  const { data } = JSON.parse(body) as { data: { attributes: object } };
  return {
    body: JSON.stringify({ data: { ...data, attributes: { ...data.attributes, summary } } }),
    violates: { keyword: "pattern", pointer: "/data/attributes/summary", in: "body" },
  };
}
