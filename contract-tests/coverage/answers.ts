import type { EvaluationPlugin } from "@hyperjump/json-schema/experimental";
import { subschemasOf } from "../cases/forms.ts";
import { hyperjump, isPart, pointerOf } from "../cases/hyperjump.ts";
import { isJson } from "../spec/media-type.ts";
import { resolve } from "../spec/spec.ts";
import type { Operation } from "../spec/operations.ts";
import type { Json, Schema } from "../spec/schema.ts";
import { type Exchange, essence } from "../exchange/exchange.ts";
import { isAnnotation } from "./demands.ts";
import { type Entry, lineOf } from "./entry.ts";
import { sourceOf } from "./source.ts";

/** Everything that the spec says of an operation's answers. That it is kept is asked here; that a breach is found, by the mutation run. */
export function answerEntries(operation: Operation): Entry[] {
  return contentsOf(operation).flatMap(({ status, mediaType, schema }) =>
    [{ place: "", keyword: "answer" }, ...keywordsIn(schema)].map((each) => entry(operation, status, mediaType, each)),
  );
}

/** Every entry that was checked in an exchange, and kept. */
export async function checkedIn({ operation, response }: Exchange): Promise<string[]> {
  const mediaType = essence(response.headers["content-type"]);
  const declared = contentsOf(operation).find(
    (each) => each.status === String(response.status) && each.mediaType === mediaType,
  );
  if (declared === undefined) return [];
  const { status, schema } = declared;
  const kept: string[] = [];
  const note: EvaluationPlugin = {
    afterKeyword([, location], _instance, _context, valid) {
      const [, place = "", keyword = ""] = /#(.*)\/([^/]+)$/.exec(decodeURIComponent(location)) ?? [];
      if (valid) kept.push(lineOf(entry(operation, status, mediaType, { place: `#${place}`, keyword })));
    },
  };
  const check = await hyperjump(schema);
  check(isJson(mediaType) ? (JSON.parse(response.body) as Json) : response.body, { plugins: [note] });
  return [lineOf(entry(operation, status, mediaType, { place: "", keyword: "answer" })), ...kept];
}

type Saying = Pick<Entry, "place" | "keyword">;

function entry({ id }: Operation, part: string, mediaType: string, { place, keyword }: Saying): Entry {
  return { operation: id, part, mediaType, place, keyword, polarity: "valid" };
}

function contentsOf(operation: Operation) {
  // What is said of the body is said of one that is not sent (RFC 9110, section 9.3.2).
  if (operation.method === "HEAD") return [];
  return Object.entries(sourceOf(operation).responses).flatMap(([status, response]) =>
    Object.entries(resolve(response).content ?? {}).map(([mediaType, { schema }]) => ({ status, mediaType, schema })),
  );
}

/** Every keyword of a schema and of all that it leads to, each where it stands. */
function keywordsIn(schema: Schema): Saying[] {
  return [...subschemasOf(schema)].filter(isPart).flatMap((part) => {
    const place = decodeURIComponent(pointerOf(part));
    return Object.keys(part).flatMap((keyword) => (isAnnotation(keyword) ? [] : [{ place, keyword }]));
  });
}
