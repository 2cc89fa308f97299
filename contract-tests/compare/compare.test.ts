import { afterAll, beforeAll, expect, test } from "vitest";
import { compare, disagreements, isSerious, type Pair, printComparison } from "./compare.ts";
import { type ReferenceServerOptions, startReferenceServer } from "../reference/server.ts";
import { scenarios } from "../scenarios/scenarios.ts";
import { openSession } from "../suite/session.ts";
import { testCasesFor } from "../suite/test-cases.ts";
import { targetFrom } from "../target.ts";
import { type Prism, startPrism } from "../../scripts/prism.ts";
import { runScript } from "../../scripts/running-script.ts";

const INCIDENT = "76e27009-efed-49a6-be80-bf0a5c2ae25e";
const TOKEN = "a-very-secret-token";

/** Runs `npm run contract:compare` to its end. */
async function run(
  args: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<{ code: number | null; output: string }> {
  const { ended, output } = runScript("compare", args, environment);
  return { code: await ended, output: output() };
}

let prism: Prism;
beforeAll(async () => {
  prism = await startPrism({ spec: "openapi/openapi.yaml" });
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
  for (const suspect of ["server wrong", "spec wrong"]) expect(output).not.toContain(suspect);
}, 600_000);

test("a server that violates the spec is named, with the check and the problem", async () => {
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

test("a server that forgets what it is told is named, although a mock cannot be tested for that", async () => {
  const comparison = await withFault(
    changing((attributes) => Object.assign(attributes, { priority: "low" })),
    PRIORITIES,
  );
  expect(printComparison(comparison)).toMatch(/^server wrong .* echo +not run +breaks it +2$/m);
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
  const { child, ended } = runScript("compare", ["--left", "reference", "--right", "server"], {
    ROOTLY_API_URL: server.url,
    ROOTLY_API_TOKEN: TOKEN,
    ROOTLY_INCIDENT_ID: INCIDENT,
  });
  try {
    await expect.poll(() => server.fake.items.length, { timeout: 300_000, interval: 20 }).toBeGreaterThan(0);
    child.kill("SIGINT");
    expect(await ended).toBe(130);
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

const BREAKS = ["It does not hold."];
const outcome = (status: number, problems: Pair["left"]["problems"]) => ({ status, problems });
const pair = (left: Pair["left"], right: Pair["right"], name = "a test case"): Pair => ({
  group: "op",
  name,
  left,
  right,
});
const keeps = outcome(200, { "body-valid": [], "valid-accepted": [] });
const broken = outcome(200, { "body-valid": BREAKS, "valid-accepted": [] });

const MOCK = { kind: "mock" } as const;
const REFERENCE = { kind: "reference" } as const;
const SERVER = { kind: "server" } as const;

const told = (...args: Parameters<typeof disagreements>) =>
  disagreements(...args).map(({ suspect, check, left, right }) => [suspect, check, left, right].join(", "));

test("two that keep the spec alike agree", () => {
  expect(told([pair(keeps, keeps)], MOCK, SERVER)).toEqual([]);
});

test("who alone breaks the spec is wrong", () => {
  expect(told([pair(keeps, broken)], MOCK, REFERENCE)).toEqual(["server wrong, body-valid, keeps it, breaks it"]);
  expect(told([pair(broken, keeps)], SERVER, REFERENCE)).toEqual(["server wrong, body-valid, breaks it, keeps it"]);
});

test("a check that applied to one only is a disagreement when it breaks that", () => {
  const echo = outcome(200, { ...keeps.problems, echo: BREAKS });
  expect(told([pair(keeps, echo)], MOCK, REFERENCE)).toEqual(["server wrong, echo, not run, breaks it"]);
  expect(told([pair(keeps, outcome(200, { ...keeps.problems, echo: [] }))], MOCK, REFERENCE)).toEqual([]);
});

test("two servers that agree against the spec are right", () => {
  expect(told([pair(broken, broken)], SERVER, REFERENCE)).toEqual(["spec wrong, body-valid, breaks it, breaks it"]);
});

test("what the spec's own mock breaks, it has wrong", () => {
  expect(told([pair(broken, keeps)], MOCK, REFERENCE)).toEqual(["spec wrong, body-valid, breaks it, keeps it"]);
});

test("a server whose answers never have the form that is described is right, unless it is our own", () => {
  const always = ["one", "two", "three"].map((name) => pair(keeps, broken, name));
  const line = (suspect: string) => `${suspect}, body-valid, keeps it, breaks it`;
  expect(new Set(told(always, MOCK, SERVER))).toEqual(new Set([line("spec wrong")]));
  expect(new Set(told(always, MOCK, REFERENCE))).toEqual(new Set([line("server wrong")]));
  // Too few to tell, and not always.
  expect(new Set(told(always.slice(1), MOCK, SERVER))).toEqual(new Set([line("server wrong")]));
  expect(new Set(told([...always, pair(keeps, keeps, "four")], MOCK, SERVER))).toEqual(new Set([line("server wrong")]));
});

test("another status that is described too is a mock's choice, or what the spec leaves open", () => {
  const refusals = [pair(outcome(422, {}), outcome(400, {}))];
  expect(told(refusals, MOCK, SERVER)).toEqual(["mock's limit, same-status, 422, 400"]);
  expect(told(refusals, REFERENCE, SERVER)).toEqual(["spec wrong, same-status, 422, 400"]);
});
