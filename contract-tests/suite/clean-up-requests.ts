import { isRootlyError, type RootlyClient } from "../../src/index.ts";
import type { Operation } from "../spec/operations.ts";
import { identifierOf, listOf, type Resource } from "../spec/resource.ts";
import { isObject, type Json } from "../spec/schema.ts";
import { type ResourceObject, resourcesIn, timeOf } from "../exchange/document.ts";
import type { Target } from "../target.ts";
import type { Made } from "./journal.ts";
import { LeftOut, statusAndWords } from "./left-out.ts";
import { runOf } from "./mark.ts";

const PAGE = 50;
/** A list that goes on after so many empty pages does not end. */
const MOST_EMPTY = 3;
/** Nor does one that goes on beyond this. */
const MOST_ITEMS = 10_000;
/** Nor one that takes longer. */
const MOST_MS = 10 * 60_000;

/** A refusal, or whatever kept a request from an answer, as the end of a sentence. */
export class NotCarriedOut extends Error {
  override readonly name = "NotCarriedOut";
}

/** The requests of the clean-up about one resource of the spec, with the patience of the client. */
export interface CleanUpRequests {
  /** @throws {NotCarriedOut} when a page of the list cannot be had. */
  list(signal: AbortSignal): AsyncGenerator<ResourceObject>;
  /**
   * The one with an identifier, as it is now; undefined when reading it is answered with 404.
   *
   * @throws {NotCarriedOut}
   */
  read(id: string, signal?: AbortSignal): Promise<ResourceObject | undefined>;
  /**
   * Deletes one; one that is gone already is deleted, too.
   *
   * @throws {NotCarriedOut}
   */
  remove(id: string, signal?: AbortSignal): Promise<void>;
}

interface Init {
  params: { path: Record<string, string>; query?: Record<string, string> };
  headers: { accept: string };
  signal?: AbortSignal;
}
/** What of an answer counts here. */
type Send = (
  method: string,
  path: string,
  init: Init,
) => Promise<{ data?: unknown; response: Pick<Response, "ok" | "status" | "text"> }>;

export function cleanUpRequests(
  of: Resource,
  client: Pick<RootlyClient, "http">,
  pathValue: Target["pathValue"],
): CleanUpRequests {
  const send = senderWith(client, pathValue);
  return {
    list: (signal) => pagesOf(of, (query) => send(demanded(listOf(of)), { query, signal })),
    async read(id, signal) {
      const { isThere, document } = await send(demanded(of.read), { id, signal });
      return isThere ? (resourcesIn(document)[0] ?? { attributes: {} }) : undefined;
    },
    async remove(id, signal) {
      await send(demanded(of.remove), { id, signal });
    },
  };
}

function demanded(operation: Operation | undefined): Operation {
  if (operation === undefined) throw new NotCarriedOut("there is no such operation");
  return operation;
}

interface RequestOptions {
  id?: string;
  query?: Record<string, string>;
  signal?: AbortSignal | undefined;
}

interface Answer {
  isThere: boolean;
  document: Json;
}

function senderWith(client: Pick<RootlyClient, "http">, pathValue: Target["pathValue"]) {
  // The client's types know the paths of this spec by name; here, they come from the spec as it is.
  const request = client.http.request as unknown as Send;
  return async (operation: Operation, { id, query, signal }: RequestOptions): Promise<Answer> => {
    const path = Object.fromEntries(
      operation.pathParameters.map((name) => [
        name,
        (name === identifierOf(operation) ? id : undefined) ?? pathValue(name) ?? "",
      ]),
    );
    const { data, response } = await request(operation.method, operation.path, {
      params: { path, ...(query && { query }) },
      headers: { accept: operation.accept.join(", ") },
      ...(signal && { signal }),
    }).catch((error: unknown) => {
      if (!isRootlyError(error)) throw error;
      // What was not sent for a reason of the suite's own has no other.
      const { message } = error.cause instanceof LeftOut ? error.cause : error;
      throw new NotCarriedOut(message.replace(/\.$/, ""));
    });
    if (!response.ok && response.status !== 404)
      throw new NotCarriedOut(`it was answered with ${statusAndWords(response.status, await response.text())}`);
    // Whatever comes from JSON is some.
    return { isThere: response.ok, document: (data ?? null) as Json };
  };
}

