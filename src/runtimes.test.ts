import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { CREATED } from "./test-support/clients.ts";
import { startFaultServer } from "./test-support/fault-server.ts";
import { findRuntimes, runIn } from "./test-support/runtimes.ts";

const program = fileURLToPath(new URL("./test-support/failing-create.ts", import.meta.url));

describe.each(await findRuntimes())("$name $version", (runtime) => {
  test.skipIf(runtime.version === undefined)("files an action item", async () => {
    const server = await startFaultServer([CREATED]);
    expect(await runIn(runtime, program, { baseUrl: server.url })).toEqual({
      value: "Rotate the leaked key",
      attempts: 1,
    });
  });
});
