import type { OpenAPI3 } from "openapi-typescript";
import pMap from "p-map";
import { child, keysOf, valueAt } from "../../../contract-tests/spec/pointer.ts";
import { isObject, type Json } from "../equivalent-forms.ts";
import { redoclyDiff, type RedoclyChange } from "../redocly-diff.ts";

/** Two bundled specs to compare. */
export interface Pair {
  base: OpenAPI3;
  revision: OpenAPI3;
}

/** A pair within a run of Redocly. */
interface Member extends Pair {
  /** Its index among all pairs. */
  at: number;
  /** What no other pair of the run may change. */
  claims: ReadonlySet<string>;
}

/** Few enough that no run takes much longer than the others. */
const MOST_MEMBERS = 60;

/**
 * Compares many pairs by few runs of Redocly, which takes most of its time to start: each pair gets paths and components of
 * its own in a large spec.
 *
 * @param spec What the specs of all pairs are versions of.
 */
export async function diffAll(pairs: readonly Pair[], spec: OpenAPI3): Promise<RedoclyChange[][]> {
  const separated: RedoclyChange[][] = pairs.map(() => []);
  const compare = async (members: readonly Member[]) => {
    const changes = await redoclyDiff(joined(members, "base", spec), joined(members, "revision", spec));
    for (const change of changes) separated[ownerOf(change, members)]?.push(withoutPrefix(change));
  };
  await pMap(runsOf(pairs, spec), compare, { concurrency: 2 });
  return separated;
}

function runsOf(pairs: readonly Pair[], spec: OpenAPI3): Member[][] {
  const runs: Member[][] = [];
  for (const [at, pair] of pairs.entries()) {
    const claims = claimsOf(pair, spec);
    const isClaimed = (run: readonly Member[]) => run.some((other) => [...claims].some((it) => other.claims.has(it)));
    let run = runs.find((members) => members.length < MOST_MEMBERS && !isClaimed(members));
    if (run === undefined) runs.push((run = []));
    run.push({ ...withoutUnchanged(pair), at, claims });
  }
  return runs;
}

/**
 * What a pair changes of that which all pairs of a run share: parts outside of paths and components, and which paths and
 * components there are. What is gone from one pair and new in another would be taken for renamed.
 */
function claimsOf({ base, revision }: Pair, spec: OpenAPI3): Set<string> {
  const [before, after, common] = [sharedParts(base), sharedParts(revision), sharedParts(spec)];
  const isChanged = (name: string) =>
    before.get(name) !== after.get(name) || (!name.startsWith(NAMES) && before.get(name) !== common.get(name));
  return new Set([...before.keys(), ...after.keys()].filter(isChanged));
}

const NAMES = "names of ";
const SCHEMES = "securitySchemes";

/** As JSON, by their names. */
function sharedParts({ paths = {}, components = {}, ...rest }: OpenAPI3): Map<string, string> {
  const names = Object.entries({ paths, ...components }).map(([kind, members]) => [
    NAMES + kind,
    Object.keys(members as object).sort(),
  ]);
  const parts = Object.entries({ ...rest, [SCHEMES]: components[SCHEMES] });
  return new Map([...names, ...parts].map(([name, part]) => [String(name), JSON.stringify(part)]));
}

/** The index of the pair that a change is of. */
function ownerOf({ path, base, revision }: RedoclyChange, members: readonly Member[]): number {
  const own = /case(\d+)\./.exec([path, base?.pointer, revision?.pointer].join(" "))?.[1];
  if (own !== undefined) return Number(own);
  const part = keysOf(path).find((key) => key !== "components");
  const owner = members.find(({ claims }) => part !== undefined && claims.has(part));
  if (owner === undefined) throw new Error(`No pair of the run changes ${path}.`);
  return owner.at;
}

