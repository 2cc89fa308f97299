import { distance } from "fastest-levenshtein";
import { isBranch } from "../../contract-tests/spec/pointer.ts";
import { newAjv } from "./strict-ajv.ts";

/**
 * Formats that Ajv does not check: JSON Schema 2020-12's, and those of OpenAPI's registry
 * (https://spec.openapis.org/registry/format/).
 */
const UNCHECKED = [
  ...["base64url", "char", "commonmark", "date-time-local", "decimal", "decimal128", "double-int", "html", "http-date"],
  ...["idn-email", "idn-hostname", "int8", "int16", "iri", "iri-reference", "media-range", "sf-binary", "sf-boolean"],
  ...["sf-decimal", "sf-integer", "sf-string", "sf-token", "time-local", "uint8", "uint16", "uint32", "uint64"],
];

const KNOWN = [...Object.keys(newAjv({}).formats), ...UNCHECKED];

/**
 * The known format that a name nearly is: `datetime` for `date-time`. JSON Schema takes any name for a format, and an
 * unknown one allows every value, so a misspelled one would never be noticed.
 */
export function misspelledFormat(format: string): string | undefined {
  if (KNOWN.includes(format)) return undefined;
  const plain = (name: string) => name.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
  return KNOWN.find((known) => plain(known) === plain(format) || distance(known, format) * 4 <= format.length);
}

/** The formats that a schema and what is within it name, known or not. */
export function formatsIn(node: unknown): Set<string> {
  const formats = new Set<string>();
  const search = (value: unknown) => {
    if (!isBranch(value)) return;
    for (const [key, member] of Object.entries(value)) {
      if (key === "format" && typeof member === "string") formats.add(member);
      else search(member);
    }
  };
  search(node);
  return formats;
}
