import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import type { Readable, Writable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { localServer } from "../exchange/local-server.ts";
import { type ReferenceServer, startReferenceServer } from "../reference/server.ts";
import { openWriteGuard } from "./write-guard.ts";
import { openJournal } from "./journal.ts";
import { openRateLimiter } from "./rate-limiter.ts";
import { LeftOut } from "./left-out.ts";
import { watchVitality } from "./vitality.ts";

const TOKEN = "a-token";
let server: ReferenceServer;
let writes: number;
/** What the server answers instead, to anything but reads. */
let instead: (() => Response) | undefined;
beforeEach(async () => {
  writes = 0;
  instead = undefined;
  server = await startReferenceServer({
    token: TOKEN,
    wrap: (fetch) => async (input, init) => {
      const method = init?.method ?? "GET";
      const response = (method !== "GET" && instead?.()) || (await fetch(input, init));
      if (method !== "GET" && response.status < 400) writes += 1;
      return response;
    },
  });
});
afterEach(() => server.close());

const headers = { authorization: `Bearer ${TOKEN}`, "content-type": "application/vnd.api+json" };
const bodyOf = (attributes: object) => JSON.stringify({ data: { type: "incident_action_items", attributes } });
type WriteGuard = ReturnType<typeof openWriteGuard>;
async function create({ fetch }: WriteGuard, summary = "Rotate the leaked key"): Promise<string> {
  const url = `${server.url}/v1/incidents/an-incident/action_items`;
  const response = await fetch(url, { method: "POST", headers, body: bodyOf({ summary }) });
  const { data } = (await response.json()) as { data?: { id: string } };
  return data?.id ?? "";
}
const update = ({ fetch }: WriteGuard, id: string) =>
  fetch(`${server.url}/v1/action_items/${id}`, { method: "PUT", headers, body: bodyOf({ status: "done" }) });
const remove = ({ fetch }: WriteGuard, id: string) =>
  fetch(`${server.url}/v1/action_items/${id}`, { method: "DELETE", headers });

test("what may be written includes the deletion of what is created", async () => {
  const writeGuard = openWriteGuard({ maxWrites: 5 });
  const first = await create(writeGuard);
  await update(writeGuard, first);
  const second = await create(writeGuard);
  await expect(update(writeGuard, first)).rejects.toThrow("left out by --max-writes 5");
  await expect(create(writeGuard)).rejects.toThrow(LeftOut);
  expect((await remove(writeGuard, first)).status).toBe(200);
  expect((await remove(writeGuard, second)).status).toBe(200);
  expect(writes).toBe(5);
});

test("what is refused costs nothing, and what has no clear answer counts", async () => {
  const journal = openJournal();
  const writeGuard = openWriteGuard({ journal, maxWrites: 4 });
  for (let count = 0; count < 10; count++) await create(writeGuard, " ");
  expect([journal.changes, journal.left]).toEqual([0, []]);
  instead = () => new Response("{}", { status: 502 });
  await create(writeGuard);
  expect([journal.changes, journal.left]).toEqual([1, [{ of: "action_items" }]]);
  const id = "an-item";
  await update(writeGuard, id);
  await update(writeGuard, id);
  await expect(update(writeGuard, id)).rejects.toThrow(LeftOut);
});

// A media type or a length demanded of a body that is not there: laravel-json-api #29, go-swagger #548, superagent #236.
test.each([403, 411, 415])("where what was created cannot be deleted (%i), nothing more is created", async (status) => {
  const writeGuard = openWriteGuard();
  const id = await create(writeGuard);
  const foreign = { authorization: "Bearer nobody-was-given-this" };
  await writeGuard.fetch(`${server.url}/v1/action_items/${id}`, { method: "DELETE", headers: foreign });
  await create(writeGuard);
  instead = () => new Response("<h1>Sorry</h1>", { status, headers: { "content-type": "text/html" } });
  await remove(writeGuard, id);
  instead = undefined;
  await expect(create(writeGuard)).rejects.toThrow(
    new LeftOut(`nothing more is created, as the deletion of what the run has created is refused with ${status}`),
  );
  expect((await update(writeGuard, id)).status).toBe(200);
});

test("a deletion without a clear answer can be tried again", async () => {
  const journal = openJournal();
  const writeGuard = openWriteGuard({ journal, maxWrites: 2 });
  const id = await create(writeGuard);
  instead = () => new Response("{}", { status: 503 });
  await remove(writeGuard, id);
  await remove(writeGuard, id);
  instead = undefined;
  expect((await remove(writeGuard, id)).status).toBe(200);
  expect([journal.changes, journal.left]).toEqual([2, []]);
});

test("what has the same identifier is not taken for what was created of another resource", async () => {
  const journal = openJournal();
  const writeGuard = openWriteGuard({ journal });
  const id = await create(openWriteGuard());
  journal.add({ event: "created", of: "notes", id });
  await remove(writeGuard, id);
  expect([journal.changes, journal.left]).toEqual([2, [{ of: "notes", id }]]);
});

test("several at once do not pass the limit either", async () => {
  const writeGuard = openWriteGuard({ maxWrites: 7 });
  const results = await Promise.allSettled(Array.from({ length: 10 }, () => create(writeGuard)));
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
  expect(writes).toBe(3);
});

test("what is refused costs nothing either when several are under way: the others wait to hear that", async () => {
  const writeGuard = openWriteGuard({ maxWrites: 3 });
  await Promise.all(Array.from({ length: 10 }, () => create(writeGuard, " ")));
  expect(server.fake.requests).toHaveLength(10);
});

test("with read-only, nothing but reads leaves", async () => {
  const writeGuard = openWriteGuard({ readOnly: true });
  await expect(create(writeGuard)).rejects.toThrow("left out by --read-only");
  expect((await writeGuard.fetch(`${server.url}/v1/action_items`, { headers })).status).toBe(200);
  expect(server.fake.requests.map(({ method }) => method)).toEqual(["GET"]);
});

test("nothing is changed when nobody is there to clean up", async () => {
  // No system gives a process such a number.
  await expect(create(openWriteGuard({ owner: 2 ** 30 }))).rejects.toThrow("nobody would clean up");
  await create(openWriteGuard({ owner: process.pid }));
  expect(writes).toBe(1);
});

test("what a create names is not changed before it was read and found to be the run's own, once", async () => {
  const requests: string[] = [];
  const isOwn = ({ id }: { id: string }) => {
    requests.push(id);
    return Promise.resolve(id === "own");
  };
  for (const id of ["own", "others"]) {
    const journal = openJournal();
    journal.add({ event: "created", of: "action_items", id });
    const writeGuard = openWriteGuard({ journal, isOwn });
    const change = () => writeGuard.fetch(`${server.url}/v1/action_items/${id}`, { method: "PUT" });
    if (id === "own")
      for (const response of [await change(), await change()]) expect(response.status).toBeLessThan(500);
    else await expect(change()).rejects.toThrow("was answered with the id others, but reading that shows nothing");
    await writeGuard.fetch(`${server.url}/v1/action_items/${id}`);
  }
  expect(requests).toEqual(["own", "others"]);
  expect(server.fake.requests.map(({ method }) => method)).toEqual(["PUT", "PUT", "GET", "GET"]);
});

describe("reads that lag behind", () => {
  /** How often what was created is answered with 404 when it is read. */
  const LATE = 2;
  const readsOf = (id: string) =>
    server.fake.requests.filter(({ method, url }) => method === "GET" && url.endsWith(id)).length;
  let lagging: ReferenceServer;
  let reads: number;
  beforeEach(async () => {
    reads = 0;
    lagging = await startReferenceServer({
      token: TOKEN,
      wrap: (fetch) => async (input, init) => {
        const isLate = init?.method === "GET" && ++reads <= LATE;
        return isLate ? new Response(null, { status: 404 }) : await fetch(input, init);
      },
    });
  });
  afterEach(() => lagging.close());
  const read = (writeGuard: WriteGuard, id: string, authorization = headers.authorization) =>
    writeGuard.fetch(`${server.url}/v1/action_items/${id}`, { headers: { authorization } });

  test("what was created and is not there yet is read again, and the next read waits as long", async () => {
    const [own, behind] = [server, lagging];
    server = behind;
    onTestFinished(() => void (server = own));
    const writeGuard = openWriteGuard();
    const id = await create(writeGuard);
    expect((await read(writeGuard, id)).status).toBe(200);
    expect(reads).toBe(LATE + 1);
    expect(writeGuard.readLag).toBeGreaterThan(0);
    const begin = Date.now();
    await update(writeGuard, id);
    expect((await read(writeGuard, id)).status).toBe(200);
    // It counts from when the answer to the update was there.
    expect(Date.now() - begin).toBeGreaterThanOrEqual(writeGuard.readLag);
  });

  test("what is lost is waited for twice; what somebody else asks for, or was never created, is not", async () => {
    const writeGuard = openWriteGuard();
    const ids = [await create(writeGuard), await create(writeGuard), await create(writeGuard)];
    // Deleted behind its back.
    for (const id of ids) await remove(openWriteGuard(), id);
    for (const id of ["never-created", ...ids])
      expect((await read(writeGuard, id, "Bearer another")).status).toBeGreaterThan(400);
    expect(ids.map(readsOf)).toEqual([1, 1, 1]);
    for (const id of ids) expect((await read(writeGuard, id)).status).toBe(404);
    expect(ids.map((id) => readsOf(id) > 2)).toEqual([true, true, false]);
    expect(writeGuard.readLag).toBe(0);
  }, 60_000);
});

test.skipIf(process.platform !== "linux")("a zombie is nobody who would clean up", async () => {
  // A shell that becomes another program never learns that its child has ended. It learns of one that ends before that,
  // so the child lasts until its pipe is closed, which it is when the other program runs.
  const shell = spawn("sh", ["-c", "cat <&3 & echo $!; exec sleep 600"], {
    stdio: ["ignore", "pipe", "ignore", "pipe"],
  });
  onTestFinished(() => void shell.kill("SIGKILL"));
  const [, stdout, , pipe] = shell.stdio;
  const [line] = (await once(stdout as Readable, "data")) as [Buffer];
  const owner = Number(line.toString());
  const becomes = async (pid: number | undefined, what: RegExp) => {
    while (!what.test(await readFile(`/proc/${pid}/stat`, "utf8"))) await sleep(20);
  };
  await becomes(shell.pid, /\(sleep\)/);
  (pipe as Writable).destroy();
  await becomes(owner, /\) Z /);
  await expect(create(openWriteGuard({ owner }))).rejects.toThrow("nobody would clean up");
});

