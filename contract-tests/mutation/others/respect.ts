import { spawn } from "node:child_process";
import { once } from "node:events";
import { copyFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { startSwitchboard } from "../switchboard.ts";
import { targetAt } from "../target.ts";
import { arazzoFor } from "./arazzo.ts";
import type { Judge } from "./judge.ts";

/** What a fault that never answers may cost. */
const PATIENCE_MS = 5_000;

/** Redocly's `respect`, with a workflow that follows one action item from its creation to its end. */
export async function respect(): Promise<Judge> {
  const server = await startSwitchboard();
  const folder = await mkdtemp(path.join(tmpdir(), "rootly-action-items-respect-"));
  await copyFile("generated/openapi.json", path.join(folder, "openapi.json"));
  const workflow = path.join(folder, "life.arazzo.json");
  await writeFile(workflow, JSON.stringify(arazzoFor(targetAt(server.url), "openapi.json")));

  const manifest = createRequire(import.meta.url).resolve("@redocly/cli/package.json");
  const { bin } = JSON.parse(await readFile(manifest, "utf8")) as { bin: { redocly: string } };
  const args = [
    ...[path.join(path.dirname(manifest), bin.redocly), "respect", workflow],
    ...["--server", `api=${server.url}`, "--max-fetch-timeout", String(PATIENCE_MS)],
  ];
  return {
    name: "Redocly's respect",
    async complains(wrap) {
      server.switchTo(wrap);
      const child = spawn(process.execPath, args, {
        stdio: process.env["RESPECT_OUTPUT"] === undefined ? "ignore" : "inherit",
        env: { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" },
      });
      const [code] = (await once(child, "close")) as [number | null];
      return code !== 0;
    },
    async close() {
      await server.close();
      await rm(folder, { recursive: true });
    },
  };
}
