import createClient, { type Client } from "openapi-fetch";
import type { paths } from "../generated/schema.d.ts";
import { writeQuery } from "./query.ts";
import type { Answer } from "./transport/answer.ts";
import { OutgoingRequest } from "./transport/request.ts";
import { fillPath } from "./transport/url.ts";
import { VERSION } from "./version.ts";

/** The media type of every request and answer (JSON:API), without parameters. */
export const MEDIA_TYPE = "application/vnd.api+json";

/**
 * openapi-fetch's typed methods, one for each verb. Without its middleware, which sees requests that cannot be sent
 * again: hooks do its work. The body of an answer has been read by then, so `parseAs` can only be `"json"` or `"text"`.
 */
export type HttpClient = Omit<Client<paths, typeof MEDIA_TYPE>, "use" | "eject">;

/** The only place that knows openapi-fetch. */
export function createHttpClient(
  baseUrl: string,
  transport: (request: OutgoingRequest) => Promise<Answer>,
): HttpClient {
  return createClient<paths, typeof MEDIA_TYPE>({
    baseUrl,
    headers: {
      accept: MEDIA_TYPE,
      "content-type": MEDIA_TYPE,
      "user-agent": `rootly-action-items/${VERSION}`,
    },
    pathSerializer: fillPath,
    querySerializer: writeQuery,
    // openapi-fetch only makes one and hands it to `fetch`, which is this client's own too.
    Request: OutgoingRequest as unknown as typeof Request,
    fetch: transport as unknown as (request: Request) => Promise<Response>,
  });
}
