import type { AnySchema, Options } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import { SchemaEnv } from "ajv/dist/compile/index.js";
import standaloneCode from "ajv/dist/standalone/index.js";
import addFormats from "ajv-formats";
import { boundItems } from "./items-keyword.ts";
import { child, valueAt } from "./pointer.ts";
import { isAnnotation, subschemas } from "./schemas.ts";

/** A part of the bundle that no validator can be made of. */
export interface Refusal {
  pointer: string;
  reason: string;
}

const DOCUMENT = "openapi.json";

const metaschema = newAjv({});

/** Finds what Ajv would refuse without telling where: what JSON Schema forbids, unknown keywords, regular expressions. */
export function checkSchema(schema: unknown, pointer: string): Refusal[] {
  const refusals: Refusal[] = [];
  for (const [part, at] of subschemas(schema, pointer)) {
    for (const keyword of Object.keys(part)) {
      if (isAnnotation(keyword) || metaschema.getKeyword(keyword) !== false) continue;
      refusals.push({ pointer: child(at, keyword), reason: `unknown keyword "${keyword}"` });
    }
    const { pattern, patternProperties } = part;
    if (typeof pattern === "string") refusals.push(...checkPattern(pattern, child(at, "pattern")));
    for (const key of Object.keys(patternProperties ?? {})) {
      refusals.push(...checkPattern(key, child(child(at, "patternProperties"), key)));
    }
  }
  if (!metaschema.validateSchema(schema as AnySchema)) {
    const [first] = metaschema.errors ?? [];
    refusals.push({ pointer: pointer + (first?.instancePath ?? ""), reason: `schema ${first?.message}` });
  }
  return refusals;
}

function checkPattern(pattern: string, pointer: string): Refusal[] {
  try {
    new RegExp(pattern, "u");
    return [];
  } catch (error) {
    return [{ pointer, reason: String(error) }];
  }
}

/**
 * Compiles schemas of a document, each where it stands: a `$ref` leads from one validator to another, and the `schemaPath`
 * of an error leads from the root of the document to the keyword that was violated.
 *
 * @param exports The names of the validators to export, by the pointers of their schemas.
 * @param others The pointers of schemas that only have to compile.
 * @returns An ES module, which still asks for Ajv's runtime with `require`.
 */
export function compile(
  document: object,
  exports: ReadonlyMap<string, string>,
  others: string[],
  options: Options,
): string | Refusal[] {
  const ajv = newAjv(options);
  ajv.addSchema(document, DOCUMENT);
  const root = ajv.schemas[DOCUMENT];
  if (root === undefined) throw new Error("Ajv has lost the document.");
  const pointers = new Set([...exports.keys(), ...others]);
  for (const schemaPath of pointers) {
    // A media type without a schema takes anything.
    const schema = (valueAt(document, schemaPath) ?? true) as AnySchema;
    // Left to itself, Ajv would start the schemaPath anew at each $ref.
    ajv.refs[DOCUMENT + schemaPath] = new SchemaEnv({ schema, schemaId: "$id", root, baseId: DOCUMENT, schemaPath });
  }
  const refusals = [...pointers].flatMap((pointer) => {
    try {
      ajv.getSchema(DOCUMENT + pointer);
      return [];
    } catch (error) {
      return [refusalFrom(error, pointer)];
    }
  });
  if (refusals.length > 0) return refusals;
  return standaloneCode.default(
    ajv,
    Object.fromEntries([...exports].map(([pointer, name]) => [name, DOCUMENT + pointer])),
  );
}

function newAjv(options: Options): Ajv2020 {
  const ajv = new Ajv2020({
    strict: true,
    // A `required` may name a property of another part of an `allOf`. Redocly, which looks at all parts, judges that.
    strictRequired: false,
    allowUnionTypes: true,
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

/** Ajv names the place in its message, if at all: within the schema, or within one that it refers to. */
function refusalFrom(error: unknown, pointer: string): Refusal {
  const message = error instanceof Error ? error.message : String(error);
  const [place = "", at = pointer] = / (?:ignored in schema )?at (?:path )?"[^"#]*(#[^"]*)"/.exec(message) ?? [];
  const keyword = /^unknown (format)|for keyword "(.+?)"/.exec(message)?.slice(1).join("") ?? "";
  return { pointer: keyword === "" ? at : child(at, keyword), reason: message.replace(place, "") };
}
