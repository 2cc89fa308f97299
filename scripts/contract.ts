/** `npm run contract`, `contract:reference`, `contract:staging`: runs the contract tests against Prism or a server. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import path from "node:path";
import { parseArgs } from "node:util";
import { startReferenceServer } from "../contract-tests/reference/server.ts";
import { questionsFor } from "../contract-tests/suite/questions.ts";
import { targetFrom } from "../contract-tests/target.ts";
import { startPrism } from "./prism.ts";

const USAGE = `Usage: npm run contract -- [--only TEXT]
       npm run contract:reference -- [--only TEXT]
       npm run contract:staging -- [--only TEXT]

Holds a server to the description: Prism's mock of it, the reference server in this repository, or the server that these
variables name.

  ROOTLY_API_URL       where it is
  ROOTLY_API_TOKEN     a token that may file action items there
  ROOTLY_INCIDENT_ID   an incident that may get action items
  ROOTLY_USER_ID       optional: the number of a user to assign some of them to
  ROOTLY_GROUP_ID      optional: the identifier of a group to assign some of them to

  --only TEXT          only the tests whose names hold TEXT`;

const INCIDENT = "76e27009-efed-49a6-be80-bf0a5c2ae25e";

/** What the tests are run against, and how they are told. */
interface Started {
  /** For a person. */
  name: string;
  environment: Readonly<Record<string, string | undefined>>;
  stop(): Promise<void>;
}

const targets: Readonly<Record<"mock" | "reference" | "server", () => Promise<Started>>> = {
  async mock() {
    // From its source, while the cases come from what was generated: one that was changed without the other is found out.
    const prism = await startPrism({ description: "openapi/openapi.yaml" });
    return { name: `Prism on ${prism.url}`, environment: local(prism.url), stop: () => prism.stop() };
  },
  async reference() {
    const token = "a-token";
    const server = await startReferenceServer({ incidents: [INCIDENT], token });
    const name = `the reference server on ${server.url}`;
    return { name, environment: { ...local(server.url), ROOTLY_API_TOKEN: token }, stop: () => server.close() };
  },
  server: () =>
    Promise.resolve({
      name: process.env["ROOTLY_API_URL"] ?? "",
      environment: process.env,
      stop: () => Promise.resolve(),
    }),
};

const local = (url: string) => ({
  ROOTLY_API_URL: url,
  ROOTLY_API_TOKEN: "any-token",
  ROOTLY_INCIDENT_ID: INCIDENT,
  ROOTLY_USER_ID: "234",
  ROOTLY_GROUP_ID: "b900da53-bd28-4949-859c-5760e955005c",
});

/** Ends with the exit code of the run; 2 when it could not begin. */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      target: { type: "string", default: "mock" },
      only: { type: "string" },
      json: { type: "string" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const kind = (["mock", "reference", "server"] as const).find((each) => each === values.target);
  if (kind === undefined) throw new Error(`--target is mock, reference or server, not ${values.target}.`);

  const started = await targets[kind]();
  try {
    const environment = { ...process.env, ...started.environment, CONTRACT_TARGET: kind };
    const target = targetFrom(environment);
    console.log(`Contract tests against ${started.name}`);
    // Nothing on a server is changed without a word.
    if (kind === "server") {
      const writes = questionsFor(target).reduce((sum, { skip, writes }) => sum + (skip === undefined ? writes : 0), 0);
      console.log(
        `Up to ${writes} requests change something there, and what they create stays: use an incident made for this.`,
      );
    }
    return await vitest(environment, values.only, values.json);
  } finally {
    await started.stop();
  }
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
