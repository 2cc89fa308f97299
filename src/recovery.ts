import type { Result } from "./call.ts";
import type { ActionItem, ActionItemList } from "./lists.ts";
import type { Limits } from "./transport/limits.ts";

// A file of its own: declarations that two entries share are bundled apart, with all others of their file.

/** A create whose outcome can be unknown, and what it takes to look for what it created. */
export interface Creation {
  /** Sends it once. */
  send: () => Promise<Result<ActionItem>>;
  /** The incident's action items. */
  list: ActionItemList;
  /** What was sent. */
  body: () => { data: { attributes?: object } };
  limits: Limits;
  signal: AbortSignal | undefined;
  /** What time it is, in milliseconds since the epoch. */
  now: () => number;
}

/**
 * Carries out a create. `reconcile()` of `rootly-action-items/reconcile` returns one.
 *
 * @throws what is no error of this client, and the reason of an abort, whatever that is.
 */
export type Recovery = (creation: Creation) => Promise<Result<ActionItem>>;
