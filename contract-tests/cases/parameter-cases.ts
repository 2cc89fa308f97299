import { resolve } from "../spec/spec.ts";
import type { Operation, Parameter } from "../spec/operations.ts";
import { typesOf } from "../spec/schema.ts";
import { DEPRECATED, isDeprecated } from "./forms.ts";
import { type Given, merged, rawOf, rootOf, survives, write } from "./parameters.ts";
import { samples } from "./samples.ts";
import { type Violates, violations } from "./violations.ts";

/** Requests that differ in their parameters only. */
export interface ParameterCase extends Given {
  name: string;
}

/** What the spec allows: nothing but what is required, each parameter with each of its samples, and all of them at once. */
export function allowed(parameters: readonly Parameter[]): ParameterCase[] {
  const item = parameters.map((parameter) => ({
    tries: triesOf(parameter).map(({ pointer, name, given: input }): ParameterCase => ({
      name: `${rootOf(parameter)}${pointer} is ${name}${parameter.deprecated || isDeprecated(parameter.schema) ? DEPRECATED : ""}`,
      ...input,
    })),
  }));
  const needed = parameters.some(({ required }) => required);
  return [
    { name: needed ? "only the required parameters" : "no query", query: [] },
    ...item.flatMap(({ tries }) => tries),
    ...(parameters.length > 1
      ? [{ name: "every parameter at once", ...merged(...item.flatMap(({ tries }) => tries[0] ?? [])) }]
      : []),
  ];
}

/** A string's sample is its example: only that says what the string is for. */
export function triesOf(parameter: Parameter) {
  const { schema, example } = parameter;
  const node = resolve(schema);
  const one = resolve(node.items ?? node);
  const isGiven = typesOf(one).includes("string") && one.enum === undefined && example !== undefined;
  // Of several, one is enough, too.
  const examples = Array.isArray(example) ? [example, example.slice(0, 1)] : [example ?? null];
  const tries = isGiven
    ? examples.map((value) => ({ pointer: "", name: JSON.stringify([value].flat().join(",")), value }))
    : samples(node, {});
  return tries.flatMap(({ pointer, name, value }) => {
    const input = survives(parameter, value) ? write(parameter, value) : undefined;
    return input === undefined ? [] : [{ pointer, name, value, given: input }];
  });
}

export interface ForbiddenCase extends ParameterCase {
  violates: Violates;
}

/** Requests that break the schema of one parameter, by one keyword, or lack it although it is required. */
export function forbidden(parameters: readonly Parameter[]): ForbiddenCase[] {
  return parameters.flatMap((parameter) => {
    const { name, schema, required, in: place } = parameter;
    const [plain] = samples(schema, {});
    const root = rootOf(parameter);
    const broken = violations(schema, plain?.value ?? null).flatMap(
      ({ keyword, pointer, name: how, value, inner }): ForbiddenCase[] => {
        const input = survives(parameter, value) ? write(parameter, value) : undefined;
        if (input === undefined) return [];
        return [
          {
            violates: {
              ...{ keyword, pointer: `${name}${pointer}`, in: place },
              ...(inner && { inner: { ...inner, pointer: `${name}${inner.pointer}` } }),
            },
            name: `${root}${how.startsWith("/") ? "" : " "}${how.replace(/^the body /, "")}`,
            ...input,
          },
        ];
      },
    );
    const missing = { keyword: "required", pointer: name, in: place };
    return [...broken, ...(required ? [{ violates: missing, name: `${root} is missing`, query: [] }] : [])];
  });
}

/** A request for an operation, perhaps an invalid one. */
interface Requested extends Given {
  operation: Operation;
  violates?: Violates;
}

/** The case with the parameters that its operation requires beside those that it has, or lacks on purpose. */
export function withRequired<Request extends Requested>(request: Request): Request {
  const { operation, violates } = request;
  const needed = operation.parameters.filter(
    (parameter) =>
      parameter.required &&
      rawOf(parameter, request) === undefined &&
      !(violates?.keyword === "required" && violates.in === parameter.in && violates.pointer === parameter.name),
  );
  if (needed.length === 0) return request;
  return { ...request, ...merged(request, ...needed.flatMap((parameter) => triesOf(parameter)[0]?.given ?? [])) };
}

/** The parameters for which no value was found that a request can carry. */
export function unwritable({ parameters }: Operation): Parameter[] {
  return parameters.filter((parameter) => triesOf(parameter).length === 0);
}
