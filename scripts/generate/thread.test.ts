import { expect, test } from "vitest";
import type * as DescriptionThread from "./description.ts";
import type * as ProductsThread from "./products.ts";
import { startThread } from "./thread.ts";

test("what a function throws in a thread is thrown by the call, and the thread goes on", async () => {
  const thread = await startThread<typeof DescriptionThread>("./description.ts");
  try {
    const lost = { file: "/openapi/nothing.yaml", pointer: "#", reason: "" };
    await expect(thread.call("locate", "/", [lost])).rejects.toThrow("no such file or directory");
    expect(await thread.call("locate", "/", [])).toEqual([]);
  } finally {
    await thread.stop();
  }
});

test("a call to a thread that has ended fails", async () => {
  const thread = await startThread<typeof DescriptionThread>("./description.ts");
  await thread.stop();
  await expect(thread.call("locate", "/", [])).rejects.toThrow("The thread of ./description.ts has ended.");
});

test("a call that never ends is ended, with its thread", async () => {
  const thread = await startThread<typeof DescriptionThread>("./description.ts", { answersWithinMs: 1 });
  const endless = thread.call("lintDescription", process.cwd());
  await expect(endless).rejects.toThrow("lintDescription took longer than 0.001 s");
  await expect(thread.call("locate", "/", [])).rejects.toThrow("The thread of ./description.ts has ended.");
});

test("a call that takes too much memory ends its thread, not the process", async () => {
  const thread = await startThread<typeof ProductsThread>("./products.ts", { maxHeapMb: 64 });
  const values = Array.from({ length: 1_000_000 }, (_, value) => ({ value }));
  const document = { openapi: "3.1.0", info: { title: "Large", version: "1" }, components: { examples: { values } } };
  // What is between the threads has no form of its own there.
  const call = thread.call("typesOf", document as object as Parameters<typeof ProductsThread.typesOf>[0]);
  await expect(call).rejects.toThrow("memory limit");
});
