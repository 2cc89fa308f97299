import type { Case } from "../cases/cases.ts";
import type { Target } from "../target.ts";
import { authenticationRequired, invalidRefused, missingNotFound, mockAgrees, validAccepted } from "./acceptance.ts";
import { bodyValid, dataOrErrors, documentValid } from "./body.ts";
import type { Exchange } from "../exchange/exchange.ts";
import { isNotReached } from "../exchange/gateway.ts";
import type { Check } from "./check.ts";
import { echo } from "./echo.ts";
import { linksAgree, pageAgrees, idsUnique, locationAgrees, pathAgrees, timestampsOrdered } from "./agreement.ts";
import {
  errorStatusAgrees,
  noServerError,
  notReached,
  statusDeclared,
  cachedPrivately,
  headersValid,
  mediaTypeExact,
} from "./http.ts";
import { othersKept, readOnlyKept } from "./kept.ts";
import { nothingLeaked } from "./leaks.ts";

/** The checks that apply to any server. */
export const checks: readonly Check[] = [
  noServerError,
  nothingLeaked,
  statusDeclared,
  mediaTypeExact,
  headersValid,
  cachedPrivately,
  bodyValid,
  dataOrErrors,
  documentValid,
  errorStatusAgrees,
  validAccepted,
  invalidRefused,
  authenticationRequired,
  missingNotFound,
  echo,
  readOnlyKept,
  othersKept,
  pathAgrees,
  locationAgrees,
  idsUnique,
  pageAgrees,
  linksAgree,
  timestampsOrdered,
];

/** The checks that apply to the response of something in front of the server. */
export const foreignChecks: readonly Check[] = [nothingLeaked];

/** The checks that apply to a response after which the request was sent again. */
export function checksBefore({ response }: Exchange): readonly Check[] {
  return isNotReached(response) ? [notReached, ...foreignChecks] : checks;
}

/** The checks that apply to a mock of the spec only. */
export const mockChecks: readonly Check[] = [mockAgrees];

/** What a server answers these with is not published; that it refuses them can be expected of any. */
const UNDESCRIBED = ["json", "body", "mediaType", "method"];

/** The checks that apply to the response to a case. */
export function checksFor({ violates }: Pick<Case, "violates">, { kind }: Pick<Target, "kind">): readonly Check[] {
  if (kind === "mock") return [...checks.filter(({ mockLimit }) => mockLimit === undefined), ...mockChecks];
  return UNDESCRIBED.includes(violates?.keyword ?? "") ? [noServerError, nothingLeaked, invalidRefused] : checks;
}
