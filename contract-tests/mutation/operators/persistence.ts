import { createHash } from "node:crypto";
import { samples } from "../../cases/samples.ts";
import { attributesTakenBy, renamedBy, serversOwn } from "../../spec/attributes.ts";
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
  type Members,
  needed,
  onAnswer,
  onRequest,
  parsed,
  type Received,
  resourceIn,
  sentIn,
  withAttributes,
  withHeaders,
  withResources,
  withSent,
} from "../interference.ts";

const create = needed("create");
const read = needed("read");
const update = needed("update");
const remove = needed("remove");

const answeringWith = (answer: Answer, sent: Members): Answer =>
  withAttributes(answer, (attributes) => ({
    ...attributes,
    ...Object.fromEntries(Object.entries(sent).filter(([name]) => Object.hasOwn(attributes, name))),
  }));

/** Servers that do something else than they say. */
const OPERATORS: Readonly<Record<string, () => Interference>> = {
  "says that it created, but keeps nothing": () => async (received, next) => {
    const answer = await next(received);
    const made = received.operation === create && isSuccess(answer) ? resourceIn(answer) : undefined;
    if (made) await next(insteadOf(received, remove, made["id"]));
    return answer;
  },
  "creates two for one": () => async (received, next) => {
    if (received.operation === create) await next(received);
    return next(received);
  },
  "says that it updated, but changes nothing": () => async (received, next) => {
    if (received.operation !== update) return next(received);
    // An invalid request is refused all the same.
    const before = await next(insteadOf(received, read, received.path["id"]));
    const answer = await next(received);
    const was = resourceIn(before)?.["attributes"] ?? {};
    if (isSuccess(answer)) await next(insteadOf(received, update, received.path["id"], restoring(was)));
    return answer;
  },
  "gives another id than it keeps": () => async (received, next) => {
    const answer = await next(received);
    return received.operation === create
      ? withResources(answer, (resource) => ({ ...resource, id: crypto.randomUUID() }))
      : answer;
  },
  "reads what it once was": () => {
    const first = new Map<string, Answer>();
    return async (received, next) => {
      const answer = await next(received);
      if (received.operation !== read || !isSuccess(answer)) return answer;
      const known = first.get(received.url.pathname) ?? answer;
      first.set(received.url.pathname, known);
      return known;
    };
  },
  "creates over what was created before": () => {
    let before: Json | undefined;
    return async (received, next) => {
      const answer = await next(received);
      const made = received.operation === create && isSuccess(answer) ? resourceIn(answer)?.["id"] : undefined;
      if (made === undefined) return answer;
      if (before !== undefined) await next(insteadOf(received, remove, before));
      before = made;
      return answer;
    };
  },
  "updates its neighbour as well": () => {
    const made: Json[] = [];
    return async (received, next) => {
      const answer = await next(received);
      const { id = null } = resourceIn(answer) ?? {};
      if (received.operation === create && isSuccess(answer)) made.push(id);
      if (received.operation !== update || !isSuccess(answer)) return answer;
      for (const other of made.filter((item) => item !== id).slice(-3))
        await next({ ...insteadOf(received, update, other), body: received.body });
      return answer;
    };
  },
  "reopens others when one is created": () => {
    const made: Json[] = [];
    return async (received, next) => {
      const answer = await next(received);
      const { id = null } = resourceIn(answer) ?? {};
      if (received.operation !== create || !isSuccess(answer)) return answer;
      const document = { data: { type: "incident_action_items", attributes: { status: "open" } } };
      for (const other of made) {
        const held = resourceIn(await next(insteadOf(received, read, other)))?.["attributes"];
        if (isObject(held) && held["status"] !== "open") await next(insteadOf(received, update, other, document));
      }
      made.push(id);
      return answer;
    };
  },
  "updates what the body calls it": () => (received, next) => {
    const id = received.operation === update ? idIn(received) : undefined;
    return next(id === undefined ? received : { ...insteadOf(received, update, id), body: received.body });
  },
  "updates what the body calls it, if the path names something": () => async (received, next) => {
    const id = received.operation === update ? idIn(received) : undefined;
    if (id === undefined || !isSuccess(await next(insteadOf(received, read, received.path["id"]))))
      return next(received);
    return next({ ...insteadOf(received, update, id), body: received.body });
  },
  "takes 29 February for the day after": () => async (received, next) =>
    withAttributes(await next(received), (held) => withDue(held, (due) => due.replace("-02-29", "-03-01"))),
  "drops the offset of a due date": () => async (received, next) =>
    withAttributes(await next(received), (held) =>
      withDue(held, (due) => due.replace(/(T.*)[+-]\d\d:\d\d$/, "$1+00:00")),
    ),
  "creates with what another one was created with": () => {
    let before: Members = {};
    return async (received, next) => {
      if (received.operation !== create) return next(received);
      const answer = await next(withSent(received, (sent) => ({ ...before, ...sent })));
      if (isSuccess(answer)) before = { description: sentIn(received)["description"] ?? before["description"] ?? null };
      return answer;
    };
  },
  "says that another one has created it after an update": () => {
    let updates = 0;
    return async (received, next) => {
      const answer = await next(received);
      if (received.operation === update && isSuccess(answer)) updates += 1;
      return withAttributes(answer, (held) => ({
        ...held,
        created_by: { id: 234 + updates, email: "a@example.com", ...timesOf(held) },
      }));
    };
  },
  "keeps its ETag when it is updated": () => async (received, next) => {
    const answer = await next(received);
    return received.operation === read && isSuccess(answer)
      ? withHeaders(answer, { etag: `"${String(received.path["id"])}"` })
      : answer;
  },
  "says that what was updated is not modified": () => {
    const tags = new Set<string>();
    return async (received, next) => {
      const answer = await next(received);
      if (received.operation !== read || !isSuccess(answer)) return answer;
      if (tags.has(received.headers.get("if-none-match") ?? "")) return { ...answer, status: 304, body: "" };
      const etag = `W/"${createHash("sha1").update(String(answer.body)).digest("hex")}"`;
      tags.add(etag);
      return withHeaders(answer, { etag });
    };
  },
  "has the year of the week": dueAs((year, month, day) => [month === 12 && day > 28 ? year + 1 : year, month, day]),
  "loses a day in summer": dueAs((year, month, day) => [year, month, month > 3 && month < 11 ? day - 1 : day]),
  "loses a day in winter": dueAs((year, month, day) => [year, month, month > 3 && month < 11 ? day : day - 1]),
  "takes the day of a due date for its month": dueAs((year, month, day) =>
    day > 12 ? [year, month, day] : [year, day, month],
  ),
  "empties what it refuses to update": () => async (received, next) => {
    const answer = await next(received);
    if (received.operation !== update || answer.status !== 422) return answer;
    const document = { data: { type: "incident_action_items", attributes: { jira_issue_key: null, due_date: null } } };
    await next(insteadOf(received, update, received.path["id"], document));
    return answer;
  },
  "names somebody else by a number of more than 32 bits": () => (received, next) =>
    next(
      withSent(received, (sent) => {
        const { assigned_to_user_id: id } = sent;
        return typeof id === "number" && id > 2 ** 32 ? { ...sent, assigned_to_user_id: id - 2 ** 32 } : sent;
      }),
    ),
  "sets the status of all when one is updated": () => {
    const made: Json[] = [];
    return async (received, next) => {
      const answer = await next(received);
      const { id = null } = resourceIn(answer) ?? {};
      if (received.operation === create && isSuccess(answer)) made.push(id);
      const { status } = sentIn(received);
      if (received.operation !== update || status === undefined || !isSuccess(answer)) return answer;
      const document = { data: { type: "incident_action_items", attributes: { status } } };
      for (const other of made.filter((item) => item !== id)) await next(insteadOf(received, update, other, document));
      return answer;
    };
  },
  ...Object.fromEntries(
    resource.lists.map((list) => [
      `lists what it once held: ${list.id}`,
      (): Interference => {
        const first = new Map<string, Answer>();
        return async (received, next) => {
          const answer = await next(received);
          if (received.operation !== list || !isSuccess(answer)) return answer;
          const known = first.get(received.url.search) ?? answer;
          first.set(received.url.search, known);
          return known;
        };
      },
    ]),
  ),
};

