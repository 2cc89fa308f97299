import { type Operation, operations } from "../description/operations.ts";
import type { Json } from "../description/schema.ts";
import { type KnownValues, most, samples } from "./samples.ts";
import { violations } from "./violations.ts";

/** One request to send, and what the description says of it. */
export interface Case {
  operation: Operation;
  /** Unique within the operation. */
  name: string;
  /** Whether the description allows the request. */
  polarity: "valid" | "invalid";
  /** What an invalid request violates: a keyword of its schema, or a rule of the protocol. */
  violates?: { keyword: string; pointer: string };
  /** How the request shows who is asking. */
  authentication: "token" | "none" | "malformed";
  mediaType?: string;
  /** The body as it goes over the wire. */
  body?: string;
}

/** Every case of every operation. `known` holds values that must be real on the target, by member name. */
export function casesOf(operation: Operation, known: KnownValues): Case[] {
  return [...bodyCases(operation, known), ...protocolCases(operation, known)];
}

function bodyCases(operation: Operation, known: KnownValues): Case[] {
  const { body } = operation;
  if (body === undefined) return [{ operation, authentication: "token", polarity: "valid", name: "valid: no body" }];
  const carrying = (value: Json) => ({
    operation,
    authentication: "token" as const,
    mediaType: body.mediaType,
    body: JSON.stringify(value),
  });
  return [
    ...samples(body.schema, known).map(({ pointer, name, value }): Case => ({
      ...carrying(value),
      polarity: "valid",
      name: `valid: ${pointer || "the body"} is ${name}`,
    })),
    ...violations(body.schema, most(body.schema, known)).map(({ name, value, keyword, pointer }): Case => ({
      ...carrying(value),
      polarity: "invalid",
      violates: { keyword, pointer },
      name: `invalid: ${name}`,
    })),
  ];
}

function protocolCases(operation: Operation, known: KnownValues): Case[] {
  const { body } = operation;
  const valid = {
    operation,
    authentication: "token" as const,
    ...(body && { mediaType: body.mediaType, body: JSON.stringify(samples(body.schema, known)[0]?.value) }),
  };
  const broken = (keyword: string, name: string, change: Partial<Case>): Case => ({
    ...valid,
    polarity: "invalid",
    violates: { keyword, pointer: "" },
    name: `invalid: ${name}`,
    ...change,
  });
  return [
    broken("security", "no token", { authentication: "none" }),
    broken("security", "a token in no scheme", { authentication: "malformed" }),
    ...(body
      ? [
          broken("mediaType", "another media type", { mediaType: "application/json" }),
          broken("json", "a body that is no JSON", { body: '{"data":' }),
        ]
      : []),
  ];
}

/** Every case of the description. */
export const allCases = (known: KnownValues): Case[] => operations.flatMap((operation) => casesOf(operation, known));
