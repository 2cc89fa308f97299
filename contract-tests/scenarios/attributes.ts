import { type KnownValues, samples } from "../cases/samples.ts";
import { attributesTakenBy } from "../description/attributes.ts";
import type { Operation } from "../description/operations.ts";
import type { Json } from "../description/schema.ts";

/**
 * A value for each attribute that an operation takes, as far as some text or something known will do.
 *
 * @param unlike Values that are not wanted, where there is another.
 */
export function filled(
  operation: Operation | undefined,
  known: KnownValues,
  unlike: Readonly<Record<string, Json>> = {},
): Record<string, Json> {
  return Object.fromEntries(
    Object.entries(attributesTakenBy(operation)).flatMap(([name, schema]) => {
      const texts = samples(schema, known).flatMap(({ value }) => (typeof value === "string" ? value : []));
      const value = known[name] ?? texts.find((text) => text !== unlike[name]) ?? texts[0];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
