import type { Case } from "../cases/cases.ts";
import { step } from "../spec/pointer.ts";
import { isRefused, isValid, problemsIn } from "../cases/validity.ts";
import { breaks } from "../cases/violations.ts";
import { lengthsOf } from "../spec/attributes.ts";
import { creates, resourceOf } from "../spec/resource.ts";
import type { Json } from "../spec/schema.ts";
import { type MarkOptions, withMark } from "./mark.ts";

type Marked = Pick<Case, "operation" | "body" | "violates" | "unmarked">;

/**
 * The body of a case with the mark of a run in it, in a string that can hold it: with the mark, a valid body is still
 * valid, and an invalid one breaks what it claims to break. As it is, where no string can.
 *
 * @param more See `withMark`.
 */
export function markedBody(
  { operation, body, violates, unmarked }: Marked,
  runId: string,
  more: Pick<MarkOptions, "shared" | "shortest"> = {},
): string | undefined {
  const schema = operation.body?.schema;
  if (body === undefined || schema === undefined) return body;
  const texts = resourceOf(operation)?.texts ?? [];
  const broken = texts.find((name) => (violates?.pointer ?? unmarked) === `/data/attributes${step(name)}`);
  const lengths = Object.fromEntries(texts.map((name) => [name, lengthsOf(operation, name)]));
  const options: Omit<MarkOptions, "spared"> = { creates: creates(operation), texts, lengths, ...more };
  const isSound = (marked: string) => {
    const value = parsed(marked);
    if (value === undefined || (violates !== undefined && violates.in !== "body")) return true;
    if (violates === undefined) return isValid(schema, value);
    return isRefused(schema, value) && breaks(problemsIn(schema, value), violates);
  };
  return (
    [[], ...texts.map((text) => [text])]
      .map((full) => withMark(body, runId, { ...options, spared: [broken ?? "", ...full] }))
      .find(isSound) ?? body
  );
}

function parsed(body: string): Json | undefined {
  try {
    return JSON.parse(body) as Json;
  } catch {
    return undefined;
  }
}
