import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { startGenerator } from "../generate/generator.ts";
import { copyRepository } from "../generate/repository-copy.ts";
import { update } from "../generate/update.ts";
import { addTo } from "./add-to.ts";
import { ALL_KINDS } from "./kinds.ts";

const tsc = path.resolve(import.meta.dirname, "../../node_modules/typescript/bin/tsc");

test("with all of these attributes that are generated, everything type-checks", { timeout: 600_000 }, async () => {
  const [copy, generator] = await Promise.all([copyRepository({ whole: true }), startGenerator()]);
  try {
    const kinds = ALL_KINDS.filter(({ refused, uncompilable }) => refused === undefined && uncompilable === undefined);
    const add = await addTo(copy);
    await add(kinds.map((kind, at) => ({ name: `added_${at}`, kind })));
    expect(await update(generator, copy.root, { check: false })).toHaveProperty("differences");
    // Scripts and benchmarks know nothing of attributes.
    const include = ["src", "examples", "generated", "contract-tests"];
    await copy.write("tsconfig.readers.json", JSON.stringify({ extends: "./tsconfig.json", include }));
    for (const project of ["tsconfig.readers.json", "src"]) {
      const checked = promisify(execFile)(process.execPath, [tsc, "--project", project], { cwd: copy.root });
      await checked.catch(({ stdout }) => expect.fail(stdout));
    }
  } finally {
    await Promise.all([copy.remove(), generator.stop()]);
  }
});
