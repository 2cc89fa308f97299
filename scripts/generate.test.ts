import { execFile } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, rename, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { beforeEach, describe, expect, test } from "vitest";
import { validators } from "../generated/validators.js";
import { generateCommand } from "./generate.ts";
import { startGenerator } from "./generate/generator.ts";
import { printProblem } from "./generate/problem.ts";
import type * as RedoclyThread from "./generate/redocly.ts";
import { copyRepository, OUTPUTS, useGeneration } from "./generate/repository-copy.ts";
import { startThread } from "./generate/thread.ts";
import type * as TypesThread from "./generate/types.ts";
import { update } from "./generate/update.ts";

const here = useGeneration();

/** The command in this process, where what it loads stays loaded. */
async function run(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const printed = { stdout: "", stderr: "" };
  const code = await generateCommand(args, {
    root: here.copy.root,
    print: (text) => (printed.stdout += `${text}\n`),
    printError: (text) => (printed.stderr += `${text}\n`),
    generator: here.generator,
  });
  return { code, ...printed };
}

const WROTE_ALL = new RegExp(`^wrote ${OUTPUTS.join(", ").replaceAll(".", "\\.")} in [\\d.]+ s\n$`);
const UP_TO_DATE = /^generated\/ is up to date \([\d.]+ s\)\n$/;

