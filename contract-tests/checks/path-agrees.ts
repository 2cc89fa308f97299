import { identifierOf } from "../spec/resource.ts";
import { resourcesOf } from "../exchange/document.ts";
import { type Exchange, succeeded } from "../exchange/exchange.ts";
import type { Check } from "./check.ts";

/** Only an identifier in this form is sure to be answered as it was asked for: others can be short forms of one. */
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const pathAgrees: Check = {
  name: "path-agrees",
  definition:
    "Every resource of a response is one that the path of the request names, or belongs to what it names (the vendor's pages; RFC 9110, section 9.3).",
  mockLimit: "a mock answers with the spec's example, whatever is asked for",
  check(exchange) {
    if (!succeeded(exchange)) return [];
    const { operation, response } = exchange;
    return resourcesOf(response.body).flatMap(({ id, attributes }) =>
      Object.entries(namedIn(exchange)).flatMap(([name, asked]) => {
        const answered = name === identifierOf(operation) ? id : attributes[name];
        if (!UUID.test(asked) || typeof answered !== "string") return [];
        return answered.toLowerCase() === asked.toLowerCase()
          ? []
          : [`The path names ${asked} as \`${name}\`, but the answer has ${answered}.`];
      }),
    );
  },
};

/** The values of the path's parameters. */
function namedIn({ operation, request }: Exchange): Readonly<Record<string, string>> {
  const pattern = new RegExp(`${operation.path.replace(/\{(\w+)\}/g, "(?<$1>[^/]+)")}$`);
  return { ...pattern.exec(new URL(request.url).pathname)?.groups };
}
