import type { BaseResolver, Document, LocationObject, Source } from "@redocly/openapi-core";
import { child, isBranch, valueAt } from "../../contract-tests/spec/pointer.ts";

/** Something that is wrong with the spec, and where. */
export interface Problem {
  /** The file, relative to the root of the repository. */
  file: string;
  /** Counted from 1, like the column. */
  line: number;
  column: number;
  reason: string;
  /** The lint rule that says so. */
  rule?: string;
}

/** `openapi/paths/x.yaml:12:5  reason (rule)`, which editors and terminals turn into a link. */
export function printProblem({ file, line, column, reason, rule }: Problem): string {
  return `${file}:${line}:${column}  ${reason}${rule === undefined ? "" : ` (${rule})`}`;
}

/** Whether it only says of an example that its schema is broken. The error of the schema is told at its own place. */
export function isUncheckedExample({ reason }: Problem): boolean {
  return reason.startsWith("Example validation errored");
}

/** An error of a file is found once more at each reference to it. */
export function distinct(problems: Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [printProblem(problem), problem])).values()];
}

/** A node of a spec, and where it stands. */
interface Found {
  node: { [key: string]: unknown };
  source: Source;
  pointer: string;
}

type Load = (base: string, reference: string) => Promise<{ document: Document; pointer: string } | undefined>;

/** What Redocly fails at without saying where. */
const FAILURES: ReadonlyArray<{
  message: RegExp;
  reason: string;
  isAt(match: Found, load: Load): boolean | Promise<boolean>;
}> = [
  {
    message: /Self-referencing circular pointer/,
    reason: "`$ref` leads back to itself, so there is nothing that it stands for: refer to a schema",
    isAt: leadsToItself,
  },
  {
    message: /hasOwnProperty is not a function/,
    reason: "Redocly cannot read an object with a member `hasOwnProperty`: give it another name",
    isAt: ({ node }) => Object.hasOwn(node, "hasOwnProperty"),
  },
];

/** Finds where a spec has what made Redocly fail with a message; undefined when that is not known. */
export async function placeOfFailure(
  message: string,
  entry: string,
  resolver: BaseResolver,
): Promise<(LocationObject & { reason: string }) | undefined> {
  const failure = FAILURES.find((item) => item.message.test(message));
  if (failure === undefined) return undefined;
  const documents = new Map<string, Promise<Document | undefined>>();
  const load: Load = async (base, reference) => {
    const [file = "", pointer = ""] = reference.split("#");
    const target = file === "" ? base : resolver.resolveExternalRef(base, file);
    const known = documents.get(target) ?? read(target, resolver);
    documents.set(target, known);
    const document = await known;
    return document && { document, pointer: `#${decodeURIComponent(pointer)}`.replace(/\/$/, "") };
  };
  const seen = new Set<object>();
  const search = async (value: unknown, source: Source, pointer: string): Promise<Found | undefined> => {
    if (!isBranch(value) || seen.has(value)) return undefined;
    seen.add(value);
    const here = { node: value, source, pointer };
    if (await failure.isAt(here, load)) return here;
    for (const [key, member] of Object.entries(value)) {
      const match = await search(member, source, child(pointer, key));
      if (match !== undefined) return match;
    }
    const target = typeof value["$ref"] === "string" ? await load(source.absoluteRef, value["$ref"]) : undefined;
    return target && search(target.document.parsed, target.document.source, "#");
  };
  const start = await load(entry, "");
  const current = start && (await search(start.document.parsed, start.document.source, "#"));
  return current && { source: current.source, pointer: current.pointer, reportOnKey: true, reason: failure.reason };
}

async function read(file: string, resolver: BaseResolver): Promise<Document | undefined> {
  try {
    return resolver.parseDocument(await resolver.loadExternalRef(file));
  } catch {
    // What cannot be read is another problem.
    return undefined;
  }
}

async function leadsToItself({ node, source }: Found, load: Load): Promise<boolean> {
  const passed = new Set<unknown>();
  let [at, file]: [unknown, string] = [node, source.absoluteRef];
  while (isBranch(at) && typeof at["$ref"] === "string") {
    if (passed.has(at)) return true;
    passed.add(at);
    const target = await load(file, at["$ref"]);
    if (target === undefined) return false;
    [at, file] = [valueAt(target.document.parsed, target.pointer), target.document.source.absoluteRef];
  }
  return false;
}
