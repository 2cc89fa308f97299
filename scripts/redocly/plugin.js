// Rules for the spec that no rule of Redocly's own can say. Plain JavaScript, because Redocly loads it itself.

/** @typedef {import("@redocly/openapi-core").Oas3Rule} Rule */
/** @typedef {import("@redocly/openapi-core").UserContext} Context */

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

/** The spec names the 2020-12 dialect at its top. @type {Rule} */
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

/** Every regular expression compiles, in the Unicode mode that JSON Schema asks for. @type {Rule} */
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
        const remedy =
          "write it as JavaScript does with the flag `u`, which takes `\\` before a letter or `^$.*+?()[]{}|/` only";
        report({ message: `The pattern does not compile: ${String(error)}: ${remedy}`, location: at });
      }
    }
  },
});

/** Every property says what it is, beside its `$ref` or in what the `$ref` points to. @type {Rule} */
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
 * @type {Rule}
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
 * @type {(rule: (isOfServer: () => boolean) => object) => Rule}
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
      /** @type {Context} */ { report, location, key },
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
 * @type {Rule}
 */
const requestClosed = ofClients((isOfServer) => {
  // Bodies share schemas; each is reported once, wherever it has to be closed itself.
  const [seen, seenWhereClosed] = [new Set(), new Set()];
  return {
    RequestBody: {
      MediaType(
        /** @type {import("@redocly/openapi-core").Oas3MediaType} */ mediaType,
        /** @type {Context} */ { report, location, resolve },
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
      /** @type {Context} */ { report, location },
    ) {
      if (isOfServer()) return;
      if (mediaType.example !== undefined || Object.keys(mediaType.examples ?? {}).length > 0) return;
      report({ message: "A response needs an `example` or `examples`.", location: location.key() });
    },
  },
}));

/** Words that only `x-evidence` may use: prose that says the same can contradict it. */
const IN_PROSE = /\b(documented|inferred|only (ever )?seen|never seen)\b/i;

/**
 * `x-evidence` says how each property, parameter, header, media type and response is known. A part without it, or with
 * evidence that contradicts itself or the part, is an error. openapi/openapi.yaml explains the words to its readers.
 * @type {Rule}
 */
const evidence = () => {
  /** @type {(what: string, node: unknown, context: Context, at: typeof context.location, schema?: boolean) => string[]} */
  const check = (what, node, { report }, at, schema = false) => {
    const part = /** @type {Record<string, unknown>} */ (node);
    const { words, errors } = parseEvidence(part["x-evidence"], schema ? Object.keys(part) : []);
    const there = part["x-evidence"] === undefined ? at.key() : at.child("x-evidence");
    for (const error of errors) report({ message: `The evidence of ${what} ${error}.`, location: there });
    const prose = IN_PROSE.exec(String(part["description"]));
    if (prose !== null) {
      report({
        message: `The description of ${what} says "${prose[0]}"; only \`x-evidence\` says how it is known.`,
        location: at.child("description"),
      });
    }
    return words;
  };

  // A part of something with evidence may be known in another way. A visitor would see only what its `$ref` leads to.
  /** @type {(...given: Parameters<typeof check>) => void} */
  const checkIfSaid = (what, node, context, at) => {
    if (Object.hasOwn(Object(node), "x-evidence")) check(what, node, context, at, true);
  };

  return {
    Schema(schema, context) {
      const { location, report, resolve } = context;
      for (const [name, property] of Object.entries(schema.properties ?? {})) {
        const at = location.child(["properties", name]);
        const words = check(`the property \`${name}\``, property, context, at, true);
        if (words.includes("seen-as-null") && !takesNull(property, resolve)) {
          report({
            message: `The property \`${name}\` was only seen as null, but its schema does not take null.`,
            location: at.child("x-evidence"),
          });
        }
        if (words.includes("inferred") && schema.required?.includes(name)) {
          report({
            message: `The property \`${name}\` is required, but whether there is one is only inferred.`,
            location: at.child("x-evidence"),
          });
        }
      }
      checkIfSaid("the items", schema.items, context, location.child("items"));
    },
    Parameter(parameter, context) {
      check(`the parameter \`${parameter.name}\``, parameter, context, context.location);
      checkIfSaid("the parameter's schema", parameter.schema, context, context.location.child("schema"));
    },
    Header(header, context) {
      check("the header", header, context, context.location);
    },
    MediaType(mediaType, context) {
      check("the media type", mediaType, context, context.location);
    },
    Operation(operation, { location, report }) {
      const statuses = Object.keys(operation.responses ?? {});
      const evidence = /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (operation))["x-evidence"];
      const { errors } = parseEvidence(evidence, statuses, { byStatus: true });
      const at = evidence === undefined ? location.child("responses").key() : location.child("x-evidence");
      for (const error of errors) report({ message: `The evidence of the responses ${error}.`, location: at });
    },
  };
};

