import type { Case } from "../cases/cases.ts";
import type { Target } from "../target.ts";
import type { Exchange } from "./exchange.ts";

const GIVES_UP_AFTER_MS = 15_000;

/** Sends a case to the target as it stands, with nothing added, and records what went over the wire. */
export async function send({ operation, ...given }: Case, target: Target): Promise<Exchange> {
  const path = operation.path.replace(/\{([^}]+)\}/g, (_, name: string) => {
    const value = target.pathValue(name);
    if (value === undefined) throw new Error(`The target has no value for the path parameter ${name}.`);
    return encodeURIComponent(value);
  });
  const url = `${target.url}${path}`;
  const headers: Record<string, string> = {
    "user-agent": "rootly-action-items-contract-tests",
    accept: operation.accept.join(", "),
  };
  if (given.authentication === "token") headers["authorization"] = `Bearer ${target.token}`;
  if (given.authentication === "malformed") headers["authorization"] = "not-a-scheme";
  if (given.mediaType !== undefined) headers["content-type"] = given.mediaType;

  const response = await fetch(url, {
    method: operation.method,
    headers,
    redirect: "manual",
    signal: AbortSignal.timeout(GIVES_UP_AFTER_MS),
    // As bytes: from a text, fetch would add a media type of its own where the case has none.
    ...(given.body !== undefined && { body: new TextEncoder().encode(given.body) }),
  });
  return {
    operation,
    request: { method: operation.method, url, headers, ...(given.body !== undefined && { body: given.body }) },
    response: {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: await response.text(),
    },
  };
}
