import { expect, test } from "vitest";
import { tableOf } from "./runtimes.ts";

test("a row says what passed, what failed and what was skipped", () => {
  const of = (place: string, part: string, ...statuses: ("passed" | "failed" | "skipped")[]) =>
    statuses.map((status) => ({ ancestorTitles: [place, part], status }));
  const table = tableOf([
    {
      assertionResults: [
        ...of("'Node 24.1.0'", "life cycle", "passed"),
        ...of("'Node 24.1.0'", "failures", "passed", "failed"),
      ],
    },
    { assertionResults: [...of("Chromium", "life cycle", "skipped"), ...of("Bun", "sent once", "skipped")] },
  ]);
  expect(table.split("\n")).toEqual([
    "|  | Life cycle | Failures | Sent once |",
    "| --- | --- | --- | --- |",
    "| Node 24.1.0 | 1 of 1 | **1 of 2** |  |",
    "| Chromium | skipped |  |  |",
    "| Bun |  |  | skipped |",
    "",
  ]);
});
