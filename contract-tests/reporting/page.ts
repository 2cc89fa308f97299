import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import type { Report } from "./report.ts";

/** The report as one page that asks nobody for anything. */
export async function page(report: Report): Promise<string> {
  const [template, style, script] = await Promise.all([source("page.html"), source("page.css"), program()]);
  const parts: Readonly<Record<string, string>> = { style, script, data: embedded(report) };
  return template.replace(/<!-- (style|script|data) -->/g, (_, name: string) => parts[name] ?? "");
}

/** JSON that no HTML parser finds an end of a script in, nor anything else. */
function embedded(value: unknown): string {
  return JSON.stringify(value).replaceAll("<", "\\u003c");
}

async function program(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [place("main.ts")],
    bundle: true,
    format: "iife",
    target: "es2022",
    write: false,
  });
  return outputFiles[0]?.text ?? "";
}

const source = (name: string) => readFile(place(name), "utf8");
const place = (name: string) => fileURLToPath(new URL(`./page/${name}`, import.meta.url));
