import type { Form } from "./forms.ts";

/** A string that a person may write. */
export const PLAIN = "Rotate the leaked key";

/**
 * Whether any string will do: no format is claimed, patterns are such that prose matches them, and an example, where
 * there is one, is prose too and not a date or a key.
 */
export function isFree(form: Form): boolean {
  return form.every(({ examples = [], format, pattern = "" }) => {
    const isProse = examples.every((example) => typeof example === "string" && example.includes(" "));
    return format === undefined && isProse && new RegExp(pattern, "u").test(PLAIN);
  });
}
