import { spawn } from "node:child_process";
import { once } from "node:events";
import { copyFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { most } from "../../cases/samples.ts";
import { needed } from "../interference.ts";
import { targetAt } from "../trial.ts";
import type { Operation } from "../../spec/operations.ts";
import { identifierOf, resource } from "../../spec/resource.ts";
import type { Json } from "../../spec/schema.ts";
import type { Target } from "../../target.ts";
import { type Baseline, startSwitchboard } from "./baseline.ts";

/** What a fault that never answers may cost. */
const PATIENCE_MS = 5_000;

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
    ...["--server", `api=${server.url}`, "--max-fetch-timeout", String(PATIENCE_MS)],
  ];
  return {
    name: "Redocly's respect",
    async complains(wrap) {
      server.switchTo(wrap);
      const child = spawn(process.execPath, args, {
        stdio: process.env["RESPECT_OUTPUT"] === undefined ? "ignore" : "inherit",
        env: { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" },
      });
      const [code] = (await once(child, "close")) as [number | null];
      return code !== 0;
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
