import { MAX_WRITES } from "../commands.ts";
import { type Area, type Fault, nameOf, type Source } from "./fault.ts";
import type { Fetch } from "./interference.ts";
import type { Variant } from "./fault.ts";
import { startReferenceServer } from "../reference/server.ts";
import { LeftOut } from "../suite/left-out.ts";
import { planFor } from "../suite/plan.ts";
import { openSession, type Session } from "../suite/session.ts";
import { SCENARIOS, type TestCase } from "../suite/test-cases.ts";
import { violationsIn } from "../suite/verdict.ts";
import { openWriteGuard } from "../suite/write-guard.ts";
import { type Target, targetFrom } from "../target.ts";

const INCIDENT = "76e27009-efed-49a6-be80-bf0a5c2ae25e";
const TOKEN = "a-token";

/** Another organization on it. */
export const OTHER = { token: "another-token", incident: "0c8ab2a1-6a0e-4d0f-9d52-1d1a3c1c7c1e" };

/** How the reference server is started for the suite. */
export const REFERENCE = {
  incidents: [INCIDENT],
  token: TOKEN,
  organizations: [{ token: OTHER.token, incidents: [OTHER.incident] }],
};

/** As what a server is tested: as the reference server, to which everything can be sent, or as one that others use too. */
export type TestedAs = Exclude<Target["kind"], "mock">;

/** The reference server as the suite's target. */
export function targetAt(url: string, as: TestedAs = "reference"): Target {
  return targetFrom({
    CONTRACT_TARGET: as,
    CONTRACT_MAX_WRITES: as === "server" ? MAX_WRITES : "",
    ROOTLY_API_URL: url,
    ROOTLY_API_TOKEN: TOKEN,
    ROOTLY_INCIDENT_ID: INCIDENT,
    ROOTLY_USER_ID: "234",
    ROOTLY_GROUP_ID: "b900da53-bd28-4949-859c-5760e955005c",
    ROOTLY_OTHER_TOKEN: OTHER.token,
    ROOTLY_OTHER_INCIDENT_ID: OTHER.incident,
  });
}

/** What the suite holds against a server. */
export interface Complaint {
  /** The test case that found it. */
  testCase: string;
  /** The check that found something, or what else went wrong. */
  check: string;
  problem: string;
}

const testCasesAs = new Map<TestedAs, TestCase[]>();

/** The same for all servers: where one is, only a session knows. */
function testCasesOf(as: TestedAs): TestCase[] {
  const testCases =
    testCasesAs.get(as) ?? planFor(targetAt("http://127.0.0.1", as)).filter(({ skip }) => skip === undefined);
  testCasesAs.set(as, testCases);
  return testCases;
}

/**
 * The suite itself has more patience; for a server that says nothing, this is enough to know. It is counted in ticks, as
 * time also passes while answers are checked.
 */
const PATIENCE = 8;
const TICK_MS = 500;

interface AskOptions {
  /** What stands in front of the reference server. Default: nothing. */
  wrap?: (fetch: Fetch) => Fetch;
  /** As what it is tested. Default: as the reference server. */
  as?: TestedAs | undefined;
  /** Which test cases to run. Default: every one. */
  choose?: (testCases: readonly TestCase[]) => TestCase[];
  /** Whether to go on after the first complaint. Default: false. */
  thorough?: boolean;
  /** A part of the observations that count as complaints, too. Default: none does. */
  observedAs?: string | undefined;
  /** Whether to look for drift, too, as a report does. Default: false. */
  drift?: boolean;
}

/** Runs the test cases of the suite against the reference server with something in front of it. */
export async function complaintsAbout({
  wrap = (fetch) => fetch,
  as = "reference",
  choose = (all) => [...all],
  thorough = false,
  observedAs,
  drift = false,
}: AskOptions): Promise<Complaint[]> {
  let silence = 0;
  const server = await startReferenceServer({
    ...REFERENCE,
    wrap(fetch) {
      const wrapped = wrap(fetch);
      return async (...request) => {
        const response = await wrapped(...request);
        silence = 0;
        return response;
      };
    },
  });
  const target = targetAt(server.url, as);
  const session = await openSession(target, "mutation", openWriteGuard({ maxWrites: target.maxWrites }));
  const complaints: Complaint[] = [];
  try {
    for (const testCase of choose(testCasesOf(as))) {
      silence = 0;
      complaints.push(
        ...(await complaintsOf(testCase, session, { isLost: () => (silence += 1) > PATIENCE, observedAs, drift })),
      );
      if (complaints.length > 0 && !thorough) break;
    }
    const { refusal } = session.creations;
    if (refusal !== undefined) complaints.push({ testCase: "all", check: "no verdict", problem: refusal.reason });
  } finally {
    await session.close();
    await server.close();
  }
  return complaints;
}

