import type { Audience } from "./change.ts";
import type { RedoclyChange } from "./redocly-diff.ts";
import type { Direction } from "./usage.ts";

const REQUEST: readonly Audience[] = ["servers", "fake-and-validation"];
const TYPED_REQUEST: readonly Audience[] = ["callers-compile-time", ...REQUEST];
const RESPONSE: readonly Audience[] = ["callers-run-time"];
const TYPED_RESPONSE: readonly Audience[] = ["callers-compile-time", ...RESPONSE];

type Directions = ReadonlySet<Direction>;
type FindAudience = (change: RedoclyChange, directions: Directions, message: string) => readonly Audience[];

/** Whom each rule of Redocly's speaks for. */
const AUDIENCES: { readonly [rule: string]: FindAudience } = {
  "operation-removed": () => TYPED_REQUEST,
  "path-removed": () => TYPED_REQUEST,
  // The types and `failNext` of the fake go by the operationId; on the wire it is not seen.
  "operation-id-changed": () => ["callers-compile-time", "fake-and-validation"],
  "parameter-removed": () => TYPED_REQUEST,
  "parameter-became-required": () => TYPED_REQUEST,
  "parameter-serialization-changed": () => REQUEST,
  "request-body-removed": () => TYPED_REQUEST,
  "request-body-became-required": () => TYPED_REQUEST,
  "response-removed": () => TYPED_RESPONSE,
  "response-header-removed": () => TYPED_RESPONSE,
  "media-type-removed": (_change, directions) => typed(directions),
  "security-requirement-changed": () => REQUEST,
  "security-scheme-changed": () => REQUEST,
  "server-removed": () => ["servers"],
  "schema-type-changed": ({ property, base, revision }, _directions, message) => {
    if (property !== "type") return message.includes(" narrowed ") ? TYPED_REQUEST : TYPED_RESPONSE;
    if (message.includes(" narrowed ")) return isSubset(base?.value, revision?.value) ? REQUEST : TYPED_REQUEST;
    return isSubset(revision?.value, base?.value) ? RESPONSE : TYPED_RESPONSE;
  },
  "enum-values-removed": () => TYPED_REQUEST,
  "enum-values-added": () => TYPED_RESPONSE,
  "required-properties-added": () => TYPED_REQUEST,
  "required-properties-removed": () => TYPED_RESPONSE,
  "property-removed": (_change, directions) => typed(directions),
  "schema-constraint-changed": (change, directions) => untyped(intersection(directions, constrained(change))),
  "schema-combinator-changed": (_change, directions, message) => typed(intersection(directions, combined(message))),
};

/**
 * Whom a verdict of Redocly's speaks for.
 *
 * @throws {Error} when the rule is not known here: a newer version of Redocly has it.
 */
export function audienceOf(
  rule: string,
  change: RedoclyChange,
  directions: ReadonlySet<Direction>,
  message: string,
): Audience[] {
  const find = AUDIENCES[rule];
  if (find === undefined) throw new Error(`Redocly's diff rule ${rule} is not in scripts/spec-diff/breaks.ts.`);
  return [...find(change, directions, message)];
}

/** Whether TypeScript has all of some JSON Schema types among others: an integer is a number to it. */
function isSubset(some: unknown, others: unknown): boolean {
  const [inner, outer] = [some, others].map((types) =>
    [types ?? []].flat().map((type) => (type === "integer" ? "number" : String(type))),
  );
  if (inner === undefined || outer === undefined || inner.length === 0) return false;
  return outer.length === 0 || inner.every((type) => outer.includes(type));
}

function typed(directions: Directions): Audience[] {
  const audiences = [
    ...(directions.has("request") ? TYPED_REQUEST : []),
    ...(directions.has("response") ? TYPED_RESPONSE : []),
  ];
  return [...new Set(audiences)];
}

function untyped(directions: Directions): Audience[] {
  return [...(directions.has("request") ? REQUEST : []), ...(directions.has("response") ? RESPONSE : [])];
}

const BOTH: Directions = new Set(["request", "response"]);
const FEWER: Directions = new Set(["request"]);
const MORE: Directions = new Set(["response"]);

/** A constraint that lets fewer values pass breaks requests, one that lets more pass responses. */
function constrained({ kind, property = "", base, revision }: RedoclyChange): Directions {
  if (kind !== "modified") return kind === "added" ? FEWER : MORE;
  const [before, after] = [base?.value, revision?.value];
  if (after === undefined || before === false) return MORE;
  if (before === undefined || after === false) return FEWER;
  if (typeof before !== "number" || typeof after !== "number" || property === "multipleOf") return BOTH;
  const rises = after > before;
  return /^min|Minimum$/.test(property) === rises ? FEWER : MORE;
}

/** Another part of `allOf` lets fewer values pass, another alternative more. */
function combined(message: string): Directions {
  const added = message.endsWith(" was added.");
  const alternative = message.includes(" subschema") && !message.startsWith("`allOf`");
  return added === alternative ? MORE : FEWER;
}

function intersection(uses: Directions, affected: Directions): Directions {
  const both = [...affected].filter((direction) => uses.has(direction));
  // What is nested in a parameter list or behind a reference that nobody follows has no use of its own.
  return both.length > 0 ? new Set(both) : affected;
}
