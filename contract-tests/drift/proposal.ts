import { readFileSync } from "node:fs";
import { Document, isScalar, parseDocument, Scalar, visit } from "yaml";
import { isShown, shown } from "../reporting/presentable.ts";
import { evidenceOf, type Json, type Schema, typesOf } from "../spec/schema.ts";
import { locate, type Location, child, keysOf } from "../spec/pointer.ts";
import { type Place, placeAt, type Seen, type Sighting } from "./sightings.ts";

/** A change to a file in `openapi/` that describes what was seen. */
export interface Proposal extends Location {
  change: Change;
  /** The same as a patch, which `git apply` takes. */
  proposal: string;
}

const WIDTH = 120;
/** Every property has a description; the meaning of a part that was only seen is undocumented. */
const MEANING = "What it means is not published.";

/**
 * What would describe a sighting.
 *
 * @param sighting `schemaPointer` leads to the member, named or not, or to the schema with the enum.
 * @param seen What all values seen there have in common.
 */
export function propose({ kind, schemaPointer, value }: Omit<Sighting, "pointer">, seen: Seen): Proposal {
  if (kind === "unseen enum value") return proposeValue(placeAt(schemaPointer), value);
  if (kind === "first value") return proposeType(placeAt(schemaPointer), seen);
  const [, owner = ""] = /^(.*)\/properties\/[^/]*$/.exec(schemaPointer) ?? [];
  return proposeMember(placeAt(owner), keysOf(schemaPointer).at(-1) ?? "", seen);
}

/** Names a member that a schema does not name. */
function proposeMember({ schema, pointer }: Place, name: string, seen: Seen): Proposal {
  const isFirst = schema.properties === undefined;
  const at = locate(child(pointer, isFirst ? "type" : "properties"));
  const lines = linesOf(at.file);
  const indent = indentOf(lines[at.line - 1]);
  const member = { [name]: propertyOf(seen) };
  const heading = isFirst && { heading: `${indent}properties:` };
  return proposal(at, { from: at.line, removed: 0, ...heading, added: yaml(member, `${indent}  `) });
}

/** Adds a value to an enum. */
function proposeValue({ schema, pointer }: Place, value: Json): Proposal {
  const known = schema.enum ?? [];
  const at = locate(child(child(pointer, "enum"), String(known.length - 1)));
  const lines = linesOf(at.file);
  const last = lines[at.line - 1];
  const indent = indentOf(last);
  return last?.startsWith(`${indent}- `)
    ? proposal(at, { from: at.line, removed: 0, added: yaml([value], indent) })
    : // All values stand in one line.
      proposal(at, { from: at.line - 1, removed: 1, added: yaml({ enum: [...known, value] }, indent) });
}

/** Says that other values than null were seen, and of which types. */
function proposeType({ schema, pointer }: Place, seen: Seen): Proposal {
  const at = locate(pointer);
  const lines = linesOf(at.file);
  const indent = `${indentOf(lines[at.line - 1])}  `;
  const end = lines.findIndex((line, index) => index >= at.line && !line.startsWith(indent));
  const block = lines.slice(at.line, end === -1 ? undefined : end);

  const property = parseDocument(block.map((line) => line.slice(indent.length)).join("\n"));
  const [evidence = "seen"] = evidenceOf(schema).filter((word) => word !== "seen-as-null");
  property.set("x-evidence", evidence);
  // What is put together from other schemas has its types there.
  if (["$ref", "allOf", "anyOf"].every((keyword) => !(keyword in schema))) {
    const types = [...new Set([...typesOf(schema), ...seen.types, "null" as const])];
    for (const [keyword, claim] of Object.entries(schemaOf({ ...seen, types })))
      if (!(keyword === "type" && typesOf(schema).length === types.length)) property.set(keyword, claim);
  }
  const added = printed(property, indent);
  // What stays as it is stands above and below.
  const above = added.findIndex((line, index) => line !== block[index]);
  const [before, after] = [block.slice(above), added.slice(above)];
  while (before.length > 0 && after.length > 0 && before.at(-1) === after.at(-1)) {
    before.pop();
    after.pop();
  }
  return proposal(at, { from: at.line + above, removed: before.length, added: after });
}

function proposal(at: Location, of: Omit<Change, "file">): Proposal {
  const change = { file: at.file, ...of };
  return { ...at, change, proposal: patchOf([change]) };
}