/** Stores another day than the one that was sent. */
function dueAs(change: (year: number, month: number, day: number) => [year: number, month: number, day: number]) {
  return (): Interference => (received, next) =>
    next(
      withSent(received, (sent) =>
        withDue(sent, (due) =>
          due.replace(/^(\d{4})-(\d\d)-(\d\d)/, (_, ...parts: string[]) => {
            const [year = 0, month = 0, day = 0] = parts.slice(0, 3).map(Number);
            const [otherYear, otherMonth, otherDay] = change(year, month, day);
            return new Date(Date.UTC(otherYear, otherMonth - 1, otherDay)).toISOString().slice(0, 10);
          }),
        ),
      ),
    );
}

const withDue = (held: Members, change: (due: string) => string): Members =>
  typeof held["due_date"] === "string" ? { ...held, due_date: change(held["due_date"]) } : held;

/** Who has published an operator. */
const PUBLISHED: Readonly<Record<string, Source>> = {
  "has the year of the week": sources.weekYears,
  "loses a day in summer": sources.summerTime,
  "loses a day in winter": sources.summerTime,
  "empties what it refuses to update": sources.halfUpdates,
  "reopens others when one is created": sources.touched,
  "drops the offset of a due date": sources.offsets,
  "updates what the body calls it": sources.identifiers,
  "updates what the body calls it, if the path names something": sources.identifiers,
};

