import type { Case } from "../cases/cases.ts";
import type { Target } from "../target.ts";
import { authenticationRequired } from "./authentication-required.ts";
import { bodyValid } from "./body-valid.ts";
import type { Check } from "./check.ts";
import { dataOrErrors } from "./data-or-errors.ts";
import { echo } from "./echo.ts";
import { errorStatusAgrees } from "./error-status-agrees.ts";
import { headersValid } from "./headers-valid.ts";
import { idsUnique } from "./ids-unique.ts";
import { invalidRefused } from "./invalid-refused.ts";
import { mediaTypeExact } from "./media-type-exact.ts";
import { missingNotFound } from "./missing-not-found.ts";
import { mockAgrees } from "./mock-agrees.ts";
import { noServerError } from "./no-server-error.ts";
import { nothingLeaked } from "./nothing-leaked.ts";
import { pathAgrees } from "./path-agrees.ts";
import { statusDeclared } from "./status-declared.ts";
import { timestampsOrdered } from "./timestamps-ordered.ts";
import { validAccepted } from "./valid-accepted.ts";

/** The checks that apply to any server. */
export const checks: readonly Check[] = [
  noServerError,
  nothingLeaked,
  statusDeclared,
  mediaTypeExact,
  headersValid,
  bodyValid,
  dataOrErrors,
  errorStatusAgrees,
  validAccepted,
  invalidRefused,
  authenticationRequired,
  missingNotFound,
  echo,
  pathAgrees,
  idsUnique,
  timestampsOrdered,
];

/** The checks that apply to a mock of the spec only. */
export const mockChecks: readonly Check[] = [mockAgrees];

/** What a server answers these with is not published; that it refuses them can be expected of any. */
const UNDESCRIBED = ["json", "body", "mediaType", "method"];

/** The checks that apply to the response to a case. */
export function checksFor({ violates }: Pick<Case, "violates">, { kind }: Pick<Target, "kind">): readonly Check[] {
  if (kind === "mock") return [...checks.filter(({ mockLimit }) => mockLimit === undefined), ...mockChecks];
  return UNDESCRIBED.includes(violates?.keyword ?? "") ? [noServerError, nothingLeaked, invalidRefused] : checks;
}
