import { describe, expect, onTestFinished, test } from "vitest";
import { today } from "../cases/today.ts";
import { type ReferenceServerOptions, startReferenceServer } from "../reference/server.ts";
import { targetFrom } from "../target.ts";
import { openWriteGuard } from "./write-guard.ts";
import { LeftOut } from "./left-out.ts";
import { openSession } from "./session.ts";
import type { Json } from "../spec/schema.ts";
import { complaintsAbout, REFERENCE } from "../mutation/trial.ts";
import { type Answer, type Fetch, interfering, type Received, sentIn } from "../mutation/interference.ts";
import { habits } from "../mutation/variants/habits.ts";
import { acceptingEveryBody } from "../mutation/operators/validation.ts";
import { planFor } from "./plan.ts";
import { type TestCase, testCasesFor } from "./test-cases.ts";
import { attributesOf } from "../exchange/document.ts";
import { violationsIn } from "./verdict.ts";
import { resource } from "../spec/resource.ts";

const [INCIDENT = ""] = REFERENCE.incidents;

/** A session with a reference server. Both are closed when the test is over. */
async function open({ wrap, more = {}, maxWrites = Infinity }: OpenOptions = {}) {
  const server = await startReferenceServer({ ...REFERENCE, wrap });
  const target = targetFrom({
    CONTRACT_TARGET: "reference",
    ROOTLY_API_URL: server.url,
    ROOTLY_API_TOKEN: REFERENCE.token,
    ROOTLY_INCIDENT_ID: INCIDENT,
    ...more,
  });
  const session = await openSession(target, "a-run", openWriteGuard({ maxWrites }));
  onTestFinished(async () => {
    await session.close();
    await server.close();
  });
  return { server, target, session };
}

interface OpenOptions extends Pick<ReferenceServerOptions, "wrap"> {
  /** Variables that say more of the target. */
  more?: Record<string, string>;
  maxWrites?: number;
}

describe("calls of the client", () => {
  const openAsServer = () => open({ more: { CONTRACT_TARGET: "server" }, maxWrites: 4 });

  test("calls side by side each get what went over the wire for them, and nothing of the others", async () => {
    const { server, session } = await openAsServer();
    const ids = Array.from({ length: 12 }, (_, at) => server.fake.seed(INCIDENT, { summary: `Finding ${at}` }).id);
    const called = await Promise.all(ids.map((id) => session.call(({ actionItems }) => actionItems.get(id))));
    for (const [at, { exchanges, result }] of called.entries()) {
      expect(exchanges.map(({ request }) => request.url)).toEqual([`${server.url}/v1/action_items/${ids[at]}`]);
      expect(result).toMatchObject({ value: { id: ids[at], summary: `Finding ${at}` } });
    }
  });

  test("of calls side by side, those that pass a limit are left out, and the others are made", async () => {
    const { server, session } = await openAsServer();
    const create = () => session.call(({ actionItems }) => actionItems.create(INCIDENT, { summary: "Rotate the key" }));
    const results = await Promise.allSettled([create(), create(), create(), create()]);
    const refused = results.flatMap((result) => (result.status === "rejected" ? [result.reason as unknown] : []));
    expect(refused).toHaveLength(2);
    for (const reason of refused) expect(reason).toBeInstanceOf(LeftOut);
    expect(server.fake.items).toHaveLength(2);
  });

  test("what is left out is not tried again, as if the server had failed", async () => {
    const { target } = await openAsServer();
    const writeGuard = openWriteGuard({ maxWrites: 0 });
    let attempts = 0;
    const counting: typeof fetch = (input, init) => {
      attempts += 1;
      return writeGuard.fetch(input, init);
    };
    const session = await openSession(target, "a-run", { ...writeGuard, fetch: counting });
    onTestFinished(() => session.close());
    await expect(session.call(({ actionItems }) => actionItems.update("an-item", { status: "done" }))).rejects.toThrow(
      LeftOut,
    );
    expect(attempts).toBe(1);
  });

  test("a server that cannot be reached is told as such, and not as the answer of a proxy", async () => {
    const { server, session } = await openAsServer();
    await server.close();
    await expect(session.call(({ actionItems }) => actionItems.delete("an-item"))).rejects.toThrow(
      "DELETE /v1/action_items/an-item got no response",
    );
  });
});

