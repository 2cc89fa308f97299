import { essence, type Exchange } from "../exchange/exchange.ts";
import { answers } from "./answers.ts";
import type { Check } from "./check.ts";
import { isInferredAt } from "./inferred-at.ts";
import { withKnownValues } from "./known-values.ts";
import { errorsOf, sentence } from "./sentences.ts";

export const bodyValid: Check = {
  name: "body-valid",
  definition:
    "The body of the response is JSON that conforms to the schema which the spec declares for its status, formats included. Enums may have grown, and a value of any type is new where only null was seen. A keyword that is only inferred is noted.",
  judge(exchange) {
    return problemsIn(exchange, ({ schemaPath }) => !isInferredAt(schemaPath));
  },
  observe(exchange) {
    return problemsIn(
      exchange,
      ({ schemaPath }) => isInferredAt(schemaPath),
      () => [],
    );
  },
};

type Wanted = (error: { schemaPath: string }) => boolean;

function problemsIn(
  { operation, response }: Exchange,
  isWanted: Wanted,
  notJson = (reason: string) => [`The body is not JSON: ${reason}.`],
): string[] {
  const content = answers(operation.id, response.status)?.content ?? {};
  // Another media type is another check's finding; the body is checked all the same.
  const validate = content[essence(response.headers["content-type"])] ?? Object.values(content)[0];
  if (validate === undefined) return [];
  let body: unknown;
  try {
    body = JSON.parse(response.body);
  } catch (error) {
    return notJson(error instanceof Error ? error.message : String(error));
  }
  return errorsOf(validate, withKnownValues(validate, body)).filter(isWanted).map(sentence);
}
