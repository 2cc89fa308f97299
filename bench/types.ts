/** `npm run bench:types`: what twenty calls cost the type checker, beside the same calls on bare openapi-fetch. */
import path from "node:path";
import ts from "typescript";
import { outliveClosedOutput } from "../contract-tests/reporting/closed-output.ts";
import { isRun } from "../scripts/command.ts";

/** What a program that uses a client costs the type checker. */
interface TypeCost {
  /** How many types the checker had to make of generic ones: the same on every machine. */
  instantiations: number;
  /** Milliseconds, for binding and checking. */
  time: number;
}

const repository = path.resolve(import.meta.dirname, "..");
const clients = path.join(repository, "src");

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  lib: ["lib.es2022.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  noEmit: true,
  skipLibCheck: true,
};

/** The client's declarations, as the package ships them, by the path of what they would be beside. */
function declarations(): Map<string, string> {
  const emitted = new Map<string, string>();
  const program = ts.createProgram([path.join(clients, "index.ts")], {
    ...options,
    ...{ noEmit: false, declaration: true, emitDeclarationOnly: true },
    ...{ allowImportingTsExtensions: true, rewriteRelativeImportExtensions: true, verbatimModuleSyntax: true },
  });
  program.emit(undefined, (file, text) => emitted.set(path.normalize(file), text));
  return emitted;
}

/** Prepares to measure programs that may import `../src/index.js` and `../generated/schema.js`. */
export function typeChecker(): (program: string) => TypeCost {
  const shipped = declarations();
  const sources = new Map<string, ts.SourceFile | undefined>();
  const consumer = path.join(repository, "bench", "consumer.ts");
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  // Of the client there are only its declarations: users of the package never type-check its code.
  const hidden = (file: string) => file.startsWith(clients + path.sep) && !shipped.has(file);
  host.fileExists = (file) => shipped.has(file) || (!hidden(file) && fileExists(file));
  host.readFile = (file) => shipped.get(file) ?? readFile(file);
  return (program) => {
    host.getSourceFile = (file, target) => {
      const text = file === consumer ? program : shipped.get(file);
      if (text !== undefined) return ts.createSourceFile(file, text, target);
      // What TypeScript, openapi-fetch and the spec bring is the same for all of them: it is read once.
      if (!sources.has(file)) sources.set(file, getSourceFile(file, target));
      return sources.get(file);
    };
    const checked = ts.createProgram([consumer], options, host);
    const begin = performance.now();
    const problems = [...checked.getOptionsDiagnostics(), ...checked.getSemanticDiagnostics()];
    const time = performance.now() - begin;
    if (problems.length > 0) throw new Error(ts.formatDiagnostics(problems, host));
    return { instantiations: checked.getInstantiationCount(), time };
  };
}

// Twenty calls, written with this client and with bare openapi-fetch over the same types.

/** A program without any call. */
export const EMPTY = "export {};\n";

const ATTRIBUTES = [
  `{ summary: "a" }`,
  `{ summary: "b", priority: "high" }`,
  `{ summary: "c", kind: "follow_up", status: "in_progress" }`,
  `{ summary: "d", description: null, due_date: "2026-12-01" }`,
  `{ summary: "e", assigned_to_user_id: 7, assigned_to_group_ids: ["f"] }`,
];
const CHANGES = [`{ status: "done" }`, `{ priority: "low", due_date: null }`, `{ summary: "g" }`, `{ kind: "task" }`];

interface Filtered {
  ours: string;
  bare: string;
}

const FILTERED: Filtered[] = [
  { ours: `{ filter: { status: "open" } }`, bare: `{ "filter[status]": "open" }` },
  {
    ours: `{ filter: { priority: { in: ["high", "medium"] } }, sort: "due_date" }`,
    bare: `{ "filter[priority][in]": ["high", "medium"], sort: "due_date" }`,
  },
  {
    ours: `{ filter: { due_date: { lt: "2026-12-01" }, kind: { not_eq: "task" } } }`,
    bare: `{ "filter[due_date][lt]": "2026-12-01", "filter[kind][not_eq]": "task" }`,
  },
  { ours: `{ page: { number: 2, size: 50 } }`, bare: `{ "page[number]": 2, "page[size]": 50 }` },
];

