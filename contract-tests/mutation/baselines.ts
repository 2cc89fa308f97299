import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { copyFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Fault, Variant } from "./fault.ts";
import { type Fetch, needed } from "./interference.ts";
import { REFERENCE, targetAt, likeliestFirst } from "./trial.ts";
import { type ReferenceServer, startReferenceServer } from "../reference/server.ts";
import { type Exchange, succeeded } from "../exchange/exchange.ts";
import { isObject, type Json } from "../spec/schema.ts";
import { openSession } from "../suite/session.ts";
import { type TestCase, testCasesFor } from "../suite/test-cases.ts";
import { most } from "../cases/samples.ts";
import type { Operation } from "../spec/operations.ts";
import { identifierOf, resource } from "../spec/resource.ts";
import type { Target } from "../target.ts";

/** Another tool that tests whether a server conforms to the spec. */
interface Baseline {
  name: string;
  /** Whether it holds anything against the server that something stands in front of. */
  complains(wrap: (fetch: Fetch) => Fetch, place: string): Promise<boolean>;
  close(): Promise<void>;
}

export interface BaselineScore {
  check: string;
  kinds: number;
  caught: number;
  variants: number;
  falseAlarms: string[];
  /** The kinds that it did not find. */
  missed: string[];
}

/** Tries one fault of each kind, and every server that is right. */
export async function scoreBaseline(
  check: Baseline,
  faults: readonly Fault[],
  variants: readonly Variant[],
): Promise<BaselineScore> {
  const missed: string[] = [];
  for (const { area, operator, place, wrap } of faults)
    if (!(await check.complains(wrap, place))) missed.push(`${area}: ${operator}`);
  const falseAlarms: string[] = [];
  for (const { name, wrap } of variants) if (await check.complains(wrap, "")) falseAlarms.push(name);
  return {
    check: check.name,
    kinds: faults.length,
    caught: faults.length - missed.length,
    variants: variants.length,
    falseAlarms,
    missed,
  };
}

/** One reference server that can be broken in one way after the other, for tools that are told an address only once. */
interface Switchboard extends ReferenceServer {
  /** Puts something in front of the server, which forgets everything. */
  switchTo(wrap: (fetch: Fetch) => Fetch): void;
}

async function startSwitchboard(): Promise<Switchboard> {
  let whole: Fetch | undefined;
  let current: Fetch | undefined;
  const server = await startReferenceServer({
    ...REFERENCE,
    wrap: (fetch) => {
      whole = fetch;
      return (input, init) => (current ?? fetch)(input, init);
    },
  });
  return {
    ...server,
    switchTo(wrap) {
      server.fake.reset();
      current = whole && wrap(whole);
    },
  };
}

/** What a fault that never answers may cost a tool. */
const PATIENCE_S = 5;

/**
 * Whether a program ends with a failure.
 *
 * @param variable The environment variable that shows what it prints.
 */
async function failsIn(program: string, args: readonly string[], variable: string, env = {}): Promise<boolean> {
  const stdio = process.env[variable] === undefined ? "ignore" : "inherit";
  const child = spawn(program, args, { stdio, env: { ...process.env, ...env } });
  await once(child, "close");
  return child.exitCode !== 0;
}

/** The program of Schemathesis, on the PATH; it comes with Python. */
const SCHEMATHESIS = "st";
/** How many requests of each kind it makes up for an operation: enough to see what it does, for each of many servers. */
const EXAMPLES = "10";

/** Schemathesis, with all of its checks; undefined where it is not installed. */
export async function schemathesis(): Promise<Baseline | undefined> {
  if (spawnSync(SCHEMATHESIS, ["--version"], { stdio: "ignore" }).status !== 0) return undefined;
  const server = await startSwitchboard();
  const { token } = targetAt(server.url);
  const args = [
    ...["run", "generated/openapi.json", "--url", server.url],
    ...["--header", `Authorization: Bearer ${token}`, "--checks", "all"],
    ...["--max-examples", EXAMPLES, "--request-timeout", String(PATIENCE_S), "--seed", "1"],
  ];
  return {
    name: "Schemathesis",
    async complains(wrap) {
      server.switchTo(wrap);
      return await failsIn(SCHEMATHESIS, args, "SCHEMATHESIS_OUTPUT");
    },
    close: () => server.close(),
  };
}

