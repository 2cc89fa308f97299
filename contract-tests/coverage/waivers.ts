import type { Entry } from "./requests.ts";

/** Entries that nothing exercises, and why that is so. What a waiver does not mention, it does not mind. */
export interface Waiver {
  of: { readonly [part in keyof Entry]?: Entry[part] | RegExp };
  reason: string;
}

/** Reviewed by hand; one that is not needed any more fails the run. */
export const waivers: readonly Waiver[] = [
  {
    of: { place: /^(\?|header |cookie )/, polarity: "invalid" },
    reason:
      "the vendor does not publish how a query that the spec does not allow is answered, and a mock has its own answer",
  },
  {
    of: { part: "request", place: /^\{/, keyword: /^(type|minLength)/, polarity: "invalid" },
    reason: "whatever stands in a path is a string, and with an empty one it is another path",
  },
  {
    of: { part: "request", place: /^\{/, keyword: "minLength", polarity: "valid" },
    reason: "an identifier that exists cannot be chosen to be short",
  },
  {
    of: { part: /^40[134]|422/, place: /ErrorObject\/properties\/(code|detail)$/ },
    reason: "documented, but almost never sent: no published payload has it",
  },
  {
    of: { place: /schemas\/(Read|CreateUpdate)Permissions\/items$/ },
    reason: "only on-call roles have them, and theirs are empty in every published payload",
  },
  {
    of: { place: /\/properties\/(edge_connector_permissions|push_notification_shift_coverage_sound)$/ },
    reason: "a column of January 2026, and the published payload of a whole row is older",
  },
  {
    of: { place: /AssignedUser\/properties\/ability_cache\/anyOf\/1$/ },
    reason: "null in some rows, but not in the published payload",
  },
];

/** Whether a waiver speaks of an entry. */
export function covers({ of }: Waiver, entry: Entry): boolean {
  return Object.entries(of).every(([part, expected]) => {
    // The keys of `of` are those of an entry.
    const value = entry[part as keyof Entry];
    return expected instanceof RegExp ? expected.test(value) : value === expected;
  });
}
