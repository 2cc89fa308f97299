import type { AskedAs } from "./target.ts";

const CUSTOM_FIELDS = "form_field_selections";

/** Why nobody could find a fault, by its name; undefined for one that the suite has to find. */
export function whyAccepted(name: string, as: AskedAs): string | undefined {
  return as === "server" && name.includes(CUSTOM_FIELDS)
    ? "custom fields are ignored where an organization does not have them on, so that a server that others use is not asked about them"
    : undefined;
}
