import { isDay } from "../exchange/document.ts";
import { isObject, type Json } from "../spec/schema.ts";

const DAY_MS = 86_400_000;
/**
 * How many days from today the days lie that are sent. Far enough that each is still to come in every time zone, and at
 * the end of a long run; near enough that no server has a reason to refuse it.
 */
const AHEAD = { soon: 14, later: 21 };

let known: string | undefined;

/**
 * The day of the run in UTC, from which the days are counted that the suite sends: a server can refuse a due date that has
 * passed. The commands set CONTRACT_TODAY, so that all processes of a run have the same. Default: the day on which this is
 * called first.
 *
 * @throws {Error} when CONTRACT_TODAY is not a day.
 */
export function today(): string {
  known ??= dayOfRun(process.env["CONTRACT_TODAY"] || undefined);
  return known;
}

/**
 * The day of a run in UTC. Default: the current one.
 *
 * @throws {Error} when it is not a day.
 */
export function dayOfRun(text = dayOf(Date.now())): string {
  const time = isDay(text) ? Date.parse(text) : NaN;
  if (Number.isNaN(time) || dayOf(time) !== text)
    throw new Error(`--today is not a day such as 2027-03-31: ${JSON.stringify(text)}.`);
  return text;
}

/**
 * A day that is still to come when the run is over.
 *
 * @param from The day of the run. Default: this one's.
 */
export function dayAhead(when: keyof typeof AHEAD, from = today()): string {
  return dayOf(Date.parse(from) + AHEAD[when] * DAY_MS);
}

/** Whether a string holds one of the days that a run sends because of the day on which it is. */
export function holdsDayAhead(text: string, from: string): boolean {
  return text.includes(dayAhead("soon", from)) || text.includes(dayAhead("later", from));
}

/** The next 29 February that is still to come when the run is over. */
export function leapDay(from = today()): string {
  const soon = dayAhead("soon", from);
  for (let year = Number(from.slice(0, 4)); ; year++) {
    const day = `${year}-02-29`;
    if (day > soon && dayOf(Date.parse(`${year}-02-28`) + DAY_MS) === day) return day;
  }
}

/** The next last day of a year that is still to come when the run is over. */
export function lastOfYear(from = today()): string {
  const soon = dayAhead("soon", from);
  const day = `${from.slice(0, 4)}-12-31`;
  return day > soon ? day : `${Number(from.slice(0, 4)) + 1}-12-31`;
}

/** A day half a year ahead, when clocks are changed to or from summer time, whose number another month has. */
export function halfYearAhead(from = today()): string {
  const day = dayOf(Date.parse(from) + HALF_YEAR_MS);
  return `${day.slice(0, 8)}${day.slice(5, 7) === "05" ? "06" : "05"}`;
}

const HALF_YEAR_MS = 182 * DAY_MS;

const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** A day of ISO 8601, alone or before a time. */
const DAY_IN_FRONT = /^\d{4}-\d\d-\d\d(?=$|[T ]\d\d:\d\d)/;

/** A value in whose strings every day, also that of a moment, is one that is still to come. */
export function ahead(value: Json): Json {
  if (typeof value === "string") return value.replace(DAY_IN_FRONT, () => dayAhead("soon"));
  if (Array.isArray(value)) return value.map(ahead);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, ahead(member)]));
}

/** How long before its begin in UTC a day begins where it begins first. */
const EARLIEST_MS = 14 * 3_600_000;
const YEARS_MS = 5 * 365 * DAY_MS;

/** Whether a value is a day, or a moment, that may have begun by a time in some time zone, or is years ahead of it. */
export function isFarFrom(now: number, value: Json): boolean {
  if (typeof value !== "string" || !DAY_IN_FRONT.test(value)) return false;
  const time = Date.parse(value);
  return time - EARLIEST_MS <= now || time > now + YEARS_MS;
}
