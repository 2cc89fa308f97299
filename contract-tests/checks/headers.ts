import { essence } from "../exchange/exchange.ts";
import type { Check } from "./check.ts";
import { answers, sentences } from "./validation.ts";

// JSON:API 1.1, "Content Negotiation": its media type has no parameters but these.
const JSON_API = "application/vnd.api+json";
const ALLOWED_PARAMETERS = ["ext", "profile"];

export const mediaTypeExact: Check = {
  name: "media-type-exact",
  definition:
    'A response with a body names the media type that the spec declares, with no parameters but `ext` and `profile`; where that is inferred, any (the vendor\'s pages; JSON:API 1.1, "Content Negotiation"). The parameter `charset=utf-8`, which says what JSON is anyway, is noted: clients must ignore it (JSON:API 1.0).',
  check({ operation, response }) {
    if (operation.inferredMediaTypes.includes(String(response.status))) return [];
    const declared = Object.keys(answers(operation.id, response.status)?.content ?? {});
    if (declared.length === 0) return [];
    const contentType = response.headers["content-type"];
    if (contentType === undefined) return [`There is no Content-Type; declared is ${declared.join(" or ")}.`];
    if (!declared.includes(essence(contentType))) {
      return [`The Content-Type is ${contentType}; declared is ${declared.join(" or ")}.`];
    }
    if (essence(contentType) !== JSON_API) return [];
    return parametersOf(contentType)
      .filter((parameter) => !isNoted(parameter) && !ALLOWED_PARAMETERS.includes(nameOf(parameter)))
      .map(
        (parameter) =>
          `The Content-Type has the parameter \`${nameOf(parameter)}\`, which JSON:API forbids: ${contentType}.`,
      );
  },
  observe({ operation, response }) {
    const contentType = response.headers["content-type"] ?? "";
    const declared = Object.keys(answers(operation.id, response.status)?.content ?? {});
    if (!declared.includes(essence(contentType)) || !parametersOf(contentType).some(isNoted)) return [];
    return [{ habit: "the media type has a charset", seen: `The Content-Type is ${contentType}.` }];
  },
};

const parametersOf = (contentType: string): string[] =>
  contentType
    .split(";")
    .slice(1)
    .map((parameter) => parameter.trim().toLowerCase());
const nameOf = (parameter: string): string => parameter.split("=", 1)[0]?.trim() ?? "";
const isNoted = (parameter: string): boolean => /^charset\s*=\s*"?utf-?8"?$/.test(parameter);

export const headersValid: Check = {
  name: "headers-valid",
  definition:
    "Every header that the spec declares for the response conforms to its schema, and the required ones are there (payloads that the vendor published).",
  check({ operation, response }) {
    return Object.entries(answers(operation.id, response.status)?.headers ?? {}).flatMap(([name, header]) => {
      const value = response.headers[name.toLowerCase()];
      if (value === undefined) return header.required ? [`The required header ${name} is missing.`] : [];
      return sentences(header.validate, value).map((problem) => `The header ${name}: ${problem}`);
    });
  },
};
