import type { Schema } from "../../spec/schema.ts";
import { typesOf } from "../../spec/schema.ts";
import { headerSchemas } from "../answer-schemas.ts";
import type { Fault } from "../fault.ts";
import { onAnswer } from "../interference.ts";
import type { Observed } from "../observed.ts";

interface Garbling {
  operator: string;
  value: string;
  breaks: (schema: Schema) => boolean;
}

const isInteger = (schema: Schema) => typesOf(schema).includes("integer");
const isPattern = ({ pattern }: Schema) => pattern !== undefined;

const GARBLINGS: readonly Garbling[] = [
  { operator: "a word for a count", value: "many", breaks: isInteger },
  { operator: "a fraction for a count", value: "1.5", breaks: isInteger },
  { operator: "a date for a count", value: "Mon, 08 Dec 2025 16:27:26 GMT", breaks: isInteger },
  { operator: "a count with a unit", value: "60s", breaks: isInteger },
  { operator: "a list of counts", value: "9, 9", breaks: isInteger },
  { operator: "an empty count", value: "", breaks: isInteger },
  { operator: "a count below zero", value: "-1", breaks: ({ minimum }) => minimum === 0 },
  { operator: "a word for a limit", value: "unlimited", breaks: isPattern },
  { operator: "an empty limit", value: "", breaks: isPattern },
];

/** Every header of every answer, garbled in every way that the spec does not allow. */
export function headerFaults(observed: readonly Observed[]): Fault[] {
  return observed.flatMap(({ operation, status }) =>
    Object.entries(headerSchemas(operation, status)).flatMap(([name, schema]) =>
      GARBLINGS.filter(({ breaks }) => breaks(schema)).map(({ operator, value }): Fault => ({
        area: "headers",
        operator,
        place: `${name} of ${operation.id} ${status}`,
        wrap: onAnswer((answer, received) =>
          received.operation === operation && answer.status === status
            ? { ...answer, headers: { ...answer.headers, [name.toLowerCase()]: value } }
            : answer,
        ),
      })),
    ),
  );
}
