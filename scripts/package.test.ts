import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { build } from "esbuild";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type LocalServer, localServer } from "../contract-tests/exchange/local-server.ts";
import { refusingPort } from "../src/test-support/fault-server.ts";
import { COMPILERS, type CompilerName } from "./compilers.ts";
import { type Prism, startPrism } from "./prism.ts";

const run = promisify(execFile);
const require = createRequire(import.meta.url);
const repository = path.resolve(import.meta.dirname, "..");
const consumers = path.join(import.meta.dirname, "consumers");

let folder: string;
let tarball: string;
let prism: Prism;

// Everything happens outside of the repository: within it, what is missing from the package would be found all the same.
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "rootly-action-items-package-"));
  const [{ stdout }, started] = await Promise.all([
    run("npm", ["pack", "--json", "--pack-destination", folder], { cwd: repository }),
    startPrism({ spec: path.join(repository, "generated/openapi.json") }),
  ]);
  prism = started;
  // What the build prints comes first.
  const [packed] = JSON.parse(stdout.slice(stdout.indexOf("[\n"))) as { filename: string }[];
  tarball = path.join(folder, packed?.filename ?? "");
  await writeFile(path.join(folder, "package.json"), '{ "private": true }\n');
  await run("npm", ["install", "--no-audit", "--no-fund", "--prefer-offline", tarball], { cwd: folder });
  // As an application has installed it.
  await cp(path.join(repository, "node_modules/undici"), path.join(folder, "node_modules/undici"), { recursive: true });
  await symlink(path.join(repository, "node_modules/msw"), path.join(folder, "node_modules/msw"));
  await cp(consumers, folder, { recursive: true });
  // As JavaScript, which starts without a compiler.
  await build({
    entryPoints: [path.join(repository, "examples/*.ts")],
    outdir: folder,
    format: "esm",
    target: "es2022",
  });
  await writeFile(path.join(folder, "package.json"), '{ "private": true, "type": "module" }\n');
}, 600_000);

afterAll(async () => {
  await prism?.stop();
  await rm(folder, { recursive: true, force: true });
});

test.each(["esm.mjs", "cjs.cjs"])("%s runs against the mock", async (file) => {
  const env = { ...process.env, ROOTLY_API_URL: prism.url, ROOTLY_API_TOKEN: "any-token" };
  const { stdout, stderr } = await run(process.execPath, ["--no-warnings=ExperimentalWarning", file], {
    cwd: folder,
    env,
  });
  expect(stdout.trim()).toMatch(/^[0-9a-f-]{36}$/);
  expect(stderr).toBe("");
});

describe("the examples", () => {
  /** Runs an example where the package is installed, against an address. */
  async function example(
    file: string,
    url: string,
    { args = ["an-incident", "Rotate the leaked key"], more = {} }: { args?: string[]; more?: NodeJS.ProcessEnv } = {},
  ): Promise<string> {
    const env = { ...process.env, ROOTLY_API_URL: url, ROOTLY_API_TOKEN: "any-token", ...more };
    const { stdout } = await run(process.execPath, [file, ...args], { cwd: folder, env }).catch((error) => error);
    return stdout;
  }

  async function answering(status: number, headers: Record<string, string>, body: string): Promise<LocalServer> {
    return localServer((_, response) => response.writeHead(status, headers).end(body));
  }

  test("testing passes its own tests", async () => {
    expect(await example("testing.js", "http://127.0.0.1:1", { args: [] })).toMatch(/pass 3\n.*fail 0\n/);
  });

  test("msw passes its own tests, which reach the fake through Mock Service Worker", async () => {
    expect(await example("msw.js", "https://api.rootly.com", { args: [] })).toMatch(/pass 3\n.*fail 0\n/);
  });

  test("failures files one too, when nothing fails", async () => {
    expect(await example("failures.js", prism.url)).toMatch(/^Filed [0-9a-f-]{36}; 999 requests are left\./);
  });

  test.each([
    [401, "Renew the token.", "Nothing was filed"],
    [403, "Ask for a token", "Nothing was filed"],
    [404, "Check the incident's identifier", "Nothing was filed"],
    [422, "Correct what was refused", "Nothing was filed"],
    [429, "Try again in 3600 s.", "Nothing was filed"],
    [500, "Report status 500 to Rootly, with request-1.", "It may have been filed"],
    [418, "Report status 418 to Rootly, with request-1.", "Nothing was filed"],
    [302, "Check ROOTLY_API_URL: it leads to https://elsewhere.example/.", "It may have been filed"],
    [201, "Look the action item up", "It may have been filed"],
  ])("failures tells what to do about %i", async (status, advice, effect) => {
    const headers = { "retry-after": "3600", "x-request-id": "request-1", location: "https://elsewhere.example/" };
    const server = await answering(status, headers, "<html>Not what was expected</html>");
    const message = await example("failures.js", server.url);
    await server.close();
    expect(message).toContain(advice);
    expect(message).toContain(effect);
  });

  test("failures tells what to do about a server that is not there, one that is silent, and a wrong argument", async () => {
    const silent = await localServer(() => {});
    const more = { ATTEMPT_TIMEOUT_MS: "500" };
    expect(await example("failures.js", silent.url, { more })).toMatch(
      /too long for the headers[\s\S]*may have been filed/,
    );
    await silent.close();
    expect(await example("failures.js", `http://127.0.0.1:${await refusingPort()}`)).toMatch(
      /Check the network \(ECONNREFUSED\)[\s\S]*Nothing was filed/,
    );
    const { stdout } = await run(process.execPath, ["failures.js", ".."], {
      cwd: folder,
      env: { ...process.env, ROOTLY_API_TOKEN: "any-token" },
    }).catch((error) => error);
    expect(stdout).toMatch(/Correct incident_id\.[\s\S]*Nothing was filed/);
  });
});

