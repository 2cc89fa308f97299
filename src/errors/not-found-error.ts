import { ApiError } from "./api-error.ts";

/** 404: what was asked for is missing, or not visible to this token; the API does not tell which. */
export class NotFoundError extends ApiError {
  override readonly code = "not_found";

  override get name(): "NotFoundError" {
    return "NotFoundError";
  }
}
