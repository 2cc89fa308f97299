/** `npm run bench:client`: what a call costs beside what a user would pick instead, as ratios. */
import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import axios from "axios";
import { build } from "esbuild";
import ky from "ky";
import { ofetch } from "ofetch";
import createClient from "openapi-fetch";
import { request } from "undici";
import { outliveClosedOutput } from "../contract-tests/reporting/closed-output.ts";
import type { paths } from "../generated/schema.d.ts";
import type * as Index from "../src/index.ts";
import type * as Undici from "../src/undici.ts";
import type * as Validation from "../src/validation.ts";

/** How many calls a round makes, by how many there are at a time. */
const CALLS = { 1: 200, 50: 500 } as const;
const ROUNDS = 15;
const HEAP_CALLS = 50_000;

type AtATime = keyof typeof CALLS;

const TOKEN = "a-token";
const INCIDENT = "76e27009-efed-49a6-be80-bf0a5c2ae25e";
const MEDIA_TYPE = "application/vnd.api+json";
const attributes = { summary: "Rotate the leaked key", priority: "high" } as const;
const document = { data: { type: "incident_action_items", attributes } } as const;
const headers = { authorization: `Bearer ${TOKEN}`, accept: MEDIA_TYPE, "content-type": MEDIA_TYPE };

outliveClosedOutput();
const { createRootlyClient, undiciFetch, validation } = await asShipped();
const server = fork(new URL("./answering-process.ts", import.meta.url), { execArgv: ["--import", "tsx"] });
const [port] = (await once(server, "message")) as [number];
const baseUrl = `http://127.0.0.1:${port}`;
const url = `${baseUrl}/v1/incidents/${INCIDENT}/action_items`;

const bare = createClient<paths>({ baseUrl, headers });
const ours = createRootlyClient({ baseUrl, token: TOKEN });
const overUndici = createRootlyClient({ baseUrl, token: TOKEN, fetch: undiciFetch() });
const validating = createRootlyClient({ baseUrl, token: TOKEN, validation: validation({ mode: "throw" }) });
const path = { incident_id: INCIDENT };

const plain = async () => (await fetch(url, { method: "POST", headers, body: JSON.stringify(document) })).json();

/** Each makes one call and returns the parsed body, as a user would. */
const contenders: Record<string, () => Promise<unknown>> = {
  "plain fetch": plain,
  // How far it is from the first is the noise.
  "plain fetch again": () => plain(),
  "openapi-fetch, bare": async () =>
    (await bare.POST("/v1/incidents/{incident_id}/action_items", { params: { path }, body: document })).data,
  ky: () => ky.post(url, { headers, body: JSON.stringify(document) }).json(),
  ofetch: () => ofetch(url, { method: "POST", headers, body: JSON.stringify(document), parseResponse: JSON.parse }),
  axios: async () => (await axios.post(url, JSON.stringify(document), { headers })).data,
  "undici.request": async () =>
    (await request(url, { method: "POST", headers, body: JSON.stringify(document) })).body.json(),
  "this client": () => ours.actionItems.create(INCIDENT, attributes),
  "this client, validating": () => validating.actionItems.create(INCIDENT, attributes),
  "this client, over undici": () => overUndici.actionItems.create(INCIDENT, attributes),
};

/** The client as users run it: what tsx adds to each function, so that it keeps its name, takes time when it is called. */
async function asShipped() {
  const folder = await mkdtemp(join(import.meta.dirname, "../node_modules/.bench-"));
  try {
    const entryPoints = ["index", "undici", "validation"].map((name) => `src/${name}.ts`);
    const format = { bundle: true, splitting: true, format: "esm", target: "es2022" } as const;
    await build({ ...format, entryPoints, outdir: folder, platform: "node", packages: "external", logLevel: "error" });
    const [index, undici, validation] = await Promise.all([
      import(join(folder, "index.js")) as Promise<typeof Index>,
      import(join(folder, "undici.js")) as Promise<typeof Undici>,
      import(join(folder, "validation.js")) as Promise<typeof Validation>,
    ]);
    return { ...index, ...undici, ...validation };
  } finally {
    await rm(folder, { recursive: true });
  }
}

