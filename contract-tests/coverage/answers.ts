import type { EvaluationPlugin } from "@hyperjump/json-schema/experimental";
import { isAnnotation, subschemasOf } from "../cases/recursion.ts";
import { hyperjump, isPart, pointerOf } from "../cases/validity.ts";
import { essence, type Exchange, send, succeeded } from "../exchange/exchange.ts";
import {
  declaredMediaType,
  declaredStatus,
  isJson,
  type Operation,
  operations,
  refusalsOf,
} from "../spec/operations.ts";
import type { Json, Schema } from "../spec/schema.ts";
import { example, resolve } from "../spec/spec.ts";
import { type Entry, lineOf, sourceOf } from "./requests.ts";
import { attributesOf, memberOf } from "../exchange/document.ts";
import { startReferenceServer } from "../reference/server.ts";
import { isSuccess, onAnswer, withAttributes, withDocument } from "../mutation/interference.ts";
import { REFERENCE, targetAt } from "../mutation/trial.ts";
import { LeftOut, NotImplemented, unlessLeftOut } from "../suite/left-out.ts";
import { type TestCase, testCasesFor } from "../suite/test-cases.ts";
import { openSession } from "../suite/session.ts";

/** Everything that the spec says of an operation's responses. Coverage tells whether it is tested; the mutation run tells whether a violation is found. */
export function answerEntries(operation: Operation): Entry[] {
  return contentsOf(operation).flatMap(({ status, mediaType, schema }) =>
    [{ place: "", keyword: "answer" }, ...keywordsIn(schema)].map((item) =>
      answerEntry(operation, status, mediaType, item),
    ),
  );
}

/** Every entry that was checked in an exchange, and kept. */
export async function checkedIn({ operation, response }: Exchange): Promise<string[]> {
  const sent = essence(response.headers["content-type"]);
  const inStatus = declaredStatus(operation.statuses, response.status);
  const contents = contentsOf(operation).filter(({ status }) => status === inStatus);
  const key = declaredMediaType(
    contents.map(({ mediaType }) => mediaType),
    sent,
  );
  const declared = contents.find(({ mediaType }) => mediaType === key);
  if (declared === undefined) return [];
  const { status, mediaType, schema } = declared;
  const remaining: string[] = [];
  const note: EvaluationPlugin = {
    afterKeyword([, location], _instance, _context, valid) {
      const [, place = "", keyword = ""] = /#(.*)\/([^/]+)$/.exec(decodeURIComponent(location)) ?? [];
      if (valid) remaining.push(lineOf(answerEntry(operation, status, mediaType, { place: `#${place}`, keyword })));
    },
  };
  const check = await hyperjump(schema);
  check(isJson(sent) ? (JSON.parse(response.body) as Json) : response.body, { plugins: [note] });
  return [lineOf(answerEntry(operation, status, mediaType, { place: "", keyword: "answer" })), ...remaining];
}

type Saying = Pick<Entry, "place" | "keyword">;

function answerEntry({ id }: Operation, part: string, mediaType: string, { place, keyword }: Saying): Entry {
  return { operation: id, part, mediaType, place, keyword, polarity: "valid" };
}

function contentsOf(operation: Operation) {
  // What is said of the body is said of one that is not sent (RFC 9110, section 9.3.2).
  if (operation.method === "HEAD") return [];
  return Object.entries(sourceOf(operation).responses).flatMap(([status, response]) =>
    Object.entries(resolve(response).content ?? {}).flatMap(([mediaType, { schema }]) =>
      schema === undefined ? [] : [{ status, mediaType, schema }],
    ),
  );
}

/** Every keyword of a schema and of all that it leads to, each where it stands. */
function keywordsIn(schema: Schema): Saying[] {
  return [...subschemasOf(schema)].filter(isPart).flatMap((part) => {
    const place = decodeURIComponent(pointerOf(part));
    return Object.keys(part).flatMap((keyword) => (isAnnotation(keyword) ? [] : [{ place, keyword }]));
  });
}

