import { type Case, casesOf } from "../../contract-tests/cases/cases.ts";
import { gapsOf } from "../../contract-tests/cases/gaps.ts";
import { resource } from "../../contract-tests/spec/resource.ts";
import { aboutCase, aboutGap, randomTestCases } from "../../contract-tests/suite/test-cases.ts";
import { openSession } from "../../contract-tests/suite/session.ts";
import { violationsIn } from "../../contract-tests/suite/verdict.ts";
import { targetFrom } from "../../contract-tests/target.ts";

/** What came of the cases of a create that a mock was sent. */
export interface Asked {
  /** The checks that failed, and what died. */
  failed: string[];
  /** Why something was left out, once each. */
  leftOut: string[];
  /** How many valid and how many invalid cases were sent that are about the attribute. */
  sent: { valid: number; invalid: number };
}

/**
 * Sends a mock every case of a create that is about an attribute, the smallest and the largest body, and random ones.
 *
 * @param pointer Of the attribute, in the body.
 */
export async function askCreate(url: string, pointer: string): Promise<Asked> {
  const target = targetFrom({
    CONTRACT_TARGET: "mock",
    ROOTLY_API_URL: url,
    ROOTLY_API_TOKEN: "any-token",
    ROOTLY_INCIDENT_ID: "an-incident",
    CONTRACT_RUNS: "3",
    CONTRACT_SEED: "1",
  });
  const { create } = resource;
  if (create === undefined) throw new Error("The spec has no operation that creates one resource.");
  const about = (each: Case) => aboutCase(each, target);
  const own = [
    ...casesOf(create, target.known).map(about),
    ...gapsOf(create, target.known).map((gap) => aboutGap(create, gap)),
    ...randomTestCases(target, about, [create]),
  ];
  const asked: Asked = { failed: [], leftOut: [], sent: { valid: 0, invalid: 0 } };
  const session = await openSession(target, "a-run");
  try {
    for (const testCase of own) {
      const isAbout = testCase.name.includes(pointer);
      if (!isAbout && !/random|every member|required members/.test(testCase.name)) continue;
      if (testCase.skip !== undefined) {
        if (!asked.leftOut.includes(testCase.skip)) asked.leftOut.push(testCase.skip);
        continue;
      }
      const verdict = await testCase.ask(session).catch((error: unknown) => String(error));
      if (typeof verdict === "string") {
        asked.failed.push(`${testCase.name}: ${verdict}`);
        continue;
      }
      if (isAbout && testCase.case !== undefined) asked.sent[testCase.case.polarity]++;
      for (const { check, problems } of violationsIn(verdict))
        asked.failed.push(`${testCase.name}: ${check}: ${problems[0]}`);
    }
  } finally {
    await session.close();
  }
  return asked;
}
