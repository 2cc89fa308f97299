import { ApiError } from "./api-error.ts";

/** 403: the token is valid, but may not do this. */
export class PermissionError extends ApiError {
  override readonly code = "permission";

  override get name(): "PermissionError" {
    return "PermissionError";
  }
}
