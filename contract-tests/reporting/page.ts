import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { constants, gzip } from "node:zlib";
import { build } from "esbuild";
import type { Report } from "./report.ts";

/** The report as one page that asks nobody for anything. */
export async function page(report: Report): Promise<string> {
  const [template, style, script, data] = await Promise.all([
    source("page.html"),
    source("page.css"),
    program(),
    embedded(report),
  ]);
  const parts: Readonly<Record<string, string>> = { style, script, data };
  return template.replace(/<!-- (style|script|data) -->/g, (_, name: string) => parts[name] ?? "");
}

/**
 * Compressed, as one exchange is much like another, and in base64, so that no HTML parser finds an end of a script in it,
 * nor anything else.
 */
async function embedded(value: unknown): Promise<string> {
  const compressed = await promisify(gzip)(JSON.stringify(value), { level: constants.Z_BEST_COMPRESSION });
  return compressed.toString("base64");
}

async function program(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [place("main.ts")],
    bundle: true,
    format: "esm",
    target: "es2022",
    write: false,
  });
  return outputFiles[0]?.text ?? "";
}

const source = (name: string) => readFile(place(name), "utf8");
const place = (name: string) => fileURLToPath(new URL(`./page/${name}`, import.meta.url));
