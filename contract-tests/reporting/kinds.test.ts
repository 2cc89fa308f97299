import { expect, test } from "vitest";
import { kindsOf } from "./kinds.ts";
import type { TestCaseReport } from "./report.ts";

function failed(name: string, check: string, problem: string): TestCaseReport {
  const findings = [
    { check: "no-server-error", problems: [], exchange: 0 },
    { check, problems: [problem], exchange: 0 },
  ];
  return { group: "g", name, state: "failed", checks: [], exchanges: [], findings };
}

test("the same failure in many cases is one kind, and the most frequent comes first", () => {
  const kinds = kindsOf([
    failed(
      "enum",
      "invalid-refused",
      "The request is invalid (enum at /data/type, a.yaml:3), but was answered with 201.",
    ),
    failed("one", "body-valid", "/data/3/attributes/url must be string (type, a.yaml:7)"),
    { ...failed("passed", "body-valid", ""), state: "passed" },
    failed("other", "body-valid", "/data/12/attributes/url must be string (type, a.yaml:7)"),
    failed("elsewhere", "body-valid", "/data/12/attributes/url must be string (type, a.yaml:8)"),
    failed(
      "type",
      "invalid-refused",
      "The request is invalid (type at /data/id, a.yaml:4), but was answered with 201.",
    ),
    failed("type 2", "invalid-refused", "The request is invalid (type at /data, a.yaml:1), but was answered with 201."),
    failed("third", "body-valid", "/data/0/attributes/url must be string (type, a.yaml:7)"),
    failed("was", "echo", '`kind` was sent as "task" and came back as "follow_up".'),
    failed("is", "echo", '`kind` was sent as "follow_up" and came back as "task".'),
    failed("id 1", "ids-unique", "2f7ba0f6-0a4a-4d1b-8f5e-cd63a4e3a37b is there twice."),
    failed("id 2", "ids-unique", "76e27009-efed-49a6-be80-bf0a5c2ae25e is there twice."),
  ]);

  expect(kinds.map((kind) => kind.map(({ name }) => name))).toEqual([
    ["one", "other", "third"],
    ["type", "type 2"],
    ["was", "is"],
    ["id 1", "id 2"],
    ["enum"],
    ["elsewhere"],
  ]);
});
