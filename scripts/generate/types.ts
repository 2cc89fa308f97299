import { createRequire } from "node:module";
import type * as Library from "openapi-typescript";

// The library's entry would load Redocly's library once more, in an older version, and lint and bundle once more with it.
// As CommonJS, because an ES module that imports TypeScript has its nine megabytes searched for exports first.
const require = createRequire(import.meta.url);
const { astToString }: typeof Library = require("openapi-typescript/dist/lib/ts.cjs");
const { resolveRef, scanDiscriminators }: typeof Library = require("openapi-typescript/dist/lib/utils.cjs");
const transformSchema: typeof Library.transformSchema = require("openapi-typescript/dist/transform/index.cjs");

/** TypeScript's view of a bundled description. */
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
  return astToString(transformSchema(document, context as Library.GlobalContext));
}
