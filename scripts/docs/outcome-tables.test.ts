import { readFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { CreateOptions, Result, RootlyClientOptions } from "../../src/index.ts";
import { reconcile } from "../../src/reconcile.ts";
import { CREATED, createOn, observed } from "../../src/test-support/clients.ts";
import { refusingPort, type Step, startFaultServer } from "../../src/test-support/fault-server.ts";
import { startUntrustedTlsServer } from "../../src/test-support/servers.ts";

const root = path.resolve(import.meta.dirname, "../..");

/** What a table says of a create that ends in some way. */
interface Row {
  what: string;
  outcome: string;
  resent: string;
}

/** The rows of the table of outcomes in a page. */
async function rowsOf(page: string): Promise<Row[]> {
  const lines = (await readFile(path.join(root, page), "utf8")).split("\n");
  const from = lines.findIndex((line) => line.includes("Is a create resent?")) + 2;
  const table = lines.slice(from, from + lines.slice(from).findIndex((line) => !line.startsWith("|")));
  return table.map((line) => {
    const [what = "", outcome = "", resent = ""] = line.split("|").slice(1, -1);
    return { what: what.trim(), outcome: outcome.replaceAll(/[ `]/g, ""), resent: resent.trim() };
  });
}

/** Ends a create in one way, with each of several servers; returns what became of it, and how often it was sent. */
type Ending = () => Promise<{ result: Result<unknown>; sent: number }[]>;

/** Ends creates by what a server does with them, however often one is sent. */
const byServer =
  (steps: readonly Step[], options?: RootlyClientOptions): Ending =>
  () =>
    Promise.all(
      steps.map(async (step) => {
        const server = await startFaultServer([step]);
        return { result: await createOn(server.url, options), sent: server.requests.length };
      }),
    );

/** Ends a create by a body that does not come: the headers take what time they need. */
const byLateBody: Ending = async () => {
  const server = await startFaultServer([{ do: "stall", where: "in the body" }]);
  const { fetch, headers } = observed();
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const result = createOn(server.url, { fetch });
  await headers(1);
  await vi.advanceTimersByTimeAsync(30_000);
  return [{ result: await result, sent: server.requests.length }];
};

/** Ends creates before anything reaches a server. */
const byUrl =
  (url: () => Promise<string>, options?: CreateOptions): Ending =>
  async () => {
    const result = await createOn(await url(), {}, options);
    return [{ result, sent: result.error?.attempts ?? 0 }];
  };

/** Each status from one to another but those that the tables name. */
const statuses = (from: number, to: number): Step[] =>
  Array.from({ length: to - from + 1 }, (_, at) => from + at)
    .filter((status) => status !== 429 && status !== 408)
    .map((status) => ({ do: "answer", status }));

const LISTED: Step = { do: "answer", status: 200, body: '{"data":[],"links":{}}' };

/** What ends in the way of each row, by words that only this row has, in each page. */
const ENDINGS: [words: string, name: string, ending: Ending][] = [
  ["cannot be reached", "a refused port", byUrl(async () => `http://127.0.0.1:${await refusingPort()}`)],
  ["cannot be reached", "an unknown host", byUrl(async () => "https://does-not-exist.invalid")],
  ["certificate", "an untrusted certificate", byUrl(async () => (await startUntrustedTlsServer()).url)],
  ["certificate", "a port that fetch blocks", byUrl(async () => "http://127.0.0.1:1")],
  ["certificate", "a wrong argument", byUrl(async () => "http://127.0.0.1:1", { maxRetries: -1 })],
  ["429", "429", byServer([{ do: "answer", status: 429, headers: { "retry-after": "0" } }])],
  ["other 4xx", "any other 4xx", byServer(statuses(400, 499))],
  ["connection broke", "a closed connection", byServer([{ do: "close" }, { do: "reset", when: "after reading" }])],
  ["connection broke", "no status", byServer([{ do: "stall", where: "before headers" }], { attemptTimeout: 50 })],
  ["connection broke", "3xx", byServer(statuses(300, 399))],
  ["connection broke", "408", byServer([{ do: "answer", status: 408 }])],
  ["connection broke", "5xx", byServer(statuses(500, 599))],
  ["connection broke", "what is no HTTP", byServer([{ do: "raw", text: "nonsense\r\n\r\n" }])],
  [
    "2xx",
    "a body that is cut off",
    byServer([
      { do: "cut", by: "chunked" },
      { do: "cut", by: "content-length" },
    ]),
  ],
  ["2xx", "a body that cannot be read", byServer([{ do: "answer", status: 201, body: "<html>" }])],
  ["2xx", "a body that is late", byLateBody],
];

beforeEach(() => {
  vi.spyOn(Math, "random").mockReturnValue(0.001);
});
afterEach(() => void vi.useRealTimers());

test.each(["README.md", "docs/guide/errors.md"])("each row of the table in %s has its endings", async (page) => {
  const rows = await rowsOf(page);
  const words = new Set([...ENDINGS.map(([word]) => word), "looked up"]);
  for (const word of words) expect(rows.filter(({ what }) => what.includes(word))).toHaveLength(1);
  expect(rows).toHaveLength(words.size);
});

const readme = await rowsOf("README.md");
const guide = await rowsOf("docs/guide/errors.md");

test.each(ENDINGS)("%s: %s ends as the tables say", async (words, _, ending) => {
  const rows = [...readme, ...guide].filter(({ what }) => what.includes(words));
  for (const { result, sent } of await ending()) {
    for (const { outcome, resent } of rows) {
      expect(result.error?.outcome).toBe(outcome);
      if (resent.startsWith("yes")) expect(sent).toBe(3);
      else expect(sent).toBeLessThanOrEqual(1);
    }
  }
});

test("looked up: a create is resent if that is asked for", async () => {
  const steps: Step[] = [{ do: "close" }, LISTED, LISTED, CREATED];
  const [resent, unasked] = await Promise.all(
    [true, false].map(async (resend) => {
      const server = await startFaultServer(steps);
      const result = await createOn(server.url, {}, { onUnknown: reconcile({ resend }) });
      return { result, sent: server.requests.filter(({ method }) => method === "POST").length };
    }),
  );
  expect(resent).toMatchObject({ result: { ok: true }, sent: 2 });
  expect(unasked?.sent).toBe(1);
  for (const { outcome, resent } of [...readme, ...guide].filter(({ what }) => what.includes("looked up"))) {
    expect(unasked?.result.error?.outcome).toBe(outcome);
    expect(resent).toBe("if you ask for it");
  }
});