/** How many test cases without a complaint of Prism are enough to believe that none comes: those that fit the fault come first. */
const ASKED = 250;

/** Starts Prism's proxy in front of a server; without a port, on one that is free. */
export type StartProxy = (upstream: string, port?: number) => Promise<{ url: string; stop(): Promise<void> }>;

/**
 * Prism's proxy in front of the server, which gets every case of the suite. It complains when it holds against an answer
 * what it does not hold against the answer of the whole server, or passes on a success for a request that it finds wrong.
 */
export async function prismProxy(startProxy: StartProxy): Promise<Baseline> {
  const server = await startSwitchboard();
  const start = (port?: number) => startProxy(server.url, port);
  let prism = await start();
  const target = targetAt(prism.url);
  /** Some answers end Prism itself, which counts as a complaint about them, and about nothing that comes after. */
  async function startedAgain(): Promise<void> {
    try {
      await fetch(target.url);
    } catch {
      await prism.stop();
      prism = await start(Number(new URL(target.url).port));
    }
  }
  const testCases = testCasesFor(target).filter(({ skip }) => skip === undefined);
  // What it says of a server that is right, on a case.
  const usual = new Set<string>();

  async function complaint({ case: testCase }: TestCase, session: Awaited<ReturnType<typeof openSession>>) {
    if (testCase === undefined) return false;
    try {
      return isComplaint((await session.send(testCase)).exchange);
    } catch {
      return true;
    }
  }

  async function complaints(place: string, all: boolean): Promise<string[]> {
    const matches: string[] = [];
    let session;
    try {
      session = await openSession(target, "others");
      const chosen = all ? testCases : likeliestFirst(testCases, { place }).slice(0, ASKED);
      for (const testCase of chosen) {
        const name = `${testCase.group} ${testCase.name}`;
        if (usual.has(name) || !(await complaint(testCase, session))) continue;
        matches.push(name);
        if (!all) break;
      }
    } finally {
      await session?.close();
    }
    return matches;
  }

  server.switchTo((fetch) => fetch);
  for (const name of await complaints("", true)) usual.add(name);
  return {
    name: "Prism's proxy",
    async complains(wrap, place) {
      server.switchTo(wrap);
      await startedAgain();
      return (await complaints(place, false)).length > 0;
    },
    async close() {
      await prism.stop();
      await server.close();
    },
  };
}

