/** `npm run contract:mutation`: breaks the reference server in every way known, and counts how often the suite finds out. */
import { writeFile } from "node:fs/promises";
import { areas, type Fault, nameOf, type Variant } from "../contract-tests/mutation/fault.ts";
import type { BaselineScore, StartProxy } from "../contract-tests/mutation/baselines.ts";
import { inProcesses, type Job, scoresOf, tableOf } from "../contract-tests/mutation/run.ts";
import type { Alarm, TestedAs, Trial } from "../contract-tests/mutation/trial.ts";
import { readOptions, runCommand } from "./command.ts";
import { demandWritable } from "./run-contract-tests.ts";

const USAGE = `Usage: npm run contract:mutation -- [options]

Puts faults into the reference server, one after the other, and prints how many mutation operators the contract tests find.
Then runs them against correct servers that differ from the reference server, none of which may fail. Exits with 1 when a
fault is not found, or when a correct server fails.

  --as-staging   tests as npm run contract:staging does: with 60 writes, and nothing that is undocumented
  --only TEXT    tries only the faults and the variants whose names contain TEXT
  --area TEXT    tries only the faults of one area, and no variants
  --of-each N    tries N faults of each operator (default: 1)
  --seed N       chooses the sites of these faults (default: 1)
  --list         lists the faults, and tries none
  --others       also runs Prism's proxy, Redocly's respect and, if st is installed, Schemathesis on one fault of each
                 operator, which takes about 15 minutes more
  --json FILE    also writes the results to FILE
  --help         prints this`;

/** Ends with the exit code. */
async function main(): Promise<number> {
  const { values } = readOptions({
    options: {
      "as-staging": { type: "boolean", default: false },
      only: { type: "string", default: "" },
      area: { type: "string" },
      "of-each": { type: "string", default: "1" },
      seed: { type: "string", default: "1" },
      list: { type: "boolean", default: false },
      others: { type: "boolean", default: false },
      json: { type: "string" },
    },
  });
  const { only, area } = values;
  const [ofEach, seed] = [wholeNumber("--of-each", values["of-each"]), wholeNumber("--seed", values.seed)];
  const as: TestedAs = values["as-staging"] ? "server" : "reference";
  // To load it takes a second and more, which a mistyped option does not cost.
  const { everyFault, sampleOf, variants, whyAccepted } = await import("../contract-tests/mutation/catalogue.ts");
  const everything = await everyFault();
  const meant = everything.filter(
    (fault) => nameOf(fault).includes(only) && (area === undefined || fault.area === area),
  );
  const right = area === undefined ? variants.filter(({ name }) => name.includes(only)) : [];
  if (meant.length === 0 && right.length === 0) {
    throw new Error(
      `No fault ${area === undefined ? "and no variant" : `of the area ${area}`} has a name that holds ${JSON.stringify(only)}. Areas: ${areas.join(", ")}.`,
    );
  }
  const faults = sampleOf(meant, ofEach, seed);
  if (values.list) {
    for (const fault of faults) console.log(nameOf(fault));
    return 0;
  }

  await demandWritable(values);
  console.log(`${faults.length} of the ${everything.length} faults of the catalogue, chosen by the seed ${seed}\n`);
  const { trials, alarms } = await results(faults, right, as);
  console.log(tableOf(scoresOf(trials)));
  if (right.length > 0) console.log(`\n${alarms.length} of ${right.length} correct servers failed`);
  for (const alarm of alarms) printAlarm(alarm);

  const baselineScores = values.others ? await runBaselines(sampleOf(meant, 1, seed), right) : [];

  if (values.json !== undefined) {
    const report = { seed, scores: scoresOf(trials), trials, variants: right.length, alarms, baselineScores };
    await writeFile(values.json, `${JSON.stringify(report, null, 2)}\n`);
  }
  return alarms.length === 0 && survivors(trials, (name) => whyAccepted(name, as)) === 0 ? 0 : 1;
}

function printAlarm({ variant, complaints }: Alarm): void {
  console.log(`  ${variant}`);
  for (const { testCase, check, problem } of complaints.slice(0, 3))
    console.log(`    ${testCase}\n      ${check}: ${problem}`);
}

/** @throws {Error} when that is none; the message names the option. */
function wholeNumber(option: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Error(`${option} is not a whole number: ${JSON.stringify(text)}.`);
  return Number(text);
}

/** What comes of the faults, and the false alarms of correct servers. */
async function results(faults: readonly Fault[], right: readonly Variant[], as: TestedAs) {
  const jobs = [
    ...right.map(({ name }): Job => ({ kind: "variant", name, as })),
    ...faults.map((fault): Job => ({ kind: "fault", name: nameOf(fault), as })),
  ];
  const trials: Trial[] = [];
  const alarms: Alarm[] = [];
  let done = 0;
  await inProcesses(jobs, (outcome) => {
    done += 1;
    if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${done === jobs.length ? "" : `${done}/${jobs.length}`}`);
    if (outcome.kind === "variant" && outcome.alarm.complaints.length > 0) alarms.push(outcome.alarm);
    if (outcome.kind === "fault") trials.push(outcome.trial);
  });
  return { trials, alarms };
}

/** What other tools find of the same. */
const startProxy: StartProxy = async (upstream, port) => {
  const { startPrism } = await import("./prism.ts");
  return await startPrism({ spec: "generated/openapi.json", upstream, ...(port !== undefined && { port }) });
};

async function runBaselines(faults: readonly Fault[], right: readonly Variant[]): Promise<BaselineScore[]> {
  const { prismProxy, respect, schemathesis, scoreBaseline } = await import("../contract-tests/mutation/baselines.ts");
  const baselineScores: BaselineScore[] = [];
  for (const open of [() => prismProxy(startProxy), respect, schemathesis]) {
    const check = await open();
    if (check === undefined) {
      console.log("\nSchemathesis was not run: there is no program st. See https://schemathesis.readthedocs.io.");
      continue;
    }
    try {
      const score = await scoreBaseline(check, faults, right);
      const { kinds, caught, falseAlarms, variants: tried } = score;
      baselineScores.push(score);
      console.log(
        `\n${check.name} found ${caught} of ${kinds} mutation operators, and failed ${falseAlarms.length} of ${tried} correct servers`,
      );
      for (const variant of falseAlarms) console.log(`  ${variant}`);
    } finally {
      await check.close();
    }
  }
  return baselineScores;
}

/** Names the faults that were not found, and counts those that no accepted reason explains. */
function survivors(trials: readonly Trial[], whyAccepted: (name: string) => string | undefined): number {
  const survived = trials
    .filter(({ complaint }) => complaint === undefined)
    .map(({ name }) => ({ name, reason: whyAccepted(name) }));
  for (const { name, reason } of survived)
    console.log(reason === undefined ? `not found: ${name}` : `not found: ${name}; ${reason}`);
  return survived.filter(({ reason }) => reason === undefined).length;
}

await runCommand(main, USAGE);
