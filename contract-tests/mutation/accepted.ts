import type { AskedAs } from "./target.ts";

/** What a server that others use is not asked, by a part of the names of the faults that are not found because of that. */
const NOT_ASKED: Readonly<Record<string, string>> = {
  form_field_selections: "custom fields are ignored where an organization does not have them on",
  "refuses a parameter: include": "the vendor does not publish which values `include` takes",
  "refuses a parameter: sort": "the vendor does not publish which values `sort` takes",
};

/** Why nobody could find a fault, by its name; undefined for one that the suite has to find. */
export function whyAccepted(name: string, as: AskedAs): string | undefined {
  if (as === "reference") return undefined;
  return Object.entries(NOT_ASKED).find(([part]) => name.includes(part))?.[1];
}
