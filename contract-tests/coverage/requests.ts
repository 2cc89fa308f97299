import { isDeepStrictEqual } from "node:util";
import type { Case } from "../cases/cases.ts";
import { type Form, formsOf, isAssumed, membersIn, NOTHING } from "../cases/forms.ts";
import { isAnnotation, isEntered } from "../cases/recursion.ts";
import { read, rootOf } from "../cases/parameters.ts";
import { type Operation, parametersOf } from "../spec/operations.ts";
import { type Json, type Schema, isObject, type JsonType, typesOf } from "../spec/schema.ts";
import { spec, type ParameterObject } from "../spec/spec.ts";
import { KEYWORDS } from "../cases/keywords.ts";
import { itemsOf, prefixOf } from "../cases/lists.ts";
import { isServersOwn } from "../cases/objects.ts";
import { step } from "../spec/pointer.ts";

/** One thing that the spec says, as far as it can be kept or broken: it has to be tried, or waived. */
export interface Entry {
  /** The operationId. */
  operation: string;
  /** `request`, or the status of an answer. */
  part: string;
  /** Of the body; empty for what has none. */
  mediaType: string;
  /**
   * In a request, a JSON Pointer into its body, or one behind `?parameter` or `{parameter}`; items of a list are `/0`.
   * In an answer, where its schema stands in generated/openapi.json.
   */
  place: string;
  /** The keyword of the schema, with the value where each counts: `enum "task"`. */
  keyword: string;
  polarity: "valid" | "invalid";
}

/** An entry as a line; two are the same when these are. */
export function lineOf({ operation, part, mediaType, place, keyword, polarity }: Entry): string {
  return [operation, part, mediaType, place, keyword, polarity].filter((item) => item !== "").join(" ");
}

/** An entry of a request, and how to tell that a case tries it. */
interface RequestEntry extends Entry {
  triedBy(testCase: Case): boolean;
}

/** Everything that the spec says of an operation's requests. */
export function requestEntries(operation: Operation): RequestEntry[] {
  const { body } = operation;
  const parameters = sourceOf(operation).parameters.flatMap((parameter) => {
    const isSent = parameter.in === "path" || operation.parameters.some(({ name }) => name === parameter.name);
    return isSent
      ? [{ root: rootOf(parameter), schema: parameter.schema, required: parameter.in !== "path" && parameter.required }]
      : [];
  });
  return [
    ...rulesOf(operation).map((keyword) => ofRule(operation, keyword)),
    ...(body ? demandsOf(body.schema).map((demand) => ofPart(operation, "", demand)) : []),
    ...parameters.flatMap(({ root, schema, required }) =>
      [GIVEN, ...(required ? [REQUIRED] : []), ...demandsOf(schema)].map((demand) => ofPart(operation, root, demand)),
    ),
  ];
}

/** A parameter has a value at all. */
const GIVEN: Demand = { pointer: "", keyword: "parameter", polarity: "valid", shownBy: () => true };
/** A required one is missing. */
const REQUIRED: Demand = { pointer: "", keyword: "required", polarity: "invalid" };
/** What stands before a name, by where it is. */
const PREFIXES = { body: "", protocol: "", query: "?", header: "header ", cookie: "cookie " } as const;

/** The rules around the schemas that can be broken. */
function rulesOf({ body, pathParameters, takesToken }: Operation): string[] {
  return [
    ...(takesToken ? ["security"] : []),
    "method",
    ...(pathParameters.length > 0 ? ["resource"] : []),
    ...(body && Object.keys(body.undeclared).length > 0 ? ["mediaType"] : []),
    ...(body ? ["json", ...(body.required ? ["body"] : [])] : []),
  ];
}

function ofRule(operation: Operation, keyword: string): RequestEntry {
  return {
    ...requestEntry(operation, ""),
    ...{ keyword, polarity: "invalid" },
    triedBy: ({ violates }) => violates?.in === "protocol" && violates.keyword === keyword,
  };
}

function ofPart(operation: Operation, root: string, demand: Demand): RequestEntry {
  const { pointer, keyword, polarity, shownBy } = demand;
  return {
    ...requestEntry(operation, `${root}${pointer}`),
    ...{ keyword, polarity },
    triedBy(testCase) {
      if (testCase.polarity !== polarity) return false;
      const { violates } = testCase;
      const prefix = violates === undefined ? "" : PREFIXES[violates.in];
      // The keyword with a detail behind it is the same keyword.
      const named = /^\w+/.exec(keyword)?.[0];
      const breaks =
        violates?.in !== "protocol" &&
        [violates, violates?.inner].some(
          (claim) => claim?.keyword === named && `${prefix}${claim?.pointer}` === `${root}${pointer}`,
        );
      if (polarity === "invalid" && !breaks) return false;
      return shownBy === undefined || valuesAt(valueOf(testCase, root), pointer).some(shownBy);
    },
  };
}

/** What a case holds in one part of its request. */
function valueOf(testCase: Case, root: string): Json | undefined {
  const { operation, body } = testCase;
  if (root === "") return body === undefined ? undefined : (JSON.parse(body) as Json);
  const parameter = operation.parameters.find((other) => rootOf(other) === root);
  if (parameter !== undefined) return read(parameter, testCase);
  // Whatever exists on the target.
  return operation.pathParameters.includes(root.slice(1, -1)) ? "an identifier" : undefined;
}

function requestEntry({ id, body }: Operation, place: string): Omit<Entry, "keyword" | "polarity"> {
  const inBody = body !== undefined && /^(\/|$)/.test(place);
  return { operation: id, part: "request", mediaType: inBody ? body.mediaType : "", place };
}

