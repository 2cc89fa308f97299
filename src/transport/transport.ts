import type { Base } from "./url.ts";
import { type AttemptEvent, type Hooks, notify, operationOf } from "./hooks.ts";
import { askedDelay, retryDelay } from "./retry-delay.ts";
import { isRedirect, isRepeatableWrite, mayRepeat } from "./outcome.ts";
import { type Answer, DIRECT, type DirectFetch } from "./response.ts";
import { type HeadersOptions, type OutgoingRequest, singleUse } from "./request.ts";
import { sendable } from "../arguments.ts";
import { failureFrom } from "./failure.ts";
import type { Log, Logger } from "./log.ts";
import { type Limits, LONGEST_TIMER_MS, sleep, type Stop, stopwatch } from "./limits.ts";
import { checkedToken, currentValue, type Token, withoutSecrets } from "./token.ts";
import { attempt } from "./attempt.ts";

/**
 * Checks requests and responses. It stops a call by throwing. The operationId is undefined for a request that
 * the spec does not know.
 */
export interface Validator {
  /** @param body As it is about to be sent. */
  request(operationId: string | undefined, body: string): void;
  /** @param body As it was parsed. */
  response(operationId: string | undefined, status: number, body: unknown, attempts: number): void;
}

/** Headers of every request, or what gives them for each attempt. */
export type ClientHeaders = HeadersOptions | ((attempt: AttemptEvent) => HeadersOptions | Promise<HeadersOptions>);

export interface TransportOptions {
  base: Base;
  token: Token;
  limits: Limits;
  /** What time it is, in milliseconds since the epoch. */
  now: () => number;
  log?: Log | undefined;
  /** What the caller said, for what has no default. */
  options: Hooks & {
    headers?: ClientHeaders | undefined;
    validation?: Validator | undefined;
    /** Default: the global `fetch`, as it is when a request is sent. */
    fetch?: typeof fetch | undefined;
  };
}

/** How many calls there were, of all clients. */
let calls = 0;

/**
 * Sends requests: as many attempts as are safe, and an answer whose body was read. Refusals are answers too; the caller
 * decides whether they are errors.
 */
export function createTransport({
  base,
  token,
  limits: shared,
  now,
  log,
  options,
}: TransportOptions): (request: OutgoingRequest) => Promise<Answer> {
  const { validation } = options;
  return async (request) => {
    const { method, url, body, signal } = request;
    const limits = { ...shared, ...request.limits };
    const totalTimeout = Math.min(limits.totalTimeout, LONGEST_TIMER_MS);
    const elapsed = stopwatch(now);
    const about = { ...operationOf(method, request.template), method, call: ++calls };
    const { operationId } = about;
    if (body) validation?.request(operationId, body);
    // Set when an attempt before the last one may have been carried out.
    let uncertain: "unknown" | undefined;
    // A server may repeat what it was sent, and errors end up in logs.
    const secrets = new Set<string>();
    const clean = (text: string) => withoutSecrets(text, secrets);
    const send = async (event: AttemptEvent, prepared: () => void, stop: Stop) => {
      const secret = checkedToken(await currentValue("token", token, uncertain), uncertain);
      secrets.add(secret);
      const headers = request.headers(await currentValue("headers", options.headers, uncertain, event));
      headers["authorization"] = `Bearer ${secret}`;
      // What a gateway wants in the query may be a secret.
      log?.("debug", clean, event, url.slice(0, url.length - base.query.length));
      // jsdom hides both.
      const send = sendable("fetch", () => Headers && (options.fetch ?? fetch));
      prepared();
      if (DIRECT in send) return (send as DirectFetch)[DIRECT](url, { method, headers, body, signal: stop });
      const controller = new AbortController();
      stop.add(() => controller.abort());
      if (stop.aborted) controller.abort();
      const init: RequestInit = {
        ...singleUse(body, headers),
        method,
        headers,
        signal: controller.signal,
        redirect: "manual",
      };
      // On a connection that was used before, Bun sends these again when it breaks.
      if (isRepeatableWrite(method)) init.keepalive = false;
      return send(url, init);
    };

    for (let attempts = 1; ; attempts++) {
      const begin = elapsed();
      const timeout = Math.min(limits.attemptTimeout, Math.max(0, totalTimeout - begin));
      const event = { ...about, attempt: attempts };
      notify(options.onRequest, event);
      let ending = await attempt((...args) => send(event, ...args), timeout, signal, limits.maxBodyBytes);
      const status = ending.response?.status;
      // A deletion that finds nothing left to delete, after an attempt that may have done it, has succeeded.
      if (method === "DELETE" && uncertain && status === 404) {
        ending = { outcome: "applied", response: new Response(null, { status: 204 }) };
      }
      const { outcome, response, text = "", json } = ending;
      const done = outcome === "applied" && !ending.problem;
      const duration = elapsed() - begin;
      const ended = { ...event, status, outcome: done ? undefined : outcome, duration };
      // Also when the caller aborts: a span that was opened has to be closed.
      notify(options.onResponse, ended);
      const report = (level: keyof Logger, then?: string) =>
        log?.(
          level,
          clean,
          event,
          about.template,
          status,
          ending.reason ?? ending.problem,
          ended.outcome,
          `${Math.round(duration)} ms`,
          then,
        );
      if ("thrown" in ending) {
        report(signal?.aborted ? "warn" : "error");
        throw ending.thrown;
      }

      // Of all attempts together, the one that may have done something tells.
      const facts = { operationId, attempts, clean, outcome: outcome === "applied" ? outcome : (uncertain ?? outcome) };
      if (response && done) {
        report("info");
        if (json !== undefined) validation?.response(operationId, response.status, json, attempts);
        return { response, text, json, facts };
      }
      const retryAfter = response && askedDelay(response.status, response.headers, now());
      const delay = retryDelay(attempts, retryAfter, Math.random());
      // Waiting for nothing would be worse than failing at once.
      const inTime = (retryAfter ?? 0) <= limits.maxRetryDelay && elapsed() + delay < totalTimeout;
      if (inTime && attempts <= limits.maxRetries && mayRepeat(ending, method, request.resend)) {
        notify(options.onRetry, { ...ended, delay });
        report("warn", `again in ${Math.round(delay)} ms`);
        await sleep(delay, signal);
        // A timer can be late, and what is sent without time for an answer ends as unknown.
        if (elapsed() + 1 < totalTimeout) {
          if (outcome === "unknown") uncertain = outcome;
          continue;
        }
      }
      report("error");

      if (response && !ending.problem && !isRedirect(response.status)) {
        return { response, text: clean(text), facts: { ...facts, retryAfter } };
      }
      const limit = timeout < limits.attemptTimeout ? "totalTimeout" : "attemptTimeout";
      throw failureFrom(ending, text, `${Math.ceil(timeout) / 1000} s (\`${limit}\`)`, facts);
    }
  };
}
