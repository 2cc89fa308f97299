import type { Target } from "../target.ts";
import { quoted } from "./curl.ts";
import { fullName, type QuestionReport } from "./report.ts";

const COMMANDS: Readonly<Record<Target["kind"], string>> = {
  mock: "npm run contract",
  reference: "npm run contract:reference",
  server: "npm run contract:staging",
};

/** The command that asks one question again. */
export function replay({ kind, random }: Pick<Target, "kind" | "random">, question: QuestionReport): string {
  const { seed, runs } = random;
  const draws = question.checks.includes("random") ? ` --seed ${seed} --runs ${runs}` : "";
  return `${COMMANDS[kind]} --${draws} --only ${quoted(fullName(question))}`;
}
