import { describe, test } from "vitest";
import { casesOf } from "./cases/cases.ts";
import { checks, mockChecks } from "./checks/checks.ts";
import { operations } from "./description/operations.ts";
import { send } from "./exchange/send.ts";
import { judge } from "./judge.ts";
import { reasonToSkip } from "./limits.ts";
import { targetFrom } from "./target.ts";

const target = targetFrom(process.env);
const asked = target.kind === "mock" ? [...checks.filter(({ mockLimit }) => !mockLimit), ...mockChecks] : checks;

for (const operation of operations)
  describe(operation.id, () => {
    for (const each of casesOf(operation, target.known)) {
      test(each.name, async ({ skip }) => {
        const reason = reasonToSkip(each, target);
        if (reason !== undefined) skip(reason);
        judge(await send(each, target), each, asked);
      });
    }

    if (target.kind !== "mock") return;
    for (const { name, mockLimit } of checks) {
      if (mockLimit === undefined) continue;
      test(`check ${name}`, ({ skip }) => skip(mockLimit));
    }
  });
