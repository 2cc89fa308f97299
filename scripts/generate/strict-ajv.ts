import type { Options } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { boundItems } from "./items-keyword.ts";

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
