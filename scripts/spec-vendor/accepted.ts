/** The parts of a difference by which it is recognised. */
type Part = "kind" | "facet" | "place";

/** Differences from the vendor's spec that are meant, and why. What one does not mention, it does not mind. */
export interface Accepted {
  of: { readonly [part in Part]?: string | RegExp };
  reason: string;
}

/** Reviewed by hand. */
export const accepted: readonly Accepted[] = [
  {
    of: { kind: "contradicted", facet: "type", place: /^query filter\[\w+\]\[(not_)?in\]$/ },
    reason: "the vendor describes a string with commas, which is how a list is sent that does not explode",
  },
  {
    of: { kind: "contradicted", facet: "required", place: /^\d+ \/meta$/ },
    reason: "a published list has none",
  },
  {
    of: { kind: "contradicted", facet: "required", place: /\/created_by\/(id|email|created_at|updated_at)$/ },
    reason:
      "only the flat user has it; published payloads show a JSON:API document instead, which the vendor does not describe",
  },
];

/** Why a difference is accepted; null when it is not. */
export function reasonFor(entry: Readonly<Record<Part, string>>, list: readonly Accepted[]): string | null {
  const accepted = list.find(({ of }) =>
    (["kind", "facet", "place"] as const).every((part) => {
      const expected = of[part];
      if (expected === undefined) return true;
      return expected instanceof RegExp ? expected.test(entry[part]) : expected === entry[part];
    }),
  );
  return accepted?.reason ?? null;
}
