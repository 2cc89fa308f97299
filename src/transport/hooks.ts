import { operationIds } from "../../generated/names.ts";
import type { operations } from "../../generated/schema.d.ts";
import type { Outcome } from "./outcome.ts";

export type OperationId = keyof operations;

/** An operation as errors and hooks name it. */
export interface Operation {
  /** Absent for a request that the spec does not know. */
  operationId?: OperationId | undefined;
  /** The path template, which holds no identifiers; absent likewise. */
  template?: string | undefined;
}

/** The operation of a request; for one that the spec does not know, nothing: its path may hold identifiers. */
export function operationOf(method: string, template: string): Operation {
  const ids: Readonly<Record<string, Readonly<Record<string, OperationId>>>> = operationIds;
  const operationId = ids[template]?.[method];
  return operationId ? { operationId, template } : {};
}

/** One attempt, as a log line or a span would name it. It holds neither the token nor any identifier. */
export interface AttemptEvent extends Operation {
  method: string;
  /** The number of the call: the same for all of its attempts, and for no other call of any client in this process. */
  call: number;
  /** 1 for the first. */
  attempt: number;
}

/** How an attempt ended. */
export interface ResponseEvent extends AttemptEvent {
  /** Undefined when no answer came. */
  status: number | undefined;
  /** Undefined when the request succeeded. */
  outcome: Outcome | undefined;
  /** Milliseconds, body included. */
  duration: number;
}

/** Why and when a request is sent again. */
export interface RetryEvent extends ResponseEvent {
  /** Milliseconds until the next attempt. */
  delay: number;
}

/** Called while a call is under way. What a hook throws is dropped: a log line must not turn a success into a failure. */
export interface Hooks {
  /** Before each attempt. */
  onRequest?: ((event: AttemptEvent) => void) | undefined;
  /** After each attempt, also when no answer came. */
  onResponse?: ((event: ResponseEvent) => void) | undefined;
  /** Before each wait. */
  onRetry?: ((event: RetryEvent) => void) | undefined;
}

export function notify<Event>(hook: ((event: Event) => unknown) | undefined, event: Event): void {
  // What it throws makes the promise reject, as what an asynchronous one rejects with does; none is waited for.
  if (hook) (async () => hook(event))().catch(() => {});
}
