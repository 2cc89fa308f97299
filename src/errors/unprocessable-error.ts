import { ApiError } from "./api-error.ts";

/** 422: the request was understood, but its content is refused; `errors` says why. */
export class UnprocessableError extends ApiError {
  override readonly code = "unprocessable";

  override get name(): "UnprocessableError" {
    return "UnprocessableError";
  }
}
