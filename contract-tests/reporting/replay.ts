import { COMMANDS } from "../commands.ts";
import { quoted } from "./curl.ts";
import { fullName, type TestCaseReport, type Report } from "./report.ts";

/** The command that asks one test case again, with everything that it needs to come to the same. */
export function replay(
  { target: { kind, random }, options, recording }: Pick<Report, "target" | "options" | "recording">,
  testCase: TestCaseReport,
): string {
  // The same file comes to the same.
  if (recording !== undefined) return ["npm run contract:judge --", ...options.map(word)].join(" ");
  const { seed, runs } = random;
  const isRandom = testCase.checks.includes("random") || (testCase.ofWholeRun === true && runs > 0);
  const words = [
    ...options,
    ...(isRandom ? ["--seed", String(seed), "--runs", String(runs)] : []),
    ...(testCase.ofWholeRun ? [] : ["--only", fullName(testCase)]),
  ].map(word);
  return [COMMANDS[kind], ...(words.length > 0 ? ["--", ...words] : [])].join(" ");
}

function word(text: string): string {
  return /^[\w./:=-]+$/.test(text) ? text : quoted(text);
}
