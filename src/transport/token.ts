import { ArgumentError } from "../errors/argument-error.ts";
import type { Outcome } from "./outcome.ts";

/** A token, or what gives one: called before each attempt, so that it can be renewed in between. */
export type Token = string | (() => string | Promise<string>);

/**
 * What an option says now: its value, or what its function returns.
 *
 * @param outcome What is known of the attempts before.
 * @throws {ArgumentError} when the function fails.
 */
export async function currentValue<Value, Given extends unknown[]>(
  name: string,
  option: Value | ((...args: Given) => Value | Promise<Value>),
  outcome: Outcome = "not-sent",
  ...args: Given
): Promise<Value> {
  if (!(option instanceof Function)) return option;
  try {
    return await option(...args);
  } catch (cause) {
    throw new ArgumentError(name, "is a function that failed", { cause, outcome });
  }
}

/** @throws {ArgumentError} when it cannot stand in a header (RFC 6750: visible ASCII). The message never holds it. */
export function checkedToken(token: unknown, outcome: Outcome = "not-sent"): string {
  if (typeof token === "string" && /^[!-~]+$/.test(token)) return token;
  const problem = token ? "must be visible ASCII characters" : "is missing (or set ROOTLY_API_TOKEN)";
  throw new ArgumentError("token", problem, { outcome });
}
