import type { EvaluationPlugin } from "@hyperjump/json-schema/experimental";
import type { Case } from "../cases/cases.ts";
import { isAnnotation, subschemasOf } from "../cases/forms.ts";
import { hyperjump, isPart, pointerOf } from "../cases/validity.ts";
import { read, rootOf } from "../cases/parameters.ts";
import { essence, type Exchange } from "../exchange/exchange.ts";
import { declaredMediaType, declaredStatus, isJson, type Operation, parametersOf } from "../spec/operations.ts";
import type { Json, Schema } from "../spec/schema.ts";
import { spec, type ParameterObject, resolve } from "../spec/spec.ts";
import { type Demand, demandsOf, valuesAt } from "./demands.ts";

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

/** Everything that the spec says of an operation's responses. Coverage tells whether it is tested; the mutation run tells whether a violation is found. */
export function answerEntries(operation: Operation): Entry[] {
  return contentsOf(operation).flatMap(({ status, mediaType, schema }) =>
    [{ place: "", keyword: "answer" }, ...keywordsIn(schema)].map((item) =>
      answerEntry(operation, status, mediaType, item),
    ),
  );
}

/** Every entry that was checked in an exchange, and kept. */
export async function checkedIn({ operation, response }: Exchange): Promise<string[]> {
  const sent = essence(response.headers["content-type"]);
  const inStatus = declaredStatus(operation.statuses, response.status);
  const contents = contentsOf(operation).filter(({ status }) => status === inStatus);
  const key = declaredMediaType(
    contents.map(({ mediaType }) => mediaType),
    sent,
  );
  const declared = contents.find(({ mediaType }) => mediaType === key);
  if (declared === undefined) return [];
  const { status, mediaType, schema } = declared;
  const remaining: string[] = [];
  const note: EvaluationPlugin = {
    afterKeyword([, location], _instance, _context, valid) {
      const [, place = "", keyword = ""] = /#(.*)\/([^/]+)$/.exec(decodeURIComponent(location)) ?? [];
      if (valid) remaining.push(lineOf(answerEntry(operation, status, mediaType, { place: `#${place}`, keyword })));
    },
  };
  const check = await hyperjump(schema);
  check(isJson(sent) ? (JSON.parse(response.body) as Json) : response.body, { plugins: [note] });
  return [lineOf(answerEntry(operation, status, mediaType, { place: "", keyword: "answer" })), ...remaining];
}

type Saying = Pick<Entry, "place" | "keyword">;

function answerEntry({ id }: Operation, part: string, mediaType: string, { place, keyword }: Saying): Entry {
  return { operation: id, part, mediaType, place, keyword, polarity: "valid" };
}

function contentsOf(operation: Operation) {
  // What is said of the body is said of one that is not sent (RFC 9110, section 9.3.2).
  if (operation.method === "HEAD") return [];
  return Object.entries(sourceOf(operation).responses).flatMap(([status, response]) =>
    Object.entries(resolve(response).content ?? {}).flatMap(([mediaType, { schema }]) =>
      schema === undefined ? [] : [{ status, mediaType, schema }],
    ),
  );
}

/** Every keyword of a schema and of all that it leads to, each where it stands. */
function keywordsIn(schema: Schema): Saying[] {
  return [...subschemasOf(schema)].filter(isPart).flatMap((part) => {
    const place = decodeURIComponent(pointerOf(part));
    return Object.keys(part).flatMap((keyword) => (isAnnotation(keyword) ? [] : [{ place, keyword }]));
  });
}

type Item = (typeof spec.paths)[string];
type OperationObject = NonNullable<Item["get"]>;

/** An operation as the spec has it. */
interface Source {
  parameters: ParameterObject[];
  responses: OperationObject["responses"];
}

function sourceOf({ id, path }: Pick<Operation, "id" | "path">): Source {
  const item = spec.paths[path] ?? {};
  const own = Object.values(item).find((item) => !Array.isArray(item) && item.operationId === id);
  if (own === undefined || Array.isArray(own)) throw new Error(`The spec has no operation ${id}.`);
  return {
    parameters: parametersOf(item, own),
    responses: own.responses,
  };
}