/** A member that was seen. */
function propertyOf(seen: Seen): Schema {
  if (seen.types.every((type) => type === "null"))
    return { type: "null", "x-evidence": "seen-as-null", description: MEANING };
  return { ...schemaOf(seen), "x-evidence": "seen", description: MEANING };
}

function schemaOf({ types, items, members = {} }: Seen): Schema {
  const [only] = types;
  const properties = Object.entries(members).map(([name, member]) => [name, propertyOf(member)] as const);
  return {
    // Null goes last, as everywhere in the spec.
    ...(types.length === 1 && only
      ? { type: only }
      : { type: types.toSorted((a, b) => Number(a === "null") - Number(b === "null")) }),
    ...(items && { items: schemaOf(items) }),
    ...(properties.length > 0 && { properties: Object.fromEntries(properties) }),
  };
}

function yaml(value: object, indent: string): string[] {
  return printed(new Document(value), indent);
}

/** In lines; lists of plain values stand in one line, as `[string, "null"]` does. */
function printed(document: Document, indent: string): string[] {
  visit(document, {
    Seq: (key, list) => {
      if (key !== null && list.items.every(isScalar)) list.flow = true;
    },
    Scalar: (_, scalar) => {
      if (typeof scalar.value === "string" && !isShown(scalar.value)) scalar.type = Scalar.QUOTE_DOUBLE;
    },
  });
  const text = document.toString({ flowCollectionPadding: false, lineWidth: WIDTH - indent.length });
  // Between double quotes, YAML has the escapes of JSON; nothing else here would not show.
  return shown(text)
    .trimEnd()
    .split("\n")
    .map((line) => indent + line);
}

function indentOf(line = ""): string {
  return /^ */.exec(line)?.[0] ?? "";
}

/** A change of one file in `openapi/`. */
interface Change {
  file: string;
  /** How many lines stand before it. */
  from: number;
  /** How many lines it takes away. */
  removed: number;
  /** A line that stands once above everything that is added here. */
  heading?: string;
  added: string[];
}

const CONTEXT = 3;

/** Changes as one patch, which `git apply` takes. */
export function patchOf(changes: readonly Change[]): string {
  const files = [...new Set(changes.map(({ file }) => file))];
  return files.map((file) => patchOfFile(file, inOrder(changes.filter((change) => change.file === file)))).join("");
}

/** From top to bottom, with what is added in one place put together. */
function inOrder(changes: readonly Change[]): Change[] {
  const ordered: Change[] = [];
  for (const change of changes.toSorted((one, other) => one.from - other.from)) {
    const before = ordered.at(-1);
    if (before?.from !== change.from || before.removed + change.removed > 0) ordered.push(change);
    else ordered.splice(-1, 1, { ...before, added: [...before.added, ...change.added] });
  }
  return ordered;
}

function patchOfFile(file: string, changes: readonly Change[]): string {
  const lines = linesOf(file);
  const hunks: Change[][] = [];
  for (const change of changes) {
    const hunk = hunks.at(-1);
    const before = hunk?.at(-1);
    // What is closer than the lines around it shares them.
    if (before && change.from - before.from - before.removed <= 2 * CONTEXT) hunk?.push(change);
    else hunks.push([change]);
  }
  const printed = [`--- a/${file}`, `+++ b/${file}`];
  let growth = 0;
  for (const hunk of hunks) {
    const body: string[] = [];
    const start = Math.max(0, (hunk[0]?.from ?? 0) - CONTEXT);
    let at = start;
    const copyUntil = (to: number) => {
      body.push(...lines.slice(at, to).map((line) => ` ${line}`));
      at = Math.min(to, lines.length);
    };
    for (const { from, removed, heading, added } of hunk) {
      copyUntil(from);
      body.push(...lines.slice(from, from + removed).map((line) => `-${line}`));
      body.push(...[...(heading === undefined ? [] : [heading]), ...added].map((line) => `+${line}`));
      at = from + removed;
    }
    copyUntil(at + CONTEXT);
    const of = (mark: string) => body.filter((line) => line.startsWith(mark)).length;
    const [before, after] = [body.length - of("+"), body.length - of("-")];
    printed.push(`@@ -${start + 1},${before} +${start + growth + 1},${after} @@`, ...body);
    growth += after - before;
  }
  return `${printed.join("\n")}\n`;
}

/** The lines of a file of the repository. */
function linesOf(file: string): string[] {
  return readFileSync(new URL(`../../${file}`, import.meta.url), "utf8")
    .trimEnd()
    .split("\n");
}