/** What is done with each answer, so that its type is needed. */
function using(calls: string[], attribute: (at: number) => string): string {
  return calls.map((call, at) => `const answer${at} = await ${call};\nconsole.log(${attribute(at)});\n`).join("");
}

const LISTS_FROM = 14;

function ours(): string {
  const on = "rootly.actionItems";
  const calls = [
    ...ATTRIBUTES.map((attributes) => `${on}.create("i", ${attributes})`),
    ...CHANGES.map((attributes) => `${on}.update("a", ${attributes})`),
    ...[`${on}.get("a")`, `${on}.get("b")`, `${on}.get("c")`, `${on}.delete("a")`, `${on}.delete("b")`],
    ...FILTERED.map((options) => `${on}.listAll(${options.ours})`),
    ...[`${on}.list("i")`, `${on}.list("i", { page: { size: 50 } })`],
  ];
  const begin = 'import { createRootlyClient } from "../src/index.js";\nconst rootly = createRootlyClient();\n';
  return begin + using(calls, (at) => `answer${at}${at < LISTS_FROM ? "?.summary" : ".items[0]?.summary"}`);
}

function bare(): string {
  const item = (id: string) => `"/v1/action_items/{id}", { params: { path: { id: "${id}" } }`;
  const incident = `"/v1/incidents/{incident_id}/action_items", { params: { path: { incident_id: "i" }`;
  const body = (attributes: string) => `body: { data: { type: "incident_action_items", attributes: ${attributes} } }`;
  const calls = [
    ...ATTRIBUTES.map((attributes) => `client.POST(${incident} }, ${body(attributes)} })`),
    ...CHANGES.map((attributes) => `client.PUT(${item("a")}, ${body(attributes)} })`),
    ...["a", "b", "c"].map((id) => `client.GET(${item(id)} })`),
    ...["a", "b"].map((id) => `client.DELETE(${item(id)} })`),
    ...FILTERED.map((options) => `client.GET("/v1/action_items", { params: { query: ${options.bare} } })`),
    ...[`client.GET(${incident} } })`, `client.GET(${incident}, query: { "page[size]": 50 } } })`],
  ];
  const begin = [
    'import createClient from "openapi-fetch";',
    'import type { paths } from "../generated/schema.js";',
    'const client = createClient<paths, "application/vnd.api+json">();\n',
  ].join("\n");
  return begin + using(calls, (at) => `answer${at}.data?.data${at < LISTS_FROM ? "" : "[0]?"}.attributes.summary`);
}

export const OURS = ours();
export const BARE = bare();

if (isRun(import.meta.filename)) {
  outliveClosedOutput();
  const ROUNDS = 9;

  const programs = { "no call": EMPTY, "openapi-fetch, bare": BARE, "this client": OURS };
  const names = Object.keys(programs) as (keyof typeof programs)[];
  const check = typeChecker();
  const costs = Object.fromEntries(names.map((name) => [name, [] as TypeCost[]]));
  for (let round = -2; round < ROUNDS; round++) {
    // The first rounds only warm up.
    for (const name of names) {
      const cost = check(programs[name]);
      if (round >= 0) costs[name]?.push(cost);
    }
  }

  /** What a program costs more than one without a call, in the middle round. */
  function surplus(name: string, kind: keyof TypeCost): number {
    const more = (costs[name] ?? []).map((cost, round) => cost[kind] - (costs["no call"]?.[round]?.[kind] ?? 0));
    return more.toSorted((a, b) => a - b)[Math.floor(more.length / 2)] ?? Number.NaN;
  }

  console.log(`TypeScript ${ts.version}, twenty calls, without what a program costs that makes none.`);
  console.log(`Ratios to bare openapi-fetch over the same types; median of ${ROUNDS} rounds, interleaved.\n`);
  console.log(`${"".padEnd(22)}${"instantiations".padEnd(22)}check time`);
  for (const name of names.slice(1)) {
    const column = (kind: keyof TypeCost, unit: string) => {
      const value = surplus(name, kind);
      return `${(value / surplus("openapi-fetch, bare", kind)).toFixed(2)} (${Math.round(value)}${unit})`;
    };
    console.log(`${name.padEnd(22)}${column("instantiations", "").padEnd(22)}${column("time", " ms")}`);
  }
}
