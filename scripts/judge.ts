/** `npm run contract:judge`: checks recorded exchanges against the spec, and sends nothing. */
import path from "node:path";
import { REPORT } from "../contract-tests/commands.ts";
import { readOptions, runCommand } from "./command.ts";
import { demandWritable, runContractTests } from "./run-contract-tests.ts";

const USAGE = `Usage: npm run contract:judge -- FILE [--base-url URL] [--strict] [--report FOLDER]

Checks the exchanges in FILE, an HTTP archive (HAR 1.2) of a browser, a proxy or a contract run, against the spec, with every
check that needs only one exchange. Sends nothing. Exits with 1 when a check fails, and with 2 when there is nothing to check.

  --base-url URL       checks only what is below this address (default: any origin whose path matches)
  --strict             also fails for observations and drift, which are only listed otherwise
  --report FOLDER      writes the report to FOLDER (default: ${REPORT})`;

/** Ends with the exit code of the run; 2 when it could not begin. */
async function main(): Promise<number> {
  const { values, positionals } = readOptions({
    allowPositionals: true,
    options: {
      "base-url": { type: "string" },
      strict: { type: "boolean", default: false },
      report: { type: "string", default: REPORT },
    },
  });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new Error(USAGE);
  const baseUrl = values["base-url"];
  if (baseUrl !== undefined && !/^https?:$/.test(URL.canParse(baseUrl) ? new URL(baseUrl).protocol : ""))
    throw new Error(`--base-url is not an http:// or https:// address: ${JSON.stringify(baseUrl)}.`);
  const { match } = await import("../contract-tests/recorded/check-recorded.ts");
  const { readHar } = await import("../contract-tests/recorded/read-har.ts");
  const recorded = readHar(file);
  const matches = recorded.filter((entry) => !("reason" in entry) && match(entry, baseUrl).operation !== undefined);
  if (matches.length === 0) {
    const hint = baseUrl === undefined ? " Name where the API is with --base-url." : "";
    throw new Error(`${file}: none of ${recorded.length} exchanges is about an operation of the spec.${hint}`);
  }
  await demandWritable(values);
  console.log(`Checks ${matches.length} of ${recorded.length} exchanges in ${file}; nothing is sent`);
  const options = [...(baseUrl === undefined ? [] : ["--base-url", baseUrl]), ...(values.strict ? ["--strict"] : [])];
  // What a target needs and a recording does not have is never used.
  const environment = {
    CONTRACT_TARGET: "server",
    ROOTLY_API_URL: "https://recorded.invalid",
    ROOTLY_API_TOKEN: process.env["ROOTLY_API_TOKEN"] || "none-was-named",
    ROOTLY_INCIDENT_ID: "recorded",
  };
  return await runContractTests(
    {
      ...process.env,
      ...environment,
      ROOTLY_USER_ID: "",
      ROOTLY_GROUP_ID: "",
      CONTRACT_RECORDING: path.resolve(file),
      CONTRACT_BASE_URL: baseUrl ?? "",
      CONTRACT_STRICT: values.strict ? "yes" : "no",
      CONTRACT_ONLY: "",
      CONTRACT_OPTIONS: JSON.stringify([file, ...options]),
    },
    { report: values.report, project: "recorded" },
  );
}

await runCommand(main, USAGE);
