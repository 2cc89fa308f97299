import { renamedBy, valueAt } from "../description/attributes.ts";
import type { Json } from "../description/schema.ts";
import { isDay, meansDay } from "../exchange/day.ts";
import { attributesOf } from "../exchange/document.ts";
import type { Check } from "./check.ts";

export const echo: Check = {
  name: "echo",
  definition:
    "Every attribute that was sent and that the response shows, under its own name or where the spec says, comes back as it was sent.",
  mockLimit: "a mock answers with the spec's example, whatever was sent",
  judge({ operation, request, response }, { polarity }) {
    if (polarity !== "valid" || response.status < 200 || response.status >= 300) return [];
    const sent = attributesOf(request.body);
    const back = attributesOf(response.body);
    const renamed = new Map(renamedBy(operation).map((each) => [each.name, each]));
    return Object.entries(sent).flatMap(([name, value]) => {
      const { root, pointer } = renamed.get(name) ?? { root: name, pointer: undefined };
      if (!(root in back)) return [];
      const shown = pointer === undefined ? back[name] : (valueAt(back, pointer) ?? null);
      const where = pointer === undefined ? "" : ` in \`${pointer.slice(1)}\``;
      return isSame(value, shown)
        ? []
        : [`\`${name}\` was sent as ${JSON.stringify(value)} and came back${where} as ${JSON.stringify(shown)}.`];
    });
  },
};

/** Whether a value came back as it was sent, as far as anybody knows how it comes back. */
function isSame(sent: Json, back: Json | undefined): boolean {
  // None is none.
  const isNone = (value: Json | undefined) => value === null || (Array.isArray(value) && value.length === 0);
  if (isNone(sent) && isNone(back)) return true;
  if (isDay(sent) && typeof back === "string") return meansDay(back, sent);
  return JSON.stringify(back) === JSON.stringify(sent);
}
