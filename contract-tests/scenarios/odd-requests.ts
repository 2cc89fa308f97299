import pMap from "p-map";
import { isRefused } from "../cases/validity.ts";
import { nobodyInPath } from "../cases/parameters.ts";
import { isJson, type Operation } from "../spec/operations.ts";
import { identifierOf, listOf, pathTo } from "../spec/resource.ts";
import { type Json, typesOf } from "../spec/schema.ts";
import { resolve } from "../spec/spec.ts";
import { AT_ONCE, essence, succeeded } from "../exchange/exchange.ts";
import { memberOf, resourcesOf } from "../exchange/document.ts";
import { attributesTakenBy } from "../spec/attributes.ts";
import { anyOwn, calledBy, expectUntouched } from "./own-resources.ts";
import { changesFor } from "./attributes.ts";
import { isPaged } from "./pages.ts";
import { probe, probeThrough } from "./probe.ts";
import { isSparing, type Scenario, type ScenarioContext } from "./scenario.ts";

/** What a server may make of an identifier without being wrong: it is no other one. */
const BEHIND = "-0";
/** No list is that long. */
const FAR_BEHIND = "1000000";
/** How many characters of a body are enough to know it. */
const SHOWN = 100;

export const oddRequests: Scenario<"read" | "update" | "remove"> = {
  name: "odd-requests",
  definition:
    'Identifiers, queries, headers and bodies that nobody should send never make the server fail, never stand for another resource, and change nothing; a conditional header without a tag or a date matches nothing, a part of a response says which part it is, and a request that accepts any media type is answered (RFC 9110, sections 12.5.1, 13.1 and 15.3.7; JSON:API 1.1, "Server Responsibilities"; RESTler, InvalidDynamicObject; CATS; JSON:API 1.1, "Updating Resources"; bug reports of Rails, Rack, kaminari and PostgreSQL).',
  needs: ["read", "update", "remove"],
  writes: 1,
  leaves: 1,
  reuses: { count: 1, leaves: "as it was" },
  // A body to create with and its deletion, one to update with, and what a longer identifier is taken for.
  ifAccepted: 4,
  async run(context) {
    const { read, create, update, lists, texts } = context.resource;
    const { id, attributes } = await anyOwn(context, read);
    const own = listOf(context.resource);
    const reads = [
      ...oddIdentifiers(id).map((odd) => () => checkIdentifier(context, odd, id)),
      ...ODD_HEADERS.map((headers) => () => checkHeaders(context, id, headers)),
      () => checkNamedInQuery(context, id),
      ...ACCEPTED.flatMap((accept) =>
        [read, ...lists].map((operation) => () => checkAccept(context, operation, { id, accept })),
      ),
      ...lists.flatMap((list) => oddQueries(list).map((query) => () => probe(context, { operation: list, query }))),
      ...(own !== undefined && isPaged(own) ? [() => checkFarPage(context, own)] : []),
    ];
    const [text = "", other = text] = texts;
    const accepted = new Set<Operation>();
    const writes = [create, update].map((operation) => async () => {
      for (const body of oddBodies(operation, context.session.bodyOf(operation, { [other]: "Odd" }), text)) {
        if (!(await isTaken(context, operation, id, body))) continue;
        accepted.add(operation);
        if (isSparing(context)) break;
      }
    });
    await pMap<() => Promise<unknown>, unknown>([...writes, ...reads], (request) => request(), {
      concurrency: AT_ONCE,
    });
    await checkNamedInBody(context, id, Object.fromEntries(changesFor(update, attributes).slice(0, 1)));
    await checkLongerIdentifier(context, id, Object.fromEntries(changesFor(update, attributes).slice(0, 1)));
    await expectUntouched(context, { id, attributes }, "Only what names and says nothing was sent", accepted.size > 0);
  },
};

type Context = ScenarioContext<"create" | "read" | "update" | "remove">;

async function checkIdentifier(context: Context, odd: string, id: string): Promise<void> {
  const { read } = context.resource;
  const exchange = await probe(context, { operation: read, path: pathTo(read, odd) });
  // A list is what else the path may name: to some servers, a backslash is a slash, and a slash at the end is nothing.
  const isList = Array.isArray(memberOf(exchange.response.body, "data"));
  const match = succeeded(exchange) && !isList ? resourcesOf(exchange.response.body)[0]?.id : undefined;
  if (match === id && isReadAs(id, odd)) context.observe({ habit: READ_AS_NUMBER, seen: JSON.stringify(odd) });
  else if (match === id && FORMATS.some((format) => odd === `${id}${format}`))
    context.observe({ habit: "the name of a format is taken behind an identifier", seen: JSON.stringify(odd) });
  else
    context.expect(match !== id, `${JSON.stringify(odd.slice(0, 100))} is no identifier, but reading it gives ${id}.`);
}

