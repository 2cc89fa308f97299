import { answers } from "./answers.ts";
import type { Check } from "./check.ts";
import { sentences } from "./sentences.ts";

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
