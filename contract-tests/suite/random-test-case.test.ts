import { afterEach, expect, test } from "vitest";
import { attributesOf } from "../exchange/document.ts";
import { type ReferenceServer, type ReferenceServerOptions, startReferenceServer } from "../reference/server.ts";
import { targetFrom } from "../target.ts";
import { testCasesFor } from "./test-cases.ts";
import { openSession } from "./session.ts";
import { type Verdict, violationsIn } from "./verdict.ts";

const INCIDENT = "76e27009-efed-49a6-be80-bf0a5c2ae25e";
const TOKEN = "a-token";

let server: ReferenceServer | undefined;
afterEach(() => server?.close());

async function ask(name: string, { runs = "50", seed = "7", wrap }: Options = {}): Promise<Verdict> {
  server = await startReferenceServer({ incidents: [INCIDENT], token: TOKEN, wrap });
  const target = targetFrom({
    CONTRACT_TARGET: "reference",
    CONTRACT_RUNS: runs,
    CONTRACT_SEED: seed,
    ROOTLY_API_URL: server.url,
    ROOTLY_API_TOKEN: TOKEN,
    ROOTLY_INCIDENT_ID: INCIDENT,
  });
  const testCase = testCasesFor(target).find(
    (testCase) => testCase.name === name && testCase.group === "createIncidentActionItem",
  );
  if (testCase === undefined) throw new Error(`There is no test case ${name}.`);
  if (testCase.skip !== undefined) throw new Error(testCase.skip);
  const session = await openSession(target, "a-run");
  try {
    return await testCase.ask(session);
  } finally {
    await session.close();
  }
}

interface Options extends Pick<ReferenceServerOptions, "wrap"> {
  runs?: string;
  seed?: string;
}

/** A server that breaks over one value of one attribute. */
const breaksOverFollowUps: ReferenceServerOptions["wrap"] = (fetch) => async (input, init) => {
  const request = new Request(input, init);
  const isFollowUp = (await request.clone().text()).includes('"kind":"follow_up"');
  return isFollowUp ? new Response("", { status: 500 }) : fetch(request);
};

/** A server that takes any kind for a task. */
const acceptsAnyKind: ReferenceServerOptions["wrap"] = (fetch) => async (input, init) => {
  const request = new Request(input, init);
  const body = await request.text();
  return fetch(request.url, {
    method: request.method,
    headers: request.headers,
    ...(body !== "" && { body: JSON.stringify(JSON.parse(body, withKind)) }),
  });
};

function withKind(name: string, value: unknown): unknown {
  return name === "kind" ? "task" : value;
}

test.each(["random: bodies that are allowed", "random: bodies with one thing broken"])(
  "%s: the reference server conforms to the spec in all of them, and what it created can be found again",
  async (name) => {
    const verdict = await ask(name);
    expect(violationsIn(verdict)).toEqual([]);
    expect(verdict.exchanges.length).toBeGreaterThanOrEqual(50);
    const created = server?.fake.items.map(({ summary, description }) => `${summary} ${description}`) ?? [];
    expect(created.filter((texts) => !texts.includes("contract run a-run"))).toEqual([]);
  },
);

test("a failure is shrunk to the simplest body, says its seed, and is found again by it", async () => {
  const once = await ask("random: bodies that are allowed", { wrap: breaksOverFollowUps });
  await server?.close();
  const again = await ask("random: bodies that are allowed", { wrap: breaksOverFollowUps });

  const sent = once.exchanges.map(({ request }) => request.body);
  expect(again.exchanges.map(({ request }) => request.body)).toEqual(sent);
  const attributes = attributesOf(sent.at(-1));
  expect(Object.keys(attributes).filter((name) => name !== "description")).toEqual(["summary", "kind"]);
  expect(violationsIn(once).map(({ check }) => check)).toContain("no-server-error");
  expect(violationsIn(once).at(-1)?.problems[0]).toContain(
    'npm run contract:reference -- --seed 7 --runs 50 --only "createIncidentActionItem random: bodies that are allowed"',
  );
});

test("a server that accepts what one keyword forbids is found out", async () => {
  const verdict = await ask("random: bodies with one thing broken", { runs: "200", wrap: acceptsAnyKind });
  expect(violationsIn(verdict).map(({ check }) => check)).toContain("invalid-refused");
  expect(verdict.exchanges.at(-1)?.request.body).toContain('"kind":');
});

test("without --runs, nothing is asked", async () => {
  await expect(ask("random: bodies that are allowed", { runs: "0" })).rejects.toThrow("--runs N");
});
