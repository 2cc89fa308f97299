import { isObject, type Json, ownMember, type Schema } from "../spec/schema.ts";
import { type Form, formsOf, isAssumed, membersIn, typesIn } from "./forms.ts";
import { isEntered } from "./recursion.ts";
import { KEYWORDS, type Place } from "./keywords.ts";
import { step } from "../spec/pointer.ts";
import type { KnownValues } from "./values.ts";
import { isRefused, isValid, type Problem, problemsIn, reportedAs } from "./validity.ts";
import { itemsOf, prefixOf } from "./lists.ts";
import { isMap, unnamed } from "./objects.ts";
import { most, plainest, plainSamples, samples } from "./samples.ts";

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
interface Proposal extends Claim {
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

/** A place in a value, and one way in which what is there can be valid. */
interface PlaceInValue extends Omit<Place, "part"> {
  /** A JSON Pointer (RFC 6901) into the value. */
  pointer: string;
  /** The whole value with another one in this place. */
  put(value: Json): Json;
  /** A valid whole value from which those that `put` makes differ in this place alone, as small as it can be. */
  twin: Json;
}

const NOTHING_KNOWN: KnownValues = {};

const within = {
  known: NOTHING_KNOWN,
  plainest: false,
  samplesOf: (schema: Schema) => samples(schema, NOTHING_KNOWN),
  mostOf: (schema: Schema) => most(schema, NOTHING_KNOWN),
};

interface At {
  pointer: string;
  put: PlaceInValue["put"];
  /** Undefined at the top, where any valid value will do. */
  twin?: Json;
  path: readonly Schema[];
  known: KnownValues;
}

/**
 * Every place in a valid value, and those that it could have: what it does not have, an optional member or another
 * branch of the schema, is there in a sample of it.
 *
 * @param known Values that are real on the target, by the name of the member that takes them.
 */
function placesIn(schema: Schema, value: Json, known: KnownValues = NOTHING_KNOWN): Generator<PlaceInValue> {
  return placesAt(schema, value, { pointer: "", put: (whole) => whole, path: [], known });
}

function* placesAt(schema: Schema, value: Json, { pointer, put, path, twin, known }: At): Generator<PlaceInValue> {
  if (!isEntered(schema, path)) return;
  const inner = [...path, schema];
  const forms = formsOf(schema);
  for (const form of forms) {
    // Where there is one form only, it is the schema.
    const parts = forms.length === 1 ? [schema] : form;
    const base = firstOf(
      value,
      () => basesOf(form, schema),
      (item) => parts.every((part) => isValid(part, item)),
    );
    if (base === undefined) continue;
    yield { ...within, form, schema, base, pointer, put, twin: twin ?? put(base) };
    if (typesIn(form).includes("array")) yield* inList(form, base, { pointer, put, path: inner, known });
    if (typesIn(form).includes("object")) yield* inObject(form, schema, base, { pointer, put, path: inner, known });
  }
}

/** A value that fits: this one, or the first of others, which are made only then. */
function firstOf(value: Json, others: () => Iterable<Json>, fits: (value: Json) => boolean): Json | undefined {
  if (fits(value)) return value;
  for (const other of others()) if (fits(other)) return other;
  return undefined;
}

function* basesOf(form: Form, schema: Schema): Generator<Json> {
  for (const sample of plainSamples(schema, NOTHING_KNOWN)) yield sample.value;
  for (const sample of samples(schema, NOTHING_KNOWN)) yield sample.value;
  if (typesIn(form).includes("object")) yield most(schema, NOTHING_KNOWN);
}

/** The plainest value of a schema. */
function plain(schema: Schema): Json {
  return plainest(schema, NOTHING_KNOWN)?.value ?? null;
}

function* inList(form: Form, base: Json, { pointer, put, path, known }: At): Generator<PlaceInValue> {
  const prefix = prefixOf(form);
  const schemas = [...prefix, ...(form.some(({ items }) => items !== undefined) ? [itemsOf(form)] : [])];
  const list = Array.isArray(base) ? base : [];
  for (const [at, schema] of schemas.entries()) {
    const full = [...list];
    while (full.length <= at) full.push(plain(schemas[full.length] ?? {}));
    yield* placesAt(schema, full[at] ?? null, {
      pointer: `${pointer}/${at}`,
      put: (value) => put(full.with(at, value)),
      twin: put(full),
      path,
      known,
    });
  }
}

function* inObject(form: Form, schema: Schema, base: Json, { pointer, put, path, known }: At): Generator<PlaceInValue> {
  const object = isObject(base) ? base : {};
  for (const [name, schemas] of [...membersIn(form), ...ofAnyName(form, object)]) {
    for (const member of schemas) {
      const value = ownMember(object, name) ?? ownMember(known, name) ?? plain(member);
      const match = firstOf(
        object,
        // For a member without a valid value, there is no such object.
        () => (isValid(member, value) ? samples(schema, NOTHING_KNOWN).map((sample) => sample.value) : []),
        (item) => isObject(item) && isValid(schema, { ...item, [name]: ownMember(item, name) ?? value }),
      );
      const holding = isObject(match) ? match : object;
      yield* placesAt(member, ownMember(holding, name) ?? value, {
        pointer: `${pointer}${step(name)}`,
        put: (changed) => put({ ...holding, [name]: changed }),
        twin: put(isValid(schema, holding) ? holding : { ...holding, [name]: ownMember(holding, name) ?? value }),
        path,
        known,
      });
    }
  }
}

/** A member of each schema that a form has for members without naming them. */
function ofAnyName(form: Form, object: { [name: string]: Json }): [string, Schema[]][] {
  if (!isMap(form)) return [];
  const seen = new Set<Schema>();
  const matches: [string, Schema[]][] = [];
  for (const [name, schema] of unnamed(form, (names) => samples(names, NOTHING_KNOWN)[0]?.value)) {
    if (seen.has(schema) || membersIn(form).has(name)) continue;
    seen.add(schema);
    matches.push([Object.keys(object).find((item) => item === name) ?? name, [schema]]);
  }
  return matches;
}
