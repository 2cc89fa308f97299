import { child, isBranch, valueAt } from "./pointer.ts";

/** Keywords that say for whom a member is not, by the part of an operation that it is not in. */
const NOT_IN = { request: "readOnly", response: "writeOnly" } as const;

/**
 * Changes a bundled document so that nothing is required of a request that is `readOnly`, nor of a response that is
 * `writeOnly`: OpenAPI leaves that open, and nobody can send what is the server's alone. A schema that both use requires
 * neither. What is removed is kept beside it: `x-required-of-responses`, and of such a schema `x-required-of-requests`.
 */
export function requireByDirection(document: object): void {
  const sent = schemasOf(document, "request");
  for (const part of ["request", "response"] as const)
    for (const schema of part === "request" ? sent : schemasOf(document, part)) {
      const { required, properties } = schema;
      if (!Array.isArray(required) || !isBranch(properties)) continue;
      const remaining = required.filter(
        (name) => !isMarked(document, valueAt(properties, child("#", String(name))), NOT_IN[part]),
      );
      const removed = required.filter((name) => !remaining.includes(name));
      if (removed.length > 0 && sent.has(schema))
        schema[part === "request" ? "x-required-of-responses" : "x-required-of-requests"] = removed;
      // An empty list says the same, but no list is what a person would have written.
      if (remaining.length > 0) schema["required"] = remaining;
      else delete schema["required"];
    }
}

function isMarked(document: object, property: unknown, keyword: string): boolean {
  if (!isBranch(property)) return false;
  if (property[keyword] === true) return true;
  const { $ref } = property;
  return typeof $ref === "string" && $ref.startsWith("#/") && isMarked(document, valueAt(document, $ref), keyword);
}

/** Everything that the bodies of requests, or of responses, lead to. */
function schemasOf(document: object, part: "request" | "response"): Set<{ [key: string]: unknown }> {
  const matches = new Set<{ [key: string]: unknown }>();
  const visit = (node: unknown) => {
    if (!isBranch(node) || matches.has(node)) return;
    matches.add(node);
    const { $ref } = node;
    // A reference to an anchor stays within what is visited already.
    if (typeof $ref === "string" && $ref.startsWith("#/")) visit(valueAt(document, $ref));
    for (const member of Object.values(node)) visit(member);
  };
  const start = part === "request" ? "requestBody" : "responses";
  for (const item of Object.values(Object(valueAt(document, "#/paths")) as object))
    for (const operation of Object.values(Object(item) as object)) if (isBranch(operation)) visit(operation[start]);
  return matches;
}
