import type { Json, Schema } from "../spec/schema.ts";
import { isAssumed } from "./forms.ts";
import { KEYWORDS } from "./keywords.ts";
import { placesIn } from "./places.ts";
import { step } from "../spec/pointer.ts";
import type { KnownValues } from "./sample.ts";
import { isRefused, type Problem, problemsIn, reportedAs } from "./validity.ts";

/** A keyword, and where in a value it is broken. */
export interface Claim {
  keyword: string;
  /** As a JSON Pointer (RFC 6901) into the value; for a missing member, its place. */
  pointer: string;
}

/** What an invalid request violates: a keyword of a schema, or a rule of the protocol. */
export type Violated =
  | "security"
  | "mediaType"
  | "json"
  | "body"
  | "resource"
  | "method"
  // The keywords of JSON Schema.
  | (string & {});

/** What an invalid request violates, and where: a JSON Pointer into the body, or the name of a parameter. */
export interface Violates {
  keyword: Violated;
  pointer: string;
  in: "body" | "query" | "header" | "cookie" | "protocol";
  /** What is broken within the branch of an `anyOf` and the like. */
  inner?: Claim;
}

/** A value that breaks a schema in one place, by one keyword. */
export interface Violation extends Claim {
  name: string;
  value: Json;
  /** A valid value from which it differs in that place alone. */
  twin: Json;
  /** What is broken within the branch of an `anyOf`, `if` and the like: only that as a whole says that the value is invalid. */
  inner?: Claim;
}

/** A way to break a schema that has not been tried yet. */
export interface Proposal extends Claim {
  name: string;
  /** Makes whole values that may do so, the best first, each with the valid one that it differs from in one place. */
  candidates: (() => { value: Json; twin: Json })[];
}

/** What combines schemas, so that a value is refused for what one of them says. */
const COMBINING = [
  "anyOf",
  "oneOf",
  "not",
  "if",
  "contains",
  "propertyNames",
  "unevaluatedProperties",
  "unevaluatedItems",
];

/**
 * Every way to break the schema once, starting from a value that it allows. Both validators refuse each of them, and Ajv
 * for what it claims to break.
 *
 * @param known Values that are real on the target, by the name of the member that takes them. Default: none.
 */
export function violations(schema: Schema, value: Json, known?: KnownValues): Violation[] {
  return proposals(schema, value, known).flatMap((proposal) => verified(schema, proposal) ?? []);
}

/** The keywords, and where, that no value was found to break by themselves. */
export function unbroken(schema: Schema, value: Json): Claim[] {
  return proposals(schema, value).filter((proposal) => verified(schema, proposal) === undefined);
}

/** What is worth a try; whether a candidate breaks what it is meant to break, `verified` tells. */
export function proposals(schema: Schema, value: Json, known?: KnownValues): Proposal[] {
  const matches = new Map<string, Proposal>();
  for (const place of placesIn(schema, value, known)) {
    for (const part of place.form) {
      for (const keyword of isAssumed(part) ? [] : Object.keys(part)) {
        const breaking = KEYWORDS[keyword];
        if (typeof breaking !== "function") continue;
        for (const { name, values, member } of breaking({ ...place, part })) {
          const pointer = place.pointer + (member === undefined ? "" : step(member));
          const full = `${pointer || "the body"} ${name}`;
          const proposal = matches.get(full) ?? { keyword, pointer, name: full, candidates: [] };
          proposal.candidates.push(...values.map((item) => () => ({ value: place.put(item), twin: place.twin })));
          matches.set(full, proposal);
        }
      }
    }
  }
  return [...matches.values()];
}

/** The candidate that breaks what is claimed and the least beside it; undefined when none does. */
export function verified(schema: Schema, { keyword, pointer, name, candidates }: Proposal): Violation | undefined {
  const claim = { keyword, pointer };
  const others: { value: Json; twin: Json; problems: Problem[] }[] = [];
  for (const candidate of candidates) {
    const { value, twin } = candidate();
    if (!isRefused(schema, value)) continue;
    const problems = problemsIn(schema, value);
    if (problems.every((problem) => isOf(problem, claim))) return { ...claim, name, value, twin };
    others.push({ value, twin, problems });
  }
  const beside = others.find(({ problems }) => breaks(problems, claim));
  if (beside !== undefined) return { ...claim, name, value: beside.value, twin: beside.twin };
  for (const { value, twin, problems } of others) {
    const around = combining(problems, claim);
    if (around !== undefined) return { ...around, name, value, twin, inner: claim };
  }
  return undefined;
}

/** Whether something is broken at the one place that is claimed, by the keyword that is claimed, and nothing beside that place. */
export function breaks(problems: readonly Problem[], claim: Claim): boolean {
  return (
    problems.some((problem) => isOf(problem, claim)) && problems.every((problem) => isWithin(problem, claim.pointer))
  );
}

function isOf(problem: Problem, { keyword, pointer }: Claim): boolean {
  return problem.keyword === reportedAs(keyword) && problem.pointer === pointer;
}

function isWithin({ pointer }: Problem, around: string): boolean {
  return pointer === around || pointer.startsWith(`${around}/`);
}

/** The combining keyword closest around what is claimed, when everything that is broken is within it. */
function combining(problems: readonly Problem[], { keyword, pointer }: Claim): Claim | undefined {
  const around = problems
    .filter((problem) => COMBINING.includes(problem.keyword) && isWithin({ keyword, pointer }, problem.pointer))
    .filter((problem) => problems.every((item) => isWithin(item, problem.pointer)))
    .sort((one, other) => COMBINING.indexOf(one.keyword) - COMBINING.indexOf(other.keyword));
  const isThere = problems.some((problem) => isOf(problem, { keyword, pointer }));
  return isThere ? around[0] && { keyword: around[0].keyword, pointer: around[0].pointer } : undefined;
}
