import { COMMANDS } from "../target.ts";
import { quoted } from "./curl.ts";
import { fullName, type QuestionReport, type Report } from "./report.ts";

/** The command that asks one question again, with everything that it needs to come to the same. */
export function replay(
  { target: { kind, random }, options }: Pick<Report, "target" | "options">,
  question: QuestionReport,
): string {
  const { seed, runs } = random;
  const isRandom = question.checks.includes("random") || (question.ofWholeRun === true && runs > 0);
  const words = [
    ...options,
    ...(isRandom ? ["--seed", String(seed), "--runs", String(runs)] : []),
    ...(question.ofWholeRun ? [] : ["--only", fullName(question)]),
  ].map((word) => (/^[\w./:=-]+$/.test(word) ? word : quoted(word)));
  return [COMMANDS[kind], ...(words.length > 0 ? ["--", ...words] : [])].join(" ");
}
