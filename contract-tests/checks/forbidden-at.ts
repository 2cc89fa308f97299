import { type Validate, validators } from "../../generated/validators.js";
import type { Case } from "../cases/cases.ts";
import { located } from "../description/location.ts";
import type { Exchange } from "../exchange/exchange.ts";
import { errorsOf } from "./sentences.ts";

interface RequestValidators {
  request: Readonly<Record<string, Validate<unknown>>>;
  parameters: { query: Readonly<Record<string, { validate: Validate<unknown> }>> };
}

/** The line of the description that forbids a request; empty where no schema does. */
export function forbiddenAt(
  { operation, request }: Exchange,
  { keyword, pointer, in: part }: NonNullable<Case["violates"]>,
): string {
  if (part === "protocol") return "";
  const all: Readonly<Record<string, RequestValidators>> = validators;
  const { request: bodies = {}, parameters } = all[operation.id] ?? {};
  const [validate, value] =
    part === "query"
      ? [parameters?.query[pointer]?.validate, new URL(request.url).searchParams.get(pointer)]
      : [Object.values(bodies)[0], JSON.parse(request.body ?? "null")];
  const broken = validate && errorsOf(validate, value).find((error) => error.keyword === keyword);
  return broken ? located(broken.schemaPath) : "";
}
