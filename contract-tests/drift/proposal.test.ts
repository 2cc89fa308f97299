import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { afterEach, beforeEach, expect, test } from "vitest";
import { copyRepository, type RepositoryCopy } from "../../scripts/generate/repository-copy.ts";
import { example } from "../spec/spec.ts";
import { operations } from "../spec/operations.ts";
import type { Json } from "../spec/schema.ts";
import type { Exchange } from "../exchange/exchange.ts";
import { type Drift, driftIn, listDrift } from "./drift.ts";
import { patchOf } from "./proposal.ts";

const run = promisify(execFile);
let copy: RepositoryCopy;

beforeEach(async () => {
  copy = await copyRepository({ whole: true });
});
afterEach(() => copy.remove());

type Loose = { [member: string]: Loose };

/** An answer to a create, changed in ways of which only this test knows the form. */
function created(change: (attributes: Loose) => void): Exchange {
  const operation = operations.find(({ id }) => id === "createIncidentActionItem");
  if (operation === undefined) throw new Error("The spec has no createIncidentActionItem.");
  const document = structuredClone(example("ActionItemCreated")) as Json & { data: { attributes: Loose } };
  change(document.data.attributes);
  return {
    operation,
    startedAt: 0,
    duration: 0,
    request: { method: "POST", url: "https://example.com", headers: {} },
    response: {
      status: 201,
      headers: { "content-type": "application/vnd.api+json" },
      body: JSON.stringify(document),
    },
  };
}

/** What the copy, as it is described there, says of the same answers. */
async function driftInCopy(exchanges: readonly Exchange[]): Promise<Drift[]> {
  await writeFile(path.join(copy.root, "exchanges.json"), JSON.stringify(exchanges));
  const module = pathToFileURL(path.join(copy.root, "contract-tests/drift/drift.ts")).href;
  const script = `
    import { readFileSync } from "node:fs";
    import { driftIn } from ${JSON.stringify(module)};
    const exchanges = JSON.parse(readFileSync("exchanges.json", "utf8"));
    console.log(JSON.stringify(driftIn(exchanges, { kind: "server" })));`;
  const args = ["--import", import.meta.resolve("tsx"), "--input-type=module", "--eval", script];
  const { stdout } = await run(process.execPath, args, { cwd: copy.root });
  return JSON.parse(stdout) as Drift[];
}

test("what was seen is described when the proposals are applied and the files generated", async () => {
  const exchanges = [
    created((item) =>
      Object.assign(item, { due_date: "2026-12-01", short_url: 5, kind: "chore", "on: fire": null, labels: [] }),
    ),
    created((item) =>
      Object.assign(item, {
        labels: [
          { name: "x", weight: 1 },
          { name: null, weight: 1.5 },
        ],
      }),
    ),
    created((item) => Object.assign(item["assigned_to"] ?? {}, { beta: true, gamma: "y", session_token: "hidden" })),
    created((item) => {
      const user = item["created_by"]?.["data"];
      Object.assign(user?.["attributes"] ?? {}, { pronouns: "they", nickname: null });
      Object.assign(user?.["relationships"]?.["role"]?.["data"] ?? {}, { incidents_permissions: ["approve", "yes"] });
      Object.assign(user?.["relationships"]?.["on_call_role"]?.["data"] ?? {}, { system_role: "null" });
    }),
  ];
  expect((await driftInCopy(exchanges)).length).toBe(driftIn(exchanges, { kind: "server" }).length);
  const listed = listDrift(driftIn(exchanges, { kind: "server" }));
  expect(listed.map(({ kind, value }) => `${kind} ${value}`).sort()).toMatchInlineSnapshot(`
    [
      "first value "2026-12-01"",
      "first value "…"",
      "first value 5",
      "surplus member "they"",
      "surplus member "y"",
      "surplus member []",
      "surplus member null",
      "surplus member null",
      "surplus member true",
      "unseen enum value "approve"",
      "unseen enum value "chore"",
      "unseen enum value "null"",
      "unseen enum value "yes"",
    ]
  `);

  const apply = async (patch: string, ...options: string[]) => {
    await writeFile(path.join(copy.root, "drift.patch"), patch);
    await run("git", ["apply", ...options, "drift.patch"], { cwd: copy.root });
  };
  for (const { proposal } of listed) {
    const lines = (mark: string) =>
      proposal.split("\n").flatMap((line) => (line.startsWith(mark) ? line.slice(1) : []));
    // What stays is neither taken away nor added.
    expect(lines("-").filter((line) => lines("+").includes(line))).toEqual([]);
  }
  // Each by itself, and all of them.
  for (const { proposal } of listed) await apply(proposal, "--check");
  await apply(patchOf(listed.map(({ change }) => change)));
  const generation = await copy.run();
  expect(generation.code, generation.stdout + generation.stderr).toBe(0);
  expect(await driftInCopy(exchanges)).toEqual([]);
}, 600_000);
