import type { Case } from "../cases/cases.ts";
import { read, rootOf } from "../cases/parameters.ts";
import type { Operation } from "../spec/operations.ts";
import type { Json } from "../spec/schema.ts";
import { type Demand, demandsOf, valuesAt } from "./demands.ts";
import type { Entry } from "./entry.ts";
import { sourceOf } from "./source.ts";

/** An entry of a request, and how to tell that a case tries it. */
export interface RequestEntry extends Entry {
  triedBy(each: Case): boolean;
}

/** Everything that the spec says of an operation's requests. */
export function requestEntries(operation: Operation): RequestEntry[] {
  const { body } = operation;
  const parameters = sourceOf(operation).parameters.flatMap((each) => {
    const isSent = each.in === "path" || operation.parameters.some(({ name }) => name === each.name);
    return isSent ? [{ root: rootOf(each), schema: each.schema, required: each.in !== "path" && each.required }] : [];
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
    ...(body ? ["mediaType", "json", ...(body.required ? ["body"] : [])] : []),
  ];
}

function ofRule(operation: Operation, keyword: string): RequestEntry {
  return {
    ...entry(operation, ""),
    ...{ keyword, polarity: "invalid" },
    triedBy: ({ violates }) => violates?.in === "protocol" && violates.keyword === keyword,
  };
}

function ofPart(operation: Operation, root: string, demand: Demand): RequestEntry {
  const { pointer, keyword, polarity, shownBy } = demand;
  return {
    ...entry(operation, `${root}${pointer}`),
    ...{ keyword, polarity },
    triedBy(each) {
      if (each.polarity !== polarity) return false;
      const { violates } = each;
      const prefix = violates === undefined ? "" : PREFIXES[violates.in];
      // The keyword with a detail behind it is the same keyword.
      const named = /^\w+/.exec(keyword)?.[0];
      const breaks =
        violates?.in !== "protocol" &&
        [violates, violates?.inner].some(
          (claim) => claim?.keyword === named && `${prefix}${claim?.pointer}` === `${root}${pointer}`,
        );
      if (polarity === "invalid" && !breaks) return false;
      return shownBy === undefined || valuesAt(valueOf(each, root), pointer).some(shownBy);
    },
  };
}

/** What a case holds in one part of its request. */
function valueOf(each: Case, root: string): Json | undefined {
  const { operation, body } = each;
  if (root === "") return body === undefined ? undefined : (JSON.parse(body) as Json);
  const parameter = operation.parameters.find((other) => rootOf(other) === root);
  if (parameter !== undefined) return read(parameter, each);
  // Whatever exists on the target.
  return operation.pathParameters.includes(root.slice(1, -1)) ? "an identifier" : undefined;
}

function entry({ id, body }: Operation, place: string): Omit<Entry, "keyword" | "polarity"> {
  const inBody = body !== undefined && /^(\/|$)/.test(place);
  return { operation: id, part: "request", mediaType: inBody ? body.mediaType : "", place };
}
