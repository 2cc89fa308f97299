/** `npm run bench:client`: what a call costs beside what a user would pick instead, as ratios. */
import { fork } from "node:child_process";
import { once } from "node:events";
import axios from "axios";
import ky from "ky";
import { ofetch } from "ofetch";
import createClient from "openapi-fetch";
import type { paths } from "../generated/schema.d.ts";
import { createRootlyClient } from "../src/index.ts";
import { validation } from "../src/validation.ts";

const CALLS = 500;
const AT_A_TIME = 50;
const ROUNDS = 15;

const TOKEN = "a-token";
const INCIDENT = "76e27009-efed-49a6-be80-bf0a5c2ae25e";
const MEDIA_TYPE = "application/vnd.api+json";
const attributes = { summary: "Rotate the leaked key", priority: "high" } as const;
const document = { data: { type: "incident_action_items", attributes } } as const;
const headers = { authorization: `Bearer ${TOKEN}`, accept: MEDIA_TYPE, "content-type": MEDIA_TYPE };

const server = fork(new URL("./answering-process.ts", import.meta.url), { execArgv: ["--import", "tsx"] });
const [port] = (await once(server, "message")) as [number];
const baseUrl = `http://127.0.0.1:${port}`;
const url = `${baseUrl}/v1/incidents/${INCIDENT}/action_items`;

const bare = createClient<paths>({ baseUrl, headers });
const ours = createRootlyClient({ baseUrl, token: TOKEN });
const validating = createRootlyClient({ baseUrl, token: TOKEN, validation: validation({ mode: "throw" }) });
const path = { incident_id: INCIDENT };

/** Each makes one call and returns the parsed body, as a user would. */
const contenders: Record<string, () => Promise<unknown>> = {
  "plain fetch": async () => (await fetch(url, { method: "POST", headers, body: JSON.stringify(document) })).json(),
  "openapi-fetch, bare": async () =>
    (await bare.POST("/v1/incidents/{incident_id}/action_items", { params: { path }, body: document })).data,
  "this client": () => ours.actionItems.create(INCIDENT, attributes),
  "this client, validating": () => validating.actionItems.create(INCIDENT, attributes),
  ky: () => ky.post(url, { headers, body: JSON.stringify(document) }).json(),
  ofetch: () => ofetch(url, { method: "POST", headers, body: JSON.stringify(document), parseResponse: JSON.parse }),
  axios: async () => (await axios.post(url, JSON.stringify(document), { headers })).data,
};

interface Cost {
  cpu: number;
  wall: number;
}

async function measure(call: () => Promise<unknown>): Promise<Cost> {
  let left = CALLS;
  const cpu = process.cpuUsage();
  const begin = performance.now();
  const worker = async () => {
    while (left-- > 0) await call();
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, worker));
  const wall = performance.now() - begin;
  const { user, system } = process.cpuUsage(cpu);
  return { cpu: (user + system) / CALLS, wall: (wall * 1000) / CALLS };
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

const costs = new Map<string, Cost[]>(Object.keys(contenders).map((name) => [name, []]));
for (let round = -2; round < ROUNDS; round++) {
  // Another one begins each round, and the first rounds only warm up.
  const names = Object.keys(contenders);
  const order = names.map((_, at) => names[(at + round + names.length) % names.length] ?? "");
  for (const name of order) {
    const call = contenders[name];
    if (call === undefined) continue;
    const cost = await measure(call);
    if (round >= 0) costs.get(name)?.push(cost);
  }
}
server.disconnect();

/** Ratios to plain fetch, each round's to the same round's: what disturbs a round disturbs both. */
function ratios(name: string, kind: keyof Cost): string {
  const base = costs.get("plain fetch") ?? [];
  const all = (costs.get(name) ?? []).map((cost, at) => cost[kind] / (base[at]?.[kind] ?? Number.NaN));
  const sorted = all.toSorted((a, b) => a - b);
  const [low, high] = [sorted[Math.floor(sorted.length / 4)], sorted[Math.ceil((sorted.length * 3) / 4) - 1]];
  return `${median(all).toFixed(2)} (${low?.toFixed(2)}–${high?.toFixed(2)})`;
}

console.log(`Node ${process.versions.node}, ${AT_A_TIME} calls at a time, ${ROUNDS} rounds of ${CALLS}, interleaved.`);
console.log("Ratios to plain fetch: median (middle half of the rounds).\n");
console.log(`${"".padEnd(26)}${"CPU per call".padEnd(22)}wall time per call`);
for (const [name, all] of costs) {
  const microseconds = Math.round(median(all.map(({ cpu }) => cpu)));
  console.log(
    `${name.padEnd(26)}${ratios(name, "cpu").padEnd(22)}${ratios(name, "wall").padEnd(22)}${microseconds} µs CPU`,
  );
}
