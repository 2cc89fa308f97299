import type { Json } from "../../contract-tests/spec/schema.ts";

/** For tests: an attribute such as a maintainer may add to the spec. */
export interface AttributeKind {
  name: string;
  /** Its schema, as `openapi/` has it. */
  schema: object;
  /** Files that it refers to, by their names in `openapi/schemas/`. */
  files?: Readonly<Record<string, Json>>;
  /** What cannot be sent: a value that breaks it, because anything is allowed, or none at all. */
  without?: "invalid" | "both";
  /** Why some of its cases are left out. */
  leftOut?: readonly RegExp[];
  /** Why nothing is generated from it. */
  refused?: RegExp;
}

const string = (keywords: object = {}) => ({ type: "string", ...keywords });
const integer = (keywords: object = {}) => ({ type: "integer", ...keywords });
const number = (keywords: object = {}) => ({ type: "number", ...keywords });
const list = (keywords: object = {}) => ({ type: "array", items: string({ minLength: 1 }), ...keywords });
/** What lint demands of each property. */
const described = (name: string) => ({ description: `The ${name}.`, "x-evidence": "documented" });
/** Closed, as objects of requests have to be, and each member described, as the lint demands. */
const object = (properties: Record<string, object>, keywords: object = {}) => ({
  type: "object",
  additionalProperties: false,
  properties: Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => [name, { ...schema, ...described(name) }]),
  ),
  ...keywords,
});
const pair = { city: string({ minLength: 1 }), zip: string({ minLength: 5, maxLength: 5 }) };

const WITHOUT_VALUE =
  /^no valid value was found for \/data\/attributes\/added \(openapi\/schemas\/Create\w+\.yaml:\d+\): give it an `examples` entry$/;

/** Node takes only Latin-1 there, and no DEL (RFC 9110, 5.5, allows no more). */
const TOLD_IN_HEADER = /^Prism does not answer when a header cannot hold what it finds wrong$/;

const SEEN_IN_MEMBERS = /^Prism demands what is readOnly, if that is in a map or in a schema of `anyOf` or `oneOf`$/;

const FORMATS = [
  ...["date", "date-time", "time", "duration", "email", "hostname", "ipv4", "ipv6", "uri", "uri-reference"],
  ...["uri-template", "uuid", "json-pointer", "relative-json-pointer", "regex", "iso-time", "iso-date-time"],
  ...["byte", "int32", "int64", "float", "double", "password", "binary"],
];
const OF_NUMBERS: Readonly<Record<string, string>> = {
  int32: "integer",
  int64: "integer",
  float: "number",
  double: "number",
};

