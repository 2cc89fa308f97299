/**
 * The client.
 *
 * @module rootly-action-items
 */
export type {
  ActionItem,
  ActionItems,
  CreateActionItemAttributes,
  CreateOptions,
  UpdateActionItemAttributes,
} from "./action-items.ts";
export type { CallOptions } from "./call.ts";
export { createRootlyClient, type RootlyClient } from "./client.ts";
export { ApiError, type ApiErrorDetail } from "./errors/api-error.ts";
export { ArgumentError } from "./errors/argument-error.ts";
export { AuthenticationError } from "./errors/authentication-error.ts";
export { ConnectionError } from "./errors/connection-error.ts";
export { type AnyRootlyError, isRootlyError } from "./errors/is-rootly-error.ts";
export { NotFoundError } from "./errors/not-found-error.ts";
export { PermissionError } from "./errors/permission-error.ts";
export { RateLimitError } from "./errors/rate-limit-error.ts";
export { RedirectError } from "./errors/redirect-error.ts";
export { RootlyError } from "./errors/rootly-error.ts";
export { ServerError } from "./errors/server-error.ts";
export { TimeoutError, type TimeoutPhase } from "./errors/timeout-error.ts";
export { UnprocessableError } from "./errors/unprocessable-error.ts";
export { UnreadableResponseError } from "./errors/unreadable-response-error.ts";
export type { ActionItemFilter } from "./filters.ts";
export type { ActionItemList, ActionItemPage, ListAllOptions, ListOptions } from "./lists.ts";
export type { RootlyClientOptions } from "./options.ts";
export type { ResponseMetadata, Result } from "./result.ts";
export type { AttemptEvent, Hooks, ResponseEvent, RetryEvent } from "./transport/hooks.ts";
export type { RetryOptions } from "./transport/limits.ts";
export type { Logger, LogLevel } from "./transport/log.ts";
export type { Outcome } from "./transport/outcome.ts";
export type { RateLimit } from "./transport/rate-limit.ts";
export type { Token } from "./transport/token.ts";
export type { Validator } from "./transport/transport.ts";
