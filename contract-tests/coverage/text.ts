import { type Entry, lineOf } from "./entry.ts";
import type { Coverage } from "./coverage.ts";

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
  const said = (reason: string, { length }: readonly Entry[]) => `  ${String(length).padStart(4)}  ${reason}`;
  const limitsFor = (kind: keyof typeof limits) => [...limits[kind]].map(([reason, entries]) => said(reason, entries));
  return [
    `Requests  ${sum("request")}`,
    `Answers   ${sum("answer")}`,
    ...["", "Waived, because"],
    ...waived.map(({ waiver, entries }) => said(waiver.reason, entries)),
    ...["", "Exercised, but not on a mock, because", ...limitsFor("mock")],
    ...["", "Nor can a mock be asked", ...beyondMock.map(({ name, reason }) => `  ${name}: ${reason}`)],
    ...["", "Exercised, but not on a server, because", ...limitsFor("server")],
    ...(underived.size === 0 ? [] : ["", "Not derived, because"]),
    ...[...underived].map(([reason, entries]) => said(reason, entries)),
    ...(unanswered.size === 0 ? [] : ["", "Not answered here, because"]),
    ...[...unanswered].map(([reason, entries]) => said(reason, entries)),
    ...(needless.length === 0 ? [] : ["", "Waived without need"]),
    ...needless.map(({ of, reason }) => `  ${patternOf(of)}: ${reason}`),
    ...(open.length === 0 ? [] : ["", "Open: neither exercised nor waived in contract-tests/coverage/waivers.ts"]),
    ...open.map((entry) => `  ${lineOf(entry)}`),
  ].join("\n");
}

function patternOf(of: object): string {
  return Object.entries(of)
    .map(([part, expected]) => `${part} ${String(expected)}`)
    .join(", ");
}