function joined(members: readonly Member[], side: keyof Pair, spec: OpenAPI3): OpenAPI3 {
  const components: Record<string, object | undefined> = { [SCHEMES]: spec.components?.[SCHEMES] };
  const whole = { ...spec, paths: {}, components };
  for (const { at, claims, [side]: document } of members) {
    const own: Json & OpenAPI3 = { ...withPrefix(document, `case${at}.`) };
    Object.assign(whole.paths, own.paths);
    const { [SCHEMES]: schemes, ...kinds } = own.components ?? {};
    for (const [kind, parts] of Object.entries(kinds)) components[kind] = { ...components[kind], ...parts };
    if (claims.has(SCHEMES)) components[SCHEMES] = schemes;
    for (const part of claims) if (part in spec) Object.assign(whole, { [part]: own[part] });
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
    kind === SCHEMES ? members : named(members, (name) => prefix + name),
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

/**
 * Leaves out of both specs what is the same in both and leads to nothing that differs: Redocly has nothing to say of it,
 * and takes its time over it.
 */
function withoutUnchanged({ base, revision }: Pair): Pair {
  const [before, after] = [partsOf(base), partsOf(revision)];
  const pointers = [...before.keys(), ...after.keys()];
  const changed = new Set(pointers.filter((pointer) => before.get(pointer) !== after.get(pointer)));
  const affected = new Set([before, after].flatMap((parts) => [...leadingTo(changed, parts)]));
  const isAffected = (text: string) => referencesIn(text).some((target) => affected.has(target));
  const [a, b] = [structuredClone(base), structuredClone(revision)];
  for (const pointer of affected) removeCommon(valueAt(a, pointer), valueAt(b, pointer), isAffected);
  // The same on both sides: what one of them refers to no more is not gone.
  const remaining = new Set([a, b].map(partsOf).flatMap((parts) => reachableFrom([...affected], parts)));
  return { base: reduced(a, remaining), revision: reduced(b, remaining) };
}

/** Keywords that hold named parts, each of which Redocly compares by itself. */
const NAMED = new Set(["content", "examples", "headers", "properties", "responses"]);

/** Removes named parts that are the same on both sides and lead to nothing that differs. */
function removeCommon(a: unknown, b: unknown, isAffected: (text: string) => boolean): void {
  if (!isObject(a) || !isObject(b)) return;
  for (const key of Object.keys(a).filter((key) => key in b)) {
    const [inA, inB] = [a[key], b[key]];
    if (NAMED.has(key) && isObject(inA) && isObject(inB)) {
      for (const [name, part] of Object.entries(inA)) {
        const text = JSON.stringify(part);
        // Whether a property may be missing depends on what it is.
        const isSame = text === JSON.stringify(inB[name]) && requires(a, name) === requires(b, name);
        if (!isSame || isAffected(text)) continue;
        delete inA[name];
        delete inB[name];
      }
    }
    removeCommon(inA, inB, isAffected);
  }
}

function requires({ required }: Json, name: string): boolean {
  return Array.isArray(required) && required.includes(name);
}

/** Operations and components as JSON, by their pointers. */
type Parts = ReadonlyMap<string, string>;

function partsOf({ paths = {}, components = {} }: OpenAPI3): Parts {
  const groups = Object.entries({ paths, components }).flatMap(([name, members]) =>
    Object.entries(members).map(([key, parts]) => [child(`#/${name}`, key), parts as object] as const),
  );
  return new Map(
    groups.flatMap(([group, parts]) =>
      Object.entries(parts).map(([name, part]) => [child(group, name), JSON.stringify(part)] as const),
    ),
  );
}

/** Some parts, and all that lead to them. */
function leadingTo(targets: ReadonlySet<string>, parts: Parts): Set<string> {
  const references = [...parts].map(([pointer, text]) => [pointer, referencesIn(text)] as const);
  const leading = new Set(targets);
  for (let size = 0; size < leading.size;) {
    size = leading.size;
    for (const [pointer, to] of references) if (to.some((target) => leading.has(target))) leading.add(pointer);
  }
  return leading;
}

/** Some parts, and all that they refer to. */
function reachableFrom(pointers: readonly string[], parts: Parts): string[] {
  const reached = new Set<string>();
  const follow = (pointer: string): void => {
    if (reached.has(pointer)) return;
    reached.add(pointer);
    referencesIn(parts.get(pointer) ?? "").forEach(follow);
  };
  pointers.forEach(follow);
  return [...reached];
}

/** The components that a part in JSON refers to. */
function referencesIn(text: string): string[] {
  return [...text.matchAll(/"\$ref":"(#\/components\/\w+\/[^"/]+)/g)].map(([, target = ""]) => target);
}

function reduced(document: OpenAPI3, remaining: ReadonlySet<string>): OpenAPI3 {
  const some = (group: string, members: object) =>
    Object.fromEntries(Object.entries(members).filter(([name]) => remaining.has(child(group, name))));
  const { paths = {}, components = {} } = document;
  const groups = Object.entries(paths).map(([path, item]) => [path, child("#/paths", path), item as object] as const);
  const items = groups
    .filter(([, group]) => [...remaining].some((pointer) => pointer.startsWith(`${group}/`)))
    .map(([path, group, item]) => [path, some(group, item)] as const);
  const kinds = Object.entries(components).map(([kind, members]) => [
    kind,
    // The requirements that name security schemes are not references.
    kind === SCHEMES ? members : some(`#/components/${kind}`, members),
  ]);
  return { ...document, paths: Object.fromEntries(items), components: Object.fromEntries(kinds) };
}
