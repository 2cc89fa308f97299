import { expect, onTestFinished, test } from "vitest";
import type { Exchange } from "../exchange/exchange.ts";
import { interfering } from "../mutation/interference.ts";
import { type ReferenceServerOptions, startReferenceServer } from "../reference/server.ts";
import { type TestCase, testCasesFor } from "../suite/test-cases.ts";
import { openSession } from "../suite/session.ts";
import { violationsIn } from "../suite/verdict.ts";
import { targetFrom } from "../target.ts";

const ROOTLY_INCIDENT_ID = "an-incident";
const ROOTLY_API_TOKEN = "a-token";

type Fetch = typeof fetch;

/** What a scenario finds to have failed, and why, after a create of its own. */
async function blamedBy(scenario: string, wrap: NonNullable<ReferenceServerOptions["wrap"]>) {
  const server = await startReferenceServer({ incidents: [ROOTLY_INCIDENT_ID], token: ROOTLY_API_TOKEN, wrap });
  onTestFinished(() => server.close());
  const variables = { ROOTLY_API_URL: server.url, ROOTLY_API_TOKEN, ROOTLY_INCIDENT_ID };
  const target = targetFrom({ CONTRACT_TARGET: "reference", ...variables });
  const session = await openSession(target, "a-run");
  onTestFinished(() => session.close());
  await session.create();
  const testCase: TestCase | undefined = testCasesFor(target).find(({ name }) => name === scenario);
  if (testCase === undefined) throw new Error(`There is no scenario ${scenario}.`);
  const verdict = await testCase.ask(session);
  const findings = violationsIn(verdict).filter(({ check }) => check === scenario);
  const [finding] = findings;
  const exchange: Exchange | undefined = verdict.exchanges[finding?.exchange ?? -1];
  const all = findings.flatMap(({ problems }) => problems);
  return { all, problem: finding?.problems[0], exchange, isLast: exchange === verdict.exchanges.at(-1) };
}

/** Lists as they are, with everything that was ever created. */
const neverForgets = (fetch: Fetch): Fetch => {
  const all = new Map<string, unknown>();
  return async (input, init) => {
    const response = await fetch(input, init);
    const document = (await response.json()) as { data?: unknown };
    for (const item of [document.data ?? []].flat()) all.set((item as { id: string }).id, item);
    if (Array.isArray(document.data)) document.data = [...all.values()];
    return new Response(JSON.stringify(document), response);
  };
};

/** Says no to an update whose status is none, and does another. */
const doesWhatItRefuses = (fetch: Fetch): Fetch => {
  return async (input, init) => {
    const request = new Request(input, init);
    const again = request.clone();
    const response = await fetch(request);
    if (again.method !== "PUT" || response.status !== 422) return response;
    const body = JSON.stringify({ data: { type: "incident_action_items", attributes: { priority: "low" } } });
    await fetch(new Request(again.url, { method: "PUT", headers: again.headers, body }));
    return response;
  };
};

/** Creates two for one. */
const doubles = (fetch: Fetch): Fetch => {
  return async (input, init) => {
    const request = new Request(input, init);
    if (request.method === "POST") await fetch(request.clone());
    return await fetch(request);
  };
};

test("the list that holds what was deleted has failed, and not what was asked after it", async () => {
  const { problem, exchange, isLast } = await blamedBy("life-cycle", neverForgets);
  expect(problem).toMatch(/^It was deleted, but list\w+ still holds it\.$/);
  expect(problem).toContain(exchange?.operation.id);
  expect(isLast).toBe(false);
});

test("the refusal that had an effect has failed, and not the reading that shows it", async () => {
  const { problem, exchange, isLast } = await blamedBy("refused-without-effect", doesWhatItRefuses);
  expect(problem).toMatch(/ was refused, but `\w+` was /);
  expect(exchange).toMatchObject({ request: { method: "PUT" }, response: { status: 422 } });
  expect(isLast).toBe(false);
});

test("the page that shows an unreported item has failed", async () => {
  const { problem = "", exchange } = await blamedBy("accounted-for", doubles);
  expect(problem).toMatch(/ carries the mark of the run, but no answer said that it was created\.$/);
  expect(exchange?.operation.id).toBe("listIncidentActionItems");
  expect(exchange?.response.body).toContain(problem.slice(0, 36));
});

test("the page that says something wrong of itself has failed, and not a later one", async () => {
  const { problem, exchange, isLast } = await blamedBy("pagination", (fetch) => async (input, init) => {
    const response = await fetch(input, init);
    const document = (await response.json()) as { meta?: { current_page: number; total_count: number } };
    if (document.meta?.current_page === 2) document.meta.total_count += 1;
    return new Response(JSON.stringify(document), response);
  });
  expect(problem).toMatch(/Page 2: it counts \d+ in all, but there are \d+/);
  expect(exchange?.request.url).toContain("page%5Bnumber%5D=2");
  expect(isLast).toBe(false);
});

test("what was found before something else ends a scenario is kept, beside what ended it", async () => {
  const { all } = await blamedBy("credentials", (fetch) => {
    const open = interfering(() => (received, next) => {
      const headers = new Headers(received.headers);
      // It knows everybody who reads, and never answers who writes without a token.
      if (received.method === "GET") headers.set("authorization", `Bearer ${ROOTLY_API_TOKEN}`);
      else if (headers.get("authorization") !== `Bearer ${ROOTLY_API_TOKEN}`) throw new Error("The connection broke.");
      return next({ ...received, headers });
    });
    return open(fetch);
  });
  expect(all.filter((problem) => problem.includes("is answered with 200")).length).toBeGreaterThan(0);
  expect(all.at(-1)).toMatch(/^It could not go on: /);
});
