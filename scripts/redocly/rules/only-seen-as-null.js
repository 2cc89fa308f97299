/**
 * What a description says to people, `x-only-seen-as` says to the contract tests: nobody has seen another value than null
 * there. One without the other would be believed by only one of the two. @type {import("@redocly/openapi-core").Oas3Rule}
 */
export const onlySeenAsNull = () => ({
  Schema(schema, { report, location }) {
    for (const [name, property] of Object.entries(schema.properties ?? {})) {
      // Redocly's types know neither extensions nor, beside a `$ref`, descriptions.
      const { description, "x-only-seen-as": seen } =
        /** @type {{ description?: unknown, "x-only-seen-as"?: unknown }} */ (property);
      const isSaid = /only ever seen as null/i.test(String(description).replaceAll(/\s+/g, " "));
      if (isSaid === (seen === "null") && (isSaid || seen === undefined)) continue;
      report({
        message: `The property \`${name}\` needs both, or neither: \`x-only-seen-as: "null"\`, and "only ever seen as null" in its description.`,
        location: location.child(["properties", name]).key(),
      });
    }
  },
});
