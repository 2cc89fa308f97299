import { once } from "node:events";
import { mkdir, readdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline";
import { describe, expect, test } from "vitest";
import { useGeneration } from "./generate/repository-copy.ts";
import { update } from "./generate/update.ts";
import { generateCommand } from "./generate.ts";

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

const WROTE_ALL =
  /^wrote openapi\.json, operation-ids\.d\.ts, operation-ids\.js, schema\.d\.ts, validators\.d\.ts, validators\.js in [\d.]+ s\n$/;
const UP_TO_DATE = /^generated\/ is up to date \([\d.]+ s\)\n$/;

describe("npm run generate", () => {
  test("writes what is missing, then nothing, and leaves nothing else behind", async () => {
    expect(await here.copy.run()).toEqual({ code: 0, stdout: expect.stringMatching(WROTE_ALL), stderr: "" });
    const written = await here.copy.generated();
    expect(await run()).toEqual({ code: 0, stdout: expect.stringMatching(UP_TO_DATE), stderr: "" });
    expect(await here.copy.generated()).toEqual(written);
    expect((await readdir(here.copy.root)).sort()).toEqual(["generated", "openapi", "redocly.yaml", "scripts"]);
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

  test("writes no file when one cannot be written", async () => {
    await mkdir(path.join(here.copy.root, "generated/validators.js"), { recursive: true });
    const { code, stderr } = await here.copy.run();
    expect(code).toBe(1);
    expect(stderr).toContain("EISDIR");
    expect(await readdir(path.join(here.copy.root, "generated"))).toEqual(["validators.js"]);
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
      const next = async () => String((await lines.next()).value);
      const at = String.raw`^\d\d:\d\d:\d\d `;
      expect(await next()).toMatch(new RegExp(`${at}wrote openapi.json, .*, validators.js in \\d+ ms$`));

      await here.copy.change("openapi/schemas/values.yaml", /description: A point in time.*/, "description: A moment.");
      expect(await next()).toMatch(new RegExp(`${at}wrote openapi.json, schema.d.ts in \\d+ ms$`));
      expect(await here.copy.read("generated/schema.d.ts")).toContain("A moment.");

      const whole = await here.copy.read("openapi/schemas/values.yaml");
      const before = await here.copy.generated();
      // As editors save: what they have written elsewhere takes the file's place.
      await here.copy.write("saved.yaml", `${whole}example: [`);
      await rename(path.join(here.copy.root, "saved.yaml"), path.join(here.copy.root, "openapi/schemas/values.yaml"));
      expect(await next()).toMatch(new RegExp(`${at}\\d+ problems? in \\d+ ms$`));
      expect(await next()).toMatch(/^openapi\/schemas\/values\.yaml:\d+:\d+ {2}Failed to parse/);
      await here.copy.write("openapi/schemas/values.yaml", whole);
      while (!/nothing changed/.test(await next()));
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
