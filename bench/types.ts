/** `npm run bench:types`: what twenty calls cost the type checker, beside the same calls on bare openapi-fetch. */
import ts from "typescript";
import { BARE, EMPTY, OURS, typeChecker, type TypeCost } from "./type-cost.ts";

const ROUNDS = 9;

const programs = { "no call": EMPTY, "openapi-fetch, bare": BARE, "this client": OURS };
const names = Object.keys(programs) as (keyof typeof programs)[];
const check = typeChecker();
const costs = Object.fromEntries(names.map((name) => [name, [] as TypeCost[]]));
for (let round = -2; round < ROUNDS; round++) {
  // The first rounds only warm up.
  for (const name of names) {
    const cost = check(programs[name]);
    if (round >= 0) costs[name]?.push(cost);
  }
}

/** What a program costs more than one without a call, in the middle round. */
function surplus(name: string, kind: keyof TypeCost): number {
  const more = (costs[name] ?? []).map((cost, round) => cost[kind] - (costs["no call"]?.[round]?.[kind] ?? 0));
  return more.toSorted((a, b) => a - b)[Math.floor(more.length / 2)] ?? Number.NaN;
}

console.log(`TypeScript ${ts.version}, twenty calls, without what a program costs that makes none.`);
console.log(`Ratios to bare openapi-fetch over the same types; median of ${ROUNDS} rounds, interleaved.\n`);
console.log(`${"".padEnd(22)}${"instantiations".padEnd(22)}check time`);
for (const name of names.slice(1)) {
  const column = (kind: keyof TypeCost, unit: string) => {
    const value = surplus(name, kind);
    return `${(value / surplus("openapi-fetch, bare", kind)).toFixed(2)} (${Math.round(value)}${unit})`;
  };
  console.log(`${name.padEnd(22)}${column("instantiations", "").padEnd(22)}${column("time", " ms")}`);
}
