import { describe, expect, onTestFinished, test } from "vitest";
import { type Fetch, interfering, onAnswer, onRequest, withAttributes, withSent } from "../mutation/interference.ts";
import { type TestedAs, complaintsAbout, REFERENCE } from "../mutation/trial.ts";
import { type ReferenceServerOptions, startReferenceServer } from "../reference/server.ts";
import { openSession } from "../suite/session.ts";
import { type TestCase, testCasesFor } from "../suite/test-cases.ts";
import { type Verdict, violationsIn } from "../suite/verdict.ts";
import { targetFrom } from "../target.ts";
import type { Operation } from "../spec/operations.ts";
import { reasonNotToWrite, type Resource, resource } from "../spec/resource.ts";
import { filters } from "./filters.ts";
import { lifeCycle } from "./life-cycle.ts";
import { pagination } from "./pagination.ts";
import { partialUpdate } from "./partial-update.ts";
import { readBack } from "./read-back.ts";
import { refusedWithoutEffect } from "./refused-without-effect.ts";
import { leftOutOf, type Scenario } from "./scenario.ts";
import { scenarios } from "./scenarios.ts";

const [INCIDENT = ""] = REFERENCE.incidents;

/** Runs one scenario against a reference server with something in front of it, for which nobody was named. */
async function run(
  scenario: string,
  wrap?: ReferenceServerOptions["wrap"],
  { as = "reference", created = 0 }: { as?: TestedAs; created?: number } = {},
): Promise<Verdict> {
  const server = await startReferenceServer({ ...REFERENCE, wrap });
  onTestFinished(() => server.close());
  const target = targetFrom({
    CONTRACT_TARGET: as,
    ROOTLY_API_URL: server.url,
    ROOTLY_API_TOKEN: REFERENCE.token,
    ROOTLY_INCIDENT_ID: INCIDENT,
  });
  const session = await openSession(target, "a-run");
  onTestFinished(() => session.close());
  for (let count = 0; count < created; count++) await session.create();
  const testCase = testCasesFor(target).find(({ name }) => name === scenario);
  if (testCase === undefined) throw new Error(`There is no scenario ${scenario}.`);
  return await testCase.run(session);
}

describe("the exchange that failed is named", () => {
  /** What a scenario finds to have failed, and why, after a create of its own. */
  async function blamedBy(scenario: string, wrap: NonNullable<ReferenceServerOptions["wrap"]>) {
    const verdict = await run(scenario, wrap, { created: 1 });
    const findings = violationsIn(verdict).filter(({ check }) => check === scenario);
    const [finding] = findings;
    const exchange = verdict.exchanges[finding?.exchange ?? -1];
    const all = findings.flatMap(({ problems }) => problems);
    return { all, problem: finding?.problems[0], exchange, isLast: exchange === verdict.exchanges.at(-1) };
  }

  /** Lists as they are, with everything that was ever created. */
  const neverForgets = (fetch: Fetch): Fetch => {
    const all = new Map<string, unknown>();
    return async (input, init) => {
      const response = await fetch(input, init);
      const document = (await response.json()) as { data?: unknown };
      for (const item of [document.data ?? []].flat()) all.set((item as { id: string }).id, item);
      if (Array.isArray(document.data)) document.data = [...all.values()];
      return new Response(JSON.stringify(document), response);
    };
  };

  /** Says no to an update whose status is none, and does another. */
  const doesWhatItRefuses = (fetch: Fetch): Fetch => {
    return async (input, init) => {
      const request = new Request(input, init);
      const again = request.clone();
      const response = await fetch(request);
      if (again.method !== "PUT" || response.status !== 422) return response;
      const body = JSON.stringify({ data: { type: "incident_action_items", attributes: { priority: "low" } } });
      await fetch(new Request(again.url, { method: "PUT", headers: again.headers, body }));
      return response;
    };
  };

  /** Creates two for one. */
  const doubles = (fetch: Fetch): Fetch => {
    return async (input, init) => {
      const request = new Request(input, init);
      if (request.method === "POST") await fetch(request.clone());
      return await fetch(request);
    };
  };

  test("the list that holds what was deleted has failed, and not the one that was sent after it", async () => {
    const { problem, exchange, isLast } = await blamedBy("life-cycle", neverForgets);
    expect(problem).toMatch(/^It was deleted, but list\w+ still holds it\.$/);
    expect(problem).toContain(exchange?.operation.id);
    expect(isLast).toBe(false);
  });

  test("the refusal that had an effect has failed, and not the reading that shows it", async () => {
    const { problem, exchange, isLast } = await blamedBy("refused-without-effect", doesWhatItRefuses);
    expect(problem).toMatch(/ was refused, but `\w+` was /);
    expect(exchange).toMatchObject({ request: { method: "PUT" }, response: { status: 422 } });
    expect(isLast).toBe(false);
  });

  test("the page that shows an unreported item has failed", async () => {
    const { problem = "", exchange } = await blamedBy("accounted-for", doubles);
    expect(problem).toMatch(/ carries the mark of the run, but no answer said that it was created\.$/);
    expect(exchange?.operation.id).toBe("listIncidentActionItems");
    expect(exchange?.response.body).toContain(problem.slice(0, 36));
  });

  test("the page that says something wrong of itself has failed, and not a later one", async () => {
    const { problem, exchange, isLast } = await blamedBy("pagination", (fetch) => async (input, init) => {
      const response = await fetch(input, init);
      const document = (await response.json()) as { meta?: { current_page: number; total_count: number } };
      if (document.meta?.current_page === 2) document.meta.total_count += 1;
      return new Response(JSON.stringify(document), response);
    });
    expect(problem).toMatch(/Page 2: it counts \d+ in all, but there are \d+/);
    expect(exchange?.request.url).toContain("page%5Bnumber%5D=2");
    expect(isLast).toBe(false);
  });

  test("what was found before something else ends a scenario is kept, beside what ended it", async () => {
    const { all } = await blamedBy("credentials", (fetch) => {
      const open = interfering(() => (received, next) => {
        const headers = new Headers(received.headers);
        // It knows everybody who reads, and never answers who writes without a token.
        if (received.method === "GET") headers.set("authorization", `Bearer ${REFERENCE.token}`);
        else if (headers.get("authorization") !== `Bearer ${REFERENCE.token}`) throw new Error("The connection broke.");
        return next({ ...received, headers });
      });
      return open(fetch);
    });
    expect(all.filter((problem) => problem.includes("is answered with 200")).length).toBeGreaterThan(0);
    expect(all.at(-1)).toMatch(/^It could not go on: /);
  });
});

