import { describe, expect, test, vi } from "vitest";
import description from "../generated/openapi.json" with { type: "json" };
import { validators } from "../generated/validators.js";
import { clientOf, createOn, INCIDENT } from "./test-support/clients.ts";
import { startFaultServer } from "./test-support/fault-server.ts";
import { type ValidationReport, validation } from "./validation.ts";

/** The spec's own example of a created item, with some attributes changed. */
function created(changes: object = {}) {
  const { data } = description.components.examples.ActionItemCreated.value;
  const item = { ...data, attributes: { ...data.attributes, ...changes } };
  return { do: "answer", status: 201, body: JSON.stringify({ data: item }) } as const;
}

/** The creator of the spec's own example, with something else in its role, deep within a union. */
function createdBy(changes: object) {
  const { data } = description.components.examples.ActionItemCreated.value.data.attributes.created_by;
  const role = { data: { ...data.relationships.role.data, ...changes } };
  return { data: { ...data, relationships: { ...data.relationships, role } } };
}

/** A create with an attribute that the compiler would not let pass. */
function createWith(url: string, attributes: object, check: ReturnType<typeof validation>) {
  const { actionItems } = clientOf(url, { validation: check });
  return actionItems.safeCreate(INCIDENT, { summary: "x", ...attributes });
}

test("off is nothing at all", () => {
  expect(validation({ mode: "off" })).toBeUndefined();
});

describe.each(["report", "throw"] as const)("mode %s", (mode) => {
  test("lets pass what the spec says", async () => {
    const reports: ValidationReport[] = [];
    const server = await startFaultServer([created()]);
    const check = validation({ mode, onReport: (report) => reports.push(report) });
    expect(await createWith(server.url, { priority: "high" }, check)).toMatchObject({ ok: true });
    expect(reports).toEqual([]);
  });

  test("lets pass attributes that the spec does not know", async () => {
    const onReport = vi.fn();
    const server = await startFaultServer([created({ brand_new: 1 })]);
    const result = await createWith(server.url, {}, validation({ mode, onReport }));
    expect(result).toMatchObject({ ok: true, value: { brand_new: 1 } });
    expect(onReport).not.toHaveBeenCalled();
  });

  test("only reports a value that an enum does not hold", async () => {
    const onReport = vi.fn();
    const server = await startFaultServer([created({ priority: "urgent" })]);
    const result = await createWith(server.url, {}, validation({ mode, onReport }));
    expect(result).toMatchObject({ ok: true, value: { priority: "urgent" } });
    expect(onReport).toHaveBeenCalledOnce();
  });

  test("only reports such a value within a union, too", async () => {
    const onReport = vi.fn();
    const server = await startFaultServer([
      created({ created_by: createdBy({ alerts_permissions: ["read", "own"] }) }),
    ]);
    expect(await createWith(server.url, {}, validation({ mode, onReport }))).toMatchObject({ ok: true });
    expect(onReport).toHaveBeenCalledOnce();
  });
});

test.each<[string, object]>([
  ["of another type", { alerts_permissions: ["read", 5] }],
  ["beside something wrong", { alerts_permissions: ["read", "own"], created_at: 5 }],
])("mode throw throws for what is no value of an enum %s within a union", async (_, role) => {
  const server = await startFaultServer([created({ created_by: createdBy(role) })]);
  const result = await createWith(server.url, {}, validation({ mode: "throw", onReport: vi.fn() }));
  expect(result).toMatchObject({ ok: false, error: { outcome: "applied" } });
});

describe("mode report", () => {
  test("tells of an answer of another shape, and hands it on", async () => {
    const reports: ValidationReport[] = [];
    const server = await startFaultServer([created({ summary: 7 })]);
    const check = validation({ mode: "report", onReport: (report) => reports.push(report) });
    expect(await createWith(server.url, {}, check)).toMatchObject({ ok: true, value: { summary: 7 } });
    expect(reports).toMatchObject([
      {
        direction: "response",
        operationId: "createIncidentActionItem",
        status: 201,
        violations: [{ keyword: "type" }],
      },
    ]);
  });

  test("tells of a request of another shape, and sends it", async () => {
    const onReport = vi.fn();
    const server = await startFaultServer([created()]);
    const result = await createWith(server.url, { piority: "high" }, validation({ mode: "report", onReport }));
    expect(result).toMatchObject({ ok: true });
    expect(onReport).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ direction: "request" }));
    expect(server.requests).toHaveLength(1);
  });

  test("warns in one line by default", async () => {
    const warn = vi.spyOn(console, "warn").mockReturnValue();
    const server = await startFaultServer([created({ summary: 7 })]);
    await createWith(server.url, {}, validation());
    expect(warn).toHaveBeenCalledOnce();
    expect(warn.mock.calls[0]?.join(" ")).toMatch(/^rootly-action-items: .*createIncidentActionItem.*summary.*$/);
    warn.mockRestore();
  });

  test("does not turn a created item into a failure when the report itself fails", async () => {
    const onReport = () => {
      throw new Error("No");
    };
    const server = await startFaultServer([created({ summary: 7 })]);
    const result = createWith(server.url, {}, validation({ mode: "report", onReport }));
    await expect(result).resolves.toMatchObject({ ok: true });
    expect(server.requests).toHaveLength(1);
  });
});

