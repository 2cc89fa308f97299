import fc from "fast-check";
import { type Case, casesOf, type Gap, gapsOf, isWrite } from "../cases/cases.ts";
import { type RandomCases, randomCasesOf } from "../cases/random.ts";
import { today } from "../cases/today.ts";
import type { Check } from "../checks/check.ts";
import { checks, checksBefore, checksFor, foreignChecks } from "../checks/checks.ts";
import { COMMANDS } from "../commands.ts";
import type { Target } from "../target.ts";
import { succeeded } from "../exchange/exchange.ts";
import { reasonToSkip } from "../limits.ts";
import { findingsOf, leftOutOf, type Scenario, type ScenarioContext, start } from "../scenarios/scenario.ts";
import { withoutTouches } from "../scenarios/own-resources.ts";
import { scenarios } from "../scenarios/scenarios.ts";
import { type Operation, operations } from "../spec/operations.ts";
import { creates, has, removes, type Resource, resource as own, resourceOf, resources } from "../spec/resource.ts";
import { sendByClient, saysTheClient } from "./client-test-case.ts";
import { leaveOutUnknown, LeftOut, unlessLeftOut } from "./left-out.ts";
import type { Session } from "./session.ts";
import { check, strictChecks, type Verdict, violationsIn, withDrift } from "./verdict.ts";

/** One thing that a run tests on a target. */
export interface TestCase {
  /** The operation, or what the test case is about instead. */
  group: string;
  /** Unique within the group. */
  name: string;
  /** Why it cannot be tested on the target; absent when it can. */
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
  /** Whether it is about everything that the run has done before, so that it cannot run alone. Default: false. */
  ofWholeRun?: boolean;
  /** Sends what it takes, and checks what comes. */
  run(session: Session): Promise<Verdict>;
}

/** The group of the scenarios. */
export const SCENARIOS = "scenarios";

const NO_STATE = "a mock has no state";

/** Everything that can be tested on a target, derived from the spec; what it cannot answer says why. */
export function testCasesFor(target: Target): TestCase[] {
  return [
    ...operations
      .flatMap((operation) => casesOf(operation, target.known))
      .map((testCase) => aboutCase(testCase, target)),
    ...operations.flatMap((operation) => gapsOf(operation, target.known).map((gap) => aboutGap(operation, gap))),
    ...randomTestCases(target, (testCase) => aboutCase(testCase, target)),
    ...scenarios.flatMap((scenario) => resources.map((of) => aboutScenario(scenario, of, target))),
    ...(target.kind === "mock" ? checks.flatMap(aboutMockLimit) : []),
  ];
}

/** The operations that are not tested, by name. */
export function aboutGap({ id }: Operation, { name, pointer, reason }: Gap): TestCase {
  const run = () => Promise.reject(new Error(reason));
  return { group: id, name: name ?? `valid: ${pointer || "the body"}`, skip: reason, checks: [], writes: 0, run };
}

/** A case as a test case. */
export function aboutCase(testCase: Case, target: Target): TestCase {
  const skip = reasonToSkip(testCase, target);
  return {
    group: testCase.operation.id,
    name: testCase.name,
    ...(skip !== undefined && { skip }),
    case: testCase,
    ...(testCase.twin && reasonToSkip(testCase.twin, target) === undefined && { twin: testCase.twin }),
    checks: [...checksFor(testCase, target), ...strictChecks(target)],
    writes: writesOf(testCase),
    // What a deletion is tried with can be anything that the run has created.
    ...(isWrite(testCase) &&
      removes(testCase.operation) && { of: resourceOf(testCase.operation)?.name ?? "", reuses: 1 }),
    async run(session) {
      // Without a token that is accepted, nothing but the refusal of others can be tried.
      if (session.creations.refusal?.status === 401 && testCase.authentication === "token")
        throw new LeftOut(session.creations.refusal.reason);
      const verdict = await (saysTheClient(testCase) ? sendByClient(testCase, session) : sendInTurn(testCase, session));
      const last = verdict.exchanges.at(-1);
      if (last !== undefined && testCase.polarity === "valid" && creates(testCase.operation))
        session.creations.note(last);
      return withDrift(verdict, target);
    },
  };
}

/** What is created is deleted in the end, and what is to be deleted is created for it. */
function writesOf(testCase: Case): number {
  if (!isWrite(testCase)) return 0;
  return creates(testCase.operation) || removes(testCase.operation) ? 2 : 1;
}

async function sendInTurn(testCase: Case, session: Session): Promise<Verdict> {
  return await session.accepted.inTurn(testCase, () => sendDirectly(testCase, session));
}

