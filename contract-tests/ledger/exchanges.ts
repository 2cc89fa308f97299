import { example } from "../description/description.ts";
import type { Json } from "../description/schema.ts";
import { attributesOf } from "../exchange/document.ts";
import type { Exchange } from "../exchange/exchange.ts";
import { startReferenceServer } from "../reference/server.ts";
import { onAnswer } from "../strength/interference.ts";
import { withAttributes } from "../strength/resources.ts";
import { REFERENCE, targetAt } from "../strength/target.ts";
import { type Question, questionsFor } from "../suite/questions.ts";
import { openSession } from "../suite/session.ts";

/** Who is named in an answer, in each way that the description knows: as the reference server does, whole rows, flat, nobody. */
const VARIANTS = [
  undefined,
  naming(attributesOf(JSON.stringify(example("ActionItemCreated")))),
  naming(attributesOf(JSON.stringify(example("ActionItemFoundFlat")))),
  naming({}),
];

function naming({ created_by = null, assigned_to = null, assigned_to_group_ids = [] }: Record<string, Json>) {
  const named = { created_by, assigned_to, assigned_to_group_ids };
  return onAnswer((answer) => withAttributes(answer, (held) => ({ ...held, ...named })));
}

/** What the suite exchanges with the reference server: the first cases of each operation, and one of each kind of breach. */
export async function exchangesWithReference(): Promise<Exchange[]> {
  const exchanges: Exchange[] = [];
  for (const wrap of VARIANTS) {
    const server = await startReferenceServer({ ...REFERENCE, wrap });
    const session = await openSession(targetAt(server.url), "ledger");
    try {
      // Something to list that has everything.
      await session.create({ ...session.target.known, description: "Something that has everything." });
      for (const question of oneOfEachKind(questionsFor(session.target)))
        exchanges.push(...(await question.ask(session)).exchanges);
    } finally {
      await session.close();
      await server.close();
    }
  }
  return exchanges;
}

function oneOfEachKind(questions: readonly Question[]): Question[] {
  const kinds = questions.map(({ case: each }) => each && `${each.operation.id} ${each.violates?.keyword}`);
  return questions.filter(({ skip, case: each }, at) => {
    if (skip !== undefined || each === undefined) return false;
    const first = kinds.indexOf(kinds[at]);
    // Of the valid ones the second, too: it has everything in it.
    return at === first || (each.polarity === "valid" && at === first + 1);
  });
}
