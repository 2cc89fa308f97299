import path from "node:path";
import { createLogger } from "@stoplight/prism-core";
import { getHttpOperationsFromSpec } from "@stoplight/prism-http";
import { createServer } from "@stoplight/prism-http-server";
import { build } from "esbuild";
import type { RepositoryCopy } from "../generate/repository-copy.ts";

let count = 0;

/**
 * For tests: a module of a copy with what was generated there last, under a new name: Node and Vitest keep what they have
 * loaded. Where it stands, Vitest leaves it to Node, and the contract suite finds the files of the copy.
 *
 * @param module Its path within the repository.
 */
export async function suiteOf<Module>({ root }: RepositoryCopy, module: string): Promise<Module> {
  const outfile = path.join(root, `contract-tests/node_modules/suite-${++count}.mjs`);
  await build({
    entryPoints: [path.join(root, module)],
    ...{ outfile, bundle: true, format: "esm", platform: "node", target: "node20", packages: "external" },
  });
  // It is what the path names: a module of this repository, whose type the caller names.
  return (await import(outfile)) as Module;
}

/** For tests: Prism as `npm run mock` has it, in this process. */
export async function prismInProcess(
  spec: object,
  { validateResponse = true } = {},
): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer(await getHttpOperationsFromSpec(spec), {
    cors: false,
    config: {
      ...{ isProxy: false, validateRequest: true, validateResponse, checkSecurity: true, errors: false },
      mock: { dynamic: false },
      upstreamProxy: undefined,
    },
    components: { logger: createLogger("mock", { level: "silent" }) },
  });
  return { url: await server.listen(0, "127.0.0.1"), close: () => server.close() };
}
