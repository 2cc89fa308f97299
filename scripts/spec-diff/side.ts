import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, stat, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { createConfig } from "@redocly/openapi-core";
import { type BundledFile, bundleFile } from "../generate/redocly.ts";
import { printProblem, type Problem } from "../generate/problem.ts";
import type { LoadedSpec } from "./compare-specs.ts";
import { unifyForms } from "./equivalent-forms.ts";

/** One of the two things that are compared. */
export interface Side {
  /** What it is called in messages: `v1.0.0 (1a2b3c4)`, `the working tree`, or a file. */
  name: string;
  /** Where its spec begins. */
  spec: string;
  /** What its files are named from. */
  root: string;
  /** The repository as it was or is; undefined for a file, which has only a spec. */
  repository: string | undefined;
  /** Removes what was written to read it. */
  remove(): Promise<void>;
}

const execute = promisify(execFile);
const ENTRY = "openapi/openapi.yaml";

/** The repository as it is. */
export function workingTree(root: string): Side {
  return { name: "the working tree", spec: path.join(root, ENTRY), root, repository: root, remove: async () => {} };
}

/**
 * Finds a file, or else a revision of the repository.
 *
 * @throws {Error} when it is neither.
 */
export async function sideOf(root: string, name: string): Promise<Side> {
  const file = path.resolve(root, name);
  if ((await stat(file).catch(() => undefined))?.isFile())
    return { name, spec: file, root, repository: undefined, remove: async () => {} };
  const commit = await commitOf(root, name);
  if (commit === undefined)
    throw new Error(`${JSON.stringify(name)} is neither a file nor a revision that Git knows here.`);
  const directory = await mkdtemp(path.join(tmpdir(), "rootly-action-items-revision-"));
  const remove = () => rm(directory, { recursive: true });
  try {
    await extract(root, commit, directory);
    await symlink(path.join(root, "node_modules"), path.join(directory, "node_modules"), "junction");
  } catch (error) {
    await remove();
    throw error;
  }
  const title = commit.startsWith(name) ? commit.slice(0, 7) : `${name} (${commit.slice(0, 7)})`;
  return { name: title, spec: path.join(directory, ENTRY), root: directory, repository: directory, remove };
}

/**
 * What a change is compared with unless told: where the work branched off `origin/main` or `main`, or else the last tag.
 *
 * @throws {Error} when there is none of them.
 */
export async function defaultBase(root: string): Promise<string> {
  for (const name of ["origin/main", "main"]) {
    const base = await git(root, "merge-base", name, "HEAD");
    if (base !== undefined) return (await git(root, "rev-parse", name)) === base ? name : base.slice(0, 12);
  }
  const tag = await git(root, "describe", "--tags", "--abbrev=0");
  if (tag !== undefined) return tag;
  throw new Error("Git knows neither origin/main nor main nor a tag here: name the base by --base REV or --base FILE.");
}

function commitOf(root: string, name: string): Promise<string | undefined> {
  return git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", `${name}^{commit}`);
}

/** What Git prints; undefined when it fails. */
async function git(root: string, ...args: string[]): Promise<string | undefined> {
  const result = await execute("git", args, { cwd: root }).catch(() => undefined);
  return result?.stdout.trim();
}

async function extract(root: string, commit: string, directory: string): Promise<void> {
  const archive = spawn("git", ["archive", "--format=tar", commit], { cwd: root, stdio: ["ignore", "pipe", "ignore"] });
  const tar = spawn("tar", ["-x", "-C", directory], { stdio: ["pipe", "ignore", "ignore"] });
  archive.stdout.pipe(tar.stdin);
  const [[archived], [extracted]] = await Promise.all([once(archive, "close"), once(tar, "close")]);
  if (archived !== 0 || extracted !== 0)
    throw new Error(`The files of ${commit} cannot be read by git archive and tar.`);
}

/** A file of a side's repository; undefined when it has none. */
export async function readFrom({ repository }: Side, file: string): Promise<string | undefined> {
  if (repository === undefined) return undefined;
  return readFile(path.join(repository, file), "utf8").catch(() => undefined);
}

/**
 * Bundles a spec, and rewrites what can be said in several ways.
 *
 * @param file Where it begins.
 * @param root What its files are named from.
 * @throws {Error} when it is no spec that can be read; the message names the file and the line.
 */
export async function loadSpec(file: string, root: string): Promise<LoadedSpec> {
  if (!(await stat(file).catch(() => undefined))?.isFile())
    throw new Error(`There is no spec at ${path.relative(root, file)}.`);
  const { document, origins } = read(
    await bundleFile(file, await createConfig({}), root).catch(asProblems(file, root)),
  );
  if (!("paths" in document)) throw new Error(`${path.relative(root, file)} is no OpenAPI spec: it has no paths.`);
  // The notice in generated/openapi.json.
  Reflect.deleteProperty(document, "x-generated");
  const bundle = structuredClone(document);
  unifyForms(document, origins);
  return { bundle, document, origins, root, directory: path.dirname(file) };
}

function read(bundled: BundledFile | Problem[]): BundledFile {
  if (!Array.isArray(bundled)) return bundled;
  throw new Error(bundled.map(printProblem).join("\n"));
}

function asProblems(file: string, root: string) {
  return (error: unknown): never => {
    if (!(error instanceof Error)) throw error;
    throw new Error(`${path.relative(root, file)}: ${error.message}`, { cause: error });
  };
}