const NOBODY_ELSE = 234;
const MEDIA_TYPE = "application/vnd.api+json";

const refusal = (status: number): Answer => ({
  status,
  headers: { "content-type": MEDIA_TYPE },
  body: JSON.stringify({ errors: [{ title: "Not found or unauthorized", status: String(status) }] }),
});

/** Whether a request names something that does not exist. */
function namesWhatIsNotThere(received: Received): boolean {
  const { assigned_to_user_id: user, assigned_to_group_ids: groups, form_field_selections: fields } = sentIn(received);
  const isSome = (value: Json | undefined) => value !== undefined && value !== null && JSON.stringify(value) !== "[]";
  return (isSome(user) && user !== NOBODY_ELSE) || isSome(groups) || isSome(fields);
}

/** Looks up whatever a request names, first of all. */
const lookingUp = (status: number) =>
  interfering(() => async (received, next) => (namesWhatIsNotThere(received) ? refusal(status) : await next(received)));

const ofBodies = (testCases: readonly TestCase[]) =>
  testCases.filter(({ case: testCase }) => testCase?.polarity === "invalid" && testCase.violates?.in === "body");

test(
  "a server that looks up what a request names, and validates nothing beside, is found",
  { timeout: 600_000 },
  async () => {
    const wrap = (fetch: Fetch) => lookingUp(422)(acceptingEveryBody(fetch));
    const complaints = await complaintsAbout({ wrap, choose: ofBodies, thorough: true });
    const accepted = complaints.filter(({ check }) => check === "invalid-refused").map(({ testCase }) => testCase);
    expect(accepted).toContain("createIncidentActionItem > invalid: /data/attributes/summary is missing");
    expect(accepted).toContain("updateIncidentActionItem > invalid: /data/attributes/kind is outside its enum");
  },
);

test("a server that answers 404 where a request names somebody who does not exist does not fail", async () => {
  const complaints = await complaintsAbout({ wrap: lookingUp(404), as: "server", choose: ofBodies, thorough: true });
  expect(complaints).toEqual([]);
});

describe("what a refusal proves", () => {
  /** What comes of some cases of a create, one after the other. */
  async function unprovenBy(wrap: (fetch: Fetch) => Fetch, names: readonly string[]) {
    const { server, target, session } = await open({ wrap, more: { ROOTLY_USER_ID: String(NOBODY_ELSE) } });
    const testCases = planFor(target);
    const unproven: Record<string, string | undefined> = {};
    for (const name of names) {
      const testCase = testCases.find(
        (testCase) => testCase.group === "createIncidentActionItem" && testCase.name === `invalid: ${name}`,
      );
      if (testCase === undefined) throw new Error(`There is no case ${name}.`);
      unproven[name] = (await testCase.run(session)).unproven;
    }
    return { unproven, created: server.fake.items.length };
  }

  const FIELD = "/data/attributes/form_field_selections/0 is a number";
  const KIND = "/data/attributes/kind is outside its enum";
  const STATUS = "/data/attributes/status is outside its enum";

  test("nothing, where the valid request beside it is refused as well", async () => {
    const { unproven } = await unprovenBy(lookingUp(422), [FIELD, KIND]);
    expect(unproven).toEqual({
      [FIELD]: "the valid request beside it was answered with 422",
      [KIND]: undefined,
    });
  });

  test("nothing, where the valid request beside it has nothing to read", async () => {
    const { target, session } = await open({ more: { CONTRACT_TARGET: "server", CONTRACT_READ_ONLY: "yes" } });
    const missing = testCasesFor(target).find(
      ({ group, name }) => group === "getIncidentActionItem" && name === "invalid: nothing has this identifier",
    );
    expect((await missing?.run(session))?.unproven).toBe(
      "the valid request beside it was left out: with --read-only, it needs something that is there already",
    );
  });

  test("that it is the request's fault, where one valid request is accepted, which serves many", async () => {
    const { unproven, created } = await unprovenBy((fetch) => fetch, [KIND, STATUS, FIELD]);
    expect(Object.values(unproven)).toEqual([undefined, undefined, undefined]);
    expect(created).toBe(2);
  });
});

