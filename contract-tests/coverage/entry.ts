/** One thing that the spec says, as far as it can be kept or broken: it has to be tried, or waived. */
export interface Entry {
  /** The operationId. */
  operation: string;
  /** `request`, or the status of an answer. */
  part: string;
  /** Of the body; empty for what has none. */
  mediaType: string;
  /**
   * In a request, a JSON Pointer into its body, or one behind `?parameter` or `{parameter}`; items of a list are `/0`.
   * In an answer, where its schema stands in generated/openapi.json.
   */
  place: string;
  /** The keyword of the schema, with the value where each counts: `enum "task"`. */
  keyword: string;
  polarity: "valid" | "invalid";
}

/** An entry as a line; two are the same when these are. */
export function lineOf({ operation, part, mediaType, place, keyword, polarity }: Entry): string {
  return [operation, part, mediaType, place, keyword, polarity].filter((each) => each !== "").join(" ");
}
