import { once } from "node:events";
import { mkdir, readdir } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { copyRepository, type RepositoryCopy } from "./generate/repository-copy.ts";

let copy: RepositoryCopy;

beforeEach(async () => {
  copy = await copyRepository();
});
afterEach(() => copy.remove());

const WROTE_ALL = /^wrote openapi\.json, schema\.d\.ts, validators\.d\.ts, validators\.js in \d\.\d\d s\n$/;

describe("npm run generate", () => {
  test("writes what is missing, then nothing, then only what changed; and leaves nothing else behind", async () => {
    const first = await copy.run();
    expect(first).toEqual({ code: 0, stdout: expect.stringMatching(WROTE_ALL), stderr: "" });
    const written = await copy.generated();
    const second = await copy.run();
    expect(second).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^generated\/ is up to date \(\d\.\d\d s\)\n$/),
    });
    expect(await copy.generated()).toEqual(written);
    // A word of prose is in the description and in the types' comments, not in the validators.
    await copy.change("openapi/schemas/Timestamp.yaml", "A point in time", "A moment");
    expect((await copy.run()).stdout).toMatch(/^wrote openapi\.json, schema\.d\.ts in /);
    const changed = await copy.generated();
    expect(changed.get("openapi.json")?.content).toContain("A moment");
    for (const name of ["validators.d.ts", "validators.js"]) expect(changed.get(name)).toEqual(written.get(name));
    expect((await readdir(copy.root)).sort()).toEqual(["generated", "openapi", "redocly.yaml", "scripts"]);
  });

  test("stops at a broken description with file, line and reason, and leaves generated/ as it was", async () => {
    await copy.run();
    const before = await copy.generated();
    await copy.write("openapi/headers/RateLimit-Reset.yaml", "description: When.\nschema:\n  $ref: Nothing.yaml\n");
    expect(await copy.run()).toEqual({
      code: 1,
      stdout: "",
      stderr: expect.stringMatching(
        /^openapi\/headers\/RateLimit-Reset\.yaml:3:3 {2}Can't resolve \$ref: .*Nothing\.yaml/,
      ),
    });
    expect(await copy.generated()).toEqual(before);
  });

  test("writes no file when one cannot be written", async () => {
    await mkdir(path.join(copy.root, "generated/validators.js"), { recursive: true });
    const { code, stderr } = await copy.run();
    expect(code).toBe(1);
    expect(stderr).toContain("EISDIR");
    expect(await readdir(path.join(copy.root, "generated"))).toEqual(["validators.js"]);
  });

  test("says what it takes when it is given anything else", async () => {
    for (const args of [["--chekc"], ["--check", "--watch"], ["now"]]) {
      const { code, stdout, stderr } = await copy.run(...args);
      expect({ code, stdout }, args.join(" ")).toEqual({ code: 2, stdout: "" });
      expect(stderr).toMatch(/^.*(--chekc|exclude each other|now).*\n\nUsage: npm run generate/);
    }
    expect(await copy.run("--help")).toEqual({
      code: 0,
      stdout: expect.stringMatching(/^Usage: npm run generate -- \[--check \| --watch\]/),
      stderr: "",
    });
  });
});

describe("npm run generate -- --check", () => {
  test("names what is stale, missing and surplus, and writes nothing", async () => {
    await copy.run();
    expect(await copy.run("--check")).toMatchObject({ code: 0, stderr: "" });
    await copy.write("generated/schema.d.ts", "");
    await copy.write("generated/old.js", "");
    await copy.write("generated/openapi.json", `${await copy.read("generated/openapi.json")} `);
    const before = await copy.generated();
    expect(await copy.run("--check")).toEqual({
      code: 1,
      stdout: "",
      stderr: `generated/openapi.json is stale
generated/schema.d.ts is stale
generated/old.js is surplus
Run \`npm run generate\` and commit what it changes.
`,
    });
    expect(await copy.generated()).toEqual(before);
    expect((await copy.run()).stdout).toMatch(/^wrote openapi\.json, schema\.d\.ts, removed old\.js in /);
    expect(await copy.run("--check")).toMatchObject({ code: 0, stderr: "" });
  });

  test("names every file when there is none, and makes no directory", async () => {
    const { code, stderr } = await copy.run("--check");
    expect(code).toBe(1);
    expect(stderr.match(/is missing/g)).toHaveLength(4);
    expect(await readdir(copy.root)).not.toContain("generated");
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

      await copy.change("openapi/schemas/Timestamp.yaml", "A point in time", "A moment");
      expect(await next()).toMatch(new RegExp(`${at}wrote openapi.json, schema.d.ts in \\d+ ms$`));
      expect(await copy.read("generated/schema.d.ts")).toContain("A moment");

      const whole = await copy.read("openapi/schemas/Timestamp.yaml");
      const before = await copy.generated();
      await copy.write("openapi/schemas/Timestamp.yaml", `${whole}example: [`);
      expect(await next()).toMatch(new RegExp(`${at}\\d+ problems? in \\d+ ms$`));
      expect(await next()).toMatch(/^openapi\/schemas\/Timestamp\.yaml:\d+:\d+ {2}Failed to parse/);
      await copy.write("openapi/schemas/Timestamp.yaml", whole);
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
  });
});
