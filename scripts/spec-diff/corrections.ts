import addFormats from "ajv-formats";
import { Ajv2020 } from "ajv/dist/2020.js";
import { isBranch, keysOf } from "../../contract-tests/spec/pointer.ts";
import type { Audience, Bump } from "./change.ts";
import type { RedoclyChange } from "./redocly-diff.ts";
import { isObject, type Json } from "./equivalent-forms.ts";
import type { Direction } from "./breaks.ts";

/** What we say of a change instead of Redocly. */
export interface Rating {
  rule: string;
  bump: Bump;
  breaks: Audience[];
  message: string;
}

interface Context {
  directions: ReadonlySet<Direction>;
  /** The name of what has changed. */
  name: string;
  /** What the changed spec has at a pointer; references are followed. */
  valueAt(pointer: string | undefined): unknown;
  /** What has the keyword that was modified, in the spec before and after. */
  owners: readonly [before: unknown, after: unknown];
}

/** Something that Redocly rates wrongly. */
interface Correction {
  rule: string;
  reason: string;
  /** Returns how to rate the change; undefined when this correction does not speak of it. */
  rate(change: RedoclyChange, context: Context): Omit<Rating, "rule"> | undefined;
}

/** The first that speaks of a change is taken. */
export const corrections: readonly Correction[] = [
  {
    rule: "version",
    reason: "The version is the answer to a change, not one itself.",
    rate: ({ path, property }) =>
      path === "#/info" && property === "version" ? { bump: "none", breaks: [], message: "" } : undefined,
  },
  {
    rule: "extension",
    reason: "Extensions are for the tools of this repository; how a thing is known changes nothing of what it is.",
    rate: ({ path, property }, { name }) =>
      keywordsOf(path, property).some((key) => key.startsWith("x-"))
        ? { bump: "patch", breaks: [], message: `${name} says something else of how it is known.` }
        : undefined,
  },
  {
    rule: "component",
    reason: "A component is no part of the API but by what refers to it, which Redocly compares there.",
    rate: ({ kind, path, property }, { name }) => {
      const [section, group, , ...rest] = keysOf(path);
      const itself = section === "components" && rest.length === 0 && group !== "securitySchemes";
      if (!itself || (kind === "modified" && property !== "key")) return undefined;
      return { bump: "patch", breaks: [], message: `The component ${name} was ${verb(kind)}.` };
    },
  },
  {
    rule: "implied-by-values",
    reason: "Where `const` or `enum` lists the valid values, a keyword that all of them satisfy says nothing.",
    rate: ({ kind, property }, { name, owners }) =>
      kind === "modified" && isImpliedByValues(property, ...owners)
        ? { bump: "patch", breaks: [], message: `\`${property}\` of ${name} changed, which its values imply.` }
        : undefined,
  },
  {
    rule: "path-parameter-renamed",
    reason: "The address stays as it is, but paths and their parameters are keys of the types of `rootly.http`.",
    rate: ({ kind, property, path, base, revision }) =>
      kind === "modified" && property === "key" && /^#\/paths\/[^/]+$/.test(path) && sameAddress(base, revision)
        ? {
            bump: "major",
            breaks: ["callers-compile-time"],
            message: `Path \`${String(base?.value)}\` is now written \`${String(revision?.value)}\`.`,
          }
        : undefined,
  },
  {
    rule: "response-header-became-optional",
    reason: "Redocly looks at `required` of parameters only.",
    rate: ({ path, property, base, revision }, { name }) =>
      property === "required" &&
      /\/headers\/[^/]+(\/\$ref)?$/.test(path) &&
      base?.value === true &&
      revision?.value !== true
        ? { bump: "major", breaks: ["callers-run-time"], message: `${name} is not required any more.` }
        : undefined,
  },
  {
    rule: "request-property-removed",
    reason: "A caller's object with a property that is not known does not compile, also where the schema is open.",
    rate: ({ kind, path, verdicts }, { directions, name }) =>
      kind === "removed" && verdicts.length === 0 && isProperty(path) && directions.has("request")
        ? { bump: "major", breaks: ["callers-compile-time"], message: `${name} was removed from a request.` }
        : undefined,
  },
  {
    rule: "required-request-body-added",
    reason: "Redocly looks at a body that becomes required, not at one that is new and required.",
    rate: ({ kind, path, revision }, { name, valueAt }) =>
      kind === "added" && path.endsWith("/requestBody") && isRequired(valueAt(revision?.pointer))
        ? {
            bump: "major",
            breaks: ["callers-compile-time", "servers", "fake-and-validation"],
            message: `${name} is new and required.`,
          }
        : undefined,
  },
  {
    rule: "parameter-default-changed",
    reason: "A request that leaves the parameter out is answered in another way; oasdiff calls it an error, too.",
    rate: ({ path, property, base, revision }, { directions, name }) =>
      property === "default" && directions.has("request") && path.includes("/parameters/") && !absent(base, revision)
        ? { bump: "major", breaks: ["callers-run-time"], message: `The default of ${name} has changed.` }
        : undefined,
  },
  {
    rule: "became-read-only",
    reason: "What may only be read is refused in a request, or ignored; Redocly has no rule for it.",
    rate: ({ property, revision }, { directions, name }) =>
      property === "readOnly" && revision?.value === true && directions.has("request")
        ? { bump: "major", breaks: ["callers-compile-time", "servers"], message: `${name} became read-only.` }
        : undefined,
  },
  {
    rule: "became-write-only",
    reason: "What may only be written is in no response any more; Redocly has no rule for it.",
    rate: ({ property, revision }, { directions, name }) =>
      property === "writeOnly" && revision?.value === true && directions.has("response")
        ? { bump: "major", breaks: ["callers-run-time"], message: `${name} became write-only.` }
        : undefined,
  },
  {
    rule: "documentation",
    reason: "What only people read is a patch, also where Redocly takes something that was added for a feature.",
    rate: ({ path, property, kind }, { name }) =>
      isDocumentation(path, property)
        ? { bump: "patch", breaks: [], message: `The documentation of ${name} was ${verb(kind)}.` }
        : undefined,
  },
  {
    rule: "compatible",
    reason: "What may be sent now, or is promised now, is something new; Redocly rates all of it as a patch.",
    rate: ({ kind, property, verdicts, base, revision }, { name }) =>
      verdicts.length === 0
        ? {
            bump: "minor",
            breaks: [],
            message:
              property === undefined || property === "key"
                ? `${name} was ${verb(kind)}.`
                : `\`${property}\` of ${name} changed from ${shown(base?.value)} to ${shown(revision?.value)}.`,
          }
        : undefined,
  },
];

