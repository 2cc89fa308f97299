import { declaredMediaType, isJson, operations } from "../spec/operations.ts";
import { essence, type Exchange } from "./exchange.ts";

/** How the reason begins where a request did not get through to the server. */
export const NEVER_SEEN = "never seen by the server, as ";

/** The media types in which the API responds: gateways have pages, plain text, or plain JSON of their own (AWS, Kong). */
const OF_THE_API = [...new Set(operations.flatMap(({ accept }) => accept))];

/** Whether a response is in none of the media types of the API. */
export function isInOther({ headers }: Pick<Answer, "headers">): boolean {
  return declaredMediaType(OF_THE_API, essence(headers["content-type"])) === undefined;
}

type Answer = Pick<Exchange["response"], "status" | "headers">;

/** Tells the responses of what stands in front of a server, such as a web application firewall, from the server's own. */
export interface Gateway {
  /** Takes note of what the server's own responses have in common. */
  note(response: Pick<Response, "headers">): void;
  /**
   * Why a refusal is none of the server's, with what to do; undefined where it is, as far as anybody can tell.
   *
   * @param isValid Whether the request is one that the spec allows. That a server refuses another one in a page is
   *   common, and no route for one that it allows is a fault all the same.
   */
  refusalIn(exchange: Exchange, isValid: boolean): string | undefined;
}

/** What a server has not seen that was refused with these. Of others, a gateway may only have replaced the page. */
const OF_GATEWAYS = [400, 401, 403, 405, 406, 408, 411, 413, 414, 415, 417, 421, 431];
/** What firewalls refuse requests with that they take for attacks (ModSecurity, AWS WAF, Cloudflare). */
const BLOCKED = [403, 406];
/** With this, ModSecurity refuses bodies that it cannot read, however well the server could. */
const UNREADABLE = 400;
const methodsIn = (allow = ""): string[] => allow.split(",").map((method) => method.trim());
/** Headers that applications set for each request, and that proxies do not set on pages of their own. */
const OF_THE_SERVER = /^(?:x-)?(?:ratelimit-|request-id$|correlation-id$|trace-?id$|runtime$|response-time$)/;

export function openGateway(): Gateway {
  let own: readonly string[] | undefined;

  /** Whether a response has none of what all of the server's own have. */
  function isForeign({ headers }: Answer): boolean {
    return own !== undefined && own.length > 0 && !own.some((name) => headers[name] !== undefined);
  }

  return {
    note({ headers }) {
      if (isInOther({ headers: Object.fromEntries(headers) })) return;
      own = (own ?? [...headers.keys()].filter((name) => OF_THE_SERVER.test(name))).filter((name) => headers.has(name));
    },
    refusalIn({ operation, response }, isValid) {
      const { status, headers, body } = response;
      // Which methods a path has, its server knows: Flask and Django say so on a page.
      if (status === 405 && methodsIn(headers["allow"]).includes(operation.method)) return undefined;
      const mediaType = essence(headers["content-type"]);
      if (!OF_GATEWAYS.includes(status) || !isInOther(response)) return undefined;
      const isPage = BLOCKED.includes(status) && body !== "" && !isJson(mediaType);
      const isOther = isForeign(response) && (!isValid || BLOCKED.includes(status) || status === UNREADABLE);
      if (!isPage && !isOther) return undefined;
      return `${NEVER_SEEN}something in front of it refuses it with ${status} (${mediaType || "no media type"}). Let the address of the suite pass there, or test the server behind it`;
    },
  };
}

/** What gateways answer when they get no answer from the server, or more requests than they can pass on. */
const NOT_REACHED = [502, 503, 504];
/** Those of Cloudflare. */
const CLOUDFLARE = { first: 520, last: 530 };

/** Whether a gateway did not reach the server. A server's own failure has the media type of its other responses. */
export function isNotReached(response: Answer): boolean {
  const { status } = response;
  const isOfGateways = NOT_REACHED.includes(status) || (status >= CLOUDFLARE.first && status <= CLOUDFLARE.last);
  return isOfGateways && isInOther(response);
}

/** How often a request is sent that does not reach the server. */
export const ATTEMPTS_TO_REACH = 3;