describe("types", () => {
  const settings = [
    { module: "nodenext", moduleResolution: "nodenext", type: "module" },
    { module: "nodenext", moduleResolution: "nodenext", type: "commonjs" },
    { module: "esnext", moduleResolution: "bundler", type: "module" },
  ];
  // TypeScript 7 has no such resolution any more, and 6 only with leave.
  const old = { module: "commonjs", moduleResolution: "node10", type: "commonjs" };
  const cases = [
    { compiler: "typescript-5.4", module: "node16", moduleResolution: "node16", type: "module" },
    { compiler: "typescript-5.4", module: "node16", moduleResolution: "node16", type: "commonjs" },
    ...Object.keys(COMPILERS).flatMap((compiler) => settings.map((setting) => ({ compiler, ...setting }))),
    ...["typescript-5.4", "typescript"].map((compiler) => ({ compiler, ...old })),
    { compiler: "typescript-6", ...old, ignoreDeprecations: "6.0" },
  ] as ({ compiler: CompilerName; type: string } & Record<string, unknown>)[];

  /** Writes a project with a consumer of the package, and returns what a compiler says of it. */
  async function compile(compiler: CompilerName, type: string, file: string, options: object) {
    const project = await mkdtemp(path.join(folder, "types-"));
    await cp(path.join(consumers, file), path.join(project, file));
    await writeFile(path.join(project, "package.json"), JSON.stringify({ type }));
    const compilerOptions = { strict: true, noEmit: true, target: "es2022", ...options };
    await writeFile(path.join(project, "tsconfig.json"), JSON.stringify({ compilerOptions, files: [file] }));
    return await COMPILERS[compiler](project);
  }

  test("of undici's dispatchers are those of the installed undici, and need none of the DOM's", async () => {
    const types = path.dirname(require.resolve("@types/node/package.json"));
    for (const [from, to] of [
      [types, "@types/node"],
      [path.join(types, "../../undici-types"), "undici-types"],
    ] as const)
      await cp(from, path.join(folder, "node_modules", to), { recursive: true });
    const options = { module: "nodenext", types: ["node"], lib: ["es2022"], skipLibCheck: false };
    expect(await compile("typescript-7", "module", "undici.ts", options)).toBe("");
  }, 600_000);

  test.each(cases)(
    "resolve with $compiler under $moduleResolution, $type",
    async ({ compiler, type, ...options }) => {
      const strictest = {
        declaration: true,
        exactOptionalPropertyTypes: true,
        skipLibCheck: false,
        skipDefaultLibCheck: true,
      };
      const platform = { lib: ["es2022", "dom", "dom.iterable"], types: [] };
      expect(await compile(compiler, type, "consumer.ts", { ...options, ...strictest, ...platform })).toBe("");
    },
    600_000,
  );
});

test("a bundler that reads a default export as Babel does, such as Parcel, finds the validators of the fake", async () => {
  const project = await mkdtemp(path.join(folder, "babel-"));
  await cp(path.join(folder, "node_modules/rootly-action-items/dist"), project, { recursive: true });
  // esbuild reads it as Node does only where this has "type": "module".
  await writeFile(path.join(project, "package.json"), "{}\n");
  const outfile = path.join(project, "bundled.cjs");
  await build({ entryPoints: [path.join(project, "testing.js")], bundle: true, format: "cjs", outfile });
  expect(require(outfile).createFakeRootly().items).toEqual([]);
});

test("publint finds nothing", async () => {
  const pack = { tarball: await tarballData() };
  const { messages, pkg } = await publint({ pack, strict: true });
  expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
});

test("attw finds nothing", async () => {
  const result = await checkPackage(createPackageFromTarballData(new Uint8Array(await tarballData())));
  expect(result.types && "problems" in result ? result.problems : result).toEqual([]);
});

test("the package holds what people need, in at most 100 kB and 60 files", async () => {
  const { stdout } = await run("tar", ["-tzf", tarball]);
  const files = stdout
    .trim()
    .split("\n")
    .map((file) => file.replace("package/", ""));
  expect((await stat(tarball)).size).toBeLessThanOrEqual(100_000);
  expect(files.length).toBeLessThanOrEqual(60);
  const paths = files.filter((file) => !file.startsWith("dist/"));
  const stubs = ["reconcile", "schema", "testing", "undici", "validation"].map((name) => `${name}/package.json`);
  const documents = ["CHANGELOG.md", "LICENSE", "README.md", "openapi.json", "package.json"];
  expect(paths.toSorted()).toEqual([...documents, ...stubs].toSorted());
  expect(files.filter((file) => !paths.includes(file) && !/^dist\/[\w-]+\.(js|cjs|d\.ts|d\.cts)$/.test(file))).toEqual(
    [],
  );
});

test("an import of the client reads one file, and its declarations have their comments", async () => {
  const dist = path.join(folder, "node_modules/rootly-action-items/dist");
  const code = await readFile(path.join(dist, "index.js"), "utf8");
  expect(code.match(/^(import|export)\b.*\bfrom\b.*/gm)).toBeNull();
  const types = await readFile(path.join(dist, "index.d.cts"), "utf8");
  expect(types).toContain("Files an action item for an incident.");
});

async function tarballData(): Promise<ArrayBuffer> {
  const data = await readFile(tarball);
  return data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength);
}
