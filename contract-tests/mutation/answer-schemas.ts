import { description, resolve } from "../spec/spec.ts";
import type { Operation } from "../spec/operations.ts";
import type { Schema } from "../spec/schema.ts";

interface ResponseObject {
  $ref?: string;
  headers?: Record<string, { $ref?: string; schema: Schema }>;
  content?: Record<string, { schema: Schema }>;
}

function responseOf({ path, method, id }: Operation, status: number): ResponseObject {
  const operation = Object.entries(description.paths[path] ?? {}).find(([name]) => name.toUpperCase() === method)?.[1];
  const responses = operation && "responses" in operation ? operation.responses : {};
  const response: ResponseObject | undefined = responses[String(status)];
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
