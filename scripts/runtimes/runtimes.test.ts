import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createServer } from "node:tls";
import { beforeAll, describe, expect, test } from "vitest";
import { startReferenceServer } from "../../contract-tests/reference/server.ts";
import { keepPort } from "../../src/test-support/fault-server.ts";
import { CERTIFICATE, KEY } from "../../src/test-support/servers.ts";
import {
  BEFORE_ANYTHING_IS_SENT,
  type Case,
  FAILURES,
  type Reply,
  type ReplyServer,
  SECOND_CREATES,
  SECOND_DELETION,
  SECOND_UPDATE,
  startReplyServer,
} from "./cases.ts";
import type { Call, Report } from "./program.ts";
import { findRuntimes, IN_ALL, PATIENT_MS } from "./runtimes.ts";
import { tableOf } from "../runtimes.ts";
import { UNREACHABLE, whyNotWithoutNetwork, WITHOUT_NETWORK } from "./unreachable.ts";

// The modules that start hosts take seconds to load.
const findHosts = async () => (IN_ALL ? await (await import("./hosts.ts")).findHosts() : []);
const [runtimes, hosts] = await Promise.all([findRuntimes(), findHosts()]);
const noNamespaces = await whyNotWithoutNetwork();

const named = (cases: readonly Case[]) => cases.map((of) => [of.name, of] as const);

/** They say the same of all connections that fail. */
const tellsNothing = (name: string) => /^(Chromium|workerd)/.test(name);

describe.each([...runtimes, ...hosts])("$name", ({ name, run, missing }) => {
  const inBrowser = name.startsWith("Chromium");
  const resendsDeletions = /^(Deno|workerd)/.test(name);

  const failures = [...BEFORE_ANYTHING_IS_SENT, ...FAILURES];
  const seconds = [...SECOND_CREATES, SECOND_UPDATE, ...(resendsDeletions ? [] : [SECOND_DELETION])];

  let servers: Awaited<ReturnType<typeof startServers>>;
  let report: Report;

  beforeAll(async () => {
    if (run === undefined) return;
    servers = await startServers(failures, seconds);
    report = await run({ baseUrl: servers.reference.url, calls: servers.calls });
    return () => servers.close();
  }, 5 * PATIENT_MS);

  describe("life cycle", () => {
    test("an action item is created, updated, listed and deleted", ({ skip }) => {
      if (run === undefined) skip(missing);
      expect(report.lifeCycle).toEqual({
        ...{ created: "Rötate the leaked key", updated: "done", listed: 1, deleted: true, gone: "not_found" },
        headers: { requestId: "string", limit: "number" },
        argument: "not-sent",
      });
    });
  });

  const expectEnding = (of: Case, expected = (inBrowser && of.inBrowser) || of.ends) => {
    expect(report.endings[of.name]).toMatchObject(expected);
    const requests = servers.requestsOf(of.name);
    if (of.sent === undefined) expect(requests.length).toBeLessThanOrEqual(1);
    else expect(requests.length).toBe(of.sent + (expected.ended === "ok" && expected !== of.ends ? 1 : 0));
    for (const { method, body } of requests)
      if (method === "POST") expect(JSON.parse(body)).toMatchObject({ data: { attributes: { summary: "Sëcond" } } });
  };

  describe.skipIf(run === undefined)("failures", () => {
    test.each(named(BEFORE_ANYTHING_IS_SENT))("%s", (_, of) => {
      expectEnding(of, tellsNothing(name) ? { ...of.ends, ended: "connection, unknown" } : of.ends);
    });
    test("what has an untrusted certificate receives nothing", () => expect(servers.decrypted()).toBe(0));
    test.each(named(FAILURES))("%s", (_, of) => expectEnding(of));
  });

  // Its column of the table stays empty in a browser, where they say what is sent more than once.
  describe.skipIf(run === undefined)(inBrowser ? "sent once more" : "sent once", () => {
    test.each(named(seconds))("%s", (_, of) => expectEnding(of));
    test("connections were used again", () => {
      const again = seconds.filter((of) => servers.requestsOf(of.name)[1]?.again);
      expect(again).not.toEqual([]);
    });
  });
});