function isComplaint(exchange: Exchange): boolean {
  const { headers, body } = exchange.response;
  if (/"type":"https:\/\/stoplight\.io\/prism/.test(body)) return true;
  const violations = JSON.parse(headers["sl-violations"] ?? "[]") as Json[];
  const about = (part: string) =>
    violations.some((violation) => isObject(violation) && [violation["location"] ?? []].flat()[0] === part);
  return about("response") || (about("request") && succeeded(exchange));
}

/** Redocly's `respect`, with a workflow that follows one action item from its creation to its end. */
export async function respect(): Promise<Baseline> {
  const server = await startSwitchboard();
  const folder = await mkdtemp(path.join(tmpdir(), "rootly-action-items-respect-"));
  await copyFile("generated/openapi.json", path.join(folder, "openapi.json"));
  const workflow = path.join(folder, "life.arazzo.json");
  await writeFile(workflow, JSON.stringify(arazzoFor(targetAt(server.url), "openapi.json")));

  const manifest = createRequire(import.meta.url).resolve("@redocly/cli/package.json");
  const { bin } = JSON.parse(await readFile(manifest, "utf8")) as { bin: { redocly: string } };
  const args = [
    ...[path.join(path.dirname(manifest), bin.redocly), "respect", workflow],
    ...["--server", `api=${server.url}`, "--max-fetch-timeout", String(PATIENCE_S * 1000)],
  ];
  return {
    name: "Redocly's respect",
    async complains(wrap) {
      server.switchTo(wrap);
      return await failsIn(process.execPath, args, "RESPECT_OUTPUT", {
        REDOCLY_TELEMETRY: "off",
        REDOCLY_SUPPRESS_UPDATE_NOTICE: "true",
      });
    },
    async close() {
      await server.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** What a step of a workflow expects, besides that the answer is as described. */
interface Step {
  id: string;
  operation: Operation;
  status: number;
  body?: Json;
  token?: string;
  /** The resource of an earlier step, or any other identifier. */
  about?: string;
  criteria?: string[];
}

const NOBODY = "00000000-0000-4000-8000-000000000000";

/** The life of an action item, and the refusals that are described, as a workflow (Arazzo 1.0) that a person would write. */
function arazzoFor(target: Target, spec: string): Json {
  const [create, read, update, remove] = [needed("create"), needed("read"), needed("update"), needed("remove")];
  const made = "$steps.create.outputs.id";
  const all = create.body ? most(create.body.schema, target.known) : null;
  const steps: Step[] = [
    { id: "create", operation: create, status: 201, body: all, criteria: echoOf(all) },
    {
      id: "read",
      operation: read,
      status: 200,
      about: made,
      criteria: [`$response.body#/data/id == ${made}`, ...echoOf(all)],
    },
    ...resource.lists.map((list): Step => ({
      id: list.id,
      operation: list,
      status: 200,
      criteria: [`$response.body#/data/0/id == ${made}`],
    })),
    {
      id: "update",
      operation: update,
      status: 200,
      about: made,
      body: { data: { type: "incident_action_items", attributes: { status: "done" } } },
      criteria: ["$response.body#/data/attributes/status == 'done'"],
    },
    {
      id: "reread",
      operation: read,
      status: 200,
      about: made,
      criteria: ["$response.body#/data/attributes/status == 'done'"],
    },
    { id: "remove", operation: remove, status: 200, about: made, criteria: [`$response.body#/data/id == ${made}`] },
    { id: "gone", operation: read, status: 404, about: made },
    { id: "missing", operation: read, status: 404, about: NOBODY },
    { id: "stranger", operation: create, status: 401, token: "nobody-was-given-this", body: all },
    {
      id: "invalid",
      operation: create,
      status: 422,
      body: { data: { type: "incident_action_items", attributes: {} } },
    },
  ];
  return {
    arazzo: "1.0.1",
    info: { title: "The life of an action item", version: "1.0.0" },
    sourceDescriptions: [{ name: "api", type: "openapi", url: spec }],
    workflows: [{ workflowId: "life", steps: steps.map((step) => written(step, target)) }],
  };
}

function written({ id, operation, status, body, token, about, criteria = [] }: Step, target: Target): Json {
  const parameters = operation.pathParameters.map((name) => ({
    in: "path",
    name,
    value: name === identifierOf(operation) ? (about ?? NOBODY) : (target.pathValue(name) ?? NOBODY),
  }));
  return {
    stepId: id,
    operationId: operation.id,
    parameters: [{ in: "header", name: "Authorization", value: `Bearer ${token ?? target.token}` }, ...parameters],
    ...(body !== undefined &&
      operation.body && { requestBody: { contentType: operation.body.mediaType, payload: body } }),
    successCriteria: [`$statusCode == ${status}`, ...criteria].map((condition) => ({ condition })),
    ...(id === "create" && { outputs: { id: "$response.body#/data/id" } }),
  };
}

/** What was sent in strings and enums comes back. */
function echoOf(sent: Json): string[] {
  const { data } = Object(sent) as { data?: { attributes?: Record<string, Json> } };
  return ["summary", "kind", "priority", "status"].map(
    (name) => `$response.body#/data/attributes/${name} == '${String(data?.attributes?.[name])}'`,
  );
}