const DOCUMENTING = new Set([
  ...["description", "summary", "title", "example", "examples", "externalDocs", "$comment", "tags", "info"],
  ...["contact", "license", "termsOfService", "bearerFormat"],
]);
/** Their keys are names, which may well be `description`. */
const MAPS = new Set([
  "properties",
  "patternProperties",
  "$defs",
  "headers",
  "schemas",
  "paths",
  "responses",
  "content",
]);

function isDocumentation(path: string, property?: string): boolean {
  return keywordsOf(path, property).some((key) => DOCUMENTING.has(key));
}

/** The keys on the way to what has changed, without the names that an author of a spec chooses. */
function keywordsOf(path: string, property = ""): string[] {
  const keys = [...keysOf(path), property];
  return keys.filter((_, at) => !MAPS.has(keys[at - 1] ?? "") || MAPS.has(keys[at - 2] ?? ""));
}

function isRequired(value: unknown): boolean {
  return isBranch(value) && value["required"] === true;
}

function isProperty(path: string): boolean {
  return keysOf(path).at(-2) === "properties";
}

function sameAddress(base: RedoclyChange["base"], revision: RedoclyChange["revision"]): boolean {
  const address = (value: unknown) => String(value).replaceAll(/\{[^}]*\}/g, "{}");
  return address(base?.value) === address(revision?.value);
}

function absent(...sides: Array<RedoclyChange["base"]>): boolean {
  return sides.some((side) => side?.value === undefined);
}

function verb(kind: RedoclyChange["kind"]): string {
  return kind === "modified" ? "changed" : kind;
}

function shown(value: unknown): string {
  const text = value === undefined ? "nothing" : JSON.stringify(value);
  return isBranch(value) && text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

/** Keywords that limit values, and whose own value is no schema. */
const CONSTRAINTS = new Set([
  ...["type", "format", "pattern", "minLength", "maxLength", "required", "minProperties", "maxProperties"],
  ...["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"],
  ...["minItems", "maxItems", "uniqueItems"],
]);

const ajv = new Ajv2020({ strict: false, logger: false });
addFormats.default(ajv);

/**
 * Whether a keyword can change without a change to the valid values, because a schema lists these: each value that was
 * listed has what the keyword demands now, and each that is listed now has what it demanded.
 */
function isImpliedByValues(keyword: string | undefined, before: unknown, after: unknown): boolean {
  if (keyword === undefined || !CONSTRAINTS.has(keyword) || !isObject(before) || !isObject(after)) return false;
  return meets(before, keyword, after[keyword]) && meets(after, keyword, before[keyword]);
}

function meets(schema: Json, keyword: string, demand: unknown): boolean {
  if (demand === undefined) return true;
  const values = "const" in schema ? [schema["const"]] : schema["enum"];
  if (!Array.isArray(values)) return false;
  try {
    const validate = ajv.compile({ [keyword]: demand });
    return values.every((value) => validate(value));
  } catch {
    // Redocly compares what generation would refuse, too.
    return false;
  }
}
