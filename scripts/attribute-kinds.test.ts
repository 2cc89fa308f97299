import path from "node:path";
import { createLogger } from "@stoplight/prism-core";
import { getHttpOperationsFromSpec } from "@stoplight/prism-http";
import { createServer } from "@stoplight/prism-http-server";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import type * as AskCreate from "./attribute-kinds/ask-create.ts";
import { ATTRIBUTE_KINDS, type AttributeKind } from "./attribute-kinds/kinds.ts";
import { type Generator, startGenerator } from "./generate/generator.ts";
import { copyRepository, type RepositoryCopy } from "./generate/repository-copy.ts";
import { update } from "./generate/update.ts";

// "Regenerate on spec change": whatever attribute a maintainer adds, the create cases follow.

const REQUEST = "openapi/schemas/CreateIncidentActionItemAttributes.yaml";
const RESPONSE = "openapi/schemas/IncidentActionItemAttributes.yaml";

let copy: RepositoryCopy;
let generator: Generator;
let before: { request: string; response: string };
beforeAll(async () => {
  [copy, generator] = await Promise.all([copyRepository({ whole: true }), startGenerator()]);
  before = { request: await copy.read(REQUEST), response: await copy.read(RESPONSE) };
}, 60_000);
afterAll(() => Promise.all([copy.remove(), generator.stop()]));

test.each(ATTRIBUTE_KINDS)(
  "$name",
  async (kind) => {
    const problems = await generateWith(kind);
    expect(problems).toEqual([]);
    const { askCreate } = await suiteOfCopy();
    const prism = await startPrism();
    try {
      const { failed, sent, leftOut } = await askCreate(prism.url, "/data/attributes/added");
      expect(failed).toEqual([]);
      console.log(kind.name, sent, leftOut);
    } finally {
      await prism.close();
    }
  },
  60_000,
);

/** Adds the attribute to the request and the response of a create, and generates. */
async function generateWith({ schema, files = {} }: AttributeKind): Promise<string[]> {
  const described = { ...Object(schema), description: "What is added.", "x-evidence": "documented" };
  const property = `  added: ${JSON.stringify(described)}\n`;
  await copy.write(REQUEST, before.request + property);
  await copy.write(RESPONSE, before.response + property);
  for (const [name, file] of Object.entries(files))
    await copy.write(`openapi/schemas/${name}.yaml`, JSON.stringify(file));
  const outcome = await update(generator, copy.root, { check: false });
  return "problems" in outcome ? outcome.problems.map(({ reason }) => reason) : [];
}

let count = 0;

/**
 * The suite of the copy with what was generated last, as one module of a new name: Node and Vitest keep what they loaded.
 * Where it stands, Vitest leaves it alone, and the suite finds the files of the copy.
 */
async function suiteOfCopy(): Promise<typeof AskCreate> {
  const outfile = path.join(copy.root, `contract-tests/node_modules/suite-${++count}.mjs`);
  await build({
    entryPoints: [path.join(copy.root, "scripts/attribute-kinds/ask-create.ts")],
    ...{ outfile, bundle: true, format: "esm", platform: "node", target: "node20", packages: "external" },
  });
  return (await import(outfile)) as typeof AskCreate;
}

async function startPrism(): Promise<{ url: string; close(): Promise<void> }> {
  const operations = await getHttpOperationsFromSpec(path.join(copy.root, "generated/openapi.json"));
  const server = createServer(operations, {
    cors: false,
    config: {
      ...{ isProxy: false, validateRequest: true, validateResponse: true, checkSecurity: true, errors: false },
      mock: { dynamic: false },
      upstreamProxy: undefined,
    },
    components: { logger: createLogger("mock", { level: "silent" }) },
  });
  return { url: await server.listen(0, "127.0.0.1"), close: () => server.close() };
}
