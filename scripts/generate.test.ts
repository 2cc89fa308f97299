import { once } from "node:events";
import { mkdir, readdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Generator, startGenerator } from "./generate/generator.ts";
import { copyRepository, type RepositoryCopy } from "./generate/repository-copy.ts";
import { update } from "./generate/update.ts";

let generator: Generator;
let copy: RepositoryCopy;

beforeAll(async () => {
  generator = await startGenerator();
});
afterAll(() => generator.stop());
beforeEach(async () => {
  copy = await copyRepository();
});
afterEach(() => copy.remove());

const WROTE_ALL =
  /^wrote openapi\.json, operation-ids\.d\.ts, operation-ids\.js, schema\.d\.ts, validators\.d\.ts, validators\.js in [\d.]+ s\n$/;
const UP_TO_DATE = /^generated\/ is up to date \([\d.]+ s\)\n$/;

describe("npm run generate", () => {
  test("writes what is missing, then nothing, and leaves nothing else behind", async () => {
    expect(await copy.run()).toEqual({ code: 0, stdout: expect.stringMatching(WROTE_ALL), stderr: "" });
    const written = await copy.generated();
    expect(await copy.run()).toEqual({ code: 0, stdout: expect.stringMatching(UP_TO_DATE), stderr: "" });
    expect(await copy.generated()).toEqual(written);
    expect((await readdir(copy.root)).sort()).toEqual(["generated", "openapi", "redocly.yaml", "scripts"]);
  });

  test("stops at a broken spec with file, line and reason, and leaves generated/ as it was", async () => {
    await update(generator, copy.root, { check: false });
    const before = await copy.generated();
    await copy.write(
      await copy.separateHeader(),
      "description: When.\nschema:\n  $ref: Nothing.yaml\nx-evidence: seen\n",
    );
    const { code, stdout, stderr } = await copy.run();
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(/^openapi\/headers\/RateLimit-Reset\.yaml:3:3 {2}Can't resolve \$ref: .*Nothing\.yaml/);
    expect(await copy.generated()).toEqual(before);
  });

  test("writes no file when one cannot be written", async () => {
    await mkdir(path.join(copy.root, "generated/validators.js"), { recursive: true });
    const { code, stderr } = await copy.run();
    expect(code).toBe(1);
    expect(stderr).toContain("EISDIR");
    expect(await readdir(path.join(copy.root, "generated"))).toEqual(["validators.js"]);
  });

  test.each(["--chekc", "--check --watch", "now"])("refuses %s and says what it takes", async (args) => {
    const { code, stdout, stderr } = await copy.run(...args.split(" "));
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(/^.*(--chekc|exclude each other|now).*\n\nUsage: npm run generate/);
  });

  test("explains itself with --help", async () => {
    const { code, stdout, stderr } = await copy.run("--help");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(/^Usage: npm run generate -- \[--check \| --watch\]/);
  });
});

describe("npm run generate -- --check", () => {
  test("is content with what was generated", async () => {
    await update(generator, copy.root, { check: false });
    const ended = await copy.run("--check");
    expect(ended).toEqual({ code: 0, stdout: expect.stringMatching(UP_TO_DATE), stderr: "" });
  });

  test("names what is missing, stale and surplus, and writes nothing", async () => {
    await update(generator, copy.root, { check: false });
    await copy.write("generated/schema.d.ts", "");
    await copy.write("generated/old.js", "");
    await rm(path.join(copy.root, "generated/openapi.json"));
    const before = await copy.generated();
    expect(await copy.run("--check")).toEqual({
      code: 1,
      stdout: "",
      stderr: `generated/openapi.json is missing
generated/schema.d.ts is stale
generated/old.js is surplus
Run \`npm run generate\` and commit what it changes.
`,
    });
    expect(await copy.generated()).toEqual(before);
  });
});

describe("npm run generate -- --watch", () => {
  test("regenerates at every change, says so in one line, survives what is broken, and ends at Ctrl-C", async () => {
    const child = copy.start("--watch");
    try {
      const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
      const next = async () => String((await lines.next()).value);
      const at = String.raw`^\d\d:\d\d:\d\d `;
      expect(await next()).toMatch(new RegExp(`${at}wrote openapi.json, .*, validators.js in \\d+ ms$`));

      await copy.change("openapi/schemas/values.yaml", /description: A point in time.*/, "description: A moment.");
      expect(await next()).toMatch(new RegExp(`${at}wrote openapi.json, schema.d.ts in \\d+ ms$`));
      expect(await copy.read("generated/schema.d.ts")).toContain("A moment.");

      const whole = await copy.read("openapi/schemas/values.yaml");
      const before = await copy.generated();
      // As editors save: what they have written elsewhere takes the file's place.
      await copy.write("saved.yaml", `${whole}example: [`);
      await rename(path.join(copy.root, "saved.yaml"), path.join(copy.root, "openapi/schemas/values.yaml"));
      expect(await next()).toMatch(new RegExp(`${at}\\d+ problems? in \\d+ ms$`));
      expect(await next()).toMatch(/^openapi\/schemas\/values\.yaml:\d+:\d+ {2}Failed to parse/);
      await copy.write("openapi/schemas/values.yaml", whole);
      while (!/nothing changed/.test(await next()));
      expect(await copy.generated()).toEqual(before);

      // A rule that is loaded already is loaded again.
      await copy.change(
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
