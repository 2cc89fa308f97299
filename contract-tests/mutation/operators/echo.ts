import { resolve } from "../../spec/spec.ts";
import type { Operation } from "../../spec/operations.ts";
import { type Json, typesOf } from "../../spec/schema.ts";
import type { Fault } from "../fault.ts";
import { onRequest } from "../interference.ts";
import { withSent } from "../resources.ts";
import { echoedAttributes, needed } from "./requests.ts";

/** What a server makes of a string that it should leave alone; the same string where the operator means nothing for it. */
const MANGLINGS: Readonly<Record<string, (text: string) => string>> = {
  "cuts a string off": (text) => text.slice(0, 100),
  "cuts a string off at a column's length": (text) => text.slice(0, 250),
  shouts: (text) => text.toUpperCase(),
  "loses what is not ASCII": (text) => text.replace(/[^\0-\x7f]/g, "?"),
  "loses what is not in the basic plane": (text) => text.replace(/[\u{10000}-\u{10ffff}]/gu, "\ufffd"),
  "composes characters": (text) => text.normalize("NFC"),
  "loses control characters": (text) => text.replace(/\p{Cc}/gu, ""),
  "joins lines and words": (text) => text.replace(/\s+/g, ""),
  "says nothing": () => "…",
};

export function echoFaults(): Fault[] {
  return [needed("create"), needed("update")].flatMap((operation) =>
    Object.entries(echoedAttributes(operation)).flatMap(([name, schema]) => {
      const fault = (operator: string, change: (value: Json) => Json | undefined): Fault => ({
        area: "echo",
        operator,
        place: `${name} of ${operation.id}`,
        wrap: withAttribute(operation, name, change),
      });
      const { pattern, minLength } = resolve(schema);
      const isText = typesOf(resolve(schema)).includes("string") && resolve(schema).enum === undefined;
      const isList = typesOf(resolve(schema)).includes("array");
      const isRequired = pattern !== undefined || minLength !== undefined;
      return [
        ...(isRequired ? [] : [fault("ignores an attribute", () => undefined)]),
        ...(resolve(schema).enum ?? []).map((value) => fault("keeps one value only, whichever is sent", () => value)),
        ...(name.endsWith("date") ? [fault("is a day off", dayAfter)] : []),
        ...(isList ? [fault("loses what is in a list", () => [])] : []),
        // What a server may say of other strings is unknown.
        ...(isText && isRequired
          ? Object.entries(MANGLINGS).map(([operator, mangle]) =>
              fault(operator, (value) => (typeof value === "string" ? mangle(value) : value)),
            )
          : []),
      ];
    }),
  );
}

/** A server that gets an attribute with another value, or without one. */
function withAttribute(operation: Operation, name: string, change: (value: Json) => Json | undefined): Fault["wrap"] {
  return onRequest((received) => {
    if (received.operation !== operation) return received;
    return withSent(received, (attributes) => {
      const { [name]: value, ...others } = attributes;
      const changed = value === undefined ? undefined : change(value);
      return changed === undefined ? others : { ...others, [name]: changed };
    });
  });
}

function dayAfter(value: Json): Json {
  if (typeof value !== "string") return value;
  return new Date(Date.parse(value) + 86_400_000).toISOString().slice(0, 10);
}
