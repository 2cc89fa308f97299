import type { Json, Schema } from "../spec/schema.ts";
import { boundOf, type Form, typesIn } from "./forms.ts";
import { generated, givenIn } from "./values.ts";

interface Range {
  /** What a value has to be a multiple of, or 1. */
  step: number;
  /** The smallest and the largest value, as far as they are bounded. */
  low: number | undefined;
  high: number | undefined;
}

/** The range of a form's numbers. Of those that need not be whole, an excluded bound has no neighbour: it is one step off. */
export function rangeOf(form: Form): Range {
  const step = Math.max(...form.map(({ multipleOf = 0 }) => multipleOf)) || 1;
  const stepped = form.some(({ multipleOf }) => multipleOf !== undefined) || !typesIn(form).includes("number");
  const excluded = { low: boundOf(form, "exclusiveMinimum"), high: boundOf(form, "exclusiveMaximum") };
  const lows = [boundOf(form, "minimum"), excluded.low].filter((bound) => bound !== undefined);
  const highs = [boundOf(form, "maximum"), excluded.high].filter((bound) => bound !== undefined);
  const low = lows.length === 0 ? undefined : Math.max(...lows);
  const high = highs.length === 0 ? undefined : Math.min(...highs);
  const up = (bound: number) => (stepped ? Math.ceil(rounded(bound / step)) * step : bound);
  const down = (bound: number) => (stepped ? Math.floor(rounded(bound / step)) * step : bound);
  return {
    step,
    low: low === undefined ? undefined : rounded(low === excluded.low && up(low) === low ? low + step : up(low)),
    high:
      high === undefined
        ? undefined
        : rounded(high === excluded.high && down(high) === high ? high - step : down(high)),
  };
}

/** Numbers that a form may allow, the plainest first. */
export function* plainNumbers(form: Form, schema: Schema): Generator<Json> {
  const { step, low, high } = rangeOf(form);
  const bounds = form.flatMap(({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }) =>
    [minimum, maximum, exclusiveMinimum, exclusiveMaximum].filter((bound) => bound !== undefined),
  );
  const middle = (Math.min(...bounds) + Math.max(...bounds)) / 2;
  yield* givenIn(form).filter((value) => typeof value === "number");
  yield low ?? Math.min(step, high ?? step);
  if (high !== undefined) yield high;
  if (bounds.length > 0) yield middle;
  yield* generated(schema).filter((value) => typeof value === "number");
}

/** Without what floating point adds: 0.1 * 3 is 0.3. */
export function rounded(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(15));
}
