/** `npm run contract`, `contract:reference`, `contract:staging`: runs the contract tests against Prism or a server. */
import { randomInt, randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { KNOWN_DEVIATIONS, MAX_WRITES, REPORT } from "../contract-tests/commands.ts";
import { dayOfRun } from "../contract-tests/cases/today.ts";
import type { Target } from "../contract-tests/target.ts";
import { printMisspelledVariables, readOptions, runCommand } from "./command.ts";
import { demandWritable, runContractTests } from "./run-contract-tests.ts";
import { LIMIT_OPTIONS, limitsOf, type Started, targetKind, targets } from "./targets.ts";

/** Random cases of each kind: few where they try the spec alone, and none where nobody wants them. */
const RUNS = { mock: "10", reference: "25", server: "0" };

const OF_ONE_RUN = ["target", "seed", "runs", "today", "only", "report", "json"];

const USAGE = `Usage: npm run contract -- [--only TEXT]
       npm run contract:reference -- [--only TEXT]
       npm run contract:staging -- [--plan] [--read-only] [--max-writes N] [--allow-production] [--only TEXT] [--known FILE]

Checks a server against the spec: Prism's mock of it, the reference server in this repository, or the server that these
variables name.

  ROOTLY_API_URL             its address
  ROOTLY_API_TOKEN           a token that may file action items there
  ROOTLY_INCIDENT_ID         an incident that may get action items; the run deletes what it creates
  ROOTLY_USER_ID             optional: the number of a user to assign some of them to
  ROOTLY_GROUP_ID            optional: the identifier of a group to assign some of them to
  ROOTLY_OTHER_TOKEN         optional: a token of another organization, which must not see any of this
  ROOTLY_OTHER_INCIDENT_ID   optional: an incident of that organization

  --plan               lists what would be sent, and sends nothing
  --read-only          changes nothing
  --max-writes N       makes at most N changes, the clean-up included (default for staging: ${MAX_WRITES})
  --allow-production   allows api.rootly.com
  --strict             also fails for observations and drift, which are only listed otherwise
  --known FILE         accepts the violations in FILE for a while (default: ${KNOWN_DEVIATIONS}, if there is one)
  --runs N             sends N random cases of each kind (default: ${RUNS.mock} to the mock, ${RUNS.reference} to the reference server)
  --seed N             draws the same random cases as a run with this seed
  --today DAY          sends the same days as a run on that day, for example 2027-03-31
  --only TEXT          runs only the tests whose names contain TEXT, or the one whose name is TEXT
  --report FOLDER      writes the report to FOLDER (default: ${REPORT})`;

const OPTIONS = {
  ...LIMIT_OPTIONS,
  target: { type: "string", default: "mock" },
  plan: { type: "boolean", default: false },
  known: { type: "string" },
  runs: { type: "string" },
  seed: { type: "string" },
  today: { type: "string" },
  only: { type: "string" },
  report: { type: "string", default: REPORT },
  json: { type: "string" },
} as const;

const optionsFrom = () => readOptions({ tokens: true, options: OPTIONS });
type Options = ReturnType<typeof optionsFrom>;

/** Ends with the exit code of the run; 2 when it could not begin. */
async function main(): Promise<number> {
  const options = optionsFrom();
  const { values } = options;
  const kind = targetKind("--target", values.target);
  const settings = settingsFrom(kind, options);
  // The plan is derived in this process.
  process.env["CONTRACT_TODAY"] = settings.CONTRACT_TODAY;
  const { targetFrom } = await import("../contract-tests/target.ts");
  if (kind === "server") await printMisspelledVariables();
  if (!values.plan) await demandWritable(values);
  const started = await targets[kind]();
  try {
    const environment = { ...process.env, ...started.environment, ...settings };
    const target = targetFrom(environment);
    if (values.plan) return await printPlan(started, target, values);
    console.log(`Contract tests against ${started.name}`);
    const run = (more: NodeJS.ProcessEnv = {}) => runWhenReady(started, { ...environment, ...more }, values);
    return kind === "server" && !target.readOnly ? await runAndCleanUp(target, run) : await run();
  } finally {
    await started.stop();
  }
}

/** How the suite is told of the options. */
function settingsFrom(kind: Target["kind"], { values, tokens }: Options) {
  return {
    ...limitsOf(kind, values),
    CONTRACT_KNOWN: values.known ?? (existsSync(KNOWN_DEVIATIONS) ? KNOWN_DEVIATIONS : ""),
    CONTRACT_RUNS: values.runs ?? RUNS[kind],
    CONTRACT_SEED: values.seed ?? String(randomInt(2 ** 31)),
    CONTRACT_TODAY: dayOfRun(values.today),
    CONTRACT_ONLY: values.only ?? "",
    CONTRACT_OPTIONS: JSON.stringify(repeated(tokens)),
  };
}

/** Prints what a run would send. The tests derive the plan once more, so it is loaded only where nobody else prints it. */
async function printPlan({ name }: Started, target: Target, options: Options["values"]): Promise<number> {
  const { planFor, planText } = await import("../contract-tests/suite/plan.ts");
  console.log(`${planText(planFor(target, options), target)}\n\nNothing was sent to ${name}.`);
  return 0;
}

/** Runs the tests, which load while the target starts, and ends them where it does not. */
async function runWhenReady(
  { ready }: Started,
  environment: NodeJS.ProcessEnv,
  options: Options["values"],
): Promise<number> {
  const failed = new AbortController();
  const running = runContractTests(environment, { ...options, signal: failed.signal });
  await ready.catch(async (error: unknown) => {
    failed.abort();
    await running;
    throw error;
  });
  return await running;
}

/** The options that whatever repeats a part of the run needs as well: what it repeats, and where it tells, it says itself. */
function repeated(tokens: readonly { kind: string; name?: string; value?: string | undefined }[]): string[] {
  return tokens.flatMap(({ kind, name = "", value }) =>
    kind !== "option" || OF_ONE_RUN.includes(name) ? [] : [`--${name}`, ...(value === undefined ? [] : [value])],
  );
}

/** Runs against a server that others use too: what is created there is gone in the end, however the run ends. */
async function runAndCleanUp(
  target: Target,
  run: (environment: NodeJS.ProcessEnv) => Promise<number>,
): Promise<number> {
  const id = randomUUID().slice(0, 8);
  const folder = await mkdtemp(path.join(tmpdir(), "rootly-action-items-contract-"));
  const journal = path.join(folder, "journal");
  try {
    const code = await run({
      CONTRACT_RUN_ID: id,
      CONTRACT_JOURNAL: journal,
      CONTRACT_OWNER: String(process.pid),
    });
    const { cleanUpAfter } = await import("../contract-tests/suite/clean-up.ts");
    const clean = await cleanUpAfter({ target, run: id, journal, interrupted: code > 128 });
    return clean ? code : code || 1;
  } finally {
    await rm(folder, { recursive: true });
  }
}

await runCommand(main, USAGE);