/** The identifier in the body of a request. */
function idIn({ body }: Received): string | undefined {
  const document = parsed(body);
  const data = isObject(document) ? document["data"] : undefined;
  const id = isObject(data) ? data["id"] : undefined;
  return typeof id === "string" ? id : undefined;
}

const timesOf = ({ created_at = null, updated_at = null }: Members): Members => ({ created_at, updated_at });

/** The attributes of an answer, as far as an update takes them. */
function restoring(attributes: Json): Json {
  const names = Object.keys(echoedAttributes(update));
  const remaining = Object.entries(attributes as Members).filter(([name]) => names.includes(name));
  return { data: { type: "incident_action_items", attributes: Object.fromEntries(remaining) } };
}

export function persistenceFaults(): Fault[] {
  const wrong = Object.entries(OPERATORS).map(([name, begin]): Fault => {
    const [operator = "", place = ""] = name.split(": ");
    const source = PUBLISHED[operator];
    return { area: "persistence", operator, place, wrap: interfering(begin), ...(source && { source }) };
  });
  const forgetful = [create, update].flatMap((operation) =>
    Object.entries(echoedAttributes(operation))
      .filter(([, schema]) => samples(schema, {}).length > 0)
      .filter(([name]) => operation === update || name !== "summary")
      .map(([name]): Fault => ({
        area: "persistence",
        operator: "answers with what was sent, but does not keep it",
        place: `${name} of ${operation.id}`,
        wrap: interfering(() => async (received, next) => {
          if (received.operation !== operation || !Object.hasOwn(sentIn(received), name)) return next(received);
          const forgotten = withSent(received, ({ [name]: _, ...others }) => others);
          return answeringWith(await next(forgotten), sentIn(received));
        }),
      })),
  );
  return [...wrong, ...forgetful, ...renamedFaults(), ...readOnlyFaults()];
}

/** Of what only the server sets: it stores what a request says. */
function readOnlyFaults(): Fault[] {
  return [create, update].flatMap((operation) =>
    Object.keys(serversOwn(operation))
      .filter((name) => name !== "id")
      .map((name): Fault => ({
        area: "persistence",
        operator: "takes from a request what only the server sets",
        place: `${name} of ${operation.id}`,
        source: sources.owasp,
        wrap: interfering(() => {
          const taken = Object.keys(attributesTakenBy(operation));
          const stored = new Map<Json, Json>();
          return async (received, next) => {
            const { [name]: value } = received.operation === operation ? sentIn(received) : {};
            const known = (sent: Members) =>
              Object.fromEntries(Object.entries(sent).filter(([item]) => taken.includes(item)));
            const answer = await next(value === undefined ? received : withSent(received, known));
            const { id = null } = resourceIn(answer) ?? {};
            if (value !== undefined && isSuccess(answer)) stored.set(id, value);
            return withAttributes(answer, (held, id) => ({ ...held, [name]: stored.get(id) ?? held[name] ?? null }));
          };
        }),
      })),
  );
}

/** Of what responses show under another name than it is written with. */
function renamedFaults(): Fault[] {
  const fault = (operator: string, place: string, wrap: Fault["wrap"]): Fault => ({
    area: "persistence",
    operator,
    place,
    wrap,
  });
  const dropped = [create, update].flatMap((operation) =>
    renamedBy(operation).flatMap(({ name }) => [
      fault(
        "drops what it shows under another name",
        `${name} of ${operation.id}`,
        onRequest((received) =>
          received.operation === operation ? withSent(received, ({ [name]: _, ...others }) => others) : received,
        ),
      ),
    ]),
  );
  const forgotten = [read, ...resource.lists].flatMap((operation) =>
    renamedBy(update).map(({ root }) =>
      fault(
        "does not show again what it shows under another name",
        `${root} in ${operation.id}`,
        onAnswer((answer, received) =>
          received.operation === operation ? withAttributes(answer, (held) => ({ ...held, [root]: null })) : answer,
        ),
      ),
    ),
  );
  const faults = renamedBy(update).map(({ name }) =>
    fault(
      "keeps what it is told to empty",
      `${name} of ${update.id}`,
      onRequest((received) =>
        received.operation === update && sentIn(received)[name] === null
          ? withSent(received, ({ [name]: _, ...others }) => others)
          : received,
      ),
    ),
  );
  return [...dropped, ...forgotten, ...faults];
}
