import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { patchOf } from "../drift/patch.ts";
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
    // One of an earlier run would describe what is described by now.
    report.drift.length > 0
      ? write("drift.patch", patchOf(report.drift.map(({ change }) => change)))
      : rm(path.join(folder, "drift.patch"), { force: true }),
  ]);
}
