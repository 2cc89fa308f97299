/** `npm run contract`, `npm run contract:staging`: runs the contract tests against Prism or a server. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import path from "node:path";
import { parseArgs } from "node:util";
import { allCases } from "../contract-tests/cases/cases.ts";
import { reasonToSkip } from "../contract-tests/limits.ts";
import { type Target, targetFrom } from "../contract-tests/target.ts";
import { type Prism, startPrism } from "./prism.ts";

const USAGE = `Usage: npm run contract -- [--only TEXT]
       npm run contract:staging -- [--only TEXT]

Holds a server to the description: Prism's mock of it, or the one that these variables name.

  ROOTLY_API_URL       where it is
  ROOTLY_API_TOKEN     a token that may file action items there
  ROOTLY_INCIDENT_ID   an incident that may get action items
  ROOTLY_USER_ID       optional: the number of a user to assign some of them to
  ROOTLY_GROUP_ID      optional: the identifier of a group to assign some of them to

  --only TEXT          only the tests whose names hold TEXT`;

/** Ends with the exit code of the run; 2 when it could not begin. */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      staging: { type: "boolean", default: false },
      only: { type: "string" },
      json: { type: "string" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }

  let prism: Prism | undefined;
  try {
    // From its source, while the cases come from what was generated: one that was changed without the other is found out.
    if (!values.staging) prism = await startPrism({ description: "openapi/openapi.yaml" });
    const environment = prism
      ? {
          ...process.env,
          CONTRACT_TARGET: "mock",
          ROOTLY_API_URL: prism.url,
          ROOTLY_API_TOKEN: "any-token",
          ROOTLY_INCIDENT_ID: "any-incident",
        }
      : { ...process.env, CONTRACT_TARGET: "server" };
    const target = targetFrom(environment);
    console.log(`Contract tests against ${prism ? `Prism on ${target.url}` : target.url}`);
    if (target.kind === "server") console.log(announcement(target));
    return await vitest(environment, values.only, values.json);
  } finally {
    await prism?.stop();
  }
}

/** Nothing on a server is changed without a word. */
function announcement(target: Target): string {
  const valid = allCases(target.known).filter(
    (each) => each.polarity === "valid" && reasonToSkip(each, target) === undefined,
  );
  // Each is sent once as it is and once through the client.
  const writes = valid.filter(({ operation }) => operation.method === "POST").length * 2;
  return `Up to ${writes} valid requests create something there, which stays: use an incident made for this.`;
}

async function vitest(environment: NodeJS.ProcessEnv, only?: string, json?: string): Promise<number> {
  const entry = path.join(path.dirname(createRequire(import.meta.url).resolve("vitest/package.json")), "vitest.mjs");
  const reporters = ["--reporter=default", "--reporter=./contract-tests/skips-reporter.ts"];
  const args = [
    ...["run", "--project", "contract", ...reporters],
    ...(only === undefined ? [] : ["--testNamePattern", only.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")]),
    ...(json === undefined ? [] : ["--reporter=json", `--outputFile.json=${json}`]),
  ];
  const child = spawn(process.execPath, [entry, ...args], { stdio: "inherit", env: environment });
  // This process stays to end Prism; Vitest, which a signal need not have reached, ends first.
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => child.kill(signal));
  const [code] = (await once(child, "close")) as [number | null];
  return code ?? 1;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
