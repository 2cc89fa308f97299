import type { Fault } from "./fault.ts";
import { areas, nameOf } from "./fault.ts";
import { observe } from "./observed.ts";
import { authenticationFaults } from "./operators/authentication.ts";
import { combinationFaults } from "./operators/combinations.ts";
import { credentialFaults } from "./operators/credentials.ts";
import { echoFaults } from "./operators/echo.ts";
import { envelopeFaults } from "./operators/envelope.ts";
import { errorFaults } from "./operators/error-shapes.ts";
import { filterFaults } from "./operators/filters.ts";
import { headerFaults } from "./operators/headers.ts";
import { leniencyFaults } from "./operators/leniency.ts";
import { leakFaults } from "./operators/leaks.ts";
import { lifeCycleFaults } from "./operators/life-cycle.ts";
import { mediaTypeFaults } from "./operators/media-types.ts";
import { methodFaults } from "./operators/methods.ts";
import { organizationFaults } from "./operators/organizations.ts";
import { paginationFaults } from "./operators/pagination.ts";
import { partialUpdateFaults } from "./operators/partial-update.ts";
import { persistenceFaults } from "./operators/persistence.ts";
import { rateLimitFaults } from "./operators/rate-limiting.ts";
import { repetitionFaults } from "./operators/repetition.ts";
import { robustnessFaults } from "./operators/robustness.ts";
import { schemaFaults } from "./operators/schema.ts";
import { statusFaults } from "./operators/statuses.ts";
import { stringFaults } from "./operators/strings.ts";
import { strictnessFaults } from "./operators/strictness.ts";
import { transportFaults } from "./operators/transport.ts";
import { pick } from "./seeded.ts";

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
