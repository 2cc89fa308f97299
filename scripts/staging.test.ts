import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type ReferenceServer, startReferenceServer } from "../contract-tests/reference/server.ts";
import { onRequest, withSent } from "../contract-tests/mutation/interference.ts";
import { AT_ONCE } from "../contract-tests/exchange/exchange.ts";
import { resource } from "../contract-tests/spec/resource.ts";
import { runOf } from "../contract-tests/suite/mark.ts";
import { runScript, type RunningScript } from "./running-script.ts";

type Fetch = typeof fetch;

const INCIDENT = "76e27009-efed-49a6-be80-bf0a5c2ae25e";
const OTHER_INCIDENT = "0b7d8a3e-6f0e-4c27-9d5b-0f4f5f3f6a11";
const TOKEN = "a-token-that-nobody-may-read";
const READS = ["GET", "HEAD", "OPTIONS"];
/** What people have filed, and looks as if a run had. */
const OTHERS = [
  { summary: "Rotate the leaked key" },
  { summary: "Remove [rootly-action-items contract run 0a1b2c3d] from the incident" },
  { summary: "[rootly-action-items contract run ]", description: "rootly-action-items contract run 0a1b2c3d" },
  { summary: "[Rootly-Action-Items contract run 0a1b2c3d] in another case" },
];

let folder: string;
let server: ReferenceServer;
/** The method of every request that was carried out and changed something. */
let writes: string[];
/** Ids of what carries no mark at some moment, although nobody but the run can have made it so. */
let unmarked: string[];

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "rootly-action-items-staging-test-"));
  writes = [];
  unmarked = [];
});
afterEach(async () => {
  await server?.close();
  await rm(folder, { recursive: true });
});

/** Starts the reference server with what people have filed there. */
async function start(wrap: (fetch: Fetch) => Fetch = (fetch) => fetch): Promise<void> {
  const incidents = [INCIDENT, OTHER_INCIDENT];
  // A small page: a run's own things are spread over many.
  server = await startReferenceServer({ incidents, token: TOKEN, pageSize: 3, wrap: (fetch) => counting(wrap(fetch)) });
  for (const attributes of OTHERS) server.fake.seed(INCIDENT, attributes);
  server.fake.seed(OTHER_INCIDENT, { summary: "[rootly-action-items contract run 0a1b2c3d] elsewhere" });
  const seeded = new Set(server.fake.items.map(({ id }) => id));
  function counting(fetch: Fetch): Fetch {
    return async (input, init) => {
      const response = await fetch(input, init);
      const method = init?.method ?? "GET";
      if (!READS.includes(method) && response.status < 400) writes.push(method);
      for (const item of server.fake.items)
        if (!seeded.has(item.id) && runOf({ ...item }, resource.texts) === undefined) unmarked.push(item.id);
      return response;
    };
  }
}

/** Runs a script with the reference server as what the environment names. */
function run(script: string, args: readonly string[] = [], environment: NodeJS.ProcessEnv = {}): RunningScript {
  return runScript(script, args, {
    ROOTLY_API_URL: server.url,
    ROOTLY_API_TOKEN: TOKEN,
    ROOTLY_INCIDENT_ID: INCIDENT,
    ROOTLY_USER_ID: "",
    ROOTLY_GROUP_ID: "",
    ...environment,
  });
}

const staging = (...args: string[]) =>
  run("contract", ["--target", "server", "--report", path.join(folder, "report"), ...args]);

/** Waits until something holds that a run brings about. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await sleep(20);
}

/** Waits until no request has come for a while. */
async function quiet(): Promise<void> {
  for (let seen = -1; seen !== server.fake.requests.length; await sleep(2_000)) seen = server.fake.requests.length;
}

function expectNothingLeft(): void {
  expect(server.fake.items.filter(({ incident_id }) => incident_id === INCIDENT).map(({ summary }) => summary)).toEqual(
    OTHERS.map(({ summary }) => summary),
  );
  expect(server.fake.items).toHaveLength(OTHERS.length + 1);
  expect(unmarked).toEqual([]);
}

