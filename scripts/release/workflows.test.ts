import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";

interface Step {
  uses?: string;
  run?: string;
  with?: Record<string, unknown>;
}
interface Workflow {
  permissions?: unknown;
  jobs: Record<string, { steps: Step[] }>;
}

const root = path.resolve(import.meta.dirname, "../..");
const folder = path.join(root, ".github/workflows");
const files = await Promise.all(
  (await readdir(folder)).map(async (name) => [name, await readFile(path.join(folder, name), "utf8")] as const),
);
const manifest = JSON.parse(await readFile(path.join(root, "package.json"), "utf8")) as {
  scripts: Record<string, string>;
};

test.each(files)("%s runs actions by commit, and gives them no more than they need", (_name, source) => {
  // The tag stands in a comment, which a parser drops.
  const uses = [...source.matchAll(/uses: (.+)/g)].map(([, action]) => action);
  expect(uses.length).toBeGreaterThan(0);
  for (const action of uses) expect(action).toMatch(/^[\w-]+\/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  // The result of a parser; the assertions below read it with care.
  const { permissions, jobs } = parse(source) as Workflow;
  expect(permissions).toEqual({ contents: "read" });
  const steps = Object.values(jobs).flatMap((job) => job.steps);
  for (const step of steps.filter((step) => step.uses?.startsWith("actions/checkout@")))
    expect(step.with).toMatchObject({ "persist-credentials": false });
});

test.each(files)("%s runs only scripts that package.json has, and puts no expression into a shell", (_name, source) => {
  const { jobs } = parse(source) as Workflow;
  const runs = Object.values(jobs).flatMap((job) => job.steps.flatMap(({ run }) => run ?? []));
  for (const run of runs) {
    // A branch's name would be run as code.
    expect(run).not.toContain("${{");
    for (const [, script = ""] of run.matchAll(/npm run (?:--silent )?([\w:-]+)/g))
      expect(Object.keys(manifest.scripts)).toContain(script);
  }
});
