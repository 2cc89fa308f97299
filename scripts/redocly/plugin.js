// Rules for the spec that no rule of Redocly's own can say. Plain JavaScript, because Redocly loads it itself.
import { evidence } from "./evidence.js";

export default function localPlugin() {
  return {
    id: "local",
    rules: {
      oas3: {
        "dialect-named": dialectNamed,
        evidence,
        "pattern-compiles": patternCompiles,
        "property-description": propertyDescription,
        "rate-limit-headers": rateLimitHeaders,
        "read-back": readBack,
        "request-closed": requestClosed,
        "response-example": responseExample,
      },
    },
  };
}

// Prism validates with draft-07 unless the spec names its dialect.
const DIALECT = "https://json-schema.org/draft/2020-12/schema";

/** The spec names the 2020-12 dialect at its top. @type {import("@redocly/openapi-core").Oas3Rule} */
const dialectNamed = () => ({
  Root(root, { report, location }) {
    const dialect = "jsonSchemaDialect" in root ? root.jsonSchemaDialect : undefined;
    if (dialect === DIALECT) return;
    report({
      message: `\`jsonSchemaDialect\` must be \`${DIALECT}\`; without it, tools fall back to other dialects.`,
      location: dialect === undefined ? location.key() : location.child("jsonSchemaDialect"),
    });
  },
});

// A pattern that does not compile makes Prism skip the whole body without a word.

/** Every regular expression compiles, in the Unicode mode that JSON Schema asks for. @type {import("@redocly/openapi-core").Oas3Rule} */
const patternCompiles = () => ({
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

/** Every property says what it is, beside its `$ref` or in what the `$ref` points to. @type {import("@redocly/openapi-core").Oas3Rule} */
const propertyDescription = () => ({
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

/** A JSON Pointer (RFC 6901) that names at least one member. */
const POINTER = /^(\/([^~/]|~[01])+)+$/;

/**
 * `x-read-back-at` says where a response has what was written to an attribute, when that is not the attribute's own name:
 * a JSON Pointer into the resource's `attributes`.
 * @type {import("@redocly/openapi-core").Oas3Rule}
 */
const readBack = () => ({
  Schema(schema, { report, location }) {
    if (!("x-read-back-at" in schema)) return;
    const pointer = schema["x-read-back-at"];
    if (typeof pointer === "string" && POINTER.test(pointer)) return;
    report({
      message: "`x-read-back-at` must be a JSON Pointer into the attributes of a response, such as `/assigned_to/id`.",
      location: location.child("x-read-back-at"),
    });
  },
});

// A misspelt attribute in a request is the caller's mistake, and only a closed object finds it.

const IN_A_LIST = ["anyOf", "oneOf", "prefixItems"];
const IN_A_MAP = ["properties", "patternProperties", "dependentSchemas", "$defs"];
const ALONE = ["items", "additionalProperties", "contains", "if", "then", "else"];
/** Speak of the same object again, so that one that is closed stays closed. */
const IN_PLACE = ["if", "then", "else", "dependentSchemas", "anyOf", "oneOf"];
/** Each of them says what happens to a member that no schema names. */
const CLOSING = ["additionalProperties", "unevaluatedProperties"];

/**
 * A rule for what clients send to the server. The requests of callbacks and webhooks are the server's, and so is what is
 * known of them as it is of its responses.
 * @type {(rule: (isOfServer: () => boolean) => object) => import("@redocly/openapi-core").Oas3Rule}
 */
const ofClients = (rule) => () => {
  let depth = 0;
  const counted = { enter: () => void depth++, leave: () => void depth-- };
  return { Callback: counted, WebhooksMap: counted, ...rule(() => depth > 0) };
};

const RATE_LIMIT = [
  ...["RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset"],
  ...["X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Used", "X-RateLimit-Reset"],
];

/** Every response with 2xx or 4xx declares the headers of the rate limit. */
const rateLimitHeaders = ofClients((isOfServer) => ({
  Operation: {
    Response(
      /** @type {import("@redocly/openapi-core").Oas3Response} */ response,
      /** @type {import("@redocly/openapi-core").UserContext} */ { report, location, key },
    ) {
      if (isOfServer() || !/^[24]/.test(String(key))) return;
      const declared = Object.keys(response.headers ?? {}).map((name) => name.toLowerCase());
      for (const name of RATE_LIMIT.filter((item) => !declared.includes(item.toLowerCase())))
        report({ message: `A response needs the header \`${name}\`.`, location: location.child("headers").key() });
    },
  },
}));

/**
 * Every object of a request says what happens to unknown members, but for JSON:API's envelope, which the vendor leaves
 * open: the document around `data`, and the resource around `attributes`.
 *
 * Walks the schemas itself: Redocly visits a schema once, so one that a response shares would be passed over.
 * @type {import("@redocly/openapi-core").Oas3Rule}
 */
const requestClosed = ofClients((isOfServer) => {
  // Bodies share schemas; each is reported once, wherever it has to be closed itself.
  const [seen, seenWhereClosed] = [new Set(), new Set()];
  return {
    RequestBody: {
      MediaType(
        /** @type {import("@redocly/openapi-core").Oas3MediaType} */ mediaType,
        /** @type {import("@redocly/openapi-core").UserContext} */ { report, location, resolve },
      ) {
        if (isOfServer()) return;
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
});

// Without an example, Prism invents an answer.

/** Every media type of a response has an example. */
const responseExample = ofClients((isOfServer) => ({
  Response: {
    MediaType(
      /** @type {import("@redocly/openapi-core").Oas3MediaType} */ mediaType,
      /** @type {import("@redocly/openapi-core").UserContext} */ { report, location },
    ) {
      if (isOfServer()) return;
      if (mediaType.example !== undefined || Object.keys(mediaType.examples ?? {}).length > 0) return;
      report({ message: "A response needs an `example` or `examples`.", location: location.key() });
    },
  },
}));
