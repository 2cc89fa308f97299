import type { Case } from "../cases/cases.ts";
import { samples } from "../cases/samples.ts";
import { isRefused, isValid, problemsIn } from "../cases/validity.ts";
import { breaks } from "../cases/violations.ts";
import { attributesOf, behindJson } from "../exchange/document.ts";
import { lengthsOf } from "../spec/attributes.ts";
import type { Operation } from "../spec/operations.ts";
import { step } from "../spec/pointer.ts";
import { creates, identifierOf, resource, resourceOf } from "../spec/resource.ts";
import { isObject, type Json } from "../spec/schema.ts";
import type { Target } from "../target.ts";
import { LeftOut } from "./left-out.ts";
import { type MarkOptions, parsed, runOf, withMark } from "./mark.ts";

type Attributes = Readonly<Record<string, Json>>;
type Marked = Pick<Case, "operation" | "body" | "violates" | "unmarked">;

/** The bodies that one run sends, with its mark in them. */
export interface Bodies {
  /** The body of a case, as it is sent. */
  marked(testCase: Case): string | undefined;
  /**
   * The plainest body that an operation takes, with these attributes beside the required ones.
   *
   * @throws {LeftOut} when the spec does not allow them together, or none of them can carry the mark.
   */
  plain(operation: Operation, attributes?: Attributes): string;
  /**
   * On a server that others use, what carries no mark would be left there.
   *
   * @throws {LeftOut} when something would be created there without a mark.
   */
  demandMark(operation: Operation, body: string | undefined): void;
}

export function bodiesFor({ kind, known }: Pick<Target, "kind" | "known">, runId: string): Bodies {
  const bodies: Bodies = {
    marked: (testCase) =>
      kind === "mock"
        ? testCase.body
        : markedBody(testCase, runId, { shared: identifierOf(testCase.operation) !== undefined }),
    plain(operation, attributes = {}) {
      const body = JSON.stringify(plainDocument(operation, known, attributes));
      // To a scenario, a string is as good as another, and it may empty the other one next.
      const marked = markedBody({ operation, body }, runId, { shortest: 0 }) ?? "";
      if (operation.body !== undefined && !isValid(operation.body.schema, JSON.parse(marked) as Json))
        throw new LeftOut(
          `${operation.id} does not take what would be sent together: ${Object.keys(attributes).join(", ")}`,
        );
      bodies.demandMark(operation, marked);
      return marked;
    },
    demandMark(operation, body) {
      const { name, texts } = resourceOf(operation) ?? resource;
      if (kind !== "server" || !creates(operation) || runOf(attributesOf(body), texts) === runId) return;
      throw new LeftOut(`no string of ${name} can carry the mark of the run beside what ${operation.id} would be sent`);
    },
  };
  return bodies;
}

/** The plainest document that an operation takes, with these attributes beside the required ones. */
function plainDocument({ body }: Operation, known: Target["known"], attributes: Attributes): Json {
  const plain = body && samples(body.schema, known)[0]?.value;
  const document = isObject(plain) ? plain : {};
  const data = isObject(document["data"]) ? document["data"] : {};
  const required = isObject(data["attributes"]) ? data["attributes"] : {};
  return { ...document, data: { ...data, attributes: { ...required, ...attributes } } };
}

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
  const behind = behindJson(body);
  if (behind !== "") {
    const json = body.slice(0, body.length - behind.length);
    // A server that reads to the end of the JSON alone carries it out.
    return `${markedBody({ operation, body: json }, runId, more) ?? ""}${behind}`;
  }
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
