import { Readable } from "node:stream";
import { ReadableStream } from "node:stream/web";
import { DIRECT, type DirectBody } from "../transport/response.ts";
import { decoded } from "./decoded.ts";
import type { Exchange } from "./exchange.ts";

/**
 * A response of any status. It makes what `fetch` gives when that is asked for only: the constructors of `Response`, of its
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
