/** A time in the vendor's form: with milliseconds and a numeric offset, never `Z`. */
export function timestamp(date: Date): string {
  return date.toISOString().replace("Z", "+00:00");
}

/** The milliseconds since the epoch; undefined for everything that is no date of ISO 8601. */
export function millisecondsOf(value: unknown): number | undefined {
  // On its own, Date.parse takes "Step 1" for the first of January.
  const time = typeof value === "string" && /^\d{4}-\d\d-\d\d/.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}
