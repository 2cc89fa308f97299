import { type Case } from "../cases/cases.ts";
import { typeOf } from "../drift/sightings.ts";
import { isObject, type Json } from "../spec/schema.ts";

/**
 * Which invalid requests a server has accepted. Each costs writes, and one of a kind tells enough: others are left out
 * where writes are limited.
 */
export interface Accepted {
  /** The name of one of the same kind that was accepted; undefined when none was. */
  likeness(invalid: Case): string | undefined;
  note(invalid: Case): void;
}

/** @param maxWrites How many requests may change something; Infinity where nothing has to be spared. */
export function openAccepted(maxWrites: number): Accepted {
  const accepted = new Map<string, string>();
  return {
    likeness: (invalid) => (maxWrites === Infinity ? undefined : accepted.get(kindOf(invalid))),
    note(invalid) {
      const kind = kindOf(invalid);
      if (invalid.operation.method !== "GET" && !accepted.has(kind)) accepted.set(kind, invalid.name);
    },
  };
}

/** The operation, the keyword, and the type of the value: where in the body it stands makes no difference, but how deep. */
function kindOf({ operation, authentication, method, mediaType, body, violates }: Case): string {
  const { keyword = "", pointer = "", in: part } = violates ?? {};
  if (part !== "body") return JSON.stringify([operation.id, keyword, authentication, method, mediaType]);
  const value = valueAt(body, pointer);
  // What is missing is each a matter of its own.
  const what = value === undefined ? pointer : typeOf(value);
  return JSON.stringify([operation.id, keyword, what, pointer.split("/").length]);
}

function valueAt(body: string | undefined, pointer: string): Json | undefined {
  let value: Json | undefined = JSON.parse(body ?? "null") as Json;
  for (const step of pointer.split("/").slice(1)) {
    const name = step.replaceAll("~1", "/").replaceAll("~0", "~");
    if (Array.isArray(value)) value = value[Number(name)];
    else value = isObject(value) ? value[name] : undefined;
  }
  return value;
}
