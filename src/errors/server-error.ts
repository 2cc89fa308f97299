import { ApiError } from "./api-error.ts";

/** 5xx: the server failed. Whether it carried the request out is not known. */
export class ServerError extends ApiError {
  override readonly code = "server_error";

  override get name(): "ServerError" {
    return "ServerError";
  }
}
