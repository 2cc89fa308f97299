import { isObject, type Json } from "../../spec/schema.ts";
import type { Fault } from "../fault.ts";
import { type Answer, withDocument } from "../interference.ts";
import type { Observed } from "../observed.ts";
import { type Members, withResources } from "../resources.ts";
import { type AnswerOperator, atAnswers, toMany, toOne, toRefusal, toSuccess } from "./at.ts";

const inData =
  (change: (data: Json) => Json) =>
  (answer: Answer): Answer =>
    withDocument(answer, (document) =>
      isObject(document) ? { ...document, data: change(document["data"] ?? null) } : document,
    );
const attributesOf = ({ attributes }: Members): Members => (isObject(attributes) ? attributes : {});
const camelCase = (name: string) => name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
const renamed = (members: Members, rename: (name: string) => string): Members =>
  Object.fromEntries(Object.entries(members).map(([name, value]) => [rename(name), value]));

const OF_SUCCESSES: readonly Omit<AnswerOperator, "applies">[] = [
  { operator: "no data at all", change: inData(() => null) },
  {
    operator: "the data without its envelope",
    change: (answer) =>
      withDocument(answer, (document) => (isObject(document) ? (document["data"] ?? null) : document)),
  },
  { operator: "one envelope too many", change: (answer) => withDocument(answer, (document) => ({ data: document })) },
  {
    operator: "attributes beside the id",
    change: (answer) =>
      withResources(answer, ({ id, type, ...rest }) => ({ id: id ?? null, type: type ?? null, ...attributesOf(rest) })),
  },
  {
    operator: "attributes in camel case",
    change: (answer) =>
      withResources(answer, (resource) => ({ ...resource, attributes: renamed(attributesOf(resource), camelCase) })),
  },
  {
    operator: "attributes with dashes",
    change: (answer) =>
      withResources(answer, (resource) => ({
        ...resource,
        attributes: renamed(attributesOf(resource), (name) => name.replaceAll("_", "-")),
      })),
  },
  {
    operator: "no attributes",
    change: (answer) => withResources(answer, (resource) => ({ ...resource, attributes: {} })),
  },
  {
    operator: "errors beside the data",
    change: (answer) =>
      withDocument(answer, (document) =>
        isObject(document) ? { ...document, errors: [{ title: "Something", status: "500" }] } : document,
      ),
  },
];

const OPERATORS: readonly AnswerOperator[] = [
  ...OF_SUCCESSES.map((each) => ({ ...each, applies: toSuccess })),
  { operator: "a list of one instead of one", applies: toOne, change: inData((data) => [data]) },
  {
    operator: "one instead of a list",
    applies: toMany,
    change: inData((data) => (Array.isArray(data) ? (data[0] ?? null) : data)),
  },
  {
    operator: "a document in a string",
    change: (answer) => withDocument(answer, (document) => JSON.stringify(document)),
  },
  {
    operator: "a document that ends too early",
    change: ({ body, ...answer }) => ({ ...answer, body: String(body).slice(0, -2) }),
  },
  { operator: "an empty document", change: (answer) => ({ ...answer, body: "{}" }) },
  { operator: "null instead of a document", change: (answer) => ({ ...answer, body: "null" }) },
  {
    operator: "data beside the errors",
    applies: toRefusal,
    change: (answer) =>
      withDocument(answer, (document) => (isObject(document) ? { ...document, data: null } : document)),
  },
];

export function envelopeFaults(observed: readonly Observed[]): Fault[] {
  return atAnswers("envelope", OPERATORS, observed);
}
