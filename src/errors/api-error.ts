import { type Answer, LazyMetadata, parseJson, type ResponseMetadata } from "../transport/response.ts";
import type { RateLimit } from "../transport/retry-delay.ts";
import { LONGEST_STRING, oneLine, RootlyError } from "./rootly-error.ts";

/** One thing that went wrong, in the words of the server. */
export interface ApiErrorDetail {
  /** What went wrong; where a server leaves it out, there is a `detail`. */
  title?: string | undefined;
  /** The HTTP status, as a string. */
  status?: string | undefined;
  code?: string | null | undefined;
  detail?: string | null | undefined;
}

/** The codes of API errors, one for each class. */
export type ApiErrorCode =
  "api_error" | "authentication" | "permission" | "not_found" | "unprocessable" | "rate_limited" | "server_error";

/** The server answered, and refused or failed. `message` says what the server said. */
export class ApiError extends RootlyError<
  Omit<ResponseMetadata, "attempts"> & { errors: readonly ApiErrorDetail[]; body: string }
> {
  readonly code: ApiErrorCode = "api_error";
  /** The HTTP status. */
  declare readonly status: number;
  /** What went wrong, in the server's words; empty when the body has no known form. */
  declare readonly errors: readonly ApiErrorDetail[];
  declare readonly headers: Headers;
  /** The server's name for the exchange (`X-Request-Id`), if it gave one: worth quoting to its support. */
  declare readonly requestId: string | undefined;
  declare readonly rateLimit: RateLimit;
  /** How long the server asks to wait, in milliseconds; undefined when it does not ask. */
  declare readonly retryAfter: number | undefined;
  /** The first 16,384 characters of the body. */
  declare readonly body: string;

  override get name(): string {
    return "ApiError";
  }
}

/** 401: the token is missing or not valid. */
export class AuthenticationError extends ApiError {
  override readonly code = "authentication";

  override get name(): "AuthenticationError" {
    return "AuthenticationError";
  }
}

/** 403: the token is valid, but may not do this. */
export class PermissionError extends ApiError {
  override readonly code = "permission";

  override get name(): "PermissionError" {
    return "PermissionError";
  }
}

/** 404: what was requested is missing, or not visible to this token; the API does not tell which. */
export class NotFoundError extends ApiError {
  override readonly code = "not_found";

  override get name(): "NotFoundError" {
    return "NotFoundError";
  }
}

/** 422: the request was understood, but its content is refused; `errors` says why. */
export class UnprocessableError extends ApiError {
  override readonly code = "unprocessable";

  override get name(): "UnprocessableError" {
    return "UnprocessableError";
  }
}

/** 429: the rate limit is used up; `retryAfter` and `rateLimit` say for how long. */
export class RateLimitError extends ApiError {
  override readonly code = "rate_limited";

  override get name(): "RateLimitError" {
    return "RateLimitError";
  }
}

/** 5xx: the server failed. Whether it carried the request out is not known. */
export class ServerError extends ApiError {
  override readonly code = "server_error";

  override get name(): "ServerError" {
    return "ServerError";
  }
}

const CLASSES: Readonly<Record<number, typeof ApiError>> = {
  401: AuthenticationError,
  403: PermissionError,
  404: NotFoundError,
  422: UnprocessableError,
  429: RateLimitError,
};

/** The error of an answer that refuses a request, of the class that goes with its status. */
export function apiErrorFrom({ response, text: body, facts }: Answer): ApiError {
  const { status, headers } = response;
  const Class = CLASSES[status] ?? (status >= 500 ? ServerError : ApiError);
  const errors = errorsIn(body);
  // Cut first: markup is taken out in linear time, but of a whole body that is still long.
  const excerpt = oneLine(body.slice(0, LONGEST_STRING).replace(/<[^<>]*>/g, " ")).slice(0, 200);
  const type = headers.get("content-type") ?? "no media type";
  const other = excerpt ? `The server answered with ${type}: ${excerpt}` : "The server gave no reason";
  const { retryAfter } = facts;
  const wait = retryAfter === undefined ? "" : `, asks to wait ${Math.ceil(retryAfter / 1000)} s`;
  const message = (errors.map(prose).join("; ") || other).slice(0, 1_000);
  const metadata = new LazyMetadata(response, facts).toJSON();
  return new Class(`${message} (status ${status}${wait})`, { ...facts, ...metadata, headers, errors, body });
}

/** The errors of a JSON:API document, and the one error of the rate limiter's answer: whatever of them says something. */
function errorsIn(body: string): ApiErrorDetail[] {
  const { errors, error }: Record<string, unknown> = Object(parseJson(body).value);
  return [{ title: error }, errors].flat().filter((item): item is ApiErrorDetail => prose(item) !== "");
}

/** What an error says in prose. */
function prose(error: unknown): string {
  const { title, detail } = Object(error);
  return [title, detail].filter((item) => typeof item === "string").join(": ");
}