interface Cost {
  /** Microseconds a call. */
  cpu: number;
  wall: number;
}

async function makeCalls(call: () => Promise<unknown>, count: number, atATime: number): Promise<void> {
  let left = count;
  const worker = async () => {
    while (left-- > 0) await call();
  };
  await Promise.all(Array.from({ length: atATime }, worker));
}

async function measure(call: () => Promise<unknown>, atATime: AtATime): Promise<Cost> {
  const calls = CALLS[atATime];
  const cpu = process.cpuUsage();
  const begin = performance.now();
  await makeCalls(call, calls, atATime);
  const wall = performance.now() - begin;
  const { user, system } = process.cpuUsage(cpu);
  return { cpu: (user + system) / calls, wall: (wall * 1000) / calls };
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** The costs of each round, by contender. */
async function measureAll(atATime: AtATime): Promise<Map<string, Cost[]>> {
  const names = Object.keys(contenders);
  const costs = new Map<string, Cost[]>(names.map((name) => [name, []]));
  for (let round = -2; round < ROUNDS; round++) {
    // Another one begins each round, and the first rounds only warm up.
    const order = names.map((_, at) => names[(at + round + names.length) % names.length] ?? "");
    for (const name of order) {
      const call = contenders[name];
      if (call === undefined) continue;
      const cost = await measure(call, atATime);
      if (round >= 0) costs.get(name)?.push(cost);
    }
  }
  return costs;
}

/** Ratios to plain fetch, each round's to the same round's: what disturbs a round disturbs both. */
function ratios(costs: Map<string, Cost[]>, name: string, kind: keyof Cost): string {
  const base = costs.get("plain fetch") ?? [];
  const all = (costs.get(name) ?? []).map((cost, at) => cost[kind] / (base[at]?.[kind] ?? Number.NaN));
  const sorted = all.toSorted((a, b) => a - b);
  const [low, high] = [sorted[Math.floor(sorted.length / 4)], sorted[Math.ceil((sorted.length * 3) / 4) - 1]];
  return `${median(all).toFixed(2)} (${low?.toFixed(2)}–${high?.toFixed(2)})`;
}

/** What stays on the heap after a call, of many, in bytes. */
async function heapPerCall(call: () => Promise<unknown>): Promise<string> {
  setFlagsFromString("--expose-gc");
  const collectGarbage: () => void = runInNewContext("gc");
  const used = () => {
    collectGarbage();
    return process.memoryUsage().heapUsed;
  };
  await makeCalls(call, 1000, 50);
  const before = used();
  await makeCalls(call, HEAP_CALLS, 50);
  return ((used() - before) / HEAP_CALLS).toFixed(0);
}

const sequential = await measureAll(1);
const together = await measureAll(50);
const heap = new Map<string, string>();
for (const name of ["plain fetch", "this client", "this client, over undici"]) {
  heap.set(name, await heapPerCall(contenders[name] ?? plain));
}
server.disconnect();

console.log(`Node ${process.versions.node}, ${ROUNDS} rounds of ${CALLS[1]} and ${CALLS[50]} calls, interleaved.`);
console.log("Ratios to plain fetch: median (middle half of the rounds).\n");
const row = (...cells: string[]) =>
  console.log(
    cells
      .map((cell) => cell.padEnd(20))
      .join("")
      .trimEnd(),
  );
const title = (name: string) => name.padEnd(26);
row(title(""), "50 at a time: CPU", "wall", "one by one: CPU", "wall", `heap, ${HEAP_CALLS / 1000}k calls`);
for (const name of Object.keys(contenders)) {
  const cells = [together, sequential].flatMap((costs) => [ratios(costs, name, "cpu"), ratios(costs, name, "wall")]);
  const left = heap.get(name);
  row(title(name), ...cells, left === undefined ? "" : `${left} B a call`);
}
const microseconds = Math.round(median((together.get("plain fetch") ?? []).map(({ cpu }) => cpu)));
console.log(`\nPlain fetch takes ${microseconds} µs of CPU a call, 50 at a time.`);
