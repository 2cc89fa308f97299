import { type Validate, validators } from "../../generated/validators.js";

/** How an answer with one status is checked. */
export interface AnswerValidators {
  headers: Readonly<Record<string, { required: boolean; validate: Validate<unknown> }>>;
  content: Readonly<Record<string, Validate<unknown>>>;
}

/** The validators of one answer; undefined for a status that the spec does not declare. */
export function answers(operationId: string, status: number): AnswerValidators | undefined {
  const all: Readonly<Record<string, { responses: Readonly<Record<string, AnswerValidators>> }>> = validators;
  return all[operationId]?.responses[String(status)];
}
