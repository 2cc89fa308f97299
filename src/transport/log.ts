import { ArgumentError } from "../errors/argument-error.ts";
import { oneLine } from "../errors/rootly-error.ts";
import { type AttemptEvent, notify } from "./hooks.ts";

/** Takes one string for each line of the log. `console`, and loggers of pino and winston, are such loggers. */
export interface Logger {
  debug(line: string): unknown;
  info(line: string): unknown;
  warn(line: string): unknown;
  error(line: string): unknown;
}

/** Lines of this level and of more severe ones are logged. */
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
    throw new ArgumentError("logger", `must have ${LEVELS.join(", ")}`);
  const most = (LEVELS as string[]).indexOf(level);
  if (level === "off") return undefined;
  if (most < 0) {
    const problem = `must be off, ${LEVELS.join(", ")}`;
    if (isOption) throw new ArgumentError("logLevel", problem);
    write("warn", `ROOTLY_LOG ${problem}`);
  }
  return (name, clean, { call, attempt, method }, path = "?", ...words) => {
    if (LEVELS.indexOf(name) > most) return;
    write(name, clean([`rootly ${call}.${attempt} ${method} ${path}`, ...words].filter(Boolean).join(", ")));
  };
}
