import type { Operation } from "../description/operations.ts";
import type { Json } from "../description/schema.ts";
import { type ResourceObject, resourcesOf } from "../exchange/document.ts";
import type { Exchange } from "../exchange/exchange.ts";
import type { Session, Wish } from "../suite/session.ts";

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
  readonly problems: string[];
  request(operation: Operation, wish?: Wish): Promise<Exchange>;
  create(attributes?: Readonly<Record<string, Json>>): Promise<{ id: string; attributes: Record<string, Json> }>;
  /** Notes a problem unless the condition holds. */
  expect(condition: boolean, problem: string): void;
}

export function tell(session: Session): Story {
  const exchanges: Exchange[] = [];
  const problems: string[] = [];
  return {
    session,
    exchanges,
    problems,
    async request(operation, wish) {
      const exchange = await session.request(operation, wish);
      exchanges.push(exchange);
      return exchange;
    },
    create: (attributes) => session.create(attributes),
    expect(condition, problem) {
      if (!condition) problems.push(problem);
    },
  };
}

/** The one resource of an answer. */
export function only(exchange: Exchange): ResourceObject | undefined {
  return resourcesOf(exchange.response.body)[0];
}
