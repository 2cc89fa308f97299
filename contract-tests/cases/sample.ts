import type { Json, Schema } from "../spec/schema.ts";

/** A value that tries one thing. */
export interface Sample {
  /** Where it does so, as a JSON Pointer (RFC 6901) into the value. */
  pointer: string;
  name: string;
  value: Json;
}

/** Ready-made values for members, by name: a target's real identifiers. */
export type KnownValues = Readonly<Record<string, Json>>;

const byObject = new WeakMap<KnownValues, KnownValues>();
const byContent = new Map<string, KnownValues>();

/** The same object for the same values: what is derived from them is derived once, for however many targets. */
export function interned(known: KnownValues): KnownValues {
  const before = byObject.get(known);
  if (before !== undefined) return before;
  const content = JSON.stringify(known);
  const same = byContent.get(content) ?? known;
  byContent.set(content, same);
  byObject.set(known, same);
  return same;
}

/** How values of the schemas within a schema are found. */
export interface Context {
  known: KnownValues;
  /** Whether one value is enough: the plainest. */
  plainest: boolean;
  /** What `samples` finds for a schema within this one; empty when that is nothing. */
  samplesOf(schema: Schema): readonly Sample[];
  /** What `most` finds. */
  mostOf(schema: Schema): Json | undefined;
}

export const sample = (name: string, value: Json): Sample => ({ pointer: "", name, value });

/** Each value once, and each name once: a second value of a name gets a number. */
export function distinct(all: readonly Sample[]): Sample[] {
  const values = new Set<string>();
  const names = new Map<string, number>();
  return all.flatMap((sample) => {
    const text = JSON.stringify(sample.value);
    if (values.has(text)) return [];
    values.add(text);
    const full = `${sample.pointer} ${sample.name}`;
    const count = (names.get(full) ?? 0) + 1;
    names.set(full, count);
    return [count === 1 ? sample : { ...sample, name: `${sample.name} (${count})` }];
  });
}
