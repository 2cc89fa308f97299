import { child, members, valueAt } from "../../contract-tests/spec/pointer.ts";
import { METHODS } from "./operations.ts";

/** The names that the client knows at run time. */
interface Names {
  /** From path and method to operationId, for code that only sees a request. */
  operationIds: { [path: string]: { [method: string]: string } };
  /** From what can be filtered by to its operators; an empty one stands for none. Nothing is said of their values. */
  filterNames: { [field: string]: { [operator: string]: null } };
}

export function namesOf(document: unknown): Names {
  const names: Names = { operationIds: {}, filterNames: {} };
  for (const [path, item] of members(document, "#/paths")) {
    const ids: { [method: string]: string } = (names.operationIds[path] = {});
    for (const [method, operation] of members(document, item)) {
      const operationId = valueAt(document, child(operation, "operationId"));
      if (!METHODS.has(method) || typeof operationId !== "string") continue;
      ids[method.toUpperCase()] = operationId;
      const parameters = [item, operation].flatMap((owner) => members(document, child(owner, "parameters")));
      for (const [, parameter] of parameters) {
        const name = String(valueAt(document, child(parameter, "name")));
        const [, field, operator = ""] = /^filter\[([^\][]+)\](?:\[([^\][]+)\])?$/.exec(name) ?? [];
        if (field === undefined) continue;
        const operators = Object.hasOwn(names.filterNames, field) ? names.filterNames[field] : {};
        names.filterNames[field] = { ...operators, [operator]: null };
      }
    }
  }
  return names;
}
