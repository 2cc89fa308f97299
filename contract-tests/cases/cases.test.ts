import { describe, expect, test } from "vitest";
import { type Validate, validators } from "../../generated/validators.js";
import { operations } from "../description/operations.ts";
import { casesOf } from "./cases.ts";

type RequestValidators = Readonly<Record<string, { request: Readonly<Record<string, Validate<unknown>>> }>>;
const requests: RequestValidators = validators;

describe.each(operations.filter(({ body }) => body !== undefined))("$id", (operation) => {
  const cases = casesOf(operation, {});
  const validate = requests[operation.id]?.request[operation.body?.mediaType ?? ""];
  const bodyCases = cases.filter(({ violates }) => violates?.in !== "protocol");

  test("has at least 40 cases, each with a name of its own", () => {
    expect(bodyCases.length).toBeGreaterThanOrEqual(40);
    expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
  });

  test.each(bodyCases.filter(({ polarity }) => polarity === "valid"))(
    "$name is what the description allows",
    ({ body }) => {
      expect(validate?.(JSON.parse(body ?? "")), JSON.stringify(validate?.errors)).toBe(true);
    },
  );

  test.each(bodyCases.filter(({ polarity }) => polarity === "invalid"))(
    "$name breaks what it says it breaks",
    (each) => {
      expect(validate?.(JSON.parse(each.body ?? ""))).toBe(false);
      const { keyword, pointer } = each.violates ?? {};
      const places = (validate?.errors ?? []).map((error) => ({
        keyword: error.keyword,
        // Ajv tells of a missing member at its parent.
        pointer:
          error.keyword === "required"
            ? `${error.instancePath}/${String(error.params["missingProperty"])}`
            : error.instancePath,
      }));
      expect(places).toContainEqual({ keyword, pointer });
    },
  );
});

test("every attribute of a request, each of its enum values and each null is tried", () => {
  const operation = operations.find(({ id }) => id === "createIncidentActionItem");
  const names = operation && casesOf(operation, {}).map(({ name }) => name);
  for (const tried of [
    'valid: /data/attributes/kind is "follow_up"',
    'valid: /data/attributes/priority is "low"',
    'valid: /data/attributes/status is "cancelled"',
    "valid: /data/attributes/due_date is null",
    "valid: /data/attributes/summary is a text in unicode",
    "valid: /data/attributes/summary is a long text",
    "valid: /data/attributes/assigned_to_group_ids is an empty list",
    "valid: /data/attributes/form_field_selections is null",
    "valid: /data/attributes/form_field_selections/0/selected_user_ids/0 is a number",
    "invalid: /data/attributes/summary is missing",
    "invalid: /data/attributes/summary does not match its pattern",
    "invalid: /data/type is another constant",
    "invalid: the body has an unknown member",
    "invalid: /data has an unknown member",
    "invalid: /data/attributes has an unknown member",
  ]) {
    expect(names).toContain(tried);
  }
});
