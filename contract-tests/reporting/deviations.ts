import { stringify } from "yaml";
import { KNOWN_DEVIATIONS } from "../commands.ts";
import { type Deviation, isExpired, placeIn } from "../deviations/deviations.ts";
import { fullName, type ListedDeviation, type Report, type TestCaseReport } from "./report.ts";

/** Every known deviation, and what it came to. */
export function listDeviations(
  deviations: readonly Deviation[],
  testCases: readonly TestCaseReport[],
): ListedDeviation[] {
  return deviations.map((deviation) => {
    const accepting = testCases.map((testCase) => ({
      name: fullName(testCase),
      count: testCase.findings.flatMap(({ known = [] }) => known.filter(({ at }) => at === deviation.at)).length,
    }));
    const count = accepting.reduce((sum, item) => sum + item.count, 0);
    const where = accepting.filter((item) => item.count > 0).map(({ name }) => name);
    const unused = testCases.some((testCase) => looksFor(testCase, deviation)) ? "unneeded" : "untried";
    const state = isExpired(deviation) ? "expired" : count > 0 ? "accepted" : unused;
    return { ...deviation, state, count, where };
  });
}

/** Whether a test has applied the check of a deviation to its operation. */
function looksFor({ findings, exchanges }: TestCaseReport, { check, operation }: Deviation): boolean {
  return findings.some(
    (finding) =>
      finding.check === check && (operation === undefined || exchanges[finding.exchange]?.operation === operation),
  );
}

/** The known deviations of a run, for a terminal. */
export function deviationLines({ deviations }: Pick<Report, "deviations">): string[] {
  const accepted = deviations.filter(({ state }) => state === "accepted");
  const others = deviations.filter(({ state }) => state === "unneeded" || state === "expired");
  return [
    ...(accepted.length === 0 ? [] : ["", "Known deviations, which were accepted"]),
    ...accepted.flatMap((item) => [
      `  ${nameOf(item)} (${item.count === 1 ? "once" : `${item.count} times`}, until ${item.expires})`,
      `    ${item.reason}`,
    ]),
    ...(others.length === 0 ? [] : ["", "Known deviations to look at"]),
    ...others.map((other) =>
      other.state === "expired"
        ? `  ${other.at}: ${nameOf(other)} was accepted until ${other.expires} only`
        : `  ${other.at}: ${nameOf(other)} is not needed any more: nothing of it was found`,
    ),
  ];
}

const nameOf = ({ check, operation, place }: Pick<Deviation, "check" | "operation" | "place">): string =>
  [check, operation, place].filter((part) => part !== undefined).join(", ");

/** How long an entry that is offered accepts what it is about. */
const ACCEPTED_MS = 90 * 86_400_000;
/** How many entries are offered. */
const MOST_OFFERED = 5;

/** What to copy into the file of known deviations to accept the failures of a run; empty when there are none. */
export function offeredEntries({ testCases }: Pick<Report, "testCases">, now = new Date()): string[] {
  const expires = new Date(now.getTime() + ACCEPTED_MS).toISOString().slice(0, 10);
  const entries = new Map<string, object>();
  for (const { findings, exchanges, name } of testCases)
    for (const { check, problems, exchange } of findings) {
      // What holds between several exchanges is about none in particular.
      const isScenario = name === check || name.startsWith(`${check} of `);
      const operation = isScenario ? undefined : exchanges[exchange]?.operation;
      for (const problem of problems) {
        const place = placeIn(problem);
        const entry = { check, ...(operation && { operation }), ...(place && { place }), reason: null, expires };
        entries.set(JSON.stringify(entry), entry);
      }
    }
  if (entries.size === 0) return [];
  const offered = stringify([...entries.values()].slice(0, MOST_OFFERED), { nullStr: "", lineWidth: 0 }).trimEnd();
  return [
    "",
    `To accept what is known for a while, copy into ${KNOWN_DEVIATIONS}, and say why:`,
    ...offered.split("\n").map((line) => `  ${line}`),
    ...(entries.size > MOST_OFFERED ? [`  … and ${entries.size - MOST_OFFERED} more entries`] : []),
  ];
}