const PARTIAL = 206;
const NOT_MODIFIED = 304;
const UNSATISFIABLE = 416;
/** Where a part of a response says which it is (RFC 9110, section 15.3.7). */
const RANGES = [
  ["content-range", /^bytes \d+-\d+\/(?:\d+|\*)$/],
  ["content-type", /^multipart\/byteranges/i],
] as const;
const NOT_FOUND = 404;

/** What is no tag and no date matches nothing that is there (RFC 9110, sections 13.1.2 and 13.1.3). */
async function checkHeaders(context: Context, id: string, headers: Readonly<Record<string, string>>): Promise<void> {
  const { read } = context.resource;
  const exchange = await probeThrough(context, { operation: read, path: pathTo(read, id), headers });
  if (exchange === undefined) return;
  context.expect(
    exchange.response.status !== NOT_MODIFIED,
    `${JSON.stringify(headers)} says nothing of what the client has, but is answered with ${NOT_MODIFIED}.`,
    exchange,
  );
  const { status, headers: answered } = exchange.response;
  context.expect(
    status !== PARTIAL || RANGES.some(([name, form]) => form.test(answered[name] ?? "")),
    `${JSON.stringify(headers)} is answered with ${status}, but no Content-Range says which part that is.`,
    exchange,
  );
  context.expect(
    status !== UNSATISFIABLE || headers["range"] !== FIRST_BYTES,
    `${JSON.stringify(headers)} names the first bytes of what is there, but is answered with ${status}.`,
    exchange,
  );
}

/** Everything that the operation answers with is accepted, so that it is answered. */
async function checkAccept(
  context: Context,
  operation: Operation,
  { id, accept }: { id: string; accept: string },
): Promise<void> {
  const headers = { accept: accept.replace("%", operation.accept[0] ?? "") };
  const exchange = await probe(context, { operation, path: pathTo(operation, id), headers });
  // What something in front of the server refuses says nothing of the server.
  const isSeen = context.session.gateway.refusalIn(exchange, false) === undefined;
  const { status, headers: answered } = exchange.response;
  context.expect(
    // Which JSON answers a range is the server's choice.
    !isSeen || (succeeded(exchange) && isJson(essence(answered["content-type"]))),
    `${operation.id} is answered with ${status} in ${answered["content-type"] ?? "no media type"} for \`Accept: ${headers.accept}\`, which takes ${operation.accept[0]}.`,
    exchange,
  );
}

/** The path says what is read, whatever the query calls it; a server may refuse what it does not know in a query. */
async function checkNamedInQuery(context: Context, id: string): Promise<void> {
  const { read } = context.resource;
  const name = identifierOf(read) ?? "";
  const nobody = nobodyInPath(read, name);
  if (nobody === undefined) return;
  const query = `${encodeURIComponent(name)}=${encodeURIComponent(nobody)}`;
  const exchange = await probe(context, { operation: read, path: pathTo(read, id), query });
  context.expect(
    exchange.response.status !== NOT_FOUND,
    `Reading ${id} is answered with ${NOT_FOUND} because its query names ${nobody}.`,
    exchange,
  );
}

const READ_AS_NUMBER = "what begins with a number is taken for that number";

/** Whether an identifier is a number that a string begins with: many servers take that string for it, and it is no other. */
function isReadAs(id: string, odd: string): boolean {
  return /^\d+$/.test(id) && new RegExp(`^0*${id}(?!\\d)`).test(odd);
}

/** Where the beginning of an identifier is enough to find something, it is enough to change and to delete it. */
async function checkLongerIdentifier(context: Context, id: string, changes: Record<string, Json>): Promise<void> {
  const { update, remove } = context.resource;
  // It would be changed and deleted.
  if (isReadAs(id, `${id}${BEHIND}`)) return;
  for (const operation of [update, remove]) {
    const exchange = await probe(context, {
      operation,
      path: pathTo(operation, `${id}${BEHIND}`),
      ...(operation === update && { body: context.session.bodyOf(update, changes) }),
    });
    context.expect(
      !succeeded(exchange),
      `${operation.method} of ${id}${BEHIND}, which nothing has as its identifier, is answered with ${exchange.response.status}.`,
    );
    if (succeeded(exchange) && isSparing(context)) return;
  }
}

