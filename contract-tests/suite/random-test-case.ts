import fc from "fast-check";
import { type Case, casesOf, isWrite } from "../cases/cases.ts";
import { type RandomCases, randomCasesOf } from "../cases/random.ts";
import { type Operation, operations } from "../spec/operations.ts";
import { COMMANDS } from "../commands.ts";
import type { Target } from "../target.ts";
import { unlessLeftOut } from "./left-out.ts";
import type { TestCase } from "./test-cases.ts";
import { type Verdict, violationsIn } from "./verdict.ts";

const NOT_ASKED_FOR = "random cases are asked for with --runs N";
const LONGEST_MS = 60_000;

const RANDOM = {
  name: "random",
  definition: "What holds for the cases that were thought of holds for any that the spec allows or forbids.",
};

type About = (each: Case) => TestCase;

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
  const skip = runs === 0 ? NOT_ASKED_FOR : like.skip;
  const again = `${COMMANDS[target.kind]} -- --seed ${seed} --runs ${runs} --only "${operation.id} ${random.name}"`;
  return {
    group: operation.id,
    name: random.name,
    ...(skip !== undefined && { skip }),
    checks: [...like.checks, RANDOM],
    // What is created is deleted, too.
    writes: isWrite({ ...plain, polarity: random.polarity }) ? 2 * runs : 0,
    async ask(session) {
      const verdicts: Verdict[] = [];
      const property = fc.asyncProperty(
        random.cases.filter((each) => about(each).skip === undefined),
        async (each) => {
          const verdict = await unlessLeftOut(() => about(each).ask(session));
          if (verdict !== undefined) verdicts.push(verdict);
          return verdict === undefined || violationsIn(verdict).length === 0;
        },
      );
      const result = await fc.check(property, { seed, numRuns: runs, interruptAfterTimeLimit: LONGEST_MS });
      if (!result.failed) return together(verdicts);
      // What failed last is what all others were shrunk to.
      const failing = verdicts.findLast((verdict) => violationsIn(verdict).length > 0);
      if (failing === undefined) throw result.errorInstance;
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
  const unproven = verdicts.flatMap((each) => each.unproven ?? []);
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
