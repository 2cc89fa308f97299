import type { ApiError } from "./api-error.ts";
import type { ArgumentError } from "./argument-error.ts";
import type { ConnectionError } from "./connection-error.ts";
import type { RedirectError } from "./redirect-error.ts";
import type { ResponseValidationError } from "./response-validation-error.ts";
import { BRAND } from "./rootly-error.ts";
import type { TimeoutError } from "./timeout-error.ts";
import type { UnreadableResponseError } from "./unreadable-response-error.ts";

/** Every error of this package, told apart by `code`. */
export type AnyRootlyError =
  | ApiError
  | ArgumentError
  | ConnectionError
  | RedirectError
  | ResponseValidationError
  | TimeoutError
  | UnreadableResponseError;

/** Whether an error comes from this package, or from another copy of it. Then switch on its `code`. */
export function isRootlyError(value: unknown): value is AnyRootlyError {
  return BRAND in Object(value);
}
