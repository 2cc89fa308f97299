import { expect, test } from "vitest";
import { validators } from "../../generated/validators.js";
import { example } from "./spec.ts";
import type { Json } from "./schema.ts";

// What is known of the vendor's payloads, said once more and by hand: the spec is checked against it.

const validate = validators.createIncidentActionItem.responses["201"].content["application/vnd.api+json"];
const created = example("ActionItemCreated");

const ATTRIBUTES = "/data/attributes";
const ASSIGNED_TO = `${ATTRIBUTES}/assigned_to`;
const CREATED_BY = `${ATTRIBUTES}/created_by`;
const RELATIONSHIPS = `${CREATED_BY}/data/relationships`;

/** Members that some payload lacks: what older deployments do not send, and what only a user row has. */
const OPTIONAL = [`${ATTRIBUTES}/jira_issue_key`, CREATED_BY];
const ALWAYS_OF_A_USER = ["id", "email", "created_at", "updated_at"].map((name) => `${ASSIGNED_TO}/${name}`);

/** Members that have a value in the example and can be null elsewhere. */
const NULLABLE = [
  `${ATTRIBUTES}/description`,
  ASSIGNED_TO,
  `${ATTRIBUTES}/assigned_to_group_ids`,
  CREATED_BY,
  ...["first_name", "last_name", "full_name", "full_name_with_team", "time_zone"].map(
    (name) => `${CREATED_BY}/data/attributes/${name}`,
  ),
  `${RELATIONSHIPS}/role/data`,
  `${RELATIONSHIPS}/on_call_role/data`,
];
/** Columns of whole rows: of which of them are null elsewhere, little is published. */
const COLUMN = new RegExp(`^(${ASSIGNED_TO}|${RELATIONSHIPS}/(on_call_)?role/data)/\\w+$`);
const NEVER_NULL = /\/(id|email|created_at|updated_at|system_role|\w+_permissions)$/;
const canBeNull = (pointer: string) =>
  NULLABLE.includes(pointer) || (COLUMN.test(pointer) && !NEVER_NULL.test(pointer));
/** Members that are null in the example, and of which a number can be expected as well as a string. */
const STRING_OR_INTEGER = [`${ASSIGNED_TO}/profile_photo_id`];
/** Numbers that need not be whole. */
const FRACTIONAL = [`${ASSIGNED_TO}/push_notification_new_alert_volume`];

const ONE_OF_EACH: Record<string, Json> = {
  null: null,
  boolean: true,
  integer: 7,
  number: 7.5,
  string: "text",
  array: [],
  object: {},
};

interface Place {
  /** A JSON Pointer (RFC 6901). */
  pointer: string;
  value: Json;
  /** The example with another value there, or with none. */
  with(value: Json | undefined): Json;
  isMember: boolean;
}

function* places(
  value: Json,
  pointer: string,
  put: (value: Json | undefined) => Json,
  isMember: boolean,
): Generator<Place> {
  yield { pointer, value, with: put, isMember };
  if (Array.isArray(value)) {
    for (const [at, item] of value.entries()) {
      const putItem = (changed: Json | undefined) =>
        put(value.map((old, index) => (index === at ? (changed ?? null) : old)));
      yield* places(item, `${pointer}/${at}`, putItem, false);
    }
  } else if (typeof value === "object" && value !== null) {
    for (const [name, member] of Object.entries(value)) {
      const { [name]: _, ...rest } = value;
      const putMember = (changed: Json | undefined) =>
        put(changed === undefined ? rest : { ...value, [name]: changed });
      yield* places(member, `${pointer}/${name}`, putMember, true);
    }
  }
}

const all = [...places(created, "", (value) => value ?? null, false)];

test("the vendor's example validates", () => {
  expect(validate(created), JSON.stringify(validate.errors)).toBe(true);
});

test("so does the vendor's page, which obscures e-mail addresses", () => {
  const text = JSON.stringify(created);
  const obscured = text.replaceAll(/"email":"[^"]*"/g, '"email":"[email protected]"');
  expect(obscured.split("[email protected]")).toHaveLength(3);
  expect(validate(JSON.parse(obscured)), JSON.stringify(validate.errors)).toBe(true);
});

test("the example is walked whole", () => {
  expect(
    all.filter(({ pointer }) => pointer.startsWith(`${ATTRIBUTES}/`) && pointer.split("/").length === 4),
  ).toHaveLength(46);
  expect(all.length).toBeGreaterThan(300);
});

test.each(all.filter(({ isMember }) => isMember))(
  "$pointer is required, unless it is known to be absent elsewhere",
  (place) => {
    const inUserRow = place.pointer.startsWith(`${ASSIGNED_TO}/`) && place.pointer.split("/").length === 5;
    const optional = OPTIONAL.includes(place.pointer) || (inUserRow && !ALWAYS_OF_A_USER.includes(place.pointer));
    expect(validate(place.with(undefined))).toBe(optional);
  },
);

test.each(all)("$pointer takes no other type", (place) => {
  const accepted = Object.entries(ONE_OF_EACH).flatMap(([type, value]) => (validate(place.with(value)) ? [type] : []));
  expect(accepted.filter((type) => !allowed(place).includes(type))).toEqual([]);
});

test.each(all.filter(({ pointer }) => canBeNull(pointer)))("$pointer can be null", (place) => {
  expect(validate(place.with(null))).toBe(true);
});

function allowed({ pointer, value }: Place): string[] {
  if (value === null) return ["null", "string", ...(STRING_OR_INTEGER.includes(pointer) ? ["integer"] : [])];
  const null_ = canBeNull(pointer) ? ["null"] : [];
  if (typeof value === "number")
    return [...(FRACTIONAL.includes(pointer) ? ["integer", "number"] : ["integer"]), ...null_];
  if (Array.isArray(value)) return ["array", ...null_];
  return [typeof value, ...null_];
}
