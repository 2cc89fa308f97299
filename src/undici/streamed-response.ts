import { ReadableStream } from "node:stream/web";

/**
 * A response of any status, with a body that costs as little as it can: the constructor of `Response` takes no status
 * above 599, and spends as much CPU on a stream as the rest of a call does.
 */
export class StreamedResponse extends Response {
  readonly #status: number;
  #body: ReadableStream<Uint8Array>;

  constructor(status: number, headers: Headers, body: Iterable<Uint8Array> | AsyncIterable<Uint8Array>) {
    super(null, { headers });
    this.#status = status;
    this.#body = ReadableStream.from(body);
  }

  override get status(): number {
    return this.#status;
  }

  override get ok(): boolean {
    return this.#status >= 200 && this.#status < 300;
  }

  override get body(): Response["body"] {
    // Node's own class is the global one.
    return this.#body as NonNullable<Response["body"]>;
  }

  override get bodyUsed(): boolean {
    return this.#body.locked;
  }

  override clone(): StreamedResponse {
    const [mine, other] = this.#body.tee();
    this.#body = mine;
    return new StreamedResponse(this.#status, new Headers(this.headers), other);
  }

  override async text(): Promise<string> {
    return this.#whole().text();
  }

  override async json(): Promise<unknown> {
    return this.#whole().json();
  }

  override async arrayBuffer(): Promise<ArrayBuffer> {
    return this.#whole().arrayBuffer();
  }

  override async blob(): Promise<Blob> {
    return this.#whole().blob();
  }

  override async formData(): Promise<FormData> {
    return this.#whole().formData();
  }

  #whole(): Response {
    return new Response(this.body, { headers: this.headers });
  }
}
