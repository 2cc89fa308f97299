// A misspelt attribute in a request is the caller's mistake, and only a closed object finds it.

const IN_A_LIST = ["anyOf", "oneOf", "prefixItems"];
const IN_A_MAP = ["properties", "patternProperties", "dependentSchemas", "$defs"];
const ALONE = ["items", "additionalProperties", "contains", "if", "then", "else"];
/** Speak of the same object again, so that one that is closed stays closed. */
const IN_PLACE = ["if", "then", "else", "dependentSchemas", "anyOf", "oneOf"];
/** Each of them says what happens to a member that no schema names. */
const CLOSING = ["additionalProperties", "unevaluatedProperties"];

/**
 * Every object of a request says what happens to unknown members, but for JSON:API's envelope, which the vendor leaves
 * open: the document around `data`, and the resource around `attributes`.
 *
 * Walks the schemas itself: Redocly visits a schema once, so one that a response shares would be passed over.
 * @type {import("@redocly/openapi-core").Oas3Rule}
 */
export const requestClosed = () => {
  // Bodies share schemas; each is reported once, wherever it has to be closed itself.
  const [seen, seenWhereClosed] = [new Set(), new Set()];
  return {
    RequestBody: {
      MediaType(mediaType, { report, location, resolve }) {
        /** @type {(node: unknown, at: typeof location, envelope?: string[], isClosed?: boolean) => void} */
        const visit = (node, at, envelope = [], isClosed = false) => {
          const visited = isClosed ? seenWhereClosed : seen;
          if (typeof node !== "object" || node === null || visited.has(node)) return;
          visited.add(node);
          const schema = /** @type {Record<string, unknown>} */ (node);
          if (typeof schema["$ref"] === "string") {
            const target = resolve({ $ref: schema["$ref"] }, at.source.absoluteRef);
            if (target.location) visit(target.node, target.location, envelope, isClosed);
          }
          const [inner, ...deeper] = envelope;
          const members = /** @type {Record<string, unknown>} */ (schema["properties"] ?? {});
          const isEnvelope = inner !== undefined && inner in members;
          const isObject = [schema["type"]].flat().includes("object") || schema["properties"] !== undefined;
          const closes = isClosed || CLOSING.some((keyword) => keyword in schema);
          if (isObject && !isEnvelope && !closes) {
            report({
              message:
                "An object of a request must say what happens to unknown members: `additionalProperties: false`, or a schema for them.",
              location: at,
            });
          }
          const staysClosed = (/** @type {string} */ keyword) =>
            keyword === "if" || (closes && IN_PLACE.includes(keyword));
          for (const keyword of ALONE) visit(schema[keyword], at.child(keyword), [], staysClosed(keyword));
          for (const keyword of [...IN_A_LIST, ...IN_A_MAP]) {
            for (const [key, member] of Object.entries(schema[keyword] ?? {})) {
              const within = isEnvelope && keyword === "properties" && key === inner ? deeper : [];
              visit(member, at.child([keyword, key]), within, staysClosed(keyword));
            }
          }
        };

        visit(mediaType.schema, location.child("schema"), ["data", "attributes"]);
      },
    },
  };
};
