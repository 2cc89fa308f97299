import { createRootlyClient } from "../../src/index.ts";
import { type Case, casesOf, gapsOf } from "../../contract-tests/cases/cases.ts";
import { attributesOf } from "../../contract-tests/exchange/document.ts";
import { scenarios } from "../../contract-tests/scenarios/scenarios.ts";
import { resource, resources } from "../../contract-tests/spec/resource.ts";
import { markedBody } from "../../contract-tests/suite/bodies.ts";
import { cleanUp } from "../../contract-tests/suite/clean-up.ts";
import { openJournal } from "../../contract-tests/suite/journal.ts";
import { LeftOut } from "../../contract-tests/suite/left-out.ts";
import { runOf } from "../../contract-tests/suite/mark.ts";
import { planFor } from "../../contract-tests/suite/plan.ts";
import { openSession } from "../../contract-tests/suite/session.ts";
import {
  aboutCase,
  aboutGap,
  randomTestCases,
  SCENARIOS,
  type TestCase,
  testCasesFor,
} from "../../contract-tests/suite/test-cases.ts";
import { type Verdict, violationsIn } from "../../contract-tests/suite/verdict.ts";
import { openWriteGuard } from "../../contract-tests/suite/write-guard.ts";
import { type Target, targetFrom } from "../../contract-tests/target.ts";
import { startNotes } from "./notes-server.ts";

// For tests: what the contract suite of a copy, whose spec was changed, sends and finds.

function mockAt(url: string, randomCases: number): Target {
  return targetFrom({
    CONTRACT_TARGET: "mock",
    ROOTLY_API_URL: url,
    ROOTLY_API_TOKEN: "any-token",
    ROOTLY_INCIDENT_ID: "an-incident",
    CONTRACT_RUNS: String(randomCases),
    CONTRACT_SEED: "1",
  });
}

/** What came of a test case: its verdict, why it was left out, or what it threw. */
type Result = Verdict | string | Error;

