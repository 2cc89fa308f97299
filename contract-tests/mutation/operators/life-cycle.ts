import type { Operation } from "../../spec/operations.ts";
import { identifierOf, resource } from "../../spec/resource.ts";
import { isObject, type Json, typesOf } from "../../spec/schema.ts";
import { resolve } from "../../spec/spec.ts";
import { type Fault, sources } from "../fault.ts";
import {
  type Answer,
  echoedAttributes,
  insteadOf,
  type Interference,
  interfering,
  isSuccess,
  type Members,
  needed,
  type Received,
  resourceIn,
  sentIn,
  withAttributes,
  withDocument,
  withResources,
  withSent,
} from "../interference.ts";

const create = needed("create");
const read = needed("read");
const update = needed("update");
const remove = needed("remove");

const LIFE_CYCLE: Readonly<Record<string, () => Interference>> = {
  "says that it deleted, but does not": () => (received, next) =>
    next(received.operation === remove ? insteadOf(received, read, received.path["id"]) : received),
  "says that it could not delete, but does": () => async (received, next) => {
    const answer = await next(received);
    if (received.operation !== remove || !isSuccess(answer)) return answer;
    return { ...answer, status: 403, body: JSON.stringify({ errors: [{ title: "No", status: "403" }] }) };
  },
  "deletes its neighbour as well": () => {
    const made: Json[] = [];
    return async (received, next) => {
      const answer = await next(received);
      const { id = null } = resourceIn(answer) ?? {};
      if (received.operation === create && isSuccess(answer)) made.push(id);
      const neighbours = made.filter((item) => item !== id).slice(-3);
      if (received.operation === remove && isSuccess(answer))
        for (const other of neighbours) await next(insteadOf(received, remove, other));
      return answer;
    };
  },
  "finds another one": () => {
    let first: Json | undefined;
    return async (received, next) => {
      const answer = await next(received);
      first ??= isSuccess(answer) ? resourceIn(answer)?.["id"] : undefined;
      return received.operation === read && isSuccess(answer) ? next(insteadOf(received, read, first)) : answer;
    };
  },
  "finds what it created only at the second request": () => {
    const readBefore = new Set<string>();
    return async (received, next) => {
      const { id = "" } = received.path;
      const answer = await next(received);
      if (received.operation !== read || readBefore.has(id) || !isSuccess(answer)) return answer;
      readBefore.add(id);
      return { ...answer, status: 404, body: JSON.stringify({ errors: [{ title: "Not found", status: "404" }] }) };
    };
  },
  "gives another id when it is updated": () => async (received, next) => {
    const answer = await next(received);
    return received.operation === update
      ? withResources(answer, (item) => ({ ...item, id: crypto.randomUUID() }))
      : answer;
  },
  "was created whenever it is read": () => async (received, next) => {
    const now = new Date().toISOString().replace("Z", "+00:00");
    return withAttributes(await next(received), (held) => ({ ...held, created_at: now, updated_at: now }));
  },
  "holds it for another incident": () => async (received, next) =>
    withAttributes(await next(received), (held) => ({ ...held, incident_id: crypto.randomUUID() })),
};

/** What is still answered as if nothing had been deleted. */
function remembering(operation: Operation): Interference {
  const known = new Map<Json, Answer>();
  return async (received, next) => {
    const answer = await next(received);
    const id = received.path[identifierOf(operation) ?? ""] ?? "";
    if ([read, update].some((operation) => operation === received.operation) && isSuccess(answer))
      known.set(id, answer);
    return received.operation === operation && answer.status === 404 ? (known.get(id) ?? answer) : answer;
  };
}

/** A list that still holds what was deleted. */
function stillListing(list: Operation, isMeant: (received: Received) => boolean = () => true): Interference {
  const deleted: Members[] = [];
  return async (received, next) => {
    const answer = await next(received);
    const gone = received.operation === remove && isSuccess(answer) ? resourceIn(answer) : undefined;
    if (gone) deleted.push(gone);
    if (received.operation !== list || !isSuccess(answer) || !isMeant(received)) return answer;
    return withDocument(answer, (document) => {
      if (!isObject(document) || !Array.isArray(document["data"])) return document;
      const isLast = isObject(document["links"]) && document["links"]["next"] === null;
      return isLast ? { ...document, data: [...document["data"], ...deleted] } : document;
    });
  };
}

