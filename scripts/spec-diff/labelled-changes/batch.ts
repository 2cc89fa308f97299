import type { OpenAPI3 } from "openapi-typescript";
import { redoclyDiff, type RedoclyChange } from "../redocly-diff.ts";

/** Two bundled specs to compare. */
export interface Pair {
  base: OpenAPI3;
  revision: OpenAPI3;
}

/**
 * Compares many pairs by one run of Redocly, which takes most of its time to start: each pair gets paths and components of
 * its own in one large spec. What a spec says outside of those has to be the same in all.
 */
export async function diffBatch(pairs: readonly Pair[]): Promise<RedoclyChange[][]> {
  const changes = await redoclyDiff(
    joined(pairs.map(({ base }) => base)),
    joined(pairs.map(({ revision }) => revision)),
  );
  const separated: RedoclyChange[][] = pairs.map(() => []);
  for (const change of changes) {
    const at = Number(
      /case(\d+)\./.exec(change.path + (change.base?.pointer ?? "") + (change.revision?.pointer ?? ""))?.[1],
    );
    separated[at]?.push(withoutPrefix(change));
  }
  return separated;
}

/**
 * Leaves out of both specs the operations that are the same in both, with everything that they refer to, and the
 * components that only those use: Redocly has nothing to say of them, and takes its time over them.
 */
export function withoutUnchanged(pair: Pair): Pair {
  const { base, revision } = pair;
  const [before, after] = [partsOf(base), partsOf(revision)];
  const isChanged = (pointer: string) => before.get(pointer) !== after.get(pointer);
  const pointers = [...new Set([...before.keys(), ...after.keys()])];
  const changed = new Set(pointers.filter(isChanged));
  const affected = pointers.filter(
    (pointer) =>
      pointer.startsWith("#/paths/") &&
      [before, after].some((parts) => reachableFrom([pointer], parts).some((part) => changed.has(part))),
  );
  if (affected.length === 0) return pair;
  // The same on both sides: what one of them refers to no more is not gone.
  const remaining = new Set([before, after].flatMap((parts) => reachableFrom([...affected, ...changed], parts)));
  return { base: reduced(base, remaining), revision: reduced(revision, remaining) };
}

/** Operations and components as JSON, by their pointers. */
type Parts = ReadonlyMap<string, string>;

function partsOf({ paths = {}, components = {} }: OpenAPI3): Parts {
  const groups = [...Object.entries(paths), ...Object.entries(components)].map(([name, members]) => [
    name in paths ? `#/paths/${name}` : `#/components/${name}`,
    members as object,
  ]) satisfies Array<[string, object]>;
  return new Map(
    groups.flatMap(([group, members]) =>
      Object.entries(members).map(([name, part]) => [`${group}/${name}`, JSON.stringify(part)] as const),
    ),
  );
}

/** Some parts, and all that they refer to. */
function reachableFrom(pointers: readonly string[], parts: Parts): string[] {
  const reached = new Set<string>();
  const follow = (pointer: string): void => {
    if (reached.has(pointer)) return;
    reached.add(pointer);
    for (const [, target = ""] of (parts.get(pointer) ?? "").matchAll(/"\$ref":"(#\/components\/\w+\/[^"/]+)/g))
      follow(target);
  };
  pointers.forEach(follow);
  return [...reached];
}

function reduced(document: OpenAPI3, remaining: ReadonlySet<string>): OpenAPI3 {
  const some = (group: string, members: object) =>
    Object.fromEntries(Object.entries(members).filter(([name]) => remaining.has(`${group}/${name}`)));
  const { paths = {}, components = {} } = document;
  const items = Object.entries(paths)
    .filter(([path]) => [...remaining].some((pointer) => pointer.startsWith(`#/paths/${path}/`)))
    .map(([path, item]) => [path, some(`#/paths/${path}`, item as object)] as const);
  const kinds = Object.entries(components).map(([kind, members]) => [
    kind,
    // The requirements that name security schemes are not references.
    kind === "securitySchemes" ? members : some(`#/components/${kind}`, members),
  ]);
  return {
    ...document,
    paths: Object.fromEntries(items),
    components: Object.fromEntries(kinds),
  };
}

/**
 * Whether the pair changes nothing that all pairs share, and has the same paths and components on both sides: what is gone
 * from one pair and new in another would be taken for renamed.
 */
export function canBeJoined(base: OpenAPI3, revision: OpenAPI3, shared: OpenAPI3): boolean {
  return [base, revision].every(
    (document) => frame(document) === frame(base) && commonParts(document) === commonParts(shared),
  );
}

function frame({ paths = {}, components = {} }: OpenAPI3): string {
  return JSON.stringify([paths, ...Object.values(components)].map((members: object) => Object.keys(members).sort()));
}

function commonParts({ paths: _, components = {}, ...rest }: OpenAPI3): string {
  return JSON.stringify([rest, components.securitySchemes]);
}

function joined(documents: readonly OpenAPI3[]): OpenAPI3 {
  const [first] = documents;
  if (first === undefined) throw new Error("There is nothing to compare.");
  const whole = { ...first, paths: {}, components: {} as Record<string, object> };
  for (const [at, document] of documents.entries()) {
    const { paths = {}, components = {} } = withPrefix(document, `case${at}.`);
    Object.assign(whole.paths, paths);
    for (const [kind, members] of Object.entries(components)) Object.assign((whole.components[kind] ??= {}), members);
  }
  return whole;
}

function withPrefix(document: OpenAPI3, prefix: string): OpenAPI3 {
  const text = JSON.stringify(document).replaceAll(/"#\/components\/(\w+)\/([^"]+)"/g, `"#/components/$1/${prefix}$2"`);
  const renamed = JSON.parse(text) as OpenAPI3;
  const named = (members: object | undefined, to: (name: string) => string) =>
    Object.fromEntries(Object.entries(members ?? {}).map(([name, value]) => [to(name), value]));
  const components = Object.entries(renamed.components ?? {}).map(([kind, members]) => [
    kind,
    // The requirements that name them are not references.
    kind === "securitySchemes" ? members : named(members, (name) => prefix + name),
  ]);
  return {
    ...renamed,
    paths: named(renamed.paths, (name) => `/${prefix}${name}`),
    components: Object.fromEntries(components),
  };
}

function withoutPrefix(change: RedoclyChange): RedoclyChange {
  const text = JSON.stringify(change).replaceAll(/(?:~1|\/)case\d+\.(?=~1|\/)|case\d+\./g, "");
  return JSON.parse(text) as RedoclyChange;
}
