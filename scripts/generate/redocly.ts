import { readFile } from "node:fs/promises";
import path from "node:path";
import { stripVTControlCharacters } from "node:util";
import {
  bundle,
  type Config,
  type Document,
  getLineColLocation,
  lint,
  lintConfig,
  loadConfig,
  type LocationObject,
  type NormalizedProblem,
  type Source,
  YamlParseError,
} from "@redocly/openapi-core";
import type { OpenAPI3 } from "openapi-typescript";
import { child, isBranch, keysOf, valueAt } from "../../contract-tests/spec/pointer.ts";
import { distinct, isUncheckedExample, placeOfFailure, type Problem } from "./problem.ts";
import { SpecResolver } from "./spec-resolver.ts";

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

/** The whole spec in one document. */
export interface Bundle {
  document: OpenAPI3;
  sources: SourceMap;
}

/** Bundling changes what it reads: it gets copies, and where their nodes stood is recorded before they are moved. */
class RecordingResolver extends SpecResolver {
  readonly origins = new Map<object, Origin>();

  override parseDocument(source: Source, isRoot?: boolean): Document {
    const document = { source, parsed: structuredClone(super.parseDocument(source, isRoot).parsed) };
    recordOrigins(this.origins, document.parsed, source.absoluteRef);
    return document;
  }
}

/** Makes one document of the files in `openapi/`. */
export function bundleSpec(root: string): Promise<Bundle | Problem[]> {
  return withConfig(root, async (config, ref) => {
    const bundled = await bundleFile(ref, config, root);
    if (Array.isArray(bundled)) return bundled;
    const { document, origins } = bundled;
    return { document, sources: mapSources(document, origins) };
  });
}

/** A document, and where each of its nodes stood. */
export interface BundledFile {
  document: OpenAPI3;
  origins: Map<object, Origin>;
}

/** Makes one document of a file and those in its folder that it refers to. */
export async function bundleFile(ref: string, config: Config, root: string): Promise<BundledFile | Problem[]> {
  const externalRefResolver = new RecordingResolver(path.dirname(ref));
  const bundled = await bundle({ ref, config, externalRefResolver, componentRenamingConflicts: "error" });
  if (bundled.problems.length > 0) return bundled.problems.map((problem) => problemFrom(withRemedy(problem), root));
  // What isn't an OpenAPI document is stopped by lint.
  const document = bundled.bundle.parsed as OpenAPI3;
  inlinePathItems(document);
  sortComponents(document);
  return { document, origins: externalRefResolver.origins };
}

/** Redocly says that it has renamed one of two components, which generation does not let it do. */
function withRemedy(problem: NormalizedProblem): NormalizedProblem {
  const [, kind, name] = /^Two (\w+) are referenced with the same name .* Renamed (\S+) to/.exec(problem.message) ?? [];
  if (kind === undefined) return problem;
  return {
    ...problem,
    message: `Two ${kind} are named ${name}: rename one, which is a file, or a key of a file or of \`$defs\`.`,
  };
}

/**
 * Puts path items where they are referred to, as bundling does with those of other files. As components they have their
 * operations twice in the types, and none in what reads the paths.
 */
function inlinePathItems(document: OpenAPI3): void {
  if (document.components?.pathItems === undefined) return;
  for (const item of [document.paths, document.webhooks].flatMap((items) => Object.values(items ?? {}))) {
    const passed = new Set<string>();
    while (isBranch(item) && typeof item["$ref"] === "string" && !passed.has(item["$ref"])) {
      const { $ref } = item;
      passed.add($ref);
      delete item["$ref"];
      Object.assign(item, valueAt(document, decodeURIComponent($ref)));
    }
  }
  // Callbacks may have one within itself: theirs stay.
  if (!JSON.stringify(document).includes('"#/components/pathItems/')) delete document.components.pathItems;
}

/** Bundling names components in the order of their first use, so that one more use would move them about. */
function sortComponents({ components = {} }: OpenAPI3): void {
  for (const [kind, members] of Object.entries(components)) {
    const sorted = Object.entries(members).sort(([a], [b]) => (a < b ? -1 : 1));
    Object.assign(components, { [kind]: Object.fromEntries(sorted) });
  }
}

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