export function lifeCycleFaults(): Fault[] {
  const fault = (operator: string, place: string, begin: () => Interference): Fault => ({
    area: "life cycle",
    operator,
    place,
    wrap: interfering(begin),
  });
  return [
    ...Object.entries(LIFE_CYCLE).map(([operator, begin]) => fault(operator, "", begin)),
    ...[read, update, remove].map((operation) =>
      fault("answers for what was deleted", operation.id, () => remembering(operation)),
    ),
    ...resource.lists.flatMap((list) => [
      fault("lists what was deleted", list.id, () => stillListing(list)),
      fault("does not list what was just created", list.id, () => async (received, next) => {
        const answer = await next(received);
        return received.operation === list
          ? withResources(answer, (item, at) => (at === 0 ? undefined : item))
          : answer;
      }),
      fault("does not list what is done", list.id, () => async (received, next) => {
        const answer = await next(received);
        if (received.operation !== list) return answer;
        return withResources(answer, (item) => {
          const { attributes } = item;
          return isObject(attributes) && attributes["status"] === "done" ? undefined : item;
        });
      }),
      ...(list.queryParameters.some(({ name }) => name.startsWith("filter["))
        ? [
            {
              ...fault("lists what was deleted, where it is filtered", list.id, () =>
                stillListing(list, ({ url }) => url.search.includes("filter")),
              ),
              source: sources.staleIndex,
            },
          ]
        : []),
      {
        ...fault("lists each as it was when it was listed first", list.id, () => listedFirst(list)),
        source: sources.cachedResources,
      },
      ...Object.keys(echoedAttributes(create)).map((name) =>
        fault("lists something else than it reads", `${name} in ${list.id}`, () => async (received, next) => {
          const answer = await next(received);
          if (received.operation !== list) return answer;
          let other: Json | undefined;
          return withAttributes(answer, (held) => {
            // What another one has, or a string of its own: the schema is kept.
            const value = other ?? held[name] ?? null;
            other = held[name] ?? null;
            return { ...held, [name]: typeof value === "string" && !ENUMS.has(name) ? `${value} ` : value };
          });
        }),
      ),
    ]),
  ];
}

function listedFirst(list: Operation): Interference {
  const first = new Map<Json, Members>();
  return async (received, next) => {
    const answer = await next(received);
    if (received.operation !== list) return answer;
    return withAttributes(answer, (attributes, id) => {
      const known = first.get(id) ?? attributes;
      first.set(id, known);
      return known;
    });
  };
}

const ENUMS = new Set(
  Object.entries(echoedAttributes(create)).flatMap(([name, schema]) =>
    "enum" in schema || "$ref" in schema ? [name] : [],
  ),
);

const UPDATES: Readonly<Record<string, () => Interference>> = {
  "never says when it was updated": () => async (received, next) =>
    withAttributes(await next(received), (held) => ({ ...held, updated_at: held["created_at"] ?? null })),
  "says when it was read instead of when it was updated": () => async (received, next) => {
    const now = new Date().toISOString().replace("Z", "+00:00");
    return withAttributes(await next(received), (held) => ({ ...held, updated_at: now }));
  },
  "was created when it was updated": () => async (received, next) =>
    withAttributes(await next(received), (held) => ({ ...held, created_at: held["updated_at"] ?? null })),
  "was updated before it was created": () => async (received, next) =>
    withAttributes(await next(received), (held) => ({ ...held, updated_at: "2024-01-01T00:00:00.000+00:00" })),
  "answers an update with what was before": () => async (received, next) => {
    if (received.operation !== update) return next(received);
    const before = await next(insteadOf(received, read, received.path["id"]));
    const answer = await next(received);
    return isSuccess(answer) ? before : answer;
  },
  "adds to a list instead of replacing it": () => async (received, next) => {
    if (received.operation !== update) return next(received);
    const before = await next(insteadOf(received, read, received.path["id"]));
    const held = (resourceIn(before)?.["attributes"] ?? {}) as Members;
    return next(
      withSent(received, (sent) =>
        Object.fromEntries(
          Object.entries(sent).map(([name, value]): [string, Json] => {
            const had = held[name];
            return [name, Array.isArray(value) && Array.isArray(had) ? [...had, ...value] : value];
          }),
        ),
      ),
    );
  },
};

