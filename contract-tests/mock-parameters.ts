import type { Case } from "./cases/cases.ts";
import { rawOf } from "./cases/parameters.ts";
import { resolve } from "./spec/spec.ts";
import type { Parameter } from "./spec/operations.ts";
import { typesOf } from "./spec/schema.ts";

/** Why Prism does not see the parameters of a case as the spec has them; undefined when it does. Measured on 5.14.2. */
export function mockMisreads(each: Case): string | undefined {
  const { operation, violates } = each;
  if (violates?.in === "cookie") return "Prism does not look at cookies";
  for (const parameter of operation.parameters) {
    const { in: place, style } = parameter;
    const raw = rawOf(parameter, each);
    if (raw === undefined && isOfSeveral(parameter)) {
      if (place === "header")
        return "Prism does not answer a request without a header that can hold a list or an object";
      if (isSpread(parameter)) return "Prism takes a list or an object that is not there for an empty one";
    }
    if (style === "spaceDelimited" && Array.isArray(raw) && raw.length > 1)
      return "Prism does not split a list of style spaceDelimited";
  }
  const isUnknownMember = violates?.in === "query" && violates.keyword === "additionalProperties";
  return isUnknownMember ? "Prism passes over members of a query's objects that no schema names" : undefined;
}

function isOfSeveral({ schema }: Parameter): boolean {
  const types = typesOf(resolve(schema));
  return types.includes("array") || types.includes("object");
}

/** Whether its members stand beside other parameters. */
function isSpread({ in: place, style, explode, schema }: Parameter): boolean {
  const isObject = typesOf(resolve(schema)).includes("object");
  return place === "query" && (style === "deepObject" || (isObject && style === "form" && explode));
}
