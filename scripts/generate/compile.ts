import type { AnySchema, Options } from "ajv";
import type { Ajv2020 } from "ajv/dist/2020.js";
import { SchemaEnv } from "ajv/dist/compile/index.js";
import standaloneCode from "ajv/dist/standalone/index.js";
import { child, keysOf, valueAt } from "../../contract-tests/spec/pointer.ts";
import { type GivenValue, subschemas } from "./schemas.ts";
import { formatsIn, newAjv } from "./strict-ajv.ts";

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
