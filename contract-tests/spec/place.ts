import type { Operation } from "./operations.ts";
import { operationsOf, type Resource } from "./resource.ts";

/** What the path of a request names. */
export interface Place {
  of: Resource;
  /** Absent where it names all of them. */
  id?: string;
}

/** Whether an identifier is that of one of a resource. */
type IsOne = (of: Resource, id: string) => boolean;

/**
 * Tells what a path names, for example `/v1/action_items/{id}` one action item; undefined when the spec has no such path.
 *
 * @param isOne Tells resources apart that share a path. Default: it is one of the first.
 */
export type PlaceAt = (pathname: string, isOne?: IsOne) => Place | undefined;

/** What the paths of some resources name. */
export function placesOf(resources: ReadonlyMap<Resource, readonly Operation[]>): PlaceAt {
  const paths = [...resources].flatMap(([of, own]) =>
    own.map(({ path }) => ({
      of,
      // Whatever stands in front is the path of a base URL.
      pattern: new RegExp(`^(.*?)${path.replace(/\{[^}]+\}/g, "([^/]+)")}$`),
      namesOne: path.endsWith("}"),
    })),
  );
  return (pathname, isOne = () => true) => {
    const matches = paths.flatMap(({ of, pattern, namesOne }) => {
      const match = pattern.exec(pathname);
      return match ? [{ of, base: match[1] ?? "", id: namesOne ? decoded(match.at(-1) ?? "") : undefined }] : [];
    });
    // An identifier can make the end of its path look like another path: the longest match is meant.
    const shortest = Math.min(...matches.map(({ base }) => base.length));
    const meant = matches.filter(({ base }) => base.length === shortest);
    const current = meant.find(({ of, id }) => id !== undefined && isOne(of, id)) ?? meant[0];
    return current && { of: current.of, ...(current.id !== undefined && { id: current.id }) };
  };
}

export const placeAt = placesOf(operationsOf);

/** A stray percent sign stands for itself. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
