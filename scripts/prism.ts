import { type ChildProcess, spawn } from "node:child_process";
import { randomInt } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { watch } from "chokidar";

/** On a busy machine; one that cannot listen ends at once. */
const LISTENS_WITHIN_MS = 120_000;
const ENDS_WITHIN_MS = 3_000;
const LISTENS = /Prism is listening on (http:\/\/\S+)/;

interface PrismOptions {
  /** The spec to mock, as a path. Examples in a bundled one, a JSON file, are served with links to the mock itself. */
  spec: string;
  /** The server that it stands in front of, as its proxy. Default: none, it is a mock. */
  upstream?: string;
  /** Default: a free port. */
  port?: number;
  /** Called with each line that Prism prints. Default: the lines are dropped. */
  onLine?: (line: string) => void;
}

export interface Prism {
  /** Where it listens, without a trailing slash. */
  url: string;
  /** Settles when Prism has ended, by itself or not, with the way: `exit code 1`, for example. */
  ended: Promise<string>;
  /** Ends Prism and waits for that. */
  stop(): Promise<void>;
}

/**
 * Starts Prism's command-line mock server, or its proxy, and waits until it listens.
 *
 * @throws {Error} when Prism ends before it listens, or takes longer than two minutes; the message holds what it printed.
 */
export async function startPrism(options: PrismOptions): Promise<Prism> {
  const port = options.port ?? (await freePort());
  const { spec, upstream } = options;
  const command = upstream === undefined ? "mock" : "proxy";
  const isBundled = upstream === undefined && spec.endsWith(".json");
  const served = isBundled ? await servedSpec(spec, `http://127.0.0.1:${port}`) : undefined;
  const documents = [served?.file ?? spec, ...(upstream === undefined ? [] : [upstream])];
  const child = spawn(
    process.execPath,
    [await prismEntry(), command, "--host", "127.0.0.1", "--port", String(port), ...documents],
    { stdio: ["ignore", "pipe", "pipe"] },
  );
  const ended = once(child, "close").then(async ([code, signal]) => {
    await served?.close();
    return code === null ? `signal ${String(signal)}` : `exit code ${String(code)}`;
  });
  try {
    const url = await listening(child, port, options.onLine);
    return { url, ended, stop: () => end(child, ended) };
  } catch (error) {
    await end(child, ended);
    throw error;
  }
}

function listening(child: ChildProcess, port: number, onLine: PrismOptions["onLine"]): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = "";
    const fail = (reason: string) => reject(new Error(reason));
    const timer = setTimeout(
      () => fail(`Prism did not listen within ${LISTENS_WITHIN_MS / 1000} s.${quoted(printed)}`),
      LISTENS_WITHIN_MS,
    );
    for (const stream of [child.stdout, child.stderr]) {
      if (stream === null) continue;
      createInterface({ input: stream }).on("line", (line) => {
        onLine?.(line);
        const url = LISTENS.exec(line)?.[1];
        if (url === undefined) {
          printed += `${line}\n`;
          return;
        }
        clearTimeout(timer);
        resolve(url);
      });
    }
    child.once("error", (error) => fail(`Prism could not be started: ${error.message}`));
    child.once("close", (code) => {
      clearTimeout(timer);
      fail(
        printed.includes("EADDRINUSE")
          ? `Port ${port} is in use: stop the process that uses it, or choose another port with --port.`
          : `Prism ended before it listened, with exit code ${code}.${quoted(printed)}`,
      );
    });
  });
}

/** What Prism printed, without the page of usage that it adds to every failure. */
function quoted(printed: string): string {
  const message = printed.replace(/prism mock <document>[\s\S]*\[default: null\]\n/, "").trim();
  return message && `\nIt printed:\n${message}`;
}

async function end(child: ChildProcess, ended: Promise<unknown>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGTERM");
  const timer = setTimeout(() => child.kill("SIGKILL"), ENDS_WITHIN_MS);
  await ended;
  clearTimeout(timer);
}

/** Prism's own entry, run by this Node: on some systems a shell script in between would swallow the signal. */
async function prismEntry(): Promise<string> {
  const manifest = createRequire(import.meta.url).resolve("@stoplight/prism-cli/package.json");
  const { bin } = JSON.parse(await readFile(manifest, "utf8")) as { bin: { prism: string } };
  return path.join(path.dirname(manifest), bin.prism);
}

/** Below those that Linux, macOS and Windows choose themselves. */
const PORTS = { from: 20_000, to: 32_000 };

/**
 * A port that was free a moment ago: Prism cannot be asked to choose one itself. Nobody is given it by the system before
 * Prism listens there.
 */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < 100; tries++) {
    const port = randomInt(PORTS.from, PORTS.to);
    const server = createServer().listen(port, "127.0.0.1");
    const isFree = await once(server, "listening").then(
      () => true,
      () => false,
    );
    if (!isFree) continue;
    server.close();
    await once(server, "close");
    return port;
  }
  throw new Error("No free port could be found.");
}

/** The origin of the links in the examples of `openapi/`: a name that leads nowhere (RFC 2606). */
const EXAMPLE_ORIGIN = "https://api.rootly.example";

interface ServedSpec {
  /** The copy's path. */
  file: string;
  close(): Promise<void>;
}

/**
 * A copy of a bundled spec whose examples link to where it is served, so that a client which follows them stays there. It
 * is written anew whenever the original is.
 *
 * @param origin Without a trailing slash.
 */
async function servedSpec(original: string, origin: string): Promise<ServedSpec> {
  const folder = await mkdtemp(path.join(tmpdir(), "rootly-action-items-mock-"));
  const file = path.join(folder, path.basename(original));
  const copy = async () => {
    const spec = await readFile(original, "utf8");
    // Whole or not at all: it is read the moment that it changes.
    await writeFile(`${file}.new`, spec.replaceAll(EXAMPLE_ORIGIN, origin));
    await rename(`${file}.new`, file);
  };
  await copy();
  // An original that is gone for a moment, while it is being replaced, comes back with a change of its own.
  const watcher = watch(original, { ignoreInitial: true }).on("all", () => void copy().catch(() => {}));
  return {
    file,
    async close() {
      await watcher.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** For tests: Prism as `npm run mock` has it, in this process. */
export async function prismInProcess(
  spec: object,
  { validateResponse = true } = {},
): Promise<{ url: string; close(): Promise<void> }> {
  // Loaded here, because they take a second, and Prism's command line does not need them.
  const [{ createLogger }, { getHttpOperationsFromSpec }, { createServer: createPrism }] = await Promise.all([
    import("@stoplight/prism-core"),
    import("@stoplight/prism-http"),
    import("@stoplight/prism-http-server"),
  ]);
  const server = createPrism(await getHttpOperationsFromSpec(spec), {
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
