import { describe, expect, test } from "vitest";
import type { Json } from "../spec/schema.ts";
import { startReferenceServer } from "../reference/server.ts";
import { complaintsAbout } from "../mutation/ask.ts";
import { type Answer, type Fetch, interfering, type Received } from "../mutation/interference.ts";
import { acceptingEveryBody } from "../mutation/lenient.ts";
import { sentIn } from "../mutation/resources.ts";
import { REFERENCE, targetAt } from "../mutation/target.ts";
import { planFor } from "./plan.ts";
import type { TestCase } from "./test-cases.ts";
import { openSession } from "./session.ts";

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
    const server = await startReferenceServer({ ...REFERENCE, wrap });
    const target = targetAt(server.url);
    const session = await openSession(target, "a-run");
    try {
      const testCases = planFor(target);
      const unproven: Record<string, string | undefined> = {};
      for (const name of names) {
        const testCase = testCases.find(
          (testCase) => testCase.group === "createIncidentActionItem" && testCase.name === `invalid: ${name}`,
        );
        if (testCase === undefined) throw new Error(`There is no case ${name}.`);
        unproven[name] = (await testCase.ask(session)).unproven;
      }
      return { unproven, created: server.fake.items.length };
    } finally {
      await session.close();
      await server.close();
    }
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

  test("that it is the request's fault, where one valid request is accepted, which serves many", async () => {
    const { unproven, created } = await unprovenBy((fetch) => fetch, [KIND, STATUS, FIELD]);
    expect(Object.values(unproven)).toEqual([undefined, undefined, undefined]);
    expect(created).toBe(2);
  });
});
