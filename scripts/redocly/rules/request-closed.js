// A misspelt attribute in a request is the caller's mistake, and only a closed object finds it.

const IN_A_LIST = ["allOf", "anyOf", "oneOf", "prefixItems"];
const IN_A_MAP = ["properties", "patternProperties", "dependentSchemas", "$defs"];
const ALONE = ["items", "additionalProperties", "contains", "if", "then", "else"];

/**
 * Every object of a request body refuses unknown members.
 *
 * Walks the schemas itself: Redocly visits a schema once, so one that a response shares would be passed over.
 * @type {import("@redocly/openapi-core").Oas3Rule}
 */
export const requestClosed = () => {
  // Bodies share schemas; each is reported once.
  const seen = new Set();
  return {
    RequestBody: {
      MediaType(mediaType, { report, location, resolve }) {
        /** @type {(node: unknown, at: typeof location) => void} */
        const visit = (node, at) => {
          if (typeof node !== "object" || node === null || seen.has(node)) return;
          seen.add(node);
          const schema = /** @type {Record<string, unknown>} */ (node);
          if (typeof schema["$ref"] === "string") {
            const target = resolve({ $ref: schema["$ref"] }, at.source.absoluteRef);
            if (target.location) visit(target.node, target.location);
          }
          const isObject = [schema["type"]].flat().includes("object") || schema["properties"] !== undefined;
          if (isObject && schema["additionalProperties"] !== false) {
            report({ message: "An object of a request must be closed: `additionalProperties: false`.", location: at });
          }
          for (const keyword of ALONE) visit(schema[keyword], at.child(keyword));
          for (const keyword of [...IN_A_LIST, ...IN_A_MAP]) {
            for (const [key, member] of Object.entries(schema[keyword] ?? {})) visit(member, at.child([keyword, key]));
          }
        };

        visit(mediaType.schema, location.child("schema"));
      },
    },
  };
};