async function complaintsOf(
  testCase: TestCase,
  session: Session,
  { isLost, observedAs, drift }: { isLost: () => boolean } & Pick<AskOptions, "observedAs" | "drift">,
): Promise<Complaint[]> {
  const name = `${testCase.group} > ${testCase.name}`;
  let watch: NodeJS.Timeout | undefined;
  const giveUp = new Promise<never>((_, reject) => {
    watch = setInterval(() => {
      if (isLost()) reject(new Error("The server has stopped answering."));
    }, TICK_MS);
  });
  try {
    const verdict = await Promise.race([testCase.run(session), giveUp]);
    // It is looked for when it is read, and must not throw.
    if (drift) void verdict.drift;
    const violations = violationsIn(verdict).map(({ check, problems }) => ({ check, problem: problems[0] ?? "" }));
    const observed = verdict.findings.flatMap(({ check, observations = [] }) =>
      observations
        .map(({ habit, seen }) => ({ check, problem: `${habit}: ${seen}` }))
        .filter(({ problem }) => observedAs !== undefined && problem.includes(observedAs)),
    );
    return [...violations, ...observed].map((match) => ({ testCase: name, ...match }));
  } catch (error) {
    // What did not run found nothing.
    if (error instanceof LeftOut) return [];
    return [{ testCase: name, check: "no verdict", problem: error instanceof Error ? error.message : String(error) }];
  } finally {
    clearInterval(watch);
  }
}

/** The scenarios that look for what an area breaks. */
const SCENARIOS_OF: Partial<Record<Area, readonly string[]>> = {
  echo: ["strings-kept"],
  persistence: ["life-cycle", "read-back", "changing-lists"],
  "life cycle": ["life-cycle", "refused-without-effect"],
  "partial update": ["partial-update"],
  pagination: ["pagination", "changing-lists"],
  filters: ["filters"],
  methods: ["other-methods"],
  robustness: ["odd-requests"],
  credentials: ["credentials"],
  organizations: ["organizations"],
  strings: ["strings-kept"],
  repetition: ["twice-and-at-once"],
};

/**
 * The test cases, those first that are likely to find a fault: a run ends with the first complaint. All run against
 * what nothing is found in, so that the order says nothing of the score.
 */
export function likeliestFirst(
  testCases: readonly TestCase[],
  { area, place }: Pick<Fault, "place"> & Partial<Pick<Fault, "area">>,
): TestCase[] {
  const kinds = new Set<string>();
  const named = ({ group }: TestCase) => place.includes(group);
  const rank = new Map(
    testCases.map((testCase) => {
      const { group, name, case: request } = testCase;
      const kind = `${group} ${request?.polarity} ${request?.violates?.keyword}`;
      const isFirst = !kinds.has(kind);
      kinds.add(kind);
      if (group === SCENARIOS) return [testCase, area !== undefined && SCENARIOS_OF[area]?.includes(name) ? 0 : 3];
      if (isFirst) return [testCase, named(testCase) ? 1 : 2];
      return [testCase, named(testCase) ? 4 : 5];
    }),
  );
  return testCases.toSorted((one, other) => (rank.get(one) ?? 0) - (rank.get(other) ?? 0));
}

/** What came of a broken server. */
export interface Trial {
  area: Area;
  operator: string;
  name: string;
  /** Who has published the fault; absent for one of our own. */
  source?: Source;
  /** What was held against it first; absent when nothing was. */
  complaint?: Complaint;
}

/** What was held against a server that is right. */
export interface Alarm {
  variant: string;
  complaints: Complaint[];
}

/** Runs test cases against a broken server until one fails. */
export async function trialOf(fault: Fault, as?: TestedAs): Promise<Trial> {
  const [complaint] = await complaintsAbout({
    wrap: fault.wrap,
    as,
    choose: (testCases) => likeliestFirst(testCases, fault),
    observedAs: fault.observedAs,
  });
  const { area, operator, source } = fault;
  return { area, operator, name: nameOf(fault), ...(source && { source }), ...(complaint && { complaint }) };
}

/** Runs all test cases against a correct server, or those that are chosen. */
export async function alarmOf(
  { name, wrap }: Variant,
  options: Pick<AskOptions, "as" | "choose"> = {},
): Promise<Alarm> {
  return { variant: name, complaints: await complaintsAbout({ wrap, thorough: true, drift: true, ...options }) };
}

/** How many servers are tested at a time: while one is waited for, another one answers. */
const AT_A_TIME = 3;

/** Does something for every item, a few at a time. */
export async function inTurn<Item, Result>(
  items: readonly Item[],
  entry: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const waiting = items.entries();
  const work = async () => {
    for (const [at, item] of waiting) results[at] = await entry(item);
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, work));
  return results;
}
