import { ApiError, type Refusal } from "./api-error.ts";
import { AuthenticationError } from "./authentication-error.ts";
import { NotFoundError } from "./not-found-error.ts";
import { PermissionError } from "./permission-error.ts";
import { RateLimitError } from "./rate-limit-error.ts";
import { ServerError } from "./server-error.ts";
import { UnprocessableError } from "./unprocessable-error.ts";

const CLASSES: Readonly<Record<number, new (refusal: Refusal) => ApiError>> = {
  401: AuthenticationError,
  403: PermissionError,
  404: NotFoundError,
  422: UnprocessableError,
  429: RateLimitError,
};

/** The error of the class that goes with the status. */
export function apiErrorFrom(refusal: Refusal): ApiError {
  const Class = CLASSES[refusal.status] ?? (refusal.status >= 500 ? ServerError : ApiError);
  return new Class(refusal);
}
