import type { Operation } from "../../spec/operations.ts";
import { resource } from "../../spec/resource.ts";
import type { Fault } from "../fault.ts";
import { interfering, isSuccess, type Received } from "../interference.ts";
import { type Source, sources } from "../published.ts";
import { OTHER, REFERENCE } from "../target.ts";
import { needed } from "./requests.ts";

const create = needed("create");
const read = needed("read");
const update = needed("update");
const remove = needed("remove");

const isOther = ({ headers }: Received) => headers.get("authorization") === `Bearer ${OTHER.token}`;

function as(received: Received, token: string): Received {
  const headers = new Headers(received.headers);
  headers.set("authorization", `Bearer ${token}`);
  return { ...received, headers };
}

/** Servers that let another organization do what it must not. */
const LENIENT: Readonly<Record<string, readonly Operation[]>> = {
  "shows another organization what is not its own": [read],
  "lists for another organization what is not its own": resource.lists,
  "lets another organization change what is not its own": [update],
  "lets another organization delete what is not its own": [remove],
  "lets another organization create what is not its own": [create],
};

export function organizationFaults(): Fault[] {
  const fault = (operator: string, place: string, source: Source, wrap: Fault["wrap"]): Fault => ({
    area: "organizations",
    operator,
    place,
    source,
    wrap,
  });
  const lenient = Object.entries(LENIENT).flatMap(([operator, operations]) =>
    operations.map((operation) =>
      fault(
        operator,
        operation.id,
        sources.restler,
        interfering(
          () => (received, next) =>
            next(received.operation === operation && isOther(received) ? as(received, REFERENCE.token) : received),
        ),
      ),
    ),
  );
  const list = resource.lists.find(({ path }) => path === create.path);
  const others = [create, ...(list ? [list] : [])].map((operation) =>
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
  const telling: Fault = {
    ...fault(
      "tells another organization what exists",
      read.id,
      sources.commons,
      interfering(() => async (received, next) => {
        const answer = await next(received);
        if (received.operation !== read || !isOther(received) || answer.status !== 404) return answer;
        const exists = isSuccess(await next(as(received, REFERENCE.token)));
        return exists
          ? { ...answer, status: 403, body: JSON.stringify({ errors: [{ title: "No", status: "403" }] }) }
          : answer;
      }),
    ),
    observedAs: "tells another organization",
  };
  return [...lenient, ...others, telling];
}
