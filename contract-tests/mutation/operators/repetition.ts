import { setTimeout as wait } from "node:timers/promises";
import type { Operation } from "../../spec/operations.ts";
import { resource } from "../../spec/resource.ts";
import { isObject, type Json } from "../../spec/schema.ts";
import { type Fault, type Source, sources } from "../fault.ts";
import {
  type Answer,
  echoedAttributes,
  insteadOf,
  type Interference,
  interfering,
  isSuccess,
  needed,
  parsed,
  resourceIn,
  sentIn,
  withDocument,
  withSent,
} from "../interference.ts";

const create = needed("create");
const read = needed("read");
const update = needed("update");
const remove = needed("remove");

/** How long a request waits for one that comes at the same time: longer than it takes to send two. */
const AT_ONCE_MS = 400;

/** Tells whether another request of a kind comes while one is carried out. */
function meeting(): (key: string) => Promise<boolean> {
  const waiting = new Map<string, () => void>();
  return async (key) => {
    const other = waiting.get(key);
    if (other !== undefined) {
      other();
      return true;
    }
    return await new Promise<boolean>((resolve) => {
      waiting.set(key, () => resolve(true));
      void wait(AT_ONCE_MS).then(() => {
        waiting.delete(key);
        resolve(false);
      });
    });
  };
}

const answered = (answer: Answer, status: number): Answer => ({
  ...answer,
  status,
  body: JSON.stringify({ errors: [{ title: "No", status: String(status) }] }),
});

/** Servers that read JSON by the characters, and what they cannot read. */
const LITERAL: Readonly<Record<string, RegExp>> = {
  "refuses JSON with white space around it": /^\s/,
  "refuses JSON in several lines": /\{\s/,
  "needs the type before the attributes": /"attributes".*"type"/s,
  "refuses what is escaped": /\\u00[67]/,
};

/** Ends with a refusal where an update is written in a way that a server does not read. */
const literally =
  (form: RegExp): (() => Interference) =>
  () =>
  (received, next) =>
    received.operation === update && form.test(received.body ?? "") ? refused(received, next) : next(received);

const refused: Interference = async (received, next) =>
  answered(await next(insteadOf(received, read, received.path["id"])), 422);

const OPERATORS: Readonly<Record<string, { source: Source; begin: () => Interference }>> = {
  ...Object.fromEntries(
    Object.entries(LITERAL).map(([operator, form]) => [operator, { source: sources.json, begin: literally(form) }]),
  ),
  "adds to a string with each equal update": {
    source: sources.commons,
    begin: () => {
      const seen = new Set<string>();
      return async (received, next) => {
        if (received.operation !== update) return next(received);
        const key = `${received.url.pathname} ${JSON.stringify(Object.entries(sentIn(received)).sort())}`;
        const isAgain = seen.has(key);
        seen.add(key);
        return next(isAgain ? withSent(received, (sent) => ({ ...sent, description: "again and again" })) : received);
      };
    },
  },
  "refuses an equal update": {
    source: sources.commons,
    begin: () => {
      const seen = new Set<string>();
      return async (received, next) => {
        const answer = await next(received);
        if (received.operation !== update || !isSuccess(answer)) return answer;
        const key = `${received.url.pathname} ${JSON.stringify(Object.entries(sentIn(received)).sort())}`;
        const isAgain = seen.has(key);
        seen.add(key);
        return isAgain ? answered(answer, 404) : answer;
      };
    },
  },
  "fails on a second deletion": {
    source: sources.http,
    begin: () => {
      const deleted = new Set<string>();
      return async (received, next) => {
        const answer = await next(received);
        if (received.operation !== remove) return answer;
        const isAgain = deleted.has(received.url.pathname);
        deleted.add(received.url.pathname);
        return isAgain ? answered(answer, 500) : answer;
      };
    },
  },
  "deletes another one with a second deletion": {
    source: sources.http,
    begin: () => {
      const [deleted, made] = [new Set<string>(), new Set<Json>()];
      return async (received, next) => {
        const answer = await next(received);
        const id = resourceIn(answer)?.["id"];
        if (received.operation === create && isSuccess(answer) && id !== undefined) made.add(id);
        if (received.operation !== remove) return answer;
        made.delete(received.path["id"] ?? "");
        const isAgain = deleted.has(received.url.pathname);
        deleted.add(received.url.pathname);
        if (isAgain) for (const other of made) await next(insteadOf(received, remove, other));
        return answer;
      };
    },
  },
  "makes one of two creates at once": {
    source: sources.race,
    begin: () => {
      const meets = meeting();
      let together: Promise<Answer> | undefined;
      return async (received, next) => {
        const isMeant = received.operation === create && Object.keys(sentIn(received)).length > 0;
        if (!isMeant || !(await meets("create"))) return next(received);
        together ??= next(received);
        return await together;
      };
    },
  },
  "makes three of two creates at once": {
    source: sources.race,
    begin: () => {
      const meets = meeting();
      return async (received, next) => {
        if (received.operation === create && (await meets("create"))) await next(received);
        return next(received);
      };
    },
  },
  "loses one of two updates at once": {
    source: sources.race,
    begin: () => {
      const meets = meeting();
      return async (received, next) => {
        if (received.operation !== update) return next(received);
        const before = await next(insteadOf(received, read, received.path["id"]));
        if (!(await meets(received.url.pathname))) return next(received);
        return next(withSent(received, (sent) => ({ ...held(before), ...sent })));
      };
    },
  },
};

/** What an answer shows of a resource, as far as an update takes it. */
function held(answer: Answer): Record<string, Json> {
  const attributes = resourceIn(answer)?.["attributes"] ?? {};
  const names = Object.keys(echoedAttributes(update));
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => names.includes(name)));
}

