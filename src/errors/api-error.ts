import { metadataOf } from "../result.ts";
import type { Answer } from "../transport/answer.ts";
import type { RateLimit } from "../transport/rate-limit.ts";
import { RootlyError } from "./rootly-error.ts";

/** One thing that went wrong, in the words of the server. */
export interface ApiErrorDetail {
  title: string;
  /** The HTTP status, as a string. */
  status?: string;
  code?: string | null;
  detail?: string | null;
}

/** An answer that refuses a request: what an `ApiError` is made of. */
export type Refusal = Pick<Answer, "status" | "headers" | "bodyText" | "facts">;

/** The codes of API errors, one for each class. */
export type ApiErrorCode =
  "api_error" | "authentication" | "permission" | "not_found" | "unprocessable" | "rate_limited" | "server_error";

const EXCERPT = 200;
const LONGEST_MESSAGE = 1_000;
/** How many characters of a body an error keeps. */
export const LONGEST_BODY = 16 * 1024;

/** The server answered, and refused or failed. `message` says what the server said. */
export class ApiError extends RootlyError {
  readonly code: ApiErrorCode = "api_error";
  /** The HTTP status. */
  declare readonly status: number;
  /** What went wrong, in the words of the server; empty when the body says it in no shape that is known. */
  declare readonly errors: readonly ApiErrorDetail[];
  declare readonly headers: Headers;
  /** The server's name for the exchange (`X-Request-Id`), if it gave one: worth quoting to its support. */
  declare readonly requestId: string | undefined;
  declare readonly rateLimit: RateLimit;
  /** How long the server asks to wait, in milliseconds; undefined when it does not ask. */
  declare readonly retryAfter: number | undefined;
  /** The body as it came, its first 16 384 characters at most. */
  declare readonly body: string;

  constructor(refusal: Refusal) {
    const { bodyText, facts, headers } = refusal;
    const errors = errorsIn(bodyText);
    super(messageFrom(errors, refusal), { ...facts, headers });
    const { status, requestId, rateLimit } = metadataOf(refusal);
    const body = bodyText.slice(0, LONGEST_BODY);
    Object.assign(this, { status, errors, requestId, rateLimit, retryAfter: facts.retryAfter, body });
  }

  override get name(): string {
    return "ApiError";
  }
}

/** The errors of a JSON:API document, or the one error of the rate limiter's answer. */
function errorsIn(body: string): ApiErrorDetail[] {
  let document: unknown;
  try {
    document = JSON.parse(body);
  } catch {
    return [];
  }
  const { errors, error } = Object(document) as { errors?: unknown; error?: unknown };
  if (typeof error === "string") return [{ title: error }];
  if (!Array.isArray(errors)) return [];
  return errors.filter((each): each is ApiErrorDetail => typeof Object(each).title === "string");
}

function messageFrom(errors: ApiErrorDetail[], { status, headers, bodyText, facts }: Refusal): string {
  const said = errors
    .map(({ title, detail }) => (typeof detail === "string" ? `${title} (${detail})` : title))
    .join("; ");
  const wait = facts.retryAfter === undefined ? "" : `, asks to wait ${Math.ceil(facts.retryAfter / 1000)} s`;
  return `${(said || describe(bodyText, headers)).slice(0, LONGEST_MESSAGE)} (status ${status}${wait})`;
}

/** How a body begins that is in none of the known shapes; of a page, without its markup. */
function describe(body: string, headers: Headers): string {
  const excerpt = body
    .replace(/<[^>]*>|\s+/g, " ")
    .trim()
    .slice(0, EXCERPT);
  return excerpt ? `The server answered with ${headers.get("content-type")}: ${excerpt}` : "The server gave no reason";
}
