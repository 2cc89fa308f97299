/**
 * Validation of requests and responses at run time.
 *
 * @module rootly-action-items/validation
 */
import { type Validate, type ValidationError, validators } from "../generated/validators.js";
import { ArgumentError } from "./errors/argument-error.ts";
import { knownOptions } from "./arguments.ts";
import { type ErrorDetails, RootlyError } from "./errors/rootly-error.ts";
import { notify } from "./transport/hooks.ts";
import type { Validator } from "./transport/transport.ts";

export type { ValidationError } from "../generated/validators.js";
export type { Validator } from "./transport/transport.ts";

/** Where a request or a response differs from the spec. */
export interface ValidationReport {
  direction: "request" | "response";
  operationId: string;
  /** Undefined for requests. */
  status: number | undefined;
  /** The first 20 at most. */
  violations: readonly ValidationError[];
}

/** How many violations are kept of one body. */
const MOST_VIOLATIONS = 20;

export interface ValidationOptions {
  /**
   * What to do about a difference: nothing, call `onReport`, or throw. An unknown enum value is never thrown,
   * only reported, because the vendor adds values without notice. Default: `"report"`.
   */
  mode?: "off" | "report" | "throw" | undefined;
  /** Called with every difference that is not thrown; what it throws is ignored. Default: `console.warn` with one line. */
  onReport?: ((report: ValidationReport) => void) | undefined;
}

interface OperationValidators {
  request: Readonly<Record<string, Validate<unknown>>>;
  responses: Readonly<Record<string, { content: Readonly<Record<string, Validate<unknown>>> }>>;
}

/**
 * Checks requests and responses against the spec at run time. Unknown attributes of a response
 * are not reported: responses are open.
 *
 * @example
 * const rootly = createRootlyClient({ validation: validation({ mode: "throw" }) });
 *
 * With `mode: "throw"` a call can throw an `ArgumentError` before anything is sent, and a `ResponseValidationError` when
 * the request was carried out, but the response does not conform to the spec.
 *
 * @throws {ArgumentError} for an unknown option or mode.
 */
export function validation(options: ValidationOptions = {}): Validator | undefined {
  const { mode = "report", onReport = warn } = knownOptions(options, { mode: "", onReport: warn });
  if (!/^(off|report|throw)$/.test(mode)) throw new ArgumentError("mode", "must be off, report or throw");
  if (mode === "off") return undefined;
  const all: Readonly<Record<string, OperationValidators>> = validators;

  /** Returns what is worth throwing for, and reports what is not. */
  const differences = (
    about: Omit<ValidationReport, "violations">,
    content: Readonly<Record<string, Validate<unknown>>> | undefined,
    body: unknown,
  ): readonly ValidationError[] => {
    const [validate] = Object.values(content ?? {});
    if (validate === undefined || validate(body)) return [];
    const violations = validate.errors ?? [];
    const isWorse = mode === "throw" && !validate(withKnownValues(body, violations));
    const worst = isWorse ? (validate.errors ?? []).filter(({ keyword }) => keyword !== "enum") : [];
    if (worst.length === 0) notify(onReport, { ...about, violations: violations.slice(0, MOST_VIOLATIONS) });
    return worst.slice(0, MOST_VIOLATIONS);
  };

  return {
    request(operationId = "", body) {
      const about = { direction: "request", operationId, status: undefined } as const;
      const violations = differences(about, all[operationId]?.request, JSON.parse(body));
      // A name that is not known often is why another one is missing.
      const first = violations.find(({ keyword }) => keyword === "additionalProperties") ?? violations[0];
      if (!first) return;
      const { additionalProperty } = first.params;
      if (additionalProperty === undefined)
        throw new ArgumentError(first.instancePath || "body", first.message ?? "is refused by the spec");
      throw new ArgumentError(
        `${first.instancePath}/${String(additionalProperty)}`,
        "is not in the spec of the request",
      );
    },
    response(operationId = "", status, body, attempts) {
      const { responses = {} } = all[operationId] ?? {};
      const declared = responses[status] ?? responses[`${String(status)[0]}XX`] ?? responses["default"];
      const about = { direction: "response", operationId, status } as const;
      const violations = differences(about, declared?.content, body);
      if (violations.length === 0) return;
      throw new ResponseValidationError(status, violations, { outcome: "applied", operationId, attempts });
    },
  };
}

/**
 * A copy of a body with known values in place of those that enums do not hold, if they are of the same type. In a union,
 * a new value would otherwise count as one that is of no branch.
 */
function withKnownValues(body: unknown, violations: readonly ValidationError[]): unknown {
  const copy: Record<string, unknown> = { body: structuredClone(body) };
  for (const { instancePath, params } of violations) {
    const known: unknown = Object(params["allowedValues"])[0];
    const path = `body${instancePath}`.split("/").map((name) => name.replaceAll("~1", "/").replaceAll("~0", "~"));
    const last = path.pop() ?? "";
    const holder = path.reduce((value, name) => Object(value[name]), copy);
    if (typeof holder[last] === typeof known) holder[last] = known;
  }
  return copy["body"];
}

function warn({ direction, operationId, status, violations }: ValidationReport): void {
  const what = violations.map(({ instancePath, message }) => `${instancePath || "the body"} ${message}`).join("; ");
  console.warn(`rootly-action-items: the ${direction} of ${operationId}${status ? ` (${status})` : ""}: ${what}`);
}

/**
 * The server carried the request out (`outcome: "applied"`), but the response does not conform to the spec. Only
 * thrown with `mode: "throw"`.
 */
export class ResponseValidationError extends RootlyError<{ status: number; violations: readonly ValidationError[] }> {
  readonly code = "invalid_response";
  declare readonly status: number;
  /** The errors, in the words of JSON Schema. */
  declare readonly violations: readonly ValidationError[];

  constructor(status: number, violations: readonly ValidationError[], details: ErrorDetails) {
    const messages = violations.map(({ instancePath, message }) => `${instancePath || "the body"} ${message}`);
    super(`The answer (status ${status}) is not what the spec says: ${messages.slice(0, 5).join("; ")}.`, {
      ...details,
      status,
      violations,
    });
  }

  override get name(): "ResponseValidationError" {
    return "ResponseValidationError";
  }
}
