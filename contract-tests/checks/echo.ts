import { isOfIntegration, renamedBy, valueAt } from "../spec/attributes.ts";
import type { Json } from "../spec/schema.ts";
import { isDay, meansDay } from "../exchange/day.ts";
import { attributesOf } from "../exchange/document.ts";
import { type Exchange, succeeded } from "../exchange/exchange.ts";
import type { Check, Expected } from "./check.ts";

export const echo: Check = {
  name: "echo",
  definition:
    'Every attribute that was sent and that the response shows, under its own name or where the spec says, comes back as it was sent (JSON:API 1.1, "Creating Resources" and "Updating Resources"). What means the same is noted: other white space, "" for null, a list in another order; and so is what an integration fills in.',
  mockLimit: "a mock answers with the spec's example, whatever was sent",
  check: (exchange, expected) =>
    changesIn(exchange, expected).flatMap(({ habit, sentence }) => (habit === undefined ? [sentence] : [])),
  observe: (exchange, expected) =>
    changesIn(exchange, expected).flatMap(({ habit, sentence }) =>
      habit === undefined ? [] : [{ habit, seen: sentence }],
    ),
};

interface Change {
  sentence: string;
  /** What a server does that gives it back like that; undefined where no server may. */
  habit: string | undefined;
}

/** What came back in another way than it was sent. */
function changesIn(exchange: Exchange, { polarity }: Expected): Change[] {
  const { operation, request, response } = exchange;
  if (polarity !== "valid" || !succeeded(exchange)) return [];
  const sent = attributesOf(request.body);
  const back = attributesOf(response.body);
  const renamed = new Map(renamedBy(operation).map((each) => [each.name, each]));
  return Object.entries(sent).flatMap(([name, value]) => {
    const { root, pointer } = renamed.get(name) ?? { root: name, pointer: undefined };
    if (!(root in back)) return [];
    const shown = pointer === undefined ? back[name] : (valueAt(back, pointer) ?? null);
    const where = pointer === undefined ? "" : ` in \`${pointer.slice(1)}\``;
    if (isSame(value, shown)) return [];
    const sentence = `\`${name}\` was sent as ${JSON.stringify(value)} and came back${where} as ${JSON.stringify(shown)}.`;
    return [{ sentence, habit: habitOf(name, value, shown) }];
  });
}

function habitOf(name: string, sent: Json, back: Json | undefined): string | undefined {
  const isEmpty = (value: Json | undefined) => value === null || value === "";
  if (isEmpty(sent) && isEmpty(back)) return "null and the empty string are one";
  if (sent === null && typeof back === "string" && isOfIntegration(name))
    return "an integration fills in what it links";
  const plain = (text: string) => text.replace(/\s+/gu, " ").trim();
  if (typeof sent === "string" && typeof back === "string" && plain(sent) === plain(back))
    return "white space is normalised";
  const asSet = (list: Json[]) => JSON.stringify([...new Set(list.map((item) => JSON.stringify(item)))].sort());
  return Array.isArray(sent) && Array.isArray(back) && asSet(sent) === asSet(back)
    ? "lists are kept as sets"
    : undefined;
}

/** Whether a value came back as it was sent, as far as anybody knows how it comes back. */
function isSame(sent: Json, back: Json | undefined): boolean {
  // None is none.
  const isNone = (value: Json | undefined) => value === null || (Array.isArray(value) && value.length === 0);
  if (isNone(sent) && isNone(back)) return true;
  if (isDay(sent) && typeof back === "string") return meansDay(back, sent);
  return JSON.stringify(back) === JSON.stringify(sent);
}
