import { readFile } from "node:fs/promises";
import path from "node:path";
import { createLogger } from "@stoplight/prism-core";
import { getHttpOperationsFromSpec } from "@stoplight/prism-http";
import { createServer } from "@stoplight/prism-http-server";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Generator, startGenerator } from "../generate/generator.ts";
import { copyRepository, type RepositoryCopy } from "../generate/repository-copy.ts";
import { update } from "../generate/update.ts";
import { addTo, keepOnlyCreate } from "./add-to.ts";
import type * as AskCreate from "./ask-create.ts";
import type { AttributeKind } from "./kinds.ts";

const NAME = "added";

/**
 * Tests that the create cases follow each attribute: it is added to the spec, by itself, everything is generated, and a
 * mock is sent a value that is allowed and one that is not.
 */
export function testEach(kinds: readonly AttributeKind[]): void {
  let copy: RepositoryCopy;
  let generator: Generator;
  let add: Awaited<ReturnType<typeof addTo>>;
  beforeAll(async () => {
    [copy, generator] = await Promise.all([copyRepository({ whole: true }), startGenerator()]);
    await keepOnlyCreate(copy);
    add = await addTo(copy);
  }, 60_000);
  afterAll(() => Promise.all([copy.remove(), generator.stop()]));

  test.each(kinds)("$name", { timeout: 60_000 }, async (kind) => {
    await add([{ name: NAME, kind }]);
    const outcome = await update(generator, copy.root, { check: false }).catch((error: unknown) => error);
    const refusal = reasonIn(outcome);
    if (kind.refused !== undefined) {
      expect(refusal).toMatch(kind.refused);
      return;
    }
    expect(refusal).toBe("");

    const { askCreate } = await suiteOf(copy);
    const prism = await startPrism(copy);
    try {
      const { failed, leftOut, sent } = await askCreate(prism.url, `/data/attributes/${NAME}`);
      expect(failed).toEqual([]);
      expect(leftOut).toEqual((kind.leftOut ?? []).map((reason): unknown => expect.stringMatching(reason)));
      expect(sent.valid > 0, "a valid value is sent").toBe(kind.without !== "both");
      expect(sent.invalid > 0, "a value that breaks it is sent").toBe(kind.without === undefined);
    } finally {
      await prism.close();
    }
  });
}

/** Why nothing was generated; empty when everything was. */
function reasonIn(outcome: unknown): string {
  if (outcome instanceof Error) return outcome.message;
  const { problems = [] } = outcome as { problems?: { reason: string }[] };
  return problems.map(({ reason }) => reason).join("\n");
}

let count = 0;

/**
 * The suite of a copy with what was generated there last, as one module of a new name: Node and Vitest keep what they
 * have loaded. Where it stands, Vitest leaves it to Node, and the suite finds the files of the copy.
 */
async function suiteOf({ root }: RepositoryCopy): Promise<typeof AskCreate> {
  const outfile = path.join(root, `contract-tests/node_modules/suite-${++count}.mjs`);
  await build({
    entryPoints: [path.join(root, "scripts/attribute-kinds/ask-create.ts")],
    ...{ outfile, bundle: true, format: "esm", platform: "node", target: "node20", packages: "external" },
  });
  return (await import(outfile)) as typeof AskCreate;
}

/**
 * Prism as `npm run mock` has it, but in this process, and without its checks of its own responses: the suite checks them.
 */
async function startPrism({ root }: RepositoryCopy): Promise<{ url: string; close(): Promise<void> }> {
  const spec: object = JSON.parse(await readFile(path.join(root, "generated/openapi.json"), "utf8"));
  const server = createServer(await getHttpOperationsFromSpec(spec), {
    cors: false,
    config: {
      ...{ isProxy: false, validateRequest: true, validateResponse: false, checkSecurity: true, errors: false },
      mock: { dynamic: false },
      upstreamProxy: undefined,
    },
    components: { logger: createLogger("mock", { level: "silent" }) },
  });
  return { url: await server.listen(0, "127.0.0.1"), close: () => server.close() };
}