describe("what responses show under another name", () => {
  const runReadBack = (wrap?: ReferenceServerOptions["wrap"]) => run("read-back", wrap, { as: "server" });
  const TIME = "2025-12-08T08:27:26.644-08:00";
  const FLAT_CREATOR = { id: 7, email: "a@example.com", created_at: TIME, updated_at: TIME };
  const createdBy = (user: typeof FLAT_CREATOR | null) =>
    onAnswer((answer) => withAttributes(answer, (held) => ({ ...held, created_by: user })));
  const dropsAssignee = onRequest((received) => withSent(received, ({ assigned_to_user_id: _, ...others }) => others));

  test.each([
    ["a document", undefined],
    ["a flat user", createdBy(FLAT_CREATOR)],
  ])("a server that names the creator as %s keeps an assignee", async (_, wrap) => {
    const verdict = await runReadBack(wrap);
    expect(violationsIn(verdict)).toEqual([]);
    expect(verdict.exchanges.filter(({ request }) => request.body?.includes('"assigned_to_user_id":')).length).toBe(3);
  });

  test("a dropped assignee is found with nobody configured: the response to a create names somebody", async () => {
    const [finding] = violationsIn(await runReadBack(dropsAssignee)).filter(({ check }) => check === "read-back");
    expect(finding?.problems[0]).toBe(
      "`assigned_to_user_id` was set to 1, but the response to its creation has null at `assigned_to/id`.",
    );
  });

  test("where nobody is named, or the one who is named is refused, it is left out and says what to set", async () => {
    await expect(runReadBack(createdBy(null))).rejects.toThrow(
      "assigned_to_user_id must name something that exists there: set ROOTLY_USER_ID to the number of a user",
    );
    const REFUSED = { status: 422, headers: { "content-type": "application/vnd.api+json" } };
    const refuses: ReferenceServerOptions["wrap"] = (fetch) => async (input, init) => {
      const request = new Request(input, init);
      const isAssigning = (await request.clone().text()).includes('"assigned_to_user_id":1');
      return isAssigning ? new Response('{"errors":[{"title":"No","status":"422"}]}', REFUSED) : fetch(request);
    };
    await expect(runReadBack(refuses)).rejects.toThrow("the server refuses 1 as assigned_to_user_id");
  });
});

