import { isPlain } from "../arguments.ts";
import { ArgumentError } from "../errors/argument-error.ts";

/** Origins that a token may be sent to: through TLS, or to this machine. */
const SAFE = /^https:|^http:\/\/((.+\.)?localhost|127(\.\d+){3}|\[::1\])(:|$)/;

/** Where the API is: what stands before a path, and what stands after it. */
export interface Base {
  /** Origin and path, without a trailing slash, and without the `/v1` that paths begin with. */
  url: string;
  /** A query that goes with every request, with its `?`; mostly empty. */
  query: string;
}

/**
 * Checks a base URL.
 *
 * @throws {ArgumentError} when it is no http(s) URL, holds credentials, or would send the token in the clear.
 */
export function parseBase(baseUrl: string, allowInsecureHttp: boolean | undefined): Base {
  if (URL.canParse(baseUrl)) {
    const parsed = new URL(baseUrl);
    const url = parsed.origin + parsed.pathname;
    // Credentials would stand between the two.
    if (parsed.href.startsWith(url) && (allowInsecureHttp ? /^https?:/ : SAFE).test(parsed.origin)) {
      // Every path of the API begins with /v1 itself.
      return { url: url.replace(/(\/v1)?\/*$/, ""), query: parsed.search };
    }
  }
  throw new ArgumentError("baseUrl", "must be an https:// URL without credentials (or set allowInsecureHttp)");
}

/**
 * Fills the parameters into a path template, each encoded once.
 *
 * @throws {ArgumentError} when the template does not begin with a slash, which could lead to another host; when a parameter is missing or not a string, or is `.` or `..`, which would lead elsewhere.
 */
export function fillPath(template: string, parameters: Record<string, unknown> = {}): string {
  if (!template.startsWith("/")) throw new ArgumentError("path", "must begin with /");
  return template.replace(/{(.+?)}/g, (_, name: string) => {
    const value = parameters[name];
    // Half of a surrogate pair has no encoding.
    if (typeof value === "string" && !/^\.?\.?$|\p{Cs}/u.test(value)) return encodeURIComponent(value);
    throw new ArgumentError(name, "must be a string, not empty or dots");
  });
}

/**
 * Writes a query: nested members with their names in brackets (`filter[due_date][lt]`), lists with commas. What is
 * undefined is left out.
 *
 * @throws {ArgumentError} for what would be taken for something else: a list that is empty or whose values are, a value
 *   with a comma in a list, and what is neither string, number nor boolean.
 */
export function writeQuery(query: object): string {
  return String(new URLSearchParams(parameters(query)));
}

function parameters(members: object, prefix?: string): [name: string, value: string][] {
  return Object.entries(members).flatMap(([key, value]) => {
    const name = prefix ? `${prefix}[${key}]` : key;
    if (value === undefined) return [];
    // No list, no date, nothing else that has a meaning of its own.
    if (isPlain(value)) return parameters(value, name);
    const list: unknown[] = Array.isArray(value) ? value : [value];
    const writable = (item: unknown) =>
      /string|number|boolean/.test(typeof item) && (list !== value || /^[^,]+$/.test(String(item)));
    if (!list.length || !list.every(writable)) {
      throw new ArgumentError(name, "must be a string or number, or a list of them without commas");
    }
    return [[name, String(value)]];
  });
}