/** What the list of a resource shows, page by page. */
async function* pagesOf(
  of: Resource,
  request: (query: Record<string, string>) => Promise<Answer>,
): AsyncGenerator<ResourceObject> {
  const { id, queryParameters } = demanded(listOf(of));
  const takes = (name: string) => queryParameters.some((parameter) => parameter.name === name);
  let empty = 0;
  let size = takes("page[size]") ? { "page[size]": String(PAGE) } : undefined;
  for (let number = 1; ; number++) {
    const send = () => request({ ...(takes("page[number]") && { "page[number]": String(number) }), ...size });
    const { isThere, document } = await send().catch((error: unknown) => {
      // It may be too large a page: then as many as the server likes.
      if (number > 1 || size === undefined || !(error instanceof NotCarriedOut)) throw error;
      size = undefined;
      return send();
    });
    if (!isThere) throw new NotCarriedOut("it was answered with 404");
    const resources = resourcesIn(document);
    yield* resources;
    if (isLast(document)) return;
    empty = resources.length === 0 ? empty + 1 : 0;
    if (empty === MOST_EMPTY)
      throw new NotCarriedOut(`${MOST_EMPTY} pages in a row are empty, and say that there are more`);
    if (!takes("page[number]")) throw new NotCarriedOut(`there is more than one page, and ${id} takes no page`);
  }
}

/** Whether nothing says that there is another page. */
function isLast(document: Json): boolean {
  const { links, meta } = isObject(document) ? document : {};
  const says = (part: Json | undefined, name: string) => isObject(part) && (part[name] ?? null) !== null;
  return !says(links, "next") && !says(meta, "next_page");
}

/** One resource that has an identifier. */
export type Identified = Required<Made>;

/** Why something is left. */
export interface Left {
  reason: string;
  /** Whether that can be otherwise next time. */
  forNow: boolean;
}

/** A resource with the mark of a run, as its list shows it. */
export interface Listed extends Identified {
  owner: string;
  /** When it was created, in milliseconds since 1970; NaN where it does not say. */
  createdAt: number;
}

export interface ListingOptions {
  /** Whose resources to look for. Default: those of every run. */
  run?: string | undefined;
  /** How much of each list to look at. Default: 10,000. */
  mostItems?: number;
  /** Ends the clean-up before its time; what is left is named. */
  signal?: AbortSignal | undefined;
}

/** What the list of a resource shows with a mark, and why that may not be all. */
export async function markedIn({ name, texts }: Resource, requests: CleanUpRequests, options: ListingOptions) {
  const { run, mostItems = MOST_ITEMS, signal } = options;
  const listed: Listed[] = [];
  let incomplete: Left | undefined;
  let seen = 0;
  try {
    const limit = AbortSignal.any([AbortSignal.timeout(MOST_MS), ...(signal ? [signal] : [])]);
    // All pages first: what is deleted meanwhile would move the others.
    for await (const { id, attributes } of requests.list(limit)) {
      seen += 1;
      if (seen > mostItems) {
        const reason = `The list of ${name} does not end within ${mostItems}; what is beyond was not looked at.`;
        incomplete = { reason, forNow: false };
        break;
      }
      const owner = runOf(attributes, texts);
      if (owner === undefined || (run !== undefined && owner !== run) || typeof id !== "string") continue;
      listed.push({ of: name, id, owner, createdAt: timeOf(attributes["created_at"]) });
    }
  } catch (error) {
    const isTooLong = error instanceof DOMException && error.name === "TimeoutError";
    if (!(error instanceof NotCarriedOut) && !isTooLong && !signal?.aborted) throw error;
    const ended = isTooLong ? `that takes longer than ${minutes(MOST_MS)}` : "the clean-up was ended";
    const message = error instanceof NotCarriedOut ? error.message : ended;
    incomplete = { reason: `All of ${name} could not be listed: ${message.replace(/(?<![.?])$/, ".")}`, forNow: true };
  }
  return { listed, incomplete };
}

/** A clock that is ahead of this one makes something of the future: as young as can be. */
export function minutes(milliseconds: number): string {
  return `${Math.max(0, Math.floor(milliseconds / 60_000))} min`;
}
