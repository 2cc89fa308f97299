/**
 * How a part of the spec is known, as openapi/openapi.yaml explains it. What is documented or seen can fail a server that
 * does otherwise; what is only inferred, or has other types than the null that was seen, can only be noted.
 */
export type Evidence = "documented" | "seen" | "seen-as-null" | "inferred";

type Words = Evidence | Evidence[];

/** A value of `x-evidence`: for the whole, or in a map for each keyword or status. Lint has checked it. */
export type EvidenceForm = Words | Record<string, Words>;

interface Known {
  "x-evidence"?: EvidenceForm;
}

/**
 * How a part is known; empty for a part without evidence of its own.
 *
 * @param keyword A keyword of a schema or a status of an operation. Default: the part as a whole.
 */
export function evidenceOf({ "x-evidence": evidence = [] }: Known, keyword = "otherwise"): Evidence[] {
  if (typeof evidence === "string" || Array.isArray(evidence)) return [evidence].flat();
  return [evidence[keyword] ?? evidence["otherwise"] ?? []].flat();
}

/** Whether nothing that was published says so. */
export function isInferred(part: Known, keyword?: string): boolean {
  return evidenceOf(part, keyword).includes("inferred");
}

/** Whether no value but null was ever seen. */
export function wasOnlySeenAsNull(part: Known): boolean {
  return evidenceOf(part).includes("seen-as-null");
}

/** Whether no source says which types there are beside the null that was seen. */
export function hasInferredType(part: Known): boolean {
  const [only, ...more] = evidenceOf(part, "type");
  return only === "seen-as-null" && more.length === 0;
}