/** What a server changes beside what it is told to, for the sake of a value. */
const SIDE_EFFECTS: readonly { place: string; when: (sent: Members) => boolean; also: Members }[] = [
  {
    place: "status when somebody is assigned",
    when: ({ assigned_to_user_id: user = null }) => user !== null,
    also: { status: "in_progress" },
  },
  { place: "priority when it is cancelled", when: ({ status }) => status === "cancelled", also: { priority: "low" } },
  { place: "due_date when it is done", when: ({ status }) => status === "done", also: { due_date: null } },
];

/** An update that a server carries out behind the back of what keeps `updated_at`. */
function unnoticed(): Interference {
  const before = new Map<Json, Json>();
  return async (received, next) => {
    const id = received.path["id"] ?? null;
    const isMeant = received.operation === update && String(Object.keys(sentIn(received))) === "status";
    const held = isMeant ? resourceIn(await next(insteadOf(received, read, id)))?.["attributes"] : undefined;
    const answer = await next(received);
    if (isMeant && isSuccess(answer) && isObject(held)) before.set(id, before.get(id) ?? held["updated_at"] ?? null);
    else if (received.operation === update && isSuccess(answer)) before.delete(id);
    return withAttributes(answer, (attributes, id) => ({
      ...attributes,
      updated_at: before.get(id) ?? attributes["updated_at"] ?? null,
    }));
  };
}

/** What a careless server puts in the place of an attribute that an update does not name. */
const RESET: Readonly<Record<string, Json>> = { kind: "task", priority: "medium", status: "open", summary: "Untitled" };

export function partialUpdateFaults(): Fault[] {
  const fault = (operator: string, place: string, begin: () => Interference): Fault => ({
    area: "partial update",
    operator,
    place,
    wrap: interfering(begin),
  });
  const onUpdate = (change: (sent: Members) => Members) => (): Interference => (received, next) =>
    next(received.operation === update ? withSent(received, change) : received);
  return [
    ...Object.entries(UPDATES).map(([operator, begin]) => fault(operator, "", begin)),
    ...Object.entries(echoedAttributes(update)).flatMap(([name, schema]) => [
      fault(
        "resets what an update does not name",
        name,
        onUpdate((sent) => ({ [name]: RESET[name] ?? null, ...sent })),
      ),
      fault(
        "does not update one attribute when another one is named",
        name,
        onUpdate((sent) => {
          const { [name]: _, ...others } = sent;
          return Object.keys(others).length > 0 ? others : sent;
        }),
      ),
      ...(typesOf(resolve(schema)).includes("null")
        ? [
            fault(
              "takes null for nothing said",
              name,
              onUpdate((sent) => {
                const { [name]: value, ...others } = sent;
                return value === null ? others : sent;
              }),
            ),
          ]
        : []),
    ]),
    ...SIDE_EFFECTS.map(({ place, when, also }) => ({
      ...fault(
        "changes another attribute with the one that it is told to",
        place,
        onUpdate((sent) => (when(sent) ? { ...also, ...sent } : sent)),
      ),
      source: sources.sideEffects,
    })),
    { ...fault("does not say when its status was updated", "", unnoticed), source: sources.untouched },
    fault("does not update when nothing else is named", "", () => (received, next) => {
      const one = received.operation === update && Object.keys(sentIn(received)).length === 1;
      return next(one ? withSent(received, () => ({})) : received);
    }),
  ];
}
