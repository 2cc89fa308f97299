import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { targetAt } from "../trial.ts";
import { type Baseline, startSwitchboard } from "./baseline.ts";

/** Its program, on the PATH; it comes with Python. */
const PROGRAM = "st";
/** How many requests of each kind it makes up for an operation: enough to see what it does, for each of many servers. */
const EXAMPLES = "10";
/** What a fault that never answers may cost, in seconds. */
const PATIENCE_S = "5";

/** Schemathesis, with all of its checks; undefined where it is not installed. */
export async function schemathesis(): Promise<Baseline | undefined> {
  if (spawnSync(PROGRAM, ["--version"], { stdio: "ignore" }).status !== 0) return undefined;
  const server = await startSwitchboard();
  const { token } = targetAt(server.url);
  const args = [
    ...["run", "generated/openapi.json", "--url", server.url],
    ...["--header", `Authorization: Bearer ${token}`, "--checks", "all"],
    ...["--max-examples", EXAMPLES, "--request-timeout", PATIENCE_S, "--seed", "1"],
  ];
  return {
    name: "Schemathesis",
    async complains(wrap) {
      server.switchTo(wrap);
      const output = process.env["SCHEMATHESIS_OUTPUT"] === undefined ? "ignore" : "inherit";
      const [code] = (await once(spawn(PROGRAM, args, { stdio: output }), "close")) as [number | null];
      return code !== 0;
    },
    close: () => server.close(),
  };
}
