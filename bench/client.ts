/** `npm run bench:client`: what a call costs beside what a user would pick instead, as ratios. */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { build } from "esbuild";
import { outliveClosedOutput } from "../contract-tests/reporting/closed-output.ts";
import { example } from "../contract-tests/spec/spec.ts";
import { type Cost, names, type Order } from "./contender.ts";

/** How many calls a round makes, by how many there are at a time. */
const CALLS = { 1: 200, 50: 1000 } as const;
const ROUNDS = 15;
/** How many calls a contender makes before it is measured: V8 compiles what runs often. */
const WARM_UP_CALLS = 3000;
const HEAP_CALLS = 50_000;

outliveClosedOutput();
const shipped = await mkdtemp(join(import.meta.dirname, "../node_modules/.bench-"));
const processes: ChildProcess[] = [];
const server = await startServer();
process.on("exit", () => processes.forEach((child) => child.kill()));
try {
  await buildAsShipped();
  // A server that listens on a port has such an address.
  const { port } = server.address() as AddressInfo;
  const contenders = new Map(names.map((name) => [name, start(name, `http://127.0.0.1:${port}`)]));
  const together = await measureAll(contenders, 50);
  const sequential = await measureAll(contenders, 1);
  const heap = new Map<string, number | undefined>();
  for (const name of ["plain fetch", "this client", "this client, over undici"]) {
    const child = contenders.get(name);
    if (child) heap.set(name, (await costOf(child, { calls: HEAP_CALLS, atATime: 50, heap: true })).heap);
  }
  print(together, sequential, heap);
} finally {
  processes.forEach((child) => child.kill());
  server.close();
  await rm(shipped, { recursive: true });
}

/** Answers every create. This process only waits for the contenders, so the server's work does not count as theirs. */
async function startServer() {
  const body = JSON.stringify(example("ActionItemCreated"));
  const headers = { "content-type": "application/vnd.api+json", "content-length": Buffer.byteLength(body) };
  // Connections stay open: on a machine that is busy, one would close just when it is used again.
  const listening = createServer({ keepAliveTimeout: 0 }, (request, response) => {
    request.resume().on("end", () => response.writeHead(201, headers).end(body));
  }).listen(0, "127.0.0.1");
  await once(listening, "listening");
  return listening;
}

function start(...args: string[]): ChildProcess {
  const child = fork(join(shipped, "contender.mjs"), args, { execArgv: [] });
  child.on("exit", (code) => {
    if (code) throw new Error(`${args.join(" ")} ended with ${code}.`);
  });
  processes.push(child);
  return child;
}

/** The contenders as users run them: what tsx adds to each function, so that it keeps its name, takes time when it is called. */
async function buildAsShipped(): Promise<void> {
  await build({
    entryPoints: [join(import.meta.dirname, "contender.ts")],
    outdir: shipped,
    bundle: true,
    splitting: true,
    format: "esm",
    target: "es2022",
    platform: "node",
    packages: "external",
    outExtension: { ".js": ".mjs" },
    logLevel: "error",
  });
}

async function costOf(contender: ChildProcess, order: Order): Promise<Cost> {
  contender.send(order);
  const [cost] = (await once(contender, "message")) as [Cost];
  return cost;
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** The costs of each round, by contender. One at a time makes its calls. */
async function measureAll(
  contenders: Map<string, ChildProcess>,
  atATime: keyof typeof CALLS,
): Promise<Map<string, Cost[]>> {
  const costs = new Map<string, Cost[]>();
  for (const [name, contender] of contenders) {
    await costOf(contender, { calls: WARM_UP_CALLS, atATime });
    costs.set(name, []);
  }
  for (let round = 0; round < ROUNDS; round++) {
    // Another one begins each round.
    const order = names.map((_, at) => names[(at + round) % names.length] ?? "");
    for (const name of order) {
      const contender = contenders.get(name);
      if (contender) costs.get(name)?.push(await costOf(contender, { calls: CALLS[atATime], atATime }));
    }
  }
  return costs;
}

/** Ratios to plain fetch, each round's to the same round's: what disturbs a round disturbs both. */
function ratios(costs: Map<string, Cost[]>, name: string, kind: "cpu" | "wall"): string {
  const base = costs.get("plain fetch") ?? [];
  const all = (costs.get(name) ?? []).map((cost, at) => cost[kind] / (base[at]?.[kind] ?? Number.NaN));
  const sorted = all.toSorted((a, b) => a - b);
  const [low, high] = [sorted[Math.floor(sorted.length / 4)], sorted[Math.ceil((sorted.length * 3) / 4) - 1]];
  return `${median(all).toFixed(2)} (${low?.toFixed(2)}–${high?.toFixed(2)})`;
}

function print(
  together: Map<string, Cost[]>,
  sequential: Map<string, Cost[]>,
  heap: Map<string, number | undefined>,
): void {
  console.log(`Node ${process.versions.node}, ${ROUNDS} rounds of ${CALLS[1]} and ${CALLS[50]} calls, interleaved,`);
  console.log("each contender in a process of its own. Ratios to plain fetch: median (middle half of the rounds).\n");
  const row = (...cells: string[]) =>
    console.log(
      cells
        .map((cell) => cell.padEnd(20))
        .join("")
        .trimEnd(),
    );
  const title = (name: string) => name.padEnd(26);
  row(title(""), "50 at a time: CPU", "wall", "one by one: CPU", "wall", `heap, ${HEAP_CALLS / 1000}k calls`);
  for (const name of names) {
    const cells = [together, sequential].flatMap((costs) => [ratios(costs, name, "cpu"), ratios(costs, name, "wall")]);
    const left = heap.get(name);
    row(title(name), ...cells, left === undefined ? "" : `${left.toFixed(0)} B a call`);
  }
  const microseconds = Math.round(median((together.get("plain fetch") ?? []).map(({ cpu }) => cpu)));
  console.log(`\nPlain fetch takes ${microseconds} µs of CPU a call, 50 at a time.`);
}
