import { ArgumentError } from "../errors/argument-error.ts";
import type { Outcome } from "./outcome.ts";

/** A token, or a function that returns one. It is called before each attempt, so that it can renew the token. */
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
  outcome: Outcome | undefined,
  ...args: Given
): Promise<Value> {
  // Of another realm, a function is no instance of this one's class.
  if (typeof option !== "function") return option;
  try {
    // None of the values is a function.
    return await (option as (...args: Given) => Value)(...args);
  } catch (cause) {
    throw new ArgumentError(name, "failed", { cause, outcome });
  }
}

/** @throws {ArgumentError} when it cannot stand in a header (RFC 6750: visible ASCII). The message never holds it. */
export function checkedToken(token: unknown, outcome?: Outcome): string {
  if (typeof token === "string" && /^[!-~]+$/.test(token)) return token;
  const problem = token ? "must be visible ASCII, without Bearer" : "is missing (or set ROOTLY_API_TOKEN)";
  throw new ArgumentError("token", problem, { outcome });
}

/** What a server may say, but nobody should read: a token as short as a word is a test's, and stays. */
const SHORTEST_SECRET = 8;

/** A string without the tokens, also where JSON, a URL or HTML writes some of their characters with escapes. */
export function withoutSecrets(text: string, secrets: Iterable<string>): string {
  let clean = text;
  for (const secret of secrets) {
    if (secret.length >= SHORTEST_SECRET)
      clean = clean.replace(new RegExp(secret.replace(/./g, spellings), "gi"), "[token]");
  }
  return clean;
}

/** Matches one character, which is visible ASCII, in each way in which it can be written. */
function spellings(character: string): string {
  const code = character.charCodeAt(0);
  const hex = code.toString(16);
  return `(?:\\\\?\\x${hex}|(?:\\\\u00|%)${hex}|&#(?:x0*${hex}|0*${code});)`;
}
