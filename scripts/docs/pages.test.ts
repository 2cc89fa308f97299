import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import MarkdownIt from "markdown-it";
import { afterAll, describe, expect, onTestFinished, test } from "vitest";
import { parse } from "yaml";
import { checks } from "../../contract-tests/checks/checks.ts";
import { readDeviations } from "../../contract-tests/deviations/deviations.ts";
import { scenarios } from "../../contract-tests/scenarios/scenarios.ts";
import { COMPILERS } from "../compilers.ts";
import type { Run } from "./run-programs.ts";

/** A fenced block of a Markdown file. */
interface CodeBlock {
  /** Relative to the repository. */
  file: string;
  /** The line of the opening fence, 1 for the first of the file. */
  line: number;
  language: string;
  code: string;
  /** Why it cannot be run: `not-run="…"` after the language. */
  notRun: string | undefined;
  /** Whether it shows what the block before it prints: `text output`. */
  isOutput: boolean;
}

/** The TypeScript blocks of a page that belong together: one that imports something begins a program. */
interface Program {
  file: string;
  blocks: CodeBlock[];
}

/** A line before each block of a program, to tell apart what they print. */
const MARKER = "── block ";

const markdown = new MarkdownIt();

/** The files whose blocks must work, relative to the repository. */
async function pagesOf(root: string): Promise<string[]> {
  const list = async (folder: string) =>
    (await readdir(path.join(root, folder))).map((name) => path.posix.join(folder, name));
  // Not what builds the site: another test may be doing that, and what vanishes cannot be listed.
  const own = (await list("docs")).filter((name) => !/^docs\/(api|public|\.vitepress)$/.test(name));
  const below = await Promise.all(own.map(async (name) => (name.endsWith(".md") ? [name] : list(name))));
  const written = below.flat().filter((name) => name.endsWith(".md"));
  return ["README.md", "CONTRIBUTING.md", "ARCHITECTURE.md", ...written.sort()];
}

async function blocksOf(root: string, file: string): Promise<CodeBlock[]> {
  const tokens = markdown.parse(await readFile(path.join(root, file), "utf8"), {});
  return tokens
    .filter(({ type }) => type === "fence")
    .map(({ info, content, map }) => ({
      file,
      line: (map?.[0] ?? 0) + 1,
      language: /^\S*/.exec(info)?.[0] ?? "",
      code: content,
      notRun: / not-run="([^"]+)"/.exec(info)?.[1],
      isOutput: / output\b/.test(info),
    }));
}

function programsOf(blocks: readonly CodeBlock[]): Program[] {
  const programs: Program[] = [];
  for (const block of blocks.filter(({ language }) => language === "ts")) {
    const current = programs.at(-1);
    if (current?.file === block.file && !/^import /m.test(block.code)) current.blocks.push(block);
    else programs.push({ file: block.file, blocks: [block] });
  }
  return programs;
}

/** A program's code, each line where it is in the Markdown file. */
function sourceOf(blocks: readonly CodeBlock[]): string {
  const lines: string[] = [];
  for (const { line, code } of blocks) {
    while (lines.length < line - 1) lines.push("");
    lines.push(`console.log("${MARKER}${line}");`, ...code.trimEnd().split("\n"));
  }
  return `${lines.join("\n")}\n`;
}

/** The block that shows what another one prints: the next of its file, if that is `text output`. */
function outputAfter(blocks: readonly CodeBlock[], block: CodeBlock): CodeBlock | undefined {
  const next = blocks[blocks.indexOf(block) + 1];
  return next?.file === block.file && next.isOutput ? next : undefined;
}

/**
 * What matches the output that is shown. Identifiers, ports, durations and the numbers of calls differ from run to run; a
 * line `…` stands for any number of lines.
 */
