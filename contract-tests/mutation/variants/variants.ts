import { behaviour } from "./behaviour.ts";
import { documents } from "./documents.ts";
import { habits } from "./habits.ts";
import { headers } from "./headers.ts";
import { limits } from "./limits.ts";
import { times } from "./times.ts";
import { users } from "./users.ts";
import type { Variant } from "./variant.ts";

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
