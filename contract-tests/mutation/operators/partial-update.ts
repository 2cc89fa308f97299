import type { Json } from "../../spec/schema.ts";
import { typesOf } from "../../spec/schema.ts";
import { resolve } from "../../spec/spec.ts";
import type { Fault } from "../fault.ts";
import { interfering, type Interference, isSuccess } from "../interference.ts";
import { type Members, sentIn, withAttributes, withSent } from "../resources.ts";
import { echoedAttributes, insteadOf, needed, resourceIn } from "./requests.ts";

const read = needed("read");
const update = needed("update");

const OPERATORS: Readonly<Record<string, () => Interference>> = {
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
    ...Object.entries(OPERATORS).map(([operator, begin]) => fault(operator, "", begin)),
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
    fault("does not update when nothing else is named", "", () => (received, next) => {
      const one = received.operation === update && Object.keys(sentIn(received)).length === 1;
      return next(one ? withSent(received, () => ({})) : received);
    }),
  ];
}
