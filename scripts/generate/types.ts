import { createRequire } from "node:module";
import type * as Library from "openapi-typescript";
import type * as TypeScript from "typescript";

// The library's entry would load Redocly's library once more, in an older version, and lint and bundle once more with it.
// As CommonJS, because an ES module that imports TypeScript has its nine megabytes searched for exports first.
const require = createRequire(import.meta.url);
const { astToString }: typeof Library = require("openapi-typescript/dist/lib/ts.cjs");
const { resolveRef, scanDiscriminators }: typeof Library = require("openapi-typescript/dist/lib/utils.cjs");
const transformSchema: typeof Library.transformSchema = require("openapi-typescript/dist/transform/index.cjs");

// Loaded by the above already.
const ts: typeof TypeScript = require("typescript");

/** What the types are called, or refer to, besides the schemas. */
const TAKEN = new Set([
  "$defs",
  "components",
  "operations",
  "paths",
  "webhooks",
  "Omit",
  "OneOf",
  "Record",
  "WithRequired",
]);

/** TypeScript's view of a bundled spec. */
export function generateTypes(document: Library.OpenAPI3): string {
  const context: Partial<Library.GlobalContext> = {
    // A default says what the server does with an absent member, not that the member is there.
    defaultNonNullable: false,
    rootTypes: true,
    rootTypesNoSchemaPrefix: true,
    rootTypesKeepCasing: true,
    silent: true,
    discriminators: scanDiscriminators(document, {}),
    injectFooter: [],
    resolve: ($ref) => resolveRef(document, $ref, { silent: true }),
  };
  // The options that are left out are all off when they are undefined.
  const statements = transformSchema(document, context as Library.GlobalContext);
  const named = statements.filter((statement) => !isAlias(statement) || isTypeName(statement.name.text));
  return astToString(named.map((node) => ts.visitNode(node, optionalTakesUndefined)));
}

/** A short name for a component, as `export type Role = components['schemas']['Role']`. */
function isAlias(statement: TypeScript.Node): statement is TypeScript.TypeAliasDeclaration {
  if (!ts.isTypeAliasDeclaration(statement) || !ts.isTypeReferenceNode(statement.type)) return false;
  const { typeName } = statement.type;
  return ts.isIdentifier(typeName) && typeName.text.startsWith("components['");
}

/** Whether a type can have a name: `Read-Only` and `class` can only be asked for as `components["schemas"]["class"]`. */
function isTypeName(name: string): boolean {
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, true, undefined, name);
  return scanner.scan() === ts.SyntaxKind.Identifier && scanner.getTokenEnd() === name.length && !TAKEN.has(name);
}

/** Lets optional members be undefined, too, for those who compile with `exactOptionalPropertyTypes`. */
function optionalTakesUndefined(node: TypeScript.Node): TypeScript.Node {
  const visited = ts.visitEachChild(node, optionalTakesUndefined, undefined);
  if (!ts.isPropertySignature(visited) || !visited.questionToken || !visited.type) return visited;
  // What must not be there at all.
  if (visited.type.kind === ts.SyntaxKind.NeverKeyword) return visited;
  const undefinedType = ts.factory.createKeywordTypeNode(ts.SyntaxKind.UndefinedKeyword);
  const types = ts.isUnionTypeNode(visited.type) ? visited.type.types : [visited.type];
  const type = ts.factory.createUnionTypeNode([...types, undefinedType]);
  return ts.factory.updatePropertySignature(visited, visited.modifiers, visited.name, visited.questionToken, type);
}
