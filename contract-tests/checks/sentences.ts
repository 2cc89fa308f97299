import type { Validate, ValidationError } from "../../generated/validators.js";
import { located } from "../spec/location.ts";

/** What a validator finds wrong, in sentences that name the place, the keyword and the part of the spec. */
export function sentences(validate: Validate<unknown>, value: unknown): string[] {
  return errorsOf(validate, value).map(sentence);
}

export function sentence({ instancePath, keyword, message, schemaPath }: ValidationError): string {
  return `${instancePath || "the value"} ${message ?? "is refused"} (${keyword}, ${located(schemaPath)})`;
}

/** What a validator finds wrong. */
export function errorsOf(validate: Validate<unknown>, value: unknown): ValidationError[] {
  return validate(value) ? [] : (validate.errors ?? []);
}
