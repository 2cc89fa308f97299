import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { allCases, casesOf } from "../cases/cases.ts";
import { defectsOf } from "../cases/soundness.ts";
import { operations } from "../spec/operations.ts";
import { attributesOf } from "../exchange/document.ts";
import { type ReferenceServer, startReferenceServer } from "../reference/server.ts";
import { scenarios } from "../scenarios/scenarios.ts";
import { targetFrom } from "../target.ts";
import { openWriteGuard } from "./write-guard.ts";
import { LeftOut, unlessLeftOut } from "./left-out.ts";
import { openJournal } from "./journal.ts";
import { kindOf, openAccepted } from "./accepted.ts";
import { writesIn } from "./budget.ts";
import { planFor, planText } from "./plan.ts";
import { SCENARIOS, type TestCase, testCasesFor } from "./test-cases.ts";
import { openSession } from "./session.ts";
import type { Fetch } from "../mutation/interference.ts";
import { acceptingEverything } from "../mutation/operators/validation.ts";
import { REFERENCE, targetAt } from "../mutation/trial.ts";

const INCIDENT = "76e27009-efed-49a6-be80-bf0a5c2ae25e";
const TOKEN = "a-token";

const targetWith = (more: Record<string, string> = {}, url = "https://api.staging.example.com") =>
  targetFrom({
    CONTRACT_TARGET: "server",
    ROOTLY_API_URL: url,
    ROOTLY_API_TOKEN: TOKEN,
    ROOTLY_INCIDENT_ID: INCIDENT,
    CONTRACT_RUNS: "0",
    CONTRACT_MAX_WRITES: "60",
    ...more,
  });
const withoutSkipped = (testCases: readonly TestCase[]) => testCases.filter(({ skip }) => skip === undefined);
const nameOf = ({ group, name }: TestCase) => `${group} ${name}`;

describe("within 60 writes", () => {
  const target = targetWith();
  const plan = planFor(target);
  const cases = withoutSkipped(plan).flatMap((testCase) => testCase.case ?? []);

  test("every scenario runs, though each accepts what it should refuse", () => {
    const chosen = withoutSkipped(plan).filter(({ group }) => group === "scenarios");
    const ifAccepted = chosen.reduce((sum, testCase) => sum + (testCase.ifAccepted ?? 0), 0);
    expect(writesIn(chosen) + ifAccepted).toBeLessThanOrEqual(60);
  });

  test("every operation, every scenario and every case that writes nothing runs", () => {
    const valid = cases.filter(({ polarity }) => polarity === "valid").map(({ operation }) => operation.id);
    expect(operations.map(({ id }) => id).filter((id) => !valid.includes(id))).toEqual([]);
    const groups = withoutSkipped(plan).filter(({ group }) => group === "scenarios");
    expect(groups.map(({ name }) => name)).toEqual(scenarios.map(({ name }) => name));
    expect(plan.filter(({ writes, skip }) => writes === 0 && skip?.includes("by --max-writes"))).toEqual([]);
  });

  test("each kind of a wrong value is sent somewhere, and of many in one place a few", () => {
    const invalid = (some: typeof plan) =>
      some.flatMap(({ case: testCase }) =>
        testCase?.polarity === "invalid" && testCase.violates?.in === "body" ? [testCase] : [],
      );
    const known = invalid(plan.filter(({ skip }) => skip === undefined || skip.includes("stand for the others")));
    const sent = invalid(withoutSkipped(plan));
    const kinds = new Set(sent.map(kindOf));
    expect(known.map(kindOf).filter((kind) => !kinds.has(kind))).toEqual([]);
    expect(sent.length).toBeLessThan(known.length * 0.8);
    // Its default is not its first value, so that it is seen there whether a value was ignored or taken for the first.
    const ofPriority = sent.filter(
      ({ violates }) => violates?.pointer === "/data/attributes/priority" && violates.keyword === "type",
    );
    expect(ofPriority).toHaveLength(10);
    const ofKey = sent.filter(({ violates }) => violates?.pointer === "/data/attributes/jira_issue_key");
    expect(ofKey.map(({ operation, name }) => `${operation.method} ${name}`)).toHaveLength(4);
  });

  test.each(["createIncidentActionItem", "updateIncidentActionItem"])(
    "%s is sent every value of every attribute",
    (id) => {
      const valuesIn = (testCases: typeof cases) =>
        testCases
          .filter(({ operation, polarity }) => operation.id === id && polarity === "valid")
          .flatMap(({ body }) => Object.entries(attributesOf(body)).map((item) => JSON.stringify(item)));
      const known = planFor(targetWith({ CONTRACT_MAX_WRITES: "" })).flatMap((testCase) =>
        testCase.skip === undefined ? (testCase.case ?? []) : [],
      );
      const sent = valuesIn(cases);
      expect(valuesIn(known).filter((value) => !sent.includes(value))).toEqual([]);
    },
  );

  test("what tries several values at once is what it claims to be", async () => {
    const together = cases.filter(({ name }) => name.includes("together"));
    expect(together.length).toBeGreaterThan(5);
    expect((await Promise.all(together.map(defectsOf))).flat()).toEqual([]);
  });

  test("what is left out says why", () => {
    const reasons = plan.flatMap(({ name, skip }) => (name.includes("is a long string") ? [skip] : []));
    expect(reasons).toContain("left out by --max-writes 60");
    expect(planText(plan, target)).toMatch(/\d+ {2}left out by --max-writes 60/);
  });
});

