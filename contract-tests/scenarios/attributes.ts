import { type KnownValues, samples } from "../cases/samples.ts";
import { attributesTakenBy, isWriteOnly } from "../spec/attributes.ts";
import { resolve } from "../spec/spec.ts";
import type { Operation } from "../spec/operations.ts";
import { type Json, ownMember, type Schema, typesOf } from "../spec/schema.ts";
import { isDay, meansDay } from "../exchange/document.ts";

/** Names of things in other systems, which a server may look up: they are set once, and have to stay. */
const OF_OTHER_SYSTEMS = /_(id|key|url)$/;

type Attributes = Readonly<Record<string, Json>>;
type Which = "first" | "middle" | "last";

/**
 * A value for each attribute that an operation takes, as far as some string or something known will do.
 *
 * @param unlike Values that are not wanted, where there is another.
 */
export function filled(
  operation: Operation | undefined,
  known: KnownValues,
  unlike: Attributes = {},
): Record<string, Json> {
  return Object.fromEntries(
    Object.entries(attributesTakenBy(operation)).flatMap(([name, schema]) => {
      const strings = samples(schema, known).flatMap(({ value }) => (typeof value === "string" ? value : []));
      const value =
        ownMember(known, name) ?? strings.find((string) => string !== ownMember(unlike, name)) ?? strings[0];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/**
 * The attributes that an update takes and a response shows, each with a value that is not the one shown: those that a
 * server can be expected to set to whatever the spec allows.
 *
 * @param which Of the values of an enum that are not shown: each can have effects of its own. Default: the first.
 */
export function changesFor(
  update: Operation,
  shown: Attributes,
  which: Which = "first",
): [name: string, value: Json][] {
  return Object.entries(attributesTakenBy(update)).flatMap(([name, schema]): [string, Json][] => {
    if (
      !Object.hasOwn(shown, name) ||
      isWriteOnly(schema) ||
      OF_OTHER_SYSTEMS.test(name) ||
      typesOf(resolve(schema)).includes("array")
    )
      return [];
    const value = another(schema, shown[name], which);
    return value === undefined ? [] : [[name, value]];
  });
}

/** Whether a response shows a value as it was sent: a string may have a mark in front, and a day can be a moment of it. */
export function shows(sent: Json, shown: Json | undefined): boolean {
  if (isDay(sent)) return typeof shown === "string" && meansDay(shown, sent);
  return shown === sent || (typeof sent === "string" && typeof shown === "string" && shown.endsWith(sent));
}

/** A value that the schema allows and that is not the one shown. */
function another(schema: Schema, shown: Json | undefined, which: Which): Json | undefined {
  const others = samples(schema, {})
    .flatMap((sample) => (isDay(sample.value) ? [sample.value, weekAfter(sample.value)] : sample.value))
    .filter((item) => item !== null && !shows(item, shown));
  if (resolve(schema).enum === undefined || which === "first") return others[0];
  return others[which === "last" ? others.length - 1 : Math.floor(others.length / 2)];
}

/** A week, because a moment can be one of several days. */
function weekAfter(day: string): string {
  return new Date(Date.parse(day) + 7 * 86_400_000).toISOString().slice(0, 10);
}
