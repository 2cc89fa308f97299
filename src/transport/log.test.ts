import { Console } from "node:console";
import { Writable } from "node:stream";
import { pino } from "pino";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import winston from "winston";
import type { RootlyClientOptions } from "../client.ts";
import { CREATED, clientOf, createOn, INCIDENT, TOKEN } from "../test-support/clients.ts";
import { startFaultServer, type Step } from "../test-support/fault-server.ts";
import type { Logger, LogLevel } from "./log.ts";

beforeEach(() => {
  vi.stubEnv("ROOTLY_LOG", undefined);
  vi.spyOn(Math, "random").mockReturnValue(0.01);
});

afterEach(() => {
  vi.unstubAllEnvs();
});

const LEVELS = ["debug", "info", "warn", "error"] as const;

/** A logger that keeps its lines, with the number of the call and the milliseconds left out. */
function recording(): Logger & { lines: string[] } {
  const lines: string[] = [];
  const take = (level: string) => (line: string) =>
    lines.push(`${level}: ${line.replace(/^rootly \d+\./, "rootly N.").replace(/\d+ ms/g, "N ms")}`);
  return { lines, debug: take("debug"), info: take("info"), warn: take("warn"), error: take("error") };
}

const PATH = "/v1/incidents/{incident_id}/action_items";
const REFUSED = { do: "answer", status: 429 } as const satisfies Step;

describe("each attempt is a line", () => {
  test("with a level for what became of it, and its URL only at debug", async () => {
    const server = await startFaultServer([REFUSED, CREATED]);
    const logger = recording();
    await createOn(`${server.url}/gateway?key=secret`, { logger, logLevel: "debug" });
    const url = `${server.url}/gateway/v1/incidents/${INCIDENT}/action_items`;
    expect(logger.lines).toEqual([
      `debug: rootly N.1 POST ${url}`,
      `warn: rootly N.1 POST ${PATH}, 429, rejected, N ms, again in N ms`,
      `debug: rootly N.2 POST ${url}`,
      `info: rootly N.2 POST ${PATH}, 201, N ms`,
    ]);
  });

  test.each<[string, Step, string, RootlyClientOptions?]>([
    ["a refusal", { do: "answer", status: 422 }, "422, rejected"],
    ["a status that leaves it open", { do: "answer", status: 503 }, "503, unknown"],
    ["a redirect", { do: "answer", status: 302, headers: { location: `/${INCIDENT}` } }, "302, unknown"],
    ["what is not JSON", { do: "answer", status: 201, body: "<html>" }, "201, is not JSON, applied"],
    ["a time-out", { do: "stall", where: "before headers" }, "no headers, unknown", { attemptTimeout: 50 }],
    ["a body that is cut off", { do: "cut", by: "content-length" }, "201, is cut off, applied"],
  ])("at error for a call that ends with %s", async (_, step, words, options) => {
    const server = await startFaultServer([step]);
    const logger = recording();
    await createOn(server.url, { ...options, logger, logLevel: "info" });
    expect(logger.lines).toEqual([`error: rootly N.1 POST ${PATH}, ${words}, N ms`]);
  });

  test("at error when the connection breaks, with the runtime's code", async () => {
    const server = await startFaultServer([{ do: "reset", when: "after reading" }]);
    const logger = recording();
    await createOn(server.url, { logger });
    expect(logger.lines).toEqual([
      expect.stringMatching(/^error: rootly N\.1 POST \S+, (ECONNRESET|UND_ERR_SOCKET), unknown, N ms$/),
    ]);
  });

  test("at warn when the caller aborts, and at error when there is no token", async () => {
    const server = await startFaultServer([{ do: "stall", where: "before headers" }]);
    const logger = recording();
    const controller = new AbortController();
    const aborted = createOn(server.url, { logger }, { signal: controller.signal });
    await server.received(1);
    controller.abort(new Error(`${INCIDENT}`));
    await expect(aborted).rejects.toBe(controller.signal.reason);
    await createOn(server.url, { logger, token: () => Promise.reject(new Error(INCIDENT)) });
    expect(logger.lines).toEqual([
      `warn: rootly N.1 POST ${PATH}, aborted, unknown, N ms`,
      `error: rootly N.1 POST ${PATH}, cannot be sent, not-sent, N ms`,
    ]);
  });

  test("without its path where the spec does not have that", async () => {
    const server = await startFaultServer([CREATED]);
    const logger = recording();
    // The types know no such path.
    const { http } = clientOf(server.url, { logger, logLevel: "info" });
    await http.GET(`/v1/things/${INCIDENT}` as "/v1/action_items");
    expect(logger.lines).toEqual(["info: rootly N.1 GET ?, 201, N ms"]);
  });
});

test.each<[LogLevel, number]>([
  ["debug", 4],
  ["info", 2],
  ["warn", 1],
  ["error", 0],
  ["off", 0],
])("at %s, what is less severe is not logged", async (logLevel, count) => {
  const server = await startFaultServer([REFUSED, CREATED]);
  const logger = recording();
  await createOn(server.url, { logger, logLevel });
  expect(logger.lines).toHaveLength(count);
});

