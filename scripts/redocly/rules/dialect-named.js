// Prism validates with draft-07 unless the spec names its dialect.
const DIALECT = "https://json-schema.org/draft/2020-12/schema";

/** The spec names the 2020-12 dialect at its top. @type {import("@redocly/openapi-core").Oas3Rule} */
export const dialectNamed = () => ({
  Root(root, { report, location }) {
    const dialect = "jsonSchemaDialect" in root ? root.jsonSchemaDialect : undefined;
    if (dialect === DIALECT) return;
    report({
      message: `\`jsonSchemaDialect\` must be \`${DIALECT}\`; without it, tools fall back to other dialects.`,
      location: dialect === undefined ? location.key() : location.child("jsonSchemaDialect"),
    });
  },
});
