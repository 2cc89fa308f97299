import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { isMap, isNode, isScalar, isSeq, LineCounter, type Node, parseDocument } from "yaml";

/** A step further down a JSON pointer in its URI form, `#/a/b~1c`. */
export function child(pointer: string, key: string): string {
  return `${pointer}${step(key)}`;
}

/** The keys that a pointer goes through. */
export function keysOf(pointer: string): string[] {
  const [, ...keys] = pointer.split("/");
  return keys.map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** Whether a value has members, as an object or a list. */
export function isBranch(value: unknown): value is { [key: string]: unknown } {
  return typeof value === "object" && value !== null;
}

/** What a document holds at a pointer; undefined when it holds nothing there. */
export function valueAt(document: unknown, pointer: string): unknown {
  return keysOf(pointer).reduce(
    (node, key) => (isBranch(node) && Object.hasOwn(node, key) ? node[key] : undefined),
    document,
  );
}

/** The pointers of a value's members, by key. References are followed, on the way and at the end. */
export function members(document: unknown, pointer: string): Array<[key: string, pointer: string]> {
  const at = follow(document, pointer);
  const value = valueAt(document, at);
  return isBranch(value) ? Object.keys(value).map((key) => [key, follow(document, child(at, key))]) : [];
}

/** Follows what is a reference and nothing else; a schema may have keywords beside its `$ref`. */
export function follow(document: unknown, pointer: string): string {
  const value = valueAt(document, pointer);
  if (!isBranch(value) || typeof value["$ref"] !== "string") return pointer;
  const isAlias = Object.keys(value).every((key) => /^(\$ref|summary|description|x-.*)$/.test(key));
  return isAlias ? follow(document, value["$ref"]) : pointer;
}

/** A step of a JSON Pointer (RFC 6901) to a member. */
export function step(name: string): string {
  return `/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

/** Where a part of the spec is written. */
export interface Location {
  /** A file in `openapi/`, relative to the root of the repository. */
  file: string;
  /** Counted from 1. */
  line: number;
}

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const ENTRY = "openapi/openapi.yaml";

/**
 * Finds in `openapi/` what generated/openapi.json has at a pointer: `#/components/schemas/ErrorObject/required`, as the
 * validators name it. Where the files have nothing there, it is the closest part around it.
 */
export function locate(pointer: string): Location {
  const [, ...keys] = pointer.split("/").map(unescaped);
  const [section, kind = "", name = "", ...rest] = keys;
  const match = section === "components" ? findComponent(kind, name) : undefined;
  return match === undefined ? walk(ENTRY, keys) : walk(match.file, [...match.keys, ...rest]);
}

/** The same as a string that editors and terminals turn into a link: `openapi/schemas/documents.yaml:15`. */
export function located(pointer: string): string {
  const { file, line } = locate(pointer);
  return `${file}:${line}`;
}

/** Bundling names a component after its file, or after its key in a file that holds several of one kind. */
function findComponent(kind: string, name: string): { file: string; keys: string[] } | undefined {
  const ownFile = `openapi/${kind}/${name}.yaml`;
  if (isFile(ownFile)) return { file: ownFile, keys: [] };
  const file = filesOf(kind).find((candidate) => stepInto(source(candidate).root, name) !== undefined);
  return file === undefined ? undefined : { file, keys: [name] };
}

/** The files that may hold components of a kind: `openapi/headers.yaml`, or those in `openapi/schemas/`. */
function filesOf(kind: string): string[] {
  const folder = `openapi/${kind}`;
  if (isFile(`${folder}.yaml`)) return [`${folder}.yaml`];
  if (!existsSync(path.join(ROOT, folder))) return [];
  return readdirSync(path.join(ROOT, folder)).map((file) => `${folder}/${file}`);
}

function walk(file: string, keys: readonly string[]): Location {
  const { root, lines } = source(file);
  let node = root;
  let offset = 0;
  for (const [at, key] of keys.entries()) {
    const step = stepInto(node, key);
    if (step === undefined) {
      // Bundling puts some files in the place of their reference.
      const reference = isMap(node) ? String(node.get("$ref")) : "";
      const referred = path.posix.join(path.posix.dirname(file), reference);
      if (isFile(referred) && referred !== file) return walk(referred, keys.slice(at));
      break;
    }
    ({ node, offset } = step);
  }
  return { file, line: lines.linePos(offset).line };
}

interface Step {
  node: Node | undefined;
  /** Where it begins: a member with its key. */
  offset: number;
}

function stepInto(node: Node | undefined, key: string): Step | undefined {
  if (isSeq(node)) {
    const item = node.items[Number(key)];
    return isNode(item) ? { node: item, offset: item.range?.[0] ?? 0 } : undefined;
  }
  if (!isMap(node)) return undefined;
  const pair = node.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === key);
  if (!isScalar(pair?.key)) return undefined;
  return { node: isNode(pair.value) ? pair.value : undefined, offset: pair.key.range?.[0] ?? 0 };
}

interface Source {
  root: Node | undefined;
  lines: LineCounter;
}

const sources = new Map<string, Source>();

function source(file: string): Source {
  const known = sources.get(file);
  if (known !== undefined) return known;
  const lines = new LineCounter();
  const { contents } = parseDocument(readFileSync(path.join(ROOT, file), "utf8"), { lineCounter: lines });
  const read = { root: contents ?? undefined, lines };
  sources.set(file, read);
  return read;
}

function isFile(file: string): boolean {
  return file.endsWith(".yaml") && existsSync(path.join(ROOT, file));
}

/** A step of a JSON Pointer in its URI form (RFC 6901, section 6). */
function unescaped(step: string): string {
  return decodeURIComponent(step).replaceAll("~1", "/").replaceAll("~0", "~");
}
