import type { Case } from "../cases/cases.ts";
import type { Check, Expected, Observation } from "../checks/check.ts";
import { checks, checksBefore, checksFor, foreignChecks } from "../checks/checks.ts";
import type { Operation } from "../spec/operations.ts";
import { has, lacking, type Part, reasonNotToWrite, type Resource, type With } from "../spec/resource.ts";
import type { Json } from "../spec/schema.ts";
import { attributesOf, type ResourceObject, resourcesOf } from "../exchange/document.ts";
import { type Exchange, succeeded } from "../exchange/exchange.ts";
import type { Created } from "../suite/created-resources.ts";
import type { RequestOptions, SentRequest, Session } from "../suite/session.ts";
import { LeftOut } from "../suite/left-out.ts";
import { check, type Finding } from "../suite/verdict.ts";

/** What no single exchange can show: several requests, and what has to hold between their answers. */
export interface Scenario<Needs extends Part = Part> {
  /** In kebab-case, as reports show it. */
  name: string;
  /** One sentence that says what holds when the scenario passes. */
  definition: string;
  /** The operations that a resource must have for it, beside its `create`. It is run for each that has them. */
  needs: readonly Needs[];
  /** What else a resource lacks for it, as a sentence without a full stop; undefined when nothing. Default: nothing. */
  lacks?(resource: With<Needs | "create">): string | undefined;
  /** How many requests at most change something on a server that conforms to the spec, where the run has created nothing. */
  writes: number;
  /** How many resources are left then, for the clean-up to delete. Default: none. */
  leaves?: number;
  /** What it does not create where the run has created it before: each spares a creation and a deletion. Default: nothing. */
  reuses?: { count: number; leaves: "as it was" | "changed" };
  /**
   * How many more writes there are at most where a server accepts what it should refuse, and writes are limited: the
   * first that is accepted ends its kind. The deletion of what is created counts. Default: none.
   */
  ifAccepted?: number;
  /** Whether it is about everything that the run has done before. Default: false. */
  ofWholeRun?: boolean;
  /** Says through `context.expect` what does not hold. */
  run(context: ScenarioContext<Needs | "create">): Promise<void>;
}

/** What a scenario sends, and what it finds. */
export interface ScenarioContext<Needs extends Part = "create"> {
  /** What it is run for, with the operations that it needs. */
  readonly resource: With<Needs>;
  readonly session: Session;
  /** In order. */
  readonly exchanges: Exchange[];
  /** What each answer is by itself. */
  readonly findings: Finding[];
  /** What they are together, each with the index of the exchange that failed. */
  readonly problems: { problem: string; exchange: number }[];
  /** What no source speaks against, each habit once. */
  readonly observations: Observation[];
  /** In milliseconds since 1970. */
  readonly startedAt: number;
  /** The ids of what the run has created of this resource and not deleted since; undefined where no answer told one. */
  readonly left: readonly (string | undefined)[];
  /** What the run has created last of this resource; undefined when nothing was. */
  readonly lastCreated: Created | undefined;
  /** Sends a request that the spec allows: `id` is which one, `attributes` are sent beside the required ones. */
  request(operation: Operation, options?: RequestOptions): Promise<Exchange>;
  /** Sends a case. */
  send(testCase: Case): Promise<Exchange>;
  /** Creates one, with these attributes beside the required ones. */
  create(attributes?: Readonly<Record<string, Json>>): Promise<Pick<Created, "id" | "attributes">>;
  /** Whether one with these attributes carries the mark of the run. */
  owns(attributes: Readonly<Record<string, Json>>): boolean;
  /** Takes an exchange that was sent elsewhere into the scenario. Default of what it is checked against: every check. */
  note(exchange: Exchange, held?: readonly Check[], expected?: Noted): void;
  /**
   * Notes a problem unless the condition holds.
   *
   * @param about The exchange that failed. Default: the latest one.
   */
  expect(condition: boolean, problem: string, about?: Exchange): void;
  /** Notes what no source speaks against. */
  observe(observation: Observation): void;
}

/** What is known of a request that a scenario sends. */
type Noted = Omit<Expected, "polarity">;

/** Why a scenario is not run for a resource, as a sentence without a full stop; undefined when it is. */
export function leftOutOf(scenario: Scenario, of: Resource): string | undefined {
  const { needs } = scenario;
  const parts = ["create", ...needs] as const;
  if (!has(of, parts)) return lacking(of, parts);
  return reasonNotToWrite(of) ?? scenario.lacks?.(of);
}

