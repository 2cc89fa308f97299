import { isObject, type Json } from "../../spec/schema.ts";
import { type Fault, type Source, sources } from "../fault.ts";
import { type Answer, onAnswer, type Received, withDocument } from "../interference.ts";
import { type AnswerOperator, atAnswers, type Observed, toRefusal } from "../observed.ts";

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

/** What a refusal tells of the server, and who has published that servers do. */
const LEAKS: Readonly<Record<string, { source: Source; says: (received: Received) => string }>> = {
  "repeats the token in a refusal": {
    source: sources.cwe209,
    says: ({ headers }) => `Not allowed with ${headers.get("authorization") ?? "no token"}`,
  },
  "shows a stack trace in a refusal": {
    source: sources.commons,
    says: () => "app/models/action_item.rb:42:in `save!'",
  },
  "shows the path of a file in a refusal": {
    source: sources.cwe209,
    says: () => "cannot load /srv/rootly/config/settings.yml",
  },
  "names the class of an exception in a refusal": {
    source: sources.cwe209,
    says: () => "ActiveRecord::RecordInvalid",
  },
};

export function leakFaults(observed: readonly Observed[]): Fault[] {
  return Object.entries(LEAKS).flatMap(([operator, { source, says }]) =>
    observed.filter(toRefusal).map(({ operation, status }): Fault => ({
      area: "leaks",
      operator,
      place: `${operation.id} ${status}`,
      source,
      wrap: onAnswer((answer, received) =>
        received.operation === operation && answer.status === status ? saying(answer, says(received)) : answer,
      ),
    })),
  );
}

/** The answer with a string as the detail of its first error. */
function saying(answer: Answer, detail: string): Answer {
  return withDocument(answer, (document) => {
    const errors: Json = isObject(document) ? (document["errors"] ?? null) : null;
    if (!isObject(document) || !Array.isArray(errors)) return document;
    return {
      ...document,
      errors: errors.map((error, at) => (isObject(error) && at === 0 ? { ...error, detail } : error)),
    };
  });
}
