import { setTimeout as wait } from "node:timers/promises";
import type { Json } from "../../spec/schema.ts";
import { type Fault, type Source, sources } from "../fault.ts";
import { type Answer, interfering, type Interference, isSuccess } from "../interference.ts";
import { echoedAttributes, insteadOf, needed, resourceIn, sentIn, withSent } from "../resources.ts";

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

const OPERATORS: Readonly<Record<string, { source: Source; begin: () => Interference }>> = {
  "adds to a string with each equal update": {
    source: sources.commons,
    begin: () => {
      const seen = new Set<string>();
      return async (received, next) => {
        if (received.operation !== update) return next(received);
        const key = `${received.url.pathname} ${received.body}`;
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
        const key = `${received.url.pathname} ${received.body}`;
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

export function repetitionFaults(): Fault[] {
  return Object.entries(OPERATORS).map(([operator, { source, begin }]) => ({
    area: "repetition",
    operator,
    place: "",
    source,
    wrap: interfering(begin),
  }));
}
