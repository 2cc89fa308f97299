import { expect, test } from "vitest";
import { tableOf } from "./table.ts";

test("a row says what passed, what failed and what was skipped", () => {
  const of = (title: string, ...statuses: ("passed" | "failed" | "skipped")[]) =>
    statuses.map((status) => ({ ancestorTitles: [title], status }));
  const table = tableOf([
    { name: "/x/life-cycle.test.ts", assertionResults: [...of("Node 24.1.0", "passed"), ...of("Chromium", "skipped")] },
    {
      name: "/x/runtimes.test.ts",
      assertionResults: [
        ...of("'Node' '24.1.0' before anything is sent", "passed", "failed"),
        ...of("Bun undefined", "skipped"),
      ],
    },
  ]);
  expect(table.split("\n")).toEqual([
    "|  | Life cycle | Failures | Sent once |",
    "| --- | --- | --- | --- |",
    "| Node 24.1.0 | 1 of 1 | **1 of 2** |  |",
    "| Chromium | skipped |  |  |",
    "| Bun |  | skipped |  |",
    "",
  ]);
});
