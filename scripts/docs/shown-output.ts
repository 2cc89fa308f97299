import type { CodeBlock } from "./code-blocks.ts";

/** The block that shows what another one prints: the next of its file, if that is `text output`. */
export function outputAfter(blocks: readonly CodeBlock[], block: CodeBlock): CodeBlock | undefined {
  const next = blocks[blocks.indexOf(block) + 1];
  return next?.file === block.file && next.isOutput ? next : undefined;
}

/**
 * What matches the output that is shown. Identifiers, ports, durations and the numbers of calls differ from run to run; a line `…` stands for
 * any number of lines.
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