describe("a server that reads to the end of the JSON of a body", () => {
  const wrap = habits.find(({ name }) => name.startsWith("JSON that is read to its end"))?.wrap;

  async function runCases(...names: readonly (readonly [operationId: string, name: string])[]) {
    const { server, target, session } = await open({ wrap });
    const verdicts = [];
    for (const [operationId, name] of names) {
      const testCase = testCasesFor(target).find((item) => item.group === operationId && item.name === name);
      if (testCase === undefined) throw new Error(`There is no case ${name}.`);
      verdicts.push(await testCase.run(session));
    }
    return { items: server.fake.items, problems: verdicts.flatMap(violationsIn) };
  }

  const BEHIND = "invalid: a body with something behind it";

  test("does not fail, and clean-up knows what is created", async () => {
    const { items, problems } = await runCases(["createIncidentActionItem", BEHIND]);
    expect(problems).toEqual([]);
    expect(items.map(({ summary }) => summary)).toEqual(
      items.map(() => expect.stringContaining("contract run a-run") as string),
    );
    expect(items).not.toEqual([]);
  });

  test("has an invalid update carried out, beside which the next one is seen to change nothing", async () => {
    const { problems } = await runCases(
      ["updateIncidentActionItem", BEHIND],
      ["updateIncidentActionItem", "invalid: /data/attributes/summary is null"],
    );
    expect(problems).toEqual([]);
  });
});

test("updates that a server converts are not sent beside those of the same attribute", async () => {
  let underWay = 0;
  let most = 0;
  const wrap = interfering(() => async (received, next) => {
    if (received.method !== "PUT") return await next(received);
    most = Math.max(most, (underWay += 1));
    await new Promise((resolve) => setTimeout(resolve, 50));
    const answer = await next(received);
    underWay -= 1;
    return answer;
  });
  const { target, session } = await open({ wrap });
  const names = ["a boolean", "a number", "a list"].map((what) => `invalid: /data/attributes/summary is ${what}`);
  const some = testCasesFor(target).filter(
    ({ group, name }) => group === "updateIncidentActionItem" && names.includes(name),
  );
  const verdicts = await Promise.all(some.map(({ run }) => run(session)));
  expect(verdicts.flatMap(violationsIn)).toEqual([]);
  expect(verdicts).toHaveLength(names.length);
  expect(most).toBe(1);
});

function gate(): { open: () => void; opened: Promise<void> } {
  let open = () => {};
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { open, opened };
}

test("of two updates at once, the one that is answered first is not checked against what was shown before both", async () => {
  const second = gate();
  const first = gate();
  const wrap = interfering(() => async (received, next) => {
    const { status } = sentIn(received);
    if (status === undefined) return await next(received);
    // The second is carried out before the first, and answered after it.
    if (status === "done") await second.opened;
    const answer = await next(received);
    if (status === "done") setTimeout(first.open, 100);
    else {
      second.open();
      await first.opened;
    }
    return answer;
  });
  const { session } = await open({ wrap });
  const { update } = resource;
  if (update === undefined) throw new Error("The spec has no update.");
  const { id } = await session.create();
  const change = async (attributes: Record<string, Json>) => {
    // What is answered and sent in the same millisecond may be in any order.
    await new Promise((resolve) => setTimeout(resolve, 10));
    return await session.request(update, { id, attributes });
  };
  await change({ priority: "low" });
  const both = await Promise.all([change({ status: "done" }), change({ status: "cancelled" })]);
  expect(both.map(({ before }) => before.isAlone)).toEqual([false, false]);
  await change({ priority: "high" });
  expect((await change({ priority: "medium" })).before.isAlone).toBe(true);
});

/** Runs a random test case of a create. */
async function runAtRandom(name: string, { runs = "50", seed = "7", wrap }: RandomOptions = {}) {
  const { server, target, session } = await open({ wrap, more: { CONTRACT_RUNS: runs, CONTRACT_SEED: seed } });
  const testCase = testCasesFor(target).find(
    (testCase) => testCase.name === name && testCase.group === "createIncidentActionItem",
  );
  if (testCase === undefined) throw new Error(`There is no test case ${name}.`);
  if (testCase.skip !== undefined) throw new Error(testCase.skip);
  return { verdict: await testCase.run(session), items: server.fake.items };
}

interface RandomOptions extends Pick<ReferenceServerOptions, "wrap"> {
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
    const { verdict, items } = await runAtRandom(name);
    expect(violationsIn(verdict)).toEqual([]);
    expect(verdict.exchanges.length).toBeGreaterThanOrEqual(50);
    const created = items.map(({ summary, description }) => `${summary} ${description}`);
    expect(created.filter((texts) => !texts.includes("contract run a-run"))).toEqual([]);
  },
);

