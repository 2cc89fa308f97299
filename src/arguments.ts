import { ArgumentError } from "./errors/argument-error.ts";

/**
 * Runs what the caller's own values and functions can make fail.
 *
 * @throws {ArgumentError} when they do.
 */
export function sendable<Value>(argument: string, make: () => Value): Value {
  try {
    return make();
  } catch (cause) {
    if (cause instanceof ArgumentError) throw cause;
    // The runtime quotes a header's value, which may be a secret.
    throw new ArgumentError(argument, "cannot be sent", { cause: argument === "headers" ? undefined : cause });
  }
}

/**
 * Writes a body as JSON.
 *
 * @throws {ArgumentError} for what JSON does not have, and for what it would silently turn into null: `NaN`,
 *   `Infinity`, an invalid date.
 */
export function writeJson(body: unknown): string {
  let member = "body";
  return sendable(member, () => {
    const json = JSON.stringify(body);
    // Looking at each value takes several times as long.
    if (!/null/.test(json)) return json;
    return JSON.stringify(body, function (this: Record<string, unknown>, key, value: unknown) {
      // The index of a list's element would not say where it is.
      if (key && !Array.isArray(this)) member = key;
      if (value === null ? this[key] !== null : typeof value === "number" && !isFinite(value)) {
        throw new ArgumentError(member, "is NaN, infinite or an invalid date");
      }
      return value;
    });
  });
}

/** Options without those that are undefined. */
export type Known<Options> = { [Name in keyof Options]: Exclude<Options[Name], undefined> };

/**
 * A copy of options, as they are now. Refuses those that nobody reads: a misspelt time-out would otherwise be no time-out.
 *
 * @param known The names of the options, with spaces between them.
 * @throws {ArgumentError} that names the first one that is not among them; for what is no object, or cannot be read.
 */
export function knownOptions<Options extends object>(options: Options, known: string): Known<Options> {
  return sendable("options", () => {
    const entries = Object.entries(options).filter(([name, value]) => {
      if (!known.split(" ").includes(name)) throw new ArgumentError(name, "is no known option");
      return value !== undefined;
    });
    // Of the same members.
    return Object.fromEntries(entries) as Known<Options>;
  });
}
