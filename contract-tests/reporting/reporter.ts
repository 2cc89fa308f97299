import path from "node:path";
import type { Reporter, SerializedError, TestCase, TestModule, TestRunEndReason, Vitest } from "vitest/node";
import { today } from "../cases/today.ts";
import { operations } from "../spec/operations.ts";
import { listDrift } from "../drift/drift.ts";
import { NEVER_SEEN } from "../exchange/gateway.ts";
import { NOTHING_CREATED } from "../suite/created-resources.ts";
import { GIVEN_UP } from "../suite/left-out.ts";
import { targetFrom } from "../target.ts";
import { outliveClosedOutput } from "./closed-output.ts";
import { describedAt, summary, unseenIn } from "./terminal.ts";
import { listDeviations } from "../deviations/deviations.ts";
import { listObservations, type Report, type TestCaseReport } from "./report.ts";
import { presentable, withoutSecrets } from "./presentable.ts";
import { writeReport } from "./write.ts";

/** What helps when nothing can be created. */
const WITHOUT_WRITES = "With --read-only, only what can be read is checked.";
const REMEDY = `Name a token that may create action items, and an incident that exists and is not resolved, cancelled or closed. ${WITHOUT_WRITES}`;
/** What a command ends with that was told something it cannot do. */
const USAGE_ERROR = 2;
const FAILED = 1;
/** What a shell makes of Ctrl-C. */
const INTERRUPTED = 130;

/** Tells a person what a run came to, and writes the report that the folder CONTRACT_REPORT gets. */
export default class ContractReporter implements Reporter {
  readonly #target = targetFrom(process.env);
  readonly #folder = process.env["CONTRACT_REPORT"] ?? "contract-tests/report";
  #startedAt = Date.now();

  onTestRunStart(): void {
    this.#startedAt = Date.now();
  }

  onUserConsoleLog({ content }: { content: string }): void {
    process.stdout.write(content);
  }

  onInit(vitest: Vitest): void {
    outliveClosedOutput();
    // A user who ends a run wants to know its results so far.
    process.once("SIGUSR2", () => {
      const modules = vitest.state.getTestModules();
      void this.onTestRunEnd(modules, [], "interrupted").finally(() => process.exit(INTERRUPTED));
    });
  }

  async onTestRunEnd(
    modules: readonly TestModule[],
    unhandled: readonly SerializedError[],
    reason: TestRunEndReason,
  ): Promise<void> {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const { kind, url, random, token } = this.#target;
    const clean = (error: SerializedError) => withoutSecrets(messageOf(error), token);
    const outside = modules.flatMap((module) => [
      ...module.errors(),
      ...[...module.children.allSuites()].flatMap((suite) => suite.errors()),
    ]);
    const recording = process.env["CONTRACT_RECORDING"];
    const testCases = tests.flatMap((test) => testCaseOf(test, clean));
    const report: Report = {
      target: { kind, url, random },
      today: today(),
      ...(recording !== undefined && { recording: shortest(recording) }),
      options: optionsFrom(process.env["CONTRACT_OPTIONS"]),
      startedAt: this.#startedAt,
      duration: Date.now() - this.#startedAt,
      operations: operations.map(({ id, method, path }) => ({ id, method, path, described: describedAt(id) })),
      checks: Object.assign(
        {},
        ...tests.map((test) => ({ ...test.meta().checks, ...test.meta().verdict?.definitions })),
      ),
      testCases,
      observations: listObservations(testCases),
      deviations: listDeviations(this.#target.deviations ?? [], testCases),
      drift: listDrift(tests.flatMap((test) => test.meta().verdict?.drift ?? [])),
      errors: [...outside, ...unhandled].map(clean),
      interrupted: reason === "interrupted",
    };
    const only = process.env["CONTRACT_ONLY"];
    const hasRun = testCases.some(({ state }) => state !== "skipped");
    if (only && !hasRun && report.errors.length === 0 && !report.interrupted) {
      const why = testCases.length === 0 ? "no test has a name that holds" : "skipped is each test whose name holds";
      report.errors.push(`Nothing was run: ${why} ${JSON.stringify(only)}.`);
      process.exitCode = USAGE_ERROR;
    }
    const reasonThat = (begins: string) => testCases.find(({ reason }) => reason?.startsWith(begins))?.reason;
    const givenUp = reasonThat(GIVEN_UP);
    if (givenUp !== undefined) report.errors.unshift(givenUp.slice(GIVEN_UP.length));
    const refusal = reasonThat(NOTHING_CREATED);
    if (refusal !== undefined) {
      report.errors.unshift(`Most was ${refusal}. ${refusal.includes(NEVER_SEEN) ? WITHOUT_WRITES : REMEDY}`);
      process.exitCode = USAGE_ERROR;
    }
    const unseen = unseenIn(testCases);
    if (unseen !== undefined) {
      report.errors.push(unseen);
      process.exitCode = USAGE_ERROR;
    }
    const problem = await writeReport(this.#folder, report);
    console.log(summary(report, shortest(this.#folder)));
    if (problem === undefined) return;
    console.error(presentable(`\n✗ The report is not complete: ${problem}`, token));
    process.exitCode ||= FAILED;
  }
}

/** A test as a test case; none when it was left out by --only. */
function testCaseOf(test: TestCase, clean: (error: SerializedError) => string): TestCaseReport[] {
  const result = test.result();
  const { verdict, checks = {}, ofWholeRun } = test.meta();
  const reason = result.state === "skipped" ? result.note : undefined;
  if (result.state === "pending" || (result.state === "skipped" && reason === undefined)) return [];
  const errors = (result.errors ?? []).filter(({ name }) => name !== "ContractViolation").map(clean);
  return [
    {
      group: test.parent.type === "suite" ? test.parent.fullName : "",
      name: test.name,
      state: result.state === "skipped" && verdict?.unproven !== undefined ? "unproven" : result.state,
      ...(reason !== undefined && { reason }),
      ...(errors.length > 0 && { error: errors.join("\n") }),
      ...(ofWholeRun && { ofWholeRun }),
      checks: Object.keys(checks),
      exchanges: verdict?.exchanges ?? [],
      findings: verdict?.findings ?? [],
    },
  ];
}

/** What the command has told of its options, if it was one. */
function optionsFrom(json: string | undefined): string[] {
  // Nothing but `scripts/contract.ts` sets it.
  return json === undefined ? [] : (JSON.parse(json) as string[]);
}

/** A folder, from here where that is shorter. */
function shortest(folder: string): string {
  const [relative, absolute] = [path.relative("", folder), path.resolve(folder)];
  return relative.length < absolute.length ? relative : absolute;
}

/** What an error says, and what it came from; where it was thrown tells a reader of reports nothing. */
function messageOf({ message, cause }: SerializedError): string {
  return cause?.message === undefined ? message : `${message}: ${messageOf(cause)}`;
}
