import { type Case, casesOf, isWrite } from "../cases/cases.ts";
import { checks, checksFor } from "../checks/checks.ts";
import { operations } from "../description/operations.ts";
import { reasonToSkip } from "../limits.ts";
import { type Scenario, tell } from "../scenarios/scenario.ts";
import { scenarios } from "../scenarios/scenarios.ts";
import type { Target } from "../target.ts";
import { askClient, saysTheClient } from "./client-question.ts";
import type { Session } from "./session.ts";
import { judge, type Verdict } from "./verdict.ts";

/** One thing that a run asks of a target. */
export interface Question {
  /** The operation, or what the question is about instead. */
  group: string;
  /** Unique within the group. */
  name: string;
  /** Why the target cannot be asked; absent when it can. */
  skip?: string;
  /** How many requests may change something there. */
  writes: number;
  /** Sends what it takes, and judges what comes. */
  ask(session: Session): Promise<Verdict>;
}

const NO_STATE = "a mock has no state";

/** Everything that can be asked of a target, derived from the description; what it cannot answer says why. */
export function questionsFor(target: Target): Question[] {
  return [
    ...operations.flatMap((operation) => casesOf(operation, target.known)).map((each) => aboutCase(each, target)),
    ...scenarios.map((scenario) => aboutScenario(scenario, target)),
    ...(target.kind === "mock" ? checks.flatMap(aboutMockLimit) : []),
  ];
}

function aboutCase(each: Case, target: Target): Question {
  const skip = reasonToSkip(each, target);
  return {
    group: each.operation.id,
    name: each.name,
    ...(skip !== undefined && { skip }),
    writes: isWrite(each) ? 1 : 0,
    ask: (session) => (saysTheClient(each) ? askClient(each, session) : askDirectly(each, session)),
  };
}

async function askDirectly(each: Case, session: Session): Promise<Verdict> {
  const exchange = await session.send(each);
  return { exchanges: [exchange], findings: judge(exchange, each, checksFor(each, session.target)) };
}

function aboutScenario(scenario: Scenario, target: Target): Question {
  return {
    group: "scenarios",
    name: scenario.name,
    ...(target.kind === "mock" && { skip: NO_STATE }),
    writes: scenario.writes,
    async ask(session) {
      const { name: check, definition } = scenario;
      const story = tell(session);
      await scenario.run(story);
      const { exchanges, problems } = story;
      // What each answer is by itself, and what they are together.
      const each = exchanges.flatMap((exchange, at) => judge(exchange, { polarity: "either" }, checks, at));
      return { exchanges, findings: [...each, { check, definition, problems, exchange: exchanges.length - 1 }] };
    },
  };
}

function aboutMockLimit({ name, mockLimit }: (typeof checks)[number]): Question[] {
  if (mockLimit === undefined) return [];
  return [{ group: "checks", name, skip: mockLimit, writes: 0, ask: () => Promise.reject(new Error(mockLimit)) }];
}
