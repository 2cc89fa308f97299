import { expect, test } from "vitest";
import type * as DescriptionThread from "./description.ts";
import { startThread } from "./thread.ts";

test("what a function throws in a thread is thrown by the call, and the thread goes on", async () => {
  const thread = await startThread<typeof DescriptionThread>("./description.ts");
  try {
    const lost = { file: "/no/such/file.yaml", pointer: "#", reason: "" };
    await expect(thread.call("locate", "/", [lost])).rejects.toThrow("no such file or directory '/no/such/file.yaml'");
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
