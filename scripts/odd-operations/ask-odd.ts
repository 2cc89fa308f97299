import { lineOf } from "../../contract-tests/coverage/entries.ts";
import { exchangesWithReference } from "../../contract-tests/coverage/exchanges.ts";
import { balance } from "../../contract-tests/coverage/coverage.ts";
import { waivers } from "../../contract-tests/coverage/waivers.ts";
import { LeftOut } from "../../contract-tests/suite/left-out.ts";
import { testCasesFor } from "../../contract-tests/suite/test-cases.ts";
import { openSession } from "../../contract-tests/suite/session.ts";
import { violationsIn } from "../../contract-tests/suite/verdict.ts";
import { targetFrom } from "../../contract-tests/target.ts";

/** What came of everything that a mock was asked about one operation. */
export interface AskedOdd {
  /** The names of the valid and of the invalid cases that were sent, each with what was sent. */
  valid: string[];
  invalid: string[];
  failed: string[];
  /** Why something was left out, by the name of the case. */
  leftOut: Record<string, string>;
}

/** The lines of the coverage that nothing exercises, waives or puts aside, and the reasons for what is put aside. */
export async function coverage(): Promise<{ open: string[]; reasons: string[] }> {
  const { exchanges, unknown } = await exchangesWithReference();
  const { open, underived, unanswered } = await balance(exchanges, waivers, unknown);
  return { open: open.map(lineOf), reasons: [...underived.keys(), ...unanswered.keys()] };
}

/** Why nothing is sent to a server that others use, by the full name of a test. */
export function leftOutOnServer(): Record<string, string> {
  const target = targetFrom({
    CONTRACT_TARGET: "server",
    ROOTLY_API_URL: "https://rootly.invalid",
    ROOTLY_API_TOKEN: "nobodys-token",
    ROOTLY_INCIDENT_ID: "an-incident",
    ROOTLY_TEAM_ID: "a-team",
  });
  return Object.fromEntries(
    testCasesFor(target).flatMap(({ group, name, skip }) => (skip === undefined ? [] : [[`${group} ${name}`, skip]])),
  );
}

/** Sends a mock every case of some operations. */
export async function askOdd(url: string, ids: readonly string[]): Promise<Record<string, AskedOdd>> {
  const target = targetFrom({
    CONTRACT_TARGET: "mock",
    ROOTLY_API_URL: url,
    ROOTLY_API_TOKEN: "any-token",
    ROOTLY_INCIDENT_ID: "an-incident",
    CONTRACT_RUNS: "3",
    CONTRACT_SEED: "1",
  });
  const all = Object.fromEntries(
    ids.map((id): [string, AskedOdd] => [id, { valid: [], invalid: [], failed: [], leftOut: {} }]),
  );
  const session = await openSession(target, "a-run");
  try {
    for (const testCase of testCasesFor(target)) {
      const { group, name, case: given, skip } = testCase;
      const asked = all[group];
      if (asked === undefined) continue;
      const verdict =
        skip ??
        (await testCase.ask(session).catch((error: unknown) => (error instanceof LeftOut ? error.message : error)));
      if (typeof verdict === "string") {
        asked.leftOut[name] = verdict;
      } else if (verdict instanceof Error) {
        asked.failed.push(`${name}: ${verdict.message}`);
      } else {
        // Neither a reason nor an error is a verdict.
        const { exchanges, findings } = verdict as Awaited<ReturnType<typeof testCase.ask>>;
        const { url: sent = "", headers = {} } = exchanges[0]?.request ?? {};
        const { "x-team": team, cookie } = headers;
        const what = [
          decodeURIComponent(new URL(sent).search),
          team && `x-team: ${team}`,
          cookie && `cookie: ${cookie}`,
        ];
        if (given !== undefined) asked[given.polarity].push([name, ...what.filter(Boolean)].join(" "));
        for (const { check, problems } of violationsIn({ findings }))
          asked.failed.push(`${name}: ${check}: ${problems[0]}`);
      }
    }
  } finally {
    await session.close();
  }
  return all;
}
