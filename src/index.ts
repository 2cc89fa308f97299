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
export type { Call, CallOptions, Result } from "./call.ts";
export { createRootlyClient, type RootlyClient, type RootlyClientOptions } from "./client.ts";
export {
  ApiError,
  type ApiErrorDetail,
  AuthenticationError,
  NotFoundError,
  PermissionError,
  RateLimitError,
  ServerError,
  UnprocessableError,
} from "./errors/api-error.ts";
export { ArgumentError } from "./errors/argument-error.ts";
export { type AnyRootlyError, isRootlyError } from "./errors/is-rootly-error.ts";
export { ConnectionError, RedirectError, TimeoutError, UnreadableResponseError } from "./errors/no-response.ts";
export { RootlyError } from "./errors/rootly-error.ts";
export type { HttpClient } from "./http-client.ts";
export type { ActionItemFilter, ActionItemList, ActionItemPage, ListAllOptions, ListOptions } from "./lists.ts";
export type { ResponseMetadata } from "./transport/response.ts";
export type { AttemptEvent, Hooks, ResponseEvent, RetryEvent } from "./transport/hooks.ts";
export type { RetryOptions } from "./transport/limits.ts";
export type { Logger, LogLevel } from "./transport/log.ts";
export type { Outcome, TimeoutPhase } from "./transport/outcome.ts";
export type { RateLimit } from "./transport/retry-delay.ts";
export type { Token } from "./transport/token.ts";
export type { Validator } from "./transport/transport.ts";
