import { LeftOut } from "../suite/left-out.ts";
import type { Session } from "../suite/session.ts";
import type { TestCase } from "../suite/test-cases.ts";
import type { Target } from "../target.ts";

/** One test case, as both sides answered it. */
export interface Pair {
  group: string;
  name: string;
  left: Outcome;
  right: Outcome;
}

/** What of the three has to be looked into. */
type Suspect = "description wrong" | "server wrong" | "mock's limit";

export interface Disagreement {
  /** The operation, or what the test case is about instead. */
  group: string;
  testCase: string;
  check: string;
  suspect: Suspect;
  /** What each side does, in a word or two. */
  left: string;
  right: string;
  /** The errors, in sentences; empty where both conform to the spec. */
  problems: readonly string[];
}

type Side = "left" | "right";
type Kinds = Readonly<Record<Side, Target["kind"]>>;

/** Checks of what an answer looks like, which a server breaks in all of its answers or by accident. */
const OF_FORM = ["media-type-exact", "headers-valid", "body-valid"];
/** So many answers of a kind, and all of them otherwise than described, are no accident. */
const NO_ACCIDENT = 3;

/** Where two targets disagree, by test case and check. */
export function disagreements(
  pairs: readonly Pair[],
  left: Pick<Target, "kind">,
  right: Pick<Target, "kind">,
): Disagreement[] {
  const kinds: Kinds = { left: left.kind, right: right.kind };
  return pairs.flatMap((pair) => {
    const about = { group: pair.group, testCase: pair.name };
    const checks = Object.keys({ ...pair.left.problems, ...pair.right.problems });
    const broken = checks.flatMap((check): Disagreement[] => {
      const problems = (["left", "right"] as const).flatMap((side) => pair[side].problems[check] ?? []);
      if (problems.length === 0) return [];
      const sides = { left: told(pair.left, check), right: told(pair.right, check) };
      return [{ ...about, check, suspect: suspect(pair, check, kinds, pairs), ...sides, problems }];
    });
    return broken.length > 0 ? broken : otherStatus(pair, kinds).map((item) => ({ ...about, ...item }));
  });
}

/** Both keep the spec, and answer differently: it allows both. */
function otherStatus({ left, right }: Pair, kinds: Kinds): Omit<Disagreement, "group" | "testCase">[] {
  if (left.status === right.status || left.status === undefined || right.status === undefined) return [];
  const isMock = kinds.left === "mock" || kinds.right === "mock";
  return [
    {
      check: "same-status",
      // A mock takes one of the answers that are described; of a server, the spec could say more.
      suspect: isMock ? "mock's limit" : "description wrong",
      left: String(left.status),
      right: String(right.status),
      problems: [],
    },
  ];
}

function suspect(pair: Pair, check: string, kinds: Kinds, pairs: readonly Pair[]): Suspect {
  const breaking = (["left", "right"] as const).filter((side) => breaks(pair[side], check));
  const [side, other] = breaking;
  // Two that agree against the spec are right, and what a mock does is the spec's own.
  if (side === undefined || other !== undefined || kinds[side] === "mock") return "description wrong";
  // The reference server was made from the spec, and is no witness against it.
  if (kinds[side] === "reference" || !OF_FORM.includes(check)) return "server wrong";
  const alike = pairs.filter((item) => item.group === pair.group && item[side].status === pair[side].status);
  const always = alike.length >= NO_ACCIDENT && alike.every((pair) => breaks(pair[side], check));
  return always ? "description wrong" : "server wrong";
}

function breaks({ problems }: Outcome, check: string): boolean {
  return (problems[check]?.length ?? 0) > 0;
}

function told(outcome: Outcome, check: string): string {
  if (outcome.problems[check] === undefined) return "not asked";
  return breaks(outcome, check) ? "breaks it" : "keeps it";
}

/** What asking a test case of one side came to. */
interface Outcome {
  /** The errors, by check; empty for a check that holds, and absent for one that was not asked. */
  problems: Readonly<Record<string, readonly string[]>>;
  /** The status of the answer that was checked; undefined where there is not one answer. */
  status: number | undefined;
}

/** The check that a test case fails which could not be asked to its end. */
const ASKED = "asked";

/** Asks a test case; the reason when it was left out after all. */
export async function outcomeOf(testCase: TestCase, session: Session): Promise<Outcome | string> {
  try {
    const { exchanges, findings } = await testCase.ask(session);
    const problems: Record<string, string[]> = {};
    for (const { check, problems: matches } of findings) problems[check] = [...(problems[check] ?? []), ...matches];
    const checked = testCase.case && exchanges[findings[0]?.exchange ?? -1];
    return { problems, status: checked?.response.status };
  } catch (error) {
    if (error instanceof LeftOut) return error.message;
    const message = error instanceof Error ? error.message : String(error);
    return { problems: { [ASKED]: [message] }, status: undefined };
  }
}
