import { readFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Generator, startGenerator } from "../generate/generator.ts";
import { copyRepository, type RepositoryCopy } from "../generate/repository-copy.ts";
import { prismInProcess } from "../prism-in-process.ts";
import { suiteOf } from "../suite-of-copy.ts";
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
  }, 600_000);
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

    const { askCreate } = await suiteOf<typeof AskCreate>(copy, "scripts/attribute-kinds/ask-create.ts");
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

/** Prism without its checks of its own responses: the suite checks them. */
async function startPrism({ root }: RepositoryCopy): Promise<{ url: string; close(): Promise<void> }> {
  const spec: object = JSON.parse(await readFile(path.join(root, "generated/openapi.json"), "utf8"));
  return prismInProcess(spec, { validateResponse: false });
}
