import { readFileSync, realpathSync, statSync } from "node:fs";
import path from "node:path";
import { BaseResolver, type Document, ResolveError, Source, YamlParseError } from "@redocly/openapi-core";
import { isBranch } from "../../contract-tests/spec/pointer.ts";

const MAX_BYTES = 2_000_000;

/** A scheme has at least two characters; one is a drive of Windows. */
const URL_WITH_SCHEME = /^[a-z][a-z\d+.-]+:/i;

const documents = new Map<string, Document>();

/** Reads the files in one folder, a spec's, and nothing else; parses again only what has changed. */
export class SpecResolver extends BaseResolver {
  readonly #folder: string;

  constructor(folder: string) {
    super();
    this.#folder = path.resolve(folder);
  }

  override resolveExternalRef(base: string | null, ref: string): string {
    return URL_WITH_SCHEME.test(ref) ? ref : super.resolveExternalRef(base, ref);
  }

  override async loadExternalRef(absoluteRef: string): Promise<Source> {
    try {
      return new Source(absoluteRef, this.#read(absoluteRef));
    } catch (error) {
      // Redocly reports these at the reference.
      const reason = error instanceof Error ? error.message : String(error);
      throw new ResolveError(new Error(reason.replace(/, (?:lstat|open|realpath|stat)(?= ')/, "")));
    }
  }

  override parseDocument(source: Source, isRoot?: boolean): Document {
    const known = documents.get(source.absoluteRef);
    if (known?.source.body === source.body) return known;
    const document = super.parseDocument(source, isRoot);
    try {
      if (document.parsed === undefined || document.parsed === null) throw new Error("the file is empty");
      checkDocument(document.parsed);
    } catch (error) {
      throw new YamlParseError(error as Error, source);
    }
    documents.set(source.absoluteRef, document);
    return document;
  }

  /** Without promises, of which a hundred small files would need a thousand. */
  #read(file: string): string {
    const name = `${path.basename(this.#folder)}/`;
    if (URL_WITH_SCHEME.test(file)) {
      throw new Error(`${file} is a URL, and only files in ${name} are read: refer to a copy in there.`);
    }
    const isInside = (target: string, folder: string) => target.startsWith(folder + path.sep);
    const target = isInside(file, this.#folder) ? realpathSync.native(file) : undefined;
    // A symbolic link leads out of the folder as well as `..` does.
    if (target === undefined || !isInside(target, realpathSync.native(this.#folder))) {
      throw new Error(`${file} is outside ${name}, and only files in there are read: refer to a copy in there.`);
    }
    const stats = statSync(target);
    if (!stats.isFile()) throw new Error(`${file} is not a file.`);
    if (stats.size > MAX_BYTES) throw new Error(`${file} is larger than ${MAX_BYTES / 1_000_000} MB.`);
    return decoded(readFileSync(target), file).replaceAll("\r\n", "\n");
  }
}

/** Without a byte order mark, which would count as a column. */
function decoded(bytes: Buffer, file: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Error(`${file} is not UTF-8: save it as UTF-8.`);
  }
}

/** More than ten times what the spec holds, and little enough to be walked many times. */
const MAX_VALUES = 200_000;

/**
 * Checks that a document is one that JSON can express, and how large it is once each alias is replaced by what it refers
 * to. Every step after parsing walks the document like that, so a few lines of YAML could keep them busy for ever.
 *
 * @throws {Error} when it is too large or endless, or holds what JSON has no form for.
 */
function checkDocument(document: unknown): void {
  const sizes = new Map<object, number | undefined>();
  const sizeOf = (node: unknown): number => {
    if (typeof node === "number" && !Number.isFinite(node)) throw new Error(`JSON has no number ${node}`);
    if (!isBranch(node)) return 1;
    const known = sizes.get(node);
    if (known !== undefined) return known;
    if (sizes.has(node)) throw new Error("an alias stands within what its anchor names, which would never end");
    if (!Array.isArray(node) && Object.getPrototypeOf(node) !== Object.prototype) {
      throw new Error("a tag such as !!binary or !!set makes a value that JSON has no form for");
    }
    sizes.set(node, undefined);
    const size = Object.values(node).reduce<number>((sum, member) => sum + sizeOf(member), 1);
    sizes.set(node, size);
    return size;
  };
  const size = sizeOf(document);
  if (size > MAX_VALUES) {
    throw new Error(`the file holds ${size} values once its aliases are replaced, and at most ${MAX_VALUES} are read`);
  }
}
