import { most } from "../../cases/samples.ts";
import { type Operation, operations } from "../../spec/operations.ts";
import { type Json, typesOf } from "../../spec/schema.ts";
import type { Fault } from "../fault.ts";
import { interfering, isSuccess, parsed } from "../interference.ts";
import { type Place, placesIn, replacedAt } from "../places.ts";

interface Refusal {
  operator: string;
  /** What it refuses, where the operator has several. */
  which?: string;
  refuses: (value: Json) => boolean;
}

const REFUSAL = JSON.stringify({ errors: [{ title: "Not acceptable", status: "422" }] });

/** Servers that refuse what they should take. */
export function strictnessFaults(): Fault[] {
  return operations.flatMap((operation) => [
    ...(operation.body ? placesIn(operation.body.schema, most(operation.body.schema, {})) : [])
      .filter(({ steps }) => steps.length > 0)
      .flatMap((place) => refusalsAt(place).map((refusal) => refusing(operation, place, refusal))),
    ...operation.queryParameters.map(({ name }): Fault => ({
      area: "validation",
      operator: "refuses a parameter",
      place: `${name} of ${operation.id}`,
      wrap: interfering(() => async (received, next) => {
        const answer = await next(received);
        const isMeant = received.operation === operation && received.url.searchParams.has(name) && isSuccess(answer);
        return isMeant ? { ...answer, status: 422, body: REFUSAL } : answer;
      }),
    })),
  ]);
}

/** What a server can have against values that the spec allows in a place. */
function refusalsAt({ steps, schemas, required }: Place): Refusal[] {
  const types = schemas.flatMap(typesOf);
  const isFree = types.includes("string") && schemas.some(({ pattern }) => pattern !== undefined);
  const enums = schemas.flatMap((schema) => schema.enum ?? []);
  return [
    ...(required || steps.includes("*") ? [] : [{ operator: "refuses an attribute", refuses: () => true }]),
    ...(types.includes("null") ? [{ operator: "refuses null", refuses: (value: Json) => value === null }] : []),
    ...(types.includes("array")
      ? [{ operator: "refuses an empty list", refuses: (value: Json) => Array.isArray(value) && value.length === 0 }]
      : []),
    ...enums.map((each) => ({
      operator: "refuses a value of an enum",
      which: String(each),
      refuses: (value: Json) => value === each,
    })),
    ...(isFree
      ? [
          { operator: "refuses a short string", refuses: (value: Json) => String(value).length < 3 },
          { operator: "refuses what is not ASCII", refuses: (value: Json) => /[^\0-\x7f]/.test(String(value)) },
          { operator: "refuses several lines", refuses: (value: Json) => String(value).includes("\n") },
        ]
      : []),
  ];
}

function refusing(operation: Operation, { steps }: Place, { operator, which, refuses }: Refusal): Fault {
  return {
    area: "validation",
    operator,
    place: `/${steps.join("/")}${which === undefined ? "" : ` ${which}`} of ${operation.id}`,
    wrap: interfering(() => async (received, next) => {
      const answer = await next(received);
      const document = received.operation === operation ? parsed(received.body) : undefined;
      if (document === undefined || !isSuccess(answer)) return answer;
      let found = false;
      replacedAt(document, steps, (value) => {
        found ||= refuses(value);
        return value;
      });
      return found ? { ...answer, status: 422, body: REFUSAL } : answer;
    }),
  };
}