async function checkFarPage(context: Context, list: Operation): Promise<void> {
  const exchange = await probe(context, { operation: list, query: `page[number]=${FAR_BEHIND}` });
  const held = succeeded(exchange) ? resourcesOf(exchange.response.body) : [];
  if (held.length > 0)
    context.observe({ habit: "a page far behind the last holds something", seen: `${held.length} of ${list.id}` });
}

async function isTaken(context: Context, operation: Operation, id: string, body: string): Promise<boolean> {
  const exchange = await probeThrough(context, { operation, path: pathTo(operation, id), body });
  if (exchange === undefined) return false;
  // Whether it may accept it, `invalid-refused` says of cases that are less odd.
  if (succeeded(exchange))
    context.observe({
      habit: "a body is accepted that cannot mean anything",
      seen: `${operation.id}: ${body.slice(0, SHOWN)}`,
    });
  return succeeded(exchange);
}

/** What is left of a number in a column of 32 bits is what it exceeds this by. */
const OF_32_BITS = 2 ** 32;

/** The path says what is updated: where it names nothing, nothing is, whatever the body calls itself. */
async function checkNamedInBody(context: Context, id: string, changes: Record<string, Json>): Promise<void> {
  const { update } = context.resource;
  const nobody = nobodyInPath(update, identifierOf(update) ?? "");
  if (nobody === undefined) return;
  const body = calledBy(id, context.session.bodyOf(update, changes));
  const exchange = await probe(context, { operation: update, path: pathTo(update, nobody), body });
  context.expect(
    !succeeded(exchange),
    `${update.method} of ${nobody}, which nothing has as its identifier, is answered with ${exchange.response.status} for the \`id\` in its body.`,
  );
}

function isNumber(operation: Operation, name: string): boolean {
  return typesOf(resolve(attributesTakenBy(operation)[name] ?? {})).includes("integer");
}

/** More than the 2^63 of a database, and than the 2^53 of JavaScript. */
const HUGE = "99999999999999999999";
/** Parsers of JSON give up at 100 (Ruby), 128 (Rust), 512 (PHP) or 1,000 (Python) levels. */
const DEEP = 2_000;
/** Servers, and proxies in front of them, take bodies up to 1 MB (nginx) or more. */
const TOO_LARGE = 1_500_000;
const LONG = 2_000;

/** What some frameworks take for the format of the response, and others for a part of the identifier. */
const FORMATS = [".json", ".xml", ".html", ".unknown"];

/** Identifiers that nothing has, some of them made of one that something has. */
function oddIdentifiers(id: string): string[] {
  const odd = [
    ...["0", "-1", HUGE, "null", "[]", "{}", "%", "*", "'", "\\", "%00", "\0", "\u{1f600}"],
    // As RESTler makes them.
    ...[`${id}?injected_query_string=123`, `${id}/?/`, `${id}??`, `${id}/${id}`, `${id}'`, `${id}\0`],
    ...[`${id}0`, `0${id}`, id.slice(0, -1), id.slice(0, 8), "x".repeat(LONG)],
    ...FORMATS.map((format) => `${id}${format}`),
  ];
  // Of a short one, a part can be all of it, or nothing.
  return odd.filter((item) => item !== id && item !== "");
}

/** What is no number, or none that a page can have. */
const NUMBERS = ["0", "-1", "abc", "", HUGE, "9223372036854775807"];
/** In the place of what the spec has in brackets: a string, a list, and one level more. */
const SHAPES = ["=1", "[]=1", "[a][b][c]=1"];
/** What a database, or the decoding of a URL, cannot read. */
const STRINGS = ["%00", "%FF", "'", "%25", "%F0%9F%98%80", "%zz", "%", "x".repeat(2 * LONG)];
/** What no filter compares with: nothing, a year of five digits, and what begins an escape. */
const VALUES = ["", "99999-12-31", "%5C"];
/** What is no field that a list is ordered by, or includes. */
const FIELDS = ["", "-", ",", "unknown", "'"];

/** Of the filters by an attribute, the first of each kind: one value, several, or a border. */
function filtersOf(names: readonly string[]): string[] {
  const kindOf = (name: string) =>
    name.replace(/\[(?:not_)?eq\]$|(?<=\[)not_(?=in\])/g, "").replace(/\[[gl]te?\]$/, "[]");
  const filters = names.filter((name) => name.startsWith("filter["));
  return filters.filter((name, at) => filters.findIndex((other) => kindOf(other) === kindOf(name)) === at);
}

