import { execFile } from "node:child_process";
import { mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { validators } from "../../generated/validators.js";
import { startGenerator } from "./generator.ts";
import { printProblem } from "./problem.ts";
import type * as ProductsThread from "./products.ts";
import type * as RedoclyThread from "./redocly.ts";
import { useGeneration } from "./repository-copy.ts";
import { startThread } from "./thread.ts";

const execute = promisify(execFile);
const tsc = path.resolve(import.meta.dirname, "../../node_modules/typescript-7/bin/tsc");

const here = useGeneration(async () => {});

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
  let first: ReadonlyMap<string, string> | undefined;

  test("are the spec, its types and its validators, each with a word on where it comes from", async () => {
    const files = (first ??= await outputs());
    expect([...files.keys()]).toEqual([
      "openapi.json",
      "operation-ids.d.ts",
      "operation-ids.js",
      "schema.d.ts",
      "validators.d.ts",
      "validators.js",
    ]);
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
  const thread = await startThread<typeof RedoclyThread>("./redocly.ts");
  try {
    const lost = { file: "/openapi/nothing.yaml", pointer: "#", reason: "" };
    await expect(thread.call("locate", "/", [lost])).rejects.toThrow("no such file or directory");
    expect(await thread.call("locate", "/", [])).toEqual([]);
  } finally {
    await thread.stop();
  }
});

test("a call to a thread that has ended fails", async () => {
  const thread = await startThread<typeof RedoclyThread>("./redocly.ts");
  await thread.stop();
  await expect(thread.call("locate", "/", [])).rejects.toThrow("The thread of ./redocly.ts has ended.");
});

test("a call that never ends is ended, with its thread", async () => {
  const thread = await startThread<typeof RedoclyThread>("./redocly.ts", { answersWithinMs: 1 });
  const endless = thread.call("lintSpec", process.cwd());
  await expect(endless).rejects.toThrow("lintSpec took longer than 0.001 s");
  await expect(thread.call("locate", "/", [])).rejects.toThrow("The thread of ./redocly.ts has ended.");
});

test("a call that takes too much memory ends its thread, not the process", async () => {
  const thread = await startThread<typeof ProductsThread>("./products.ts", { maxHeapMb: 64 });
  const values = Array.from({ length: 1_000_000 }, (_, value) => ({ value }));
  const document = { openapi: "3.1.0", info: { title: "Large", version: "1" }, components: { examples: { values } } };
  // What is between the threads has no form of its own there.
  const call = thread.call("typesOf", document as object as Parameters<typeof ProductsThread.typesOf>[0]);
  await expect(call).rejects.toThrow("memory limit");
});
