import { createLogger } from "@stoplight/prism-core";
import { getHttpOperationsFromSpec } from "@stoplight/prism-http";
import { createServer } from "@stoplight/prism-http-server";

/** For tests: Prism as `npm run mock` has it, in this process. */
export async function prismInProcess(
  spec: object,
  { validateResponse = true } = {},
): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer(await getHttpOperationsFromSpec(spec), {
    cors: false,
    config: {
      ...{ isProxy: false, validateRequest: true, validateResponse, checkSecurity: true, errors: false },
      mock: { dynamic: false },
      upstreamProxy: undefined,
    },
    components: { logger: createLogger("mock", { level: "silent" }) },
  });
  return { url: await server.listen(0, "127.0.0.1"), close: () => server.close() };
}
