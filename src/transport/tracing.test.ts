import { context, propagation, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import { InMemorySpanExporter, NodeTracerProvider, SimpleSpanProcessor } from "@opentelemetry/sdk-trace-node";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { tracing } from "../../examples/opentelemetry.ts";
import { clientOf, CREATED, createOn, INCIDENT, ITEM } from "../test-support/clients.ts";
import { startFaultServer } from "../test-support/fault-server.ts";
import { sendJson, startHttpServer } from "../test-support/http-server.ts";

const exporter = new InMemorySpanExporter();
const provider = new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
const tracer = provider.getTracer("test");

// As an application does; other test files may run in the same process.
beforeAll(() => provider.register());
afterAll(async () => {
  await provider.shutdown();
  for (const api of [trace, context, propagation]) api.disable();
});

beforeEach(() => {
  exporter.reset();
  // Short waits, and the identifiers of spans are made of it.
  let calls = 0;
  vi.spyOn(Math, "random").mockImplementation(() => ++calls / 1e6);
});

const template = "/v1/incidents/{incident_id}/action_items";

test("each attempt is a span of its own, whose traceparent the server gets", async () => {
  const server = await startFaultServer([{ do: "answer", status: 429 }, CREATED]);
  await createOn(server.url, tracing(tracer));
  const spans = exporter.getFinishedSpans();
  const attributes = {
    "http.request.method": "POST",
    "url.template": template,
    "rootly.operation_id": "createIncidentActionItem",
  };
  expect(spans.map((span) => [span.name, span.kind, span.status, span.attributes])).toEqual([
    [
      `POST ${template}`,
      SpanKind.CLIENT,
      { code: SpanStatusCode.ERROR },
      { ...attributes, "http.response.status_code": 429, "error.type": "429", "rootly.outcome": "rejected" },
    ],
    [
      `POST ${template}`,
      SpanKind.CLIENT,
      { code: SpanStatusCode.UNSET },
      { ...attributes, "http.response.status_code": 201, "http.request.resend_count": 1 },
    ],
  ]);
  expect(server.requests.map(({ headers }) => headers["traceparent"])).toEqual(
    spans.map((span) => `00-${span.spanContext().traceId}-${span.spanContext().spanId}-01`),
  );
});

test("a span ends as an error where no response came", async () => {
  const server = await startFaultServer([{ do: "close" }]);
  await createOn(server.url, tracing(tracer));
  expect(exporter.getFinishedSpans()).toMatchObject([
    { status: { code: SpanStatusCode.ERROR }, attributes: { "error.type": "unknown", "rootly.outcome": "unknown" } },
  ]);
});

test("spans of concurrent calls have the parent of their own call, in each attempt", async () => {
  const CALLS = ["0", "1", "2", "3", "4"];
  /** The responses to first attempts, which are sent when all of those have arrived. */
  const waiting: (() => void)[] = [];
  const traceparents = new Map<string, string[]>(CALLS.map((summary) => [summary, []]));
  const server = await startHttpServer(({ body, headers }, response) => {
    const received = traceparents.get(JSON.parse(body).data.attributes.summary) ?? [];
    received.push(String(headers["traceparent"]));
    if (received.length > 1) return sendJson(response, 201, ITEM);
    waiting.push(() => sendJson(response, 429, {}));
    if (waiting.length === CALLS.length) for (const send of waiting) send();
  });
  const { actionItems } = clientOf(server.url, tracing(tracer));
  const parents = await Promise.all(
    CALLS.map((summary) =>
      tracer.startActiveSpan("parent", async (span) => {
        await actionItems.create(INCIDENT, { summary });
        span.end();
        return span.spanContext();
      }),
    ),
  );
  const attempts = exporter.getFinishedSpans().filter(({ kind }) => kind === SpanKind.CLIENT);
  for (const [at, parent] of parents.entries()) {
    const own = attempts.filter(({ parentSpanContext }) => parentSpanContext?.spanId === parent.spanId);
    expect(own.map(({ attributes }) => attributes["http.response.status_code"])).toEqual([429, 201]);
    expect(traceparents.get(String(at))).toEqual(
      own.map((span) => `00-${parent.traceId}-${span.spanContext().spanId}-01`),
    );
  }
  expect(attempts).toHaveLength(2 * CALLS.length);
});
