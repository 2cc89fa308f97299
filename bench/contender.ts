// One way to make a call, in a process of its own, as in an application: none pays for what another one left to collect, and none
// runs code that was compiled for the calls of another.
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { paths } from "../generated/schema.d.ts";
import type { RootlyClientOptions } from "../src/index.ts";

/** What the process is told: how many calls to make, and how many at a time; with `heap`, to tell what they leave. */
export interface Order {
  calls: number;
  atATime: number;
  heap?: boolean;
}

/** Microseconds a call; with `heap`, also the bytes that stay on the heap after one. */
export interface Cost {
  cpu: number;
  wall: number;
  heap?: number;
}

const TOKEN = "a-token";
const INCIDENT = "76e27009-efed-49a6-be80-bf0a5c2ae25e";
const MEDIA_TYPE = "application/vnd.api+json";
const attributes = { summary: "Rotate the leaked key", priority: "high" } as const;
const document = { data: { type: "incident_action_items", attributes } } as const;
const headers = { authorization: `Bearer ${TOKEN}`, accept: MEDIA_TYPE, "content-type": MEDIA_TYPE };

const [, , name = "", baseUrl = ""] = process.argv;
const url = `${baseUrl}/v1/incidents/${INCIDENT}/action_items`;

type Call = () => Promise<unknown>;

/** Each loads what it needs, and returns what makes one call and gives the parsed body, as a user would. */
const contenders: Record<string, () => Promise<Call> | Call> = {
  "plain fetch": () => plain,
  // How far it is from the first is the noise.
  "plain fetch again": () => plain,
  async "openapi-fetch, bare"() {
    const { default: createClient } = await import("openapi-fetch");
    const client = createClient<paths>({ baseUrl, headers });
    const params = { path: { incident_id: INCIDENT } };
    return async () => (await client.POST("/v1/incidents/{incident_id}/action_items", { params, body: document })).data;
  },
  async ky() {
    const { default: ky } = await import("ky");
    return () => ky.post(url, { headers, body: JSON.stringify(document) }).json();
  },
  async ofetch() {
    const { ofetch } = await import("ofetch");
    return () => ofetch(url, { method: "POST", headers, body: JSON.stringify(document), parseResponse: JSON.parse });
  },
  async axios() {
    const { default: axios } = await import("axios");
    return async () => (await axios.post(url, JSON.stringify(document), { headers })).data;
  },
  async "undici.request"() {
    const { request } = await import("undici");
    return async () => (await request(url, { method: "POST", headers, body: JSON.stringify(document) })).body.json();
  },
  "this client": () => ours({}),
  async "this client, validating"() {
    const { validation } = await import("../src/validation.ts");
    return ours({ validation: validation({ mode: "throw" }) });
  },
  async "this client, over undici"() {
    const { undiciFetch } = await import("../src/undici.ts");
    return ours({ fetch: undiciFetch() });
  },
};

export const names = Object.keys(contenders);

async function plain(): Promise<unknown> {
  return (await fetch(url, { method: "POST", headers, body: JSON.stringify(document) })).json();
}

async function ours(options: RootlyClientOptions): Promise<Call> {
  const { createRootlyClient } = await import("../src/index.ts");
  const { actionItems } = createRootlyClient({ ...options, baseUrl, token: TOKEN });
  return () => actionItems.create(INCIDENT, attributes);
}

async function makeCalls(call: Call, { calls, atATime }: Order): Promise<void> {
  let left = calls;
  const worker = async () => {
    while (left-- > 0) await call();
  };
  await Promise.all(Array.from({ length: atATime }, worker));
}

async function measure(call: Call, order: Order): Promise<Cost> {
  const cpu = process.cpuUsage();
  const begin = performance.now();
  const heapBefore = order.heap ? heapUsed() : 0;
  await makeCalls(call, order);
  const wall = performance.now() - begin;
  const { user, system } = process.cpuUsage(cpu);
  const cost = { cpu: (user + system) / order.calls, wall: (wall * 1000) / order.calls };
  return order.heap ? { ...cost, heap: (heapUsed() - heapBefore) / order.calls } : cost;
}

function heapUsed(): number {
  setFlagsFromString("--expose-gc");
  const collectGarbage: () => void = runInNewContext("gc");
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

const call = await contenders[name]?.();
// What fails ends the process, and with it the run.
if (call) process.on("message", (order: Order) => void measure(call, order).then((cost) => process.send?.(cost)));
