import type { Operation } from "../../spec/operations.ts";
import { resource } from "../../spec/resource.ts";
import { type Fault, type Source, sources } from "../fault.ts";
import { interfering, isSuccess, needed, type Received } from "../interference.ts";
import { OTHER, REFERENCE } from "../trial.ts";
import { authorized, VALID } from "./access.ts";

const create = needed("create");
const read = needed("read");
const update = needed("update");
const remove = needed("remove");

const isOther = ({ headers }: Received) => headers.get("authorization") === `Bearer ${OTHER.token}`;

/** Servers that let another organization do what it must not. */
const OF_ANOTHER: Readonly<Record<string, readonly Operation[]>> = {
  "shows another organization what is not its own": [read],
  "lists for another organization what is not its own": resource.lists,
  "lets another organization change what is not its own": [update],
  "lets another organization delete what is not its own": [remove],
  "lets another organization create what is not its own": [create],
};

/** Lists that forget whose they are, and when. */
const FORGETTING: Readonly<Record<string, (query: URLSearchParams) => boolean>> = {
  "filters for another organization what is not its own": (query) =>
    [...query.keys()].some((name) => name.startsWith("filter[")),
  "shows another organization on the second page what is not its own": (query) => Number(query.get("page[number]")) > 1,
};

export function organizationFaults(): Fault[] {
  return [...lenient(), ...others(), ...forgetting(), telling()];
}

function fault(operator: string, place: string, source: Source, wrap: Fault["wrap"]): Fault {
  return { area: "organizations", operator, place, source, wrap };
}

function lenient(): Fault[] {
  return Object.entries(OF_ANOTHER).flatMap(([operator, operations]) =>
    operations.map((operation) =>
      fault(
        operator,
        operation.id,
        sources.restler,
        interfering(
          () => (received, next) =>
            next(received.operation === operation && isOther(received) ? authorized(received, VALID) : received),
        ),
      ),
    ),
  );
}

function others(): Fault[] {
  const list = resource.lists.find(({ path }) => path === create.path);
  return [create, ...(list ? [list] : [])].map((operation) =>
    fault(
      operation === create ? "creates in another organization's incident" : "lists the same for every incident",
      operation.id,
      sources.restler,
      interfering(() => (received, next) => {
        const [incident = ""] = REFERENCE.incidents;
        const isMeant = received.operation === operation && received.url.pathname.includes(OTHER.incident);
        const url = new URL(received.url.href.replace(OTHER.incident, incident));
        return next(isMeant ? { ...received, url } : received);
      }),
    ),
  );
}

function forgetting(): Fault[] {
  const lists = resource.lists.filter(({ pathParameters }) => pathParameters.length === 0);
  return Object.entries(FORGETTING).flatMap(([operator, forgets]) =>
    lists.map((operation) =>
      fault(
        operator,
        operation.id,
        sources.owasp,
        interfering(() => (received, next) => {
          const isMeant = received.operation === operation && isOther(received);
          return next(isMeant && forgets(received.url.searchParams) ? authorized(received, VALID) : received);
        }),
      ),
    ),
  );
}

function telling(): Fault {
  const wrap = interfering(() => async (received, next) => {
    const answer = await next(received);
    if (received.operation !== read || !isOther(received) || answer.status !== 404) return answer;
    const exists = isSuccess(await next(authorized(received, VALID)));
    return exists
      ? { ...answer, status: 403, body: JSON.stringify({ errors: [{ title: "No", status: "403" }] }) }
      : answer;
  });
  return {
    ...fault("tells another organization what exists", read.id, sources.commons, wrap),
    observedAs: "tells another organization",
  };
}
