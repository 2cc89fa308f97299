type Json = { [key: string]: unknown };

/** What a keyword says when it is not there. */
const DEFAULTS: { readonly [keyword: string]: unknown } = {
  required: false,
  deprecated: false,
  readOnly: false,
  writeOnly: false,
  nullable: false,
  uniqueItems: false,
  allowReserved: false,
  allowEmptyValue: false,
  additionalProperties: true,
  unevaluatedProperties: true,
  minLength: 0,
  minItems: 0,
  minProperties: 0,
};

/** Removes, in place, keywords that say what holds without them. */
export function dropDefaults(node: Json): void {
  for (const [keyword, value] of Object.entries(DEFAULTS)) if (node[keyword] === value) delete node[keyword];
  for (const keyword of ["required", "parameters", "tags"])
    if (Array.isArray(node[keyword]) && node[keyword].length === 0) delete node[keyword];
  const { additionalProperties } = node;
  if (typeof additionalProperties === "object" && additionalProperties !== null && isEmpty(additionalProperties))
    delete node["additionalProperties"];
  dropSerialization(node);
  if (node["type"] === "integer") unifyBounds(node);
}

/** Parameters in OpenAPI 3.1, section 4.8.12: `form` in queries and cookies, `simple` elsewhere; `form` explodes. */
function dropSerialization(node: Json): void {
  const { in: place, name } = node;
  if (typeof place !== "string" || typeof name !== "string") return;
  const style = ["query", "cookie"].includes(place) ? "form" : "simple";
  if (node["explode"] === ((node["style"] ?? style) === "form")) delete node["explode"];
  if (node["style"] === style) delete node["style"];
}

/** Between integers, greater than 0 is at least 1. */
function unifyBounds(node: Json): void {
  for (const [exclusive, inclusive, step] of [
    ["exclusiveMinimum", "minimum", 1],
    ["exclusiveMaximum", "maximum", -1],
  ] as const) {
    const bound = node[exclusive];
    if (typeof bound !== "number" || inclusive in node) continue;
    node[inclusive] = bound + step;
    delete node[exclusive];
  }
}

function isEmpty(value: object): boolean {
  return Object.keys(value).length === 0;
}