/** What stands on a page but the first that is read right after a write; `end` is the end of the page before. */
type Shift = (data: Json[], end: Json[]) => Json[];

/** What stays behind stays where it is: where what is new comes last, neither moves it. */
const SHIFTS: Readonly<Record<string, { write: Operation; shift: Shift }>> = {
  "loses one of a list after a deletion at its end": { write: remove, shift: (data) => data.slice(1) },
  "lists one again after a creation at the end": { write: create, shift: (data, end) => [...end, ...data] },
};

function shifting(list: Operation, write: Operation, shift: Shift): Interference {
  let isAfter = false;
  let end: Json[] = [];
  return async (received, next) => {
    const answer = await next(received);
    if (received.operation === write && isSuccess(answer)) isAfter = true;
    if (received.operation !== list || !isSuccess(answer)) return answer;
    const isMeant = isAfter && Number(received.url.searchParams.get("page[number]") ?? "1") > 1;
    isAfter = false;
    const before = end;
    end = dataIn(answer).slice(-1);
    if (!isMeant) return answer;
    return withDocument(answer, (document) =>
      isObject(document) ? { ...document, data: shift(dataIn(answer), before) } : document,
    );
  };
}

function dataIn({ body }: Answer): Json[] {
  const document = parsed(body);
  return isObject(document) && Array.isArray(document["data"]) ? document["data"] : [];
}

export function repetitionFaults(): Fault[] {
  const area = "repetition";
  const sorted = resource.lists.filter(({ queryParameters }) => queryParameters.some(({ name }) => name === "sort"));
  return [
    ...Object.entries(OPERATORS).map(([operator, { source, begin }]): Fault => ({
      area,
      operator,
      place: "",
      source,
      wrap: interfering(begin),
    })),
    ...Object.entries(SHIFTS).flatMap(([operator, { write, shift }]) =>
      sorted.map((list): Fault => ({
        area,
        operator,
        place: list.id,
        source: sources.cursors,
        wrap: interfering(() => shifting(list, write, shift)),
      })),
    ),
  ];
}
