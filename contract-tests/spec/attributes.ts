import { resolve } from "./spec.ts";
import type { Operation } from "./operations.ts";
import { isObject, type Json, type Schema } from "./schema.ts";

/** The schemas of the attributes in the body of an operation's request, by name. */
export function attributesTakenBy(operation: Operation | undefined): Record<string, Schema> {
  return propertiesAt(operation?.body?.schema, ["data", "attributes"]);
}

/** The schemas of the attributes in the success of an operation with one resource, by name. */
export function attributesShownBy(operation: Operation | undefined): Record<string, Schema> {
  return propertiesAt(operation?.answer, ["data", "attributes"]);
}

/** The names of the attributes that the body of an operation's request must have. */
export function attributesRequiredBy(operation: Operation | undefined): string[] {
  const data = propertiesAt(operation?.body?.schema, ["data"]);
  return (data["attributes"] && resolve(data["attributes"]).required) ?? [];
}

function propertiesAt(schema: Schema | undefined, path: readonly string[]): Record<string, Schema> {
  const [name, ...rest] = path;
  const properties = (schema && resolve(schema).properties) ?? {};
  return name === undefined ? properties : propertiesAt(properties[name], rest);
}

/** Whether the success of an operation shows a resource: one without a body does not. */
export function showsResource(operation: Operation): boolean {
  return "attributes" in propertiesAt(operation.answer, ["data"]);
}

/** Where a response has what was written to an attribute. */
export interface ReadBack {
  /** The attribute that was written. */
  name: string;
  /** The attribute of the response that holds it, itself or in its members. */
  root: string;
  /** As a JSON Pointer (RFC 6901) into the attributes. */
  pointer: string;
}

/** The attributes of an operation's request that responses show under another name. */
export function renamedBy(operation: Operation | undefined): ReadBack[] {
  return Object.entries(attributesTakenBy(operation)).flatMap(([name, schema]) => {
    const pointer = schema["x-read-back-at"];
    return pointer === undefined ? [] : [{ name, pointer, root: stepsOf(pointer)[0] ?? "" }];
  });
}

/** Whether an attribute names something in another system: an integration links that, and fills it in by itself. */
export function isOfIntegration(name: string): boolean {
  return /_(id|key|url)$/.test(name) && !OF_ITS_OWN.test(name);
}

/** What the server names its own things by. */
const OF_ITS_OWN = /^(incident|assigned_to|created_by|short)_/;

/** What attributes hold at a JSON Pointer; undefined where they hold nothing. */
export function valueAt(attributes: Readonly<Record<string, Json>>, pointer: string): Json | undefined {
  return stepsOf(pointer).reduce<Json | undefined>(
    (value, step) => (isObject(value) ? value[step] : undefined),
    attributes,
  );
}

function stepsOf(pointer: string): string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}
