import fc from "fast-check";
import { areas, type Fault, nameOf } from "./fault.ts";
import { observe } from "./observed.ts";
import { authenticationFaults, credentialFaults } from "./operators/access.ts";
import { organizationFaults } from "./operators/organizations.ts";
import { echoFaults, stringFaults } from "./operators/attributes.ts";
import { combinationFaults, wrongTypeFaults } from "./operators/wrong-values.ts";
import { envelopeFaults, errorFaults, leakFaults, schemaFaults } from "./operators/response-bodies.ts";
import { lifeCycleFaults, partialUpdateFaults } from "./operators/life-cycle.ts";
import { filterFaults } from "./operators/filters.ts";
import { paginationFaults } from "./operators/lists.ts";
import { persistenceFaults } from "./operators/persistence.ts";
import { repetitionFaults } from "./operators/repetition.ts";
import { headerFaults, mediaTypeFaults, rateLimitFaults, statusFaults, transportFaults } from "./operators/http.ts";
import { methodFaults, robustnessFaults } from "./operators/unusual-requests.ts";
import { leniencyFaults, strictnessFaults } from "./operators/validation.ts";
import type { TestedAs } from "./trial.ts";
import { behaviour } from "./variants/behaviour.ts";
import { documents, times, users } from "./variants/documents.ts";
import { habits } from "./variants/habits.ts";
import { headers, limits } from "./variants/http.ts";
import type { Variant } from "./fault.ts";

/** Every fault of every operator, at every place. */
export async function everyFault(): Promise<Fault[]> {
  const observed = await observe();
  const faults = [
    ...statusFaults(observed),
    ...headerFaults(observed),
    ...mediaTypeFaults(observed),
    ...envelopeFaults(observed),
    ...schemaFaults(observed),
    ...errorFaults(observed),
    ...echoFaults(),
    ...persistenceFaults(),
    ...authenticationFaults(),
    ...leniencyFaults(),
    ...strictnessFaults(),
    ...wrongTypeFaults(),
    ...lifeCycleFaults(),
    ...partialUpdateFaults(),
    ...paginationFaults(),
    ...filterFaults(),
    ...rateLimitFaults(),
    ...transportFaults(),
    ...combinationFaults(),
    ...leakFaults(observed),
    ...methodFaults(),
    ...robustnessFaults(),
    ...credentialFaults(),
    ...organizationFaults(),
    ...stringFaults(),
    ...repetitionFaults(),
  ];
  const named = new Map(faults.map((fault) => [nameOf(fault), fault]));
  return [...named.values()].sort((one, other) => areas.indexOf(one.area) - areas.indexOf(other.area));
}

/** Some faults of each operator: a score counts mutation operators, not the sites that one can be applied at. */
export function sampleOf(faults: readonly Fault[], ofEach: number, seed: number): Fault[] {
  const kindOf = ({ area, operator }: Fault) => nameOf({ area, operator, place: "" });
  const kinds = new Set(faults.map(kindOf));
  return [...kinds].flatMap((kind) =>
    pick(
      faults.filter((fault) => kindOf(fault) === kind),
      ofEach,
      seed,
    ),
  );
}

/** Servers that are right, of which none may be failed. */
export const variants: readonly Variant[] = [
  { name: "the reference server itself", wrap: (fetch) => fetch },
  ...users,
  ...documents,
  ...headers,
  ...times,
  ...limits,
  ...behaviour,
  ...habits,
];

/** Some of many, the same for the same seed. */
export function pick<Item>(items: readonly Item[], count: number, seed: number): Item[] {
  const length = Math.min(count, items.length);
  const some = fc.shuffledSubarray([...items], { minLength: length, maxLength: length });
  return fc.sample(some, { seed, numRuns: 1 })[0] ?? [];
}

/** What is not tested on a server that others use, by a part of the names of the faults that are not found because of that. */
const NOT_SENT: Readonly<Record<string, string>> = {
  form_field_selections: "custom fields are ignored if an organization has them turned off",
  "refuses a parameter: include": "the vendor does not publish which values `include` takes",
  "refuses a parameter: sort": "the vendor does not publish which values `sort` takes",
};

/** Why nobody could find a fault, by its name; undefined for one that the suite has to find. */
export function whyAccepted(name: string, as: TestedAs): string | undefined {
  if (as === "reference") return undefined;
  return Object.entries(NOT_SENT).find(([part]) => name.includes(part))?.[1];
}