/** Everything that the rules of `redocly.yaml` find wrong with the spec. A warning counts as an error does. */
export function lintSpec(root: string): Promise<Problem[]> {
  return withConfig(root, async (config, ref, findProblems) => {
    const other = await otherVersion(ref, root);
    if (other !== undefined) return [other];
    const normalizedProblems = [
      ...(await findProblems()),
      ...(await lint({ ref, config, externalRefResolver: new SpecResolver(path.dirname(ref)) })),
    ];
    const problems = normalizedProblems.filter(({ ignored }) => !ignored).map((problem) => problemFrom(problem, root));
    const causes = problems.filter((problem) => !isUncheckedExample(problem));
    const told = causes.length > 0 ? causes : problems;
    // What cannot be read comes first: other problems follow from it.
    return distinct(told.sort((a, b) => Number(isUnreadable(b)) - Number(isUnreadable(a))));
  });
}

const MOST_OF_A_VERSION = 40;

/** Says of a spec in another version of OpenAPI that it is one, in place of all that is written otherwise there. */
async function otherVersion(ref: string, root: string): Promise<Problem | undefined> {
  const document = await new SpecResolver(path.dirname(ref)).resolveDocument(null, ref, true);
  if (document instanceof Error || !isBranch(document.parsed)) return undefined;
  const { openapi, swagger } = document.parsed;
  const name = openapi === undefined ? "swagger" : "openapi";
  const version = openapi ?? swagger;
  if (version === undefined || /^3\.[12]\.\d+$/.test(String(version))) return undefined;
  const sources = { "#": { file: ref, pointer: "#" } };
  const [place] = await locate(root, sources, [{ pointer: `#/${name}`, reason: "" }], path.dirname(ref));
  const written = `\`${name}: ${JSON.stringify(version).slice(0, MOST_OF_A_VERSION)}\``;
  const reason = `${written} is not supported: convert the spec to OpenAPI 3.1, and write \`openapi: 3.1.0\``;
  return place && { ...place, reason };
}

function isUnreadable({ reason }: Problem): boolean {
  return reason.startsWith("Failed to parse");
}

/**
 * Hands on the configuration, the file that the spec starts at, and what finds problems of the configuration itself.
 *
 * @returns What `use` returns, or the problem when a file cannot be read.
 */
async function withConfig<T>(
  root: string,
  use: (config: Config, entry: string, findProblems: Settings["findProblems"]) => Promise<T>,
): Promise<T | Problem[]> {
  const settings = path.join(root, "redocly.yaml");
  const entry = path.join(root, "openapi/openapi.yaml");
  let reading = settings;
  try {
    const { config, findProblems } = await loadSettings(root);
    const apis = Object.entries(config.resolvedConfig.apis ?? {});
    const [alias] = apis.find(([, api]) => path.resolve(root, api.root) === entry) ?? [];
    reading = entry;
    return await use(config.forAlias(alias), entry, findProblems);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const match = await placeOfFailure(error.message, entry, new SpecResolver(path.dirname(entry)));
    if (match !== undefined) return [{ ...position(match, root), reason: match.reason }];
    return [unreadable(error, reading, root)];
  }
}

/** What to write for keywords of OpenAPI 3.0 and of older drafts of JSON Schema. */
const REMEDIES: ReadonlyArray<[message: RegExp, keyword: RegExp, remedy: string]> = [
  [/is not expected here/, /nullable/, 'remove it, and add `"null"` to `type`'],
  [/is not expected here/, /additionalItems/, "write `prefixItems` for the first items, and `items` for others"],
  [/is not expected here/, /dependencies/, "write `dependentRequired` or `dependentSchemas`"],
  [/is not expected here/, /divisibleBy/, "write `multipleOf`"],
  [
    /`number` but got `boolean`/,
    /exclusiveM(in|ax)imum/,
    "give it the limit itself, in place of `minimum` or `maximum`",
  ],
  [/`array` but got `boolean`/, /required/, "name the members in `required` of the object that has them"],
  [/`Schema` \(object\) but got `array`/, /items/, "write `prefixItems` for a list of schemas"],
];

function remedyFor(message: string, place: LocationObject | undefined): string | undefined {
  const keyword = place?.pointer?.split("/").at(-1) ?? "";
  return REMEDIES.find(([said, name]) => said.test(message) && RegExp(`^${name.source}$`).test(keyword))?.[2];
}

