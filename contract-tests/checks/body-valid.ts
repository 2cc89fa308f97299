import { essence } from "../exchange/exchange.ts";
import { answers } from "./answers.ts";
import type { Check } from "./check.ts";
import { withKnownEnumValues } from "./known-enum-values.ts";
import { sentences } from "./sentences.ts";

export const bodyValid: Check = {
  name: "body-valid",
  definition:
    "The body of the answer is JSON that keeps the schema which the description declares for its status, formats included; enums may have grown.",
  judge({ operation, response }) {
    const content = answers(operation.id, response.status)?.content ?? {};
    // Another media type is another check's finding; the body is judged all the same.
    const validate = content[essence(response.headers["content-type"])] ?? Object.values(content)[0];
    if (validate === undefined) return [];
    let body: unknown;
    try {
      body = JSON.parse(response.body);
    } catch (error) {
      return [`The body is not JSON: ${error instanceof Error ? error.message : String(error)}.`];
    }
    return sentences(validate, withKnownEnumValues(validate, body));
  },
};
