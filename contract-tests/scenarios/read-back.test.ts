import { expect, onTestFinished, test } from "vitest";
import { type ReferenceServerOptions, startReferenceServer } from "../reference/server.ts";
import { onAnswer, onRequest } from "../mutation/interference.ts";
import { withAttributes, withSent } from "../mutation/resources.ts";
import { testCasesFor } from "../suite/test-cases.ts";
import { openSession } from "../suite/session.ts";
import { type Verdict, violationsIn } from "../suite/verdict.ts";
import { targetFrom } from "../target.ts";

const INCIDENT = "an-incident";
const TOKEN = "a-token";

/** Runs the scenario on a server for which no user was named. */
async function ask(wrap?: ReferenceServerOptions["wrap"]): Promise<Verdict> {
  const server = await startReferenceServer({ incidents: [INCIDENT], token: TOKEN, wrap });
  onTestFinished(() => server.close());
  const target = targetFrom({
    CONTRACT_TARGET: "server",
    ROOTLY_API_URL: server.url,
    ROOTLY_API_TOKEN: TOKEN,
    ROOTLY_INCIDENT_ID: INCIDENT,
  });
  const session = await openSession(target, "a-run");
  onTestFinished(() => session.close());
  const scenario = testCasesFor(target).find(({ name }) => name === "read-back");
  if (scenario === undefined) throw new Error("There is no scenario read-back.");
  return await scenario.ask(session);
}

const TIME = "2025-12-08T08:27:26.644-08:00";
const FLAT_CREATOR = { id: 7, email: "a@example.com", created_at: TIME, updated_at: TIME };
const createdBy = (user: typeof FLAT_CREATOR | null) =>
  onAnswer((answer) => withAttributes(answer, (held) => ({ ...held, created_by: user })));
const dropsAssignee = onRequest((received) => withSent(received, ({ assigned_to_user_id: _, ...others }) => others));

test.each([
  ["a document", undefined],
  ["a flat user", createdBy(FLAT_CREATOR)],
])("a server that names the creator as %s keeps an assignee", async (_, wrap) => {
  const verdict = await ask(wrap);
  expect(violationsIn(verdict)).toEqual([]);
  expect(verdict.exchanges.filter(({ request }) => request.body?.includes('"assigned_to_user_id":')).length).toBe(3);
});

test("a dropped assignee is found with nobody configured: the response to a create names somebody", async () => {
  const [finding] = violationsIn(await ask(dropsAssignee)).filter(({ check }) => check === "read-back");
  expect(finding?.problems[0]).toBe(
    "`assigned_to_user_id` was set to 1, but the response to its creation has null at `assigned_to/id`.",
  );
});

test("where nobody is named, or the one who is named is refused, it is left out and says what to set", async () => {
  await expect(ask(createdBy(null))).rejects.toThrow(
    "assigned_to_user_id must name something that exists there: set ROOTLY_USER_ID to the number of a user",
  );
  const REFUSED = { status: 422, headers: { "content-type": "application/vnd.api+json" } };
  const refuses: ReferenceServerOptions["wrap"] = (fetch) => async (input, init) => {
    const request = new Request(input, init);
    const isAssigning = (await request.clone().text()).includes('"assigned_to_user_id":1');
    return isAssigning ? new Response('{"errors":[{"title":"No","status":"422"}]}', REFUSED) : fetch(request);
  };
  await expect(ask(refuses)).rejects.toThrow("the server refuses 1 as assigned_to_user_id");
});
