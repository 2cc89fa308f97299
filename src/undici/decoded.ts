import { pipeline, Readable, type Transform } from "node:stream";
import { constants, createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from "node:zlib";

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
