import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { CREATED } from "./test-support/clients.ts";
import { refusingPort, type Step, startFaultServer } from "./test-support/fault-server.ts";
import { findRuntimes, type Runtime, runIn } from "./test-support/runtimes.ts";
import { startHttpServer } from "./test-support/http-server.ts";
import { startUntrustedTlsServer } from "./test-support/tls-server.ts";

const program = fileURLToPath(new URL("./test-support/failing-create.ts", import.meta.url));
const runtimes = await findRuntimes();

/** Tests that are skipped where a runtime is missing. */
const testIn = (runtime: Runtime) => test.skipIf(runtime.version === undefined);
const create = (runtime: Runtime, url: string) => runIn(runtime, program, { baseUrl: url, maxRetries: 0 });

describe.each(runtimes)("$name $version", (runtime) => {
  testIn(runtime)("files an action item", async () => {
    const server = await startFaultServer([CREATED]);
    expect(await create(runtime, server.url)).toEqual({ value: "Rotate the leaked key", attempts: 1 });
    expect(server.requests).toHaveLength(1);
  });

  // What may have arrived is never said not to have been sent, whatever the runtime calls it.
  testIn(runtime).each<[string, Step]>([
    ["is closed", { do: "close" }],
    ["is reset", { do: "reset", when: "after reading" }],
    ["brings no HTTP", { do: "raw", text: "nonsense\r\n\r\n" }],
  ])("leaves the outcome open when the connection %s", async (_, step) => {
    const server = await startFaultServer([step]);
    expect(await create(runtime, server.url)).toMatchObject({ code: "connection", outcome: "unknown", attempts: 1 });
    expect(server.requests).toHaveLength(1);
  });
});

// workerd says the same of all failures: "Network connection lost." or "internal error".
describe.each(runtimes)("$name $version before anything is sent", (runtime) => {
  const outcome = runtime.name === "workerd" ? "unknown" : "not-sent";

  testIn(runtime)(`says ${outcome} of a port that is refused`, async () => {
    const url = `http://127.0.0.1:${await refusingPort()}`;
    expect(await create(runtime, url)).toMatchObject({ code: "connection", outcome });
  });

  testIn(runtime)(`says ${outcome} of a host that does not exist`, async () => {
    const result = await create(runtime, "https://does-not-exist.invalid");
    expect(result).toMatchObject({ code: "connection", outcome });
  });

  testIn(runtime)(`says ${outcome} of an untrusted certificate`, async () => {
    const server = await startUntrustedTlsServer();
    // With retries: the next attempt would end the same way.
    const result = await runIn(runtime, program, { baseUrl: server.url });
    expect(result).toMatchObject({ code: "connection", outcome, attempts: 1 });
    expect(server.bytes).toBe(0);
  });

  testIn(runtime)(`says ${outcome} of a server that speaks no TLS`, async () => {
    const server = await startHttpServer(() => {});
    const result = await create(runtime, server.url.replace("http:", "https:"));
    expect(result).toMatchObject({ code: "connection", outcome });
  });
});
