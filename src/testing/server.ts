import { validators } from "../../generated/validators.js";
import { type Answer, MEDIA_TYPE, NOT_FOUND, refusal, UNAUTHORIZED } from "./answers.ts";
import { OPERATIONS, type World } from "./operations.ts";
import type { ReadRequest } from "./requests.ts";
import { methodsAt } from "./routes.ts";

/** Carries a request out, if nothing speaks against it: who asks is checked before what is asked. */
export function answerTo(request: ReadRequest, world: World, token?: string): Answer {
  const { route, url, headers, text } = request;
  if (request.isTooLarge) return refusal(413, "Content too large");
  if (route === undefined) return withoutRoute(request);
  const [, bearer] = /^Bearer +(\S+)$/i.exec(headers.get("authorization") ?? "") ?? [];
  if (bearer === undefined || bearer !== (token ?? bearer)) return UNAUTHORIZED;

  const { parameters, request: bodies } = validators[route.operationId];
  let body: unknown;
  if (MEDIA_TYPE in bodies) {
    if (headers.get("content-type")?.toLowerCase() !== MEDIA_TYPE) return refusal(415, "Unsupported media type");
    try {
      body = JSON.parse(text);
    } catch {
      return refusal(400, "Malformed JSON");
    }
  }

  const carryOut = OPERATIONS[route.operationId];
  if (carryOut === undefined) return refusal(501, `The fake does not know how to do ${route.operationId}`);
  const query = new URLSearchParams([...url.searchParams].filter(([name]) => Object.hasOwn(parameters.query, name)));
  return carryOut(world, { url, path: route.path, query, body });
}

/** The answer to what no operation is for: a method that the path does not have (RFC 9110, section 15.5.6), or a path. */
function withoutRoute({ url, recorded }: ReadRequest): Answer {
  const methods = methodsAt(url.pathname);
  if (methods.length === 0) return NOT_FOUND;
  const headers = { allow: methods.join(", ") };
  return recorded.method === "OPTIONS" ? { status: 204, headers } : { ...refusal(405, "Method not allowed"), headers };
}
