import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { compare, isSerious, printComparison } from "../contract-tests/compare/compare.ts";
import { scenarios } from "../contract-tests/scenarios/scenarios.ts";
import { type ReferenceServerOptions, startReferenceServer } from "../contract-tests/reference/server.ts";
import { testCasesFor } from "../contract-tests/suite/test-cases.ts";
import { openSession } from "../contract-tests/suite/session.ts";
import { targetFrom } from "../contract-tests/target.ts";
import { type Prism, startPrism } from "./prism.ts";

const INCIDENT = "76e27009-efed-49a6-be80-bf0a5c2ae25e";
const TOKEN = "a-very-secret-token";

/** Runs the command line of `npm run contract:compare`. */
function run(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<{ code: number; output: string }> {
  const script = path.resolve(import.meta.dirname, "compare.ts");
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ["--import", "tsx", script, ...args],
      { env: { ...process.env, ...env } },
      (error, stdout, stderr) => resolve({ code: error ? Number(error.code) : 0, output: stdout + stderr }),
    );
  });
}

let prism: Prism;
beforeAll(async () => {
  prism = await startPrism({ description: "openapi/openapi.yaml" });
});
afterAll(() => prism.stop());

/** Compares the mock with a reference server that has a fault, in the test cases whose names hold a string. */
async function withFault(wrap: ReferenceServerOptions["wrap"], only: string) {
  const server = await startReferenceServer({ incidents: [INCIDENT], token: TOKEN, wrap });
  const target = (kind: string, url: string) =>
    targetFrom({
      CONTRACT_TARGET: kind,
      ROOTLY_API_URL: url,
      ROOTLY_API_TOKEN: TOKEN,
      ROOTLY_INCIDENT_ID: INCIDENT,
    });
  const left = await openSession(target("mock", prism.url), "compare");
  const right = await openSession(target("reference", server.url), "compare");
  try {
    const testCases = testCasesFor(left.target).filter(({ group, name }) => `${group} ${name}`.includes(only));
    return await compare({ left, right, testCases });
  } finally {
    await Promise.all([left.close(), right.close()]);
    await server.close();
  }
}

/** Changes the attributes of what is created. */
const changing =
  (change: (attributes: Record<string, unknown>) => void): ReferenceServerOptions["wrap"] =>
  (fetch) =>
  async (input, init) => {
    const response = await fetch(input, init);
    if (response.status !== 201) return response;
    // The fake answers as it is described.
    const document = (await response.json()) as { data: { attributes: Record<string, unknown> } };
    change(document.data.attributes);
    return new Response(JSON.stringify(document), response);
  };

const PRIORITIES = "createIncidentActionItem valid: /data/attributes/priority";

test("the mock and the reference server differ in nothing but a mock's limits, and neither drifts", async () => {
  const { code, output } = await run(["--strict"]);
  expect(code, output).toBe(0);
  expect(output).toContain("mock's limit");
  expect(output).toContain(`a mock has no state (${scenarios.length})`);
  expect(output).toMatch(/\d{3} test cases: \d{3} answered alike, \d not\./);
  for (const suspect of ["server wrong", "description wrong"]) expect(output).not.toContain(suspect);
}, 600_000);

test("a server that answers otherwise than described is named, with the check and the problem", async () => {
  const comparison = await withFault(
    changing((attributes) => delete attributes["created_at"]),
    PRIORITIES,
  );
  expect(isSerious(comparison)).toBe(true);
  expect(printComparison(comparison)).toMatch(
    /^server wrong +createIncidentActionItem +body-valid +keeps it +breaks it +3$/m,
  );
  expect(printComparison(comparison)).toContain("must have required property 'created_at'");
}, 600_000);

test("a server that forgets what it is told is named, although a mock cannot be asked that", async () => {
  const comparison = await withFault(
    changing((attributes) => Object.assign(attributes, { priority: "low" })),
    PRIORITIES,
  );
  expect(printComparison(comparison)).toMatch(/^server wrong .* echo +not asked +breaks it +2$/m);
  expect(printComparison(comparison)).toContain("3 test cases: 1 answered alike, 2 not.");
}, 600_000);

test("a server that refuses nothing is named", async () => {
  const comparison = await withFault(
    (fetch) => async (input, init) => {
      const response = await fetch(input, init);
      return response.status === 422 ? new Response(null, { status: 204 }) : response;
    },
    "createIncidentActionItem invalid: /data/attributes/summary is missing",
  );
  expect(printComparison(comparison)).toMatch(/^server wrong .* invalid-refused +keeps it +breaks it +1$/m);
}, 600_000);

test("a server that others use is left as it was", async () => {
  const server = await startReferenceServer({ incidents: [INCIDENT], token: TOKEN });
  server.fake.seed(INCIDENT, { summary: "Somebody's own" });
  try {
    const { code, output } = await run(["--right", "server", "--max-writes", "12"], {
      ROOTLY_API_URL: server.url,
      ROOTLY_API_TOKEN: TOKEN,
      ROOTLY_INCIDENT_ID: INCIDENT,
    });
    expect(code, output).toBe(0);
    expect(output).toMatch(/is cleaned up: [1-9]\d* removed/);
    expect(output).toContain("left out by --max-writes 12");
    expect(output).not.toContain(TOKEN);
    expect(server.fake.items.map(({ summary }) => summary)).toEqual(["Somebody's own"]);
    const written = server.fake.requests.filter(({ method }) => ["POST", "PUT", "DELETE"].includes(method));
    expect(written.length).toBeGreaterThan(0);
  } finally {
    await server.close();
  }
}, 600_000);

test("after Ctrl-C, nothing is left behind", async () => {
  const server = await startReferenceServer({ incidents: [INCIDENT], token: TOKEN });
  const script = path.resolve(import.meta.dirname, "compare.ts");
  const variables = { ROOTLY_API_URL: server.url, ROOTLY_API_TOKEN: TOKEN, ROOTLY_INCIDENT_ID: INCIDENT };
  const child = spawn(process.execPath, ["--import", "tsx", script, "--left", "reference", "--right", "server"], {
    env: { ...process.env, ...variables },
  });
  try {
    await expect.poll(() => server.fake.items.length, { timeout: 30_000, interval: 20 }).toBeGreaterThan(0);
    child.kill("SIGINT");
    const [code] = (await once(child, "close")) as [number | null];
    expect(code).toBe(130);
    expect(server.fake.items).toEqual([]);
  } finally {
    child.kill("SIGKILL");
    await server.close();
  }
}, 600_000);

test.each([
  [["--left", "reference"], "--left and --right are the same target."],
  [["--left", "nothing"], "--left is mock, reference or server, not nothing."],
  [["--right", "server"], "ROOTLY_API_URL"],
])(
  "%j cannot begin",
  async (args, message) => {
    const without = { ROOTLY_API_URL: "", ROOTLY_API_TOKEN: "", ROOTLY_INCIDENT_ID: "" };
    const { code, output } = await run(args, without);
    expect(code).toBe(2);
    expect(output).toContain(message);
  },
  600_000,
);
