import type { Drift } from "../drift/drift.ts";
import type { Exchange } from "../exchange/exchange.ts";
import type { Finding, Verdict } from "../suite/verdict.ts";
import { valueWithoutSecrets, withoutSecrets } from "./presentable.ts";

/** An exchange as reports hold it. */
export interface ExchangeRecord extends Omit<Exchange, "operation" | "response"> {
  /** Its operationId. */
  operation: string;
  /** The size of the body is in bytes, whether all of it is here or not. */
  response: Exchange["response"] & { size: number };
}

/** A verdict as it leaves the process that came to it: plain JSON without secrets, and nothing said twice. */
export interface VerdictRecord {
  exchanges: ExchangeRecord[];
  findings: Omit<Finding, "definition">[];
  /** What holds when a check passes, by its name. */
  definitions: Record<string, string>;
  /** Why a refusal proves nothing; absent when it does. */
  unproven?: string;
  drift?: Drift[];
}

/** Headers that hold what only their receiver may know; that of the token is left, with a variable in its place. */
const SECRET_HEADERS = ["cookie", "set-cookie"];
/** Enough for one resource; of a long list that nothing is wrong with, nobody reads more. */
const LONG = 16_000;
/** Of a body that something is wrong with, nobody reads more either, and a server may send many that are as long. */
const LONGER = 200_000;

/** @param token Must not be shown. */
export function recordOf({ exchanges, findings, unproven, drift }: Verdict, token: string): VerdictRecord {
  const broken = new Set(findings.flatMap(({ problems, exchange }) => (problems.length > 0 ? [exchange] : [])));
  const clean = <Value>(value: Value): Value => valueWithoutSecrets(value, token);
  // What the suite and the spec name is no secret, though a short token may be a part of it; drift is clean already.
  return {
    exchanges: exchanges.map((exchange, at) => {
      const { operation, ...others } = exchangeRecord(exchange, token, broken.has(at) ? LONGER : LONG);
      return { operation, ...clean(others) };
    }),
    findings: findings.map(({ definition: _, check, ...finding }) => ({ check, ...clean(finding) })),
    definitions: Object.fromEntries(findings.map(({ check, definition }) => [check, definition])),
    ...(unproven !== undefined && { unproven: clean(unproven) }),
    ...(drift && { drift }),
  };
}

function exchangeRecord(exchange: Exchange, token: string, most: number): ExchangeRecord {
  const { operation, response } = exchange;
  // First the secrets: half of one would not be found any more.
  const body = withoutSecrets(response.body, token);
  const shown = body.length > most ? `${body.slice(0, most)}… (${body.length} characters)` : body;
  const { request } = exchange;
  return {
    ...exchange,
    operation: operation.id,
    request: { ...request, headers: withoutSecretHeaders(request.headers) },
    response: {
      ...{ status: response.status, headers: withoutSecretHeaders(response.headers), body: shown },
      size: Buffer.byteLength(response.body),
    },
  };
}

function withoutSecretHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, SECRET_HEADERS.includes(name) ? "…" : value]),
  );
}

/** What breaks the contract. */
export function violationsOf({ findings }: Pick<VerdictRecord, "findings">): VerdictRecord["findings"] {
  return findings.filter(({ problems }) => problems.length > 0);
}

/** A failed exchange, and its errors. */
export interface FailedExchange {
  /** The checks that it fails, each with its problems. */
  checks: Map<string, string[]>;
  /** Absent when nothing went over the wire. */
  exchange?: ExchangeRecord;
  /** What went over the wire before it, since the failed one before. */
  earlier: ExchangeRecord[];
}

/**
 * The errors, by failed exchange, in the order in which they were sent. The errors of one response are
 * often wrong with all: a problem is named once, with the first of them.
 */
export function failedExchangesOf({
  exchanges,
  findings,
}: Pick<VerdictRecord, "exchanges" | "findings">): FailedExchange[] {
  const violations = violationsOf({ findings });
  const named = new Set<string>();
  const failedExchanges: FailedExchange[] = [];
  let from = 0;
  for (const at of [...new Set(violations.map(({ exchange }) => exchange))].sort((one, other) => one - other)) {
    const checks = new Map<string, string[]>();
    for (const { check, problems } of violations.filter(({ exchange }) => exchange === at)) {
      for (const problem of problems) {
        const key = JSON.stringify([check, problem]);
        if (named.has(key)) continue;
        named.add(key);
        checks.set(check, [...(checks.get(check) ?? []), problem]);
      }
    }
    if (checks.size === 0) continue;
    const exchange = exchanges[at];
    failedExchanges.push({ checks, ...(exchange && { exchange }), earlier: exchanges.slice(from, Math.max(from, at)) });
    from = at + 1;
  }
  return failedExchanges;
}
