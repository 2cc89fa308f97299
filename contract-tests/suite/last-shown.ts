import { resourcesOf } from "../exchange/document.ts";
import type { Exchange } from "../exchange/exchange.ts";
import { creates, resourceOf } from "../spec/resource.ts";
import type { Json } from "../spec/schema.ts";

type Attributes = Readonly<Record<string, Json>>;

/** What answers have shown of resources: only beside that can it be seen that a value was ignored. */
export interface LastShown {
  /** Takes note of an answer: an invalid request can have been carried out, too. */
  note(exchange: Exchange): void;
  /** Takes note of the answer to a create with the required attributes alone. */
  notePlain(exchange: Exchange): void;
  /** The attributes of what an answer shows as they were before; for a create, those of a plain one. */
  before(exchange: Exchange): Attributes | undefined;
}

export function openLastShown(): LastShown {
  /** By the resource's id. */
  const changed = new Map<string, Attributes>();
  /** By the name of the kind of resource. */
  const plain = new Map<string, Attributes>();
  const kindOf = ({ operation }: Exchange) => resourceOf(operation)?.name ?? "";
  const shownIn = ({ response }: Exchange) => resourcesOf(response.body)[0];
  return {
    note(exchange) {
      const shown = exchange.operation.method === "GET" ? undefined : shownIn(exchange);
      if (shown?.id !== undefined) changed.set(shown.id, shown.attributes);
    },
    notePlain: (exchange) => void plain.set(kindOf(exchange), shownIn(exchange)?.attributes ?? {}),
    before: (exchange) =>
      creates(exchange.operation) ? plain.get(kindOf(exchange)) : changed.get(shownIn(exchange)?.id ?? ""),
  };
}
