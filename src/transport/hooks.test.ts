import { context, propagation, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import { InMemorySpanExporter, NodeTracerProvider, SimpleSpanProcessor } from "@opentelemetry/sdk-trace-node";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { tracing } from "../../examples/opentelemetry.ts";
import { clientOf, CREATED, createOn, INCIDENT, ITEM, sendTo } from "../test-support/clients.ts";
import { startFaultServer } from "../test-support/fault-server.ts";
import { sendJson, startHttpServer } from "../test-support/servers.ts";
import type { Hooks } from "./hooks.ts";

beforeEach(() => {
  vi.spyOn(Math, "random").mockReturnValue(0.01);
});

/** Hooks that write down what they are told, in order. */
function recording(): { events: [hook: string, event: object][]; hooks: Hooks } {
  const events: [string, object][] = [];
  return {
    events,
    hooks: {
      onRequest: (event) => events.push(["onRequest", event]),
      onResponse: (event) => events.push(["onResponse", event]),
      onRetry: (event) => events.push(["onRetry", event]),
    },
  };
}

const ABOUT = {
  operationId: "createIncidentActionItem",
  template: "/v1/incidents/{incident_id}/action_items",
  method: "POST",
  call: expect.any(Number) as number,
};

test("hooks are told of each attempt, its end and the wait after it, in order", async () => {
  const server = await startFaultServer([{ do: "answer", status: 429 }, CREATED]);
  const { events, hooks } = recording();
  await createOn(server.url, hooks);
  const duration: unknown = expect.any(Number);
  expect(events).toEqual([
    ["onRequest", { ...ABOUT, attempt: 1 }],
    ["onResponse", { ...ABOUT, attempt: 1, status: 429, outcome: "rejected", duration }],
    ["onRetry", { ...ABOUT, attempt: 1, status: 429, outcome: "rejected", duration, delay: 5 }],
    ["onRequest", { ...ABOUT, attempt: 2 }],
    ["onResponse", { ...ABOUT, attempt: 2, status: 201, outcome: undefined, duration }],
  ]);
});

test("an attempt without an answer has no status, but an outcome", async () => {
  const server = await startFaultServer([{ do: "close" }]);
  const { events, hooks } = recording();
  await createOn(server.url, hooks);
  expect(events).toMatchObject([
    ["onRequest", { attempt: 1 }],
    ["onResponse", { attempt: 1, status: undefined, outcome: "unknown" }],
  ]);
});

test("the duration covers the body", async () => {
  const HOUR = 3_600_000;
  let time = 0;
  let finish = () => {};
  const server = await startHttpServer((_, response) => {
    response.writeHead(201, { "content-type": "application/vnd.api+json" }).write(CREATED.body.slice(0, 9));
    finish = () => response.end(CREATED.body.slice(9));
  });
  // The rest of the body is an hour late, by the client's clock.
  const fetching: typeof fetch = async (...args) => {
    const response = await fetch(...args);
    time += HOUR;
    finish();
    return response;
  };
  const { events, hooks } = recording();
  const result = await createOn(server.url, { ...hooks, fetch: fetching, now: () => new Date(time) });
  expect(result).toMatchObject({ ok: true });
  const [, response] = events;
  expect(response).toMatchObject(["onResponse", { duration: expect.closeTo(HOUR, -4) }]);
});

test.each([
  ["before headers", { status: undefined, outcome: "unknown" }],
  ["in the body", { status: 201, outcome: "applied" }],
] as const)("an attempt that the caller aborts %s has an end as well", async (where, end) => {
  const server = await startFaultServer([{ do: "stall", where }]);
  const { events, hooks } = recording();
  const controller = new AbortController();
  // When the headers are there, nothing but the body is waited for.
  const fetching: typeof fetch = async (...args) => {
    const response = await fetch(...args);
    setImmediate(() => controller.abort("enough"));
    return response;
  };
  const result = createOn(server.url, { ...hooks, fetch: fetching }, { signal: controller.signal });
  await server.received(1);
  if (where === "before headers") controller.abort("enough");
  await expect(result).rejects.toBe("enough");
  expect(events).toMatchObject([
    ["onRequest", { attempt: 1 }],
    ["onResponse", { attempt: 1, ...end }],
  ]);
});

test("a request that the spec does not know has neither operationId nor template", async () => {
  const server = await startFaultServer([{ do: "answer", status: 200, body: "{}" }]);
  const { events, hooks } = recording();
  await sendTo(server.url, "GET", hooks);
  expect(events[0]).toEqual([
    "onRequest",
    { operationId: undefined, template: undefined, method: "GET", call: ABOUT.call, attempt: 1 },
  ]);
});

test("concurrent calls are told apart by their number, which headers are told, too", async () => {
  const server = await startFaultServer([{ do: "answer", status: 429 }]);
  const { events, hooks } = recording();
  const inHeaders: { call: number; attempt: number }[] = [];
  const headers = ({ call, attempt }: { call: number; attempt: number }) => {
    inHeaders.push({ call, attempt });
    return {};
  };
  // Clients with the same hooks, too.
  await Promise.all([1, 2, 3].map(() => createOn(server.url, { ...hooks, headers, maxRetries: 1 })));
  const CALL = ["onRequest 1", "onResponse 1", "onRetry 1", "onRequest 2", "onResponse 2"];
  const calls = new Map<number, string[]>();
  for (const [hook, event] of events as [string, { call: number; attempt: number }][]) {
    calls.set(event.call, [...(calls.get(event.call) ?? []), `${hook} ${event.attempt}`]);
  }
  expect([...calls.values()]).toEqual([CALL, CALL, CALL]);
  const attempts = (call: number) => inHeaders.filter((event) => event.call === call).map(({ attempt }) => attempt);
  expect([...calls.keys()].map(attempts)).toEqual([
    [1, 2],
    [1, 2],
    [1, 2],
  ]);
});

test("the operation is known behind a base URL with a path and a query, too", async () => {
  const server = await startFaultServer([CREATED]);
  const { events, hooks } = recording();
  await createOn(`${server.url}/gateway/?key=1`, hooks);
  expect(events[0]).toEqual(["onRequest", { ...ABOUT, attempt: 1 }]);
});

describe("a hook that fails is harmless", () => {
  const failing: readonly [string, () => unknown][] = [
    [
      "throwing",
      () => {
        throw new Error("No");
      },
    ],
    ["rejecting", () => Promise.reject(new Error("No"))],
  ];

  test.each(failing)("%s", async (_, hook) => {
    const server = await startFaultServer([{ do: "answer", status: 429 }, CREATED]);
    const rejections: unknown[] = [];
    const note = (reason: unknown) => rejections.push(reason);
    process.on("unhandledRejection", note);
    const hooks: Hooks = { onRequest: hook, onResponse: hook, onRetry: hook };
    expect(await createOn(server.url, hooks)).toMatchObject({ ok: true, response: { attempts: 2 } });
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
    process.off("unhandledRejection", note);
    expect(rejections).toEqual([]);
  });
});

test("a hook that is slow does not delay the call", async () => {
  const server = await startFaultServer([CREATED]);
  const never = () => new Promise<void>(() => {});
  expect(await createOn(server.url, { onRequest: never, onResponse: never })).toMatchObject({ ok: true });
});

describe("spans of OpenTelemetry, by hooks and headers", () => {
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
});
