import { type Validate, validators } from "../../generated/validators.js";
import type { Case } from "../cases/cases.ts";
import { type Given, rawOf } from "../cases/parameters.ts";
import type { Exchange } from "../exchange/exchange.ts";
import { errorsOf } from "./sentences.ts";

interface RequestValidators {
  request: Readonly<Record<string, Validate<unknown>>>;
  parameters: Readonly<Record<string, Readonly<Record<string, { validate: Validate<unknown> }>>>>;
}

/** The keyword that forbids a request, as a JSON Pointer into `generated/openapi.json`; undefined where no schema does. */
export function forbiddenAt(
  { operation, request }: Exchange,
  { keyword, pointer, in: place }: NonNullable<Case["violates"]>,
): string | undefined {
  if (place === "protocol") return undefined;
  const all: Readonly<Record<string, RequestValidators>> = validators;
  const { request: bodies = {}, parameters } = all[operation.id] ?? {};
  const parameter = operation.parameters.find(
    (each) => each.in === place && (pointer === each.name || pointer.startsWith(`${each.name}/`)),
  );
  const [validate, value] =
    place === "body"
      ? [Object.values(bodies)[0], JSON.parse(request.body ?? "null")]
      : [
          parameter && parameters?.[place]?.[parameter.name]?.validate,
          parameter && rawOf(parameter, givenIn(request, parameter.name)),
        ];
  return validate && errorsOf(validate, value).find((error) => error.keyword === keyword)?.schemaPath;
}

/** The parameters that a request has carried. */
function givenIn({ url, headers }: Exchange["request"], name: string): Given {
  const cookies = (headers["cookie"] ?? "").split("; ").map((pair): [string, string] => {
    const at = pair.indexOf("=");
    return [pair.slice(0, at), pair.slice(at + 1)];
  });
  const header = headers[name.toLowerCase()];
  return {
    query: [...new URL(url).searchParams],
    cookies,
    ...(header !== undefined && { headers: [[name, header]] }),
  };
}
