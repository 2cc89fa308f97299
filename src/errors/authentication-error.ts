import { ApiError } from "./api-error.ts";

/** 401: the token is missing or not valid. */
export class AuthenticationError extends ApiError {
  override readonly code = "authentication";

  override get name(): "AuthenticationError" {
    return "AuthenticationError";
  }
}
