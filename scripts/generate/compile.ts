import type { Ajv, AnySchema, CodeKeywordDefinition, Options } from "ajv";
import addFormats from "ajv-formats";
import { Ajv2020 } from "ajv/dist/2020.js";
import { _, not } from "ajv/dist/compile/codegen/index.js";
import { SchemaEnv } from "ajv/dist/compile/index.js";
import { alwaysValidSchema, Type } from "ajv/dist/compile/util.js";
import standaloneCode from "ajv/dist/standalone/index.js";
import { distance } from "fastest-levenshtein";
import { child, isBranch, keysOf, valueAt } from "../../contract-tests/spec/pointer.ts";
import { type GivenValue, subschemas } from "./schemas.ts";

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

/** Formats that other tools write: pydantic (`uuid4`), zod (`cuid`, `ulid`), NSwag (`guid`), and .NET and Go (`uint`). */
const OF_OTHERS = ["cuid", "guid", "uint", "ulid", "uuid1", "uuid3", "uuid4", "uuid5", "uuid6", "uuid7", "uuid8"];

const KNOWN = [...Object.keys(newAjv({}).formats), ...UNCHECKED];

/**
 * The known format that a name nearly is: `datetime` for `date-time`. JSON Schema takes any name for a format, and an
 * unknown one allows every value, so a misspelled one would never be noticed.
 */
export function misspelledFormat(format: string): string | undefined {
  if ([...KNOWN, ...OF_OTHERS].includes(format)) return undefined;
  const plain = (name: string) => name.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
  return KNOWN.find((known) => plain(known) === plain(format) || distance(known, format) * 4 <= format.length);
}

