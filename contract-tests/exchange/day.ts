const DAY = /^\d{4}-\d\d-\d\d$/;
const HOUR_MS = 3_600_000;
/** When a day begins where it begins first, and ends where it ends last, from its begin in UTC. */
const [EARLIEST_MS, LATEST_MS] = [-14 * HOUR_MS, 36 * HOUR_MS];

/** Whether a string is a day of ISO 8601, without a time. */
export function isDay(text: unknown): text is string {
  return typeof text === "string" && DAY.test(text);
}

/**
 * Whether a server may have made this string of a day: the day itself, or a moment of it. Nobody has published how a due
 * date comes back, so a moment may be one of that day in any time zone, shown in any other.
 */
export function meansDay(text: string, day: string): boolean {
  if (DAY.test(text)) return text === day;
  const after = Date.parse(text) - Date.parse(day);
  return text.startsWith(day) || (after >= EARLIEST_MS && after < LATEST_MS);
}
