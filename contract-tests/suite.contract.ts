import { afterAll, describe, test } from "vitest";
import { assertKept } from "./report/card.ts";
import { questionsFor } from "./suite/questions.ts";
import { openSession } from "./suite/session.ts";
import { targetFrom } from "./target.ts";

const target = targetFrom(process.env);
const session = await openSession(target, process.env["CONTRACT_RUN_ID"] ?? "by-hand");
afterAll(() => session.close());

const questions = questionsFor(target);
for (const group of new Set(questions.map((question) => question.group)))
  describe(group, () => {
    for (const question of questions.filter((each) => each.group === group)) {
      test(question.name, async ({ skip }) => {
        if (question.skip !== undefined) skip(question.skip);
        assertKept(await question.ask(session));
      });
    }
  });
