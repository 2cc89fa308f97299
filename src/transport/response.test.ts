import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clientOf, createOn, sendTo } from "../test-support/clients.ts";
import { startFaultServer } from "../test-support/fault-server.ts";
import { readBody } from "./response.ts";

/** A response whose body comes in pieces of the given sizes, repeated. */
function inPieces(bytes: Uint8Array, sizes: readonly number[]): { response: Response; cancelled: () => boolean } {
  let cancelled = false;
  let at = 0;
  let piece = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (at >= bytes.length) return controller.close();
      const size = sizes[piece++ % sizes.length] ?? 1;
      controller.enqueue(bytes.slice(at, at + size));
      at += size;
    },
    cancel() {
      cancelled = true;
    },
  });
  return { response: new Response(body), cancelled: () => cancelled };
}

const text = fc.string({
  unit: fc.oneof(fc.constantFrom("a", "ü", "€", "💥", "\u0000"), fc.string({ unit: "binary" })),
});
const sizes = fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 5 });

/** Without the mark that a decoder takes off a string's beginning. */
function unmarked(value: string): string {
  return value.replace(/^\ufeff/, "");
}

describe("a body", () => {
  test("that is within the limit is read whole, however its characters are cut", async () => {
    await fc.assert(
      fc.asyncProperty(text, sizes, fc.nat({ max: 10 }), async (value, pieces, spare) => {
        const bytes = new TextEncoder().encode(value);
        const { response } = inPieces(bytes, pieces);
        expect(await readBody(response, bytes.length + spare)).toEqual({ text: unmarked(value) });
      }),
    );
  });

  test("that is beyond the limit is read up to it, and no longer awaited", async () => {
    const longer = text.filter((value) => value !== "" && !value.startsWith("\ufeff"));
    await fc.assert(
      fc.asyncProperty(longer, sizes, fc.nat({ max: 1000 }), async (value, pieces, limit) => {
        const bytes = new TextEncoder().encode(value);
        const most = limit % bytes.length;
        const { response, cancelled } = inPieces(bytes, pieces);
        const read = await readBody(response, most);
        expect(read).toMatchObject({ problem: "is too large", final: true });
        // No more than the limit, and no less than the whole characters within it.
        const whole = new TextDecoder().decode(bytes.subarray(0, most), { stream: true });
        expect(read.text.startsWith(whole)).toBe(true);
        expect(read.text.length - whole.length).toBeLessThanOrEqual(1);
        expect(value.startsWith(whole)).toBe(true);
        expect(cancelled()).toBe(true);
      }),
    );
  });

  test("that breaks off is kept as far as it came", async () => {
    const cause = new Error("The wire was cut.");
    let pulled = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled += 1;
        if (pulled === 1) controller.enqueue(new TextEncoder().encode('{"a":'));
        else controller.error(cause);
      },
    });
    expect(await readBody(new Response(body), 100)).toEqual({
      text: '{"a":',
      problem: "is cut off",
      cause,
    });
  });

  test("that is missing is empty", async () => {
    expect(await readBody(new Response(null, { status: 204 }), 10)).toEqual({ text: "" });
  });
});

describe("on the wire", () => {
  const item = JSON.stringify({
    data: { id: "1", type: "incident_action_items", attributes: { summary: "€".repeat(50) } },
  });
  const size = Buffer.byteLength(item);

  test.each(["with a length", "in chunks"])(
    "a body %s of just the limit is read, one byte more is not",
    async (how) => {
      const chunked = `${size.toString(16)}\r\n${item}\r\n0\r\n\r\n`;
      const step =
        how === "in chunks"
          ? ({ do: "raw", text: `HTTP/1.1 201 Created\r\ntransfer-encoding: chunked\r\n\r\n${chunked}` } as const)
          : ({ do: "answer", status: 201, body: item } as const);
      const server = await startFaultServer([step]);
      expect(await createOn(server.url, { maxBodyBytes: size })).toMatchObject({ ok: true, value: { id: "1" } });
      const result = await createOn(server.url, { maxBodyBytes: size - 1 });
      expect(result).toMatchObject({
        ok: false,
        error: { code: "unreadable_response", outcome: "applied", attempts: 1 },
      });
    },
  );

  test("a body that says it is short and is compressed does not grow beyond the limit", async () => {
    const { gzipSync } = await import("node:zlib");
    const body = gzipSync(Buffer.alloc(5_000_000, "x"));
    const server = await startFaultServer([
      { do: "answer", status: 200, headers: { "content-encoding": "gzip" }, body },
    ]);
    expect(body.length).toBeLessThan(100_000);
    const result = await sendTo(server.url, "GET", { maxBodyBytes: 100_000, maxRetries: 0 });
    expect(result).toMatchObject({ ok: false, error: { code: "unreadable_response" } });
  });

  test("what follows a 204 is no part of it", async () => {
    const text = `HTTP/1.1 204 No Content\r\ncontent-length: ${size}\r\n\r\n${item}`;
    const server = await startFaultServer([{ do: "raw", text }]);
    const deleted = await clientOf(server.url).actionItems.safeDelete("1");
    expect(deleted).toMatchObject({ ok: true, value: undefined, response: { status: 204 } });
  });

  test("of a body without an end, the connection is given up", async () => {
    const server = await startFaultServer([{ do: "flood", status: 500 }]);
    const result = await createOn(server.url, { maxBodyBytes: 100_000 });
    expect(result).toMatchObject({ ok: false, error: { code: "server_error", attempts: 1 } });
    await expect.poll(() => server.ended).toBeGreaterThanOrEqual(1);
  });
});