/** Parsers of queries give up at 32 (Rack) or 100 levels. */
const DEEP_NAME = `a${"[a]".repeat(200)}`;

const FIRST_BYTES = "bytes=0-9";

/** What takes the media type of any operation, which stands for the sign (RFC 9110, section 12.5.1): the first is curl's. */
const ACCEPTED = ["*/*", "application/*", "%, */*;q=0.1"];

/** Headers that servers, proxies and frameworks read in any request, each with what it cannot have. */
const ODD_HEADERS: readonly Readonly<Record<string, string>>[] = [
  { accept: "../../../etc/passwd" },
  { accept: "image/apng*/*;q=0.8" },
  { "accept-language": "English" },
  { "accept-language": "en_AE" },
  { "accept-encoding": "unknown" },
  { "content-type": "nonsense" },
  { cookie: "session=%zz; =; a" },
  { "if-modified-since": "yesterday" },
  { "if-none-match": "no tag" },
  { range: "bytes=z-a" },
  { range: FIRST_BYTES },
  { referer: "https://pages.invalid/" },
  // To be ignored (W3C Trace Context, section 3.2.2).
  { traceparent: "00-nonsense" },
  { "client-ip": "192.0.2.1", "x-forwarded-for": "198.51.100.2" },
  { forwarded: "for=;;" },
  { "x-http-method-override": "NONSENSE" },
];

/** Queries that the spec of a list does not have, as they are written in a URL. */
function oddQueries({ queryParameters }: Operation): string[] {
  const names = queryParameters.map(({ name }) => name);
  const roots = [...new Set(names.map((name) => name.replace(/\[.*/, "")))];
  const [filter] = names.filter((name) => name.startsWith("filter["));
  return [
    ...names.filter((name) => name.startsWith("page[")).flatMap((name) => NUMBERS.map((value) => `${name}=${value}`)),
    ...roots.flatMap((root) => SHAPES.map((shape) => `${root}${shape}`)),
    // Both shapes at once, and one parameter twice.
    ...roots.map((root) => `${root}=1&${root}[a]=1`),
    ...names.filter((name) => name.startsWith("page[")).map((name) => `${name}=1&${name}=2`),
    ...names.filter((name) => name === filter || name.startsWith("page[")).map((name) => `${name}[a]=1`),
    ...filtersOf(names).flatMap((name) => VALUES.map((value) => `${name}=${value}`)),
    ...filtersOf(names).map((name) => `${name.replace(/^(filter\[\w+\]).*/, "$1")}[unknown]=1`),
    ...["include", "sort"]
      .filter((name) => names.includes(name))
      .flatMap((name) => FIELDS.map((value) => `${name}=${value}`)),
    ...STRINGS.map((value) => `${filter ?? "unknown"}=${value}`),
    ...["&", "unknown=1", "filter[unknown]=1", "fields[unknown]=id", "%00=1", "[]=1", "a[b=1", `${DEEP_NAME}=1`],
  ];
}

/**
 * Bodies in JSON that cannot mean anything, and that the schema of an operation does not allow.
 *
 * @param plain One that it allows, which some of them are made of, so that they carry its mark.
 * @param text The name of one of its strings.
 */
function oddBodies(operation: Operation, plain: string, text: string): string[] {
  const { body } = operation;
  if (body === undefined) return [];
  const { data } = JSON.parse(plain) as { data: { attributes: Record<string, Json> } };
  const nested = JSON.parse(`${"[".repeat(DEEP)}${"]".repeat(DEEP)}`) as Json;
  const withText = (value: Json): Json => ({ data: { ...data, attributes: { ...data.attributes, [text]: value } } });
  const numbers = Object.keys(attributesTakenBy(operation)).filter((name) => isNumber(operation, name));
  const bodies: Json[] = [
    // Nothing is stored of it, but all of it may be read.
    { data: { ...data, attributes: Object.fromEntries(numbers.map((name) => [name, OF_32_BITS + 1])) } },
    ...[null, true, 1, "text", [], {}, [{ data }]],
    ...[null, [], "text", {}, [data]].map((other) => ({ data: other })),
    ...[null, "text", [], nested].map((attributes) => ({ data: { ...data, attributes } })),
    withText(nested),
    // Blank, so that it is not allowed either where such a length is.
    withText(" ".repeat(TOO_LARGE)),
  ];
  return bodies.filter((item) => isRefused(body.schema, item)).map((body) => JSON.stringify(body));
}
