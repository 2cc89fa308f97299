import type { Json, Schema } from "../spec/schema.ts";
import { formsOf, membersIn } from "./forms.ts";
import { itemsOf, prefixOf } from "./list-samples.ts";

/** Whether a value goes through a schema that is within itself. */
export function isNested(schema: Schema, value: Json, path: readonly Schema[] = []): boolean {
  return formsOf(schema).some((form) => {
    if (form.some((part) => path.includes(part))) return true;
    const inner = [...path, ...form];
    if (Array.isArray(value)) {
      const prefix = prefixOf(form);
      return value.some((item, at) => isNested(prefix[at] ?? itemsOf(form), item, inner));
    }
    if (typeof value !== "object" || value === null) return false;
    return [...membersIn(form)].some(([name, schemas]) => {
      const member = value[name];
      return member !== undefined && schemas.some((each) => isNested(each, member, inner));
    });
  });
}
