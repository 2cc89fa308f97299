import type { ValidationError } from "../../generated/validators.js";

/** The media type of every request and answer, without parameters. */
export const MEDIA_TYPE = "application/vnd.api+json";

/** What the fake says to a request, before it is made a `Response`. */
export interface Answer {
  status: number;
  /** Absent where there is none. */
  body?: unknown;
  /** Beside those that every answer has. */
  headers?: Readonly<Record<string, string>>;
}

/** An answer that refuses, with an error object for each title. */
export function refusal(status: number, ...titles: readonly string[]): Answer {
  return { status, body: { errors: titles.map((title) => ({ title, status: String(status) })) } };
}

/** What says how to authenticate (RFC 9110, section 11.6.1). */
export const UNAUTHORIZED: Answer = { ...refusal(401, "Invalid token"), headers: { "www-authenticate": "Bearer" } };

export const NOT_FOUND = refusal(404, "Not found or unauthorized");

/** Makes a `Response` with the headers that every answer has; others are added or take their place. */
export type Respond = (
  status: number,
  content: BodyInit | null,
  headers?: Readonly<Record<string, string>>,
) => Response;

const REQUESTS_AN_HOUR = 1000;

/** What makes the responses of one fake, which counts them. */
export function responder(now: () => Date): Respond {
  let used = 0;
  return (status, content, headers) => {
    used += 1;
    // Always an hour away: what a client does about it must not depend on when a test is run.
    const reset = Math.ceil(now().getTime() / 1000) + 3600;
    return new Response(content, {
      status,
      headers: {
        ...(content !== null && { "content-type": MEDIA_TYPE }),
        date: now().toUTCString(),
        "x-request-id": crypto.randomUUID(),
        "x-ratelimit-limit": `${REQUESTS_AN_HOUR}, ${REQUESTS_AN_HOUR};window=3600`,
        // It counts, but it never refuses, and so never says that it will: a test says itself when it wants that.
        "x-ratelimit-remaining": String(Math.max(1, REQUESTS_AN_HOUR - used)),
        "x-ratelimit-used": String(used),
        "x-ratelimit-reset": String(reset),
        ...headers,
      },
    });
  };
}

/** The vendor's words for one blank summary. */
export const BLANK_SUMMARY = ["Summary can't be blank", "Summary raw can't be blank"];

/** Whether a string shows nothing: the pattern of the spec knows only the white space that JavaScript knows. */
export function isBlank(text: string): boolean {
  return /^[\p{White_Space}\p{Default_Ignorable_Code_Point}]*$/u.test(text);
}

/** What is said of a body that breaks the spec: a title for each thing that is wrong with it. */
export function titlesOf(errors: readonly ValidationError[]): string[] {
  return [...new Set(errors.flatMap(titlesOfOne))];
}

function titlesOfOne({ keyword, instancePath, params, message }: ValidationError): readonly string[] {
  const { missingProperty, additionalProperty, allowedValues, type } = params;
  const name = String(
    missingProperty ?? additionalProperty ?? /\/([a-z_]+)(\/\d+)*$/.exec(instancePath)?.[1] ?? "body",
  );
  const subject = `${name.charAt(0).toUpperCase()}${name.slice(1).replaceAll("_", " ").trimEnd()}`;
  switch (keyword) {
    case "required":
    case "minLength":
    case "pattern":
      return name === "summary" ? BLANK_SUMMARY : [`${subject} can't be blank`];
    case "additionalProperties":
      return [`${subject} is not permitted`];
    case "enum":
      return [`${subject} is not one of ${String(allowedValues).replaceAll(",", ", ")}`];
    case "type":
      return [`${subject} is not of type ${String(type).replaceAll(",", " or ")}`];
    default:
      return [`${subject} ${message}`];
  }
}