describe("a resource that lacks something", () => {
  const retrospectives: Resource = { ...resource, name: "retrospectives" };
  const { create, update, lists } = resource;

  /** The operation of a resource with something else in it. */
  function changed(operation: Operation | undefined, change: Partial<Operation>): Operation {
    if (operation === undefined) throw new Error("The resource has no such operation.");
    return { ...operation, ...change };
  }

  test("a resource that has everything has every scenario", () => {
    expect(scenarios.map((scenario) => leftOutOf(scenario, retrospectives))).toEqual(scenarios.map(() => undefined));
  });

  test.each<[Scenario, Partial<Resource>, string]>([
    [lifeCycle, { update: undefined }, "retrospectives have no update"],
    [lifeCycle, { create: undefined, remove: undefined }, "retrospectives have no create and no delete"],
    [refusedWithoutEffect, { read: undefined }, "retrospectives have no read"],
    [refusedWithoutEffect, { texts: [] }, "retrospectives have no string that could carry the mark of a run"],
    [refusedWithoutEffect, { lists: [] }, "retrospectives have no list in which they could be found again"],
    [
      refusedWithoutEffect,
      { create: changed(create, { answer: {} }) },
      "no response to createIncidentActionItem shows one of retrospectives with its id",
    ],
    [
      partialUpdate,
      { update: changed(update, create?.body ? { body: create.body } : {}) },
      "retrospectives have no partial update: updateIncidentActionItem requires `summary`",
    ],
    [
      readBack,
      {
        update: changed(update, {
          body: { mediaType: "application/vnd.api+json", schema: {}, required: true, undeclared: {} },
        }),
      },
      "retrospectives have no attribute that responses show under another name",
    ],
    [
      pagination,
      { lists: lists.map((list) => changed(list, { queryParameters: [] })) },
      "retrospectives have no list with pages of a size to choose",
    ],
    [
      filters,
      { lists: lists.map((list) => changed(list, { queryParameters: [] })) },
      "retrospectives have no list with filters by their attributes",
    ],
  ])("$0.name says what is lacking: $2", (scenario, lacking, reason) => {
    expect(leftOutOf(scenario, { ...retrospectives, ...lacking })).toBe(reason);
  });

  test("without an update, it is written all the same", () => {
    expect(reasonNotToWrite({ ...retrospectives, update: undefined })).toBeUndefined();
  });
});

describe("hostile JSON", () => {
  /** JSON that throws when it is taken for a string, compared, printed or put into a URL. */
  const VALUES = {
    "an object with members called like methods": '{"toString":1,"valueOf":1,"toJSON":1,"then":1,"__proto__":{"a":1}}',
    "an array in 20,000 others": "[".repeat(20_000) + "]".repeat(20_000),
    "half a surrogate pair": '"\\ud800"',
  };

  /** What the members of a response are set to, by their place. */
  const PLACES = {
    id: /(?<="id":)"[^"]+"(?=,"(?:type|attributes)":)/g,
    attributes: /(?<="(?:summary|status|priority|due_date|created_at|updated_at)":)(?:"(?:[^"\\]|\\.)*"|null)/g,
  };

  /** A valid and an invalid case of each operation, and every scenario. */
  function someOf(testCases: readonly TestCase[]): TestCase[] {
    const kindOf = ({ group, name, case: testCase }: TestCase) => `${group} ${testCase?.polarity ?? name}`;
    return [...new Map(testCases.toReversed().map((testCase) => [kindOf(testCase), testCase])).values()];
  }

  const rows = Object.entries(PLACES).flatMap(([place, pattern]) =>
    Object.entries(VALUES).map(([name, value]) => ({ place, name, pattern, value })),
  );

  test.each(rows)("$name as $place breaks the contract, and not the suite", async ({ pattern, value }) => {
    let replaced = 0;
    const complaints = await complaintsAbout({
      thorough: true,
      drift: true,
      choose: someOf,
      wrap: (fetch) => async (input, init) => {
        const response = await fetch(input, init);
        if (!response.ok || response.body === null) return response;
        const body = (await response.text()).replace(pattern, () => {
          replaced += 1;
          return value;
        });
        return new Response(body, response);
      },
    });
    expect(replaced).toBeGreaterThan(0);
    expect(complaints).not.toEqual([]);
    const odd = /Cannot |call stack|URI malformed|not a function|not iterable|\[object/;
    expect(complaints.filter(({ problem }) => odd.test(problem))).toEqual([]);
  });
});
