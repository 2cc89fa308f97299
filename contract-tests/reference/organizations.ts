import type { FakeRootlyOptions } from "../../src/testing.ts";
import { createFakeRootly } from "../../src/testing.ts";

type Fetch = typeof globalThis.fetch;

/** Another organization on the same server: what it has, only its token shows. */
export type Organization = Required<Pick<FakeRootlyOptions, "token" | "incidents">> & { token: string };

/** A `fetch` that answers whoever shows the token of another organization for that one, and others as the given one. */
export function withOrganizations(fetch: Fetch, organizations: readonly Organization[]): Fetch {
  const others = new Map(organizations.map((each) => [`Bearer ${each.token}`, createFakeRootly(each)]));
  return async (input, init) => {
    const request = new Request(input, init);
    const other = others.get(request.headers.get("authorization") ?? "");
    return await (other ?? { fetch }).fetch(request);
  };
}
