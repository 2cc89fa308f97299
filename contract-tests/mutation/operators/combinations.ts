import { samples } from "../../cases/samples.ts";
import { isObject, type Json } from "../../spec/schema.ts";
import { REFERENCES } from "../../limits.ts";
import type { Fault } from "../fault.ts";
import { interfering, type Received } from "../interference.ts";
import { needed, sentIn } from "../resources.ts";
import { targetAt } from "../target.ts";
import { errorsIn } from "./validation.ts";

const { known } = targetAt("http://127.0.0.1");
/** What it forgets to look at, behind references that it looks up. */
const FORGOTTEN: Readonly<Record<string, readonly string[] | "all">> = {
  "validates nothing": "all",
  "takes every type": ["type"],
  "takes every value of an enum": ["enum"],
  "takes a blank string": ["minLength", "pattern"],
};
/** What servers answer when something that is named does not exist. */
const STATUSES = [404, 422];

/**
 * Servers with two habits: they refuse what names something that does not exist, and forget to look at something else. A
 * request that is broken in both ways is refused, and what is forgotten stays unseen.
 */
export function combinationFaults(): Fault[] {
  return [needed("create"), needed("update")].flatMap((operation) =>
    Object.entries(FORGOTTEN).flatMap(([operator, keywords]) =>
      STATUSES.map((status): Fault => ({
        area: "combinations",
        operator: `looks up references, but ${operator}`,
        place: `${operation.id}, with ${status}`,
        wrap: interfering(() => async (received, next) => {
          if (received.operation !== operation) return next(received);
          if (namesUnknown(received)) {
            // Nothing is carried out, but who asks, and in which media type, is looked at first.
            const answer = await next({ ...received, body: "{}" });
            const body = JSON.stringify({ errors: [{ title: "Not found", status: String(status) }] });
            return answer.status === 422 ? { ...answer, status, body } : answer;
          }
          const errors = errorsIn(received, operation);
          const isForgotten =
            errors.length > 0 && errors.every(({ keyword }) => keywords === "all" || keywords.includes(keyword));
          const plain = JSON.stringify(samples(operation.body?.schema ?? {}, {})[0]?.value);
          return next(isForgotten ? { ...received, body: plain } : received);
        }),
      })),
    ),
  );
}

/** Whether a request names something that does not exist. */
function namesUnknown(received: Received): boolean {
  const sent = sentIn(received);
  return Object.keys(REFERENCES).some((name) => {
    const value = sent[name];
    const names = Array.isArray(value) ? value : [value ?? null];
    const exists = [known[name] ?? null].flat();
    return names.some((name: Json) => name !== null && (isObject(name) || !exists.includes(name)));
  });
}
