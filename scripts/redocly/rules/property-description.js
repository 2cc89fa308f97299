/** Every property says what it is, beside its `$ref` or in what the `$ref` points to. @type {import("@redocly/openapi-core").Oas3Rule} */
export const propertyDescription = () => ({
  Schema(schema, { report, location, resolve }) {
    for (const [name, property] of Object.entries(schema.properties ?? {})) {
      // In 3.1 a description may stand beside a `$ref`, which Redocly's types do not know.
      const described = /** @type {{ $ref?: string, description?: unknown }} */ (property);
      const target = described.$ref === undefined ? undefined : resolve({ $ref: described.$ref }).node;
      const description =
        described.description ?? /** @type {{ description?: unknown } | undefined} */ (target)?.description;
      if (typeof description === "string" && description.trim() !== "") continue;
      report({
        message: `The property \`${name}\` has no description; say what it is.`,
        location: location.child(["properties", name]).key(),
      });
    }
  },
});