/** The formats that a schema and what is within it name, known or not. */
function formatsIn(node: unknown): Set<string> {
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

/** Whether a schema speaks of members whose names every object of JavaScript has, such as `constructor`. */
function hasInheritedName(node: unknown): boolean {
  if (!isBranch(node)) return typeof node === "string" && node in Object.prototype;
  return Object.entries(node).some(([key, member]) => key in Object.prototype || hasInheritedName(member));
}

/** A part of the bundle that no validator can be made of. */
export interface Refusal {
  pointer: string;
  reason: string;
}

const DOCUMENT = "openapi.json";

/**
 * Compiles schemas of a document, each where it stands: a `$ref` leads from one validator to another, and the `schemaPath`
 * of an error leads from the root of the document to the keyword that was violated.
 */
export class DocumentCompiler {
  readonly #document: object;
  readonly #ajv: Ajv2020;

  constructor(document: object, options: Options) {
    this.#document = document;
    this.#ajv = newAjv(options);
    // JSON Schema takes any name for a format; an unknown one allows every value.
    for (const format of formatsIn(document)) if (!(format in this.#ajv.formats)) this.#ajv.addFormat(format, true);
    // Only these keywords ask which members a schema has looked at; following that would be a ninth of the code.
    if (!/"(unevaluated(Properties|Items)|\$dynamicRef)":/.test(JSON.stringify(document))) {
      Object.assign(this.#ajv.opts, { unevaluated: false, dynamicRef: false });
    }
    // Every object inherits members of these names, and an absent one would count as there; asking is more code.
    if (hasInheritedName(document)) this.#ajv.opts.ownProperties = true;
    this.#ajv.addSchema(document, DOCUMENT);
  }

  /**
   * @param exports The names of the validators to export, by the pointers of their schemas.
   * @param others The pointers of schemas that only have to compile.
   * @returns An ES module, which still asks for Ajv's runtime with `require`.
   */
  compile(exports: ReadonlyMap<string, string>, others: string[]): string | Refusal[] {
    const pointers = new Set([...exports.keys(), ...others]);
    this.#add(pointers);
    const refusals = [...pointers].flatMap((pointer) => {
      try {
        this.#ajv.getSchema(DOCUMENT + pointer);
        return [];
      } catch (error) {
        return [refusalFrom(error, pointer)];
      }
    });
    if (refusals.length > 0) return refusals;
    const references = Object.fromEntries([...exports].map(([pointer, name]) => [name, DOCUMENT + pointer]));
    try {
      return keepSchemaParts(standaloneCode.default(this.#ajv, references));
    } catch (error) {
      const dynamic = others.flatMap((pointer) =>
        [...subschemas(valueAt(this.#document, pointer), pointer)].filter(([schema]) => "$dynamicRef" in schema),
      );
      if (dynamic.length === 0) throw error;
      const reason = "Ajv makes no module of a `$dynamicRef` that is used from elsewhere: write `$ref`";
      return dynamic.map(([, pointer]) => ({ pointer: child(pointer, "$dynamicRef"), reason }));
    }
  }

  /** Finds the values which the schema that gives them refuses. The schemas have to compile. */
  checkValues(values: GivenValue[]): Refusal[] {
    this.#add(new Set(values.map(({ schema }) => schema)));
    return values.flatMap(({ pointer, value, schema }) => {
      const validate = this.#ajv.getSchema(DOCUMENT + schema);
      if (validate === undefined || validate(value) !== false) return [];
      const [first] = validate.errors ?? [];
      const keyword = keysOf(pointer).findLast((key) => ["const", "default", "enum"].includes(key));
      return [{ pointer, reason: `\`${keyword}\` has a value that its own schema refuses: it ${first?.message}` }];
    });
  }

  /** Makes Ajv know schemas of the document by their pointers. */
  #add(pointers: ReadonlySet<string>): void {
    const root = this.#ajv.schemas[DOCUMENT];
    if (root === undefined) throw new Error("Ajv has lost the document.");
    for (const schemaPath of pointers) {
      // A media type without a schema takes anything.
      const schema = (valueAt(this.#document, schemaPath) ?? true) as AnySchema;
      // Left to itself, Ajv would start the schemaPath anew at each $ref.
      this.#ajv.refs[DOCUMENT + schemaPath] ??= new SchemaEnv({
        schema,
        schemaId: "$id",
        root,
        baseId: DOCUMENT,
        schemaPath,
      });
    }
  }
}

/** Ajv names the place in its message, if at all: within the schema, or within one that it refers to. */
function refusalFrom(error: unknown, pointer: string): Refusal {
  const message = error instanceof Error ? error.message : String(error);
  const [place = "", at = pointer] = / (?:ignored in schema )?at (?:path )?"[^"#]*(#[^"]*)"/.exec(message) ?? [];
  const keyword = /^unknown (format)|for keyword "(.+?)"/.exec(message)?.slice(1).join("") ?? "";
  return { pointer: keyword === "" ? at : child(at, keyword), reason: message.replace(place, "") };
}

/** What Ajv's code declares of a schema, on a line of its own. */
const DECLARATION = /^const (schema\d+) = (\{.*\});$/gm;

/** A string, which is left alone, or what is read of a schema: `schema12.properties["a-b"].enum`. */
const PART = /"(?:[^"\\]|\\.)*"|\b(schema\d+)((?:\.\w+|\[(?:\d+|"(?:[^"\\]|\\.)*")\])+)/g;

/**
 * Lets a validator hold the parts of schemas that it reads, such as the values of an enum, in place of whole schemas: most
 * of a schema is only there for the messages of its errors. What nothing reads any more is left to the bundler.
 *
 * @param code An ES module of Ajv's.
 */
export function keepSchemaParts(code: string): string {
  const schemas = new Map<string, unknown>();
  for (const [, name = "", json = ""] of code.matchAll(DECLARATION)) schemas.set(name, JSON.parse(json));
  const names = new Map<string, string>();
  const module = code.replace(PART, (whole, name: string | undefined, path: string) => {
    if (name === undefined || !schemas.has(name)) return whole;
    const part = JSON.stringify(valueOf(schemas.get(name), path));
    const known = names.get(part) ?? `part${names.size}`;
    names.set(part, known);
    return known;
  });
  const declarations = [...names].map(([part, name]) => `const ${name} = ${part};\n`);
  return declarations.join("") + module;
}

/** The value that a path of JavaScript leads to. */
function valueOf(schema: unknown, path: string): unknown {
  let value = schema;
  for (const [, plain, quoted] of path.matchAll(/\.(\w+)|\[("(?:[^"\\]|\\.)*"|\d+)\]/g)) {
    // Ajv's code reads nothing that is not there.
    value = (value as Record<string, unknown>)[plain ?? String(JSON.parse(quoted ?? ""))];
  }
  return value;
}
