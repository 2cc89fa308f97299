/** `npm run contract:strength`: breaks the reference server in every way known, and counts how often the suite finds out. */
import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { accepted } from "../contract-tests/strength/accepted.ts";
import { everyFault, sampleOf } from "../contract-tests/strength/catalogue.ts";
import { nameOf } from "../contract-tests/strength/fault.ts";
import { falseAlarms, type Trial, tryFaults } from "../contract-tests/strength/run.ts";
import { scoresOf, tableOf } from "../contract-tests/strength/score.ts";
import { variants } from "../contract-tests/strength/variants.ts";

const USAGE = `Usage: npm run contract:strength -- [options]

Asks servers that are broken what the contract suite asks of any server, and prints how many kinds of faults are found;
then servers that are right in another way than the reference server, of which none may be blamed. Exits 1 when a fault
is not found, or when somebody is blamed who is right.

  --only TEXT    only the faults and the variants whose names hold TEXT
  --area TEXT    only the faults of one area, and no variants
  --of-each N    faults of each kind, at places chosen by the seed; default 2
  --seed N       default 1
  --list         names the faults, and tries none
  --json FILE    also writes what was found to FILE
  --help         this`;

/** Ends with the exit code. */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      only: { type: "string", default: "" },
      area: { type: "string" },
      "of-each": { type: "string", default: "2" },
      seed: { type: "string", default: "1" },
      list: { type: "boolean", default: false },
      json: { type: "string" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const { only, area, seed } = values;
  const everything = await everyFault();
  const meant = everything.filter(
    (fault) => nameOf(fault).includes(only) && (area === undefined || fault.area === area),
  );
  const faults = sampleOf(meant, Number(values["of-each"]), Number(seed));
  if (values.list) {
    for (const fault of faults) console.log(`${fault.area.padEnd(16)} ${nameOf(fault)}`);
    return 0;
  }

  console.log(`${faults.length} of the ${everything.length} faults of the catalogue, chosen by the seed ${seed}\n`);
  let done = 0;
  const trials = await tryFaults(faults, (trial) => {
    done += 1;
    if (trial.complaint === undefined) console.log(`not found: ${trial.area}: ${trial.name}`);
    else if (process.stderr.isTTY) process.stderr.write(`\r${done}/${faults.length}`);
  });
  if (process.stderr.isTTY) process.stderr.write("\r\x1b[K");
  console.log(tableOf(scoresOf(trials)));

  const right = area === undefined ? variants.filter(({ name }) => name.includes(only)) : [];
  const alarms = await falseAlarms(right);
  if (right.length > 0) console.log(`\n${alarms.length} of ${right.length} servers that are right were blamed`);
  for (const { variant, complaints } of alarms) {
    console.log(`  ${variant}`);
    for (const { question, check, problem } of complaints.slice(0, 3))
      console.log(`    ${question}\n      ${check}: ${problem}`);
  }

  if (values.json !== undefined) {
    const report = { seed: Number(seed), scores: scoresOf(trials), trials, variants: right.length, alarms };
    await writeFile(values.json, `${JSON.stringify(report, null, 2)}\n`);
  }
  return alarms.length === 0 && survivors(trials) === 0 ? 0 : 1;
}

/** Counts what nobody has accepted, and says of the others why. */
function survivors(trials: readonly Trial[]): number {
  const survived = trials.filter(({ complaint }) => complaint === undefined);
  for (const { name } of survived)
    if (accepted[name] !== undefined) console.log(`accepted: ${name}: ${accepted[name]}`);
  return survived.filter(({ name }) => accepted[name] === undefined).length;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
