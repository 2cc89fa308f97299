import { BodyTooLarge, essence, textOf } from "../exchange/exchange.ts";
import { isNotReached } from "../exchange/gateway.ts";
import { GIVEN_UP, LeftOut } from "./left-out.ts";

/** How many requests in a row get no response until a server is given up that has answered none, or did before. */
const UNANSWERED_FROM_THE_START = 3;
const UNANSWERED = 10;
/** How many requests are answered with 5xx, or with pages, until a server is given up that has answered nothing else. */
const FAILED = 8;

const READS_EVERY_MS = 1_000;

/** How a runtime's codes and messages for certificates begin. */
const CERTIFICATE = /\bcertificate|CERT_|_CERT/i;
/** How a server says in TLS that it does not take HTTP/1.1. */
const HTTP_2_ONLY = /no application protocol/;
const WRONG_ADDRESS = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|wrong version number/;

/** Whether a server is alive, and the API: one that is not is given up after a few requests, not after hours. */
export interface Vitality {
  /**
   * Takes note of a response, once all of it is there: a server that sends headers and then nothing more answers as little
   * as one that sends nothing. Settles then.
   */
  follow(response: Response): Promise<void>;
  /** Takes note of a request that got none, or none that ended. */
  unanswered(error: unknown): void;
  /**
   * Says once that a server was given up, as a failure; what would have been sent after that is left out.
   *
   * @throws {Error} once, when the server is given up.
   * @throws {LeftOut} from then on.
   */
  demandAlive(): void;
}

export function watchVitality(): Vitality {
  let answers = 0;
  let failures = 0;
  /** Those of a gateway. */
  let lost = 0;
  let foreign = 0;
  /** Where the last redirect leads, where that is another origin. */
  let where = "";
  let silence = 0;
  let reason = "";
  let isGivenUp = false;
  /** When a body ended, of those that are read here; undefined where the last one has not, or not yet. */
  let lastEnd: number | undefined;

  function verdict(): string | undefined {
    if (silence >= (answers === 0 ? UNANSWERED_FROM_THE_START : UNANSWERED))
      return `The server does not answer: the last ${silence} requests got no response, or none that ended (${reason}). Nothing more is sent.${remedyFor(reason)}`;
    if (failures >= FAILED && failures === answers)
      return lost === failures
        ? `What stands in front of the server does not reach it: all of ${lost} requests were answered with 502, 503 or 504, not by the API. Nothing more is sent. Is the server up?`
        : `The server fails: all of ${failures} requests were answered with 5xx. Nothing more is sent.`;
    if (foreign >= FAILED && foreign === answers)
      return `What answers there is not the API: all of ${foreign} requests were answered with pages or redirects${where}. Nothing more is sent. Is ROOTLY_API_URL right, and does nothing in front of it refuse the suite?`;
    return undefined;
  }

  function answered({ status, headers }: Response): void {
    answers += 1;
    if (isNotReached({ status, headers: Object.fromEntries(headers) })) lost += 1;
    const isPage = essence(headers.get("content-type") ?? undefined) === "text/html";
    if (isPage || (status >= 300 && status < 400)) foreign += 1;
    const location = headers.get("location") ?? "";
    if (URL.canParse(location)) where = ` to ${new URL(location).origin}`;
    silence = 0;
    // 501 says that an operation is not known there, and nothing of the server's health.
    if (status >= 500 && status !== 501) failures += 1;
  }

  function unanswered(error: unknown): void {
    silence += 1;
    reason = reasonOf(error);
  }

  return {
    async follow(response) {
      // A second reader of each body takes time. As long as bodies end, one now and then is enough.
      if (lastEnd !== undefined && Date.now() - lastEnd < READS_EVERY_MS) return answered(response);
      lastEnd = undefined;
      try {
        await textOf(response.clone());
      } catch (error) {
        if (!(error instanceof BodyTooLarge)) return unanswered(error);
      }
      lastEnd = Date.now();
      answered(response);
    },
    unanswered,
    demandAlive() {
      const message = verdict();
      if (message === undefined) return;
      if (isGivenUp) throw new LeftOut(`${GIVEN_UP}${message}`);
      isGivenUp = true;
      throw new Error(message);
    },
  };
}

/** What to do where no request gets a response; empty where nobody can tell. */
function remedyFor(reason: string): string {
  if (HTTP_2_ONLY.test(reason))
    return " It takes HTTP/2 only, and Node's `fetch` sends HTTP/1.1: test it behind a proxy.";
  if (CERTIFICATE.test(reason)) return " Give Node the authority that signs its certificate with NODE_EXTRA_CA_CERTS.";
  return WRONG_ADDRESS.test(reason) ? " Is ROOTLY_API_URL right?" : "";
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (!(error.cause instanceof Error)) return error.message;
  const { message, code } = error.cause as NodeJS.ErrnoException;
  // Of several addresses that refuse, Node gives the code alone.
  return `${error.message}: ${message || code}`;
}
