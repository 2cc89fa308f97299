import { operations } from "./operations.ts";
import { type Resource, resourceOf } from "./resource.ts";

/** What the path of a request names. */
export interface Place {
  of: Resource;
  /** Absent where it names all of them. */
  id?: string;
}

const PATHS = operations.flatMap((operation) => {
  const of = resourceOf(operation);
  // Whatever stands in front is the path of a base URL.
  const pattern = new RegExp(`^(.*?)${operation.path.replace(/\{[^}]+\}/g, "([^/]+)")}$`);
  return of === undefined ? [] : [{ of, pattern, namesOne: operation.path.endsWith("}") }];
});

/** What a path names, for example `/v1/action_items/{id}` one action item; undefined when the spec has no such path. */
export function placeAt(pathname: string): Place | undefined {
  const matches = PATHS.flatMap(({ of, pattern, namesOne }) => {
    const match = pattern.exec(pathname);
    return match ? [{ of, base: match[1] ?? "", last: match.at(-1) ?? "", namesOne }] : [];
  });
  // An identifier can make the end of its path look like another path: the longest match is meant.
  const [best] = matches.sort((one, other) => one.base.length - other.base.length);
  if (best === undefined) return undefined;
  return { of: best.of, ...(best.namesOne && { id: decoded(best.last) }) };
}

/** A stray percent sign stands for itself. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