test("no line holds a token or a control character", async () => {
  const code = `E\n\u001b[31m\u009b\u2028${TOKEN}`;
  const failing = () => Promise.reject(Object.assign(new Error("no"), { code }));
  const logger = recording();
  const options: RootlyClientOptions = { logger, logLevel: "debug", maxRetries: 0, fetch: failing };
  await clientOf("https://api.rootly.com", options).actionItems.safeGet(TOKEN);
  const path = "/v1/things\r\n\u001b[2J" as "/v1/action_items";
  await clientOf("https://api.rootly.com", options)
    .http.GET(path)
    .catch(() => {});
  expect(logger.lines).toEqual([
    "debug: rootly N.1 GET https://api.rootly.com/v1/action_items/[token]",
    "error: rootly N.1 GET /v1/action_items/{id}, E [31m [token], unknown, N ms",
    "debug: rootly N.1 GET https://api.rootly.com/v1/things [2J",
    "error: rootly N.1 GET ?, E [31m [token], unknown, N ms",
  ]);
});

describe("a logger that fails is harmless", () => {
  test.each<[string, () => unknown]>([
    [
      "throwing",
      () => {
        throw new Error("No");
      },
    ],
    ["rejecting", () => Promise.reject(new Error("No"))],
  ])("%s", async (_, fail) => {
    const server = await startFaultServer([REFUSED, CREATED]);
    const logger = { debug: fail, info: fail, warn: fail, error: fail };
    vi.stubEnv("ROOTLY_LOG", "verbose");
    expect(await createOn(server.url, { logger })).toMatchObject({ ok: true, response: { attempts: 2 } });
    // Vitest fails the run for a rejection that nobody handles.
    await new Promise(setImmediate);
  });
});

describe("the level", () => {
  /** How many lines `console` gets, by level, while a create is refused once. */
  async function onConsole(options: RootlyClientOptions): Promise<string[]> {
    const server = await startFaultServer([REFUSED, CREATED]);
    const spies = LEVELS.map((name) => vi.spyOn(console, name).mockImplementation(() => {}));
    await createOn(server.url, options);
    const counts = spies.map((spy, at) => `${LEVELS[at]} ${spy.mock.calls.length}`);
    for (const spy of spies) spy.mockRestore();
    return counts.filter((count) => !count.endsWith(" 0"));
  }

  test("is off by default", async () => {
    expect(await onConsole({})).toEqual([]);
    vi.stubEnv("ROOTLY_LOG", "");
    expect(await onConsole({})).toEqual([]);
  });

  test("is ROOTLY_LOG where no option says it, and then the console's", async () => {
    vi.stubEnv("ROOTLY_LOG", "debug");
    expect(await onConsole({})).toEqual(["debug 2", "info 1", "warn 1"]);
    expect(await onConsole({ logLevel: "warn" })).toEqual(["warn 1"]);
    expect(await onConsole({ logLevel: "off" })).toEqual([]);
    vi.stubEnv("ROOTLY_LOG", undefined);
    expect(await onConsole({ logLevel: "info" })).toEqual(["info 1", "warn 1"]);
  });

  test("is warn where there is a logger, whose own with() keeps", async () => {
    const server = await startFaultServer([REFUSED, CREATED]);
    const logger = recording();
    const client = clientOf(server.url)
      .with({ logger })
      .with({ headers: { "x-team": "security" } });
    await client.actionItems.create(INCIDENT, { summary: "Rotate the leaked key" });
    expect(logger.lines).toEqual([`warn: rootly N.1 POST ${PATH}, 429, rejected, N ms, again in N ms`]);
  });

  test("of the environment that is none is said once, and changes nothing", async () => {
    vi.stubEnv("ROOTLY_LOG", "verbose");
    const logger = recording();
    const server = await startFaultServer([CREATED]);
    expect(await createOn(server.url, { logger })).toMatchObject({ ok: true });
    expect(logger.lines).toEqual(["warn: ROOTLY_LOG must be off, error, warn, info, debug"]);
  });

  test.each<[string, object]>([
    ["logLevel", { logLevel: "verbose" }],
    ["logLevel", { logLevel: 5 }],
    ["logger", { logger: { ...recording(), warn: undefined } }],
    ["logger", { logger: "console" }],
  ])("and the logger are checked: %s of %o", (argument, options) => {
    const error = { code: "invalid_argument", argument, outcome: "not-sent" };
    expect(() => clientOf("http://localhost", options)).toThrow(expect.objectContaining(error));
  });
});

/** Makes a logger of a kind that writes to a stream. */
const LOGGERS: [name: string, make: (stream: Writable) => Logger, written: (line: string) => string][] = [
  ["console", (stream) => new Console(stream), (line) => line],
  [
    "pino",
    (stream) => pino({ base: null, timestamp: false }, stream),
    (line) => `{"level":40,"msg":${JSON.stringify(line)}}`,
  ],
  [
    "winston",
    (stream) => winston.createLogger({ transports: [new winston.transports.Stream({ stream })] }),
    (line) => JSON.stringify({ level: "warn", message: line }),
  ],
];

test.each(LOGGERS)("%s fits", async (_, make, written) => {
  const server = await startFaultServer([REFUSED, CREATED]);
  const chunks: string[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(String(chunk));
      done();
    },
  });
  const logger = make(stream);
  await createOn(server.url, { logger });
  const [line = ""] = /rootly[^"\n]*/.exec(chunks.join("")) ?? [];
  expect(line).toMatch(/^rootly \d+\.1 POST \/v1\/incidents\/\{incident_id\}\/action_items, 429, rejected, /);
  expect(chunks.join("").trim()).toBe(written(line));
});
