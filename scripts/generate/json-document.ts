import { isBranch } from "../../contract-tests/spec/pointer.ts";

/** More than ten times what the spec holds, and little enough to be walked many times. */
const MAX_VALUES = 200_000;

/**
 * Checks that a document is one that JSON can express, and how large it is once each alias is replaced by what it refers
 * to. Every step after parsing walks the document like that, so a few lines of YAML could keep them busy for ever.
 *
 * @throws {Error} when it is too large or endless, or holds what JSON has no form for.
 */
export function checkDocument(document: unknown): void {
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
