import { createFakeRootly } from "../../src/testing.ts";

type Fetch = typeof globalThis.fetch;

/** `Prefer: code=403` (RFC 7240), as Prism takes it. */
const CODE = /(?:^|[,;])\s*code\s*=\s*"?([45]\d\d)"?\s*(?:$|[,;])/i;

/** A `fetch` that answers with the refusal that a request prefers, and as the given one where it prefers none. */
export function onPreference(fetch: Fetch): Fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const [, status] = CODE.exec(request.headers.get("prefer") ?? "") ?? [];
    if (status === undefined) return await fetch(request);
    // One of its own: what fails next in the other one could be somebody else's request.
    const fake = createFakeRootly();
    fake.failNext({ kind: "status", status: Number(status), ...(status === "429" && { retryAfter: 0 }) });
    const response = await fake.fetch(request);
    // It is one refusal, not the end of the window: the next request is welcome.
    for (const name of ["x-ratelimit-remaining", "x-ratelimit-reset"]) response.headers.delete(name);
    return response;
  };
}
