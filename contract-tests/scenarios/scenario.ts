import type { Case } from "../cases/cases.ts";
import type { Check } from "../checks/check.ts";
import { checks, checksFor } from "../checks/checks.ts";
import type { Operation } from "../description/operations.ts";
import type { Json } from "../description/schema.ts";
import { type ResourceObject, resourcesOf } from "../exchange/document.ts";
import type { Exchange } from "../exchange/exchange.ts";
import type { Delivered, Session, Wish } from "../suite/session.ts";
import { type Finding, judge } from "../suite/verdict.ts";

/** What no single exchange can show: several requests, and what has to hold between their answers. */
export interface Scenario {
  /** In kebab-case, as reports show it. */
  name: string;
  /** One sentence that says what holds when the scenario passes. */
  definition: string;
  /** How many requests change something on the target, at most. */
  writes: number;
  /** How many resources are left for the clean-up to delete. Default: as many as there are writes. */
  leaves?: number;
  /** Says through `story.expect` what does not hold. */
  run(story: Story): Promise<void>;
}

/** What a scenario sends, and what it finds. */
export interface Story {
  readonly session: Session;
  /** In order. */
  readonly exchanges: Exchange[];
  /** What each answer is by itself. */
  readonly findings: Finding[];
  /** What they are together. */
  readonly problems: string[];
  request(operation: Operation, wish?: Wish): Promise<Exchange>;
  send(each: Case): Promise<Exchange>;
  create(attributes?: Readonly<Record<string, Json>>): Promise<{ id: string; attributes: Record<string, Json> }>;
  /** Notes a problem unless the condition holds. */
  expect(condition: boolean, problem: string): void;
}

export function tell(session: Session): Story {
  const exchanges: Exchange[] = [];
  const findings: Finding[] = [];
  const problems: string[] = [];
  const note = (exchange: Exchange, held: readonly Check[] = checks, violates?: Case["violates"]) => {
    const expected = { polarity: "either", ...(violates && { violates }) } as const;
    findings.push(...judge(exchange, expected, held, exchanges.length));
    exchanges.push(exchange);
  };
  const noted = ({ exchange, limited }: Delivered, held?: readonly Check[], violates?: Case["violates"]): Exchange => {
    for (const each of limited) note(each);
    note(exchange, held, violates);
    return exchange;
  };
  return {
    session,
    exchanges,
    findings,
    problems,
    request: async (operation, wish) => noted(await session.request(operation, wish)),
    send: async (each) => noted(await session.send(each), checksFor(each, session.target), each.violates),
    async create(attributes) {
      const created = await session.create(attributes);
      for (const exchange of created.exchanges) note(exchange);
      return created;
    },
    expect(condition, problem) {
      if (!condition) problems.push(problem);
    },
  };
}

/** The one resource of an answer. */
export function only(exchange: Exchange): ResourceObject | undefined {
  return resourcesOf(exchange.response.body)[0];
}
