import { type Dispatcher, errors, util } from "undici";

/** What reads a body. */
export interface Reader {
  /** Returns whether more is wanted at once; what comes all the same is given to it as well. */
  take(chunk: Uint8Array): boolean;
  /** The body is whole, or has failed. */
  end(error?: Error): void;
}

/** By their names in lower case; one that came several times has a list. */
type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

/** How much of a body is kept before somebody reads it, in bytes. Most bodies are whole by then. */
const MOST_KEPT = 65_536;

/**
 * One request on its way through a dispatcher. It has no stream for the body of its response, which costs as much CPU as the
 * rest of a call.
 *
 * It has the methods of a handler for undici 7 and 8, and those for undici 6: the mocks of undici 7 call no others, nor does
 * the undici in Node itself, whose dispatcher is the global one where the global `fetch` was used first.
 */
export class Exchange implements Dispatcher.DispatchHandler {
  /** The status of the response; 0 until it is there. */
  status = 0;
  headers: Headers = {};
  readonly #begun: (exchange: Exchange) => void;
  readonly #ended: (error?: Error) => void;
  readonly #once: boolean;
  #reader: Reader | undefined;
  #kept: Uint8Array[] = [];
  #keptBytes = 0;
  #end: { error: Error | undefined } | undefined;
  #abort: ((reason: Error) => void) | undefined;
  #resume: (() => void) | undefined;

  /**
   * @param begun Is told when status and headers are there.
   * @param ended Is told when nothing comes any more, and why, when something is missing.
   * @param once Whether to stop a dispatcher that sends the request once more, before it does.
   */
  constructor(begun: (exchange: Exchange) => void, ended: (error?: Error) => void, once = false) {
    this.#begun = begun;
    this.#ended = ended;
    this.#once = once;
  }

  /** Gives the body to a reader: what has come, and then the rest as it comes. */
  read(reader: Reader): void {
    this.#reader = reader;
    let more = true;
    for (const chunk of this.#kept.splice(0)) more = reader.take(chunk);
    if (this.#end) reader.end(this.#end.error);
    else if (more) this.resume();
  }

  /** Goes on after a reader wanted no more. */
  resume(): void {
    this.#resume?.();
  }

  /** Gives up at once, also where there is no connection yet. */
  abort(reason: Error = new errors.RequestAbortedError()): void {
    const abort = this.#abort;
    this.onError(reason);
    abort?.(reason);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.onConnect((reason) => controller.abort(reason));
  }

  onResponseStart(controller: Dispatcher.DispatchController, status: number, headers: Headers): void {
    this.#begin(status, headers, () => controller.resume());
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Uint8Array): void {
    if (!this.onData(chunk)) controller.pause();
  }

  onResponseEnd(): void {
    this.onComplete();
  }

  onResponseError(_: unknown, error: Error): void {
    this.onError(error);
  }

  onConnect(abort: (reason: Error) => void): void {
    // What repeats requests or follows redirects tells the beginning of each.
    if (this.#abort && this.#once) this.#finish(new Error("its dispatcher would send it again"));
    // It may have been given up while it waited for a connection.
    if (this.#end?.error) abort(this.#end.error);
    else this.#abort = abort;
  }

  onHeaders(status: number, headers: Buffer[], resume: () => void): boolean {
    this.#begin(status, util.parseHeaders(headers), resume);
    return true;
  }

  /** Returns whether more is wanted. */
  onData(chunk: Uint8Array): boolean {
    if (this.#reader) return this.#reader.take(chunk);
    this.#kept.push(chunk);
    this.#keptBytes += chunk.length;
    return this.#keptBytes < MOST_KEPT;
  }

  onComplete(): void {
    this.#finish(undefined);
  }

  onError(error: Error): void {
    this.#finish(error);
  }

  #begin(status: number, headers: Headers, resume: () => void): void {
    // Informational ones come before the response (RFC 9110, section 15.2).
    if (status < 200) return;
    this.status = status;
    this.headers = headers;
    this.#resume = resume;
    this.#begun(this);
  }

  #finish(error: Error | undefined): void {
    if (this.#end) return;
    this.#end = { error };
    // These would keep the connection in memory.
    this.#abort = this.#resume = undefined;
    this.#ended(error);
    this.#reader?.end(error);
  }
}