async function everythingWritten(): Promise<string> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const texts = files
    .filter((file) => file.isFile())
    .map((file) => readFile(path.join(file.parentPath, file.name), "utf8"));
  return (await Promise.all(texts)).join("\n");
}

describe("a whole run", () => {
  test("stays within its writes and the rate limit, leaves nothing behind, and tells nobody the token", async () => {
    let requests = 0;
    let tooEarly = 0;
    let closedUntil = 0;
    // The organization does not have custom fields on, so nobody looks at them.
    const withoutCustomFields = onRequest((received) =>
      withSent(received, ({ form_field_selections: _, ...attributes }) => attributes),
    );
    const limited =
      (fetch: Fetch): Fetch =>
      async (input, init) => {
        requests += 1;
        if (Date.now() < closedUntil) tooEarly += 1;
        if (requests % 400 === 200) {
          // Refused, and told how long.
          const headers = { "content-type": "application/vnd.api+json", "retry-after": "1" };
          return new Response('{"error":"Rate limit exceeded. Try again later."}', { status: 429, headers });
        }
        const response = await fetch(input, init);
        // In the middle of the run: clean-up is another process, and has not been told.
        if (requests !== 400) return response;
        // Not refused, but told that the next one will be.
        const reset = Math.ceil(Date.now() / 1000) + 1;
        closedUntil = reset * 1000;
        const headers = new Headers(response.headers);
        headers.set("x-ratelimit-remaining", "0");
        headers.set("x-ratelimit-reset", String(reset));
        return new Response(response.body, { status: response.status, headers });
      };
    await start((fetch) => limited(withoutCustomFields(fetch)));
    const { output, ended } = staging();
    expect(await ended, output()).toBe(0);

    expect(output()).toMatch(/Run [0-9a-f]{8}: \d+ writes are planned, at most 60 are made/);
    expect(output()).toMatch(/waits \d s for the rate limit/);
    expect(output()).toMatch(/left out by --max-writes 60/);
    expect(output()).toMatch(/is cleaned up: \d+ removed/);
    // Those that were under way when it was told may still arrive.
    expect(tooEarly).toBeLessThanOrEqual(AT_ONCE);
    expect(requests).toBeGreaterThan(500);
    expect(writes.length).toBeGreaterThan(40);
    expect(writes.length).toBeLessThanOrEqual(60);
    expectNothingLeft();
    expect(output() + (await everythingWritten())).not.toContain(TOKEN);
  }, 600_000);

  test("with --read-only changes nothing, and still sends requests", async () => {
    await start();
    const { output, ended } = staging("--read-only");
    expect(await ended, output()).toBe(0);
    expect(server.fake.requests.length).toBeGreaterThan(50);
    expect(server.fake.requests.map(({ method }) => method).filter((method) => method !== "GET")).toEqual([]);
    expect(output()).toContain("left out by --read-only");
  }, 600_000);
});

describe("a server that is wrong", () => {
  test("cannot make a run pass its limit, and is cleaned up", async () => {
    // Accepts every token.
    await start((fetch) => (input, init) => {
      const headers = new Headers(init?.headers);
      headers.set("authorization", `Bearer ${TOKEN}`);
      return fetch(input, { ...init, headers });
    });
    const { output, ended } = staging("--max-writes", "5", "--only", "createIncidentActionItem invalid");
    expect(await ended, output()).toBe(1);
    expect(output()).toContain("authentication-required");
    expect(output()).toContain("left out by --max-writes 5");
    expect(writes.length).toBeGreaterThan(0);
    expect(writes.length).toBeLessThanOrEqual(5);
    expectNothingLeft();
  }, 600_000);
});

describe("a server that answers a create with the id of another user's item", () => {
  test("loses nothing of theirs, and fails", async () => {
    let theirs = "";
    await start((fetch) => async (input, init) => {
      const response = await fetch(input, init);
      if (init?.method !== "POST" || response.status !== 201) return response;
      const document = (await response.json()) as { data: { id: string } };
      document.data.id = theirs;
      return new Response(JSON.stringify(document), response);
    });
    const before = server.fake.items.find(({ incident_id }) => incident_id === INCIDENT);
    theirs = before?.id ?? "";
    const { output, ended } = staging();
    expect(await ended, output()).toBe(1);
    expect(output()).toContain(`A create was answered with the id ${theirs}`);
    expectNothingLeft();
    expect(server.fake.items.find(({ id }) => id === theirs)).toEqual(before);
  }, 600_000);
});

