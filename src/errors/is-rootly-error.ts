import type { ApiError } from "./api-error.ts";
import type { ArgumentError } from "./argument-error.ts";
import type { ConnectionError, RedirectError, TimeoutError, UnreadableResponseError } from "./no-response.ts";
import type { ResponseValidationError } from "../validation.ts";
import { BRAND } from "./rootly-error.ts";

/** Any error of this package; `code` says which. */
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
