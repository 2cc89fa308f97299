import { casesOf, gapsOf } from "../cases/cases.ts";
import type { Exchange } from "../exchange/exchange.ts";
import { type Operation, operations } from "../spec/operations.ts";
import { type TestCase, testCasesFor } from "../suite/test-cases.ts";
import { type Target, targetFrom } from "../target.ts";
import { answerEntries, checkedIn } from "./answers.ts";
import { type Entry, lineOf, requestEntries } from "./requests.ts";
import { covers, type Waiver } from "./waivers.ts";

/** What the spec says, held against what the suite exercises. */
interface Coverage {
  exercised: Entry[];
  waived: { waiver: Waiver; entries: Entry[] }[];
  /** What is neither exercised nor waived. */
  open: Entry[];
  /** What of requests no case could be derived for, by where it stands in `openapi/` and what to do about it. */
  underived: Map<string, Entry[]>;
  /** The responses of operations that are not tested, or that the reference server does not know, by the reason. */
  unanswered: Map<string, Entry[]>;
  /** Waivers of what is exercised, or of nothing. */
  needless: Waiver[];
  /** What of requests cannot be exercised on a target, by the reason. */
  limits: Record<"mock" | "server", Map<string, Entry[]>>;
  /** What is no case, and cannot be tested on a mock, with the reason. */
  beyondMock: { name: string; reason: string }[];
}

/**
 * Balances the spec.
 *
 * @param exchanges With a server that conforms to the spec; see `exchangesWithReference`.
 * @param withoutAnswer Why this server answered no valid case of an operation, by the operation's id.
 */
export async function balance(
  exchanges: readonly Exchange[],
  waivers: readonly Waiver[],
  withoutAnswer: ReadonlyMap<string, string> = new Map(),
): Promise<Coverage> {
  const checked = new Set<string>();
  for (const exchange of exchanges) for (const line of await checkedIn(exchange)) checked.add(line);
  const requests = operations.flatMap(withTestCases);
  const answers = operations.flatMap(answerEntries);

  const exercised = [
    ...requests.filter(({ tried }) => tried).map(({ entry }) => entry),
    ...answers.filter((entry) => checked.has(lineOf(entry))),
  ];
  const done = new Set<Entry>(exercised);
  const rest = [...requests.map(({ entry }) => entry), ...answers].filter((entry) => !done.has(entry));
  const unwaived = rest.filter((entry) => !waivers.some((waiver) => covers(waiver, entry)));
  const underived = requests.flatMap(({ entry, reason }) =>
    reason !== undefined && unwaived.includes(entry) ? [{ entry, reason }] : [],
  );
  const obstacles = new Map(operations.map((operation) => [operation.id, obstacleOf(operation)]));
  const whyUnanswered = ({ operation, part }: Entry): string | undefined => {
    if (part === "request") return undefined;
    return obstacles.get(operation) ?? withoutAnswer.get(operation);
  };
  const waived = waivers.map((waiver) => ({ waiver, entries: rest.filter((entry) => covers(waiver, entry)) }));
  return {
    exercised,
    waived,
    open: unwaived.filter(
      (entry) => whyUnanswered(entry) === undefined && !underived.some((other) => other.entry === entry),
    ),
    unanswered: byReason(
      unwaived.flatMap((entry) => {
        const reason = whyUnanswered(entry);
        return reason === undefined ? [] : [{ entry, reason }];
      }),
    ),
    underived: byReason(underived),
    needless: waived
      .filter(({ waiver, entries }) => entries.length === 0 || exercised.some((entry) => covers(waiver, entry)))
      .map(({ waiver }) => waiver),
    limits: { mock: limitsOf("mock", requests), server: limitsOf("server", requests) },
    beyondMock: testCases.mock.flatMap(({ name, group, case: testCase, skip }) =>
      testCase !== undefined || skip === undefined || isOperation(group) ? [] : [{ name, reason: skip }],
    ),
  };
}

type Kind = Target["kind"];

/** An entry of a request, with the test cases that would exercise it on each kind of target. */
interface Tried {
  entry: Entry;
  by: Readonly<Record<Kind, TestCase[]>>;
  /** Whether one of them runs where this repository can run it. */
  tried: boolean;
  /** Why there is no case of it; absent where there is one. */
  reason?: string;
}

const testCases: Readonly<Record<Kind, TestCase[]>> = {
  mock: testCasesOf("mock"),
  reference: testCasesOf("reference"),
  server: testCasesOf("server"),
};

function testCasesOf(kind: Kind): TestCase[] {
  const target = targetFrom({
    CONTRACT_TARGET: kind,
    ROOTLY_API_URL: "https://rootly.invalid",
    ROOTLY_API_TOKEN: "nobodys-token",
    ROOTLY_INCIDENT_ID: "an-incident",
    ROOTLY_USER_ID: "1",
    ROOTLY_GROUP_ID: "a-group",
  });
  // What exists where a run is made, its environment tells; here, nothing is sent.
  return testCasesFor({ ...target, pathValue: (name) => target.pathValue(name) ?? `any-${name}` });
}