async function sendDirectly(testCase: Case, session: Session): Promise<Verdict> {
  const isInvalid = testCase.polarity === "invalid";
  const same = isInvalid ? session.accepted.likeness(testCase) : undefined;
  if (same !== undefined) throw new LeftOut(`the same as "${same}", which was accepted`);
  const { exchange, limited, before } = await session.send(testCase);
  leaveOutUnknown(exchange, session.target);
  if (isInvalid && succeeded(exchange)) session.accepted.note(testCase);
  const unseen = session.gateway.refusalIn(exchange, !isInvalid);
  const earlier = limited.flatMap((other, at) => check(other, { polarity: "either" }, checksBefore(other), at));
  if (unseen !== undefined) {
    const findings = check(exchange, { polarity: "either" }, foreignChecks, limited.length);
    return { exchanges: [...limited, exchange], unproven: unseen, findings: [...earlier, ...findings] };
  }
  const isRefused = isInvalid && exchange.response.status >= 400 && exchange.response.status < 500;
  const unproven = isRefused ? await session.twins.whyUnproven(testCase) : undefined;
  return {
    exchanges: [...limited, exchange],
    ...(unproven !== undefined && { unproven }),
    findings: [
      ...earlier,
      ...check(exchange, { ...testCase, ...before }, checksFor(testCase, session.target), limited.length),
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
    async run(session) {
      if (!has(of, ["create", ...scenario.needs])) throw new LeftOut(`left out: ${lack}`);
      const context = start(session, of);
      await keepingFindings(context, () => scenario.run(context));
      await withoutTouches(context);
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
  const run = () => Promise.reject(new Error(mockLimit));
  return [{ group: "checks", name, skip: mockLimit, checks: [check], writes: 0, run }];
}

const WITHOUT_RUNS = "random cases are sent with --runs N";
const LONGEST_MS = 60_000;

const RANDOM = {
  name: "random",
  definition: "What holds for the cases that were thought of holds for any that the spec allows or forbids.",
};

type About = (testCase: Case) => TestCase;

/**
 * A test case for each operation, polarity and part of a request that can be varied at random.
 *
 * @param about The test case about one case.
 * @param of Operations. Default: all.
 */
export function randomTestCases(target: Target, about: About, of: readonly Operation[] = operations): TestCase[] {
  return of.flatMap((operation) => {
    const all = randomCasesOf(operation, target.known);
    // Whether anything of the kind can be answered, one that was thought of tells.
    const [plain] = all.length === 0 ? [] : casesOf(operation, target.known);
    return plain === undefined ? [] : all.map((random) => aboutRandom(plain, random, target, about));
  });
}

function aboutRandom(plain: Case, random: RandomCases, target: Target, about: About): TestCase {
  const { operation } = plain;
  const { seed, runs } = target.random;
  const like = about(plain);
  const skip = runs === 0 ? WITHOUT_RUNS : like.skip;
  const again = `${COMMANDS[target.kind]} -- --seed ${seed} --runs ${runs} --today ${today()} --only "${operation.id} ${random.name}"`;
  return {
    group: operation.id,
    name: random.name,
    ...(skip !== undefined && { skip }),
    checks: [...like.checks, RANDOM],
    // What is created is deleted, too.
    writes: isWrite({ ...plain, polarity: random.polarity }) ? 2 * runs : 0,
    async run(session) {
      const verdicts: Verdict[] = [];
      const property = fc.asyncProperty(random.cases, async (testCase) => {
        // A filter would draw for ever where nothing else is drawn.
        fc.pre(about(testCase).skip === undefined);
        const verdict = await unlessLeftOut(() => about(testCase).run(session));
        if (verdict !== undefined) verdicts.push(verdict);
        return verdict === undefined || violationsIn(verdict).length === 0;
      });
      const result = await fc.check(property, { seed, numRuns: runs, interruptAfterTimeLimit: LONGEST_MS });
      if (!result.failed) return together(verdicts);
      // What failed last is what all others were shrunk to.
      const failing = verdicts.findLast((verdict) => violationsIn(verdict).length > 0);
      if (failing === undefined) {
        if (result.counterexample !== null) throw result.errorInstance;
        // Nothing failed: it took too long, or nearly everything that was drawn is left out.
        if (verdicts.length > 0) return together(verdicts);
        throw new LeftOut(result.interrupted ? "no random case was sent in time" : "no random case can be sent here");
      }
      const problem = `Of ${result.numRuns} random cases, this is the simplest that fails, after ${result.numShrinks} steps. Again: ${again}`;
      const finding = { check: RANDOM.name, definition: RANDOM.definition, problems: [problem] };
      return {
        ...failing,
        findings: [...failing.findings, { ...finding, exchange: failing.exchanges.length - 1 }],
      };
    },
  };
}

/** Several verdicts as one. */
function together(verdicts: readonly Verdict[]): Verdict {
  const all: Required<Omit<Verdict, "unproven">> = { exchanges: [], findings: [], drift: [] };
  const unproven = verdicts.flatMap((verdict) => verdict.unproven ?? []);
  for (const { exchanges, findings, drift = [] } of verdicts) {
    const before = all.exchanges.length;
    all.findings.push(...findings.map((finding) => ({ ...finding, exchange: before + finding.exchange })));
    all.exchanges.push(...exchanges);
    all.drift.push(...drift);
  }
  const [reason] = unproven;
  if (reason === undefined) return all;
  return { ...all, unproven: `of ${verdicts.length} random cases, ${unproven.length} prove nothing: ${reason}` };
}
