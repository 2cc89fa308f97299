import path from "node:path";
import { bundle, type Config, type Document, type NormalizedProblem, type Source } from "@redocly/openapi-core";
import type { OpenAPI3 } from "openapi-typescript";
import type { Problem } from "./problem.ts";
import { problemFrom, withConfig } from "./redocly.ts";
import { mapSources, type Origin, recordOrigins, type SourceMap } from "./sources.ts";
import { SpecResolver } from "./spec-resolver.ts";

/** The whole description in one document. */
export interface Bundle {
  document: OpenAPI3;
  sources: SourceMap;
}

/** Bundling changes what it reads: it gets copies, and where their nodes stood is recorded before they are moved. */
class RecordingResolver extends SpecResolver {
  readonly origins = new Map<object, Origin>();

  override parseDocument(source: Source, isRoot?: boolean): Document {
    const document = { source, parsed: structuredClone(super.parseDocument(source, isRoot).parsed) };
    recordOrigins(this.origins, document.parsed, source.absoluteRef);
    return document;
  }
}

/** Makes one document of the files in `openapi/`. */
export function bundleDescription(root: string): Promise<Bundle | Problem[]> {
  return withConfig(root, async (config, ref) => {
    const bundled = await bundleFile(ref, config, root);
    if (Array.isArray(bundled)) return bundled;
    const { document, origins } = bundled;
    return { document, sources: mapSources(document, origins) };
  });
}

/** A document, and where each of its nodes stood. */
export interface BundledFile {
  document: OpenAPI3;
  origins: Map<object, Origin>;
}

/** Makes one document of a file and those in its folder that it refers to. */
export async function bundleFile(ref: string, config: Config, root: string): Promise<BundledFile | Problem[]> {
  const externalRefResolver = new RecordingResolver(path.dirname(ref));
  const bundled = await bundle({ ref, config, externalRefResolver, componentRenamingConflicts: "error" });
  if (bundled.problems.length > 0) return bundled.problems.map((problem) => problemFrom(withRemedy(problem), root));
  // What isn't an OpenAPI document is stopped by lint.
  const document = bundled.bundle.parsed as OpenAPI3;
  sortComponents(document);
  return { document, origins: externalRefResolver.origins };
}

/** Redocly says that it has renamed one of two components, which generation does not let it do. */
function withRemedy(problem: NormalizedProblem): NormalizedProblem {
  const [, kind, name] = /^Two (\w+) are referenced with the same name .* Renamed (\S+) to/.exec(problem.message) ?? [];
  if (kind === undefined) return problem;
  return {
    ...problem,
    message: `Two ${kind} are named ${name}: rename one, which is a file, or a key of a file or of \`$defs\`.`,
  };
}

/** Bundling names components in the order of their first use, so that one more use would move them about. */
function sortComponents({ components = {} }: OpenAPI3): void {
  for (const [kind, members] of Object.entries(components)) {
    const sorted = Object.entries(members).sort(([a], [b]) => (a < b ? -1 : 1));
    Object.assign(components, { [kind]: Object.fromEntries(sorted) });
  }
}
