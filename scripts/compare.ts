/** `npm run contract:compare`: sends two targets the same, and prints where they disagree. */
import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { constants, tmpdir } from "node:os";
import path from "node:path";
import type { Session } from "../contract-tests/suite/session.ts";
import { MAX_WRITES } from "../contract-tests/commands.ts";
import type { Environment, Target } from "../contract-tests/target.ts";
import { presentable } from "../contract-tests/reporting/presentable.ts";
import { printMisspelledVariables, readOptions, runCommand } from "./command.ts";
import { LIMIT_OPTIONS, limitsOf, targetKind, targets } from "./targets.ts";

const USAGE = `Usage: npm run contract:compare -- [--left TARGET] [--right TARGET] [--only TEXT] [--strict]
                                     [--read-only] [--max-writes N] [--allow-production]

Sends the same test cases to two targets, and prints where they disagree, and whether the spec or a server is likely wrong or
the mock has reached a limit. Exits with 1 when it is more than a limit of the mock.

  TARGET               mock (default for --left), reference (default for --right), or server: the one that
                       ROOTLY_API_URL and the other variables of \`npm run contract:staging\` name
  --only TEXT          sends only the test cases whose names contain TEXT
  --strict             also counts what the spec does not know as a disagreement

For a server, as for \`npm run contract:staging\`:
  --read-only          changes nothing
  --max-writes N       makes at most N changes, the clean-up included (default: ${MAX_WRITES})
  --allow-production   allows api.rootly.com`;

/** Ends with 0 when both agree, 1 when they do not, 2 when it could not begin, and as a shell does after a signal. */
async function main(): Promise<number> {
  const { values } = readOptions({
    options: {
      ...LIMIT_OPTIONS,
      left: { type: "string", default: "mock" },
      right: { type: "string", default: "reference" },
      only: { type: "string" },
    },
  });
  const kinds = [targetKind("--left", values.left), targetKind("--right", values.right)] as const;
  if (kinds[0] === kinds[1]) throw new Error("--left and --right are the same target.");
  // The writes of a local target hurt nobody.
  const limits = (kind: Target["kind"]) =>
    limitsOf(kind, { ...values, "max-writes": kind === "server" ? values["max-writes"] : undefined });
  // What a person has forgotten is printed before anything is started.
  const { targetFrom } = await import("../contract-tests/target.ts");
  if (kinds.includes("server")) {
    await printMisspelledVariables();
    targetFrom({ ...process.env, ...limits("server") });
  }

  const interrupted = abortedBySignals();
  const sides: Side[] = [];
  let code = 0;
  try {
    for (const kind of kinds) sides.push(await openSide(kind, limits(kind)));
    if (await compareBoth(sides, values.only, interrupted)) code = 1;
  } finally {
    for (const side of sides) if (!(await side.close(interrupted.aborted))) code ||= 1;
  }
  return interrupted.aborted ? Number(interrupted.reason) : code;
}

/** Aborted, with the exit code of a shell, once somebody presses Ctrl-C. */
function abortedBySignals(): AbortSignal {
  const interrupted = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.on(signal, () => {
      if (!interrupted.signal.aborted) console.log("\nEnds when this test case is answered.");
      interrupted.abort(128 + constants.signals[signal]);
    });
  return interrupted.signal;
}

/** Sends the same to both, prints where they disagree, and returns whether that is more than a limit of a mock. */
async function compareBoth(sides: readonly Side[], only = "", signal: AbortSignal): Promise<boolean> {
  const [left, right] = sides;
  if (left === undefined || right === undefined) throw new Error("There are not two targets.");
  const [{ compare, isSerious, printComparison }, { planFor }] = await Promise.all([
    import("../contract-tests/compare/compare.ts"),
    import("../contract-tests/suite/plan.ts"),
  ]);
  console.log(`Compares ${left.name} (left) with ${right.name} (right)\n`);
  // The one with the narrowest limits says what is sent: a server's writes are counted, and a mock cannot answer all.
  const narrower = (["server", "mock"] as const).map((kind) =>
    sides.find(({ session }) => session.target.kind === kind),
  );
  const { target } = (narrower.find((side) => side !== undefined) ?? left).session;
  const testCases = planFor(target, { only }).filter(({ group, name }) => `${group} ${name}`.includes(only));
  if (testCases.length === 0) throw new Error(`No test case has a name that holds ${JSON.stringify(only)}.`);
  const comparison = await compare({ left: left.session, right: right.session, testCases, signal });
  const secrets = sides.map(({ session }) => session.target.token);
  console.log(secrets.reduce(presentable, printComparison(comparison)));
  return isSerious(comparison);
}

/** One of the two, ready for requests. */
interface Side {
  name: string;
  session: Session;
  /** Returns whether nothing of what was created is left. */
  close(interrupted: boolean): Promise<boolean>;
}

async function openSide(kind: Target["kind"], limits: Environment): Promise<Side> {
  const [{ targetFrom }, { runFrom }, { openSession }, { markOf }, { cleanUpAfter }] = await Promise.all([
    import("../contract-tests/target.ts"),
    import("../contract-tests/suite/run.ts"),
    import("../contract-tests/suite/session.ts"),
    import("../contract-tests/suite/mark.ts"),
    import("../contract-tests/suite/clean-up.ts"),
  ]);
  const { name, environment, ready, stop } = await targets[kind]();
  await ready;
  const folder = await mkdtemp(path.join(tmpdir(), "rootly-action-items-compare-"));
  const end = async () => {
    await stop();
    await rm(folder, { recursive: true });
  };
  try {
    const id = randomUUID().slice(0, 8);
    const journal = path.join(folder, "journal");
    const settings = { ...process.env, ...environment, ...limits, CONTRACT_RUN_ID: id, CONTRACT_JOURNAL: journal };
    const target = targetFrom(settings);
    const { writeGuard } = runFrom(settings, target, (milliseconds, why) =>
      console.log(`waits ${Math.ceil(milliseconds / 1000)} s ${why}`),
    );
    const session = await openSession(target, id, writeGuard);
    // What local targets keep is gone with them.
    const keeps = kind === "server" && !target.readOnly;
    if (keeps)
      console.log(`Run ${id}: at most ${target.maxWrites} writes; what it creates has ${markOf(id)} in its string.`);
    return {
      name,
      session,
      async close(interrupted) {
        try {
          await session.close();
          return !keeps || (await cleanUpAfter({ target, run: id, journal, interrupted }));
        } finally {
          await end();
        }
      },
    };
  } catch (error) {
    await end();
    throw error;
  }
}

await runCommand(main, USAGE);
