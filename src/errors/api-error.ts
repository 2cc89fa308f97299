import { metadataOf, type ResponseMetadata } from "../result.ts";
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

/** How many characters of a body an error keeps. */
export const LONGEST_BODY = 16_384;

/** The server answered, and refused or failed. `message` says what the server said. */
export class ApiError extends RootlyError<
  Omit<ResponseMetadata, "attempts"> & { errors: readonly ApiErrorDetail[]; body: string }
> {
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
    const { bodyText, facts } = refusal;
    const errors = errorsIn(bodyText);
    const body = bodyText.slice(0, LONGEST_BODY);
    super(messageFrom(errors, refusal), { ...facts, ...metadataOf(refusal, facts), errors, body });
  }

  override get name(): string {
    return "ApiError";
  }
}

/** The errors of a JSON:API document, and the one error of the rate limiter's answer: whatever of them has a title. */
function errorsIn(body: string): ApiErrorDetail[] {
  try {
    const { errors, error }: Record<string, unknown> = Object(JSON.parse(body));
    return [{ title: error }, errors]
      .flat()
      .filter((each): each is ApiErrorDetail => typeof Object(each).title === "string");
  } catch {
    return [];
  }
}

function messageFrom(errors: ApiErrorDetail[], refusal: Refusal): string {
  const { retryAfter } = refusal.facts;
  const said = errors
    .map(({ title, detail }) => (typeof detail === "string" ? `${title} (${detail})` : title))
    .join("; ");
  const wait = retryAfter === undefined ? "" : `, asks to wait ${Math.ceil(retryAfter / 1000)} s`;
  return `${(said || describe(refusal)).slice(0, 1_000)} (status ${refusal.status}${wait})`;
}

/** How a body begins that is in none of the known shapes; of a page, without its markup. */
function describe({ bodyText, headers }: Refusal): string {
  const excerpt = bodyText
    .replace(/<[^>]*>|\s+/g, " ")
    .trim()
    .slice(0, 200);
  return excerpt ? `The server answered with ${headers.get("content-type")}: ${excerpt}` : "The server gave no reason";
}