/** One attribute for each type, and for each keyword of strings and numbers. */
const VALUES: readonly AttributeKind[] = [
  { name: "string", schema: string() },
  { name: "string or null", schema: { type: ["string", "null"] } },
  { name: "integer", schema: integer() },
  { name: "number", schema: number() },
  { name: "boolean", schema: { type: "boolean" } },
  { name: "boolean or null", schema: { type: ["boolean", "null"] } },
  { name: "null", schema: { type: "null" } },
  { name: "const with null in it", schema: { const: { a: [1, { b: null }] } } },
  { name: "string, integer or null", schema: { type: ["string", "integer", "null"] } },
  { name: "array", schema: list() },
  { name: "array of integers", schema: list({ items: integer() }) },
  { name: "array of arrays", schema: list({ items: list() }) },
  { name: "array of objects", schema: list({ items: object(pair, { required: ["city"] }) }) },
  { name: "object", schema: object(pair) },
  { name: "object in an object", schema: object({ address: object(pair, { required: ["zip"] }) }) },
  { name: "no type", schema: {}, without: "invalid" },
  { name: "no type, but keywords", schema: { enum: ["a", 1, null, true] } },
  {
    name: "true, by a reference",
    schema: { $ref: "Anything.yaml" },
    files: { Anything: true },
    refused: /write `\{\}` for a schema that is true/,
  },

  { name: "const", schema: { const: "fixed" } },
  { name: "const of a number", schema: { const: 7 } },
  { name: "const of an object", schema: { const: { a: 1 } } },
  { name: "enum of strings", schema: string({ enum: ["low", "medium", "high"] }) },
  {
    name: "enum of other letters",
    schema: string({ enum: ["低", "高"] }),
    without: "invalid",
    leftOut: [TOLD_IN_HEADER],
  },
  { name: "enum of integers", schema: integer({ enum: [1, 2, 3] }) },
  { name: "enum with null", schema: { type: ["string", "null"], enum: ["low", null] } },

  { name: "minLength", schema: string({ minLength: 30 }) },
  { name: "maxLength", schema: string({ maxLength: 10 }) },
  { name: "minLength and maxLength", schema: string({ minLength: 30, maxLength: 32 }) },
  { name: "maxLength of a column", schema: string({ maxLength: 255 }) },
  { name: "maxLength of megabytes", schema: string({ maxLength: 10_485_760 }) },
  {
    name: "minLength of megabytes",
    schema: string({ minLength: 10_485_760 }),
    without: "both",
    leftOut: [WITHOUT_VALUE],
  },
  { name: "maxLength of zero", schema: string({ maxLength: 0 }) },
  { name: "pattern", schema: string({ pattern: "^[A-Z]{2,5}-\\d+$" }) },
  { name: "pattern with a class of Unicode", schema: string({ pattern: "^\\p{Lu}\\p{Ll}+$" }) },
  { name: "pattern of other letters", schema: string({ pattern: "^[ぁ-ん]{2,4}$" }), leftOut: [TOLD_IN_HEADER] },
  { name: "pattern with a lookahead", schema: string({ pattern: "^(?=.*\\d)[a-z0-9]{8,12}$" }) },
  {
    name: "pattern that nothing matches",
    schema: string({ pattern: "(?=a)b" }),
    without: "both",
    leftOut: [WITHOUT_VALUE],
  },
  { name: "pattern and maxLength", schema: string({ pattern: "^[a-z][a-z0-9-]*$", maxLength: 12 }) },
  { name: "pattern and minLength", schema: string({ pattern: "^[a-z]+$", minLength: 25 }) },

  { name: "minimum", schema: integer({ minimum: 5 }) },
  { name: "maximum", schema: integer({ maximum: -5 }) },
  { name: "minimum and maximum", schema: integer({ minimum: 1, maximum: 5 }) },
  { name: "exclusiveMinimum", schema: integer({ exclusiveMinimum: 5 }) },
  { name: "exclusiveMaximum", schema: integer({ exclusiveMaximum: 5 }) },
  { name: "exclusive bounds of a number", schema: number({ exclusiveMinimum: 0, exclusiveMaximum: 1 }) },
  { name: "bounds that are no whole numbers", schema: number({ minimum: 0.25, maximum: 0.75 }) },
  { name: "multipleOf", schema: integer({ multipleOf: 7 }) },
  { name: "multipleOf and bounds", schema: integer({ multipleOf: 7, minimum: 10, maximum: 20 }) },
  { name: "multipleOf hundredths", schema: number({ multipleOf: 0.01 }) },
  { name: "multipleOf hundredths and bounds", schema: number({ multipleOf: 0.01, exclusiveMinimum: 0, maximum: 1 }) },
  { name: "a large maximum", schema: integer({ minimum: 0, maximum: 9007199254740991 }) },
];

/** One attribute for each format, and for each annotation. */
const FORMATS_AND_ANNOTATIONS: readonly AttributeKind[] = [
  ...FORMATS.map((format): AttributeKind => ({
    name: `format ${format}`,
    schema: { type: OF_NUMBERS[format] ?? "string", format },
  })),
  { name: "format date or null", schema: { type: ["string", "null"], format: "date" } },
  { name: "format uuid and pattern", schema: string({ format: "uuid", pattern: "^[0-9a-f-]+$" }) },
  { name: "contentEncoding", schema: string({ contentEncoding: "base64" }) },
  { name: "contentMediaType", schema: string({ contentMediaType: "application/json" }) },
  { name: "readOnly", schema: string({ readOnly: true, minLength: 1 }), without: "both" },
  { name: "writeOnly", schema: string({ writeOnly: true, minLength: 1 }) },
  { name: "deprecated", schema: string({ deprecated: true }) },
  { name: "default", schema: string({ default: "as it was", minLength: 1 }) },
  { name: "default of an integer", schema: integer({ default: 3, minimum: 1 }) },
  { name: "examples", schema: string({ examples: ["AB-12"], pattern: "^[A-Z]{2}-\\d{2}$" }) },
];