describe("in the middle of a run", () => {
  /** Whether the run has been told to end. */
  let isTold: boolean;
  beforeEach(() => void (isTold = false));
  const slowly =
    (fetch: Fetch): Fetch =>
    async (input, init) => {
      const response = await fetch(input, init);
      // It is carried out before the client learns of it, and the run has not ended before it is told to.
      if (init?.method === "POST" && writes.length >= 2) await until(() => isTold);
      return response;
    };
  const creating = ["--only", "createIncidentActionItem valid"];

  test.each([
    // As Ctrl-C does it, and as a CI system ends a job.
    { signal: "SIGINT", to: "the whole group", code: 130 },
    { signal: "SIGTERM", to: "the first process", code: 143 },
  ] as const)(
    "$signal to $to ends it, and leaves nothing behind",
    async ({ signal, to, code }) => {
      await start(slowly);
      const { child, output, ended } = staging(...creating);
      await until(() => writes.length >= 2);
      process.kill((to === "the whole group" ? -1 : 1) * (child.pid ?? 0), signal);
      isTold = true;
      expect(await ended, output()).toBe(code);
      // What was found so far is told, and kept.
      expect(output()).toMatch(/The run was ended early\.\nChecked {2}\d+ test cases?/);
      expect(await readdir(path.join(folder, "report"))).toContain("index.html");
      expect(output()).toContain("Interrupted; cleaning up.");
      const { length } = server.fake.requests;
      await quiet();
      expect(server.fake.requests).toHaveLength(length);
      expectNothingLeft();
    },
    600_000,
  );

  test("a kill leaves what contract:cleanup removes, and that removes nothing else", async () => {
    await start(slowly);
    const { child, ended } = staging(...creating);
    await until(() => writes.length >= 2);
    child.kill("SIGKILL");
    isTold = true;
    await ended;
    // Nobody is left to clean up, so what is left of the run stops by itself.
    await quiet();
    const left = server.fake.items.length - OTHERS.length - 1;
    expect(left).toBeGreaterThan(0);

    // It could still be under way, for all that anybody else knows.
    const cautious = run("cleanup");
    expect(await cautious.ended, cautious.output()).toBe(0);
    expect(cautious.output()).toMatch(/run [0-9a-f]{8} may be under way[^]*\n0 removed\./);
    const cleanup = run("cleanup", ["--all"]);
    expect(await cleanup.ended, cleanup.output()).toBe(0);
    expect(cleanup.output()).toContain(`${left} removed.`);
    expectNothingLeft();
  }, 600_000);
});

describe("before anything is sent", () => {
  test("--plan says what would be, and opens no connection", async () => {
    await start();
    let connections = 0;
    const listener = createServer(() => (connections += 1)).listen(0, "127.0.0.1");
    await once(listener, "listening");
    const address = listener.address();
    const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
    const { output, ended } = run("contract", ["--target", "server", "--plan"], { ROOTLY_API_URL: url });
    expect(await ended, output()).toBe(0);
    listener.close();
    expect(connections).toBe(0);
    expect(output()).toMatch(
      /createIncidentActionItem +POST \/v1\/incidents\/\{incident_id\}\/action_items +\d+ +\d+ +0 +\d+/,
    );
    expect(output()).toMatch(/They come to \d+ writes, the deletion of what they create included; 60 are allowed\./);
    expect(output()).toContain("Nothing was sent");
  }, 600_000);

  test("production is refused", async () => {
    await start();
    const { output, ended } = run("contract", ["--target", "server"], {
      ROOTLY_API_URL: "https://API.rootly.com.:443",
    });
    expect(await ended).toBe(2);
    expect(output()).toContain("add --allow-production");
  }, 600_000);
});
