import { isObject, type Json } from "../../spec/schema.ts";
import type { Fault } from "../fault.ts";
import { type Answer, onAnswer, type Received, withDocument } from "../interference.ts";
import type { Observed } from "../observed.ts";
import { type Source, sources } from "../published.ts";
import { toRefusal } from "./at.ts";

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
