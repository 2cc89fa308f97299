import { isDeepStrictEqual } from "node:util";
import type { Case } from "../cases/cases.ts";
import { isUnusual } from "../checks/acceptance.ts";
import { isObject, type Json } from "../spec/schema.ts";
import { attributesOf } from "../exchange/document.ts";

/**
 * Cases that try together what these valid ones of an operation try one by one: where every request counts, a few of
 * them answer for all values of all attributes.
 */
export function combined(cases: readonly Case[]): Case[] {
  const [plain] = cases;
  if (plain?.body === undefined) return [];
  const input = attributesOf(plain.body);
  const tries = new Map<string, Json[]>();
  for (const item of cases) {
    const attributes = Object.entries(attributesOf(item.body));
    // What tries several at once has its own point.
    if (attributes.filter(([name, value]) => !isDeepStrictEqual(value, input[name])).length > 1) continue;
    for (const [name, value] of attributes) {
      const known = tries.get(name) ?? [];
      if (!known.some((other) => isDeepStrictEqual(other, value))) known.push(value);
      tries.set(name, known);
    }
  }
  const usual = rowsOf([...tries].map(([name, values]) => [name, values.filter((value) => !isUnusual(value))]));
  // By themselves: a server that refuses them would seem to refuse whatever goes with them.
  const unusual = rowsOf([...tries].map(([name, values]) => [name, values.filter(isUnusual)]));
  const rows = [...usual, ...unusual.map((row) => ({ ...input, ...row }))];
  return rows.map((row, at): Case => ({
    ...plain,
    name: `valid: values of all attributes together, ${at + 1} of ${rows.length}`,
    body: withAttributes(plain.body ?? "", row),
  }));
}

/** As many rows as the longest list has values; what has fewer values begins again with its first. */
function rowsOf(tries: readonly (readonly [name: string, values: readonly Json[]])[]): Record<string, Json>[] {
  const count = Math.max(0, ...tries.map(([, values]) => values.length));
  return Array.from({ length: count }, (_, at) =>
    Object.fromEntries(
      tries.flatMap(([name, values]) => {
        const value = values[at % values.length];
        return value === undefined ? [] : [[name, value]];
      }),
    ),
  );
}

function withAttributes(body: string, attributes: Record<string, Json>): string {
  const document = JSON.parse(body) as Json;
  const data = isObject(document) ? document["data"] : undefined;
  return JSON.stringify({ ...Object(document), data: { ...Object(data), attributes } });
}
