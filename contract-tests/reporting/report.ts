import type { ListedDeviation } from "../deviations/deviations.ts";
import type { Drift, ListedDrift } from "../drift/drift.ts";
import type { Exchange } from "../exchange/exchange.ts";
import { cut, MOST_LISTED, shortened, valueWithoutSecrets, withoutSecrets } from "./presentable.ts";
import type { Finding, Verdict } from "../suite/verdict.ts";
import type { Target } from "../target.ts";

/** What a run of the suite came to: the whole of `report.json`, and what every other report is made of. */
export interface Report {
  target: Pick<Target, "kind" | "url" | "random">;
  /** The day of the run in UTC, from which the days are counted that it has sent: `2027-03-31`. */
  today: string;
  /** The file with the exchanges, where they were not made by the run but recorded by others. */
  recording?: string;
  /** The options that its command had, but for those that chose tests: whatever repeats it needs them, too. */
  options: string[];
  /** In milliseconds since 1970. */
  startedAt: number;
  /** In milliseconds. */
  duration: number;
  /** Each with its file and line in `openapi/`. */
  operations: { id: string; method: string; path: string; described: string }[];
  /** What holds when a check passes, by its name, in the order in which they run. */
  checks: Record<string, string>;
  testCases: TestCaseReport[];
  /** What the answers hold that the spec does not know. */
  drift: ListedDrift[];
  /** What servers do that no source speaks against. */
  observations: ListedObservation[];
  /** Violations that are known, and what they came to. */
  deviations: ListedDeviation[];
  /** What went wrong outside of any test case; without stack traces. */
  errors: string[];
  /** Whether somebody ended the run before its end. */
  interrupted: boolean;
}

/** What one test case came to. */
export interface TestCaseReport {
  /** The operation, or what the test case is about instead. */
  group: string;
  /** Unique within the group. */
  name: string;
  /** A refusal is unproven when nothing shows that it is the fault of the request that was refused. */
  state: "passed" | "failed" | "unproven" | "skipped";
  /** Why it was skipped, or is unproven. */
  reason?: string;
  /** What kept it from being checked. */
  error?: string;
  /** Whether it is about everything that the run has done, so that it cannot run alone. */
  ofWholeRun?: boolean;
  /** The checks that apply to its responses, or would have applied. */
  checks: string[];
  exchanges: ExchangeRecord[];
  findings: VerdictRecord["findings"];
}

/** Something that a server does and that no source speaks against, once for all places that are alike. */
export interface ListedObservation {
  check: string;
  /** What the server does. */
  habit: string;
  /** What was seen the first time. */
  seen: string;
  /** How often it was observed. */
  count: number;
  /** In which tests. */
  where: string[];
}

export function fullName({ group, name }: Pick<TestCaseReport, "group" | "name">): string {
  return `${group} ${name}`;
}

/** An exchange as reports hold it. */
export interface ExchangeRecord extends Omit<Exchange, "operation" | "response"> {
  /** Its operationId. */
  operation: string;
  /** The size of the body is in bytes, whether all of it is here or not. */
  response: Exchange["response"] & { size: number };
}

/** A verdict as it leaves the process that came to it: plain JSON without secrets, and nothing said twice. */
export interface VerdictRecord {
  exchanges: ExchangeRecord[];
  findings: Omit<Finding, "definition">[];
  /** What holds when a check passes, by its name. */
  definitions: Record<string, string>;
  /** Why a refusal proves nothing; absent when it does. */
  unproven?: string;
  drift?: Drift[];
}

/** Headers that hold what only their receiver may know; that of the token is left, with a variable in its place. */
const SECRET_HEADERS = ["cookie", "set-cookie"];
/** Enough for one resource; of a long list that nothing is wrong with, nobody reads more. */
const LONG = 16_000;
/** Of a body that something is wrong with, nobody reads more either, and a server may send many that are as long. */
const LONGER = 200_000;

