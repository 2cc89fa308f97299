import { isObject, type Json } from "../../spec/schema.ts";
import type { Fault } from "../fault.ts";
import { type Answer, withDocument } from "../interference.ts";
import type { Observed } from "../observed.ts";
import { type AnswerOperator, atAnswers, toRefusal } from "./at.ts";

const body = (answer: Answer, text: string): Answer => ({ ...answer, body: text });
const inErrors =
  (change: (errors: Json[]) => Json) =>
  (answer: Answer): Answer =>
    withDocument(answer, (document) =>
      isObject(document) ? { ...document, errors: change([document["errors"] ?? []].flat()) } : document,
    );

const OPERATORS: readonly AnswerOperator[] = [
  { operator: "a refusal without a word", change: (answer) => body(answer, "") },
  { operator: "a page for a refusal", change: (answer) => body(answer, "<!doctype html><title>Error</title>") },
  { operator: "a string for a refusal", change: (answer) => body(answer, "Not allowed") },
  { operator: "the rate limiter's shape for a refusal", change: (answer) => body(answer, '{"error":"Not allowed"}') },
  {
    operator: "a problem for a refusal",
    change: (answer) => body(answer, JSON.stringify({ type: "about:blank", title: "No", status: answer.status })),
  },
  { operator: "strings for errors", change: inErrors((errors) => errors.map(() => "Not allowed")) },
  { operator: "errors by attribute", change: inErrors(() => ({ summary: ["can't be blank"] })) },
  {
    operator: "an error with the status of another answer",
    change: inErrors((errors) => errors.map((error) => (isObject(error) ? { ...error, status: "200" } : error))),
  },
];

export function errorFaults(observed: readonly Observed[]): Fault[] {
  const applies = toRefusal;
  return atAnswers(
    "error shapes",
    OPERATORS.map((operator) => ({ ...operator, applies })),
    observed,
  );
}
