import { afterEach, beforeEach, expect, test } from "vitest";
import { type ReferenceServer, startReferenceServer } from "../reference/server.ts";
import { targetFrom } from "../target.ts";
import { openWriteGuard } from "./write-guard.ts";
import { LeftOut } from "./left-out.ts";
import { openSession, type Session } from "./session.ts";

const INCIDENT = "76e27009-efed-49a6-be80-bf0a5c2ae25e";
const TOKEN = "a-token";

let server: ReferenceServer;
let session: Session;
beforeEach(async () => {
  server = await startReferenceServer({ incidents: [INCIDENT], token: TOKEN });
  const target = targetFrom({
    CONTRACT_TARGET: "server",
    ROOTLY_API_URL: server.url,
    ROOTLY_API_TOKEN: TOKEN,
    ROOTLY_INCIDENT_ID: INCIDENT,
  });
  session = await openSession(target, "a-run", openWriteGuard({ maxWrites: 4 }));
});
afterEach(async () => {
  await session.close();
  await server.close();
});

test("calls side by side each get what went over the wire for them, and nothing of the others", async () => {
  const ids = Array.from({ length: 12 }, (_, at) => server.fake.seed(INCIDENT, { summary: `Finding ${at}` }).id);
  const called = await Promise.all(ids.map((id) => session.call(({ actionItems }) => actionItems.get(id))));
  for (const [at, { exchanges, result }] of called.entries()) {
    expect(exchanges.map(({ request }) => request.url)).toEqual([`${server.url}/v1/action_items/${ids[at]}`]);
    expect(result).toMatchObject({ value: { id: ids[at], summary: `Finding ${at}` } });
  }
});

test("of calls side by side, those that pass a limit are left out, and the others are made", async () => {
  const create = () => session.call(({ actionItems }) => actionItems.create(INCIDENT, { summary: "Rotate the key" }));
  const results = await Promise.allSettled([create(), create(), create(), create()]);
  const refused = results.flatMap((result) => (result.status === "rejected" ? [result.reason as unknown] : []));
  expect(refused).toHaveLength(2);
  for (const reason of refused) expect(reason).toBeInstanceOf(LeftOut);
  expect(server.fake.items).toHaveLength(2);
});

test("a server that cannot be reached is told as such, and not as the answer of a proxy", async () => {
  await server.close();
  await expect(session.call(({ actionItems }) => actionItems.delete("an-item"))).rejects.toThrow("fetch failed");
});
