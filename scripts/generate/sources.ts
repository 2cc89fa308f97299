import { child, isBranch, keysOf } from "../../contract-tests/spec/pointer.ts";

/** A place in a source file. */
export interface Origin {
  /** An absolute path. */
  file: string;
  pointer: string;
}

/**
 * Where the parts of a bundle come from, by their pointer in the bundle. A part that isn't named comes from where its
 * parent does.
 */
export type SourceMap = Record<string, Origin>;

/** Records where each node of a file stands: with an anchor of YAML, where that is, and not where its aliases are. */
export function recordOrigins(origins: Map<object, Origin>, node: unknown, file: string, pointer = "#"): void {
  if (!isBranch(node) || origins.has(node)) return;
  origins.set(node, { file, pointer });
  for (const [key, value] of Object.entries(node)) recordOrigins(origins, value, file, child(pointer, key));
}

/** Names each node of a bundle that doesn't come from where its parent does. */
export function mapSources(bundle: unknown, origins: ReadonlyMap<object, Origin>): SourceMap {
  const sources: SourceMap = {};
  const map = (node: unknown, pointer: string, expected?: Origin) => {
    if (!isBranch(node)) return;
    const origin = origins.get(node) ?? expected;
    if (origin === undefined) return;
    if (origin.file !== expected?.file || origin.pointer !== expected.pointer) sources[pointer] = origin;
    for (const [key, value] of Object.entries(node)) map(value, child(pointer, key), stepInto(origin, key));
  };
  map(bundle, "#");
  return sources;
}

/** Where the part of a bundle at a pointer comes from. */
export function originOf(sources: SourceMap, pointer: string): Origin {
  let part = "#";
  let origin = sources[part];
  for (const key of keysOf(pointer)) {
    part = child(part, key);
    origin = sources[part] ?? (origin && stepInto(origin, key));
  }
  if (origin === undefined) throw new Error("The sources name no root.");
  return origin;
}

function stepInto({ file, pointer }: Origin, key: string): Origin {
  return { file, pointer: child(pointer, key) };
}
