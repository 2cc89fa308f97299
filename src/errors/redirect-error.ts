import { type ErrorDetails, RootlyError } from "./rootly-error.ts";

/** The server answered with a redirect. None is ever followed: it could carry the token to another party. */
export class RedirectError extends RootlyError<{ status: number; location: string | undefined }> {
  readonly code = "redirect";
  declare readonly status: number;
  declare readonly headers: Headers;
  /** Where it leads, without its query; undefined where the runtime hides it. */
  declare readonly location: string | undefined;

  constructor({ status, headers }: Response, details: ErrorDetails) {
    // Without its query, which may hold somebody's secret.
    const location = headers.get("location")?.split("?")[0];
    super(`The server redirects to ${location?.slice(0, 200) ?? "another address"}, which is never followed.`, {
      ...details,
      status,
      headers,
      location,
    });
  }

  override get name(): "RedirectError" {
    return "RedirectError";
  }
}
