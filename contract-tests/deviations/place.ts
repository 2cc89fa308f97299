/** A JSON Pointer behind a space, a bracket or nothing. */
const POINTER = /(?:^|[\s(])(\/(?:[^\s/,)]+(?:\/[^\s/,)]+)*))/;
const IN_BACKTICKS = /`([^`]+)`/;
const HEADER = /^The (?:required )?header ([\w-]+)/;

/** The place that a message is about: the same for every item of a list. Undefined when it names none. */
export function placeIn(message: string): string | undefined {
  const [, place] = HEADER.exec(message) ?? POINTER.exec(message) ?? IN_BACKTICKS.exec(message) ?? [];
  return place?.replace(/\/\d+(?=\/|$)/g, "/*");
}