/** @param token Must not be shown. */
export function recordOf({ exchanges, findings, unproven, drift }: Verdict, token: string): VerdictRecord {
  const broken = new Set(findings.flatMap(({ problems, exchange }) => (problems.length > 0 ? [exchange] : [])));
  const clean = <Value>(value: Value): Value => valueWithoutSecrets(value, token);
  // What the suite and the spec name is no secret, though a short token may be a part of it; drift is clean already.
  return {
    exchanges: exchanges.map((exchange, at) => {
      const { operation, ...others } = exchangeRecord(exchange, token, broken.has(at) ? LONGER : LONG);
      return { operation, ...clean(others) };
    }),
    findings: findings.map(({ definition: _, check, ...finding }) => ({ check, ...readable(clean(finding)) })),
    definitions: Object.fromEntries(findings.map(({ check, definition }) => [check, definition])),
    ...(unproven !== undefined && { unproven: cut(clean(unproven)) }),
    ...(drift && { drift }),
  };
}

/** What a finding says, as far as somebody can read it: a list of a server may be wrong in ten thousand places. */
function readable<Said extends Pick<Finding, "problems" | "known" | "observations">>(said: Said): Said {
  const { problems, known, observations } = said;
  return {
    ...said,
    problems: shortened(
      problems.map((problem) => cut(problem)),
      MOST_LISTED,
    ),
    ...(known && { known: known.slice(0, MOST_LISTED).map((item) => ({ ...item, problem: cut(item.problem) })) }),
    ...(observations && {
      observations: observations.slice(0, MOST_LISTED).map((item) => ({ ...item, seen: cut(item.seen) })),
    }),
  };
}

function exchangeRecord(exchange: Exchange, token: string, most: number): ExchangeRecord {
  const { operation, response } = exchange;
  const shown = cut(withoutSecrets(response.body, token), most);
  const { request } = exchange;
  return {
    ...exchange,
    operation: operation.id,
    request: { ...request, headers: withoutSecretHeaders(request.headers) },
    response: {
      ...{ status: response.status, headers: withoutSecretHeaders(response.headers), body: shown },
      size: Buffer.byteLength(response.body),
    },
  };
}

function withoutSecretHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, SECRET_HEADERS.includes(name) ? "…" : value]),
  );
}

/** What breaks the contract. */
export function violationsOf({ findings }: Pick<VerdictRecord, "findings">): VerdictRecord["findings"] {
  return findings.filter(({ problems }) => problems.length > 0);
}

/** A failed exchange, and its errors. */
export interface FailedExchange {
  /** The checks that it fails, each with its problems. */
  checks: Map<string, string[]>;
  /** The checks that it fails for no other reason, in the same way. */
  following: Map<string, string[]>;
  /** Absent when nothing went over the wire. */
  exchange?: ExchangeRecord;
  /** What went over the wire before it, since the failed one before. */
  earlier: ExchangeRecord[];
}

/**
 * What one fault makes of a response is in the way of several checks, and only the first has to be mended: a check with its
 * problem, and what follows from that. What a response leaks does not follow from its status.
 */
const FOLLOWS: readonly [cause: RegExp, following: RegExp][] = [
  [
    /^no-server-error: /,
    /^(?:status-declared|media-type-exact|headers-valid|body-valid|error-status-agrees|valid-accepted|invalid-refused|authentication-required|missing-not-found): /,
  ],
  [/^media-type-exact: /, /^body-valid: The body cannot be read as JSON/],
];

type Problems = [check: string, problem: string][];

/** The problems of one response: those that are causes, and those that follow from them. */
function byCause(problems: Problems): { causes: Problems; following: Problems } {
  const texts = problems.map((item) => item.join(": "));
  const follows = ([check, problem]: Problems[number]) =>
    FOLLOWS.some(
      ([cause, following]) => following.test(`${check}: ${problem}`) && texts.some((text) => cause.test(text)),
    );
  return { causes: problems.filter((item) => !follows(item)), following: problems.filter(follows) };
}

function problemsAt(findings: VerdictRecord["findings"], at: number): Problems {
  return findings.flatMap(({ check, problems, exchange }) =>
    exchange === at ? problems.map((problem): Problems[number] => [check, problem]) : [],
  );
}

/**
 * The errors, by failed exchange, in the order in which they were sent. The errors of one response are
 * often wrong with all, and those of one element of a list with all others: a problem is named once, with the first of them.
 */
