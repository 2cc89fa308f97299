import { readFileSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { STATUS_CODES } from "node:http";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { constants, gzip } from "node:zlib";
import { build } from "esbuild";
import type { Entry, Har, Header } from "har-format";
import { patchOf } from "../drift/proposal.ts";
import { shownJson } from "./presentable.ts";
import { type ExchangeRecord, fullName, type Report, violationsOf } from "./report.ts";

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
  const [failed] = written.filter((item) => item.status === "rejected");
  return failed && (failed.reason instanceof Error ? failed.reason.message : String(failed.reason));
}

/** The report as one page that sends no request. */
export async function page(report: Report): Promise<string> {
  const [template, script, data] = await Promise.all([
    readFile(place("page.html"), "utf8"),
    program(),
    embedded(report),
  ]);
  const parts: Readonly<Record<string, string>> = { script, data };
  return template.replace(/<!-- (script|data) -->/g, (_, name: string) => parts[name] ?? "");
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

const place = (name: string) => fileURLToPath(new URL(`./page/${name}`, import.meta.url));

/** Not measured. */
const UNKNOWN = -1;

/** Every exchange of a run as an HTTP archive (HAR 1.2), which the network panel of a browser opens. */
function archive({ testCases }: Report): Har {
  const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
    version: string;
  };
  const entries = testCases.flatMap((testCase) =>
    testCase.exchanges.map((exchange, at) => {
      const matches = violationsOf(testCase).filter((violation) => violation.exchange === at);
      const problems = matches.flatMap(({ check, problems }) => problems.map((problem) => `${check}: ${problem}`));
      return entryOf(exchange, [fullName(testCase), ...problems].join("\n"));
    }),
  );
  return { log: { version: "1.2", creator: { name: "rootly-action-items contract tests", version }, entries } };
}

function entryOf({ request, response, startedAt, duration }: ExchangeRecord, comment: string): Entry {
  const { method, url, body } = request;
  return {
    startedDateTime: new Date(startedAt).toISOString(),
    time: duration,
    request: {
      method,
      url,
      httpVersion: "HTTP/1.1",
      cookies: [],
      headers: headers(request.headers),
      queryString: [...new URL(url).searchParams].map(([name, value]) => ({ name, value })),
      ...(body !== undefined && { postData: { mimeType: request.headers["content-type"] ?? "", text: body } }),
      headersSize: UNKNOWN,
      bodySize: Buffer.byteLength(body ?? ""),
    },
    response: {
      status: response.status,
      statusText: STATUS_CODES[response.status] ?? "",
      httpVersion: "HTTP/1.1",
      cookies: [],
      headers: headers(response.headers),
      content: {
        size: response.size,
        mimeType: response.headers["content-type"] ?? "",
        text: response.body,
      },
      redirectURL: response.headers["location"] ?? "",
      headersSize: UNKNOWN,
      bodySize: UNKNOWN,
    },
    cache: {},
    timings: { send: 0, wait: duration, receive: 0 },
    comment,
  };
}

function headers(input: ExchangeRecord["request"]["headers"]): Header[] {
  return Object.entries(input).map(([name, value]) => ({ name, value }));
}
