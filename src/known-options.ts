import { ArgumentError } from "./errors/argument-error.ts";

/**
 * Refuses options that nobody reads: a misspelt time-out would otherwise be no time-out.
 *
 * @param known The names of the options, with spaces between them.
 * @throws {ArgumentError} that names the first one that is not among them.
 */
export function refuseUnknown(options: object | undefined, known: string): void {
  for (const name in options) {
    if (!known.split(" ").includes(name)) throw new ArgumentError(name, "is no known option");
  }
}
