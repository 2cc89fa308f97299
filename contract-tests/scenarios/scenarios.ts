import { accountedFor } from "./accounted-for.ts";
import { changingLists } from "./changing-lists.ts";
import { credentials } from "./credentials.ts";
import { filters } from "./filters.ts";
import { lifeCycle } from "./life-cycle.ts";
import { oddRequests } from "./odd-requests.ts";
import { organizations } from "./organizations.ts";
import { otherMethods } from "./other-methods.ts";
import { pagination } from "./pagination.ts";
import { partialUpdate } from "./partial-update.ts";
import { readBack } from "./read-back.ts";
import { refusedWithoutEffect } from "./refused-without-effect.ts";
import type { Scenario } from "./scenario.ts";
import { stringsKept } from "./strings-kept.ts";
import { twiceAndAtOnce } from "./twice-and-at-once.ts";

/** The scenarios: checks of a server that has a state. */
export const scenarios: readonly Scenario[] = [
  lifeCycle,
  partialUpdate,
  readBack,
  refusedWithoutEffect,
  pagination,
  filters,
  changingLists,
  otherMethods,
  oddRequests,
  credentials,
  organizations,
  stringsKept,
  twiceAndAtOnce,
  // Of everything that was done before.
  accountedFor,
];
