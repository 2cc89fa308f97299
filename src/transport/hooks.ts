import { operationIds } from "../../generated/operation-ids.js";
import type { operations } from "../../generated/schema.d.ts";
import { ArgumentError } from "../arguments.ts";
import { oneLine } from "../errors/rootly-error.ts";
import type { Outcome } from "./outcome.ts";

export type OperationId = keyof operations;

/** An operation as errors and hooks name it. */
export interface Operation {
  /** Absent for a request that the spec does not know. */
  operationId?: OperationId | undefined;
  /** The path template, which holds no identifiers; absent likewise. */
  template?: string | undefined;
}

const IDS: Readonly<Record<string, Readonly<Record<string, OperationId>>>> = operationIds;

/** The operation of a request; for one that the spec does not know, nothing: its path may hold identifiers. */
export function operationOf(method: string, template: string): Operation {
  const operationId = IDS[template]?.[method];
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
  if (hook) new Promise((resolve) => resolve(hook(event))).catch(() => {});
}

/** What takes the log, one string for each line. `console` is such a logger, and those of pino and winston are. */
export interface Logger {
  debug(line: string): unknown;
  info(line: string): unknown;
  warn(line: string): unknown;
  error(line: string): unknown;
}

/** How much is logged: the lines of a level, and those of all that are more severe. */
export type LogLevel = "off" | keyof Logger;

/** The most severe first. */
const LEVELS: readonly (keyof Logger)[] = ["error", "warn", "info", "debug"];

/**
 * Logs a line about an attempt.
 *
 * @param clean Takes secrets out of the line.
 * @param path Where the request goes, as far as it may be told at that level.
 * @param words What happened; a word that is not there is left out.
 */
export type Log = (
  level: keyof Logger,
  clean: (text: string) => string,
  event: AttemptEvent,
  path: string | undefined,
  ...words: (string | number | undefined)[]
) => void;

/**
 * Makes the log of a client; undefined where nothing is logged. What the logger throws is dropped, as with hooks.
 *
 * @param level How much is logged. The environment's may be anything.
 * @param isOption Whether the caller chose it.
 * @throws {ArgumentError} when the logger or the level cannot be right.
 */
export function logTo(logger: Logger, level: string, isOption: boolean): Log | undefined {
  const write = (name: keyof Logger, line: string) => notify((text) => logger[name](text), oneLine(line));
  if (LEVELS.some((name) => typeof logger[name] !== "function"))
    throw new ArgumentError("logger", `must have ${LEVELS}`);
  const most = (LEVELS as string[]).indexOf(level);
  if (level === "off") return undefined;
  if (most < 0) {
    const problem = `must be off,${LEVELS}`;
    if (isOption) throw new ArgumentError("logLevel", problem);
    write("warn", `ROOTLY_LOG ${problem}`);
  }
  return (name, clean, { call, attempt, method }, path = "?", ...words) => {
    if (LEVELS.indexOf(name) > most) return;
    write(name, clean([`rootly ${call}.${attempt} ${method} ${path}`, ...words].filter(Boolean).join(", ")));
  };
}