/** Who is named in a response, in each way that the spec knows: as the reference server does, whole rows, flat, nobody. */
const VARIANTS = [undefined, like(example("ActionItemCreated")), like(example("ActionItemFoundFlat")), like({})];

/** Responses that name whom an example names, and have the attributes and the related resources that only it has. */
function like(document: Json) {
  const body = JSON.stringify(document);
  const shown = attributesOf(body);
  const { created_by = null, assigned_to = null, assigned_to_group_ids = [] } = shown;
  const named = { created_by, assigned_to, assigned_to_group_ids };
  const included = memberOf(body, "included");
  return onAnswer((answer) => {
    const naming = withAttributes(answer, (held) => ({ ...shown, ...held, ...named }));
    if (included === undefined || !isSuccess(answer)) return naming;
    return withDocument(naming, (held) => ({ ...Object(held), included }));
  });
}

/** What the suite exchanges with the reference server. */
export interface WithReference {
  exchanges: Exchange[];
  /** Why it answered no valid case of an operation, by the operation's id. */
  unanswered: ReadonlyMap<string, string>;
}

/** Sends the first cases of each operation, and one of each kind of breach. */
export async function exchangesWithReference(): Promise<WithReference> {
  const exchanges: Exchange[] = [];
  const answered = new Set<string>();
  const leftOut = new Map<string, string>();
  for (const wrap of VARIANTS) {
    const server = await startReferenceServer({ ...REFERENCE, wrap });
    const session = await openSession(targetAt(server.url), "coverage");
    try {
      // Something to list that has everything.
      await unlessLeftOut(() =>
        session.create({ ...session.target.known, description: "Something that has everything." }),
      );
      for (const testCase of oneOfEachKind(testCasesFor(session.target)))
        try {
          const verdict = await testCase.run(session);
          exchanges.push(...verdict.exchanges);
          if (testCase.case?.polarity !== "valid") continue;
          if (verdict.exchanges.some(succeeded)) answered.add(testCase.group);
          else leftOut.set(testCase.group, `the reference server refuses valid requests for ${testCase.group}`);
        } catch (error) {
          if (!(error instanceof LeftOut)) throw error;
          const isUnknown = error instanceof NotImplemented;
          leftOut.set(
            testCase.group,
            isUnknown ? `the reference server does not know ${testCase.group}` : error.message,
          );
        }
      if (wrap === undefined) exchanges.push(...(await refusalsAt(server.url)));
    } finally {
      await session.close();
      await server.close();
    }
  }
  return { exchanges, unanswered: new Map([...leftOut].filter(([id]) => !answered.has(id))) };
}

/** Every refusal that the spec declares, as the reference server gives it on request (`Prefer`). */
async function refusalsAt(url: string): Promise<Exchange[]> {
  const exchanges: Exchange[] = [];
  for (const operation of operations.filter(({ obstacle }) => obstacle === undefined)) {
    const path = Object.fromEntries(operation.pathParameters.map((name) => [name, "any"]));
    for (const status of refusalsOf(operation)) {
      const preferring: typeof fetch = (input, init) => {
        const request = new Request(input, init);
        request.headers.set("prefer", `code=${status}`);
        return fetch(request);
      };
      const plain = { operation, name: "", polarity: "invalid", authentication: "token" } as const;
      exchanges.push(await send(plain, { url, token: REFERENCE.token, path, fetch: preferring }));
    }
  }
  return exchanges;
}

function oneOfEachKind(testCases: readonly TestCase[]): TestCase[] {
  const kinds = testCases.map(
    ({ case: testCase }) => testCase && `${testCase.operation.id} ${testCase.violates?.keyword}`,
  );
  return testCases.filter(({ skip, case: testCase }, at) => {
    if (skip !== undefined || testCase === undefined) return false;
    const first = kinds.indexOf(kinds[at]);
    // Of the valid ones the second, too: it has everything in it.
    return at === first || (testCase.polarity === "valid" && at === first + 1);
  });
}