/** Starts a scenario for one resource. */
export function start<Needs extends Part>(session: Session, resource: With<Needs>): ScenarioContext<Needs> {
  const notes = notesOf();
  return {
    ...notes,
    resource,
    session,
    startedAt: Date.now(),
    get left() {
      return session.left.flatMap(({ of, id }) => (of === resource.name ? [id] : []));
    },
    get lastCreated() {
      return session.creations.last(resource);
    },
    async request(operation, options) {
      const sent = await session.request(operation, options);
      if (session.readLag > 0)
        notes.observe({ habit: "reads lag behind what was written", seen: `by ${session.readLag} ms` });
      const unseen = session.gateway.refusalIn(sent.exchange, true);
      const exchange = noteSent(notes, sent, unseen === undefined ? checks : foreignChecks);
      if (unseen === undefined) return exchange;
      if (options?.canBeBlocked !== true) throw new LeftOut(unseen);
      noteUnseen(notes, exchange);
      return exchange;
    },
    async send(testCase) {
      const sent = await session.send(testCase);
      const unseen = session.gateway.refusalIn(sent.exchange, testCase.polarity === "valid");
      const held = unseen === undefined ? checksFor(testCase, session.target) : foreignChecks;
      const exchange = noteSent(notes, sent, held, testCase.violates);
      if (unseen !== undefined) noteUnseen(notes, exchange);
      if (testCase.polarity === "invalid" && succeeded(exchange)) session.accepted.note(testCase);
      return exchange;
    },
    async create(attributes) {
      const created = await session.create(attributes, resource);
      const counting = created.exchanges.at(-1);
      for (const exchange of created.exchanges)
        notes.note(exchange, exchange === counting ? undefined : checksBefore(exchange));
      for (const problem of inheritedBy(session, created)) notes.expect(false, problem);
      return created;
    },
    owns: (attributes) => session.owns(attributes, resource),
  };
}

/** The strings that were created with, by attribute. */
const createdWith = new WeakMap<Session, Map<string, Set<Json>>>();
/** A shorter one can be a default, or a word that others use. */
const DISTINCTIVE = 20;

/** What shows a string that an earlier create has sent, and this one has not: each attribute in a sentence. */
function inheritedBy(session: Session, { attributes, exchanges }: Created): string[] {
  const before = createdWith.get(session) ?? new Map<string, Set<Json>>();
  createdWith.set(session, before);
  const sent = attributesOf(exchanges.at(-1)?.request.body);
  const inherited = Object.entries(attributes).filter(
    ([name, value]) => !Object.hasOwn(sent, name) && before.get(name)?.has(value) === true,
  );
  for (const [name, value] of Object.entries(sent))
    if (typeof value === "string" && value.length >= DISTINCTIVE)
      before.set(name, (before.get(name) ?? new Set()).add(value));
  return inherited.map(
    ([name, value]) =>
      `It was created without \`${name}\`, but has what another one was created with: ${JSON.stringify(value)}.`,
  );
}

type Notes = Pick<
  ScenarioContext,
  "exchanges" | "findings" | "problems" | "observations" | "note" | "expect" | "observe"
>;

/** What a scenario finds, as it goes on. */
function notesOf(): Notes {
  const exchanges: Exchange[] = [];
  const findings: Finding[] = [];
  const problems: ScenarioContext["problems"] = [];
  const observations: Observation[] = [];
  return {
    exchanges,
    findings,
    problems,
    observations,
    note(exchange, held = checks, expected = {}) {
      findings.push(...check(exchange, { ...expected, polarity: "either" }, held, exchanges.length));
      exchanges.push(exchange);
    },
    expect(condition, problem, about) {
      const exchange = about === undefined ? -1 : exchanges.lastIndexOf(about);
      if (!condition) problems.push({ problem, exchange: exchange < 0 ? exchanges.length - 1 : exchange });
    },
    observe(observation) {
      if (!observations.some(({ habit }) => habit === observation.habit)) observations.push(observation);
    },
  };
}

/** Notes that something in front of the server has refused a request: what the server makes of it stays unknown. */
export function noteUnseen({ observe }: Pick<ScenarioContext, "observe">, { request, response }: Exchange): void {
  observe({
    habit: "something in front of the server refuses requests, which the server never sees",
    seen: `${request.method} with ${response.status} (${response.headers["content-type"] ?? "no media type"})`,
  });
}

/** Notes the exchange that counts behind those after which it was sent again, and gives it. */
function noteSent(
  { note }: Notes,
  { exchange, limited, before }: SentRequest,
  held?: readonly Check[],
  violates?: Case["violates"],
): Exchange {
  for (const refused of limited) note(refused, checksBefore(refused));
  note(exchange, held, { ...before, ...(violates && { violates }) });
  return exchange;
}

/** What a scenario has found: of each answer by itself, then together, by the exchange that failed. */
export function findingsOf(
  { name: check, definition }: Pick<Scenario, "name" | "definition">,
  { findings, problems, observations, exchanges }: ScenarioContext,
): Finding[] {
  const last = exchanges.length - 1;
  const failed = [...new Set(problems.map(({ exchange }) => exchange))];
  const problemsOf = (exchange: number) => problems.filter((problem) => problem.exchange === exchange);
  const observed = observations.length > 0 ? [{ check, definition, problems: [], observations, exchange: last }] : [];
  return [
    ...findings,
    ...observed,
    ...(failed.length > 0 || observed.length > 0 ? failed : [last]).map((exchange) => ({
      check,
      definition,
      problems: problemsOf(exchange).map(({ problem }) => problem),
      exchange,
    })),
  ];
}

/** Whether one request of a kind that is accepted is enough: it costs writes, and there are only so many. */
export function isSparing({ session }: Pick<ScenarioContext, "session">): boolean {
  return session.target.maxWrites !== Infinity;
}

/** The one resource of an answer. */
export function only(exchange: Exchange): ResourceObject | undefined {
  return resourcesOf(exchange.response.body)[0];
}
