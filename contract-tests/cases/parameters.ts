import { isDeepStrictEqual } from "node:util";
import { isDay } from "../exchange/document.ts";
import { resolve } from "../spec/spec.ts";
import type { Operation, Parameter } from "../spec/operations.ts";
import { isObject, type Json, ownMember, type Schema, typesOf } from "../spec/schema.ts";
import { DEPRECATED, formsOf, isDeprecated } from "./forms.ts";
import { samples } from "./samples.ts";
import { isValid } from "./validity.ts";
import { type Violates, violations } from "./violations.ts";

/** Names and values as they travel, in order. */
type Pairs = readonly (readonly [name: string, value: string])[];
/** A query as it travels. */
export type Query = Pairs;

/** The parameters of a request, by where they travel. */
export interface Given {
  query?: Query;
  headers?: Pairs;
  cookies?: Pairs;
}

/** Where a value stands in `Given`. */
const PLACES = { query: "query", header: "headers", cookie: "cookies" } as const;
/** What stands between values of a list; exploded ones of a query are pairs of their own. */
const DELIMITERS: Readonly<Record<string, string>> = {
  form: ",",
  simple: ",",
  spaceDelimited: " ",
  pipeDelimited: "|",
};
/** A header's value can be any of that without white space around it (RFC 9110, section 5.5), a cookie's without some (RFC 6265, section 4.1.1). */
const CAN_TRAVEL = {
  query: /^/,
  header: /^[!-~]([ -~]*[!-~])?$/,
  cookie: /^[!#-+\--:<-[\]-~]+$/,
} as const;

/** Parameters that mean something in HTTP itself: what is made up there changes what the request is, or cannot be sent. */
const OF_HTTP =
  /^(accept-charset|accept-encoding|connection|content-.*|cookie|date|expect|host|if-.*|keep-alive|origin|prefer|proxy-.*|range|te|trailer|transfer-encoding|upgrade|via)$/i;

/** Whether a parameter is a header of HTTP (RFC 9110), of which no values are made up. */
export function isOfHttp({ in: place, name }: Pick<Parameter, "in" | "name">): boolean {
  return place === "header" && OF_HTTP.test(name);
}

/** What a server reads before it knows of types. */
type Raw = string | string[] | { [member: string]: string };

/** Before the name of a parameter, to tell where it travels: `?page[size]`, `header X-Team`. */
export function rootOf({ in: place, name }: Pick<Parameter, "name"> & { in: string }): string {
  if (place === "query") return `?${name}`;
  return place === "path" ? `{${name}}` : `${place} ${name}`;
}

/** A value of a parameter as its style has it (OpenAPI 3.1, "Style Values"); undefined where the style has no such value. */
export function write(parameter: Parameter, value: Json): Given | undefined {
  const pairs = pairsOf(parameter, value);
  const { in: place } = parameter;
  if (pairs === undefined || !pairs.every(([, text]) => CAN_TRAVEL[place].test(text))) return undefined;
  return { [PLACES[place]]: pairs };
}

function pairsOf({ name, style, explode, in: place }: Parameter, value: Json): Pairs | undefined {
  const delimiter = DELIMITERS[style];
  const isRepeated = explode && style === "form";
  // Which separator repeated values have in a cookie is open (OpenAPI 3.2 has a style of its own for it).
  if (isRepeated && place === "cookie" && typeof value === "object" && value !== null) return undefined;
  if (Array.isArray(value)) {
    if (isRepeated) return value.map((item) => [name, String(item)]);
    return delimiter === undefined || (explode && style !== "simple")
      ? undefined
      : [[name, value.map(String).join(delimiter)]];
  }
  if (isObject(value)) {
    const members = Object.entries(value).map(([key, member]): [string, string] => [key, String(member)]);
    if (style === "deepObject") return members.map(([key, member]) => [`${name}[${key}]`, member]);
    if (isRepeated) return members;
    if (style === "simple" && explode) return [[name, members.map((member) => member.join("=")).join(",")]];
    return delimiter === undefined || explode ? undefined : [[name, members.flat().join(delimiter)]];
  }
  return style === "form" || style === "simple" ? [[name, String(value)]] : undefined;
}

/** A parameter as a request has it, without types; undefined where it is not there. */
export function rawOf(parameter: Parameter, input: Given): Raw | undefined {
  const { name, style, explode, schema, in: place } = parameter;
  const pairs = input[PLACES[place]] ?? [];
  const values = pairs.flatMap(([key, value]) => (key === name ? [value] : []));
  const [first] = values;
  const { properties = {}, items } = resolve(schema);
  const types = typesOf(resolve(schema));
  if (types.includes("array") || items !== undefined) {
    if (explode && style === "form") return values.length === 0 ? undefined : values;
    return first?.split(DELIMITERS[style] ?? ",");
  }
  if (!types.includes("object")) return first;
  if (style === "deepObject" || (explode && style === "form")) {
    const members = pairs.flatMap(([key, value]): [string, string][] => {
      if (style === "form") return Object.hasOwn(properties, key) ? [[key, value]] : [];
      const isWithin = key.startsWith(`${name}[`) && key.endsWith("]");
      return isWithin ? [[key.slice(name.length + 1, -1), value]] : [];
    });
    return members.length === 0 ? undefined : Object.fromEntries(members);
  }
  if (first === undefined) return undefined;
  const parts = first.split(explode ? /[,=]/ : (DELIMITERS[style] ?? ","));
  return Object.fromEntries(parts.flatMap((key, at) => (at % 2 === 0 ? [[key, parts[at + 1] ?? ""]] : [])));
}

/** What a parameter means to a server that goes by the schema: numbers are read. Undefined where it is not there. */
export function read(parameter: Parameter, input: Given): Json | undefined {
  const raw = rawOf(parameter, input);
  return raw === undefined ? undefined : typed(raw, parameter.schema);
}

function typed(raw: Raw, schema: Schema): Json {
  const { items = {}, properties = {}, ...node } = resolve(schema);
  if (Array.isArray(raw)) return raw.map((item) => typed(item, items));
  if (typeof raw === "object")
    return Object.fromEntries(
      Object.entries(raw).map(([key, value]) => [key, typed(value, ownMember(properties, key) ?? {})]),
    );
  const types = typesOf(node);
  const isNumber = types.some((type) => type === "integer" || type === "number") && /^-?\d+(\.\d+)?$/.test(raw);
  if (isNumber) return Number(raw);
  return types.includes("boolean") && /^(true|false)$/.test(raw) ? raw === "true" : raw;
}

/** Recipients should take addresses of 8,000 octets (RFC 9110, 4.1), and Node takes headers of 16 kB; others need room beside it. */
const LONGEST_WRITTEN = 4_000;

/**
 * Whether a request can carry the value: everything that it carries is text, and not too long for it. A list of one empty
 * string looks like an empty list there (OpenAPI 3.1, "Style Examples").
 */
export function survives(parameter: Parameter, value: Json): boolean {
  if (isDeepStrictEqual(value, [""])) return false;
  const input = write(parameter, value);
  if (input === undefined || !isDeepStrictEqual(read(parameter, input), value)) return false;
  const pairs = Object.values(input).flatMap((all: Pairs) => all.map((pair) => [...pair]));
  return new URLSearchParams(pairs).toString().length <= LONGEST_WRITTEN;
}

/** Both, where the first has no value for what the second has. */
export function merged(...all: readonly Given[]): Given {
  const of = (place: keyof Given) => all.flatMap((input) => input[place] ?? []);
  const [query, headers, cookies] = [of("query"), of("headers"), of("cookies")];
  return {
    ...(all.some((input) => input.query) && { query }),
    ...(headers.length > 0 && { headers }),
    ...(cookies.length > 0 && { cookies }),
  };
}

/** Requests that differ in their parameters only. */
export interface ParameterCase extends Given {
  name: string;
}

/** What the spec allows: nothing but what is required, each parameter with each of its samples, and all of them at once. */
export function allowed(parameters: readonly Parameter[]): ParameterCase[] {
  const item = parameters.map((parameter) => ({
    tries: triesOf(parameter).map(({ pointer, name, given: input }): ParameterCase => ({
      name: `${rootOf(parameter)}${pointer} is ${name}${parameter.deprecated || isDeprecated(parameter.schema) ? DEPRECATED : ""}`,
      ...input,
    })),
  }));
  const needed = parameters.some(({ required }) => required);
  return [
    { name: needed ? "only the required parameters" : "no query", query: [] },
    ...item.flatMap(({ tries }) => tries),
    ...(parameters.length > 1
      ? [{ name: "every parameter at once", ...merged(...item.flatMap(({ tries }) => tries[0] ?? [])) }]
      : []),
  ];
}

/** A string's sample is its example: only that says what the string is for. */
export function triesOf(parameter: Parameter) {
  if (isOfHttp(parameter)) return [];
  const { schema, example } = parameter;
  const node = resolve(schema);
  const one = resolve(node.items ?? node);
  const isGiven = typesOf(one).includes("string") && one.enum === undefined && example !== undefined;
  // Of several, one is enough, too.
  const examples = Array.isArray(example) ? [example, example.slice(0, 1)] : [example ?? null, ...dayIn(example)];
  const tries = isGiven
    ? examples.map((value) => ({ pointer: "", name: JSON.stringify([value].flat().join(",")), value }))
    : samples(node, {});
  return tries.flatMap(({ pointer, name, value }) => {
    const input = survives(parameter, value) ? write(parameter, value) : undefined;
    return input === undefined ? [] : [{ pointer, name, value, given: input }];
  });
}

/** The day of a moment: people may well filter by it. */
function dayIn(example: Json | undefined): string[] {
  const [day, time] = typeof example === "string" ? example.split("T") : [];
  return day !== undefined && time !== undefined && isDay(day) ? [day] : [];
}

export interface ForbiddenCase extends ParameterCase {
  violates: Violates;
}

/** Requests that break the schema of one parameter, by one keyword, or lack it although it is required. */
export function forbidden(parameters: readonly Parameter[]): ForbiddenCase[] {
  return parameters.flatMap((parameter) => {
    if (isOfHttp(parameter)) return [];
    const { name, schema, required, in: place } = parameter;
    const [plain] = samples(schema, {});
    const root = rootOf(parameter);
    const broken = violations(schema, plain?.value ?? null).flatMap(
      ({ keyword, pointer, name: how, value, inner }): ForbiddenCase[] => {
        const input = survives(parameter, value) ? write(parameter, value) : undefined;
        if (input === undefined) return [];
        return [
          {
            violates: {
              ...{ keyword, pointer: `${name}${pointer}`, in: place },
              ...(inner && { inner: { ...inner, pointer: `${name}${inner.pointer}` } }),
            },
            name: `${root}${how.startsWith("/") ? "" : " "}${how.replace(/^the body /, "")}`,
            ...input,
          },
        ];
      },
    );
    const missing = { keyword: "required", pointer: name, in: place };
    return [...broken, ...(required ? [{ violates: missing, name: `${root} is missing`, query: [] }] : [])];
  });
}

/** A request for an operation, perhaps an invalid one. */
interface Requested extends Given {
  operation: Operation;
  violates?: Violates;
}

/** The case with the parameters that its operation requires beside those that it has, or lacks on purpose. */
export function withRequired<Request extends Requested>(request: Request): Request {
  const { operation, violates } = request;
  const needed = operation.parameters.filter(
    (parameter) =>
      parameter.required &&
      rawOf(parameter, request) === undefined &&
      !(violates?.keyword === "required" && violates.in === parameter.in && violates.pointer === parameter.name),
  );
  if (needed.length === 0) return request;
  return { ...request, ...merged(request, ...needed.flatMap((parameter) => triesOf(parameter)[0]?.given ?? [])) };
}

/** Of no resource: a UUID, or a number that a column of 32 bits can hold. */
const NOBODY = ["00000000-0000-4000-8000-000000000000", "2147483647"];

/** A value of a parameter in an operation's path that its schema allows: the one that is preferred, if it is allowed. */
export function inPath({ pathSchemas }: Operation, name: string, preferred: string): string {
  const schema = pathSchemas.get(name);
  if (schema === undefined || isValid(schema, typed(preferred, schema))) return preferred;
  const [sample] = samples(schema, {}).filter(({ value }) => value !== "");
  return sample === undefined ? preferred : String(sample.value);
}

/**
 * A value of a parameter in an operation's path that its schema allows, and that names nothing; undefined where none is
 * known.
 */
export function nobodyInPath(operation: Operation, name: string): string | undefined {
  const schema = operation.pathSchemas.get(name) ?? {};
  const known = NOBODY.find((value) => isValid(schema, typed(value, schema)));
  if (known !== undefined || formsOf(schema).some((form) => form.some((part) => part.enum ?? part.const))) return known;
  return inPath(operation, name, "") || undefined;
}

/** The parameters for which no value was found that a request can carry. */
export function unwritable({ parameters }: Operation): Parameter[] {
  return parameters.filter((parameter) => triesOf(parameter).length === 0);
}
