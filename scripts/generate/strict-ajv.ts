import type { Ajv, CodeKeywordDefinition, Options } from "ajv";
import addFormats from "ajv-formats";
import { Ajv2020 } from "ajv/dist/2020.js";
import { _, not } from "ajv/dist/compile/codegen/index.js";
import { alwaysValidSchema, Type } from "ajv/dist/compile/util.js";
import { distance } from "fastest-levenshtein";
import { isBranch } from "../../contract-tests/spec/pointer.ts";

/** An Ajv that refuses what JSON Schema forbids, and nothing that JSON Schema allows. */
export function newAjv(options: Options): Ajv2020 {
  const ajv = new Ajv2020({
    strict: true,
    // What these demand, JSON Schema does not: parts of an `allOf` or beside a `$ref` may speak of one value together.
    strictRequired: false,
    strictTuples: false,
    strictTypes: false,
    allowMatchingProperties: true,
    // 0.57 is a multiple of 0.01, though not in binary.
    multipleOfPrecision: 9,
    allErrors: true,
    // checkSchema has done so, and tells where.
    validateSchema: false,
    // One function for each schema, however often it is referred to.
    inlineRefs: false,
    // One loop over what is required, not a copy of its body for each of fifty names.
    loopRequired: 2,
    logger: false,
    code: { source: true, esm: true, lines: true },
    ...options,
  });
  addFormats.default(ajv);
  boundItems(ajv);
  return ajv;
}

/** How many elements of a list may be invalid before the rest is left unread: enough for every page of a list. */
const MOST_INVALID = 100;

/**
 * Replaces Ajv's `items`, which collects the errors of every element: a list of a million wrong elements, which a server
 * may send, would fill the memory. That a list is invalid is known with the first of them.
 */
function boundItems(ajv: Ajv): void {
  // Ajv defines it itself, by the code that it generates.
  const original = ajv.getKeyword("items") as CodeKeywordDefinition;
  ajv.removeKeyword("items");
  ajv.addKeyword({
    ...original,
    code(cxt, ruleType) {
      const { gen, data, keyword, schema, parentSchema, it } = cxt;
      if ("prefixItems" in parentSchema || alwaysValidSchema(it, schema)) return original.code(cxt, ruleType);
      it.items = true;
      const valid = gen.name("valid");
      const invalid = gen.let("invalid", 0);
      const length = gen.const("len", _`${data}.length`);
      const index = gen.name("i");
      gen.for(_`let ${index} = 0; ${index} < ${length} && ${invalid} < ${MOST_INVALID}; ${index}++`, () => {
        cxt.subschema({ keyword, dataProp: index, dataPropType: Type.Num }, valid);
        gen.if(not(valid), () => gen.code(_`${invalid}++`));
      });
      cxt.ok(_`${invalid} === 0`);
    },
  });
}

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
