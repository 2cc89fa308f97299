import { casesOf } from "../cases/cases.ts";
import { memberOf } from "../exchange/document.ts";
import type { Exchange } from "../exchange/exchange.ts";
import type { Fault } from "./fault.ts";
import { type Answer, isSuccess, onAnswer, parsed, type Received, withAttributes } from "./interference.ts";
import { REFERENCE, targetAt } from "./trial.ts";
import { startReferenceServer } from "../reference/server.ts";
import { declaredStatus, type Operation, operations } from "../spec/operations.ts";
import { isObject, type Json, type Schema, typesOf } from "../spec/schema.ts";
import { spec, example, resolve } from "../spec/spec.ts";
import { unlessLeftOut } from "../suite/left-out.ts";
import { openSession } from "../suite/session.ts";

/** An answer that the reference server gives to the suite, of one operation and with one status. */
export interface Observed {
  operation: Operation;
  status: number;
  headers: Readonly<Record<string, string>>;
  document: Json;
}

/** One answer of each operation with each status that the suite can provoke. */
export async function observe(): Promise<Observed[]> {
  const server = await startReferenceServer({ ...REFERENCE, wrap: onAnswer(withVendorsUsers) });
  const session = await openSession(targetAt(server.url), "observation");
  const seen = new Map<string, Exchange>();
  try {
    // An item in the lists, too.
    await session.create({ assigned_to_user_id: 234 });
    for (const operation of operations) {
      const cases = casesOf(operation, session.target.known);
      const everything = cases.filter(({ polarity }) => polarity === "valid").slice(0, 2);
      const invalid = cases.filter(
        ({ violates }, at) =>
          violates && cases.findIndex((other) => other.violates?.keyword === violates.keyword) === at,
      );
      for (const testCase of [...everything, ...invalid]) {
        const sent = await unlessLeftOut(() => session.send(testCase));
        if (sent === undefined) continue;
        const { exchange } = sent;
        const { status } = exchange.response;
        if (declaredStatus(operation.statuses, status) !== undefined) seen.set(`${operation.id} ${status}`, exchange);
      }
    }
  } finally {
    await session.close();
    await server.close();
  }
  return [...seen.values()].map(({ operation, response }) => ({
    operation,
    status: response.status,
    headers: response.headers,
    document: parsed(response.body) ?? null,
  }));
}

const vendors = memberOf(JSON.stringify(example("ActionItemCreated")), "data");
const attributes = isObject(vendors) && isObject(vendors["attributes"]) ? vendors["attributes"] : {};

/** An answer with the users of the vendor's own payload, which hold whole rows. */
export function withVendorsUsers(answer: Answer): Answer {
  return withAttributes(answer, (held) => ({
    ...held,
    created_by: attributes["created_by"] ?? null,
    assigned_to:
      isObject(held["assigned_to"]) && isObject(attributes["assigned_to"])
        ? { ...attributes["assigned_to"], ...held["assigned_to"] }
        : (held["assigned_to"] ?? null),
  }));
}

/** A kind of fault that changes answers, wherever it means something. */
export interface AnswerOperator extends Pick<Fault, "source" | "observedAs"> {
  operator: string;
  /** Default: every answer. */
  applies?: (observed: Observed) => boolean;
  change: (answer: Answer, received: Received) => Answer;
}

