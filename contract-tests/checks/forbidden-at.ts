import { type Validate, validators } from "../../generated/validators.js";
import type { Case } from "../cases/cases.ts";
import type { Exchange } from "../exchange/exchange.ts";
import { errorsOf } from "./sentences.ts";

interface RequestValidators {
  request: Readonly<Record<string, Validate<unknown>>>;
  parameters: { query: Readonly<Record<string, { validate: Validate<unknown> }>> };
}

/** The keyword that forbids a request, as a JSON Pointer into `generated/openapi.json`; undefined where no schema does. */
export function forbiddenAt(
  { operation, request }: Exchange,
  { keyword, pointer, in: part }: NonNullable<Case["violates"]>,
): string | undefined {
  if (part === "protocol") return undefined;
  const all: Readonly<Record<string, RequestValidators>> = validators;
  const { request: bodies = {}, parameters } = all[operation.id] ?? {};
  const [validate, value] =
    part === "query"
      ? [parameters?.query[pointer]?.validate, new URL(request.url).searchParams.get(pointer)]
      : [Object.values(bodies)[0], JSON.parse(request.body ?? "null")];
  return validate && errorsOf(validate, value).find((error) => error.keyword === keyword)?.schemaPath;
}
