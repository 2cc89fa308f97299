import { afterEach, expect, test } from "vitest";
import { createRootlyClient } from "../../src/index.ts";
import { type ReferenceServer, type ReferenceServerOptions, startReferenceServer } from "../reference/server.ts";
import { cleanUp, type CleanUpOptions } from "./clean-up.ts";
import { markOf } from "./mark.ts";

const INCIDENT = "76e27009-efed-49a6-be80-bf0a5c2ae25e";
const TOKEN = "a-token";

let server: ReferenceServer;
afterEach(() => server.close());

async function start(options: ReferenceServerOptions = {}): Promise<void> {
  server = await startReferenceServer({ token: TOKEN, pageSize: 2, ...options });
}

const seed = (summary: string, description: string | null = null) =>
  server.fake.seed(INCIDENT, { summary, description }).id;
const left = () => server.fake.items.map(({ summary }) => summary);
const clean = (options: Partial<CleanUpOptions> = {}) =>
  cleanUp({
    client: createRootlyClient({ baseUrl: server.url, token: TOKEN, maxRetries: 0 }),
    incidentId: INCIDENT,
    ...options,
  });

test("removes what carries a mark in either text, from all pages, and nothing else", async () => {
  await start();
  const others = [
    "Rotate the leaked key",
    `Remove what is left of ${markOf("a1")}`,
    "[rootly-action-items contract run ]",
    "[rootly-action-items contract run a1",
    "[rootly-action-items contract test a1]",
  ];
  for (const summary of others) seed(summary);
  for (let count = 0; count < 5; count++) seed(`${markOf("a1")} Rotate the leaked key`);
  seed("x", markOf("b2"));
  expect(await clean()).toEqual({ removed: 6, problems: [] });
  expect(left()).toEqual(others);
});

test("removes only one run's things when that is asked, and none to see what there is", async () => {
  await start();
  seed(`${markOf("a1")} one`);
  seed(`${markOf("b2")} other`);
  const said: string[] = [];
  expect(await clean({ dryRun: true, say: (line) => said.push(line) })).toEqual({ removed: 2, problems: [] });
  expect(said.join()).toMatch(/would remove \S+ of run b2/);
  expect(left()).toHaveLength(2);
  expect(await clean({ run: "a1" })).toEqual({ removed: 1, problems: [] });
  expect(left()).toEqual([`${markOf("b2")} other`]);
});

test("leaves alone what has lost its mark by now, even when it is known to be the run's own", async () => {
  const stale = new Map<string, string>();
  await start({
    // Its list shows what was there a moment ago.
    wrap: (fetch) => async (input, init) => {
      const response = await fetch(input, init);
      let text = await response.text();
      if (String(input).includes("/incidents/")) for (const [now, before] of stale) text = text.replaceAll(now, before);
      return new Response(text, response);
    },
  });
  const id = seed("Taken over by a person");
  stale.set("Taken over by a person", markOf("a1"));
  const own = seed("Never got its mark");
  const { removed, problems } = await clean({ ids: [own] });
  expect(removed).toBe(0);
  expect(problems).toEqual([
    `${id} was left alone, because it does not carry the mark (any more).`,
    `${own} was left alone, because it does not carry the mark (any more).`,
  ]);
  expect(left()).toHaveLength(2);
});

test("names what it could not remove, and finds without a list what is known", async () => {
  await start({
    wrap: (fetch) => (input, init) =>
      String(input).includes("/incidents/") || init?.method === "DELETE"
        ? Promise.resolve(new Response(null, { status: 503 }))
        : fetch(input, init),
  });
  const id = seed(`${markOf("a1")} Rotate the leaked key`);
  const { removed, problems } = await clean({ ids: [id] });
  expect(removed).toBe(0);
  expect(problems[0]).toMatch(/^The incident's action items could not all be listed: .*503/);
  expect(problems[1]).toMatch(new RegExp(`^${id} could not be deleted: .*503`));
});

test("is not content with a deletion that does nothing", async () => {
  await start({
    wrap: (fetch) => (input, init) => fetch(input, init?.method === "DELETE" ? { ...init, method: "GET" } : init),
  });
  const id = seed(`${markOf("a1")} Rotate the leaked key`);
  expect((await clean()).problems).toEqual([`${id} was deleted, but is still there.`]);
});
