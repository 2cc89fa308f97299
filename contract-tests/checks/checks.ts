import { authenticationRequired } from "./authentication-required.ts";
import { bodyValid } from "./body-valid.ts";
import type { Check } from "./check.ts";
import { echo } from "./echo.ts";
import { headersValid } from "./headers-valid.ts";
import { invalidRefused } from "./invalid-refused.ts";
import { mediaTypeExact } from "./media-type-exact.ts";
import { mockAgrees } from "./mock-agrees.ts";
import { statusDeclared } from "./status-declared.ts";
import { validAccepted } from "./valid-accepted.ts";

/** The checks that any server can be held to. */
export const checks: readonly Check[] = [
  statusDeclared,
  mediaTypeExact,
  headersValid,
  bodyValid,
  validAccepted,
  invalidRefused,
  authenticationRequired,
  echo,
];

/** The checks that only a mock of the description can be held to. */
export const mockChecks: readonly Check[] = [mockAgrees];
