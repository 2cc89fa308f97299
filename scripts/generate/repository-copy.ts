import { type ChildProcessWithoutNullStreams, execFile, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { cp, mkdir, readdir, readFile, rename, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { build } from "esbuild";
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import { type Generator, startGenerator } from "./generator.ts";
import { printProblem } from "./problem.ts";
import type { AttributeKind } from "../changed-spec/kinds.ts";

const repository = path.resolve(import.meta.dirname, "../..");

/** For tests: what is generated, in the order in which it is printed. */
export const OUTPUTS = ["openapi.json", "names.ts", "schema.d.ts", "validators.d.ts", "validators.js"];

/** For tests: a copy of what generation reads, to change and to break. */
export interface RepositoryCopy {
  root: string;
  read(file: string): Promise<string>;
  write(file: string, content: string): Promise<void>;
  /** As editors do it: what was written elsewhere takes the file's place, so that nobody reads the half of it. */
  save(file: string, content: string): Promise<void>;
  /** Replaces what the file must hold, as that does. */
  change(file: string, from: string | RegExp, to: string): Promise<void>;
  /** Adds a path with one operation, `searchWidgets`, whose schemas are small. */
  addWidgets(): Promise<void>;
  /** Leaves no other path than that one, so that generation takes a fifth of the time. */
  keepWidgetsOnly(): Promise<void>;
  /** Moves the header RateLimit-Reset to a file of its own, which a test can write whole; the spec keeps headers in one. */
  separateHeader(): Promise<string>;
  /** The names, contents and times of change of what is in `generated/`. */
  generated(): Promise<Map<string, { content: string; changed: number }>>;
  /** Starts the command line of `npm run generate` here. */
  start(...args: string[]): ChildProcessWithoutNullStreams;
  /** Runs it to its end. */
  run(...args: string[]): Promise<{ code: number | null; stdout: string; stderr: string }>;
  /** Runs a command of package.json here, without the time that npm itself takes; only a whole copy has them. */
  npmRun(name: string, ...args: string[]): Promise<{ code: number; output: string }>;
  /**
   * A module of this copy with what was generated here last, under a new name: Node and Vitest keep what they have loaded.
   * Where it stands, Vitest leaves it to Node, and the contract suite finds the files of the copy. Only a whole copy has them.
   *
   * @param module Its path within the repository.
   */
  load<Module>(module: string): Promise<Module>;
  remove(): Promise<void>;
}

const HEADER = `description: When.
required: false
schema:
  type: integer
x-evidence: seen
`;

/** The path that `addWidgets` adds. */
export const WIDGETS_FILE = "openapi/paths/v1_widgets.yaml";

const WIDGETS = `
post:
  operationId: searchWidgets
  summary: Search widgets
  tags: [Incident action items]
  x-evidence: { "200": inferred, "401": inferred, "403": inferred, "404": inferred, "422": inferred, "429": inferred }
  parameters:
    - name: page[size]
      in: query
      x-evidence: inferred
      description: How many.
      schema: { type: integer, minimum: 1 }
  requestBody:
    required: true
    content:
      application/vnd.api+json:
        x-evidence: inferred
        schema: &widget
          type: object
          additionalProperties: false
          required: [name]
          properties:
            name: { type: string, minLength: 1, x-evidence: documented, description: What it is called. }
            made_at: { $ref: "../schemas/values.yaml#/Timestamp", x-evidence: documented }
        example: { name: bolt }
  responses:
    "200":
      description: The widgets.
      headers: &headers
        RateLimit-Limit: { $ref: "../headers.yaml#/RateLimit-Limit" }
        RateLimit-Remaining: { $ref: "../headers.yaml#/RateLimit-Remaining" }
        RateLimit-Reset: { $ref: "../headers.yaml#/RateLimit-Reset" }
        X-RateLimit-Limit: { $ref: "../headers.yaml#/X-RateLimit-Limit" }
        X-RateLimit-Remaining: { $ref: "../headers.yaml#/X-RateLimit-Remaining" }
        X-RateLimit-Used: { $ref: "../headers.yaml#/X-RateLimit-Used" }
        X-RateLimit-Reset: { $ref: "../headers.yaml#/X-RateLimit-Reset" }
      content:
        application/vnd.api+json:
          x-evidence: inferred
          schema: { type: array, items: *widget }
          example: [{ name: bolt }]
    "401": { $ref: "../responses.yaml#/Unauthorized" }
    "403": { $ref: "../responses.yaml#/Forbidden" }
    "404": { $ref: "../responses.yaml#/NotFound" }
    "422": { $ref: "../responses.yaml#/UnprocessableContent" }
    "429": { $ref: "../responses.yaml#/TooManyRequests" }
`;

const WIDGETS_PATH = "  /v1/widgets:\n    $ref: paths/v1_widgets.yaml\n";

const READ_BY_GENERATION = ["openapi", "redocly.yaml", "scripts/redocly"];
const READ_BY_COMMANDS = [
  ...["openapi", "scripts", "contract-tests", "examples", "generated", "src"],
  ...["package.json", "redocly.yaml", "tsconfig.json", "vitest.config.ts"],
];
/** Other tests may be writing it, and what vanishes cannot be copied. */
const WRITTEN_BY_RUNS = path.join(repository, "contract-tests/report");

/** What the tests of a file share. */
export interface Generation {
  /** One for all tests. */
  readonly generator: Generator;
  /** A new one for each test, which may put another in its place. */
  copy: RepositoryCopy;
  /** Generates from the copy. */
  problems(from?: Generator): Promise<string[]>;
}

/**
 * For a file of tests: gives them a generator, and each of them a copy of the spec, all in the same place, where Redocly
 * loads its rules once.
 *
 * @param prepare Changes each copy before its test. Default: leaves one path, with one operation.
 */
export function useGeneration(
  prepare: (copy: RepositoryCopy) => Promise<unknown> = (copy) => copy.keepWidgetsOnly(),
): Generation {
  const root = path.join(tmpdir(), `rootly-action-items-copy-${randomUUID()}`);
  let generator: Generator;
  let copy: RepositoryCopy;
  beforeAll(async () => {
    generator = await startGenerator();
  });
  afterAll(() => generator.stop());
  beforeEach(async () => {
    copy = await copyRepository({ root });
    await prepare(copy);
  });
  afterEach(() => copy.remove());
  return {
    get generator() {
      return generator;
    },
    get copy() {
      return copy;
    },
    set copy(other) {
      copy = other;
    },
    async problems(from = generator) {
      const generated = await from.generate(copy.root);
      return "problems" in generated ? generated.problems.map(printProblem) : [];
    },
  };
}

/**
 * Copies `openapi/`, `redocly.yaml` and the lint rules to a temporary directory.
 *
 * @param options.whole Also everything else that the commands of package.json need. Default: false.
 * @param options.root The directory, which is made. Default: one of a new name.
 */
export async function copyRepository({
  whole = false,
  root = path.join(tmpdir(), `rootly-action-items-copy-${randomUUID()}`),
} = {}): Promise<RepositoryCopy> {
  await mkdir(root);
  for (const part of whole ? READ_BY_COMMANDS : READ_BY_GENERATION)
    await cp(path.join(repository, part), path.join(root, part), {
      recursive: true,
      filter: (source) => source !== WRITTEN_BY_RUNS,
    });
  if (whole) await symlink(path.join(repository, "node_modules"), path.join(root, "node_modules"));
  let loaded = 0;
  const copy: RepositoryCopy = {
    root,
    read: (file) => readFile(path.join(root, file), "utf8"),
    write: (file, content) => writeFile(path.join(root, file), content),
    async save(file, content) {
      await copy.write(".saved", content);
      await rename(path.join(root, ".saved"), path.join(root, file));
    },
    async change(file, from, to) {
      const content = await copy.read(file);
      const changed = content.replace(from, to);
      if (changed === content) throw new Error(`${file} does not hold ${from}.`);
      await copy.save(file, changed);
    },
    async addWidgets() {
      await copy.write(WIDGETS_FILE, WIDGETS);
      await copy.change("openapi/openapi.yaml", /^paths:\n/m, `paths:\n${WIDGETS_PATH}`);
    },
    async keepWidgetsOnly() {
      await copy.write(WIDGETS_FILE, WIDGETS);
      await copy.change("openapi/openapi.yaml", /^paths:\n(?: .*\n)*/m, `paths:\n${WIDGETS_PATH}`);
    },
    async separateHeader() {
      const file = "headers/RateLimit-Reset.yaml";
      await mkdir(path.join(root, "openapi/headers"));
      const users = await readdir(path.join(root, "openapi/paths"));
      for (const user of [
        "openapi/responses.yaml",
        ...(users.includes(path.basename(WIDGETS_FILE)) ? [WIDGETS_FILE] : []),
      ])
        await copy.change(user, /headers\.yaml#\/RateLimit-Reset/g, file);
      await copy.write(`openapi/${file}`, HEADER);
      return `openapi/${file}`;
    },
    async generated() {
      const names = await readdir(path.join(root, "generated"));
      const files = names.map(async (name) => {
        const { mtimeMs } = await stat(path.join(root, "generated", name));
        return [name, { content: await copy.read(`generated/${name}`), changed: mtimeMs }] as const;
      });
      return new Map(await Promise.all(files));
    },
    start(...args) {
      return spawn(process.execPath, [path.join(repository, "scripts/generate/launch.js"), ...args], { cwd: root });
    },
    async run(...args) {
      const child = copy.start(...args);
      const [[code], stdout, stderr] = await Promise.all([
        once(child, "close"),
        text(child.stdout),
        text(child.stderr),
      ]);
      return { code, stdout, stderr };
    },
    async npmRun(name, ...args) {
      const { scripts } = JSON.parse(await copy.read("package.json")) as { scripts: Record<string, string> };
      // What Vitest sets for this run is not meant for another.
      const env = Object.fromEntries(Object.entries(process.env).filter(([key]) => !key.startsWith("VITEST")));
      return new Promise((resolve) => {
        const command = ["-c", `${scripts[name]} "$@"`, name, ...args];
        execFile("sh", command, { cwd: root, env }, (error, stdout, stderr) => {
          resolve({ code: error ? Number(error.code) : 0, output: stdout + stderr });
        });
      });
    },
    async load<Module>(module: string) {
      const outfile = path.join(root, `contract-tests/node_modules/suite-${++loaded}.mjs`);
      await build({
        entryPoints: [path.join(root, module)],
        ...{ outfile, bundle: true, format: "esm", platform: "node", target: "node20", packages: "external" },
      });
      // It is what the path names: a module of this repository, whose type the caller names.
      return (await import(outfile)) as Module;
    },
    remove: () => rm(root, { recursive: true }),
  };
  // The cache is in node_modules, which the copy shares: what it has loaded there would stay for ever.
  if (whole) await copy.change("vitest.config.ts", "fsModuleCache: true", "fsModuleCache: false");
  return copy;
}

const REQUEST = "openapi/schemas/CreateIncidentActionItemAttributes.yaml";
const RESPONSE = "openapi/schemas/IncidentActionItemAttributes.yaml";

/** An attribute that a copy gets. */
export interface Added {
  name: string;
  kind: AttributeKind;
}

/** Adds attributes to the request and the response of a create in a copy, in the place of those that were added before. */
export async function addTo(copy: RepositoryCopy): Promise<(attributes: readonly Added[]) => Promise<void>> {
  const [request, response] = await Promise.all([copy.read(REQUEST), copy.read(RESPONSE)]);
  return async (attributes) => {
    const properties = attributes.map(({ name, kind: { schema } }) => {
      const described = { ...schema, description: "What is added.", "x-evidence": "documented" };
      return `  ${name}: ${JSON.stringify(described)}\n`;
    });
    await copy.write(REQUEST, request + properties.join(""));
    await copy.write(RESPONSE, response + properties.join(""));
    for (const { kind } of attributes)
      for (const [name, file] of Object.entries(kind.files ?? {}))
        await copy.write(`openapi/schemas/${name}.yaml`, JSON.stringify(file));
  };
}

/** Leaves nothing of a copy's spec but the operation that creates, so that nothing else takes time. */
export async function keepOnlyCreate(copy: RepositoryCopy): Promise<void> {
  const file = "paths/v1_incidents_{incident_id}_action_items.yaml";
  await copy.change(
    "openapi/openapi.yaml",
    /^paths:\n(?: .*\n)*/m,
    `paths:\n  /v1/incidents/{incident_id}/action_items:\n    $ref: ${file}\n`,
  );
  await copy.change(`openapi/${file}`, /^get:\n(?:(?: .*)?\n)*/m, "");
}
