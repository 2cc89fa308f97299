import { stat } from "node:fs/promises";
import path from "node:path";
import { createConfig } from "@redocly/openapi-core";
import { type BundledFile, bundleFile } from "../generate/bundle.ts";
import { type Problem, printProblem } from "../generate/problem.ts";
import type { LoadedSpec } from "./compare-specs.ts";
import { unifyForms } from "./equivalent-forms.ts";

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
