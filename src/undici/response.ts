import { pipeline, Readable, type Transform } from "node:stream";
import { ReadableStream } from "node:stream/web";
import { constants, createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from "node:zlib";
import { DIRECT, type DirectBody } from "../transport/response.ts";
import type { Exchange } from "./exchange.ts";

/**
 * A response of any status. It makes what `fetch` gives when that is read only: the constructors of `Response`, of its
 * headers and of a stream cost as much CPU as all the rest of a call, and the first takes no status above 599.
 */
export class UndiciResponse implements Response, DirectBody {
  readonly status: number;
  readonly statusText = "";
  readonly type = "default";
  readonly url = "";
  readonly redirected = false;
  readonly #exchange: Exchange;
  #headers: Headers | undefined;
  #stream: ReadableStream<Uint8Array> | undefined;
  #taken = false;

  constructor(exchange: Exchange) {
    this.status = exchange.status;
    this.#exchange = exchange;
    // It has no body, whatever comes.
    if (this.status === 205) exchange.read({ take: () => true, end() {} });
  }

  get ok(): boolean {
    return this.status >= 200 && this.status < 300;
  }

  get headers(): Headers {
    this.#headers ??= headersOf(this.#exchange);
    return this.#headers;
  }

  get body(): NonNullable<Response["body"]> {
    // Node's own class is the global one.
    return this.#web() as NonNullable<Response["body"]>;
  }

  get bodyUsed(): boolean {
    return this.#taken || Boolean(this.#stream?.locked);
  }

  async [DIRECT](take: (chunk: Uint8Array) => boolean): Promise<void> {
    if (this.bodyUsed) throw new TypeError("The body was read already.");
    this.#taken = true;
    const exchange = this.#exchange;
    if (this.#stream || this.status === 205 || exchange.headers["content-encoding"]) {
      const body: AsyncIterable<Uint8Array> = this.#stream ?? this.#body();
      for await (const chunk of body) if (!take(chunk)) break;
      return;
    }
    await new Promise<void>((resolve, reject) => {
      exchange.read({
        take(chunk) {
          const more = take(chunk);
          if (!more) {
            resolve();
            exchange.abort();
          }
          return more;
        },
        end: (error) => (error ? reject(error) : resolve()),
      });
    });
  }

  clone(): UndiciResponse {
    const [mine, other] = this.#web().tee();
    this.#stream = mine;
    const copy = new UndiciResponse(this.#exchange);
    copy.#stream = other;
    return copy;
  }

  async text(): Promise<string> {
    return this.#whole().text();
  }

  async json(): Promise<unknown> {
    return this.#whole().json();
  }

  async bytes(): Promise<Uint8Array<ArrayBuffer>> {
    return new Uint8Array(await this.arrayBuffer());
  }

  async arrayBuffer(): Promise<ArrayBuffer> {
    return this.#whole().arrayBuffer();
  }

  async blob(): Promise<Blob> {
    return this.#whole().blob();
  }

  async formData(): Promise<FormData> {
    return this.#whole().formData();
  }

  #whole(): Response {
    return new Response(this.body, { headers: this.headers });
  }

  #web(): ReadableStream<Uint8Array> {
    this.#stream ??= ReadableStream.from<Uint8Array>(this.#body());
    return this.#stream;
  }

  #body(): Readable {
    if (this.status === 205) return Readable.from([]);
    return decoded(streamOf(this.#exchange), this.#exchange.headers["content-encoding"]);
  }
}

// An `instanceof` check finds a Response.
Object.setPrototypeOf(UndiciResponse.prototype, Response.prototype);

function streamOf(exchange: Exchange): Readable {
  const stream = new Readable({
    read: () => exchange.resume(),
    destroy(error, callback) {
      exchange.abort(error ?? undefined);
      callback(error);
    },
  });
  exchange.read({
    take: (chunk) => stream.push(chunk),
    end: (error) => void (error ? stream.destroy(error) : stream.push(null)),
  });
  return stream;
}

function headersOf(exchange: Exchange): Headers {
  const headers = new Headers();
  for (const [name, values] of Object.entries(exchange.headers)) {
    for (const value of [values ?? []].flat()) headers.append(name, value);
  }
  return headers;
}

// As `fetch` and browsers do, without requiring the end of a body; its parser notices when that is missing.
const ZLIB = { flush: constants.Z_SYNC_FLUSH, finishFlush: constants.Z_SYNC_FLUSH };
const BROTLI = { flush: constants.BROTLI_OPERATION_FLUSH, finishFlush: constants.BROTLI_OPERATION_FLUSH };

const DECODERS = new Map<string, (body: Readable) => Readable>([
  ["gzip", (body) => through(body, createGunzip(ZLIB))],
  ["x-gzip", (body) => through(body, createGunzip(ZLIB))],
  ["deflate", (body) => Readable.from(inflated(body), { objectMode: false })],
  ["br", (body) => through(body, createBrotliDecompress(BROTLI))],
]);

type Chunks = AsyncIterable<Uint8Array>;

/** How many codings are undone; each can multiply the size of a body by a thousand. */
const MOST_CODINGS = 5;

/**
 * A body without its codings (RFC 9110, section 8.4), or as it came when one of them is unknown. Decodes little more
 * than is read of it, so that the limit of its reader holds.
 */
export function decoded(body: Readable, contentEncoding: string | readonly string[] = ""): Readable {
  // Most bodies have none.
  if (!contentEncoding.length) return body;
  const codings =
    String(contentEncoding)
      .toLowerCase()
      .match(/[^,\s]+/g) ?? [];
  const decoders = codings.flatMap((coding) => DECODERS.get(coding) ?? []);
  if (decoders.length < codings.length || decoders.length > MOST_CODINGS) return body;
  // What was applied last is undone first.
  return decoders.reduceRight((chunks, decode) => decode(chunks), body);
}

function through(body: Readable | Chunks, decoder: Transform): Readable {
  // An error of the body reaches the reader through the decoder.
  return pipeline(body, decoder, () => {});
}

/** Undoes "deflate", which is a zlib stream (RFC 1950); some servers send only what that would hold (RFC 1951). */
async function* inflated(body: Chunks): Chunks {
  const chunks = body[Symbol.asyncIterator]();
  const { value: first } = (await chunks.next()) as { value?: Uint8Array };
  if (first === undefined) return;
  const whole = async function* () {
    yield first;
    yield* { [Symbol.asyncIterator]: () => chunks };
  };
  const isZlib = ((first[0] ?? 0) & 0x0f) === 8;
  yield* through(whole(), isZlib ? createInflate(ZLIB) : createInflateRaw(ZLIB));
}
