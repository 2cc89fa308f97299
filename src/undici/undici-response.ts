import { Readable } from "node:stream";
import { ReadableStream } from "node:stream/web";
import type { Dispatcher } from "undici";
import { DIRECT, type DirectBody } from "../transport/response.ts";
import { decoded } from "./decoded.ts";

/** What undici's `request` gives. */
type Given = Pick<Dispatcher.ResponseData, "statusCode" | "headers" | "body">;

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
  readonly #given: Given;
  #headers: Headers | undefined;
  #stream: ReadableStream<Uint8Array> | undefined;
  #taken = false;

  constructor(input: Given) {
    this.status = input.statusCode;
    this.#given = input;
    // It has no body, whatever comes.
    if (this.status === 205) void input.body.dump();
  }

  get ok(): boolean {
    return this.status >= 200 && this.status < 300;
  }

  get headers(): Headers {
    this.#headers ??= headersOf(this.#given.headers);
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
    const body = this.#stream ? Readable.fromWeb(this.#stream) : this.#body();
    return new Promise((resolve, reject) => {
      body
        .on("data", (chunk: Uint8Array) => {
          if (take(chunk)) return;
          resolve();
          body.destroy();
        })
        .on("end", resolve)
        .on("error", reject);
    });
  }

  clone(): UndiciResponse {
    const [mine, other] = this.#web().tee();
    this.#stream = mine;
    const copy = new UndiciResponse(this.#given);
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
    return this.status === 205 ? Readable.from([]) : decoded(this.#given.body, this.#given.headers["content-encoding"]);
  }
}

// An `instanceof` check finds a Response.
Object.setPrototypeOf(UndiciResponse.prototype, Response.prototype);

function headersOf(fields: Given["headers"]): Headers {
  const headers = new Headers();
  for (const [name, values] of Object.entries(fields)) {
    for (const value of [values ?? []].flat()) headers.append(name, value);
  }
  return headers;
}