test("no plan comes to more than it may", () => {
  for (let most = 0; most <= 130; most += 1 + (most > 10 ? 7 : 0)) {
    const plan = planFor(targetWith({ CONTRACT_MAX_WRITES: String(most) }));
    expect(writesIn(plan), `--max-writes ${most}`).toBeLessThanOrEqual(most);
    if (most >= 5) expect(writesIn(plan), `--max-writes ${most}`).toBeGreaterThan(0);
  }
}, 600_000);

test("only what --only names competes for the writes", () => {
  const only = "createIncidentActionItem valid: /data/attributes/priority is";
  const plan = planFor(targetWith({ CONTRACT_MAX_WRITES: "10" }), { only });
  const ofThose = plan.filter((testCase) => nameOf(testCase).includes(only));
  expect(ofThose.map(({ skip }) => skip)).toEqual(ofThose.map(() => undefined));
});

test("with read-only, only reads are sent, and everything else is named", () => {
  const plan = planFor(targetWith({ CONTRACT_READ_ONLY: "yes" }));
  const methods = withoutSkipped(plan).map((testCase) => testCase.case?.method ?? testCase.case?.operation.method);
  expect(new Set(methods)).toEqual(new Set(["GET"]));
  expect(plan.filter(({ skip }) => skip === "left out by --read-only").length).toBeGreaterThan(200);
  expect(withoutSkipped(plan).length).toBeGreaterThan(50);
});

test("without limits, every case is sent to a target", () => {
  const target = targetFrom({
    ...process.env,
    CONTRACT_TARGET: "reference",
    ROOTLY_API_URL: "http://localhost",
    ROOTLY_API_TOKEN: TOKEN,
    ROOTLY_INCIDENT_ID: INCIDENT,
  });
  expect(planFor(target).filter((testCase) => testCase.case)).toHaveLength(allCases(target.known).length);
});

test("no test case writes more than the plan says", async () => {
  const server = await startReferenceServer({ incidents: [INCIDENT], token: TOKEN });
  const target = targetWith(
    { CONTRACT_MAX_WRITES: "1000", ROOTLY_USER_ID: "234", ROOTLY_GROUP_ID: "a-group" },
    server.url,
  );
  const journal = openJournal();
  const session = await openSession(target, "a-run", openWriteGuard({ journal }));
  const cost = () => journal.changes + journal.left.length;
  const plan = withoutSkipped(planFor(target)).filter(({ writes }) => writes > 0);
  for (const testCase of plan) {
    const before = cost();
    // Nothing is told of another organization.
    await unlessLeftOut(() => testCase.run(session));
    expect(cost() - before, nameOf(testCase)).toBeLessThanOrEqual(testCase.writes);
  }
  expect(cost()).toBeGreaterThan(writesIn(plan) * 0.9);
  expect(cost()).toBeLessThanOrEqual(writesIn(plan));
  await session.close();
  await server.close();
}, 600_000);

test("a request for what does not exist needs what does, beside which it proves something; alone, that is planned", async () => {
  const server = await startReferenceServer(REFERENCE);
  const target = targetAt(server.url, "server");
  const plan = planFor(target, { only: "getIncidentActionItem invalid: nothing has this identifier" });
  const journal = openJournal();
  const session = await openSession(target, "a-run", openWriteGuard({ journal }));
  const [testCase] = withoutSkipped(plan);
  expect((await testCase?.run(session))?.unproven).toBeUndefined();
  expect([writesIn(plan), journal.changes + journal.left.length]).toEqual([2, 2]);
  await session.close();
  await server.close();
});

