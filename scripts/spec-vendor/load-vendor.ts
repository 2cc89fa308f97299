import { readFile, stat } from "node:fs/promises";
import { parse } from "yaml";
import { isBranch } from "../../contract-tests/spec/pointer.ts";

/** Larger than any published spec. */
const MAX_BYTES = 64 * 1024 * 1024;
const MAX_REDIRECTS = 5;

/** How much of a server's time and bytes are taken. */
export interface Limits {
  maxBytes?: number;
  /** In milliseconds. Default: 60 s. */
  timeout?: number;
}

/**
 * Reads a spec in JSON or YAML from a file or an address. References into other files are not followed.
 *
 * @throws {Error} when it cannot be read, is too large, takes too long, or is no OpenAPI spec.
 */
export async function loadVendor(source: string, limits: Limits = {}): Promise<object> {
  const { maxBytes = MAX_BYTES, timeout = 60_000 } = limits;
  const isAddress = /^[a-z][a-z+.-]+:\/\//i.test(source);
  const text = isAddress ? await download(new URL(source), maxBytes, timeout) : await readBounded(source, maxBytes);
  const document = parsed(text, source);
  if (!isBranch(document) || typeof document["openapi"] !== "string" || !isBranch(document["paths"]))
    throw new Error(`${source} is no OpenAPI 3 spec: it needs \`openapi\` and \`paths\`.`);
  return document;
}

async function readBounded(file: string, maxBytes: number): Promise<string> {
  const match = await stat(file).catch(() => undefined);
  if (!match?.isFile()) throw new Error(`There is no file ${file}.`);
  if (match.size > maxBytes) throw new Error(`${file} is larger than ${maxBytes} bytes.`);
  return readFile(file, "utf8");
}

async function download(address: URL, maxBytes: number, timeout: number): Promise<string> {
  const signal = AbortSignal.timeout(timeout);
  let url = address;
  try {
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
      const response = await fetch(checked(url), { redirect: "manual", signal });
      const location = response.status >= 300 && response.status < 400 ? response.headers.get("location") : null;
      if (location === null) {
        if (!response.ok) throw new Error(`${url.href} answers with status ${response.status}.`);
        return await bodyOf(response, url, maxBytes);
      }
      await response.body?.cancel();
      url = new URL(location, url);
    }
  } catch (error) {
    if (signal.aborted) throw new Error(`${url.href} takes longer than ${timeout / 1000} s.`, { cause: error });
    if (error instanceof TypeError)
      throw new Error(`${url.href} cannot be read: ${reasonOf(error)}.`, { cause: error });
    throw error;
  }
  throw new Error(`${address.href} redirects more than ${MAX_REDIRECTS} times.`);
}

/** In the clear, anybody on the way could change what is read; on this machine there is no way. */
function checked(url: URL): URL {
  const isLocal = ["localhost", "127.0.0.1", "[::1]"].includes(url.hostname);
  if (url.protocol !== "https:" && !(url.protocol === "http:" && isLocal))
    throw new Error(`${url.href} is not read: only https is, or http on this machine.`);
  return url;
}

async function bodyOf(response: Response, url: URL, maxBytes: number): Promise<string> {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let [text, bytes] = ["", 0];
  for (;;) {
    const chunk = await reader?.read();
    if (chunk?.value === undefined) return text + decoder.decode();
    bytes += chunk.value.byteLength;
    if (bytes > maxBytes) {
      await reader?.cancel();
      throw new Error(`${url.href} sends more than ${maxBytes} bytes.`);
    }
    text += decoder.decode(chunk.value, { stream: true });
  }
}

function parsed(text: string, source: string): unknown {
  try {
    // JSON is YAML as well, but read twenty times as slowly.
    return text.trimStart().startsWith("{") ? (JSON.parse(text) as unknown) : parse(text);
  } catch (error) {
    const [reason = ""] = error instanceof Error ? error.message.split("\n") : [];
    throw new Error(`${source} is neither JSON nor YAML: ${reason}`, { cause: error });
  }
}

function reasonOf({ message, cause }: Error): string {
  return cause instanceof Error ? cause.message : message;
}