export const toSuccess = ({ status }: Observed): boolean => isSuccess({ status });
export const toRefusal = ({ status }: Observed): boolean => status >= 400;
export const toMany = ({ document }: Observed): boolean => /^\{"data":\[/.test(JSON.stringify(document));
export const toOne = (observed: Observed): boolean => toSuccess(observed) && !toMany(observed);

/** A fault of each operator for each of the answers that it can be applied to. */
export function atAnswers(
  area: Fault["area"],
  operators: readonly AnswerOperator[],
  observed: readonly Observed[],
): Fault[] {
  return operators.flatMap(({ operator, applies = () => true, change, ...published }) =>
    observed.filter(applies).map(({ operation, status }) => ({
      area,
      operator,
      ...published,
      place: `${operation.id} ${status}`,
      wrap: onAnswer((answer, received) =>
        received.operation === operation && answer.status === status ? change(answer, received) : answer,
      ),
    })),
  );
}

interface ResponseObject {
  $ref?: string;
  headers?: Record<string, { $ref?: string; schema: Schema }>;
  content?: Record<string, { schema?: Schema }>;
}

function responseOf({ path, method, id }: Operation, status: number): ResponseObject {
  const operation = Object.entries(spec.paths[path] ?? {}).find(([name]) => name.toUpperCase() === method)?.[1];
  const responses = operation && "responses" in operation ? operation.responses : {};
  const response: ResponseObject | undefined = responses[declaredStatus(Object.keys(responses), status) ?? ""];
  if (response === undefined) throw new Error(`The spec has no ${status} of ${id}.`);
  return resolve(response);
}

/** What the spec says of the body of an answer; undefined when it has none. */
export function bodySchema(operation: Operation, status: number): Schema | undefined {
  return Object.values(responseOf(operation, status).content ?? {})[0]?.schema;
}

/** The headers that the spec knows of an answer, by name, and what it says of them. */
export function headerSchemas(operation: Operation, status: number): Record<string, Schema> {
  const headers = Object.entries(responseOf(operation, status).headers ?? {});
  return Object.fromEntries(headers.map(([name, header]) => [name, resolve(resolve(header).schema)]));
}

/** A place in a document, and what the spec says of it. Items of a list are one place. */
export interface Place {
  /** The names on the way there; `*` stands for every item of a list. */
  steps: readonly string[];
  /** Everything that has to hold there: the schema, those that it refers to, and those it is made of. */
  schemas: readonly Schema[];
  /** A value that stands there. */
  value: Json;
  /** Whether its holder has to. */
  required: boolean;
}

/** Every place of a document that its schema describes. */
export function placesIn(schema: Schema, value: Json, steps: readonly string[] = [], required = true): Place[] {
  const schemas = allOf(schema, value);
  const here: Place = { steps, schemas, value, required };
  if (isObject(value)) {
    const names = new Set(schemas.flatMap(({ properties }) => Object.keys(properties ?? {})));
    const demanded = new Set(schemas.flatMap(({ required = [] }) => required));
    const inside = [...names].flatMap((name) => {
      const member = value[name];
      const described = schemas.flatMap(({ properties }) => properties?.[name] ?? []);
      return member === undefined ? [] : placesIn({ allOf: described }, member, [...steps, name], demanded.has(name));
    });
    return [here, ...inside];
  }
  const [item] = Array.isArray(value) ? value : [];
  const items = schemas.flatMap((schema) => schema.items ?? []);
  if (item === undefined || items.length === 0) return [here];
  return [here, ...placesIn({ allOf: items }, item, [...steps, "*"], false)];
}

/** A schema with everything that it is made of; of a union, the branches that have members where the value has. */
function allOf(schema: SchemaWithAllOf, value: Json): Schema[] {
  const node: SchemaWithAllOf = resolve(schema);
  const branches = (node.anyOf ?? []).map((schema) => resolve(schema));
  const fitting = branches.find(
    ({ required = [] }) => isObject(value) && required.every((name) => Object.hasOwn(value, name)),
  );
  const parts = [...(node.allOf ?? []), ...(fitting ? [fitting] : [])];
  return [node, ...parts.flatMap((part) => allOf(part, value))];
}

type SchemaWithAllOf = Schema & { allOf?: Schema[] };

/** Every type that is allowed at a place, through unions too; empty when any is. */
export function allowedAt({ schemas }: Place): string[] {
  return schemas.flatMap((schema) => [
    ...typesOf(schema),
    ...(schema.anyOf ?? []).flatMap((branch) => typesOf(resolve(branch))),
  ]);
}

/** Puts another value at a place; undefined leaves it out. */
export function replacedAt(document: Json, steps: readonly string[], change: (value: Json) => Json | undefined): Json {
  const [step, ...rest] = steps;
  if (step === undefined) return change(document) ?? null;
  if (step === "*" && Array.isArray(document)) return document.map((item) => replacedAt(item, rest, change));
  const member = isObject(document) ? document[step] : undefined;
  if (!isObject(document) || member === undefined) return document;
  const { [step]: _, ...others } = document;
  const changed = rest.length === 0 ? change(member) : replacedAt(member, rest, change);
  return changed === undefined ? others : { ...document, [step]: changed };
}
