import { located } from "../spec/location.ts";
import type { Operation } from "../spec/operations.ts";
import type { Schema } from "../spec/schema.ts";
import { formsOf, membersIn, NOTHING } from "./forms.ts";
import { isPart, pointerOf } from "./validity.ts";
import { itemsOf, prefixOf } from "./list-and-object-samples.ts";
import { unwritable } from "./parameter-cases.ts";
import { rootOf } from "./parameters.ts";
import { step } from "../spec/pointer.ts";
import type { KnownValues } from "./sample.ts";
import { samples } from "./samples.ts";

/** A part of a body for which no valid value was found: it is in no case. */
export interface Gap {
  /** What is in no case, where that is no part of the body. */
  name?: string;
  /** Where, as a JSON Pointer (RFC 6901) into the body. */
  pointer: string;
  /** The sentence that names the place in `openapi/` and what to do about it. */
  reason: string;
}

/** What of an operation is in no case: all of it, or the parts of its body and the parameters for which no valid value was found. */
export function gapsOf(operation: Operation, known: KnownValues): Gap[] {
  const { id, body, obstacle, takesToken } = operation;
  if (obstacle !== undefined) return [{ name: "everything", pointer: "", reason: obstacle }];
  return [
    ...(body === undefined ? [] : gapsIn(body.schema, known, "", [])),
    ...unwritable(operation).map((parameter) => ({
      name: `valid: ${rootOf(parameter)}`,
      pointer: rootOf(parameter),
      reason: `no value was found for ${rootOf(parameter)} of ${id} that its style (${parameter.style}${parameter.explode ? ", exploded" : ""}) can carry: give it another \`style\` or an \`example\``,
    })),
    ...(takesToken
      ? []
      : [{ name: "invalid: no token", pointer: "security", reason: `${id} takes requests without a token` }]),
  ];
}

function gapsIn(schema: Schema, known: KnownValues, pointer: string, path: readonly Schema[]): Gap[] {
  // What is forbidden on purpose is no gap.
  if (path.includes(schema) || schema === NOTHING) return [];
  const inner = new Map<string, Gap>();
  for (const form of formsOf(schema)) {
    const parts: [string, Schema[]][] = [
      ...[...membersIn(form)].map(([name, schemas]): [string, Schema[]] => [step(name), schemas]),
      ...prefixOf(form).map((item, at): [string, Schema[]] => [`/${at}`, [item]]),
      ...(form.some(({ items }) => items !== undefined)
        ? [[`/${prefixOf(form).length}`, [itemsOf(form)]] as [string, Schema[]]]
        : []),
    ];
    for (const [at, schemas] of parts)
      for (const item of schemas)
        for (const gap of gapsIn(item, known, `${pointer}${at}`, [...path, schema])) inner.set(gap.pointer, gap);
  }
  if (inner.size > 0 || samples(schema, known).length > 0) return [...inner.values()];
  return [{ pointer, reason: reasonOf(schema, pointer) }];
}

function reasonOf(schema: Schema, pointer: string): string {
  const where = isPart(schema) ? located(pointerOf(schema)) : "its schema";
  return `no valid value was found for ${pointer || "the body"} (${where}): give it an \`examples\` entry`;
}
