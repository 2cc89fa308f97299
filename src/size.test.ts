import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build, type Metafile } from "esbuild";
import { expect, test } from "vitest";

// The size as it is, with little to spare: a change that makes it larger raises this.
const LIMIT = 9_240;

/** Bundles an entry with everything that it imports, as an application does. */
async function bundle(entry: string): Promise<{ gzipped: number; inputs: Metafile["inputs"] }> {
  const { outputFiles, metafile } = await build({
    entryPoints: [fileURLToPath(new URL(entry, import.meta.url))],
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    write: false,
    metafile: true,
    logLevel: "error",
  });
  const [output] = outputFiles;
  if (output === undefined) throw new Error("The bundler gave no output.");
  return { gzipped: gzipSync(output.contents, { level: 9 }).length, inputs: metafile.inputs };
}

test(`the client with openapi-fetch is at most ${LIMIT} bytes, minified and gzipped`, async () => {
  const { gzipped, inputs } = await bundle("./index.ts");
  expect(gzipped).toBeLessThanOrEqual(LIMIT);
  // What is so small must be the whole.
  const files = Object.keys(inputs);
  expect(files.some((file) => file.includes("openapi-fetch"))).toBe(true);
  expect(files.some((file) => file.endsWith("src/transport/transport.ts"))).toBe(true);
});

test("the client holds neither reconcile nor validators nor the fake nor anything of Node or of another package", async () => {
  const files = Object.keys((await bundle("./index.ts")).inputs);
  const own = /(^|\/)(src\/(?!validation|reconcile|test)[^.]+\.ts|generated\/names\.ts)$/;
  const foreign = files.filter((file) => !own.test(file) && !/node_modules\/openapi-fetch\//.test(file));
  expect(foreign).toEqual([]);
});

test("the fake runs wherever the client does, and brings no copy of it", async () => {
  const files = Object.keys((await bundle("./testing.ts")).inputs);
  // Beside its own files, it has only what refuses an unknown option.
  const own =
    /(^|\/)(src\/(testing(\/[^.]+)?|arguments|errors\/(argument|rootly)-error)\.ts|generated\/validators\.js)$/;
  expect(files.filter((file) => !own.test(file))).toEqual([]);
});