async function resultOf(testCase: TestCase, session: Parameters<TestCase["run"]>[0]): Promise<Result> {
  if (testCase.skip !== undefined) return testCase.skip;
  try {
    return await testCase.run(session);
  } catch (error) {
    if (error instanceof LeftOut) return error.message;
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** A line for each check that failed. */
function failuresIn(name: string, result: Verdict | Error): string[] {
  if (result instanceof Error) return [`${name}: ${result.message}`];
  return violationsIn(result).map(({ check, problems }) => `${name}: ${check}: ${problems[0]}`);
}

/** What came of the cases of a create that are about one attribute. */
interface SentCreates {
  /** The checks that failed, and what died. */
  failed: string[];
  /** Why something was left out, once each. */
  leftOut: string[];
  /** How many valid and how many invalid cases were sent. */
  sent: { valid: number; invalid: number };
}

/**
 * Sends a mock every case of a create that is about some attributes, the smallest and the largest body, and random ones.
 *
 * @param pointers Of the attributes, in the body; none is the beginning of another.
 * @returns What came of it by pointer; under "" what is about the whole body.
 */
export async function sendCreates(
  url: string,
  pointers: readonly string[],
  { randomCases }: { randomCases: number },
): Promise<Record<string, SentCreates>> {
  const target = mockAt(url, randomCases);
  const { create } = resource;
  if (create === undefined) throw new Error("The spec has no operation that creates one resource.");
  const about = (testCase: Case) => aboutCase(testCase, target);
  const testCases = [
    ...casesOf(create, target.known).map(about),
    ...gapsOf(create, target.known).map((gap) => aboutGap(create, gap)),
    ...randomTestCases(target, about, [create]),
  ];
  const all = Object.fromEntries(
    ["", ...pointers].map((pointer): [string, SentCreates] => [
      pointer,
      { failed: [], leftOut: [], sent: { valid: 0, invalid: 0 } },
    ]),
  );
  const session = await openSession(target, "a-run");
  try {
    for (const testCase of testCases) {
      const { name } = testCase;
      const pointer = pointers.find((pointer) => name.includes(pointer));
      const sent = all[pointer ?? ""];
      if (sent === undefined || (pointer === undefined && !/random|every member|required members/.test(name))) continue;
      const result = await resultOf(testCase, session);
      if (typeof result === "string") sent.leftOut = [...new Set([...sent.leftOut, result])];
      else {
        if (testCase.case !== undefined) sent.sent[testCase.case.polarity]++;
        sent.failed.push(...failuresIn(name, result));
      }
    }
  } finally {
    await session.close();
  }
  return all;
}

/** What came of everything that a mock was sent about one operation. */
interface SentToOperation {
  /** The names of the valid and of the invalid cases that were sent, each with what was sent. */
  valid: string[];
  invalid: string[];
  failed: string[];
  /** Why something was left out, by the name of the case. */
  leftOut: Record<string, string>;
}

/** Sends a mock every case of some operations. */
export async function sendToOperations(url: string, ids: readonly string[]): Promise<Record<string, SentToOperation>> {
  const target = mockAt(url, 3);
  const all = Object.fromEntries(
    ids.map((id): [string, SentToOperation] => [id, { valid: [], invalid: [], failed: [], leftOut: {} }]),
  );
  const session = await openSession(target, "a-run");
  try {
    for (const testCase of testCasesFor(target)) {
      const { group, name, case: about } = testCase;
      const sent = all[group];
      if (sent === undefined) continue;
      const result = await resultOf(testCase, session);
      if (typeof result === "string") {
        sent.leftOut[name] = result;
        continue;
      }
      sent.failed.push(...failuresIn(name, result));
      if (about === undefined || result instanceof Error) continue;
      const { url: address = "", headers = {} } = result.exchanges[0]?.request ?? {};
      const { "x-team": team, cookie } = headers;
      const parts = [
        decodeURIComponent(new URL(address).search),
        team && `x-team: ${team}`,
        cookie && `cookie: ${cookie}`,
      ];
      sent[about.polarity].push([name, ...parts.filter(Boolean)].join(" "));
    }
  } finally {
    await session.close();
  }
  return all;
}

/** The lines of the coverage that nothing exercises, waives or puts aside, and the reasons for what is put aside. */
export async function coverage(): Promise<{ open: string[]; reasons: string[] }> {
  // What these load needs operations that a copy may lack.
  const { exchangesWithReference } = await import("../../contract-tests/coverage/answers.ts");
  const { balance } = await import("../../contract-tests/coverage/coverage.ts");
  const { lineOf } = await import("../../contract-tests/coverage/requests.ts");
  const { waivers } = await import("../../contract-tests/coverage/waivers.ts");
  const { exchanges, unanswered: withoutAnswer } = await exchangesWithReference();
  const { open, underived, unanswered } = await balance(exchanges, waivers, withoutAnswer);
  return { open: open.map(lineOf), reasons: [...underived.keys(), ...unanswered.keys()] };
}

/** What the suite makes of a string with a limit. */
interface SentWithinLimits {
  /** The names of the strings that carry the mark of a run. */
  texts: string[];
  /** The scenarios that are not run on a server that others use. */
  leftOut: string[];
  /** The lengths of the values that valid cases send in the string, in characters, with the mark where it is in them. */
  lengths: { sent: number; isMarked: boolean }[];
  /** What is held against a server that conforms to the spec. */
  complaints: unknown[];
  /** The faults of strings that are not found, of those that are tried. */
  survived: string[];
  tried: number;
}

/** Tests a string of the create and the update. */
export async function sendWithinLimits(name: string): Promise<SentWithinLimits> {
  // What these load needs operations that a copy may lack.
  const { complaintsAbout, targetAt } = await import("../../contract-tests/mutation/trial.ts");
  const { nameOf } = await import("../../contract-tests/mutation/fault.ts");
  const { stringFaults } = await import("../../contract-tests/mutation/operators/attributes.ts");
  const { create, update, texts } = resource;
  const planned = planFor(targetAt("http://127.0.0.1", "server"));
  const values = [create, update].flatMap((operation) =>
    (operation ? casesOf(operation, {}) : [])
      .filter(({ polarity }) => polarity === "valid")
      .map((testCase) => attributesOf(markedBody(testCase, "a1b2c3d4"))[name]),
  );
  const about = (all: readonly TestCase[]) =>
    all.filter(({ group, name: what }) => group === SCENARIOS || what.startsWith(`valid: /data/attributes/${name} is`));
  const faults = stringFaults().filter(({ place }) => place === `${name} of ${update?.id}`);
  const survived: string[] = [];
  for (const { wrap, observedAs, ...fault } of faults) {
    const choose = (all: readonly TestCase[]) => all.filter((testCase) => testCase.name === "strings-kept");
    if ((await complaintsAbout({ wrap, observedAs, choose })).length === 0) survived.push(nameOf(fault));
  }
  return {
    texts,
    leftOut: scenarios.flatMap((scenario) => {
      const skip = planned.find((testCase) => testCase.group === SCENARIOS && testCase.name === scenario.name)?.skip;
      return skip === undefined ? [] : [`${scenario.name}: ${skip}`];
    }),
    lengths: values.flatMap((value) =>
      typeof value === "string"
        ? [{ sent: [...value].length, isMarked: runOf({ [name]: value }, [name]) !== undefined }]
        : [],
    ),
    complaints: await complaintsAbout({ thorough: true, drift: true, choose: about }),
    survived,
    tried: faults.length,
  };
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

const INCIDENT = "an-incident";
const TOKEN = "a-token";
const RUN = "a-run";

/** What came of everything that the server of the notes was sent. */
interface SentToNotes {
  /** The names of the scenarios that were run to their end. */
  scenarios: string[];
  /** How many cases were sent. */
  cases: number;
  failed: string[];
  /** Why something was not sent, by what it is. */
  leftOut: Record<string, string>;
  /** How many requests have changed something, the clean-up included. */
  writes: number;
  /** How many notes the run has left, and how many are there after the clean-up. */
  left: number;
  leftAfterCleanUp: number;
  problems: string[];
}

/** Sends the server of the notes everything about them, as to one of the suite's own or as to one that others use. */
export async function sendToNotes(kind: "reference" | "server", maxWrites: number): Promise<SentToNotes> {
  const server = await startNotes(INCIDENT, TOKEN);
  const target = targetFrom({
    CONTRACT_TARGET: kind,
    ROOTLY_API_URL: server.url,
    ROOTLY_API_TOKEN: TOKEN,
    ROOTLY_INCIDENT_ID: INCIDENT,
    CONTRACT_MAX_WRITES: kind === "server" ? String(maxWrites) : "",
  });
  const journal = openJournal();
  const writeGuard = openWriteGuard({ journal, maxWrites: target.maxWrites });
  const session = await openSession(target, RUN, writeGuard);
  const all: SentToNotes = {
    ...{ scenarios: [], cases: 0, failed: [], leftOut: {} },
    ...{ writes: 0, left: 0, leftAfterCleanUp: 0, problems: [] },
  };
  try {
    for (const testCase of planFor(target, { only: "ote" })) {
      const name = `${testCase.group} ${testCase.name}`;
      if (!/Note|of notes/.test(name)) continue;
      const result = await resultOf(testCase, session);
      if (typeof result === "string") all.leftOut[name] = result;
      else {
        all.failed.push(...failuresIn(name, result));
        if (result instanceof Error) continue;
        if (testCase.case === undefined) all.scenarios.push(testCase.name);
        else all.cases += 1;
      }
    }
    all.left = server.notes.size;
    const { problems } = await cleanUp({
      client: createRootlyClient({ baseUrl: server.url, token: TOKEN, maxRetries: 0, fetch: writeGuard.fetch }),
      pathValue: (name) => target.pathValue(name),
      of: resources.filter(({ name }) => name === "notes"),
      run: RUN,
      made: journal.left,
    });
    Object.assign(all, { problems, leftAfterCleanUp: server.notes.size, writes: journal.changes });
  } finally {
    await session.close();
    await server.close();
  }
  return all;
}