export function failedExchangesOf({
  exchanges,
  findings,
}: Pick<VerdictRecord, "exchanges" | "findings">): FailedExchange[] {
  const violations = violationsOf({ findings });
  const named = new Set<string>();
  const failedExchanges: FailedExchange[] = [];
  let from = 0;
  for (const at of [...new Set(violations.map(({ exchange }) => exchange))].sort((one, other) => one - other)) {
    const { causes, following } = byCause(problemsAt(violations, at));
    const checks = once(causes, named);
    if (checks.size === 0) continue;
    const exchange = exchanges[at];
    failedExchanges.push({
      checks,
      following: once(following, named),
      ...(exchange && { exchange }),
      earlier: exchanges.slice(from, Math.max(from, at)),
    });
    from = at + 1;
  }
  return failedExchanges;
}

/** By check, the problems that are not named yet, each with how many there are beside it that differ in their place in lists. */
function once(problems: Problems, named: Set<string>): Map<string, string[]> {
  const alike = new Map<string, { check: string; problem: string; count: number }>();
  for (const [check, problem] of problems) {
    const key = JSON.stringify([check, problem.replace(VALUE, "").replace(...PLACE_IN_LIST)]);
    if (named.has(key)) continue;
    const { count } = alike.get(key) ?? { count: 0 };
    alike.set(key, { check, problem: alike.get(key)?.problem ?? problem, count: count + 1 });
  }
  const checks = new Map<string, string[]>();
  for (const [key, { check, problem, count }] of alike) {
    named.add(key);
    const more = count === 1 ? "" : `, and at ${count - 1} more place${count === 2 ? "" : "s"} like it`;
    checks.set(check, [...(checks.get(check) ?? []), `${problem}${more}`]);
  }
  return checks;
}

/** The value that a format refuses, which may be another one in each response. */
const VALUE = /, but is "(?:[^"\\]|\\.)*"(?= \(format, )/;

const PLACE_IN_LIST: [RegExp, string] = [/\/\d+(?=[/\s])/g, "/…"];

/** What differs between two cases of one failure: identifiers, places in lists, and values. */
const PARTICULARS: readonly [RegExp, string][] = [
  [/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/gi, "…"],
  [/"(?:[^"\\]|\\.)*"/g, "…"],
  PLACE_IN_LIST,
  // Which part of a request was wrong: that it was accepted is the failure.
  [/ at [^)]*(?=\), but was)/g, ""],
];

/** Failures that are the same as far as one can tell from what the checks say, the most frequent first. */
export function kindsOf(testCases: readonly TestCaseReport[]): [first: TestCaseReport, ...more: TestCaseReport[]][] {
  const kinds = new Map<string, [TestCaseReport, ...TestCaseReport[]]>();
  for (const testCase of testCases.filter(({ state }) => state === "failed")) {
    const key = signature(testCase);
    const kind = kinds.get(key);
    if (kind === undefined) kinds.set(key, [testCase]);
    else kind.push(testCase);
  }
  return [...kinds.values()].sort((one, other) => other.length - one.length);
}

function signature({ findings, error }: TestCaseReport): string {
  const violations = violationsOf({ findings });
  // What follows from the same cause may be more or less, from one operation to another.
  const messages = [...new Set(violations.map(({ exchange }) => exchange))].flatMap((at) =>
    byCause(problemsAt(violations, at)).causes.map((item) => item.join(": ")),
  );
  return [...new Set([...messages, error ?? ""].map(withoutParticulars))].sort().join("\n");
}

function withoutParticulars(text: string): string {
  return PARTICULARS.reduce((left, [pattern, replacement]) => left.replace(pattern, replacement), text);
}

/** What the tests of a run have observed, the most frequent first. */
export function listObservations(testCases: readonly TestCaseReport[]): ListedObservation[] {
  const listed = new Map<string, ListedObservation>();
  for (const testCase of testCases) {
    for (const { check, observations = [] } of testCase.findings) {
      for (const { habit, seen } of observations) {
        const key = `${check} ${habit}`;
        const before = listed.get(key) ?? { check, habit, seen, count: 0, where: [] };
        const where = [...new Set([...before.where, fullName(testCase)])];
        listed.set(key, { ...before, count: before.count + 1, where });
      }
    }
  }
  return [...listed.values()].sort((one, other) => other.count - one.count);
}
