// A pattern that does not compile makes Prism skip the whole body without a word.

/** Every regular expression compiles, in the Unicode mode that JSON Schema asks for. @type {import("@redocly/openapi-core").Oas3Rule} */
export const patternCompiles = () => ({
  Schema(schema, { report, location }) {
    const patterns = [
      { source: schema.pattern, at: location.child("pattern") },
      ...Object.keys(("patternProperties" in schema && schema.patternProperties) || {}).map((source) => ({
        source,
        at: location.child(["patternProperties", source]).key(),
      })),
    ];
    for (const { source, at } of patterns) {
      if (typeof source !== "string") continue;
      try {
        new RegExp(source, "u");
      } catch (error) {
        report({ message: `The pattern does not compile: ${String(error)}`, location: at });
      }
    }
  },
});
