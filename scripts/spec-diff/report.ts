import type { Audience, Bump, Change, Place } from "./change.ts";
import type { Comparison } from "./compare-sides.ts";

const AUDIENCES: Record<Audience, string> = {
  "callers-compile-time": "callers at compile time",
  "callers-run-time": "callers at run time",
  servers: "servers",
  "fake-and-validation": "users of the fake and of validation",
};

const TITLES: ReadonlyArray<readonly [Bump, string]> = [
  ["major", "Breaking"],
  ["minor", "New"],
  ["patch", "Documentation"],
];

/** What `--format json` prints; docs/spec.md documents it. */
export function printJson({ bump, changes, nextVersion }: Comparison): string {
  return JSON.stringify({ bump, changes, nextVersion }, null, 2);
}

/** For a terminal. */
export function printText(comparison: Comparison): string {
  const { changes, compileErrors } = comparison;
  const sections = TITLES.flatMap(([bump, title]) => {
    const those = changes.filter((change) => change.bump === bump);
    return those.length === 0
      ? []
      : [[`${title} (${those.length})`, ...lines(bump, those, entry, (line) => `  ${line}`)].join("\n")];
  });
  const errors = compileErrors.map((error) => `  ${location(error)}  ${error.message}`);
  if (errors.length > 0) sections.push(["These do not compile any more", ...errors].join("\n"));
  return [...sections, ...conclusion(comparison)].join("\n\n");
}

/** One line for each change; what is documentation is only counted, file by file. */
function lines(
  bump: Bump,
  changes: readonly Change[],
  print: (change: Change) => string,
  printFile: (line: string) => string,
): string[] {
  if (bump !== "patch") return changes.map(print);
  const files = [...new Set(changes.map(({ file }) => file))].sort();
  return files.map((file) => {
    const inFile = changes.filter((change) => change.file === file).map(({ line }) => line);
    return printFile(
      `${file}, line${inFile.length > 1 ? "s" : ""} ${[...new Set(inFile)].sort((a, b) => a - b).join(", ")}`,
    );
  });
}

function entry(change: Change): string {
  const lines = [`  ${places(change)}  ${change.message}`];
  if (change.breaks.length > 0) {
    const operation = change.operation === null ? "" : `, in ${change.operation}`;
    lines.push(`    breaks ${audiences(change)}${operation}`);
    lines.push(change.waived ? "    is waived" : `    id ${change.id}, for scripts/spec-diff/waivers.ts`);
  }
  return lines.join("\n");
}

/** For the summary of a workflow run. */
export function printMarkdown(comparison: Comparison): string {
  const { base, revision, changes, compileErrors } = comparison;
  const sections = TITLES.flatMap(([bump, title]) => {
    const those = changes.filter((change) => change.bump === bump);
    return those.length === 0
      ? []
      : [`### ${title} (${those.length})`, lines(bump, those, item, (line) => `- ${line}`).join("\n")];
  });
  if (compileErrors.length > 0) {
    const errors = compileErrors.map((error) => `- \`${location(error)}\` ${escaped(error.message)}`);
    sections.push("### These do not compile any more", errors.join("\n"));
  }
  const title = `## The spec, from ${escaped(base)} to ${escaped(revision)}`;
  return [
    title,
    ...sections,
    ...conclusion(comparison).map((text) => (text.startsWith("#") ? fenced(text) : text)),
  ].join("\n\n");
}

function item(change: Change): string {
  const breaks = change.breaks.length > 0 ? ` Breaks ${audiences(change)}${change.waived ? " (waived)" : ""}.` : "";
  return `- \`${places(change)}\` ${escaped(change.message)}${breaks}`;
}

/** Workflow commands of GitHub, which shows each at its line. */
export function printAnnotations({ changes, missing }: Comparison): string {
  return changes
    .filter(({ bump }) => bump === "major")
    .map((change) => {
      const level = change.waived || missing.length === 0 ? "warning" : "error";
      const properties = `file=${property(change.file)},line=${change.line},title=${property("Breaking change of the spec")}`;
      return `::${level} ${properties}::${data(`${change.message} Breaks ${audiences(change)}.`)}`;
    })
    .join("\n");
}

function conclusion({ changes, bump, nextVersion, missing, proposed }: Comparison): string[] {
  if (changes.length === 0) return ["Nothing has changed."];
  const counts = TITLES.flatMap(([bump, title]) => {
    const count = changes.filter((change) => change.bump === bump).length;
    return count === 0 ? [] : [`${count} ${title.toLowerCase()}`];
  });
  const waived = changes.filter((change) => change.waived).length;
  const step = `${counts.join(", ")}${waived > 0 ? `, of which ${waived} waived` : ""}: the next version is ${nextVersion}.`;
  if (bump === "patch") return [step];
  const lines = [`Proposed for CHANGELOG.md:`, proposed.join("\n").trim()];
  if (missing.length === 0) return [step, ...lines];
  const remedy = `Set ${nextVersion} in package.json, src/http-client.ts and CHANGELOG.md, or waive each breaking change.`;
  return [step, `A breaking change needs a version step: ${missing.join(", ")}. ${remedy}`, ...lines];
}

function fenced(text: string): string {
  return `\`\`\`markdown\n${text}\n\`\`\``;
}

/** `openapi/a.yaml:3`, and where it was, when that is another line. */
function places(change: Change): string {
  const { before } = change;
  if (before === null) return location(change);
  const moved = before.file !== change.file || before.line !== change.line;
  return moved ? `${location(before)} -> ${location(change)}` : location(change);
}

function location({ file, line }: Place): string {
  return `${file}:${line}`;
}

function audiences({ breaks }: Change): string {
  return breaks.map((audience) => AUDIENCES[audience]).join(", ");
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

/** The escapes of workflow commands, as @actions/core makes them. */
function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
