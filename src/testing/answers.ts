/** The media type of every request and answer, without parameters. */
export const MEDIA_TYPE = "application/vnd.api+json";

/** What the fake says to a request, before it is made a `Response`. */
export interface Answer {
  status: number;
  body: unknown;
}

/** An answer that refuses, with an error object for each title. */
export function refusal(status: number, ...titles: readonly string[]): Answer {
  return { status, body: { errors: titles.map((title) => ({ title, status: String(status) })) } };
}

export const NOT_FOUND = refusal(404, "Not found or unauthorized");

/** Makes a `Response` with the headers that every answer has; others are added or take their place. */
export type Respond = (status: number, content: BodyInit, headers?: Readonly<Record<string, string>>) => Response;

const REQUESTS_AN_HOUR = 1000;

/** What makes the responses of one fake, which counts them. */
export function responder(now: () => Date): Respond {
  let used = 0;
  return (status, content, headers) => {
    used += 1;
    const nextHour = Math.floor(now().getTime() / 3_600_000 + 1) * 3600;
    return new Response(content, {
      status,
      headers: {
        "content-type": MEDIA_TYPE,
        "x-request-id": crypto.randomUUID(),
        "x-ratelimit-limit": `${REQUESTS_AN_HOUR}, ${REQUESTS_AN_HOUR};window=3600`,
        // It counts, but it never refuses: a test says itself when it wants that.
        "x-ratelimit-remaining": String(Math.max(0, REQUESTS_AN_HOUR - used)),
        "x-ratelimit-used": String(used),
        "x-ratelimit-reset": String(nextHour),
        ...headers,
      },
    });
  };
}
