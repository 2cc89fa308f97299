import type { HarEntry } from "./read-har.ts";

/** A shorter one is a word that others write too. */
const SHORTEST = 8;

/** What requests of a recording have said who sends them with: nobody may read that in a report. */
export function secretsOf(entries: readonly Pick<HarEntry, "requestHeaders">[]): string[] {
  const credentials = entries.flatMap(({ requestHeaders: { authorization = "" } }) =>
    authorization.split(/\s+/).slice(-1),
  );
  return [...new Set(credentials)].filter((each) => each.length >= SHORTEST && !each.startsWith("$"));
}
