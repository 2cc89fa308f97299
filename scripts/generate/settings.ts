import { readFile } from "node:fs/promises";
import path from "node:path";
import { type Config, lintConfig, loadConfig, type NormalizedProblem } from "@redocly/openapi-core";

/** The rules that a spec is linted by. */
export interface Settings {
  config: Config;
  /** Finds the errors of `redocly.yaml` itself. */
  findProblems(): Promise<NormalizedProblem[]>;
}

/** The settings of each directory, with what its files held when they were loaded. */
const loaded = new Map<string, { content: string; settings: Promise<Settings> }>();

/** Loads `redocly.yaml` from a directory; once for as long as it, and the list of what lint is to ignore, stay the same. */
export async function loadSettings(root: string): Promise<Settings> {
  const contents = ["redocly.yaml", ".redocly.lint-ignore.yaml"].map((name) =>
    readFile(path.join(root, name), "utf8").catch(() => "absent"),
  );
  const content = (await Promise.all(contents)).join("\0");
  const known = loaded.get(root);
  if (known?.content === content) return known.settings;
  const settings = load(path.join(root, "redocly.yaml"));
  loaded.set(root, { content, settings });
  return settings;
}

async function load(configPath: string): Promise<Settings> {
  const config = await loadConfig({ configPath });
  let problems: Promise<NormalizedProblem[]> | undefined;
  return { config, findProblems: () => (problems ??= lintConfig({ config, severity: "error" })) };
}
