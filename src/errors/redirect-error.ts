import { type ErrorDetails, RootlyError } from "./rootly-error.ts";

/** The server answered with a redirect. None is ever followed: it could carry the token to somebody else. */
export class RedirectError extends RootlyError {
  readonly code = "redirect";
  declare readonly status: number;
  /** Where it leads, without its query; undefined where the runtime hides it. */
  declare readonly location: string | undefined;

  constructor(status: number, location: string | undefined, details: ErrorDetails) {
    super(`The server redirects to ${location ?? "another address"}, which is never followed.`, details);
    Object.assign(this, { status, location });
  }

  override get name(): "RedirectError" {
    return "RedirectError";
  }
}
