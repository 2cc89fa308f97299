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
