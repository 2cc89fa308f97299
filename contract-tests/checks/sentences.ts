import type { Validate } from "../../generated/validators.js";

/** What a validator finds wrong, in sentences that name the place, the keyword and the part of the description. */
export function sentences(validate: Validate<unknown>, value: unknown): string[] {
  if (validate(value)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, keyword, message, schemaPath }) =>
      `${instancePath || "the value"} ${message ?? "is refused"} (${keyword}, ${schemaPath})`,
  );
}
