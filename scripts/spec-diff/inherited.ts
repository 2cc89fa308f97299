import { isBranch, valueAt } from "../generate/pointer.ts";
import { isObject, type Json, resolved } from "./schema-object.ts";

export const METHODS = new Set(["get", "put", "post", "delete", "options", "head", "patch", "trace"]);

/**
 * Gives each operation, in place, what it inherits: its path's parameters, unless it has one of the same name and place,
 * and the spec's security, unless it has its own.
 */
export function passDown(document: Json): void {
  const paths = valueAt(document, "#/paths");
  if (!isBranch(paths)) return;
  const { security } = document;
  for (const item of Object.values(paths)) {
    if (!isObject(item)) continue;
    const { parameters } = item;
    for (const [method, operation] of Object.entries(item)) {
      if (!METHODS.has(method) || !isObject(operation)) continue;
      if (security !== undefined) operation["security"] ??= security;
      if (Array.isArray(parameters))
        operation["parameters"] = inheriting(operation["parameters"], parameters, document);
    }
    delete item["parameters"];
  }
  delete document["security"];
}

function inheriting(own: unknown, inherited: readonly unknown[], document: Json): unknown[] {
  const parameters: unknown[] = Array.isArray(own) ? own : [];
  const name = (parameter: unknown) => {
    const target = isObject(parameter) ? resolved(parameter, document) : {};
    return `${String(target["in"])} ${String(target["name"])}`;
  };
  const names = new Set(parameters.map(name));
  return [...inherited.filter((parameter) => !names.has(name(parameter))), ...parameters];
}
