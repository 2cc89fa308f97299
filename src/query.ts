import { ArgumentError } from "./errors/argument-error.ts";

/**
 * Writes a query: nested members with their names in brackets (`filter[due_date][lt]`), lists with commas. What is
 * undefined is left out.
 *
 * @throws {ArgumentError} for what would be taken for something else: a list that is empty or whose values are, a value
 *   with a comma in a list, and what is neither string, number nor boolean.
 */
export function writeQuery(query: object): string {
  return String(new URLSearchParams([...parameters(query)]));
}

function* parameters(members: object, prefix?: string): Iterable<[string, string]> {
  for (const [key, value] of Object.entries(members)) {
    const name = prefix ? `${prefix}[${key}]` : key;
    if (value === undefined) continue;
    // No list, no date, nothing else that has a meaning of its own.
    if ({}.toString.call(value) === "[object Object]") {
      yield* parameters(value, name);
      continue;
    }
    const list: unknown[] = Array.isArray(value) ? value : [value];
    const writable = (item: unknown) =>
      /string|number|boolean/.test(typeof item) && (list !== value || /^[^,]+$/.test(String(item)));
    if (!list.length || !list.every(writable)) {
      throw new ArgumentError(name, "must be a string, a number, or a list of them without commas");
    }
    yield [name, String(value)];
  }
}
