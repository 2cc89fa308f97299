/** A step further down a JSON pointer in its URI form, `#/a/b~1c`. */
export function child(pointer: string, key: string): string {
  const escaped = /[~/]/.test(key) ? key.replaceAll("~", "~0").replaceAll("/", "~1") : key;
  return `${pointer}/${escaped}`;
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
