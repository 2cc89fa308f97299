import { resourcesOf, timeOf } from "../exchange/document.ts";
import { type Exchange, succeeded } from "../exchange/exchange.ts";
import { identifierOf } from "../spec/resource.ts";
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
      Object.entries(namedIn(exchange)).flatMap(([name, sent]) => {
        const answered = name === identifierOf(operation) ? id : attributes[name];
        if (!UUID.test(sent) || typeof answered !== "string") return [];
        return answered.toLowerCase() === sent.toLowerCase()
          ? []
          : [`The path names ${sent} as \`${name}\`, but the answer has ${answered}.`];
      }),
    );
  },
};

/** The values of the path's parameters. */
function namedIn({ operation, request }: Exchange): Readonly<Record<string, string>> {
  const pattern = new RegExp(`${operation.path.replace(/\{(\w+)\}/g, "(?<$1>[^/]+)")}$`);
  return { ...pattern.exec(new URL(request.url).pathname)?.groups };
}

export const idsUnique: Check = {
  name: "ids-unique",
  definition: 'No two resources of a response have the same identifier (JSON:API 1.1, "Resource Objects").',
  check({ response }) {
    const ids = resourcesOf(response.body).flatMap(({ id }) => id ?? []);
    return ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `${id} is there twice.`);
  },
};

export const timestampsOrdered: Check = {
  name: "timestamps-ordered",
  definition: "No resource was updated before it was created (the names in the vendor's schemas).",
  check({ response }) {
    return resourcesOf(response.body).flatMap(({ id, attributes: { created_at, updated_at } }) =>
      timeOf(created_at) > timeOf(updated_at)
        ? [`${id} was created at ${JSON.stringify(created_at)}, but updated at ${JSON.stringify(updated_at)}.`]
        : [],
    );
  },
};
