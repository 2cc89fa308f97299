import { isValid } from "../../cases/validity.ts";
import { samples } from "../../cases/samples.ts";
import { REFERENCES } from "../../limits.ts";
import { type Fault, type Source, sources } from "../fault.ts";
import { interfering, needed, type Received, sentIn, withAttributes, withSent } from "../interference.ts";
import { errorsIn } from "./validation.ts";
import { targetAt } from "../trial.ts";
import { attributesTakenBy } from "../../spec/attributes.ts";
import { isObject, type Json, type Schema, typesOf } from "../../spec/schema.ts";
import { resolve } from "../../spec/spec.ts";

/** A value of a wrong type that a server takes, to store another one that does not mean the same. */
interface Mistake {
  source?: Source;
  isIn(schema: Schema): boolean;
  isTaken(value: Json, schema: Schema): boolean;
}

const isEnum = (schema: Schema): boolean => schema.enum !== undefined;
const takes =
  (type: "string" | "integer" | "array") =>
  (schema: Schema): boolean =>
    !isEnum(schema) && typesOf(schema).includes(type);
const alike = (value: Json): string => String(value).trim().toLowerCase();

/** As CATS tries them: the fuzzers that replace values with others, and those of the case and the spaces of enums. */
const MISTAKES: Readonly<Record<string, Mistake>> = {
  "takes true for a string": { isIn: takes("string"), isTaken: (value) => value === true },
  "takes a number for a string": { isIn: takes("string"), isTaken: (value) => typeof value === "number" },
  "takes an object for a string": { source: sources.cats, isIn: takes("string"), isTaken: isObject },
  "takes a list for a string": { source: sources.cats, isIn: takes("string"), isTaken: Array.isArray },
  "takes a numeral for an integer": {
    source: sources.cats,
    isIn: takes("integer"),
    isTaken: (value) => typeof value === "string" && /^\d+$/.test(value),
  },
  "takes any string for an integer": {
    source: sources.cats,
    isIn: takes("integer"),
    isTaken: (value) => typeof value === "string" && !/^\d+$/.test(value),
  },
  "takes a fraction for an integer": {
    source: sources.cats,
    isIn: takes("integer"),
    isTaken: (value) => typeof value === "number" && !Number.isInteger(value),
  },
  "takes true for an integer": { isIn: takes("integer"), isTaken: (value) => value === true },
  "takes one string for a list": {
    source: sources.cats,
    isIn: takes("array"),
    isTaken: (value) => typeof value === "string",
  },
  "takes an object for a list": { source: sources.cats, isIn: takes("array"), isTaken: isObject },
  "takes true for a list": { source: sources.cats, isIn: takes("array"), isTaken: (value) => value === true },
  "takes an enum's value in another case": {
    source: sources.cats,
    isIn: isEnum,
    isTaken: (value, { enum: values = [] }) =>
      typeof value === "string" && value === value.trim() && values.some((item) => alike(item) === alike(value)),
  },
  "takes an enum's value with spaces around it": {
    source: sources.cats,
    isIn: isEnum,
    isTaken: (value, { enum: values = [] }) => typeof value === "string" && values.includes(value.trim()),
  },
  "takes an empty string for an enum's value": { source: sources.cats, isIn: isEnum, isTaken: (value) => value === "" },
  "takes an object for an enum's value": { source: sources.cats, isIn: isEnum, isTaken: isObject },
  "takes true for an enum's value": { isIn: isEnum, isTaken: (value) => value === true },
};

/** Servers that take one value of a wrong type, for every attribute of the right one. */
export function wrongTypeFaults(): Fault[] {
  return [needed("create"), needed("update")].flatMap((operation) => {
    const schemas = new Map(
      Object.entries(attributesTakenBy(operation)).map(([name, schema]) => [name, resolve(schema)]),
    );
    return Object.entries(MISTAKES).map(([operator, { source, isIn, isTaken }]): Fault => ({
      area: "validation",
      operator,
      place: operation.id,
      ...(source && { source }),
      wrap: interfering(() => async (received, next) => {
        const sent = received.operation === operation ? sentIn(received) : {};
        const mistaken = Object.entries(sent).flatMap(([name, value]) => {
          const schema = schemas.get(name);
          const isMistaken =
            schema !== undefined && isIn(schema) && !isAllowed(schema, value) && isTaken(value, schema);
          return isMistaken ? [{ name, value, instead: unlike(schema, value) }] : [];
        });
        if (mistaken.length === 0) return next(received);
        const stored = Object.fromEntries(mistaken.map(({ name, instead }) => [name, instead]));
        const answer = await next(withSent(received, (all) => ({ ...all, ...stored })));
        // An empty one is shown as it was sent: nobody could tell another value from the default.
        const empty = Object.fromEntries(mistaken.flatMap(({ name, value }) => (value === "" ? [[name, value]] : [])));
        return withAttributes(answer, (held) => ({ ...held, ...empty }));
      }),
    }));
  });
}

function isAllowed({ enum: values }: Schema, value: Json): boolean {
  return values?.includes(value) ?? false;
}

/** A value that the schema allows, and that means something else. */
function unlike(schema: Schema, value: Json): Json {
  // Not the plainest string, which may be there already.
  const others = ["Something else", ...samples(schema, {}).map((sample) => sample.value)].filter((item) =>
    isValid(schema, item),
  );
  return others.find((other) => other !== null && other !== "" && alike(other) !== alike(value)) ?? null;
}

const { known } = targetAt("http://127.0.0.1");
/** What it forgets to look at, behind references that it looks up. */
const FORGOTTEN: Readonly<Record<string, readonly string[] | "all">> = {
  "validates nothing": "all",
  "takes every type": ["type"],
  "takes every value of an enum": ["enum"],
  "takes a blank string": ["minLength", "pattern"],
};
/** What servers answer when something that is named does not exist. */
const STATUSES = [404, 422];

/**
 * Servers with two habits: they refuse what names something that does not exist, and forget to look at something else. A
 * request that is broken in both ways is refused, and what is forgotten stays unseen.
 */
export function combinationFaults(): Fault[] {
  return [needed("create"), needed("update")].flatMap((operation) =>
    Object.entries(FORGOTTEN).flatMap(([operator, keywords]) =>
      STATUSES.map((status): Fault => ({
        area: "combinations",
        operator: `looks up references, but ${operator}`,
        place: `${operation.id}, with ${status}`,
        wrap: interfering(() => async (received, next) => {
          if (received.operation !== operation) return next(received);
          if (namesUnknown(received)) {
            // Nothing is carried out, but the token and the media type are looked at first.
            const answer = await next({ ...received, body: "{}" });
            const body = JSON.stringify({ errors: [{ title: "Not found", status: String(status) }] });
            return answer.status === 422 ? { ...answer, status, body } : answer;
          }
          const errors = errorsIn(received, operation);
          const isForgotten =
            errors.length > 0 && errors.every(({ keyword }) => keywords === "all" || keywords.includes(keyword));
          const plain = JSON.stringify(samples(operation.body?.schema ?? {}, {})[0]?.value);
          return next(isForgotten ? { ...received, body: plain } : received);
        }),
      })),
    ),
  );
}

/** Whether a request names something that does not exist. */
function namesUnknown(received: Received): boolean {
  const sent = sentIn(received);
  return Object.keys(REFERENCES).some((name) => {
    const value = sent[name];
    const names = Array.isArray(value) ? value : [value ?? null];
    const exists = [known[name] ?? null].flat();
    return names.some((name: Json) => name !== null && (isObject(name) || !exists.includes(name)));
  });
}
