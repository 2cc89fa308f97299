import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type Server, type ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadVendor } from "./load-vendor.ts";

const SPEC = { openapi: "3.0.1", info: { title: "Notes", version: "1" }, paths: {} };
const json = (response: ServerResponse) => response.end(JSON.stringify(SPEC));
const to = (location: string) => (response: ServerResponse) => response.writeHead(302, { location }).end();

const answers: Record<string, (response: ServerResponse) => void> = {
  "/spec.json": json,
  "/spec.yaml": (response) => response.end("openapi: 3.0.1\npaths: {}\n"),
  "/moved": to("/spec.json"),
  "/elsewhere": to("http://example.com/spec.json"),
  "/round": to("/round"),
  "/page": (response) => response.end("<!doctype html><title>Docs</title>"),
  "/list": (response) => response.end("[]"),
  "/broken": (response) => response.end('{"openapi": '),
  "/endless": (response) => {
    const spaces = function* () {
      for (;;) yield " ".repeat(65_536);
    };
    // It ends when the connection does.
    void pipeline(spaces, response).catch(() => {});
  },
  "/silent": (response) => void response.write("{"),
};

let server: Server;
let origin: string;
let folder: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    const answer = answers[request.url ?? ""];
    if (answer === undefined) response.writeHead(404).end();
    else answer(response);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  origin = `http://127.0.0.1:${address.port}`;
  folder = await mkdtemp(path.join(tmpdir(), "rootly-action-items-vendor-"));
});

afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true });
});

test.each(["/spec.json", "/spec.yaml", "/moved"])("a spec is read from %s", async (place) => {
  expect(await loadVendor(origin + place)).toMatchObject({ openapi: "3.0.1", paths: {} });
});

test("a spec is read from a file", async () => {
  const file = path.join(folder, "spec.json");
  await writeFile(file, JSON.stringify(SPEC));
  expect(await loadVendor(file)).toEqual(SPEC);
  await expect(loadVendor(file, { maxBytes: 10 })).rejects.toThrow("is larger than 10 bytes.");
  await expect(loadVendor(path.join(folder, "none.json"))).rejects.toThrow("There is no file");
});

test.each([
  ["/none", /answers with status 404\.$/],
  ["/round", /redirects more than 5 times\.$/],
  ["/elsewhere", /^http:\/\/example\.com\/spec\.json is not read: only https is, or http on this machine\.$/],
  ["/page", /is no OpenAPI 3 spec|is neither JSON nor YAML/],
  ["/list", /is no OpenAPI 3 spec: it needs `openapi` and `paths`\.$/],
  ["/broken", /is neither JSON nor YAML: /],
] as const)("%s is an error that names the fault", async (place, message) => {
  await expect(loadVendor(origin + place)).rejects.toThrow(message);
});

test("only so many bytes and so much time are taken", { timeout: 600_000 }, async () => {
  await expect(loadVendor(`${origin}/endless`, { maxBytes: 1_000_000 })).rejects.toThrow(
    "sends more than 1000000 bytes.",
  );
  await expect(loadVendor(`${origin}/silent`, { timeout: 200 })).rejects.toThrow("takes longer than 0.2 s.");
});

test("what cannot be reached is named", async () => {
  await expect(loadVendor("http://example.com/spec.json")).rejects.toThrow("only https is");
  await expect(loadVendor("http://127.0.0.1:1/spec.json")).rejects.toThrow(
    /^http:\/\/127\.0\.0\.1:1\/spec\.json cannot be read: /,
  );
});
