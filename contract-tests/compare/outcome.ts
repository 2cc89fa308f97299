import { LeftOut } from "../suite/left-out.ts";
import type { TestCase } from "../suite/test-cases.ts";
import type { Session } from "../suite/session.ts";

/** What asking a test case of one side came to. */
export interface Outcome {
  /** What is wrong, by check; empty for a check that holds, and absent for one that was not asked. */
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
    for (const { check, problems: found } of findings) problems[check] = [...(problems[check] ?? []), ...found];
    const checked = testCase.case && exchanges[findings[0]?.exchange ?? -1];
    return { problems, status: checked?.response.status };
  } catch (error) {
    if (error instanceof LeftOut) return error.message;
    const message = error instanceof Error ? error.message : String(error);
    return { problems: { [ASKED]: [message] }, status: undefined };
  }
}
