import { type Case, casesOf, isWrite } from "../cases/cases.ts";
import { type Gap, gapsOf } from "../cases/gaps.ts";
import type { Check } from "../checks/check.ts";
import { checks, checksFor } from "../checks/checks.ts";
import { type Operation, operations } from "../spec/operations.ts";
import { creates, has, removes, type Resource, resourceOf, resource as own, resources } from "../spec/resource.ts";
import { strictChecks, withDrift } from "../drift/with-drift.ts";
import { succeeded } from "../exchange/exchange.ts";
import { reasonToSkip } from "../limits.ts";
import { findingsOf, leftOutOf, type Scenario, type ScenarioContext, start } from "../scenarios/scenario.ts";
import { scenarios } from "../scenarios/scenarios.ts";
import type { Target } from "../target.ts";
import { askClient, saysTheClient } from "./client-test-case.ts";
import { randomTestCases } from "./random-test-case.ts";
import { LeftOut, leaveOutUnknown } from "./left-out.ts";
import type { Session } from "./session.ts";
import { check, type Verdict, violationsIn } from "./verdict.ts";

/** One thing that a run asks of a target. */
export interface TestCase {
  /** The operation, or what the test case is about instead. */
  group: string;
  /** Unique within the group. */
  name: string;
  /** Why the target cannot be asked; absent when it can. */
  skip?: string;
  /** The case that it sends; absent when it is not about one. */
  case?: Case;
  /** The valid request that has to be accepted beside it; absent when there is none, or the target cannot be sent it. */
  twin?: Case;
  /** The checks that apply to the responses. */
  checks: readonly Pick<Check, "name" | "definition">[];
  /** How many requests change something there on a server that conforms to the spec, the clean-up included. */
  writes: number;
  /** The resource that it is about, by name, as far as it uses or leaves some. */
  of?: string;
  /** How many resources it leaves, for others to use and for the clean-up to delete. Default: none. */
  leaves?: number;
  /** How many resources that others have left it can use, each of which spares a creation and a deletion. Default: none. */
  reuses?: number;
  /** How many more writes there are at most where a server accepts what it should refuse. Default: none. */
  ifAccepted?: number;
  /** Whether it is about everything that the run has done before, so that it cannot be asked alone. Default: false. */
  ofWholeRun?: boolean;
  /** Sends what it takes, and checks what comes. */
  ask(session: Session): Promise<Verdict>;
}

/** The group of the scenarios. */
export const SCENARIOS = "scenarios";

const NO_STATE = "a mock has no state";

/** Everything that can be asked of a target, derived from the spec; what it cannot answer says why. */
export function testCasesFor(target: Target): TestCase[] {
  return [
    ...operations.flatMap((operation) => casesOf(operation, target.known)).map((each) => aboutCase(each, target)),
    ...operations.flatMap((operation) => gapsOf(operation, target.known).map((gap) => aboutGap(operation, gap))),
    ...randomTestCases(target, (each) => aboutCase(each, target)),
    ...scenarios.flatMap((scenario) => resources.map((of) => aboutScenario(scenario, of, target))),
    ...(target.kind === "mock" ? checks.flatMap(aboutMockLimit) : []),
  ];
}

/** What nobody can be asked, by name. */
export function aboutGap({ id }: Operation, { name, pointer, reason }: Gap): TestCase {
  const ask = () => Promise.reject(new Error(reason));
  return { group: id, name: name ?? `valid: ${pointer || "the body"}`, skip: reason, checks: [], writes: 0, ask };
}

/** A case as a test case. */
export function aboutCase(each: Case, target: Target): TestCase {
  const skip = reasonToSkip(each, target);
  return {
    group: each.operation.id,
    name: each.name,
    ...(skip !== undefined && { skip }),
    case: each,
    ...(each.twin && reasonToSkip(each.twin, target) === undefined && { twin: each.twin }),
    checks: [...checksFor(each, target), ...strictChecks(target)],
    writes: writesOf(each),
    // What a deletion is tried with can be anything that the run has created.
    ...(isWrite(each) && removes(each.operation) && { of: resourceOf(each.operation)?.name ?? "", reuses: 1 }),
    ask: async (session) =>
      withDrift(await (saysTheClient(each) ? askClient(each, session) : askDirectly(each, session)), target),
  };
}

/** What is created is deleted in the end, and what is to be deleted is created for it. */
function writesOf(each: Case): number {
  if (!isWrite(each)) return 0;
  return creates(each.operation) || removes(each.operation) ? 2 : 1;
}

async function askDirectly(each: Case, session: Session): Promise<Verdict> {
  return await session.accepted.inTurn(each, () => sendDirectly(each, session));
}

async function sendDirectly(each: Case, session: Session): Promise<Verdict> {
  const isInvalid = each.polarity === "invalid";
  const same = isInvalid ? session.accepted.likeness(each) : undefined;
  if (same !== undefined) throw new LeftOut(`the same as "${same}", which was accepted`);
  const { exchange, limited } = await session.send(each);
  leaveOutUnknown(exchange, session.target);
  if (isInvalid && succeeded(exchange)) session.accepted.note(each);
  const isRefused = isInvalid && exchange.response.status >= 400 && exchange.response.status < 500;
  const unproven = isRefused ? await session.twins.whyUnproven(each) : undefined;
  return {
    exchanges: [...limited, exchange],
    ...(unproven !== undefined && { unproven }),
    findings: [
      ...limited.flatMap((other, at) => check(other, { polarity: "either" }, checks, at)),
      ...check(exchange, each, checksFor(each, session.target), limited.length),
    ],
  };
}

function aboutScenario(scenario: Scenario, of: Resource, target: Target): TestCase {
  const lack = leftOutOf(scenario, of);
  const skip = target.kind === "mock" ? NO_STATE : lack && `left out: ${lack}`;
  return {
    group: SCENARIOS,
    of: of.name,
    leaves: scenario.leaves ?? 0,
    reuses: scenario.reuses?.count ?? 0,
    ifAccepted: scenario.ifAccepted ?? 0,
    name: of === own ? scenario.name : `${scenario.name} of ${of.name}`,
    ...(skip !== undefined && { skip }),
    checks: [...checks, scenario, ...strictChecks(target)],
    writes: scenario.writes + (scenario.leaves ?? 0),
    ofWholeRun: scenario.ofWholeRun ?? false,
    async ask(session) {
      if (!has(of, ["create", ...scenario.needs])) throw new LeftOut(`left out: ${lack}`);
      const context = start(session, of);
      await keepingFindings(context, () => scenario.run(context));
      return withDrift({ exchanges: context.exchanges, findings: findingsOf(scenario, context) }, target);
    },
  };
}

/** What a scenario has found by the time that something ends it is kept, beside what ended it. */
async function keepingFindings(context: ScenarioContext, run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    const { findings, problems } = context;
    if (problems.length === 0 && violationsIn({ findings }).length === 0) throw error;
    const message = error instanceof Error ? error.message : String(error);
    if (!(error instanceof LeftOut)) context.expect(false, `It could not go on: ${message}`);
  }
}

function aboutMockLimit(check: Check): TestCase[] {
  const { name, mockLimit } = check;
  if (mockLimit === undefined) return [];
  const ask = () => Promise.reject(new Error(mockLimit));
  return [{ group: "checks", name, skip: mockLimit, checks: [check], writes: 0, ask }];
}