test("a failure is shrunk to the simplest body, says its seed, and is found again by it", async () => {
  const { verdict: once } = await runAtRandom("random: bodies that are allowed", { wrap: breaksOverFollowUps });
  const { verdict: again } = await runAtRandom("random: bodies that are allowed", { wrap: breaksOverFollowUps });

  const sent = once.exchanges.map(({ request }) => request.body);
  expect(again.exchanges.map(({ request }) => request.body)).toEqual(sent);
  const attributes = attributesOf(sent.at(-1));
  expect(Object.keys(attributes).filter((name) => name !== "description")).toEqual(["summary", "kind"]);
  expect(violationsIn(once).map(({ check }) => check)).toContain("no-server-error");
  expect(violationsIn(once).at(-1)?.problems[0]).toContain(
    `npm run contract:reference -- --seed 7 --runs 50 --today ${today()} --only "createIncidentActionItem random: bodies that are allowed"`,
  );
});

test("a server that accepts what one keyword forbids is found out", async () => {
  const { verdict } = await runAtRandom("random: bodies with one thing broken", { runs: "200", wrap: acceptsAnyKind });
  expect(violationsIn(verdict).map(({ check }) => check)).toContain("invalid-refused");
  expect(verdict.exchanges.at(-1)?.request.body).toContain('"kind":');
});

test("without --runs, nothing is sent", async () => {
  await expect(runAtRandom("random: bodies that are allowed", { runs: "0" })).rejects.toThrow("--runs N");
});

describe("what stands in front of a server", () => {
  const page = (status: number): Answer => ({
    status,
    headers: { "content-type": "text/html" },
    body: "<h1>No</h1>",
  });
  /** As the gateways of AWS, Kong and Azure say it. */
  const ownJson = (status: number): Answer => ({
    status,
    headers: { "content-type": "application/json" },
    body: '{"message":"No"}',
  });
  const answering = (answer: Answer, isMeant: (received: Received) => boolean) =>
    interfering(() => async (received, next) => (isMeant(received) ? answer : await next(received)));
  const isInvalid = ({ body }: Received) => body?.includes('"kind":"') === true;

  /** What comes of a case after the server has answered itself. */
  async function verdictOf(name: string, wrap: (fetch: Fetch) => Fetch) {
    const { target, session } = await open({ wrap });
    await session.create();
    const testCase = testCasesFor(target).find(
      (item) => item.name === name && item.group === "createIncidentActionItem",
    );
    if (testCase === undefined) throw new Error(`There is no case ${name}.`);
    const verdict = await testCase.run(session);
    return { problems: violationsIn(verdict).flatMap(({ problems }) => problems), unproven: verdict.unproven };
  }
  const INVALID = "invalid: /data/attributes/kind is outside its enum";
  const VALID = 'valid: /data/attributes/kind is "follow_up"';
  const reason = (status: number, mediaType = "text/html") =>
    `never seen by the server, as something in front of it refuses it with ${status} (${mediaType}). Let the address of the suite pass there, or test the server behind it`;

  test.each([
    [VALID, page(403), reason(403)],
    [VALID, page(406), reason(406)],
    [VALID, page(400), reason(400)],
    [INVALID, page(403), reason(403)],
    [INVALID, page(400), reason(400)],
    [INVALID, { status: 413, headers: {}, body: "" }, reason(413, "no media type")],
    [INVALID, ownJson(401), reason(401, "application/json")],
  ])("refuses what the server never sees, which proves nothing: %s, %o", async (name, answer, unproven) => {
    expect(await verdictOf(name, answering(answer, isInvalid))).toEqual({ problems: [], unproven });
  });

  test("is no reason where a page has the server's own headers, nor for a path or a method that is lacking", async () => {
    const own = { ...page(400), headers: { "content-type": "text/html", "x-ratelimit-limit": "1000" } };
    expect(await verdictOf(INVALID, answering(own, isInvalid))).toEqual({ problems: [], unproven: undefined });
    // The server has seen what is 422, or 404, even where a gateway puts a page of its own there.
    for (const status of [404, 422])
      expect((await verdictOf(INVALID, answering(page(status), isInvalid))).problems).not.toEqual([]);
    for (const answer of [own, page(404), page(405)])
      expect((await verdictOf(VALID, answering(answer, isInvalid))).problems).not.toEqual([]);
  });

  test("is no reason where a page says which methods the path has, as those of Flask and Django do", async () => {
    const isPatch = ({ method }: Received) => method === "PATCH";
    const refusalWith = (allow: string) => ({ ...page(405), headers: { "content-type": "text/html", allow } });
    const verdictWith = (allow: string) =>
      verdictOf("invalid: the method PATCH", answering(refusalWith(allow), isPatch));
    expect(await verdictWith("OPTIONS, HEAD, POST, GET")).toEqual({ problems: [], unproven: undefined });
    // As Apache's mod_proxy has it for whatever it was asked for.
    expect(await verdictWith("TRACE")).toEqual({ problems: [], unproven: reason(405) });
  });

  test("gets a request again where it did not reach the server; that it never does is a failure", async () => {
    for (const answer of [page(502), ownJson(503)]) {
      let requests = 0;
      const isFirst = (received: Received) => isInvalid(received) && ++requests === 1;
      expect(await verdictOf(VALID, answering(answer, isFirst))).toEqual({ problems: [], unproven: undefined });
    }
    const never = await verdictOf(INVALID, answering(page(504), isInvalid));
    expect(never.problems).toContain(
      "The server failed with 504: what stands in front of it did not reach it, again and again.",
    );
    const failed = { ...page(502), headers: { "content-type": MEDIA_TYPE } };
    expect((await verdictOf(INVALID, answering(failed, isInvalid))).problems).toContain("The server failed with 502.");
  });

  test("lets nothing be created, which says what to do", async () => {
    const { session } = await open({ wrap: answering(page(403), ({ method }) => method === "POST") });
    await expect(session.create()).rejects.toThrow(
      new LeftOut(`left out, as nothing can be created there: a plain create is ${reason(403)}`),
    );
  });

  test("may fail the first create without hiding that all others are refused", async () => {
    let requests = 0;
    const wrap = interfering(() => async (received, next) => {
      if (received.method !== "POST") return await next(received);
      requests += 1;
      return requests <= 3 ? page(502) : refusal(401);
    });
    const { session } = await open({ wrap });
    await expect(session.create()).rejects.toThrow("a plain create was answered with 502");
    await expect(session.create()).rejects.toThrow("a plain create is refused with 401");
  });
});

