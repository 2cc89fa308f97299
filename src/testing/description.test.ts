import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { type Validate, validators } from "../../generated/validators.js";
import { createFakeRootly, type Failure } from "../testing.ts";

// The fake and the spec say the same, or one of them is wrong.

interface Described {
  method: string;
  path: string;
  request: Readonly<Record<string, Validate<unknown>>>;
  responses: Readonly<
    Record<
      string,
      {
        headers: Readonly<Record<string, { required: boolean; validate: Validate<unknown> }>>;
        content: Readonly<Record<string, Validate<unknown>>>;
      }
    >
  >;
}

const MEDIA_TYPE = "application/vnd.api+json";

/** The part of an OpenAPI document that these tests read; lint has checked its form. */
interface Spec {
  paths: Record<string, Record<string, { operationId: string; responses: Record<string, { $ref: string }> }>>;
  components: {
    responses: Record<string, { content: Record<string, { examples: Record<string, { $ref: string }> }> }>;
    examples: Record<string, { value: unknown }>;
  };
}
const spec = JSON.parse(readFileSync(new URL("../../generated/openapi.json", import.meta.url), "utf8")) as Spec;
const nameIn = ({ $ref }: { $ref: string }) => $ref.split("/").at(-1) ?? "";

/** The bodies that the spec shows for each refusal of an operation. */
function examplesOf(operationId: string): Record<string, unknown[]> {
  const operation = Object.values(spec.paths)
    .flatMap((item) => Object.values(item))
    .find((item) => item.operationId === operationId);
  const refusals = Object.entries(operation?.responses ?? {}).filter(([status]) => status.startsWith("4"));
  return Object.fromEntries(
    refusals.map(([status, response]) => {
      const { examples = {} } = spec.components.responses[nameIn(response)]?.content[MEDIA_TYPE] ?? {};
      return [status, Object.values(examples).map((example) => spec.components.examples[nameIn(example)]?.value)];
    }),
  );
}
const described: [string, Described][] = Object.entries(validators);

/** Holds an answer to what an operation declares, and returns its status. */
async function check(response: Response, { responses }: Described): Promise<number> {
  const { status, headers } = response;
  const declared = responses[status];
  expect(declared, `status ${status} is not declared`).toBeDefined();
  for (const [name, { required, validate }] of Object.entries(declared?.headers ?? {})) {
    const value = headers.get(name);
    if (value === null) expect(required, name).toBe(false);
    else expect(validate(value), `${name}: ${value}`).toBe(true);
  }
  expect(headers.get("content-type")).toBe(MEDIA_TYPE);
  const validate = declared?.content[MEDIA_TYPE];
  const body: unknown = await response.json();
  expect(validate?.(body), JSON.stringify(validate?.errors)).toBe(true);
  return status;
}

/** A request that succeeds, where the item is there that it names. */
function requestTo({ method, path, request }: Described, id: string, attributes: object = { summary: "x" }): Request {
  const body = JSON.stringify({ data: { type: "incident_action_items", attributes } });
  return new Request(`https://api.rootly.com${path.replace("{incident_id}", "one").replace("{id}", id)}`, {
    method: method.toUpperCase(),
    headers: { authorization: "Bearer test-token", "content-type": MEDIA_TYPE },
    ...(MEDIA_TYPE in request && { body }),
  });
}

describe.each(described)("what %s answers conforms to the spec", (operationId, operation) => {
  test("when it succeeds", async () => {
    const fake = createFakeRootly({ pageSize: 1 });
    const { id } = fake.seed("one", { assigned_to_user_id: 7 });
    fake.seed("one");
    const attributes = { summary: "x", due_date: "2026-12-24", assigned_to_user_id: 8, form_field_selections: null };
    const status = await check(await fake.fetch(requestTo(operation, id, attributes)), operation);
    expect(status).toBeLessThan(300);
    expect(fake.requests).toMatchObject([{ operationId }]);
  });

  test("with each status that it declares", async () => {
    const declared = Object.keys(operation.responses).map(Number);
    for (const status of declared.filter((item) => item >= 400)) {
      const fake = createFakeRootly();
      fake.failNext({ kind: "status", status, retryAfter: 1_000 } satisfies Failure);
      expect(await check(await fake.fetch(requestTo(operation, "any")), operation)).toBe(status);
    }
  });

  test("with an example that the spec declares for the status", async () => {
    const declared = examplesOf(operationId);
    expect(Object.keys(declared).length).toBeGreaterThan(2);
    for (const [status, examples] of Object.entries(declared)) {
      const fake = createFakeRootly();
      fake.failNext({ kind: "status", status: Number(status) });
      const response = await fake.fetch(requestTo(operation, "any"));
      expect(examples).toContainEqual(await response.json());
    }
  });

  test("when it refuses of its own accord", async () => {
    const fake = createFakeRootly({ incidents: ["another"], token: "another-token" });
    expect(await check(await fake.fetch(requestTo(operation, "any")), operation)).toBe(401);
    const open = createFakeRootly({ incidents: ["another"] });
    const status = await check(await open.fetch(requestTo(operation, "missing")), operation);
    expect(status).toBe(operation.path.includes("{") ? 404 : 200);
  });
});

test.each(described.filter(([, { request }]) => MEDIA_TYPE in request))(
  "what %s answers conforms to the spec when it refuses what it is sent",
  async (_, operation) => {
    const fake = createFakeRootly();
    const { id } = fake.seed("one");
    for (const attributes of [{ summary: "" }, { summary: "x", kind: "chore", surplus: [] }]) {
      expect(await check(await fake.fetch(requestTo(operation, id, attributes)), operation)).toBe(422);
    }
  },
);

describe("what the spec does not declare is refused in the same envelope", () => {
  const update = validators.updateIncidentActionItem;
  let refused: Validate<unknown>;
  beforeAll(() => {
    refused = update.responses["422"].content[MEDIA_TYPE];
  });

  test.each([
    [400, { body: "{" }],
    [415, { body: "{}", headers: { authorization: "Bearer test-token", "content-type": "application/json" } }],
    [405, { method: "PATCH", body: "{}" }],
    [413, { body: `"${"x".repeat(0x10_0000)}"` }],
  ])("as %i", async (status, init) => {
    const response = await createFakeRootly().fetch(new Request(requestTo(update, "any"), init));
    expect(response.status).toBe(status);
    expect(refused(await response.json())).toBe(true);
  });
});