test("a server that does not answer is given up after three requests, which is said once", async () => {
  await server.close();
  const writeGuard = openWriteGuard();
  const reasons: string[] = [];
  for (let count = 0; count < 5; count++)
    reasons.push(await writeGuard.fetch(server.url).then(String, (error: unknown) => String(error)));
  expect(reasons.slice(0, 3)).toEqual(Array(3).fill("TypeError: GET / got no response"));
  expect(reasons[3]).toMatch(
    /The server does not answer: the last 3 requests got no response, or none that ended \(.*ECONNREFUSED.*ROOTLY_API_URL right/,
  );
  expect(reasons[4]).toBe(reasons[3]?.replace(/^Error: /, "LeftOut: the server was given up: "));
  // As it is closed when a test is over.
  server = await startReferenceServer({ token: TOKEN });
});

test("nor does one whose responses do not end", async () => {
  const endless = await localServer((_request, response) => void response.writeHead(200).write(" "));
  onTestFinished(() => endless.close());
  const writeGuard = openWriteGuard();
  const reasons: string[] = [];
  for (let count = 0; count < 4; count++) {
    const read = async () => {
      const patience = new AbortController();
      const response = await writeGuard.fetch(endless.url, { signal: patience.signal });
      const text = response.text();
      patience.abort(new Error("It took too long"));
      return await text;
    };
    reasons.push(await read().catch((error: unknown) => String(error)));
  }
  expect(reasons.slice(0, 3)).toEqual(Array(3).fill("Error: It took too long"));
  expect(reasons[3]).toMatch("the last 3 requests got no response, or none that ended");
});

test("what no server took is no write", async () => {
  await server.close();
  const writeGuard = openWriteGuard({ maxWrites: 2 });
  await expect(create(writeGuard)).rejects.toThrow("got no response");
  expect(writeGuard.left).toEqual([]);
  server = await startReferenceServer({ token: TOKEN });
  expect(await create(writeGuard)).not.toBe("");
});

test.each([
  ["ssl3_get_record:wrong version number", " Is ROOTLY_API_URL right?"],
  [
    "tlsv1 alert no application protocol",
    " It takes HTTP/2 only, and Node's `fetch` sends HTTP/1.1: test it behind a proxy.",
  ],
  [
    "unable to verify the first certificate",
    " Give Node the authority that signs its certificate with NODE_EXTRA_CA_CERTS.",
  ],
  ["sslv3 alert handshake failure", ""],
])("what to do about a connection that fails with %s", (words, remedy) => {
  const vitality = watchVitality();
  const cause = new Error(`80CC8A29:error:0A000460:SSL routines:${words}`);
  for (let count = 0; count < 3; count++) vitality.unanswered(new TypeError("fetch failed", { cause }));
  expect(() => vitality.demandAlive()).toThrow(new RegExp(`Nothing more is sent\\.${remedy.replace("?", "\\?")}$`));
});

test("of a name with several addresses that refuse, the code tells what to do", () => {
  const vitality = watchVitality();
  // As Node has it for `localhost`.
  const cause = Object.assign(new AggregateError([]), { code: "ECONNREFUSED" });
  for (let count = 0; count < 3; count++) vitality.unanswered(new TypeError("fetch failed", { cause }));
  expect(() => vitality.demandAlive()).toThrow("(fetch failed: ECONNREFUSED). Nothing more is sent. Is ROOTLY_API_URL");
});

test("a server that answers 5xx to everything is given up after eight requests, and one that does not is not", async () => {
  const writeGuard = openWriteGuard();
  const attempt = () => create(writeGuard).then(String, (error: unknown) => String(error));
  instead = () => new Response("{}", { status: 503, headers });
  for (let count = 0; count < 8; count++) expect(await attempt()).toBe("");
  expect(await attempt()).toContain("The server fails: all of 8 requests were answered with 5xx.");
  expect(await attempt()).toContain("LeftOut: the server was given up: The server fails");
  instead = undefined;
  const other = openWriteGuard();
  await create(other);
  instead = () => new Response("{}", { status: 503, headers });
  for (let count = 0; count < 12; count++) expect(await create(other)).toBe("");
});

test("a gateway that never reaches the server is told from a server that fails", async () => {
  const waits = new Set<string>();
  const rateLimiter = openRateLimiter((_, why) => waits.add(why));
  const writeGuard = openWriteGuard({ rateLimiter });
  const attempt = () => create(writeGuard).then(String, (error: unknown) => String(error));
  // As Traefik says it: nginx and HAProxy have pages.
  const plain = { "content-type": "text/plain", "retry-after": "0.001" };
  instead = () => new Response("Bad Gateway", { status: 502, headers: plain });
  for (let count = 0; count < 8; count++) await attempt();
  expect(await attempt()).toContain("What stands in front of the server does not reach it: all of 8 requests");
  expect([...waits]).toEqual(["as a gateway does not reach the server"]);
});

test.each([
  ["pages", () => new Response("<html>", { status: 401, headers: { "content-type": "text/html; charset=utf-8" } })],
  ["redirects", () => new Response(null, { status: 302, headers: { location: "/login" } })],
  [
    "redirects",
    () => new Response(null, { status: 301, headers: { location: "https://example.com/v1?a=b" } }),
    " to https://example.com",
  ],
])(
  "what answers with %s only is given up after eight requests, as the address is wrong",
  async (_, page, where = "") => {
    const writeGuard = openWriteGuard();
    const headers = { "content-type": "application/vnd.api+json" };
    const attempt = ({ fetch } = writeGuard) =>
      fetch(`${server.url}/v1/action_items/an-item`, { method: "PUT", headers, redirect: "manual" });
    const other = openWriteGuard();
    await create(other);
    instead = page;
    for (let count = 0; count < 8; count++) await (await attempt()).text();
    await expect(attempt()).rejects.toThrow(
      `all of 8 requests were answered with pages or redirects${where}. Nothing more is sent. Is ROOTLY_API_URL right, and does nothing in front of it refuse the suite?`,
    );
    await expect(attempt()).rejects.toThrow(LeftOut);
    // One that has answered in JSON before is the API.
    for (let count = 0; count < 10; count++) await (await attempt(other)).text();
  },
);

test("waiting for the rate limit is no part of a request's time", async () => {
  const limits = vi.spyOn(AbortSignal, "timeout");
  onTestFinished(() => limits.mockRestore());
  const waits: number[] = [];
  const { fetch } = openWriteGuard({
    rateLimiter: {
      note: () => {},
      ready: async () => {},
      turn: async () => {
        await sleep(1);
        waits.push(limits.mock.calls.length);
      },
    },
  });
  await (await fetch(server.url)).text();
  // The limit was set once, and behind the wait.
  expect([waits, limits.mock.calls.length]).toEqual([[0], 1]);
});

describe("a connection that the server closes while it is idle", () => {
  let requests: string[];
  let address: string;
  /** Which requests of a connection get no response, counted from 1. */
  let silentAt: (request: number) => boolean;
  beforeEach(async () => {
    requests = [];
    const idle = createServer((socket) => {
      let served = 0;
      socket.on("error", () => {});
      socket.on("data", (data) => {
        const [line = ""] = data.toString().split(" HTTP/1.1");
        if (!/^[A-Z]+ /.test(line)) return;
        requests.push(line);
        served += 1;
        if (silentAt(served)) socket.destroy();
        else socket.write("HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}");
      });
    }).listen(0, "127.0.0.1");
    await once(idle, "listening");
    const { port } = idle.address() as AddressInfo;
    address = `http://127.0.0.1:${port}`;
    onTestFinished(() => void idle.close());
  });
  const url = () => `${address}/v1/incidents/an-incident/action_items`;

  test.each(["GET", "PUT", "POST", "DELETE"])("has lost a %s, which is sent again", async (method) => {
    silentAt = (request) => request > 1;
    const journal = openJournal();
    const { fetch } = openWriteGuard({ journal });
    const body = ["PUT", "POST"].includes(method) ? { body: new TextEncoder().encode("{}") } : {};
    let calls = 0;
    // A connection that has served one request need not be free for the next one at once.
    for (; requests.length === calls; calls++) {
      const response = await fetch(url(), { method, ...body });
      expect(response.status).toBe(200);
      await response.text();
    }
    expect(requests).toEqual(Array(calls + 1).fill(`${method} ${new URL(url()).pathname}`));
    // Both may have been carried out, so the clean-up looks for both.
    expect(journal.left).toHaveLength(method === "POST" ? calls + 1 : 0);
  });

  test("is none where its first request is not answered, which is said of that request", async () => {
    silentAt = () => true;
    const { fetch } = openWriteGuard();
    await expect(fetch(url(), { method: "POST", body: "{}" })).rejects.toThrow(
      "POST /v1/incidents/an-incident/action_items got no response",
    );
    expect(requests).toHaveLength(1);
  });
});
