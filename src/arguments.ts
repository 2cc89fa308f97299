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
    throw new ArgumentError(argument, "cannot be used", { cause: argument === "headers" ? undefined : cause });
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

/** Whether a value has members and no meaning of its own, as a list, a date or a signal has. */
export function isPlain(value: unknown): value is object {
  return {}.toString.call(value) === "[object Object]";
}

/**
 * The names that an object may have, each with an example of its value: a number, a string, a boolean or a function, or the
 * names of an object in its turn. Null stands for anything.
 */
export interface Kinds {
  readonly [name: string]: unknown;
}

/** Options without those that are undefined. */
export type Known<Options> = { [Name in keyof Options]: Exclude<Options[Name], undefined> };

/**
 * A copy of options, as they are now. Refuses what has no effect: a misspelt time-out would otherwise be no time-out.
 *
 * @param place What they are called in errors.
 * @param prefix What stands before the name of each of them.
 * @throws {ArgumentError} for a name that is not known, with those that are; for null and a value of another type; for what
 *   is no plain object, or cannot be read.
 */
export function knownOptions<Options>(options: Options, kinds: Kinds, place = "options", prefix = ""): Known<Options> {
  return sendable(place, () => {
    const refuse = (problem: string, name = place) => {
      throw new ArgumentError(name, problem);
    };
    const names = () => Object.keys(kinds).filter(Boolean).join(", ");
    if (!isPlain(options)) return "" in kinds ? options : refuse(`must be an object with ${names()}`);
    const known: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(options)) {
      const path = prefix + name;
      const kind: unknown = Object.hasOwn(kinds, name) ? kinds[name] : refuse(`is none of ${names()}`, path);
      if (value === undefined) continue;
      const type = typeof kind;
      known[name] = kind && type === "object" ? knownOptions(value, kind as Kinds, path, `${path}.`) : value;
      if (type !== "object" && (typeof value !== type || (type === "number" && !(value >= 0))))
        refuse(`must be a ${type}${type === "number" ? ", 0 or more" : ""}`, path);
    }
    // Of the same members.
    return known;
  }) as Known<Options>;
}
