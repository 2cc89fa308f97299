import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { archive } from "./har.ts";
import { page } from "./page.ts";
import type { Report } from "./report.ts";

/** Writes a report for each kind of reader. */
export async function writeReport(folder: string, report: Report): Promise<void> {
  await mkdir(folder, { recursive: true });
  const write = (name: string, content: string) => writeFile(path.join(folder, name), content);
  await Promise.all([
    write("report.json", JSON.stringify(report)),
    write("exchanges.har", JSON.stringify(archive(report), undefined, 1)),
    write("index.html", await page(report)),
  ]);
}