describe("a server that refuses creates", () => {
  /** Refuses creates, as far as they are meant, with a status. */
  const refusing = (status: number, isMeant: (received: Received) => boolean = () => true) =>
    interfering(() => async (received, next) => {
      const isKnown = received.headers.get("authorization") === `Bearer ${REFERENCE.token}`;
      if (received.method !== "POST" || !isKnown || !isMeant(received)) return await next(received);
      const errors = [{ title: "No more", status: String(status) }];
      return {
        ...(await next({ ...received, method: "GET", body: undefined })),
        status,
        body: JSON.stringify({ errors }),
      };
    });
  const isPlain = (received: Received) => Object.keys(sentIn(received)).length === 1;

  test.each([403, 404, 422])(
    "is not failed for %i to everything, and everything that needs one says why",
    async (status) => {
      const { target, session } = await open({ wrap: refusing(status) });
      const reason = `left out, as nothing can be created there: a plain create is refused with ${status}, "No more"`;
      await expect(session.create()).rejects.toThrow(new LeftOut(reason));
      const valid = testCasesFor(target).filter(
        ({ group, skip, case: sent }) =>
          group === "createIncidentActionItem" && sent?.polarity === "valid" && skip === undefined,
      );
      for (const { run } of valid.slice(0, 3)) await expect(run(session)).rejects.toThrow(new LeftOut(reason));
    },
  );

  test("is failed where a value is refused, and where another was accepted", async () => {
    const { session } = await open({ wrap: refusing(422, (received) => !isPlain(received)) });
    await session.create();
    await expect(session.create({ kind: "task" })).rejects.toThrow("a plain create was answered with 422");
    expect(session.creations.refusal).toBeUndefined();
    const [complaint] = await complaintsAbout({ wrap: refusing(403) });
    expect(complaint?.problem).toContain("nothing can be created there");
  });
});