/** What Redocly found, in our form. */
function problemFrom({ message, suggest, ruleId, location }: NormalizedProblem, root: string): Problem {
  const isBoolean = message.startsWith("Expected type `Schema` (object) but got `boolean`");
  const [, member] = /^Example value must conform to the schema: `(\w+)` property/.exec(message) ?? [];
  const isInherited = member !== undefined && member in Object.prototype;
  const remedy = isBoolean
    ? ": write `{}` for a schema that is true, and `not: {}` for one that is false"
    : isInherited
      ? " Redocly finds that member in every object of JavaScript: give the example one of its own."
      : "";
  const [place] = location;
  // Redocly takes any other file for a string.
  const isUnread = !/\.(json|ya?ml)$/.test(place?.source.absoluteRef ?? ".yaml") && message.includes("got `string`");
  const older = remedyFor(message, place);
  if (place !== undefined && older !== undefined)
    return { ...position(place, root), reason: `${message.replace(/\.$/, "")}: ${older}`, rule: ruleId };
  const ending = isUnread ? ": give the file a name that ends with `.yaml`, `.yml` or `.json`" : remedy;
  const isDangling = message === "Can't resolve $ref";
  const hint = suggest.length > 0 ? ` Did you mean ${suggest.join(" or ")}?` : isDangling ? nothingAt(place) : ending;
  const match = place === undefined ? { file: "openapi", line: 1, column: 1 } : position(place, root);
  return { ...match, reason: readable(message + hint, root), rule: ruleId };
}

/** Where a reference was to lead. */
function nothingAt(place: LocationObject | undefined): string {
  if (place === undefined) return "";
  const { line } = getLineColLocation(place).start;
  const [, reference] = /\$ref["']?:\s*["']?([^\s"',}]+)/.exec(place.source.getLines()[line - 1] ?? "") ?? [];
  return reference === undefined ? "" : `: there is no \`${reference}\`; add it there, or correct the reference`;
}

/** Finds the lines of parts of a bundle in source files, which are in `openapi/` unless another directory is named. */
export function locate(
  root: string,
  sources: SourceMap,
  parts: readonly { pointer: string; reason: string }[],
  directory = path.join(root, "openapi"),
): Promise<Problem[]> {
  const resolver = new SpecResolver(directory);
  return Promise.all(
    parts.map(async (part) => {
      const { file, pointer } = originOf(sources, part.pointer);
      const source = await resolver.loadExternalRef(file);
      return { ...position({ source, pointer, reportOnKey: true }, root), reason: part.reason };
    }),
  );
}

function unreadable(error: Error, file: string, root: string): Problem {
  const reason = readable(error.message, root);
  return error instanceof YamlParseError
    ? { file: relative(error.source.absoluteRef, root), line: error.line || 1, column: error.col || 1, reason }
    : { file: relative(file, root), line: 1, column: 1, reason };
}

function position(place: LocationObject, root: string): Pick<Problem, "file" | "line" | "column"> {
  const { source, start } = getLineColLocation(place);
  // What is said of a file as a whole has no line.
  return { file: relative(source.absoluteRef, root), line: start.line || 1, column: start.col || 1 };
}

function relative(file: string, root: string): string {
  return path.relative(root, file).replaceAll(path.sep, "/");
}

/** The first line of a message, without colours and without the directory that it was said in. */
function readable(message: string, root: string): string {
  const [line = ""] = stripVTControlCharacters(message).split("\n");
  return line.replaceAll(root + path.sep, "");
}

/** The rules that a spec is linted by. */
interface Settings {
  config: Config;
  /** Finds the errors of `redocly.yaml` itself. */
  findProblems(): Promise<NormalizedProblem[]>;
}

/** The settings of each directory, with what its files held when they were loaded. */
const loaded = new Map<string, { content: string; settings: Promise<Settings> }>();

/** Loads `redocly.yaml` from a directory; once for as long as it, and the list of what lint is to ignore, stay the same. */
async function loadSettings(root: string): Promise<Settings> {
  const contents = ["redocly.yaml", ".redocly.lint-ignore.yaml"].map((name) =>
    readFile(path.join(root, name), "utf8").catch(() => "absent"),
  );
  const content = (await Promise.all(contents)).join("\0");
  const known = loaded.get(root);
  if (known?.content === content) return known.settings;
  const settings = load(path.join(root, "redocly.yaml"));
  loaded.set(root, { content, settings });
  return settings;
}

async function load(configPath: string): Promise<Settings> {
  const config = await loadConfig({ configPath });
  let problems: Promise<NormalizedProblem[]> | undefined;
  return { config, findProblems: () => (problems ??= lintConfig({ config, severity: "error" })) };
}