describe.each(runtimes)("$name", ({ name, run }) => {
  describe.skipIf(run === undefined)("failures", () => {
    const cases = Object.entries(UNREACHABLE);
    let report: Report | undefined;

    beforeAll(async () => {
      if (noNamespaces !== undefined) return;
      const calls = Object.fromEntries(cases.map(([what, { call }]) => [what, call]));
      report = await run?.({ calls }, WITHOUT_NETWORK);
    }, 5 * PATIENT_MS);

    for (const [what, { ends }] of cases)
      test(what, ({ skip }) => {
        if (noNamespaces !== undefined) skip(noNamespaces);
        expect(report?.endings[what]).toEqual(tellsNothing(name) ? { ...ends, ended: "connection, unknown" } : ends);
      });
  });
});

test("a row says what passed, what failed and what was skipped", () => {
  const of = (place: string, part: string, ...statuses: ("passed" | "failed" | "skipped")[]) =>
    statuses.map((status) => ({ ancestorTitles: [place, part], status }));
  const table = tableOf([
    {
      assertionResults: [
        ...of("'Node 24.1.0'", "life cycle", "passed"),
        ...of("'Node 24.1.0'", "failures", "passed", "failed"),
      ],
    },
    {
      assertionResults: [
        { ancestorTitles: [], status: "passed" },
        ...of("Chromium", "life cycle", "skipped"),
        ...of("Bun", "sent once", "skipped"),
      ],
    },
  ]);
  expect(table.split("\n")).toEqual([
    "|  | Life cycle | Failures | Sent once |",
    "| --- | --- | --- | --- |",
    "| Node 24.1.0 | 1 of 1 | **1 of 2** |  |",
    "| Chromium | skipped |  |  |",
    "| Bun |  |  | skipped |",
    "",
  ]);
});

/** Starts all servers that the calls meet. */
async function startServers(failures: readonly Case[], seconds: readonly Case[]) {
  const repliesOf = (cases: readonly Case[]): Record<string, Reply[]> =>
    Object.fromEntries(cases.map(({ meets }, at) => [at, typeof meets === "string" ? [] : meets]));
  const reference = await startReferenceServer({ cors: true });
  const [first, again] = [
    await startReplyServer(repliesOf(failures), false),
    await startReplyServer(repliesOf(seconds), true),
  ];
  const untrusted = await startUntrustedServer();
  const refusing = await keepPort();
  const urls = {
    refusing: `http://127.0.0.1:${refusing.port}`,
    unknownHost: "https://does-not-exist.invalid",
    untrusted: untrusted.url,
    noTls: first.url.replace("http:", "https:"),
  };
  const callsTo = (server: ReplyServer, cases: readonly Case[]) =>
    cases.map(({ name, call, meets }, at): [string, Call] => {
      const baseUrl = typeof meets === "string" ? urls[meets] : `${server.url}/${at}`;
      return [name, { ...call, options: { ...call?.options, baseUrl } }];
    });
  return {
    reference,
    calls: Object.fromEntries([...callsTo(first, failures), ...callsTo(again, seconds)]),
    requestsOf: (name: string) => {
      const at = failures.findIndex((of) => of.name === name);
      if (at >= 0) return first.requestsTo(String(at));
      return again.requestsTo(String(seconds.findIndex((of) => of.name === name)));
    },
    decrypted: untrusted.bytes,
    close: async () => {
      refusing.release();
      await Promise.all([reference, first, again, untrusted].map((server) => server.close()));
    },
  };
}

/** A server with a certificate that nobody trusts. */
async function startUntrustedServer() {
  let bytes = 0;
  const server = createServer({ cert: CERTIFICATE, key: KEY }, (socket) => {
    socket.on("data", (chunk: Buffer) => (bytes += chunk.length)).on("error", () => {});
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  // A server that listens on a port has such an address.
  const { port } = server.address() as AddressInfo;
  return {
    url: `https://127.0.0.1:${port}`,
    bytes: () => bytes,
    close: async () => {
      server.close();
      await once(server, "close");
    },
  };
}