function isOperation(group: string): boolean {
  return operations.some(({ id }) => id === group);
}

function withTestCases(operation: Operation): Tried[] {
  const own = (kind: Kind) => testCases[kind].filter((testCase) => testCase.case?.operation === operation);
  const [mock, reference, server] = [own("mock"), own("reference"), own("server")];
  return requestEntries(operation).map((entry) => {
    const trying = (all: TestCase[]) =>
      all.filter((testCase) => testCase.case !== undefined && entry.triedBy(testCase.case));
    const by = { mock: trying(mock), reference: trying(reference), server: trying(server) };
    const isDerived = Object.values(by).some((all) => all.length > 0);
    return {
      entry,
      by,
      tried: [...by.mock, ...by.reference].some(({ skip }) => skip === undefined),
      ...(!isDerived && { reason: whyUnderived(operation, entry) }),
    };
  });
}

/** Why an operation has no case at all; undefined where it has one. */
function obstacleOf(operation: Operation): string | undefined {
  return casesOf(operation, {}).length === 0 ? gapsOf(operation, {})[0]?.reason : undefined;
}

/** Where no case could be derived for an entry, and what to do about it. */
function whyUnderived(operation: Operation, { place, keyword }: Entry): string {
  if (operation.obstacle !== undefined) return operation.obstacle;
  const gap = gapsOf(operation, {}).find(({ pointer }) => place === pointer || place.startsWith(`${pointer}/`));
  return (
    gap?.reason ?? `no value was found that shows \`${keyword}\` by itself at ${place || "the body"} of ${operation.id}`
  );
}

function byReason(all: readonly { entry: Entry; reason: string }[]): Map<string, Entry[]> {
  const reasons = new Map<string, Entry[]>();
  for (const { entry, reason } of all) reasons.set(reason, [...(reasons.get(reason) ?? []), entry]);
  return reasons;
}

/** What a target does not answer although another does, by the reason that its test cases give. */
function limitsOf(kind: Kind, requests: readonly Tried[]): Map<string, Entry[]> {
  const limits = new Map<string, Entry[]>();
  for (const { entry, by, tried } of requests) {
    const reason = by[kind].every(({ skip }) => skip !== undefined) ? by[kind][0]?.skip : undefined;
    if (tried && reason !== undefined) limits.set(reason, [...(limits.get(reason) ?? []), entry]);
  }
  return limits;
}

/** A coverage for a person: what is missing comes last. */
export function coverageText({
  exercised,
  waived,
  open,
  underived,
  needless,
  limits,
  beyondMock,
  unanswered,
}: Coverage): string {
  const isWaived = new Set(waived.flatMap(({ entries }) => entries));
  const of = (entries: readonly Entry[], part: "request" | "answer") =>
    entries.filter((entry) => (entry.part === "request") === (part === "request")).length;
  const sum = (part: "request" | "answer") =>
    `${of(exercised, part)} exercised, ${of([...isWaived], part)} waived, ${of(open, part)} open`;
  const reasonLine = (reason: string, { length }: readonly Entry[]) => `  ${String(length).padStart(4)}  ${reason}`;
  const limitsFor = (kind: keyof typeof limits) =>
    [...limits[kind]].map(([reason, entries]) => reasonLine(reason, entries));
  return [
    `Requests  ${sum("request")}`,
    `Answers   ${sum("answer")}`,
    ...["", "Waived, because"],
    ...waived.map(({ waiver, entries }) => reasonLine(waiver.reason, entries)),
    ...["", "Exercised, but not on a mock, because", ...limitsFor("mock")],
    ...["", "Not run on a mock", ...beyondMock.map(({ name, reason }) => `  ${name}: ${reason}`)],
    ...["", "Exercised, but not on a server, because", ...limitsFor("server")],
    ...(underived.size === 0 ? [] : ["", "Not derived, because"]),
    ...[...underived].map(([reason, entries]) => reasonLine(reason, entries)),
    ...(unanswered.size === 0 ? [] : ["", "Not answered here, because"]),
    ...[...unanswered].map(([reason, entries]) => reasonLine(reason, entries)),
    ...(needless.length === 0 ? [] : ["", "Waived without need"]),
    ...needless.map(({ of, reason }) => `  ${patternOf(of)}: ${reason}`),
    ...(open.length === 0 ? [] : ["", OPEN]),
    ...open.map((entry) => `  ${lineOf(entry)}`),
  ].join("\n");
}

const OPEN = `Open: neither exercised nor waived. Show what a response has in the example ActionItemCreated of
openapi/examples/responses.yaml, or say in contract-tests/coverage/waivers.ts why it cannot be exercised`;

function patternOf(of: object): string {
  return Object.entries(of)
    .map(([part, expected]) => `${part} ${String(expected)}`)
    .join(", ");
}
