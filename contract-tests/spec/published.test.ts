import { describe, expect, test } from "vitest";
import { type Validate, validators } from "../../generated/validators.js";
import { example } from "./spec.ts";
import { isObject, type Json } from "./schema.ts";

// What the vendor publishes of these operations, written down once more and by hand: the spec is checked against it.

const MEDIA_TYPE = "application/vnd.api+json";
const STRING = ["string", "null"];
const REQUEST: Readonly<Record<string, readonly string[]>> = {
  summary: ["string"],
  description: STRING,
  kind: ["task", "follow_up"],
  assigned_to_user_id: ["integer", "null"],
  assigned_to_group_ids: ["array"],
  priority: ["high", "medium", "low"],
  status: ["open", "in_progress", "cancelled", "done"],
  due_date: STRING,
  jira_issue_id: STRING,
  jira_issue_key: STRING,
  jira_issue_url: STRING,
  form_field_selections: ["array", "null"],
};
const ENUMS = ["kind", "priority", "status"];

const ONE_OF_EACH: Readonly<Record<string, Json>> = {
  null: null,
  boolean: true,
  integer: 7,
  number: 7.5,
  string: "any string",
  array: [],
  object: {},
};

const requests: [string, Validate<unknown>, Readonly<Record<string, readonly string[]>>][] = [
  ["create", validators.createIncidentActionItem.request[MEDIA_TYPE], REQUEST],
  [
    "update",
    validators.updateIncidentActionItem.request[MEDIA_TYPE],
    { ...REQUEST, assigned_to_group_ids: ["array", "null"] },
  ],
];

describe.each(requests)("the body of a %s", (name, validate, attributes) => {
  const body = (sent: Json, data: object = {}, root: object = {}) => ({
    data: { type: "incident_action_items", attributes: sent, ...data },
    ...root,
  });
  const with_ = (attribute: string, value: Json) => body({ summary: "Rotate the leaked key", [attribute]: value });

  test.each(Object.entries(attributes))("takes %s as %j, and nothing else", (attribute, allowed) => {
    const isEnum = ENUMS.includes(attribute);
    const values = isEnum
      ? [...allowed, "another", allowed[0]?.toUpperCase() ?? ""].map((value) => [value, value] as const)
      : Object.entries(ONE_OF_EACH);
    const accepted = values.flatMap(([type, value]) => (validate(with_(attribute, value)) ? [type] : []));
    expect(accepted.sort()).toEqual([...allowed].sort());
    if (isEnum) for (const value of Object.values(ONE_OF_EACH)) expect(validate(with_(attribute, value))).toBe(false);
  });

  test("has no other attribute", () => {
    expect(validate(with_("summery", "Rotate the leaked key"))).toBe(false);
    expect(validate(with_("form_field_selections", [{ form_field_id: "1", valeu: "x" }]))).toBe(false);
  });

  test("may have members around its attributes that the vendor does not name", () => {
    const sent = { summary: "Rotate the leaked key" };
    expect(validate(body(sent, { id: "ac348cce-539e-4feb-8e63-c15a816ab333" }))).toBe(true);
    expect(validate(body(sent, { meta: {}, anything: 1 }, { jsonapi: { version: "1.1" }, meta: {} }))).toBe(true);
  });

  test("needs its envelope", () => {
    for (const broken of [{}, { data: null }, { data: {} }, body(null), body({}, { type: "action_items" }), []])
      expect(validate(broken), JSON.stringify(broken)).toBe(false);
    expect(validate(body({}))).toBe(name === "update");
  });
});

const NULLABLE_OF_USERS = ["phone", "phone_2", "first_name", "last_name", "preferred_name"].concat([
  "full_name",
  "full_name_with_team",
  "slack_id",
  "time_zone",
]);
const TIME = "2025-12-08T08:27:26.644-08:00";
const LEAST_USER = { id: 234, email: "somebody@example.com", created_at: TIME, updated_at: TIME };
const EMPTY_USER = { ...LEAST_USER, name: "", ...Object.fromEntries(NULLABLE_OF_USERS.map((name) => [name, null])) };
const INCLUDED = [
  { id: "1", type: "users" },
  { id: "2", type: "incidents", attributes: { a: [] }, relationships: {} },
];

const single = validators.getIncidentActionItem.responses["200"].content[MEDIA_TYPE];
const lists = [validators.listIncidentActionItems, validators.listAllIncidentActionItems].map(
  ({ responses }) => responses["200"].content[MEDIA_TYPE],
);

/** The found action item, with other attributes. */
function actionItemWith(attributes: Record<string, Json>, root: Record<string, Json> = {}): Json {
  const document = structuredClone(example("ActionItemFound"));
  const data = isObject(document) ? document["data"] : undefined;
  if (!isObject(data) || !isObject(data["attributes"])) throw new Error("The example holds no action item.");
  Object.assign(data["attributes"], attributes);
  return { data, ...root };
}

describe("a response", () => {
  test.each([
    ["the least flat user", LEAST_USER],
    ["a flat user with every nullable member null", EMPTY_USER],
    ["nobody", null],
  ])("may name %s", (_, user) => {
    expect(single(actionItemWith({ assigned_to: user, created_by: user })), JSON.stringify(single.errors)).toBe(true);
  });

  test.each(["id", "email", "created_at", "updated_at", "name"])("names no user whose %s is null", (name) => {
    const user = { ...EMPTY_USER, [name]: null };
    expect(single(actionItemWith({ assigned_to: user }))).toBe(false);
    expect(single(actionItemWith({ created_by: user }))).toBe(false);
  });

  test("may include related resources, with an id and a type", () => {
    expect(single(actionItemWith({}, { included: INCLUDED }))).toBe(true);
    for (const broken of [{ id: "1" }, { type: "users" }, { id: 1, type: "users" }, "users"])
      expect(single(actionItemWith({}, { included: [broken] })), JSON.stringify(broken)).toBe(false);
    for (const list of lists) {
      const page = { ...Object(example("ActionItemsOfIncident")), included: INCLUDED };
      expect(list(page)).toBe(true);
      expect(list({ ...page, included: [{ id: "1" }] })).toBe(false);
    }
  });

  test("may have undocumented members and attributes", () => {
    expect(single(actionItemWith({ brand_new: { any: [1] } }, { jsonapi: {}, meta: 1 }))).toBe(true);
  });
});

// The vendor's payload of a create.

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
