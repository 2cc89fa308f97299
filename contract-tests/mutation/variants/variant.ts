import { isObject } from "../../spec/schema.ts";
import { type Answer, type Fetch, withDocument } from "../interference.ts";
import type { Members } from "../resources.ts";

/** A server that is right, in another way than the reference server. */
export interface Variant {
  name: string;
  wrap: (fetch: Fetch) => Fetch;
}

/** An answer with more headers, or others. */
export function withHeaders(answer: Answer, headers: Readonly<Record<string, string>>): Answer {
  return { ...answer, headers: { ...answer.headers, ...headers } };
}

/** An answer with another object in its body; as it was where it holds none. */
export function inDocument(answer: Answer, change: (document: Members) => Members): Answer {
  return withDocument(answer, (document) => (isObject(document) ? change(document) : document));
}

/** An object that lacks some members. */
export function without(members: Members, ...names: string[]): Members {
  return Object.fromEntries(Object.entries(members).filter(([name]) => !names.includes(name)));
}
