import type { ValidationError } from "../../generated/validators.js";
import { child, isBranch, step } from "../spec/pointer.ts";
import { partAt } from "../spec/spec.ts";

/**
 * The errors that a person needs of those that a validator has found. A value that matches no branch of a union fails every
 * one, and a validator lists all of that; what has to be mended is said by the branch that it fits best.
 *
 * A value that fails still does: of every union, at least one error is left.
 *
 * @param errors In the order in which Ajv has found them: those of the branches, in turn, and then the union's own.
 * @param schemaAt What the document of the validators has at a pointer. Default: that of the spec.
 */
export function fitting<E extends ValidationError>(errors: readonly E[], schemaAt = partAt): (E & Nearest)[] {
  const shown: (E & Nearest)[] = [];
  for (const error of errors) {
    if (!UNIONS.includes(error.keyword)) shown.push(error);
    else shown.push(...nearest(error, takeBranches(error, shown, schemaAt)));
  }
  return shown;
}

/** What an error of a union's branch says beside its own. */
interface Nearest {
  /** The union, if the value is of the type of several branches, and this is of the one that it fits best. */
  nearestOf?: string;
}

const UNIONS = ["anyOf", "oneOf"];

/** Takes from the end of a list the errors that a union's branches have led to, by branch. */
function takeBranches<E extends ValidationError>(union: E, shown: E[], schemaAt: typeof partAt): E[][] {
  const pointer = union.schemaPath;
  const branches = Object.keys(Object(schemaAt(pointer)) as object).map((): E[] => []);
  let at = branches.length - 1;
  for (let error = shown.at(-1); error !== undefined; error = shown.at(-1)) {
    const last = error;
    // A branch finds each error once: the same one before it is of another branch, with which it shares a part.
    if (branches[at]?.some((other) => isSame(other, last))) at--;
    at = branches.findLastIndex(
      (_, branch) => branch <= at && leadsTo(child(pointer, String(branch)), union.instancePath, last, schemaAt),
    );
    // What comes before is of a keyword beside the union, or of another place.
    if (branches[at]?.unshift(last) === undefined) break;
    shown.pop();
  }
  return branches.filter((branch) => branch.length > 0);
}

const isSame = (one: ValidationError, other: ValidationError): boolean =>
  [one, other]
    .map(({ schemaPath, instancePath, params }) => JSON.stringify([schemaPath, instancePath, params]))
    .every((text, _, [first]) => text === first);

/** Keywords whose schemas are about the same value, and those whose schemas are about what is in it. */
const BESIDE = ["$ref", "allOf", "anyOf", "oneOf", "then", "else", "dependentSchemas", "propertyNames"];
const WITHIN = [
  ...["properties", "patternProperties", "additionalProperties", "unevaluatedProperties"],
  ...["items", "prefixItems", "unevaluatedItems", "contains"],
];
/** Those of them that hold schemas by name or position, and not one. */
const SEVERAL = ["allOf", "anyOf", "oneOf", "dependentSchemas", "properties", "patternProperties", "prefixItems"];

/** Whether a schema leads to an error when it is applied to the value at a place. */
function leadsTo(
  pointer: string,
  place: string,
  error: ValidationError,
  schemaAt: typeof partAt,
  seen = new Set<string>(),
): boolean {
  const { instancePath } = error;
  const visit = `${pointer} ${place}`;
  if (seen.has(visit)) return false;
  seen.add(visit);
  if (instancePath === place && error.schemaPath.replace(/\/[^/]*$/, "") === pointer) return true;
  const schema = schemaAt(pointer);
  if (!isBranch(schema)) return false;
  const follow = (keyword: string, deeper: string, isThere: (name: string) => boolean = () => true) => {
    if (!(keyword in schema)) return false;
    const at = child(pointer, keyword);
    const { $ref } = schema;
    if (keyword === "$ref")
      return typeof $ref === "string" && /^#(\/|$)/.test($ref) && next(decodeURIComponent($ref), deeper);
    if (!SEVERAL.includes(keyword)) return next(at, deeper);
    return Object.keys(Object(schema[keyword]) as object).some(
      (name) => isThere(name) && next(child(at, name), deeper),
    );
  };
  const next = (at: string, deeper: string) => leadsTo(at, deeper, error, schemaAt, seen);
  if (BESIDE.some((keyword) => follow(keyword, place))) return true;
  if (!instancePath.startsWith(`${place}/`)) return false;
  const [name = ""] = instancePath.slice(place.length + 1).split("/", 1);
  const deeper = `${place}/${name}`;
  return WITHIN.some((keyword) =>
    follow(keyword, deeper, (member) => keyword === "patternProperties" || step(member) === `/${name}`),
  );
}

/** What is to be said of a union that a value does not match. */
function nearest<E extends ValidationError>(union: E, branches: E[][]): (E & Nearest)[] {
  // It matches several, where it should match one: what the others lack does not matter.
  if (isBranch(union.params["passingSchemas"]) || branches.length === 0) return [union];
  const isMismatch = ({ instancePath, params }: E) => instancePath === union.instancePath && "type" in params;
  const ofItsType = branches.filter((branch) => !branch.some(isMismatch));
  if (ofItsType.length === 0) {
    const type = [...new Set(branches.flat().flatMap((error) => (isMismatch(error) ? error.params["type"] : [])))];
    return [{ ...union, message: `must be ${type.join(" or ")}`, params: { ...union.params, type } }];
  }
  const ranks = ofItsType.map((branch) => ({ branch, rank: rankOf(branch, union.instancePath) }));
  const [best = [], ...others] = ranks.map(({ rank }) => rank).sort(compare);
  // Nothing tells which of them is meant.
  if (others[0] && compare(best, others[0]) === 0)
    return [...ranks.filter(({ rank }) => compare(rank, best) === 0).flatMap(({ branch }) => branch), union];
  const chosen = ranks.find(({ rank }) => rank === best)?.branch ?? [];
  return others.length === 0 ? chosen : chosen.map((error) => ({ nearestOf: union.schemaPath, ...error }));
}

/**
 * How far a value is from a branch, the most important first:
 *
 * 1. whether a member that tells the branches apart has the value of another one, as OpenAPI's `discriminator` has it;
 * 2. how near to the value itself the first error is: the deeper, the more of the branch fits (python-jsonschema,
 *    pull request 1300; better-ajv-errors, issue 153);
 * 3. whether there is such a member further down, as the `type` in a document of JSON:API;
 * 4. how many errors there are.
 */
function rankOf(branch: readonly ValidationError[], place: string): number[] {
  const depthOf = ({ instancePath }: ValidationError) => instancePath.slice(place.length).split("/").length - 1;
  const tags = branch.filter(isTag);
  const depth = Math.min(...branch.map(depthOf));
  return [tags.filter((error) => depthOf(error) <= 1).length, -depth, tags.length, branch.length];
}

function isTag({ keyword, params }: ValidationError): boolean {
  const { allowedValues } = params;
  return keyword === "const" || (Array.isArray(allowedValues) && allowedValues.length === 1);
}

function compare(one: readonly number[], other: readonly number[]): number {
  return one.map((value, at) => value - (other[at] ?? 0)).find((difference) => difference !== 0) ?? 0;
}
