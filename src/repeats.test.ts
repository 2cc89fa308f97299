import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { CREATED } from "./test-support/clients.ts";
import { type Step, startFaultServer } from "./test-support/fault-server.ts";
import { findRuntimes, runIn } from "./test-support/runtimes.ts";

const program = fileURLToPath(new URL("./test-support/two-creates.ts", import.meta.url));
const twoWrites = fileURLToPath(new URL("./test-support/two-writes.ts", import.meta.url));

// Without its package, npm install has found none for this platform.
describe.each(await findRuntimes())("$name $version sends a create once", (runtime) => {
  test.skipIf(runtime.version === undefined).each<[string, Step]>([
    ["is closed", { do: "close" }],
    ["is reset", { do: "reset", when: "after reading" }],
    ["says what is no HTTP", { do: "raw", text: "SSH-2.0-OpenSSH_9.6\r\n" }],
  ])("when the connection was used before and %s", async (_, step) => {
    const server = await startFaultServer([CREATED, step, CREATED]);
    const report = await runIn(runtime, program, { baseUrl: server.url });
    expect(report).toEqual({ outcome: "unknown", attempts: 1 });
    expect(server.requests.map(({ body }) => JSON.parse(body).data.attributes.summary)).toEqual(["First", "Sëcond"]);
    expect(server.connections).toBeLessThanOrEqual(2);
  });

  test.skipIf(runtime.version === undefined).each([401, 403, 407, 408, 421, 425, 500, 503])(
    "when it is answered with %i",
    async (status) => {
      const headers = { "www-authenticate": "Basic", "proxy-authenticate": "Basic", "retry-after": "0" };
      const server = await startFaultServer([CREATED, { do: "answer", status, headers, body: "{}" }, CREATED]);
      const report = await runIn(runtime, program, { baseUrl: server.url });
      const unknown = status === 408 || status >= 500;
      expect(report).toEqual({ outcome: unknown ? "unknown" : "rejected", attempts: 1 });
      expect(server.requests).toHaveLength(2);
    },
  );
});

// A second request that is refused would hide that the first one had arrived.
describe.each(await findRuntimes())("$name $version sends once, when a connection breaks,", (runtime) => {
  test.skipIf(runtime.version === undefined).each([
    ["an update", "safeUpdate"],
    // Deno and workerd send a deletion again, and give no way to prevent it.
    ...(/Deno|workerd/.test(runtime.name) ? [] : [["a deletion", "safeDelete"]]),
  ])("%s", async (_, method) => {
    const server = await startFaultServer([CREATED, { do: "close" }, CREATED]);
    const report = await runIn(runtime, twoWrites, { baseUrl: server.url, method });
    expect(report).toEqual({ first: true, second: false, outcome: "unknown" });
    expect(server.requests).toHaveLength(2);
  });
});
