import { COMMANDS, type Target } from "../target.ts";
import { quoted } from "./curl.ts";
import { fullName, type QuestionReport } from "./report.ts";

/** The command that asks one question again. */
export function replay({ kind, random }: Pick<Target, "kind" | "random">, question: QuestionReport): string {
  const { seed, runs } = random;
  const draws = question.checks.includes("random") ? ` --seed ${seed} --runs ${runs}` : "";
  return `${COMMANDS[kind]} --${draws} --only ${quoted(fullName(question))}`;
}
