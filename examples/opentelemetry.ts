// Makes a span of each attempt, and sends its `traceparent`: createRootlyClient(tracing(trace.getTracer("my-service")))
import { context, propagation, type Span, SpanKind, SpanStatusCode, trace, type Tracer } from "@opentelemetry/api";
import type { RootlyClientOptions } from "rootly-action-items";

/**
 * Options of a client whose attempts are spans, named as OpenTelemetry's conventions for HTTP clients have it. Their parent is
 * the span in which the client's method was called. They hold neither the token nor any identifier.
 */
export function tracing(tracer: Tracer): Pick<RootlyClientOptions, "onRequest" | "onResponse" | "headers"> {
  // By the number of the call, which makes one attempt at a time.
  const spans = new Map<number, Span>();
  return {
    onRequest({ call, attempt, method, template, operationId }) {
      const attributes = {
        "http.request.method": method,
        ...(template !== undefined && { "url.template": template }),
        ...(operationId !== undefined && { "rootly.operation_id": operationId }),
        ...(attempt > 1 && { "http.request.resend_count": attempt - 1 }),
      };
      const name = template === undefined ? method : `${method} ${template}`;
      spans.set(call, tracer.startSpan(name, { kind: SpanKind.CLIENT, attributes }));
    },
    headers({ call }) {
      const headers: Record<string, string> = {};
      const span = spans.get(call);
      if (span) propagation.inject(trace.setSpan(context.active(), span), headers);
      return headers;
    },
    onResponse({ call, status, outcome }) {
      const span = spans.get(call);
      spans.delete(call);
      if (status !== undefined) span?.setAttribute("http.response.status_code", status);
      if (outcome !== undefined) {
        span?.setAttributes({ "error.type": String(status ?? outcome), "rootly.outcome": outcome });
        span?.setStatus({ code: SpanStatusCode.ERROR });
      }
      span?.end();
    },
  };
}
