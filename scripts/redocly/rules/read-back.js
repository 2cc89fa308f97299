/** A JSON Pointer (RFC 6901) that names at least one member. */
const POINTER = /^(\/([^~/]|~[01])+)+$/;

/**
 * `x-read-back-at` says where a response has what was written to an attribute, when that is not the attribute's own name:
 * a JSON Pointer into the resource's `attributes`.
 * @type {import("@redocly/openapi-core").Oas3Rule}
 */
export const readBack = () => ({
  Schema(schema, { report, location }) {
    if (!("x-read-back-at" in schema)) return;
    const pointer = schema["x-read-back-at"];
    if (typeof pointer === "string" && POINTER.test(pointer)) return;
    report({
      message: "`x-read-back-at` must be a JSON Pointer into the attributes of a response, such as `/assigned_to/id`.",
      location: location.child("x-read-back-at"),
    });
  },
});