describe("npm run generate", () => {
  test("writes what is missing, then nothing, and leaves nothing else behind", async () => {
    expect(await here.copy.run()).toEqual({ code: 0, stdout: expect.stringMatching(WROTE_ALL), stderr: "" });
    const written = await here.copy.generated();
    expect(await run()).toEqual({ code: 0, stdout: expect.stringMatching(UP_TO_DATE), stderr: "" });
    expect(await here.copy.generated()).toEqual(written);
    expect((await readdir(here.copy.root)).sort()).toEqual(["generated", "openapi", "redocly.yaml", "scripts"]);
  });

  test("is run through a symbolic link, too", async () => {
    const link = path.join(here.copy.root, "linked.js");
    await symlink(path.resolve("scripts/generate/launch.js"), link);
    const { stdout } = await promisify(execFile)(process.execPath, [link, "--help"]);
    expect(stdout).toContain("Usage: npm run generate");
  });

  test("stops at a broken spec with file, line and reason, and leaves generated/ as it was", async () => {
    await update(here.generator, here.copy.root, { check: false });
    const before = await here.copy.generated();
    await here.copy.write(
      await here.copy.separateHeader(),
      "description: When.\nschema:\n  $ref: Nothing.yaml\nx-evidence: seen\n",
    );
    const { code, stdout, stderr } = await run();
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(/^openapi\/headers\/RateLimit-Reset\.yaml:3:3 {2}Can't resolve \$ref: .*Nothing\.yaml/);
    expect(await here.copy.generated()).toEqual(before);
  });

  test.each(["", "--check"])(
    "a folder in the place of a file is named, and nothing is written (%s)",
    async (option) => {
      await mkdir(path.join(here.copy.root, "generated/validators.js"), { recursive: true });
      expect(await run(...option.split(" ").filter(Boolean))).toEqual({
        code: 1,
        stdout: "",
        stderr: "validators.js cannot be read: it is a folder. Remove it, and generate again.\n",
      });
      expect(await readdir(path.join(here.copy.root, "generated"))).toEqual(["validators.js"]);
    },
  );

  test("a file in the place of generated/ is named", async () => {
    await here.copy.write("generated", "");
    expect(await run()).toEqual({
      code: 1,
      stdout: "",
      stderr: "generated cannot be read: it is not a folder. Remove it, and generate again.\n",
    });
  });

  test.each(["--chekc", "--check --watch", "now"])("refuses %s and says what it takes", async (args) => {
    const { code, stdout, stderr } = await run(...args.split(" "));
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(/^.*(--chekc|exclude each other|now).*\n\nUsage: npm run generate/);
  });

  test("explains itself with --help", async () => {
    const { code, stdout, stderr } = await run("--help");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(/^Usage: npm run generate -- \[--check \| --watch\]/);
  });
});

describe("npm run generate -- --check", () => {
  test("is content with what was generated", async () => {
    await update(here.generator, here.copy.root, { check: false });
    const ended = await run("--check");
    expect(ended).toEqual({ code: 0, stdout: expect.stringMatching(UP_TO_DATE), stderr: "" });
  });

  test("names what is missing, stale and surplus, and writes nothing", async () => {
    await update(here.generator, here.copy.root, { check: false });
    await here.copy.write("generated/schema.d.ts", "");
    await here.copy.write("generated/old.js", "");
    await rm(path.join(here.copy.root, "generated/openapi.json"));
    const before = await here.copy.generated();
    expect(await run("--check")).toEqual({
      code: 1,
      stdout: "",
      stderr: `generated/openapi.json is missing
generated/schema.d.ts is stale
generated/old.js is surplus
Run \`npm run generate\` and commit what it changes.
`,
    });
    expect(await here.copy.generated()).toEqual(before);
  });
});

describe("npm run generate -- --watch", () => {
  test("regenerates at every change, says so in one line, survives what is broken, and ends at Ctrl-C", async () => {
    const child = here.copy.start("--watch");
    try {
      const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
      const any = async () => String((await lines.next()).value);
      const NOTHING = / nothing changed in /;
      /** What it says next, but that nothing changed: what changes a file once may be seen as two changes. */
      const next = async (): Promise<string> => {
        const line = await any();
        return NOTHING.test(line) ? next() : line;
      };
      const at = String.raw`^\d\d:\d\d:\d\d `;
      expect(await next()).toMatch(new RegExp(`${at}wrote openapi.json, .*, validators.js in \\d+ ms$`));

      await here.copy.change("openapi/schemas/values.yaml", /description: A point in time.*/, "description: A moment.");
      expect(await next()).toMatch(new RegExp(`${at}wrote openapi.json, schema.d.ts in \\d+ ms$`));
      expect(await here.copy.read("generated/schema.d.ts")).toContain("A moment.");

      const whole = await here.copy.read("openapi/schemas/values.yaml");
      const before = await here.copy.generated();
      await here.copy.save("openapi/schemas/values.yaml", `${whole}example: [`);
      expect(await next()).toMatch(new RegExp(`${at}\\d+ problems? in \\d+ ms$`));
      expect(await next()).toMatch(/^openapi\/schemas\/values\.yaml:\d+:\d+ {2}Failed to parse/);
      await here.copy.save("openapi/schemas/values.yaml", whole);
      while (!NOTHING.test(await any()));
      expect(await here.copy.generated()).toEqual(before);

      // A rule that is loaded already is loaded again.
      await here.copy.change(
        "scripts/redocly/plugin.js",
        '"dialect-named": dialectNamed',
        '"dialect-named": () => ({ Root(_, { report }) { report({ message: "No." }) } })',
      );
      expect(await next()).toMatch(new RegExp(`${at}1 problem in \\d+ ms$`));
      expect(await next()).toBe("openapi/openapi.yaml:1:1  No. (local/dialect-named)");

      child.kill("SIGINT");
      expect(await once(child, "exit")).toEqual([0, null]);
    } finally {
      child.kill("SIGKILL");
    }
  }, 600_000);
});

const execute = promisify(execFile);
const tsc = path.resolve(import.meta.dirname, "../node_modules/typescript-7/bin/tsc");

async function outputs(from = here.generator): Promise<ReadonlyMap<string, string>> {
  const generation = await from.generate(here.copy.root);
  if ("problems" in generation) throw new Error(generation.problems.map(printProblem).join("\n"));
  return generation.outputs;
}

/** Writes files to a temporary directory, where no package can be found. */
async function inDirectory<T>(files: ReadonlyMap<string, string>, use: (directory: string) => Promise<T>): Promise<T> {
  const directory = await mkdtemp(path.join(tmpdir(), "generated-"));
  try {
    for (const [name, text] of files) await writeFile(path.join(directory, name), text);
    return await use(directory);
  } finally {
    await rm(directory, { recursive: true });
  }
}

describe("the outputs", () => {
  beforeEach(async () => {
    await here.copy.remove();
    here.copy = await copyRepository();
  });

  let first: ReadonlyMap<string, string> | undefined;

  test("are the spec, its types and its validators, each with a word on where it comes from", async () => {
    const files = (first ??= await outputs());
    expect([...files.keys()]).toEqual(OUTPUTS);
    const notice = "Generated from openapi/ by `npm run generate`. Do not edit.";
    for (const [name, text] of files) {
      if (name !== "openapi.json") expect(text.split("\n")[0], name).toBe(`// ${notice}`);
      expect(text, name).toMatch(/[^\n]\n$/);
      expect(text, name).not.toContain("\r");
    }
    const description = JSON.parse(files.get("openapi.json") ?? "");
    expect(Object.entries(description)[0]).toEqual(["x-generated", notice]);
    // In an order that one more use of a component doesn't change.
    const names = Object.keys(description.components.schemas);
    expect(names).toEqual(names.toSorted((a, b) => (a < b ? -1 : 1)));
  });

  test("are the same bytes a second time, from other threads, and in a directory of another name", async () => {
    first ??= await outputs();
    expect(await outputs()).toEqual(first);
    const root = await mkdtemp(path.join(tmpdir(), "elsewhere-"));
    await rename(here.copy.root, root);
    here.copy = { ...here.copy, root, remove: () => rm(root, { recursive: true }) };
    const another = await startGenerator();
    try {
      expect(await outputs(another)).toEqual(first);
    } finally {
      await another.stop();
    }
  });

  test("hold a path whose file was added, with its types and its validators", async () => {
    await here.copy.addWidgets();
    const files = new Map([...(await outputs()), ["consumer.ts", CONSUMER], ["consumer.mjs", CONSUMER_AT_RUN_TIME]]);
    await inDirectory(files, async (directory) => {
      await execute(process.execPath, [tsc, "--noEmit", "--strict", "--module", "nodenext", "consumer.ts"], {
        cwd: directory,
      }).catch(({ stdout }) => expect.fail(stdout));
      const { stdout } = await execute(process.execPath, ["consumer.mjs"], { cwd: directory });
      expect(JSON.parse(stdout)).toEqual({
        operations: [...Object.keys(validators), "searchWidgets"].sort(),
        method: "post",
        path: "/v1/widgets",
        sizes: [true, false, false],
        requests: [true, false],
        responses: [true, false],
      });
    });
  });
});

const CONSUMER = `
import type { operations } from "./schema.d.ts";
import { validators } from "./validators.js";

const { request, responses } = validators.searchWidgets;
const method: "post" = validators.searchWidgets.method;
type Body = operations["searchWidgets"]["requestBody"]["content"]["application/vnd.api+json"];
const body: Body = { name: "bolt" };
const data: unknown = body;
if (request["application/vnd.api+json"](data)) data.name satisfies string;
// @ts-expect-error It is a string.
if (request["application/vnd.api+json"](data)) data.name satisfies number;
if (responses["200"].content["application/vnd.api+json"](data)) data[0]?.name satisfies string | undefined;
// @ts-expect-error There is no such status.
responses["418"];
responses["429"].headers["RateLimit-Limit"].required satisfies false;
`;

const CONSUMER_AT_RUN_TIME = `
import { validators } from "./validators.js";

const { method, path, parameters, request, responses } = validators.searchWidgets;
console.log(JSON.stringify({
  operations: Object.keys(validators).sort(),
  method,
  path,
  sizes: ["25", "0", "many"].map((size) => parameters.query["page[size]"].validate(size)),
  requests: [{ name: "bolt" }, { name: 1 }].map((body) => request["application/vnd.api+json"](body)),
  responses: [[{ name: "bolt" }], { name: "bolt" }].map((body) => responses[200].content["application/vnd.api+json"](body)),
}));
`;

test("what a function throws in a thread is thrown by the call, and the thread goes on", async () => {
  const thread = await startThread<typeof RedoclyThread>(["./redocly.ts"]);
  try {
    const lost = { "#": { file: "/openapi/nothing.yaml", pointer: "#" } };
    await expect(thread.call("locate", "/", lost, [{ pointer: "#", reason: "" }])).rejects.toThrow(
      "no such file or directory",
    );
    expect(await thread.call("locate", "/", {}, [])).toEqual([]);
  } finally {
    await thread.stop();
  }
});

test("a call to a thread that has ended fails", async () => {
  const thread = await startThread<typeof RedoclyThread>(["./redocly.ts"]);
  await thread.stop();
  await expect(thread.call("locate", "/", {}, [])).rejects.toThrow("The thread of ./redocly.ts has ended.");
});

test("a call that never ends is ended, with its thread", async () => {
  const thread = await startThread<typeof RedoclyThread>(["./redocly.ts"], { answersWithinMs: 1 });
  const endless = thread.call("lintSpec", process.cwd());
  await expect(endless).rejects.toThrow("lintSpec took longer than 0.001 s");
  await expect(thread.call("locate", "/", {}, [])).rejects.toThrow("The thread of ./redocly.ts has ended.");
});

test("a call that takes too much memory ends its thread, not the process", async () => {
  const thread = await startThread<typeof TypesThread>(["./types.ts"], { maxHeapMb: 64 });
  const values = Array.from({ length: 1_000_000 }, (_, value) => ({ value }));
  const document = { openapi: "3.1.0", info: { title: "Large", version: "1" }, components: { examples: { values } } };
  // What is between the threads has no form of its own there.
  const call = thread.call("generateTypes", document as object as Parameters<typeof TypesThread.generateTypes>[0]);
  await expect(call).rejects.toThrow("memory limit");
});
