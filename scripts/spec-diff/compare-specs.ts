import type { OpenAPI3 } from "openapi-typescript";
import { follow, keysOf, valueAt } from "../../contract-tests/spec/pointer.ts";
import { locate, mapSources, type Origin, type SourceMap } from "../generate/redocly.ts";
import { alignAlternatives } from "./equivalent-forms.ts";
import { type Change, fingerprint, type Place } from "./change.ts";
import { corrections, type Rating } from "./corrections.ts";
import { type RedoclyChange, redoclyDiff } from "./redocly-diff.ts";
import { audienceOf, type Direction, type FindUses, type Use, usesOf } from "./breaks.ts";

/** A spec in one document, as it is compared. */
export interface LoadedSpec {
  /** As it is bundled. */
  bundle: OpenAPI3;
  /** What can be said in several ways is said in one. */
  document: OpenAPI3;
  /** Where its nodes are written. */
  origins: Map<object, Origin>;
  /** The directory that its files are named from. */
  root: string;
  /** The directory that its files are in. */
  directory: string;
}

/** What has changed, before anybody has looked for its lines. */
export interface RatedChange extends Rating {
  operation: string | null;
  /** In the bundle. */
  before: string | undefined;
  after: string | undefined;
}

/** Says what has changed from one spec to another, and whom that breaks. Alternatives in both are rewritten in place. */
export async function compareSpecs(base: LoadedSpec, revision: LoadedSpec): Promise<Change[]> {
  alignAlternatives(base, revision);
  const rated = rateChanges(await redoclyDiff(base.document, revision.document), base.document, revision.document);
  const sides = [base, revision].map(({ document, origins, root, directory }) => ({
    sources: mapSources(document, origins),
    root,
    directory,
  }));
  return merged(await Promise.all(rated.map((change) => withPlaces(change, sides))));
}

/** Says what each change that Redocly has found means. */
export function rateChanges(changes: readonly RedoclyChange[], base: OpenAPI3, revision: OpenAPI3): RatedChange[] {
  const uses = [usesOf(base), usesOf(revision)] as const;
  return changes.flatMap((change) => {
    const [before, after] = [change.base?.pointer, change.revision?.pointer];
    const used = [...usesAt(uses[0], before), ...usesAt(uses[1], after)];
    const directions = new Set(used.map(({ direction }) => direction));
    const ratings = ratingsOf(change, directions, base, revision).filter(({ bump }) => bump !== "none");
    return ratings.map((rating) => ({ ...rating, operation: operationsOf(rating, used), before, after }));
  });
}

/** The operations that are concerned: of what breaks requests only, those that send it. */
function operationsOf({ breaks }: Rating, uses: readonly Use[]): string | null {
  const [request, response] = [breaks.includes("servers"), breaks.includes("callers-run-time")];
  const only = request === response ? undefined : request ? "request" : "response";
  const concerned = uses.filter(({ direction }) => only === undefined || direction === only);
  return [...new Set(concerned.map(({ operation }) => operation))].sort().join(", ") || null;
}

function ratingsOf(
  change: RedoclyChange,
  directions: ReadonlySet<Direction>,
  base: OpenAPI3,
  revision: OpenAPI3,
): Rating[] {
  const name = `\`${nameOf(change)}\``;
  const context = {
    directions,
    name,
    valueAt: (pointer = "#") => valueAt(revision, follow(revision, pointer)),
    owners: [ownerOf(change.property, change.base, base), ownerOf(change.property, change.revision, revision)] as const,
  };
  for (const { rule, rate } of corrections) {
    const rating = rate(change, context);
    if (rating !== undefined) return [{ rule, ...rating }];
  }
  return change.verdicts.map(({ ruleId: rule, message }) => ({
    rule,
    bump: "major",
    breaks: audienceOf(rule, change, directions, message),
    message,
  }));
}

/** Redocly points to a keyword or, on the side that doesn't have it, to what lacks it. */
function ownerOf(keyword: string | undefined, side: RedoclyChange["base"], document: OpenAPI3): unknown {
  if (side === undefined) return undefined;
  const { pointer, value } = side;
  return valueAt(document, value === undefined ? pointer : pointer.slice(0, -`/${keyword}`.length));
}

function usesAt(uses: FindUses, pointer: string | undefined) {
  return pointer === undefined ? [] : uses(pointer);
}

/** The last keys of a pointer that say something to a reader. */
function nameOf({ base, revision, property }: RedoclyChange): string {
  const keys = keysOf((revision ?? base)?.pointer ?? "#");
  if (keys.at(-1) === property) keys.pop();
  const names = keys.filter((key) => !["components", "schemas", "properties", "schema", "$ref"].includes(key));
  return names.slice(-2).join(".") || "the document";
}

/** What is written once and means the same for several operations is one change. */
function merged(changes: readonly Change[]): Change[] {
  const known = new Map<string, Change>();
  for (const change of changes) {
    const key = [change.file, change.line, change.before?.line, change.message].join("\n");
    const same = known.get(key);
    const operations = new Set([same, change].flatMap((change) => change?.operation?.split(", ") ?? []));
    known.set(key, { ...(same ?? change), operation: [...operations].sort().join(", ") || null });
  }
  return [...known.values()];
}

/** A spec's files. */
type Files = Pick<LoadedSpec, "root" | "directory"> & { sources: SourceMap };

async function withPlaces(change: RatedChange, [base, revision]: readonly Files[]): Promise<Change> {
  const { rule, bump, breaks, operation, message } = change;
  const [before = null, after = null] = await Promise.all([
    placeOf(base, change.before),
    placeOf(revision, change.after),
  ]);
  const pointer = change.after ?? change.before ?? null;
  const place = after ?? before;
  if (place === null) throw new Error(`Redocly reports a change without a place: ${message}`);
  const id = fingerprint(rule, pointer ?? "", message);
  return { id, bump, breaks, operation, pointer, ...place, before, message, waived: false };
}

async function placeOf(files: Files | undefined, pointer: string | undefined): Promise<Place | undefined> {
  if (files === undefined || pointer === undefined) return undefined;
  const [problem] = await locate(files.root, files.sources, [{ pointer, reason: "" }], files.directory);
  return problem && { file: problem.file, line: problem.line };
}
