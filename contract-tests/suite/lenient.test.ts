import { expect, test } from "vitest";
import { casesOf } from "../cases/cases.ts";
import { operations } from "../spec/operations.ts";
import { startReferenceServer } from "../reference/server.ts";
import { acceptingEverything } from "../mutation/lenient.ts";
import { REFERENCE, targetAt } from "../mutation/target.ts";
import { openAccepted } from "./accepted.ts";
import { openWriteGuard } from "./write-guard.ts";
import { openJournal } from "./journal.ts";
import { LeftOut } from "./left-out.ts";
import { planFor } from "./plan.ts";
import { SCENARIOS } from "./test-cases.ts";
import { openSession } from "./session.ts";

test("within 60 writes, a server that accepts everything is asked the scenarios that come first", async () => {
  const server = await startReferenceServer({ ...REFERENCE, wrap: acceptingEverything });
  const target = targetAt(server.url, "server");
  const journal = openJournal();
  const session = await openSession(target, "a-run", openWriteGuard({ journal, maxWrites: target.maxWrites }));
  const plan = planFor(target).filter(({ skip }) => skip === undefined);
  const leftOut = new Map<string, string>();
  for (const testCase of plan) {
    try {
      await testCase.ask(session);
    } catch (error) {
      if (!(error instanceof LeftOut)) throw error;
      leftOut.set(`${testCase.group} ${testCase.name}`, error.message);
    }
  }
  await session.close();
  await server.close();
  const scenarios = plan.filter(({ group }) => group === SCENARIOS);
  expect(scenarios.length).toBeGreaterThan(5);
  // What is accepted instead of refused costs writes, which these have to do without in the end.
  const LAST = ["odd-requests", "credentials", "organizations", "strings-kept", "twice-and-at-once"].map(
    (name) => `${SCENARIOS} ${name}`,
  );
  const missing = [...leftOut.keys()].filter((name) => name.startsWith(SCENARIOS) && !LAST.includes(name));
  expect(missing).toEqual([]);
  expect(journal.changes + journal.left.length).toBeLessThanOrEqual(target.maxWrites);
}, 300_000);

test("one accepted request of a kind tells enough where writes are limited", () => {
  const cases = casesOf(operationNamed("createIncidentActionItem"), {});
  const named = (name: string) => cases.find((each) => each.name === `invalid: ${name}`) ?? failed(name);
  const [limited, unlimited] = [openAccepted(60), openAccepted(Infinity)];
  for (const each of [limited, unlimited]) each.note(named("/data/attributes/summary is a number"));
  const like = "invalid: /data/attributes/summary is a number";
  expect(limited.likeness(named("/data/attributes/due_date is a number"))).toBe(like);
  expect(limited.likeness(named("/data/attributes/summary is null"))).toBeUndefined();
  expect(limited.likeness(named("/data/attributes/summary is missing"))).toBeUndefined();
  expect(limited.likeness(named("no token"))).toBeUndefined();
  expect(unlimited.likeness(named("/data/attributes/due_date is a number"))).toBeUndefined();
});

function operationNamed(id: string) {
  return operations.find((each) => each.id === id) ?? failed(id);
}

function failed(name: string): never {
  throw new Error(`There is no ${name}.`);
}
