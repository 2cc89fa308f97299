import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { patchOf } from "../drift/patch.ts";
import { archive } from "./har.ts";
import { page } from "./page.ts";
import type { Report } from "./report.ts";
import { shownJson } from "./shown.ts";

/**
 * Writes a report for each kind of reader, as far as that is possible.
 *
 * @returns Why not all of it was written; undefined when it was.
 */
export async function writeReport(folder: string, report: Report): Promise<string | undefined> {
  const write = async (name: string, content: () => string | Promise<string>) => {
    await mkdir(folder, { recursive: true });
    await writeFile(path.join(folder, name), await content());
  };
  const { drift } = report;
  const written = await Promise.allSettled([
    write("report.json", () => shownJson(report)),
    write("exchanges.har", () => shownJson(archive(report), 1)),
    write("index.html", () => page(report)),
    // One of an earlier run would describe what is described by now.
    drift.length > 0
      ? write("drift.patch", () => patchOf(drift.map(({ change }) => change)))
      : rm(path.join(folder, "drift.patch"), { force: true }),
  ]);
  const [failed] = written.filter((each) => each.status === "rejected");
  return failed && (failed.reason instanceof Error ? failed.reason.message : String(failed.reason));
}
