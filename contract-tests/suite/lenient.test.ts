import { expect, test } from "vitest";
import { startReferenceServer } from "../reference/server.ts";
import { acceptingEverything } from "../strength/lenient.ts";
import { REFERENCE, targetAt } from "../strength/target.ts";
import { openGate } from "./gate.ts";
import { openJournal } from "./journal.ts";
import { LeftOut } from "./left-out.ts";
import { planFor } from "./plan.ts";
import { SCENARIOS } from "./questions.ts";
import { openSession } from "./session.ts";

test("within 60 writes, a server that accepts everything is asked every scenario and a valid case of each operation", async () => {
  const server = await startReferenceServer({ ...REFERENCE, wrap: acceptingEverything });
  const target = targetAt(server.url, "server");
  const journal = openJournal();
  const session = await openSession(target, "a-run", openGate({ journal, maxWrites: target.maxWrites }));
  const plan = planFor(target).filter(({ skip }) => skip === undefined);
  const leftOut = new Map<string, string>();
  const valid = new Set<string>();
  for (const question of plan) {
    try {
      await question.ask(session);
      if (question.case?.polarity === "valid") valid.add(question.group);
    } catch (error) {
      if (!(error instanceof LeftOut)) throw error;
      leftOut.set(`${question.group} ${question.name}`, error.message);
    }
  }
  await session.close();
  await server.close();
  const scenarios = plan.filter(({ group }) => group === SCENARIOS);
  expect(scenarios.length).toBeGreaterThan(5);
  expect([...leftOut.keys()].filter((name) => name.startsWith(SCENARIOS))).toEqual([]);
  expect(valid).toEqual(new Set(plan.map(({ group }) => group).filter((group) => group !== SCENARIOS)));
  expect(journal.changes + journal.left.length).toBeLessThanOrEqual(target.maxWrites);
  // One accepted request of a kind tells enough.
  expect(leftOut.get("createIncidentActionItem invalid: no token, and a body that is not allowed")).toBe(
    'the same as "invalid: no token", which was accepted',
  );
}, 300_000);
