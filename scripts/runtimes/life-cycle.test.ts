import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { localServer } from "../../contract-tests/exchange/local-server.ts";
import { type ReferenceServer, startReferenceServer } from "../../contract-tests/reference/server.ts";
import { findRuntimes, IN_ALL, runIn } from "../../src/test-support/runtimes.ts";
import { HOSTS } from "./hosts.ts";

const program = fileURLToPath(new URL("./life-cycle-program.ts", import.meta.url));

let server: ReferenceServer;
let input: { baseUrl: string; refusing: string };

beforeAll(async () => {
  server = await startReferenceServer({ wrap: withCors });
  input = { baseUrl: server.url, refusing: await refusingUrl() };
});

afterAll(() => server.close());

/** What every runtime has to say. */
function report(refused: string) {
  return {
    ...{ created: "Rötate the leaked key", updated: "done", listed: 1, deleted: "it" },
    failures: {
      missing: "not_found, rejected",
      blank: "unprocessable, rejected",
      argument: "invalid_argument, not-sent",
      refused: `connection, ${refused}`,
      aborted: "Error: The caller has gone.",
    },
  };
}

describe.each(await findRuntimes())("$name $version", (runtime) => {
  test.skipIf(runtime.version === undefined)(
    "takes an action item through its life",
    { timeout: 600_000 },
    async () => {
      // workerd says the same of all failures.
      const refused = runtime.name === "workerd" ? "unknown" : "not-sent";
      expect(await runIn(runtime, program, input)).toEqual(report(refused));
    },
  );
});

// Browsers, bundlers and frameworks, which only npm run test:runtimes starts.
describe.runIf(IN_ALL).each(HOSTS)("$name", ({ find, run, refused }) => {
  test("takes an action item through its life", { timeout: 300_000 }, async ({ skip }) => {
    const match = await find();
    if ("missing" in match) return skip(match.missing);
    expect(await run(match.tool, input)).toEqual(report(refused));
  });
});

/** An address of this machine at which nobody listens. */
async function refusingUrl(): Promise<string> {
  const { url, close } = await localServer(() => {});
  await close();
  return url;
}

const ALLOWED = { "access-control-allow-origin": "*", "access-control-expose-headers": "*" };

/** Lets pages of any origin use a server, as a gateway in front of it would (Fetch, "CORS protocol"). */
function withCors(answer: typeof fetch): typeof fetch {
  return async (...request) => {
    const { method, headers } = new Request(...request);
    if (method === "OPTIONS" && headers.has("access-control-request-method")) {
      const request = headers.get("access-control-request-headers") ?? "";
      const allowed = {
        "access-control-allow-methods": "GET, POST, PUT, DELETE",
        "access-control-allow-headers": request,
      };
      return new Response(null, { status: 204, headers: { ...ALLOWED, ...allowed } });
    }
    const response = await answer(...request);
    for (const [name, value] of Object.entries(ALLOWED)) response.headers.set(name, value);
    return response;
  };
}
