/** A step of a JSON Pointer (RFC 6901) to a member. */
export function step(name: string): string {
  return `/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}
