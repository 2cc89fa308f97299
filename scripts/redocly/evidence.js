/** Words that only `x-evidence` may use: prose that says the same can contradict it. */
const IN_PROSE = /\b(documented|inferred|only (ever )?seen|never seen)\b/i;

/**
 * `x-evidence` says how each property, parameter, header, media type and response is known. A part without it, or with
 * evidence that contradicts itself or the part, is an error. openapi/openapi.yaml explains the words to its readers.
 * @type {import("@redocly/openapi-core").Oas3Rule}
 */
export const evidence = () => {
  /** @type {(what: string, node: unknown, context: import("@redocly/openapi-core").UserContext, at: typeof context.location, schema?: boolean) => string[]} */
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

/** @type {(schema: unknown, resolve: import("@redocly/openapi-core").UserContext["resolve"]) => boolean} */
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