/** One attribute for each keyword of lists and objects, and each composition. */
const STRUCTURES: readonly AttributeKind[] = [
  { name: "minItems", schema: list({ minItems: 2 }) },
  { name: "maxItems", schema: list({ maxItems: 3 }) },
  { name: "maxItems of a million", schema: list({ maxItems: 1_000_000 }) },
  {
    name: "minItems of a million",
    schema: list({ minItems: 1_000_000 }),
    without: "both",
    leftOut: [WITHOUT_VALUE],
  },
  { name: "maxItems of zero", schema: list({ maxItems: 0 }) },
  { name: "minItems and maxItems", schema: list({ minItems: 2, maxItems: 2 }) },
  { name: "uniqueItems", schema: list({ uniqueItems: true }) },
  { name: "uniqueItems and minItems", schema: list({ uniqueItems: true, minItems: 4 }) },
  { name: "uniqueItems of an enum", schema: list({ items: string({ enum: ["a", "b"] }), uniqueItems: true }) },
  { name: "contains", schema: list({ contains: { type: "string", const: "red" } }) },
  { name: "minContains", schema: list({ contains: { type: "string", const: "red" }, minContains: 2 }) },
  { name: "maxContains", schema: list({ contains: { type: "string", const: "red" }, minContains: 1, maxContains: 2 }) },
  {
    name: "prefixItems",
    schema: { type: "array", prefixItems: [number(), number()], minItems: 2, items: false },
  },
  {
    name: "prefixItems and items",
    schema: { type: "array", prefixItems: [string({ minLength: 1 })], items: integer(), minItems: 1 },
  },
  {
    name: "unevaluatedItems",
    schema: { type: "array", prefixItems: [integer(), integer()], minItems: 2, unevaluatedItems: false },
  },
  { name: "items of nullable strings", schema: list({ items: { type: ["string", "null"] } }) },

  { name: "required", schema: object(pair, { required: ["city", "zip"] }) },
  {
    name: "members of any letters",
    leftOut: [TOLD_IN_HEADER],
    schema: object({ größe: integer(), "😀": string(), "a/b~c": string({ minLength: 2 }), "50%": integer() }),
  },
  {
    name: "members that are named like those of every object",
    schema: object(
      { constructor: integer(), toString: string({ minLength: 1 }), valueOf: { type: "boolean" } },
      { required: ["valueOf"], dependentRequired: { constructor: ["toString"] } },
    ),
  },
  {
    name: "a map whose members are named like those of every object",
    schema: { type: "object", additionalProperties: integer(), dependentRequired: { constructor: ["toString"] } },
  },
  {
    name: "required, but readOnly or writeOnly",
    schema: object(
      { id: string({ readOnly: true, minLength: 1 }), secret: string({ writeOnly: true, minLength: 1 }) },
      { required: ["id", "secret"] },
    ),
  },
  {
    // PagerDuty's `IpAllowList`, one schema for the request and for the response.
    name: "an example and a default with what is readOnly",
    schema: object(
      {
        id: string({ readOnly: true }),
        rules: { type: "array", items: object({ id: string({ readOnly: true }), cidr: string() }) },
      },
      { examples: [{ id: "AGIS", rules: [{ id: "1", cidr: "10.0.0.0/24" }] }], default: { id: "AGIS" } },
    ),
  },
  {
    // hey-api/openapi-ts, "transforms-read-write-nested": one schema, in the request and in the response.
    name: "required, but writeOnly where a response shares it",
    schema: { $ref: "Payload.yaml" },
    files: {
      Payload: {
        description: "A picture.",
        ...object(
          { kind: string({ enum: ["jpeg", "png"] }), encoded: string({ writeOnly: true }) },
          { required: ["kind", "encoded"] },
        ),
      },
    },
  },
  {
    name: "required, but readOnly, in an object or null",
    schema: {
      anyOf: [
        object({ id: string({ readOnly: true }), name: string({ minLength: 1 }) }, { required: ["id"] }),
        { type: "null" },
      ],
    },
    leftOut: [SEEN_IN_MEMBERS],
  },
  {
    name: "required, but readOnly, in a map",
    schema: {
      type: "object",
      additionalProperties: object(
        { id: string({ readOnly: true }), name: string({ minLength: 1 }) },
        { required: ["id"] },
      ),
    },
    leftOut: [SEEN_IN_MEMBERS],
  },
  { name: "dependentRequired", schema: object(pair, { dependentRequired: { city: ["zip"] } }) },
  {
    name: "dependentSchemas",
    schema: object(pair, {
      dependentSchemas: {
        city: { type: "object", properties: { zip: { type: "string", ...described("zip") } }, required: ["zip"] },
      },
    }),
  },
  { name: "minProperties", schema: object(pair, { minProperties: 1 }) },
  { name: "maxProperties", schema: object(pair, { maxProperties: 1 }) },
  {
    name: "patternProperties",
    schema: {
      type: "object",
      additionalProperties: false,
      patternProperties: { "^x-[a-z]+$": string({ minLength: 1 }) },
    },
  },
  { name: "a map", schema: { type: "object", additionalProperties: integer() } },
  { name: "a map of objects", schema: { type: "object", additionalProperties: object(pair, { required: ["city"] }) } },
  {
    name: "propertyNames",
    schema: {
      type: "object",
      additionalProperties: integer(),
      propertyNames: { type: "string", pattern: "^[a-z]{3}$" },
    },
  },
  {
    name: "propertyNames and minProperties",
    schema: {
      type: "object",
      additionalProperties: integer(),
      propertyNames: { type: "string", maxLength: 5 },
      minProperties: 2,
    },
  },
  {
    name: "unevaluatedProperties",
    schema: { type: "object", properties: object(pair).properties, unevaluatedProperties: false },
  },
  {
    name: "an open object",
    refused: /must say what happens to unknown members/,
    schema: { type: "object", properties: object(pair).properties },
  },

  { name: "anyOf", schema: { anyOf: [integer({ minimum: 1 }), string({ const: "none" })] } },
  { name: "anyOf with null", schema: { anyOf: [object(pair, { required: ["zip"] }), { type: "null" }] } },
  { name: "oneOf", schema: { oneOf: [integer(), string({ minLength: 3 })] } },
  {
    name: "oneOf of objects",
    schema: {
      oneOf: [object({ city: pair.city }, { required: ["city"] }), object({ zip: pair.zip }, { required: ["zip"] })],
    },
  },
  {
    name: "oneOf with a discriminator",
    schema: {
      oneOf: [{ $ref: "Cat.yaml" }, { $ref: "Dog.yaml" }],
      discriminator: { propertyName: "kind" },
    },
    files: {
      Cat: {
        description: "A cat.",
        ...object({ kind: string({ const: "Cat" }), lives: integer({ minimum: 1 }) }, { required: ["kind", "lives"] }),
      },
      Dog: {
        description: "A dog.",
        ...object({ kind: string({ const: "Dog" }), bark: { type: "boolean" } }, { required: ["kind", "bark"] }),
      },
    },
  },
  {
    name: "oneOf of numbers that overlap",
    schema: { oneOf: [integer({ multipleOf: 3 }), integer({ multipleOf: 5 })] },
  },
  { name: "allOf", schema: { allOf: [string({ minLength: 3 }), string({ maxLength: 5 })] } },
  {
    name: "allOf with a reference",
    schema: { allOf: [{ $ref: "Short.yaml" }, string({ minLength: 3 })] },
    files: { Short: { description: "A short one.", ...string({ maxLength: 5 }) } },
  },
  { name: "not", schema: string({ not: { type: "string", enum: ["forbidden"] } }) },
  { name: "not a pattern", schema: string({ not: { type: "string", pattern: "^test" } }) },
  {
    name: "if, then and else",
    schema: object(
      { kind: string({ enum: ["a", "b"] }), size: integer() },
      {
        required: ["kind"],
        if: { type: "object", properties: { kind: { const: "a", ...described("member") } }, required: ["kind"] },
        then: { type: "object", properties: { size: { type: "integer", ...described("size") } }, required: ["size"] },
        else: { type: "object", properties: { size: { type: "integer", minimum: 10, ...described("member") } } },
      },
    ),
  },
  {
    name: "a reference with siblings",
    schema: { $ref: "Level.yaml", maximum: 5 },
    files: { Level: { description: "A level.", ...integer({ minimum: 1 }) } },
  },
  {
    name: "a recursive reference",
    leftOut: [/^Prism does not follow a schema into itself$/],
    schema: { $ref: "Node.yaml" },
    files: {
      Node: {
        description: "A node of a tree.",
        ...object({ label: string({ minLength: 1 }) }, { required: ["label"] }),
        properties: {
          label: { ...string({ minLength: 1 }), ...described("label") },
          children: { type: "array", items: { $ref: "Node.yaml" }, ...described("children") },
        },
      },
    },
  },
  {
    name: "a recursive reference of several members",
    leftOut: [/^Prism does not follow a schema into itself$/],
    schema: { $ref: "Branch.yaml" },
    files: {
      Branch: {
        description: "A branch of a tree.",
        type: "object",
        additionalProperties: false,
        required: ["label"],
        properties: {
          label: { ...string({ minLength: 1 }), ...described("label") },
          left: { $ref: "Branch.yaml", ...described("left one") },
          right: { $ref: "Branch.yaml", ...described("right one") },
          others: { type: "array", items: { $ref: "Branch.yaml" }, ...described("others") },
        },
      },
    },
  },
  {
    name: "$dynamicRef",
    refused: /write `\$ref`/,
    schema: { $ref: "Tree.yaml" },
    files: {
      Tree: {
        $dynamicAnchor: "tree",
        description: "A tree.",
        type: "object",
        additionalProperties: false,
        required: ["label"],
        properties: {
          label: { ...integer(), ...described("label") },
          child: { $dynamicRef: "#tree", ...described("child") },
        },
      },
    },
  },
];

export const ALL_KINDS: readonly AttributeKind[] = [...VALUES, ...FORMATS_AND_ANNOTATIONS, ...STRUCTURES];
