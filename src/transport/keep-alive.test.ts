import { expect, test } from "vitest";
import { CREATED, clientOf, INCIDENT } from "../test-support/clients.ts";
import { type Step, startFaultServer } from "../test-support/fault-server.ts";

/** After this many milliseconds the runtime has put a connection back that was used. */
const IDLE = 50;

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}

test("creates one after the other share a connection", async () => {
  const server = await startFaultServer([CREATED]);
  const { actionItems } = clientOf(server.url);
  for (let i = 0; i < 5; i++) {
    await actionItems.create(INCIDENT, { summary: `Number ${i}` });
    await pause(IDLE);
  }
  expect(server.requests).toHaveLength(5);
  expect(server.connections).toBe(1);
});

test.each<[string, Step]>([
  ["closed", { do: "close" }],
  ["reset", { do: "reset", when: "after reading" }],
  ["reset unread", { do: "reset", when: "before reading" }],
])("a create on a kept connection that is then %s is not sent again", async (_, step) => {
  const server = await startFaultServer([CREATED, step, CREATED]);
  const { actionItems } = clientOf(server.url);
  await actionItems.create(INCIDENT, { summary: "First" });
  await pause(IDLE);
  const result = await actionItems.safeCreate(INCIDENT, { summary: "Second" });
  expect(result).toMatchObject({ ok: false, error: { code: "connection", outcome: "unknown", attempts: 1 } });
  // Whatever would be sent behind the client's back needs a moment.
  await pause(100);
  expect(server.connections).toBe(1);
  expect(server.requests.filter(({ body }) => body.includes("Second")).length).toBeLessThanOrEqual(1);
});

test("creates that race with the server's closing of idle connections are filed at most once", async () => {
  // Each answer is followed by the end of the connection, which the client may not have noticed when it sends again.
  const server = await startFaultServer([{ do: "answer-and-close", of: CREATED }]);
  const { actionItems } = clientOf(server.url);
  const counts = { created: 0, unknown: 0 };
  for (let i = 0; i < 200; i++) {
    const result = await actionItems.safeCreate(INCIDENT, { summary: `Number ${i}.` });
    if (result.ok) counts.created += 1;
    else {
      expect(result.error).toMatchObject({ outcome: "unknown", attempts: 1 });
      counts.unknown += 1;
    }
  }
  const filed = server.requests.map(({ body }) => body);
  expect(new Set(filed).size).toBe(filed.length);
  expect(filed.length).toBeGreaterThanOrEqual(counts.created);
  expect(counts.created + counts.unknown).toBe(200);
});
