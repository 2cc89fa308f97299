import { checkAnchors, checkLoops, checkReferences } from "./check-references.ts";
import { checkSchema } from "./check-schema.ts";
import { DocumentCompiler, type Refusal } from "./compile.ts";
import { readOperations, Slot, type Table } from "./operations.ts";
import { child, members, valueAt } from "../../contract-tests/spec/pointer.ts";
import { findSchemas, givenValues, removeAnnotations } from "./schemas.ts";

/** Modules that are to become one, and what TypeScript is told of it. */
export interface Validators {
  /** ES modules by the names that they import each other by. */
  modules: { table: string; values: string; wires: string };
  declaration: string;
}

/**
 * Makes validators of everything in a bundled spec that has a schema. What no operation uses is compiled all the
 * same: the mock leaves unvalidated what it cannot compile, and says nothing.
 */
export function generateValidators(bundled: object): Validators | Refusal[] {
  const misnamed = checkNames(bundled);
  // References to them lead nowhere.
  if (misnamed.length > 0) return misnamed;
  const document = structuredClone(bundled);
  const schemas = findSchemas(document);
  const invalid = [
    ...checkReferences(bundled),
    ...schemas.flatMap((pointer) => checkSchema(valueAt(document, pointer), pointer, document)),
    ...checkLoops(schemas, document),
    ...checkAnchors(schemas.map((pointer) => [valueAt(document, pointer), pointer])),
  ];
  if (invalid.length > 0) return invalid;
  for (const pointer of schemas) removeAnnotations(valueAt(document, pointer));

  const { table, refusals } = readOperations(document);
  if (refusals.length > 0) return refusals;
  const exports = { values: new Map<string, string>(), wires: new Map<string, string>() };
  const printed = print(table, ({ schema, wire }) => {
    const module = wire ? "wires" : "values";
    const name = exports[module].get(schema) ?? `v${exports[module].size}`;
    exports[module].set(schema, name);
    return `${module}.${name}`;
  });
  const compiler = new DocumentCompiler(document, {});
  const values = compiler.compile(exports.values, schemas);
  if (typeof values !== "string") return values;
  const inputs = schemas.flatMap((pointer) => [...givenValues(valueAt(bundled, pointer), pointer)]);
  const unfit = compiler.checkValues(inputs);
  if (unfit.length > 0) return unfit;
  const wires = new DocumentCompiler(document, { coerceTypes: true }).compile(exports.wires, []);
  if (typeof wires !== "string") return wires;
  return {
    modules: {
      table: `import * as values from "values"; import * as wires from "wires"; export const validators = ${printed};`,
      values,
      wires,
    },
    declaration: DECLARATION.replace("TABLE", () => print(table, ({ type }) => `Validate<${type}>`)),
  };
}

/** Finds the components whose names cannot be in a reference as they are (OpenAPI 3.1, "Components Object"; letters of any script work). What begins with `#` is an anchor, which is for checkSchema to say. */
function checkNames(document: object): Refusal[] {
  return members(document, "#/components").flatMap(([kind]) =>
    Object.keys(Object(valueAt(document, `#/components/${kind}`)) as object)
      .filter((name) => !/^(#.*|[\p{L}\p{M}\p{N}._-]+)$/u.test(name))
      .map((name) => ({
        pointer: child(`#/components/${kind}`, name),
        reason: `this becomes the name of a component, \`${name}\`, and only letters, digits, \`.\`, \`-\` and \`_\` can be in one: rename the key or the file`,
      })),
  );
}

const DECLARATION = `import type { operations } from "./schema.d.ts";

/** An error of a value. */
export interface ValidationError {
  /** The keyword of JSON Schema that is violated. */
  keyword: string;
  /** Where in the value, as a JSON pointer; empty for the value itself. */
  instancePath: string;
  /** Where the keyword stands in openapi.json, as a JSON pointer: \`#/components/schemas/…\`. */
  schemaPath: string;
  params: Record<string, unknown>;
  message?: string;
}

/** Tells whether a value is valid. */
export interface Validate<T> {
  (data: unknown): data is T;
  /** Everything that was wrong with the value checked last; null when nothing was. */
  errors: ValidationError[] | null;
}

/**
 * The validators, by operationId. Headers and parameters are checked as they travel, as text: where an integer is
 * expected, \`"12"\` is valid and \`"twelve"\` is not.
 */
export declare const validators: TABLE;
`;

/** An expression, or a type. */
function print(member: Table[string], slot: (slot: Slot) => string, indent = ""): string {
  if (member instanceof Slot) return slot(member);
  if (typeof member !== "object") return JSON.stringify(member);
  const deeper = `${indent}  `;
  const lines = Object.entries(member).map(([key, value]) => {
    const name = /^[a-z_]\w*$/i.test(key) ? key : JSON.stringify(key);
    return `${deeper}${name}: ${print(value, slot, deeper)},\n`;
  });
  return lines.length === 0 ? "{}" : `{\n${lines.join("")}${indent}}`;
}
