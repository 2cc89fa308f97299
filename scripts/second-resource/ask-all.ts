import { createRootlyClient } from "../../src/index.ts";
import { resources } from "../../contract-tests/spec/resource.ts";
import { cleanUp } from "../../contract-tests/suite/clean-up.ts";
import { openWriteGuard } from "../../contract-tests/suite/write-guard.ts";
import { openJournal } from "../../contract-tests/suite/journal.ts";
import { LeftOut } from "../../contract-tests/suite/left-out.ts";
import { planFor } from "../../contract-tests/suite/plan.ts";
import { openSession } from "../../contract-tests/suite/session.ts";
import { violationsIn } from "../../contract-tests/suite/verdict.ts";
import { targetFrom } from "../../contract-tests/target.ts";
import { MOST_WRITES } from "./most-writes.ts";
import { startNotes } from "./server.ts";

const INCIDENT = "an-incident";
const TOKEN = "a-token";
const RUN = "a-run";

/** What came of everything that a server was asked. */
export interface AskedAll {
  /** The names of the scenarios that were run to their end. */
  scenarios: string[];
  /** How many cases were sent. */
  cases: number;
  failed: string[];
  /** Why something was not asked, by what it is. */
  leftOut: Record<string, string>;
  /** How many requests have changed something, the clean-up included. */
  writes: number;
  /** How many notes the run has left, and how many are there after the clean-up. */
  left: number;
  leftAfterCleanUp: number;
  problems: string[];
}

/** Asks the server of the notes everything about them, as one that is the suite's own or as one that others use. */
export async function askAll(kind: "reference" | "server"): Promise<AskedAll> {
  const server = await startNotes(INCIDENT, TOKEN);
  const target = targetFrom({
    CONTRACT_TARGET: kind,
    ROOTLY_API_URL: server.url,
    ROOTLY_API_TOKEN: TOKEN,
    ROOTLY_INCIDENT_ID: INCIDENT,
    CONTRACT_MAX_WRITES: kind === "server" ? String(MOST_WRITES) : "",
  });
  const journal = openJournal();
  const writeGuard = openWriteGuard({ journal, maxWrites: target.maxWrites });
  const session = await openSession(target, RUN, writeGuard);
  const all: AskedAll = {
    ...{ scenarios: [], cases: 0, failed: [], leftOut: {} },
    ...{ writes: 0, left: 0, leftAfterCleanUp: 0, problems: [] },
  };
  try {
    for (const testCase of planFor(target, { only: "ote" })) {
      const name = `${testCase.group} ${testCase.name}`;
      if (!/Note|of notes/.test(name)) continue;
      const verdict =
        testCase.skip ??
        (await testCase.ask(session).catch((error: unknown) => {
          if (error instanceof LeftOut) return error.message;
          all.failed.push(`${name}: ${String(error)}`);
          return undefined;
        }));
      if (typeof verdict === "string") all.leftOut[name] = verdict;
      if (typeof verdict !== "object") continue;
      if (testCase.case === undefined) all.scenarios.push(testCase.name);
      else all.cases += 1;
      for (const { check, problems } of violationsIn(verdict)) all.failed.push(`${name}: ${check}: ${problems[0]}`);
    }
    all.left = server.notes.size;
    const { problems } = await cleanUp({
      client: createRootlyClient({ baseUrl: server.url, token: TOKEN, maxRetries: 0, fetch: writeGuard.fetch }),
      pathValue: (name) => target.pathValue(name),
      of: resources.filter(({ name }) => name === "notes"),
      run: RUN,
      made: journal.left,
    });
    Object.assign(all, { problems, leftAfterCleanUp: server.notes.size, writes: journal.changes });
  } finally {
    await session.close();
    await server.close();
  }
  return all;
}
