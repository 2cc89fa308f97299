import { expect, test } from "vitest";
import { copyRepository } from "../generate/repository-copy.ts";
import { addTo } from "./add-to.ts";
import { STRUCTURES, VALUES } from "./kinds.ts";

test("with all of these attributes that are generated, everything type-checks", { timeout: 180_000 }, async () => {
  const copy = await copyRepository({ whole: true });
  try {
    const kinds = [...VALUES, ...STRUCTURES].filter(
      ({ refused, uncompilable }) => refused === undefined && uncompilable === undefined,
    );
    const add = await addTo(copy);
    await add(kinds.map((kind, at) => ({ name: `added_${at}`, kind })));
    const generation = await copy.npmRun("generate");
    expect(generation.code, generation.output).toBe(0);
    const types = await copy.npmRun("typecheck");
    expect(types.code, types.output).toBe(0);
  } finally {
    await copy.remove();
  }
});
