import path from "node:path";
import { stripVTControlCharacters } from "node:util";
import {
  type Config,
  getLineColLocation,
  type LocationObject,
  type NormalizedProblem,
  YamlParseError,
} from "@redocly/openapi-core";
import { placeOfFailure } from "./failure-place.ts";
import type { Problem } from "./problem.ts";
import { loadSettings, type Settings } from "./settings.ts";
import type { Origin } from "./sources.ts";
import { SpecResolver } from "./spec-resolver.ts";

/**
 * Hands on the configuration, the file that the spec starts at, and what finds problems of the configuration itself.
 *
 * @returns What `use` returns, or the problem when a file cannot be read.
 */
export async function withConfig<T>(
  root: string,
  use: (config: Config, entry: string, findProblems: Settings["findProblems"]) => Promise<T>,
): Promise<T | Problem[]> {
  const settings = path.join(root, "redocly.yaml");
  const entry = path.join(root, "openapi/openapi.yaml");
  let reading = settings;
  try {
    const { config, findProblems } = await loadSettings(root);
    const apis = Object.entries(config.resolvedConfig.apis ?? {});
    const [alias] = apis.find(([, api]) => path.resolve(root, api.root) === entry) ?? [];
    reading = entry;
    return await use(config.forAlias(alias), entry, findProblems);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const found = await placeOfFailure(error.message, entry, new SpecResolver(path.dirname(entry)));
    if (found !== undefined) return [{ ...position(found, root), reason: found.reason }];
    return [unreadable(error, reading, root)];
  }
}

/** What Redocly found, in our form. */
export function problemFrom({ message, suggest, ruleId, location }: NormalizedProblem, root: string): Problem {
  const isBoolean = message.startsWith("Expected type `Schema` (object) but got `boolean`");
  const remedy = isBoolean ? ": write `{}` for a schema that is true, and `not: {}` for one that is false" : "";
  const hint = suggest.length > 0 ? ` Did you mean ${suggest.join(" or ")}?` : remedy;
  const [place] = location;
  const found = place === undefined ? { file: "openapi", line: 1, column: 1 } : position(place, root);
  return { ...found, reason: readable(message + hint, root), rule: ruleId };
}

/** Finds the lines of places in source files, which are in `openapi/` unless another directory is named. */
export function locate(
  root: string,
  places: Array<Origin & { reason: string }>,
  directory = path.join(root, "openapi"),
): Promise<Problem[]> {
  const resolver = new SpecResolver(directory);
  return Promise.all(
    places.map(async ({ file, pointer, reason }) => {
      const source = await resolver.loadExternalRef(file);
      return { ...position({ source, pointer, reportOnKey: true }, root), reason };
    }),
  );
}

function unreadable(error: Error, file: string, root: string): Problem {
  const reason = readable(error.message, root);
  return error instanceof YamlParseError
    ? { file: relative(error.source.absoluteRef, root), line: error.line || 1, column: error.col || 1, reason }
    : { file: relative(file, root), line: 1, column: 1, reason };
}

function position(place: LocationObject, root: string): Pick<Problem, "file" | "line" | "column"> {
  const { source, start } = getLineColLocation(place);
  // What is said of a file as a whole has no line.
  return { file: relative(source.absoluteRef, root), line: start.line || 1, column: start.col || 1 };
}

function relative(file: string, root: string): string {
  return path.relative(root, file).replaceAll(path.sep, "/");
}

/** The first line of a message, without colours and without the directory that it was said in. */
function readable(message: string, root: string): string {
  const [line = ""] = stripVTControlCharacters(message).split("\n");
  return line.replaceAll(root + path.sep, "");
}