describe("mode throw", () => {
  test("refuses a request of another shape before anything is sent", async () => {
    const server = await startFaultServer([created()]);
    const result = await createWith(server.url, { piority: "high" }, validation({ mode: "throw" }));
    expect(result).toMatchObject({ ok: false, error: { code: "invalid_argument", outcome: "not-sent", attempts: 0 } });
    expect(server.connections).toBe(0);
  });

  test.each<[string, object, string]>([
    ["a misspelt attribute", { summary: "s", piority: "high" }, "/data/attributes/piority"],
    ["an attribute in camel case", { summary: "s", dueDate: "2026-12-01" }, "/data/attributes/dueDate"],
    ["a document of JSON:API", { data: { type: "incident_action_items", attributes: {} } }, "/data/attributes/data"],
  ])("names %s", async (_, attributes, argument) => {
    const { actionItems } = clientOf("http://127.0.0.1:9", { validation: validation({ mode: "throw" }) });
    // As JavaScript can call it.
    const create = actionItems.safeCreate as (
      id: string,
      attributes: object,
    ) => ReturnType<typeof actionItems.safeCreate>;
    const error = { code: "invalid_argument", outcome: "not-sent", argument };
    expect(await create(INCIDENT, attributes)).toMatchObject({ ok: false, error });
  });

  test("is not taken for one that there is not", () => {
    const options: object = { mode: "thorw" };
    expect(() => validation(options)).toThrow(
      expect.objectContaining({ argument: "mode", message: expect.stringContaining("off, report or throw") }),
    );
  });

  test("refuses an answer of another shape, and says that the item was created", async () => {
    const server = await startFaultServer([created({ summary: 7 })]);
    const result = await createWith(server.url, {}, validation({ mode: "throw" }));
    expect(result).toMatchObject({
      ok: false,
      error: {
        name: "ResponseValidationError",
        code: "invalid_response",
        outcome: "applied",
        attempts: 1,
        status: 201,
      },
    });
    expect(server.requests).toHaveLength(1);
  });

  test.each(["2XX", "default"])("refuses it where the spec has its status in a range, too: %s", async (range) => {
    const responses: Record<string, unknown> = validators.createIncidentActionItem.responses;
    const { "201": declared } = responses;
    try {
      delete responses["201"];
      responses[range] = declared;
      const server = await startFaultServer([created({ summary: 7 })]);
      const result = await createWith(server.url, {}, validation({ mode: "throw" }));
      expect(result).toMatchObject({ ok: false, error: { code: "invalid_response", status: 201 } });
    } finally {
      delete responses[range];
      responses["201"] = declared;
    }
  });

  test("does not check refusals", async () => {
    const server = await startFaultServer([{ do: "answer", status: 422, body: '{"strange":true}' }]);
    const result = await createOn(server.url, { validation: validation({ mode: "throw" }) });
    expect(result).toMatchObject({ ok: false, error: { code: "unprocessable" } });
  });
});

describe.each(["report", "throw"] as const)("a list of a million wrong items, in mode %s,", (mode) => {
  test("is left after the first of them", { timeout: 600_000 }, async () => {
    const reports: ValidationReport[] = [];
    const body = `{"data":[${"{},".repeat(1_000_000)}{}],"links":{}}`;
    const server = await startFaultServer([{ do: "answer", status: 200, body }]);
    const check = validation({ mode, onReport: (report) => reports.push(report) });
    const result = await clientOf(server.url, { validation: check })
      .http.GET("/v1/action_items")
      .catch((error) => error);
    const violations = mode === "throw" ? result.violations : reports[0]?.violations;
    expect(violations).toHaveLength(20);
    expect(violations[0]).toMatchObject({ instancePath: "/data/0", keyword: "required" });
  });
});
