import type { ValidationError } from "../../generated/validators.js";
import { type ErrorDetails, RootlyError } from "./rootly-error.ts";

/**
 * The server carried the request out (`outcome: "applied"`), but its answer is not what the spec says. Only
 * thrown where validation was switched on with `mode: "throw"`.
 */
export class ResponseValidationError extends RootlyError<{ status: number; violations: readonly ValidationError[] }> {
  readonly code = "invalid_response";
  declare readonly status: number;
  /** The errors, in the words of JSON Schema. */
  declare readonly violations: readonly ValidationError[];

  constructor(status: number, violations: readonly ValidationError[], details: ErrorDetails) {
    const messages = violations.map(({ instancePath, message }) => `${instancePath || "the body"} ${message}`);
    super(`The answer (status ${status}) is not what the spec says: ${messages.slice(0, 5).join("; ")}.`, {
      ...details,
      status,
      violations,
    });
  }

  override get name(): "ResponseValidationError" {
    return "ResponseValidationError";
  }
}
