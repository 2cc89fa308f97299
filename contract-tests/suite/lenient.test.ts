import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { casesOf } from "../cases/cases.ts";
import { operations } from "../spec/operations.ts";
import { type ReferenceServer, startReferenceServer } from "../reference/server.ts";
import type { Fetch } from "../mutation/interference.ts";
import { acceptingEverything } from "../mutation/lenient.ts";
import { REFERENCE, targetAt } from "../mutation/target.ts";
import { openAccepted } from "./accepted.ts";
import { openWriteGuard } from "./write-guard.ts";
import { openJournal } from "./journal.ts";
import { LeftOut } from "./left-out.ts";
import { planFor } from "./plan.ts";
import { scenarios } from "../scenarios/scenarios.ts";
import { SCENARIOS, testCasesFor } from "./test-cases.ts";
import { openSession } from "./session.ts";

test("within 60 writes, a server that accepts everything is asked every scenario", async () => {
  const server = await startReferenceServer({ ...REFERENCE, wrap: acceptingEverything });
  const target = targetAt(server.url, "server");
  const journal = openJournal();
  const session = await openSession(target, "a-run", openWriteGuard({ journal, maxWrites: target.maxWrites }));
  const plan = planFor(target).filter(({ skip }) => skip === undefined);
  const leftOut: string[] = [];
  for (const testCase of plan) {
    try {
      await testCase.ask(session);
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
    const { ask, writes, ifAccepted = 0 } = testCaseOf(scenario.name);
    await ask(session);
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
    await testCaseOf(name).ask(session);
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