test("within 60 writes, every scenario runs against a server that accepts everything", async () => {
  const server = await startReferenceServer({ ...REFERENCE, wrap: acceptingEverything });
  const target = targetAt(server.url, "server");
  const journal = openJournal();
  const session = await openSession(target, "a-run", openWriteGuard({ journal, maxWrites: target.maxWrites }));
  const plan = planFor(target).filter(({ skip }) => skip === undefined);
  const leftOut: string[] = [];
  for (const testCase of plan) {
    try {
      await testCase.run(session);
    } catch (error) {
      if (!(error instanceof LeftOut)) throw error;
      if (testCase.group === SCENARIOS) leftOut.push(`${testCase.name}: ${error.message}`);
    }
  }
  await session.close();
  await server.close();
  expect(plan.filter(({ group }) => group === SCENARIOS).map(({ name }) => name)).toEqual(
    scenarios.map(({ name }) => name),
  );
  expect(leftOut).toEqual([]);
  expect(journal.changes + journal.left.length).toBeLessThanOrEqual(target.maxWrites);
}, 300_000);

describe.each([
  ["is correct", (fetch: Fetch) => fetch, 0],
  ["accepts everything", acceptingEverything, 1],
] as const)("on a server that %s, a scenario alone writes no more than it says", (_, wrap, isLenient) => {
  let server: ReferenceServer;
  beforeAll(async () => {
    server = await startReferenceServer({ ...REFERENCE, wrap });
  });
  afterAll(() => server.close());

  test.each(scenarios.filter(({ ofWholeRun }) => !ofWholeRun))("$name", async (scenario) => {
    const target = targetAt(server.url, "server");
    const journal = openJournal();
    const session = await openSession(target, "a-run", openWriteGuard({ journal }));
    const { run, writes, ifAccepted = 0 } = testCaseOf(scenario.name);
    await run(session);
    const cost = journal.changes + journal.left.length;
    expect(cost).toBeLessThanOrEqual(writes + isLenient * ifAccepted);
    await session.close();
  });
});

test.each(scenarios.filter(({ reuses }) => reuses?.leaves === "as it was"))(
  "$name creates nothing that is there, and leaves it as it was",
  async ({ name, reuses, writes, leaves = 0 }) => {
    const server = await startReferenceServer(REFERENCE);
    const journal = openJournal();
    const session = await openSession(targetAt(server.url, "server"), "a-run", openWriteGuard({ journal }));
    const { count } = reuses ?? { count: 0 };
    for (let made = 0; made < count; made++) await session.create();
    const before = structuredClone(server.fake.items);
    await testCaseOf(name).run(session);
    const cost = journal.changes + journal.left.length - 2 * count;
    expect(cost).toBeLessThanOrEqual(writes + leaves - 2 * count);
    expect(server.fake.items).toEqual(expect.arrayContaining([...before]));
    await session.close();
    await server.close();
  },
);

test("one accepted request of a kind tells enough where writes are limited", () => {
  const cases = casesOf(operationNamed("createIncidentActionItem"), {});
  const named = (name: string) => cases.find((item) => item.name === `invalid: ${name}`) ?? failed(name);
  const [limited, unlimited] = [openAccepted(60), openAccepted(Infinity)];
  for (const accepted of [limited, unlimited]) accepted.note(named("/data/attributes/summary is a number"));
  const like = "invalid: /data/attributes/summary is a number";
  expect(limited.likeness(named("/data/attributes/due_date is a number"))).toBe(like);
  expect(limited.likeness(named("/data/attributes/summary is null"))).toBeUndefined();
  expect(limited.likeness(named("/data/attributes/summary is missing"))).toBeUndefined();
  expect(limited.likeness(named("no token"))).toBeUndefined();
  expect(unlimited.likeness(named("/data/attributes/due_date is a number"))).toBeUndefined();
});

function testCaseOf(scenario: string) {
  const target = targetAt("http://127.0.0.1", "server");
  return testCasesFor(target).find(({ name }) => name === scenario) ?? failed(scenario);
}

function operationNamed(id: string) {
  return operations.find((operation) => operation.id === id) ?? failed(id);
}

function failed(name: string): never {
  throw new Error(`There is no ${name}.`);
}