/** @type {(schema: unknown, resolve: Context["resolve"]) => boolean} */
function takesNull(schema, resolve) {
  const { $ref, type, anyOf, oneOf } =
    /** @type {{ $ref?: string, type?: string | string[], anyOf?: unknown[], oneOf?: unknown[] }} */ (schema);
  if ($ref !== undefined) return takesNull(resolve({ $ref }).node, resolve);
  return (
    [type].flat().includes("null") ||
    [...(anyOf ?? []), ...(oneOf ?? [])].some((variant) => takesNull(variant, resolve))
  );
}

const WORDS = ["documented", "seen", "seen-as-null", "inferred"];
const OTHERWISE = "otherwise";

/**
 * Reads a value of `x-evidence`: a word, a list of words that hold together, or a map from each part to these.
 *
 * @param {unknown} value
 * @param {readonly string[]} parts What a map may speak of: the keywords of a schema, or the statuses of an operation.
 * @param {{ byStatus?: boolean }} options Whether it has to be a map that speaks of every part.
 * @returns {{ words: string[], errors: string[] }} The words for the whole; and the errors, each the end of a sentence.
 */
function parseEvidence(value, parts, { byStatus = false } = {}) {
  if (value === undefined)
    return {
      words: [],
      errors: [
        `is missing: add \`x-evidence\`${byStatus ? " with a word for each status" : `, one of ${WORDS.join(", ")}`}`,
      ],
    };
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return byStatus ? { words: [], errors: ["must be a map with a word for each status"] } : parseWords(value);
  }
  const map = Object.entries(value);
  const needed = byStatus ? parts : [OTHERWISE];
  const known = byStatus ? parts : [...parts, OTHERWISE];
  const missing = needed.filter((part) => !Object.hasOwn(value, part)).map((part) => `does not speak of \`${part}\``);
  const surplus = map
    .filter(([part]) => !known.includes(part))
    .map(([part]) => `speaks of \`${part}\`, which is not there`);
  const wrong = map.flatMap(([part, words]) => parseWords(words).errors.map((error) => `${error}, at \`${part}\``));
  const whole = map.find(([part]) => part === OTHERWISE)?.[1];
  return { words: byStatus ? [] : parseWords(whole).words, errors: [...missing, ...surplus, ...wrong] };
}

/** @type {(value: unknown) => { words: string[], errors: string[] }} */
function parseWords(value) {
  const words = [value].flat().map(String);
  const unknown = words.filter((word) => !WORDS.includes(word));
  if (unknown.length > 0) return { words: [], errors: [`is not one of ${WORDS.join(", ")}: ${unknown.join(", ")}`] };
  if (words.length === 0) return { words, errors: ["is an empty list"] };
  if (new Set(words).size < words.length) return { words, errors: ["has a word twice"] };
  if (words.includes("inferred") && words.length > 1)
    return { words: [], errors: ["contradicts itself: what is inferred is not known in another way"] };
  if (words.includes("seen") && words.includes("seen-as-null"))
    return { words: [], errors: ["contradicts itself: what was seen with a value was not only seen as null"] };
  return { words, errors: [] };
}
