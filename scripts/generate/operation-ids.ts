import type { OpenAPI3 } from "openapi-typescript";

/** A table from path and method to operationId, for code that only sees a request. The same source is its module and its type. */
export function operationIdsOf(document: OpenAPI3): string {
  const ids: { [path: string]: { [method: string]: string } } = {};
  for (const [path, item] of Object.entries(document.paths ?? {})) {
    const operations = Object.entries(item as Readonly<Record<string, { operationId?: string }>>);
    ids[path] = Object.fromEntries(
      operations.flatMap(([method, { operationId }]) => (operationId ? [[method.toUpperCase(), operationId]] : [])),
    );
  }
  return JSON.stringify(ids, null, 2);
}
