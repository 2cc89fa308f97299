import { isRefused } from "../cases/validity.ts";
import type { Operation } from "../spec/operations.ts";
import type { Json } from "../spec/schema.ts";

/** More than the 2^63 of a database, and than the 2^53 of JavaScript. */
const HUGE = "99999999999999999999";
/** Parsers of JSON give up at 100 (Ruby), 128 (Rust), 512 (PHP) or 1,000 (Python) levels. */
const DEEP = 2_000;
/** Servers take bodies up to 1 MB (nginx) or more. */
const LARGE = 1_500_000;
const LONG = 2_000;

/** Identifiers that nothing has, some of them made of one that something has. */
export function oddIdentifiers(id: string): string[] {
  return [
    ...["0", "-1", HUGE, "null", "[]", "{}", "%", "*", "'", "\\", "%00", "\0", "\u{1f600}"],
    // As RESTler makes them.
    ...[`${id}?injected_query_string=123`, `${id}/?/`, `${id}??`, `${id}/${id}`, `${id}'`, `${id}\0`],
    ...[`${id}0`, `0${id}`, id.slice(0, -1), id.slice(0, 8), "x".repeat(LONG)],
  ];
}

/** What is no number, or none that a page can have. */
const NUMBERS = ["0", "-1", "abc", "", HUGE, "9223372036854775807"];
/** In the place of what the spec has in brackets: a string, a list, and one level more. */
const SHAPES = ["=1", "[]=1", "[a][b][c]=1"];
/** What a database, or the decoding of a URL, cannot read. */
const STRINGS = ["%00", "%FF", "'", "%25", "%F0%9F%98%80"];

/** Queries that the spec of a list does not have, as they are written in a URL. */
export function oddQueries({ queryParameters }: Operation): string[] {
  const names = queryParameters.map(({ name }) => name);
  const roots = [...new Set(names.map((name) => name.replace(/\[.*/, "")))];
  const [filter] = names.filter((name) => name.startsWith("filter["));
  return [
    ...names.filter((name) => name.startsWith("page[")).flatMap((name) => NUMBERS.map((value) => `${name}=${value}`)),
    ...roots.flatMap((root) => SHAPES.map((shape) => `${root}${shape}`)),
    ...names.filter((name) => name === filter || name.startsWith("page[")).map((name) => `${name}[a]=1`),
    ...STRINGS.map((value) => `${filter ?? "unknown"}=${value}`),
    ...["unknown=1", "filter[unknown]=1", "fields[unknown]=id", "%00=1", "[]=1", "a[b=1"],
  ];
}

/**
 * Bodies in JSON that cannot mean anything, and that the schema of an operation does not allow.
 *
 * @param plain One that it allows, which some of them are made of, so that they carry its mark.
 * @param text The name of one of its strings.
 */
export function oddBodies({ body }: Operation, plain: string, text: string): string[] {
  if (body === undefined) return [];
  const { data } = JSON.parse(plain) as { data: { attributes: Record<string, Json> } };
  const nested = JSON.parse(`${"[".repeat(DEEP)}${"]".repeat(DEEP)}`) as Json;
  const withText = (value: Json): Json => ({ data: { ...data, attributes: { ...data.attributes, [text]: value } } });
  const bodies: Json[] = [
    ...[null, true, 1, "text", [], {}, [{ data }]],
    ...[null, [], "text", {}, [data]].map((other) => ({ data: other })),
    ...[null, "text", [], nested].map((attributes) => ({ data: { ...data, attributes } })),
    withText(nested),
    // Blank, so that it is not allowed either where such a length is.
    withText(" ".repeat(LARGE)),
  ];
  return bodies.filter((item) => isRefused(body.schema, item)).map((body) => JSON.stringify(body));
}
