import { statSync, readFileSync } from "node:fs";
import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, stringify, type YAMLMap } from "yaml";
import { KNOWN_DEVIATIONS } from "../commands.ts";
import { operations } from "../spec/operations.ts";

/** A violation that is known and accepted for a while, as it stands in the file of known deviations. */
export interface Deviation {
  /** The check or the scenario that finds it. */
  check: string;
  /** The operation whose response it is found in. Default: any. */
  operation?: string;
  /** Where: a JSON Pointer, with `*` for each place in a list, or what the message names in backticks. Default: anywhere. */
  place?: string;
  /** Why it is accepted. */
  reason: string;
  /** The last day on which it is accepted, in UTC: `2027-03-31`. */
  expires: string;
  /** Where it is written: `contract-tests/known-deviations.yaml:3`. */
  at: string;
}

const MEMBERS = ["check", "operation", "place", "reason", "expires"] as const;
const NEEDED = ["check", "reason", "expires"] as const;
type Member = (typeof MEMBERS)[number];
const NAME = /^[a-z]+(-[a-z]+)*( of \w+)?$/;
const DAY = /^\d{4}-\d\d-\d\d$/;

/**
 * Reads a file of known deviations.
 *
 * @throws {Error} when there is none, or when it is malformed; the message names each line and its error.
 */
export function readDeviations(file: string): Deviation[] {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (stats === undefined) throw new Error(`${file} does not exist: --known names a file of known deviations.`);
  if (!stats.isFile()) throw new Error(`${file} is not a file: --known names a file of known deviations.`);
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(file, "utf8"), { lineCounter: lines, prettyErrors: false });
  const at = (offset = 0) => `${file}:${lines.linePos(offset).line}`;
  const errors = document.errors.map(({ message, pos }) => `${at(pos[0])}: ${message}`);
  const deviations: Deviation[] = [];
  const { contents } = document;
  if (errors.length === 0 && contents !== null && !isSeq(contents))
    errors.push(`${at(contents.range?.[0])}: it is no list of known deviations: begin each with "- check: …".`);
  for (const item of isSeq(contents) ? contents.items : []) {
    const node = item as Node;
    const where = at(node.range?.[0]);
    if (!isMap(node)) {
      errors.push(`${where}: a known deviation is a map with ${NEEDED.join(", ")}.`);
      continue;
    }
    const { values, wrong } = membersOf(node, at);
    errors.push(...wrong, ...lackingIn(values).map((problem) => `${where}: ${problem}`));
    const { check = "", reason = "", expires = "", ...more } = values;
    deviations.push({ check, reason, expires, ...more, at: where });
  }
  if (errors.length > 0) throw new Error(`Known deviations cannot be read:\n${errors.join("\n")}`);
  return deviations;
}

type Values = { [member in Member]?: string };

/** The strings of an entry, and the errors of each. */
function membersOf(node: YAMLMap, at: (offset?: number) => string): { values: Values; wrong: string[] } {
  const values: Values = {};
  const wrong: string[] = [];
  for (const { key, value } of node.items) {
    const name = MEMBERS.find((member) => isScalar(key) && key.value === member);
    const where = at(isScalar(key) ? key.range?.[0] : undefined);
    const text = isScalar(value) ? String(value.value ?? "").trim() : "";
    const problem =
      name === undefined
        ? `${String(key)} is none of ${MEMBERS.join(", ")}.`
        : text === ""
          ? `${name} says nothing${name === "reason" ? ": say why this is accepted, and until when it is mended" : ""}.`
          : problemOf(name, text);
    if (problem !== undefined) wrong.push(`${where}: ${problem}`);
    if (name !== undefined) values[name] = text;
  }
  return { values, wrong };
}

function problemOf(name: Member, text: string): string | undefined {
  if (name === "check" && !NAME.test(text)) return `check is not the name of a check: ${JSON.stringify(text)}.`;
  if (name === "operation" && !operations.some(({ id }) => id === text))
    return `the spec has no operation ${JSON.stringify(text)}. It has ${operations.map(({ id }) => id).join(", ")}.`;
  const isDay = DAY.test(text) && !Number.isNaN(Date.parse(text));
  return name === "expires" && !isDay ? `expires is not a day such as 2027-03-31: ${JSON.stringify(text)}.` : undefined;
}

function lackingIn(values: Values): string[] {
  return NEEDED.filter((name) => !(name in values)).map((name) => `${name} is missing.`);
}

/** Whether the last day of a deviation is over. */
export function isExpired({ expires }: Deviation, now = new Date()): boolean {
  return expires < now.toISOString().slice(0, 10);
}

/** A JSON Pointer behind a space, a bracket or nothing. */
const POINTER = /(?:^|[\s(])(\/(?:[^\s/,)]+(?:\/[^\s/,)]+)*))/;
const IN_BACKTICKS = /`([^`]+)`/;
const HEADER = /^The (?:required )?header ([\w-]+)/;

/** The place that a message is about: the same for every item of a list. Undefined when it names none. */
export function placeIn(message: string): string | undefined {
  const [, place] = HEADER.exec(message) ?? POINTER.exec(message) ?? IN_BACKTICKS.exec(message) ?? [];
  return place?.replace(/\/\d+(?=\/|$)/g, "/*");
}

/** A known deviation, and what it came to in a run. */
export interface ListedDeviation extends Deviation {
  /** Unneeded when what it accepts was looked for and not found; untried when nobody looked. */
  state: "accepted" | "unneeded" | "untried" | "expired";
  /** How often it was accepted. */
  count: number;
  /** In which tests. */
  where: string[];
}

/** What a test case has come to, as far as it is about deviations. */
interface Tested {
  group: string;
  name: string;
  findings: readonly {
    check: string;
    problems: readonly string[];
    known?: readonly { at: string }[];
    /** Which of the exchanges it is about. */
    exchange: number;
  }[];
  exchanges: readonly { operation: string }[];
}

/** Every known deviation, and what it came to. */
export function listDeviations(deviations: readonly Deviation[], testCases: readonly Tested[]): ListedDeviation[] {
  return deviations.map((deviation) => {
    const accepting = testCases.map((testCase) => ({
      name: `${testCase.group} ${testCase.name}`,
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
function looksFor({ findings, exchanges }: Tested, { check, operation }: Deviation): boolean {
  return findings.some(
    (finding) =>
      finding.check === check && (operation === undefined || exchanges[finding.exchange]?.operation === operation),
  );
}

/** The known deviations of a run, for a terminal. */
export function deviationLines({ deviations }: { deviations: readonly ListedDeviation[] }): string[] {
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
export function offeredEntries({ testCases }: { testCases: readonly Tested[] }, now = new Date()): string[] {
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
