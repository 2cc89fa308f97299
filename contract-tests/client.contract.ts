import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createRootlyClient, isRootlyError } from "../src/index.ts";
import { casesOf } from "./cases/cases.ts";
import { checks } from "./checks/checks.ts";
import { type Operation, operations } from "./description/operations.ts";
import { attributesOf, memberOf } from "./exchange/document.ts";
import { type RecordingProxy, recordingProxy } from "./exchange/recording-proxy.ts";
import { assertKept } from "./report/card.ts";
import { calls } from "./suite/client-calls.ts";
import { openSession } from "./suite/session.ts";
import { judge } from "./suite/verdict.ts";
import { targetFrom } from "./target.ts";

// What the client makes of refusals; what it makes of successes is asked with every valid case.

const target = targetFrom(process.env);
const session = await openSession(target, process.env["CONTRACT_RUN_ID"] ?? "by-hand");

let proxy: RecordingProxy;
let prefer: string | undefined;
beforeAll(async () => {
  proxy = await recordingProxy(target.url, () => (prefer === undefined ? {} : { prefer }));
});
afterAll(() => Promise.all([proxy.close(), session.close()]));

for (const { id } of operations.filter((operation) => !(operation.id in calls))) {
  test(`what the client makes of ${id}`, ({ skip }) => skip("the client has no method for it yet"));
}

describe.each(operations.filter(({ id }) => id in calls))("what the client makes of a refused $id", (operation) => {
  for (const status of operation.statuses.filter((each) => each.startsWith("4"))) {
    test(status, async ({ skip }) => {
      const provocation = provocations[status];
      const byRequest = provocation !== undefined && (target.kind !== "mock" || status === "422");
      if (!byRequest && target.kind !== "mock") skip(`nobody can make a server answer ${status} at will`);
      prefer = byRequest ? undefined : `code=${status}`;

      const error = await call(operation, byRequest ? provocation : {}).then(
        () => undefined,
        (thrown: unknown) => thrown,
      );

      const [exchange] = proxy.take();
      if (exchange === undefined) throw new Error("The client sent nothing.");
      assertKept({ exchanges: [exchange], findings: judge(exchange, { polarity: "invalid" }, checks) });
      expect(isRootlyError(error) && error).toMatchObject({ status: Number(status), outcome: "rejected" });
      for (const said of whatItSays(exchange.response.body)) expect(String(error)).toContain(said);
      expect(String(error)).not.toContain(target.token);
    });
  }
});

interface Provocation {
  token?: string;
  missing?: boolean;
  summary?: string;
}

/** What makes a server answer with a status. A mock is told by a header instead, where its own limits allow. */
const provocations: Readonly<Record<string, Provocation>> = {
  401: { token: "not-a-token" },
  404: { missing: true },
  422: { summary: " " },
};

async function call(
  operation: Operation,
  { token = target.token, missing = false, summary }: Provocation,
): Promise<unknown> {
  const [plain] = casesOf(operation, target.known);
  if (plain === undefined) throw new Error(`There is no case of ${operation.id}.`);
  const { path, ready } = await session.prepare({ ...plain, missing });
  const attributes = { ...attributesOf(ready.body), ...(summary !== undefined && { summary }) };
  const client = createRootlyClient({ token, baseUrl: proxy.url, maxRetries: 0 });
  return await calls[operation.id]?.(client, { path, query: [], attributes });
}

/** The texts of an error document, in either of the vendor's shapes. */
function whatItSays(body: string): string[] {
  const error = memberOf(body, "error");
  const errors = [memberOf(body, "errors") ?? []].flat();
  return [...(typeof error === "string" ? [error] : []), ...errors.flatMap((each) => titleOf(each))];
}

function titleOf(error: unknown): string[] {
  const { title } = Object(error) as { title?: unknown };
  return typeof title === "string" ? [title] : [];
}
