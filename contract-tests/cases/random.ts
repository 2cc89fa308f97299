import fc from "fast-check";
import type { Operation, Parameter } from "../spec/operations.ts";
import type { Json, Schema } from "../spec/schema.ts";
import { arbitrary } from "./arbitrary.ts";
import type { Case } from "./cases.ts";
import { triesOf, withRequired } from "./parameter-cases.ts";
import { type Given, merged, survives, write } from "./parameters.ts";
import { type KnownValues, samples } from "./samples.ts";
import { proposals, verified, type Violation } from "./violations.ts";

/** Cases of one kind, without end. */
export interface RandomCases {
  name: string;
  polarity: Case["polarity"];
  cases: fc.Arbitrary<Case>;
}

/** What of an operation can be varied at random: its body, kept and broken, or its query. */
export function randomCasesOf(operation: Operation, known: KnownValues): RandomCases[] {
  const { body, parameters, obstacle } = operation;
  if (obstacle !== undefined) return [];
  if (body !== undefined) {
    const { mediaType, schema } = body;
    const [plain] = samples(schema, known);
    if (plain === undefined) return [];
    const carrying = { operation, authentication: "token", mediaType } as const;
    const values = arbitrary(schema, known);
    const allowed = { name: "random: bodies that are allowed", polarity: "valid" } as const;
    const broken = { name: "random: bodies with one thing broken", polarity: "invalid" } as const;
    return [
      {
        ...allowed,
        cases: values.map((value) => withRequired({ ...carrying, ...allowed, body: JSON.stringify(value) })),
      },
      {
        ...broken,
        // Which thing is a number, so that it shrinks on its own.
        cases: fc.tuple(values, fc.nat()).map(([whole, which]): Case => {
          const { keyword, pointer, value, twin } = oneViolation(schema, whole, which);
          const beside = withRequired({ ...carrying, ...allowed, body: JSON.stringify(twin), unmarked: pointer });
          const violates = { keyword, pointer, in: "body" } as const;
          return withRequired({ ...carrying, ...broken, violates, twin: beside, body: JSON.stringify(value) });
        }),
      },
    ];
  }
  // A single parameter has been tried with everything that there is.
  if (parameters.length < 2) return [];
  const allowed = { name: "random: queries that are allowed", polarity: "valid" } as const;
  const asking = { operation, authentication: "token", ...allowed } as const;
  return [{ ...allowed, cases: randomParameters(parameters).map((input) => withRequired({ ...asking, ...input })) }];
}

/** The violation of a number, or the next one: not everything that is worth a try breaks something. */
function oneViolation(schema: Schema, whole: Json, which: number): Violation {
  const all = proposals(schema, whole);
  for (const [at] of all.entries()) {
    const proposal = all[(which + at) % all.length];
    const violation = proposal && verified(schema, proposal);
    if (violation !== undefined) return violation;
  }
  throw new Error(`Nothing breaks the schema from ${JSON.stringify(whole)}.`);
}

function randomParameters(parameters: readonly Parameter[]): fc.Arbitrary<Given> {
  return fc
    .tuple(...parameters.map((parameter) => fc.option(randomValue(parameter))))
    .map((all) => merged({ query: [] }, ...all.filter((input) => input !== null)));
}

function randomValue(parameter: Parameter): fc.Arbitrary<Given> {
  const { schema, example } = parameter;
  const tries = triesOf(parameter);
  // Where only its example says what a string is for, there is nothing to vary; nor where nothing can be written.
  const values =
    tries.length === 0 || tries.some(({ value }) => value === example)
      ? fc.constantFrom(null, ...tries.map(({ value }) => value))
      : arbitrary(schema, {}).filter((value) => survives(parameter, value));
  return values.map((value) => (value === null ? {} : (write(parameter, value) ?? {})));
}
