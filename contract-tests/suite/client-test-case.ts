import { isDeepStrictEqual } from "node:util";
import type { Case } from "../cases/cases.ts";
import { checksBefore, checksFor, foreignChecks } from "../checks/checks.ts";
import { isObject, type Json } from "../spec/schema.ts";
import { attributesOf, jsonOf, memberOf } from "../exchange/document.ts";
import { type Exchange, succeeded } from "../exchange/exchange.ts";
import { ATTEMPTS_TO_REACH, isNotReached } from "../exchange/gateway.ts";
import type { Called, Session } from "./session.ts";
import { check, type Verdict } from "./verdict.ts";
import type { createRootlyClient } from "../../src/index.ts";
import type { Query } from "../cases/parameters.ts";
import { filterNames } from "../../generated/names.ts";

const OF_LISTS = ["page[number]", "page[size]", "include"];
/** The names of the parameters that the client's methods take. */
const TAKEN: Readonly<Record<string, readonly string[]>> = {
  listIncidentActionItems: OF_LISTS,
  listAllIncidentActionItems: [
    ...[...OF_LISTS, "sort"],
    ...Object.entries(filterNames).flatMap(([field, operators]) =>
      Object.keys(operators).map((operator) => `filter[${field}]${operator && `[${operator}]`}`),
    ),
  ],
};

/** Whether the client can send the case. */
export function saysTheClient({ operation, polarity, query = [], headers = [], cookies = [] }: Case): boolean {
  const isTaken = ([name]: readonly [string, string]) => TAKEN[operation.id]?.includes(name) ?? false;
  return (
    polarity === "valid" &&
    Object.hasOwn(calls, operation.id) &&
    [...headers, ...cookies].length === 0 &&
    query.every(isTaken) &&
    optionsOf(query) !== undefined
  );
}

/** Sends a case through the client, and checks both sides: the bytes on the wire, and the value that the caller gets. */
export async function sendByClient(testCase: Case, session: Session): Promise<Verdict> {
  const { path, ready } = await session.prepare(testCase);
  const input = { path, query: testCase.query ?? [], attributes: attributesOf(ready.body) };
  const call = calls[testCase.operation.id];
  if (call === undefined) throw new Error(`The client does not say ${testCase.operation.id}.`);

  const exchanges: Exchange[] = [];
  let called: Called;
  let attempt = 0;
  // The client sends a create once, and others a few times.
  do {
    called = await session.call((client) => call(client, input));
    exchanges.push(...called.exchanges);
    attempt += 1;
  } while (attempt < ATTEMPTS_TO_REACH && isLost(exchanges.at(-1)));

  // An answer of 429 is what a server may give at any time; the client has waited for it.
  const exchange = exchanges.filter(({ response }) => response.status !== 429).at(-1) ?? exchanges.at(-1);
  if (exchange === undefined)
    throw "error" in called.result ? called.result.error : new Error("The client sent nothing.");
  const { result } = called;
  session.twins.note(ready, exchange);
  const at = exchanges.indexOf(exchange);
  const expected = { ...testCase, ...called.before[at] };
  const findings = check(exchange, expected, checksFor(testCase, session.target), at);
  const clientAgrees = {
    name: "client-agrees",
    definition: "The client sends what it is given, and gives its caller what was answered.",
    check: () => (succeeded(exchange) ? [...whatItSent(exchange, ready), ...whatItGave(exchange, result)] : []),
  };
  // What the client has sent again was an answer too.
  const others = exchanges.flatMap((other, at) =>
    other === exchange ? [] : check(other, { polarity: "either" }, checksBefore(other), at),
  );
  const unseen = session.gateway.refusalIn(exchange, true);
  if (unseen !== undefined) {
    const last = check(exchange, { polarity: "either" }, foreignChecks, exchanges.indexOf(exchange));
    return { exchanges, unproven: unseen, findings: [...others, ...last] };
  }
  return {
    exchanges,
    findings: [...others, ...findings, ...check(exchange, testCase, [clientAgrees], at)],
  };
}

const isLost = (exchange: Exchange | undefined): boolean => exchange !== undefined && isNotReached(exchange.response);

