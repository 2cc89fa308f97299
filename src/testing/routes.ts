import { validators } from "../../generated/validators.js";
import type { OperationId } from "../transport/hooks.ts";

/** The operation that a request asks for, and what its path says. */
export interface Route {
  operationId: OperationId;
  /** The decoded parameters of the path, by name. */
  path: Readonly<Record<string, string>>;
}

const OPERATIONS = Object.entries(validators).map(([operationId, { method, path }]) => ({
  // The table is generated with the operationIds for keys.
  operationId: operationId as OperationId,
  method: method.toUpperCase(),
  // Whatever stands in front is the path of a base URL.
  pattern: new RegExp(`^(.*?)${path.replace(/\{(\w+)\}/g, "(?<$1>[^/]+)")}$`),
}));

/** Finds the operation for a method and a path; undefined when the spec has none. HEAD is GET without its body. */
export function routeOf(method: string, pathname: string): Route | undefined {
  const handled = method === "HEAD" ? "GET" : method;
  const matches = OPERATIONS.filter((operation) => operation.method === handled).flatMap(({ operationId, pattern }) => {
    const match = pattern.exec(pathname);
    return match ? [{ operationId, base: match[1] ?? "", groups: match.groups ?? {} }] : [];
  });
  // An incident can have an id that makes the end of its path look like another path: the longest match is meant.
  const [best] = matches.sort((one, other) => one.base.length - other.base.length);
  if (best === undefined) return undefined;
  try {
    const decoded = Object.entries(best.groups).map(([name, value]) => [name, decodeURIComponent(value)]);
    return { operationId: best.operationId, path: Object.fromEntries(decoded) };
  } catch {
    // A stray percent sign names nothing.
    return undefined;
  }
}

/** The methods that a path has, HEAD and OPTIONS included; none where the spec does not have the path. */
export function methodsAt(pathname: string): string[] {
  const declared = OPERATIONS.map(({ method }) => method).filter((method) => routeOf(method, pathname));
  const methods = [...declared, ...(declared.includes("GET") ? ["HEAD"] : [])];
  return methods.length === 0 ? [] : [...new Set([...methods, "OPTIONS"])];
}