function patternOf(shown: string): RegExp {
  const lines = withoutChance(shown)
    .trim()
    .split("\n")
    .map((line) => (line === "…" ? "[^]*?" : line.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")));
  return new RegExp(`^${lines.join("\n")}$`);
}

function withoutChance(printed: string): string {
  return printed
    .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "ID")
    .replaceAll(/(127\.0\.0\.1|localhost):\d+/g, "HOST")
    .replaceAll(/\d+(\.\d+)? (ms|s)\b/g, "DURATION")
    .replaceAll(/^rootly \d+\./gm, "rootly CALL.");
}

const root = path.resolve(import.meta.dirname, "../..");
const read = (name: string) => readFile(path.join(root, name), "utf8");

test("the README has at most 1,000 words", async () => {
  const words = (await read("README.md")).split(/\s+/).filter((word) => word !== "");
  expect(words.length).toBeLessThanOrEqual(1000);
});

test("the documentation names every check and every scenario", async () => {
  const page = await read("docs/contract-tests/verdicts.md");
  const names = [...checks, ...scenarios].map(({ name }) => name);
  expect(names.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
});

test("the README has the mutation scores of the last run, which add up", async () => {
  const page = await read("docs/contract-tests/mutation-scores.md");
  const scoreOf = (row: string) => new RegExp(`\\| ${row} \\| (\\d+ of \\d+) \\|`).exec(page)?.[1];
  const [own, published] = [scoreOf("our own"), scoreOf("published by others")];
  const correct = /None of the (\d+) correct servers failed/.exec(page)?.[1];
  expect((await read("README.md")).replaceAll(/\s+/g, " ")).toContain(
    `It finds ${own} faults of our own and ${published} published by others, and fails none of ${correct} correct servers`,
  );
  const total = Number(/There are (\d+), which apply at/.exec(page)?.[1]);
  const [areas = ""] = page.split("| Source of the faults");
  const ofAreas = [...areas.matchAll(/\| [\w ]+ \| \d+ of (\d+) (?=\|)/g)].map(([, count]) => Number(count));
  const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0);
  expect(sum(ofAreas)).toBe(total);
  expect(sum([own, published].map((score) => Number(score?.split(" of ")[1])))).toBe(total);
});

test("the known deviation of the documentation can be read", async () => {
  const ofPage = await blocksOf(root, "docs/contract-tests/options.md");
  const block = ofPage.find(({ language }) => language === "yaml");
  const folder = await mkdtemp(path.join(tmpdir(), "rootly-action-items-docs-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = path.join(folder, "known.yaml");
  await writeFile(file, block?.code ?? "");
  expect(readDeviations(file)).toMatchObject([{ check: "body-valid", expires: "2027-03-31" }]);
});

/** A safety net for a busy machine. */
const PATIENT_MS = 300_000;

const { exports, scripts } = JSON.parse(await readFile(path.join(root, "package.json"), "utf8")) as {
  exports: Record<string, unknown>;
  scripts: Record<string, string>;
};
const blocks = (await Promise.all((await pagesOf(root)).map((file) => blocksOf(root, file)))).flat();
const place = ({ file, line }: CodeBlock) => `${file}:${line}`;
const named = (some: readonly CodeBlock[]) => some.map((block) => [place(block), block] as const);

const folder = await mkdtemp(path.join(tmpdir(), "rootly-action-items-docs-"));
afterAll(() => rm(folder, { recursive: true }));
await symlink(path.join(root, "node_modules"), path.join(folder, "node_modules"));
await writeFile(path.join(folder, "package.json"), '{ "type": "module" }');
/** What a user of the package has, but that its entries are the sources. */
const compilerOptions = {
  strict: true,
  target: "es2022",
  module: "nodenext",
  types: ["node"],
  skipLibCheck: true,
  noEmit: true,
  allowImportingTsExtensions: true,
  paths: Object.fromEntries(
    Object.keys(exports).map((entry) => [
      entry.replace(".", "rootly-action-items"),
      [path.join(root, entry === "./schema" ? "generated/schema.d.ts" : `src/${entry.slice(2) || "index"}.ts`)],
    ]),
  ),
};
const tsconfig = path.join(folder, "tsconfig.json");
await writeFile(tsconfig, JSON.stringify({ compilerOptions }));

const fileOf = (prefix: string, { file, blocks: [first] }: Program) =>
  path.join(folder, `${prefix}-${file.replaceAll(/\W/g, "-")}-${first?.line}.ts`);

test("every block says what language it is in", () => {
  expect(blocks.filter(({ language }) => language === "").map(place)).toEqual([]);
});

describe("TypeScript", () => {
  const programs = programsOf(blocks);

  test(
    "compiles as pasted",
    async () => {
      const files = programs.map((program) => fileOf("compile", program));
      await Promise.all(programs.map((program, at) => writeFile(files[at] ?? "", sourceOf(program.blocks))));
      await writeFile(tsconfig, JSON.stringify({ compilerOptions, files }));
      const compiled = await COMPILERS["typescript-7"](folder);
      // Each line is where it is in the page. The sources, which stand for the package, have options of their own.
      const problems = compiled
        .split(/\n(?=\S)/)
        .filter((problem) => files.some((file) => problem.includes(path.basename(file))));
      expect(problems).toEqual([]);
    },
    PATIENT_MS,
  );

  test(
    "runs against a server, and prints what is shown",
    async () => {
      const runnable = programs
        .map((program) => ({ ...program, blocks: program.blocks.filter(({ notRun }) => notRun === undefined) }))
        .filter((program) => program.blocks.length > 0);
      const files = runnable.map((program) => fileOf("run", program));
      await Promise.all(runnable.map((program, at) => writeFile(files[at] ?? "", sourceOf(program.blocks))));
      const output = path.join(folder, "runs.json");
      await promisify(execFile)(
        process.execPath,
        ["--import", "tsx", path.join(root, "scripts/docs/run-programs.ts"), output, ...files],
        { cwd: root, env: { ...process.env, TSX_TSCONFIG_PATH: tsconfig } },
      );
      const runs = JSON.parse(await readFile(output, "utf8")) as Run[];
      expect(runs).toHaveLength(runnable.length);
      expect(runs.flatMap(({ error }, at) => (error === undefined ? [] : `${runnable[at]?.file}: ${error}`))).toEqual(
        [],
      );
      runs.forEach(({ lines }, at) => expectOutputs(runnable[at]?.blocks ?? [], lines));
    },
    PATIENT_MS,
  );

  /** @param lines What a program has printed, with a marker before what each block has. */
  function expectOutputs(own: readonly CodeBlock[], lines: readonly string[]) {
    for (const block of own) {
      const from = lines.indexOf(`${MARKER}${block.line}`) + 1;
      const rest = lines.slice(from);
      const to = rest.findIndex((line) => line.startsWith(MARKER));
      expectShown(block, rest.slice(0, to === -1 ? undefined : to).join("\n"));
    }
  }
});

describe("shell", () => {
  const commands = blocks.filter(({ language }) => language === "sh");

  test.each(named(commands))("%s names only scripts that exist", (_place, { code }) => {
    const names = [...code.matchAll(/npm run (?:--silent )?([\w:-]+)/g)].map(([, name = ""]) => name);
    expect(names.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
  });

  const shown = commands.filter((block) => block.notRun === undefined && outputAfter(blocks, block));
  test.each(named(shown))("%s prints what is shown", { timeout: PATIENT_MS }, async (_place, block) => {
    // The packages are installed already.
    const code = block.code.replace("npm ci && ", "");
    const { stdout } = await promisify(execFile)("bash", ["-e", "-c", code], { cwd: root });
    // npm tells first which script it runs.
    expectShown(block, stdout.replace(/^\n(> .*\n)+\n/, ""));
  });
});

test.each(named(blocks.filter(({ language }) => /^(ya?ml|json)$/.test(language))))(
  "%s can be parsed",
  (_place, { code }) => {
    // YAML includes JSON.
    expect(parse(code)).toEqual(expect.anything());
  },
);

function expectShown(block: CodeBlock, printed: string): void {
  const shown = outputAfter(blocks, block);
  if (shown) expect(withoutChance(printed).trim(), place(shown)).toMatch(patternOf(shown.code));
}