function whatItSent({ operation, request }: Exchange, { body, query = [], mediaType }: Case): string[] {
  const sent = new URL(request.url).searchParams;
  const headers = { "content-type": mediaType, accept: operation.accept.join(", ") };
  return [
    ...(isDeepStrictEqual(parsed(request.body), parsed(body)) ? [] : [`It was to send ${body}.`]),
    ...(isDeepStrictEqual([...sent].sort(), [...query.map((pair) => [...pair])].sort())
      ? []
      : [`It was to send the query ${JSON.stringify(query)}, but sent ${JSON.stringify([...sent])}.`]),
    ...Object.entries(headers).flatMap(([name, value]) =>
      value === undefined || request.headers[name] === value ? [] : [`It sent ${name}: ${request.headers[name]}.`],
    ),
  ];
}

function whatItGave({ response }: Exchange, result: Called["result"]): string[] {
  if ("error" in result) return [`It threw ${String(result.error)}.`];
  // What is nested too deeply is the finding of `body-valid`, and cannot be compared.
  if (response.body !== "" && jsonOf(response.body) === undefined) return [];
  const data = memberOf(response.body, "data");
  const expected = Array.isArray(data)
    ? { items: data.map(flat), meta: memberOf(response.body, "meta"), links: memberOf(response.body, "links") }
    : data !== undefined && flat(data);
  const input = Array.isArray(data) ? heldIn(result.value) : result.value;
  return isDeepStrictEqual(input, expected) ? [] : [`It gave ${JSON.stringify(result.value)}.`];
}

/** What a page holds of the response, without what the client has beside it: its status and headers, and the next page. */
function heldIn(page: unknown): unknown {
  const { items, meta, links } = Object(page) as Record<string, unknown>;
  return { items, meta, links };
}

/** A resource as the client gives it: its `id` beside its attributes. */
function flat(data: Json): unknown {
  if (!isObject(data)) return data;
  const { id, attributes } = data;
  return { ...(isObject(attributes) ? attributes : {}), id };
}

function parsed(body: string | undefined): unknown {
  return body === undefined ? undefined : JSON.parse(body);
}

type Client = ReturnType<typeof createRootlyClient>;
type ActionItems = Client["actionItems"];

/** What a case holds, in the terms of the client. */
export interface Given {
  path: Readonly<Record<string, string>>;
  query: Query;
  attributes: Readonly<Record<string, Json>>;
}

/**
 * How the client makes each operation. Its types refuse a wrong call when a program is compiled; the cases come from the
 * description, from which these types come too, so they are right by construction.
 */
export const calls: Readonly<Record<string, (client: Client, input: Given) => PromiseLike<unknown>>> = {
  createIncidentActionItem: ({ actionItems }, { path, attributes }) =>
    actionItems.create(path["incident_id"] ?? "", attributes as Parameters<ActionItems["create"]>[1]),
  listIncidentActionItems: ({ actionItems }, { path, query }) =>
    actionItems.list(path["incident_id"] ?? "", optionsOf(query)),
  getIncidentActionItem: ({ actionItems }, { path }) => actionItems.get(path["id"] ?? ""),
  updateIncidentActionItem: ({ actionItems }, { path, attributes }) => actionItems.update(path["id"] ?? "", attributes),
  deleteIncidentActionItem: ({ actionItems }, { path }) => actionItems.delete(path["id"] ?? ""),
  listAllIncidentActionItems: ({ actionItems }, { query }) => actionItems.listAll(optionsOf(query)),
};

/**
 * A query as the client's options: `filter[due_date][lt]` is a member of a member of `filter`. Undefined for what they
 * cannot say: a filter's plain form beside others of it.
 */
function optionsOf(query: Query): { [name: string]: Json } | undefined {
  const options: { [name: string]: Json } = {};
  for (const [name, text] of query) {
    const steps = name.split(/[[\]]+/).filter((step) => step !== "");
    const last = steps.pop() ?? "";
    let place = options;
    for (const step of steps) {
      const inner = (place[step] ??= {});
      if (!isObject(inner)) return undefined;
      place = inner;
    }
    if (last in place) return undefined;
    place[last] = name.endsWith("in]") ? text.split(",") : name.startsWith("page") ? Number(text) : text;
  }
  return options;
}