type Item = (typeof spec.paths)[string];
type OperationObject = NonNullable<Item["get"]>;

/** An operation as the spec has it. */
interface Source {
  parameters: ParameterObject[];
  responses: OperationObject["responses"];
}

export function sourceOf({ id, path }: Pick<Operation, "id" | "path">): Source {
  const item = spec.paths[path] ?? {};
  const own = Object.values(item).find((item) => !Array.isArray(item) && item.operationId === id);
  if (own === undefined || Array.isArray(own)) throw new Error(`The spec has no operation ${id}.`);
  return {
    parameters: parametersOf(item, own),
    responses: own.responses,
  };
}

/** What a schema says of one place in a value, and has to be tried. */
export interface Demand {
  /** A JSON Pointer into the value; items of a list are `/0`. */
  pointer: string;
  keyword: string;
  polarity: "valid" | "invalid";
  /** Whether a value at that place tries it. Absent where it is enough that a case says it breaks the keyword there. */
  shownBy?: (value: Json) => boolean;
}

const sizeOf = (value: Json): number | undefined => {
  if (typeof value === "string") return [...value].length;
  return Array.isArray(value) ? value.length : undefined;
};

/** Keywords that say how far a value may go: that has to be tried, too. */
const BOUNDS: Readonly<Record<string, (value: Json) => Json | undefined>> = {
  minLength: sizeOf,
  maxLength: sizeOf,
  minItems: sizeOf,
  maxItems: sizeOf,
  minimum: (value) => value,
  maximum: (value) => value,
};

/** Everything that a schema says, at every level. A keyword without an entry in `KEYWORDS` is a demand that nothing meets. */
export function demandsOf(schema: Schema): Demand[] {
  const demands = new Map<string, Demand>();
  for (const demand of demandsAt(schema, "", [])) {
    const key = `${demand.polarity} ${demand.keyword} ${demand.pointer}`;
    if (!demands.has(key)) demands.set(key, demand);
  }
  return [...demands.values()];
}

function* demandsAt(schema: Schema, pointer: string, path: readonly Schema[]): Generator<Demand> {
  if (!isEntered(schema, path) || schema === NOTHING) return;
  const inner = [...path, schema];
  for (const form of formsOf(schema)) {
    const members = membersIn(form);
    for (const part of form) {
      if (isAssumed(part)) continue;
      for (const keyword of Object.keys(part)) yield* ofKeyword(keyword, part, form, pointer);
    }
    for (const [name, schemas] of members) {
      yield { pointer: `${pointer}${step(name)}`, keyword: "properties", polarity: "valid", shownBy: () => true };
      for (const member of schemas) yield* demandsAt(member, `${pointer}${step(name)}`, inner);
    }
    for (const [at, item] of prefixOf(form).entries()) yield* demandsAt(item, `${pointer}/${at}`, inner);
    if (form.some(({ items }) => items !== undefined))
      yield* demandsAt(itemsOf(form), `${pointer}/${prefixOf(form).length}`, inner);
  }
}

function ofKeyword(keyword: string, part: Schema, form: Form, pointer: string): Demand[] {
  // Nothing breaks it by itself, and its entry says why.
  if (isAnnotation(keyword) || typeof KEYWORDS[keyword] === "string") return [];
  const broken: Demand = { pointer, keyword, polarity: "invalid" };
  const valid = (detail: string, shownBy: (value: Json) => boolean): Demand => ({
    ...{ pointer, polarity: "valid", shownBy },
    keyword: `${keyword} ${detail}`.trim(),
  });
  const operand: unknown = part[keyword as keyof Schema];
  switch (keyword) {
    case "type":
      return [
        broken,
        ...(typesOf(part).includes("null")
          ? []
          : [{ ...broken, keyword: "type, with null", shownBy: (value: Json) => value === null }]),
        ...typesOf(part).map((type) => valid(type, (value) => isOfType(value, type))),
      ];
    case "enum":
      return [
        broken,
        ...(part.enum ?? []).map((item) => valid(JSON.stringify(item), (value) => isDeepStrictEqual(value, item))),
      ];
    case "required":
      return (part.required ?? [])
        .filter((name) => !isServersOwn(form, name))
        .map((name) => ({ ...broken, pointer: `${pointer}${step(name)}` }));
    // What they say of members and items is demanded there, unless they forbid them.
    case "additionalProperties":
    case "unevaluatedProperties":
    case "unevaluatedItems":
    case "items":
      return operand === false ? [broken] : [];
    case "uniqueItems":
      return operand === true ? [broken] : [];
    default: {
      const measure = BOUNDS[keyword];
      return measure ? [broken, valid("", (value) => measure(value) === operand)] : [broken];
    }
  }
}

function isOfType(value: Json, type: JsonType): boolean {
  if (value === null || type === "null") return value === null && type === "null";
  if (Array.isArray(value)) return type === "array";
  if (typeof value === "number") return type === "number" || (type === "integer" && Number.isInteger(value));
  return typeof value === type;
}

/** The values that a value has at a place: several where the place is in a list. */
export function valuesAt(value: Json | undefined, pointer: string): Json[] {
  const [, step, ...rest] = pointer.split("/");
  if (value === undefined) return [];
  if (step === undefined) return [value];
  const deeper = ["", ...rest].join("/");
  if (Array.isArray(value))
    return value.flatMap((item, at) => (step === "0" || step === String(at) ? valuesAt(item, deeper) : []));
  return isObject(value) ? valuesAt(value[step.replaceAll("~1", "/").replaceAll("~0", "~")], deeper) : [];
}
