/** `npm run contract`, `contract:reference`, `contract:staging`: runs the contract tests against Prism or a server. */
import { randomInt, randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { KNOWN_DEVIATIONS, MAX_WRITES, REPORT } from "../contract-tests/commands.ts";
import { dayOfRun } from "../contract-tests/cases/today.ts";
import type { Target } from "../contract-tests/target.ts";
import { misspelledVariables, readOptions, runCommand } from "./command.ts";
import { demandWritable, runContractTests } from "./run-contract-tests.ts";
import { targetKind, targets } from "./targets.ts";

/** Random cases of each kind: few where they try the spec alone, and none where nobody wants them. */
const RUNS = { mock: "10", reference: "25", server: "0" };

const OF_ONE_RUN = ["target", "seed", "runs", "today", "only", "report", "json"];

const USAGE = `Usage: npm run contract -- [--only TEXT]
       npm run contract:reference -- [--only TEXT]
       npm run contract:staging -- [--plan] [--read-only] [--max-writes N] [--allow-production] [--only TEXT] [--known FILE]

Checks a server against the spec: Prism's mock of it, the reference server in this repository, or the server that these
variables name.

  ROOTLY_API_URL       where it is
  ROOTLY_API_TOKEN     a token that may file action items there
  ROOTLY_INCIDENT_ID   an incident that may get action items; the run deletes what it creates
  ROOTLY_USER_ID       optional: the number of a user to assign some of them to
  ROOTLY_GROUP_ID      optional: the identifier of a group to assign some of them to

  --plan               says what would be sent, and sends nothing
  --read-only          changes nothing
  --max-writes N       makes at most N changes, the clean-up included (default for staging: ${MAX_WRITES})
  --allow-production   also api.rootly.com
  --strict             fails also for what the spec does not know, which is listed as drift otherwise
  --known FILE         violations that are known and accepted for a while (default: ${KNOWN_DEVIATIONS}, if there is one)
  --runs N             random cases of each kind (default: ${RUNS.mock} on the mock, ${RUNS.reference} on the reference server)
  --seed N             draws the random cases again that a run with this seed has drawn
  --today DAY          sends the days again that a run on that day has sent, for example 2027-03-31
  --only TEXT          only the tests whose names contain TEXT, or the one whose name is TEXT
  --report FOLDER      where the report goes (default: ${REPORT})`;

/** Ends with the exit code of the run; 2 when it could not begin. */
async function main(): Promise<number> {
  const { values, tokens } = readOptions({
    tokens: true,
    options: {
      target: { type: "string", default: "mock" },
      plan: { type: "boolean", default: false },
      "read-only": { type: "boolean", default: false },
      "max-writes": { type: "string" },
      "allow-production": { type: "boolean", default: false },
      strict: { type: "boolean", default: false },
      known: { type: "string" },
      runs: { type: "string" },
      seed: { type: "string" },
      today: { type: "string" },
      only: { type: "string" },
      report: { type: "string", default: REPORT },
      json: { type: "string" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const kind = targetKind("--target", values.target);

  const yes = (flag: boolean) => (flag ? "yes" : "no");
  const limits = {
    CONTRACT_TARGET: kind,
    CONTRACT_READ_ONLY: yes(values["read-only"]),
    CONTRACT_MAX_WRITES: values["max-writes"] ?? (kind === "server" ? MAX_WRITES : ""),
    CONTRACT_ALLOW_PRODUCTION: yes(values["allow-production"]),
    CONTRACT_STRICT: yes(values.strict),
    CONTRACT_KNOWN: values.known ?? (existsSync(KNOWN_DEVIATIONS) ? KNOWN_DEVIATIONS : ""),
    CONTRACT_RUNS: values.runs ?? RUNS[kind],
    CONTRACT_SEED: values.seed ?? String(randomInt(2 ** 31)),
    CONTRACT_TODAY: dayOfRun(values.today),
    CONTRACT_ONLY: values.only ?? "",
    CONTRACT_OPTIONS: JSON.stringify(repeated(tokens)),
  };
  // The plan is derived in this process.
  process.env["CONTRACT_TODAY"] = limits.CONTRACT_TODAY;
  const { targetFrom, variablesOf } = await import("../contract-tests/target.ts");
  if (kind === "server") {
    const { operations } = await import("../contract-tests/spec/operations.ts");
    const read = variablesOf(operations.flatMap(({ pathParameters }) => pathParameters));
    for (const line of misspelledVariables(read)) console.error(line);
  }
  if (!values.plan) await demandWritable(values);
  const started = await targets[kind]();
  try {
    const environment = { ...process.env, ...started.environment, ...limits };
    const target = targetFrom(environment);
    if (values.plan) {
      // The tests derive it once more, so it is loaded here only where nobody else prints it.
      const { planFor, planText } = await import("../contract-tests/suite/plan.ts");
      console.log(`${planText(planFor(target, values), target)}\n\nNothing was sent to ${started.name}.`);
      return 0;
    }
    console.log(`Contract tests against ${started.name}`);
    const run = async (more: NodeJS.ProcessEnv = {}) => {
      const failed = new AbortController();
      const running = runContractTests({ ...environment, ...more }, { ...values, signal: failed.signal });
      await started.ready.catch(async (error: unknown) => {
        failed.abort();
        await running;
        throw error;
      });
      return await running;
    };
    return kind === "server" && !target.readOnly ? await runAndCleanUp(target, run) : await run();
  } finally {
    await started.stop();
  }
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
    const { cleanUpAfter } = await import("../contract-tests/suite/clean-up-after.ts");
    const clean = await cleanUpAfter({ target, run: id, journal, interrupted: code > 128 });
    return clean ? code : code || 1;
  } finally {
    await rm(folder, { recursive: true });
  }
}

await runCommand(main);
