import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { clientOf } from "./test-support/clients.ts";
import { startHttpServer } from "./test-support/http-server.ts";

const ITEMS = 100_000;
const PAGE_SIZE = 2_000;

setFlagsFromString("--expose-gc");
const collectGarbage: () => void = runInNewContext("gc");

/** What stays on the heap, in bytes. */
function heap(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

test(`iterating ${ITEMS} items holds one page of ${PAGE_SIZE} at a time`, async () => {
  const server = await startHttpServer(({ query }, response) => {
    const page = Number(query.get("page[number]") ?? 1);
    const first = (page - 1) * PAGE_SIZE;
    // Each string is one of its own, as a real one would be.
    const items = Array.from({ length: PAGE_SIZE }, (_, at) => {
      const attributes = { summary: `Number ${first + at}`, description: `${first + at} `.repeat(50) };
      return JSON.stringify({ id: String(first + at), type: "incident_action_items", attributes });
    });
    const next = first + PAGE_SIZE < ITEMS ? `"${server.url}/v1/action_items?page[number]=${page + 1}"` : null;
    response.writeHead(200).end(`{"data":[${items.join()}],"links":{"next":${next}}}`);
  });
  const list = clientOf(server.url).actionItems.listAll();
  const alive = new Set<WeakRef<object>>();
  const before = heap();
  let seen = 0;
  let most = 0;
  let mostAlive = 0;
  for await (const item of list) {
    if (item.id !== String(seen)) throw new Error(`Item ${item.id} came as number ${seen}.`);
    if (seen % 100 === 0) alive.add(new WeakRef(item));
    seen += 1;
    // In the middle of each fifth page.
    if (seen % (5 * PAGE_SIZE) !== PAGE_SIZE / 2) continue;
    await new Promise(setImmediate);
    most = Math.max(most, heap() - before);
    mostAlive = Math.max(mostAlive, [...alive].filter((weakRef) => weakRef.deref()).length);
  }
  expect(seen).toBe(ITEMS);
  expect(server.requests).toHaveLength(ITEMS / PAGE_SIZE);
  // A page takes about 1 MB; all of them would take 50.
  expect(most).toBeLessThan(8_000_000);
  // Of the page that is being iterated, each hundredth; half of those had been seen.
  expect(mostAlive).toBeLessThanOrEqual(PAGE_SIZE / 100);
});
