import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import MarkdownIt from "markdown-it";

/** A fenced block of a Markdown file. */
export interface CodeBlock {
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
export interface Program {
  file: string;
  blocks: CodeBlock[];
}

/** A line before each block of a program, to tell apart what they print. */
export const MARKER = "── block ";

const markdown = new MarkdownIt();

/** The files whose blocks must work, relative to the repository. */
export async function pagesOf(root: string): Promise<string[]> {
  const below = await readdir(path.join(root, "docs"), { recursive: true });
  const written = below.filter((name) => name.endsWith(".md") && !/^(api|\.vitepress)\b/.test(name));
  return ["README.md", "CONTRIBUTING.md", "ARCHITECTURE.md", ...written.map((name) => path.join("docs", name)).sort()];
}

export async function blocksOf(root: string, file: string): Promise<CodeBlock[]> {
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

export function programsOf(blocks: readonly CodeBlock[]): Program[] {
  const programs: Program[] = [];
  for (const block of blocks.filter(({ language }) => language === "ts")) {
    const current = programs.at(-1);
    if (current?.file === block.file && !/^import /m.test(block.code)) current.blocks.push(block);
    else programs.push({ file: block.file, blocks: [block] });
  }
  return programs;
}

/** A program's code, each line where it is in the Markdown file. */
export function sourceOf(blocks: readonly CodeBlock[]): string {
  const lines: string[] = [];
  for (const { line, code } of blocks) {
    while (lines.length < line - 1) lines.push("");
    lines.push(`console.log("${MARKER}${line}");`, ...code.trimEnd().split("\n"));
  }
  return `${lines.join("\n")}\n`;
}

/** The block that shows what another one prints: the next of its file, if that is `text output`. */
export function outputAfter(blocks: readonly CodeBlock[], block: CodeBlock): CodeBlock | undefined {
  const next = blocks[blocks.indexOf(block) + 1];
  return next?.file === block.file && next.isOutput ? next : undefined;
}

/**
 * What matches the output that is shown. Identifiers, ports, durations and the numbers of calls differ from run to run; a
 * line `…` stands for any number of lines.
 */
export function patternOf(shown: string): RegExp {
  const lines = withoutChance(shown)
    .trim()
    .split("\n")
    .map((line) => (line === "…" ? "[^]*?" : line.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")));
  return new RegExp(`^${lines.join("\n")}$`);
}

export function withoutChance(printed: string): string {
  return printed
    .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "ID")
    .replaceAll(/(127\.0\.0\.1|localhost):\d+/g, "HOST")
    .replaceAll(/\d+(\.\d+)? (ms|s)\b/g, "DURATION")
    .replaceAll(/^rootly \d+\./gm, "rootly CALL.");
}
