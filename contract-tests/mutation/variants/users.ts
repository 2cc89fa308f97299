import { example } from "../../spec/spec.ts";
import { isObject, type Json } from "../../spec/schema.ts";
import { memberOf } from "../../exchange/document.ts";
import { onAnswer, withDocument } from "../interference.ts";
import { withVendorsUsers } from "../observed.ts";
import { withAttributes } from "../resources.ts";
import type { Variant } from "./variant.ts";

/** A user as the vendor's schema of July 2026 describes it. */
const FLAT_USER = {
  id: 234,
  email: "somebody@example.com",
  created_at: "2025-12-08T08:27:22.716-08:00",
  updated_at: "2025-12-08T08:27:26.500-08:00",
};
/** The same with every member that may be null, null. */
const EMPTY_FLAT_USER = {
  ...FLAT_USER,
  name: "Somebody",
  ...Object.fromEntries(
    ["phone", "phone_2", "first_name", "last_name", "preferred_name"]
      .concat(["full_name", "full_name_with_team", "slack_id", "time_zone"])
      .map((name) => [name, null]),
  ),
};
const flatExample = memberOf(JSON.stringify(example("ActionItemFoundFlat")), "data");
const flatCreator: Json =
  isObject(flatExample) && isObject(flatExample["attributes"])
    ? (flatExample["attributes"]["created_by"] ?? FLAT_USER)
    : FLAT_USER;

/** Who created something and who it is assigned to, in each form that was published. */
export const users: readonly Variant[] = [
  { name: "users as whole rows and nested documents", wrap: onAnswer(withVendorsUsers) },
  {
    name: "flat users",
    wrap: onAnswer((answer) =>
      withAttributes(answer, (held) => ({
        ...held,
        created_by: flatCreator,
        assigned_to: isObject(held["assigned_to"]) ? { ...FLAT_USER, id: held["assigned_to"]["id"] ?? 0 } : null,
      })),
    ),
  },
  {
    name: "flat users with nothing in what may be null",
    wrap: onAnswer((answer) =>
      withAttributes(answer, (held) => ({
        ...held,
        created_by: EMPTY_FLAT_USER,
        assigned_to: isObject(held["assigned_to"]) ? { ...EMPTY_FLAT_USER, id: held["assigned_to"]["id"] ?? 0 } : null,
      })),
    ),
  },
  {
    name: "whole rows with nothing in most columns",
    wrap: onAnswer((answer) => withDocument(withVendorsUsers(answer), withEmptyColumns)),
  },
  {
    name: "nobody who created it",
    wrap: onAnswer((answer) => withAttributes(answer, (held) => ({ ...held, created_by: null }))),
  },
  {
    name: "kinds of permissions that nobody has seen",
    wrap: onAnswer((answer) => withDocument(withVendorsUsers(answer), widened)),
  },
];

/** A document in whose rows only what identifies somebody has a value. */
function withEmptyColumns(value: Json): Json {
  if (Array.isArray(value)) return value.map(withEmptyColumns);
  if (!isObject(value)) return value;
  const { assigned_to: row, ...others } = value;
  const inner = Object.fromEntries(Object.entries(others).map(([name, member]) => [name, withEmptyColumns(member)]));
  if (!isObject(row)) return { ...inner, ...(row !== undefined && { assigned_to: row }) };
  const kept = ["id", "email", "name", "created_at", "updated_at"];
  const columns = Object.entries(row).map(([name, column]) => [name, kept.includes(name) ? column : null]);
  return { ...inner, assigned_to: Object.fromEntries(columns) as Json };
}

/** A document in which every list of permissions has one more that the spec does not know. */
function widened(value: Json): Json {
  if (Array.isArray(value)) return value.map(widened);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      Array.isArray(member) && name.endsWith("_permissions") && member.length > 0
        ? [...member, "archive"]
        : widened(member),
    ]),
  );
}
