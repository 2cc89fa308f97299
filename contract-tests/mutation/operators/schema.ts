import { hasInferredType, isInferred } from "../../spec/evidence.ts";
import type { Json, Schema } from "../../spec/schema.ts";
import { bodySchema } from "../answer-schemas.ts";
import type { Fault } from "../fault.ts";
import { onAnswer, withDocument } from "../interference.ts";
import { type Observed, withVendorsUsers } from "../observed.ts";
import { allowedAt, type Place, placesIn, replacedAt } from "../places.ts";

interface Operator {
  name: string;
  /** What comes in the place of the value, where undefined leaves it out; none where the operator means nothing. */
  instead(place: Place): [] | [Json | undefined];
}

/** Values that are not what a format asks for. */
const MALFORMED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "date-time": {
    "a point in time in words": "8 December 2025, 08:27",
    "a point in time in seconds": "1765211246",
    "a day instead of a point in time": "2025-12-08",
    "a point in time without an offset": "2025-12-08T08:27:26.644",
    "a day that the calendar does not have": "2025-02-30T08:27:26.644-08:00",
  },
  email: { "an e-mail address without a domain": "somebody" },
  uri: { "an address without a scheme": "/account/incidents", "an address with a space": "https://rootly.com/a b" },
};

/** Every way in which a value can break what the spec says of its place. */
const OPERATORS: readonly Operator[] = [
  {
    name: "leaves out what is required",
    instead: ({ required, steps }) => (required && steps.length > 0 ? [undefined] : []),
  },
  { name: "null where it is not allowed", instead: (place) => another(place, "null", null) },
  { name: "a string instead of something else", instead: (place) => another(place, "string", "text") },
  { name: "a number instead of something else", instead: (place) => another(place, "integer", 7) },
  { name: "true instead of something else", instead: (place) => another(place, "boolean", true) },
  { name: "an object instead of something else", instead: (place) => another(place, "object", {}) },
  { name: "a list around a value", instead: (place) => another(place, "array", [place.value]) },
  { name: "a number as a string", instead: (place) => ifNumber(place, "string", String(place.value)) },
  {
    name: "a fraction instead of an integer",
    instead: (place) => ifNumber(place, "number", Number(place.value) + 0.5),
  },
  {
    name: "another constant",
    instead: (place) => where(place, (schema) => schema.const !== undefined, "something_else"),
  },
  { name: "an empty string", instead: (place) => where(place, (schema) => demandsOne(schema, "minLength"), "") },
  { name: "an empty list", instead: (place) => where(place, (schema) => demandsOne(schema, "minItems"), []) },
  { name: "a number below the minimum", instead: (place) => where(place, ({ minimum }) => minimum === 0, -1) },
  ...Object.entries(MALFORMED).flatMap(([format, values]) =>
    Object.entries(values).map(([name, value]): Operator => ({
      name,
      instead: (place) => where(place, (schema) => schema.format === format, value),
    })),
  ),
];

/** Whether there has to be at least one, by more than what is inferred. */
function demandsOne(schema: Schema, keyword: "minLength" | "minItems"): boolean {
  return (schema[keyword] ?? 0) > 0 && !isInferred(schema, keyword);
}

function another(place: Place, type: string, value: Json): [] | [Json] {
  // Beside a null that is all that was seen, any type is new and none is wrong.
  if (place.schemas.some(hasInferredType)) return [];
  const allowed = allowedAt(place);
  const fits = allowed.includes(type) || (type === "integer" && allowed.includes("number"));
  return allowed.length === 0 || fits ? [] : [value];
}

function ifNumber(place: Place, type: string, value: Json): [] | [Json] {
  return typeof place.value === "number" && !allowedAt(place).includes(type) ? [value] : [];
}

function where({ schemas, value }: Place, holds: (schema: Schema) => boolean, instead: Json): [] | [Json] {
  return value !== null && schemas.some(holds) ? [instead] : [];
}

/** Every fault of every operator at every place of every answer. */
export function schemaFaults(observed: readonly Observed[]): Fault[] {
  return observed.flatMap(({ operation, status, document }) => {
    const schema = bodySchema(operation, status);
    const places = schema ? placesIn(schema, document) : [];
    return OPERATORS.flatMap(({ name, instead }) =>
      places.flatMap((place) =>
        instead(place).map((value): Fault => ({
          area: status < 400 ? "schema" : "error shapes",
          operator: name,
          place: `/${place.steps.join("/")} of ${operation.id} ${status}`,
          wrap: onAnswer((answer, received) =>
            received.operation === operation && answer.status === status
              ? withDocument(withVendorsUsers(answer), (held) => replacedAt(held, place.steps, () => value))
              : answer,
          ),
        })),
      ),
    );
  });
}
