import { DIRECT } from "./direct.ts";

/**
 * What a `fetch` gave, as the rest of this client relies on it: with headers, and open for what is added. What is no
 * response comes back as one of type `"error"`.
 */
export function responseFrom(given: unknown): Response {
  try {
    // Its headers are made when they are looked at.
    if (DIRECT in Object(given)) return given as Response;
    const { ok, status, headers } = given as Partial<Response>;
    // A status that is no number is never coerced, and a response without one would be given 200.
    if (typeof status === "number") {
      const whole = headers?.get && ok === (status >= 200 && status < 300) && Object.isExtensible(given);
      return whole ? (given as Response) : new Response(null, { status, headers: headers ?? {} });
    }
  } catch {
    // Undefined has no status, and 99 can be none.
  }
  return Response.error();
}
