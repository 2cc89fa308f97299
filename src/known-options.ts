import { ArgumentError } from "./errors/argument-error.ts";
import { sendable } from "./sendable.ts";

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
