import type { components, operations } from "../../generated/schema.d.ts";
import { validators } from "../../generated/validators.js";
import { knownOptions } from "../arguments.ts";
import { ArgumentError } from "../errors/argument-error.ts";
import type { ActionItem } from "../action-items.ts";
import { MEDIA_TYPE } from "./answers.ts";

/** Action items in the order of their creation. None is ever changed: a changed one takes its place. */
export class Store {
  #items: ActionItem[] = [];

  get items(): readonly ActionItem[] {
    return this.#items;
  }

  find(id: string): ActionItem | undefined {
    return this.#items.find((item) => item.id === id);
  }

  add(item: ActionItem): void {
    const age = (actionItem: ActionItem | undefined) => millisecondsOf(actionItem?.created_at) ?? 0;
    let at = this.#items.length;
    // Mostly it is the newest; only one that was seeded can be older than those before it.
    while (at > 0 && age(this.#items[at - 1]) > age(item)) at -= 1;
    this.#items.splice(at, 0, item);
  }

  replace(item: ActionItem): void {
    this.#items = this.#items.map((actionItem) => (actionItem.id === item.id ? item : actionItem));
  }

  remove(id: string): void {
    this.#items = this.#items.filter((item) => item.id !== id);
  }

  clear(): void {
    this.#items = [];
  }
}

type Attributes = components["schemas"]["IncidentActionItemAttributes"];
type SentAttributes =
  operations["updateIncidentActionItem"]["requestBody"]["content"][typeof MEDIA_TYPE]["data"]["attributes"];
type Resource = components["schemas"]["IncidentActionItem"];
type Emptiable = { [Name in keyof Attributes as null extends Attributes[Name] ? Name : never]: null };

/** Every attribute that the serializer emits whatever was given, null. */
const EMPTY = emptyAttributes();

/** The spec lists them, and its validator names each one that is missed. */
function emptyAttributes(): Emptiable {
  const validate = validators.getIncidentActionItem.responses["200"].content[MEDIA_TYPE];
  validate({ data: { id: "any", type: "incident_action_items", attributes: {} } });
  const nulls = (validate.errors ?? []).map(({ params }) => [String(params["missingProperty"]), null] as const);
  // They include those that are never null: `newItem` has to give each of them a value, or it would not compile.
  return Object.fromEntries(nulls) as unknown as Emptiable;
}

/** An action item that was filed for an incident at a time. */
export function newItem(
  { id, title }: Incident,
  at: Date,
  input: Partial<ActionItem> & Pick<ActionItem, "summary">,
): ActionItem {
  return {
    ...EMPTY,
    // What payloads have shown since 2025, and the spec does not count on.
    ...{ jira_issue_key: null, created_by: CREATOR },
    ...({ kind: "task", priority: "medium", status: "open" } as const),
    id: crypto.randomUUID(),
    incident_id: id,
    incident_title: title,
    assigned_to_group_ids: [],
    url: `https://rootly.com/account/incidents/${encodeURIComponent(id)}#nav-action-items`,
    created_at: timestamp(at),
    updated_at: timestamp(at),
    ...input,
  };
}

/** What sent attributes come to. Custom fields are switched off here, so their values are ignored. */
export function changesFrom(sent: SentAttributes): Partial<ActionItem> {
  const { assigned_to_user_id: user, form_field_selections: _, ...members } = sent;
  // It comes from JSON, which has no undefined.
  const attributes = members as Partial<ActionItem>;
  if (user === undefined) return attributes;
  return { ...attributes, assigned_to: user === null ? null : userNumber(user) };
}

/** An action item as every response shows it. */
export function resourceOf({ id, ...attributes }: ActionItem): Resource {
  return { id, type: "incident_action_items", attributes };
}

type Schemas = components["schemas"];

const JOINED = "2025-01-01T09:00:00.000+00:00";
const NOBODYS = { data: [] };

/** The user with a number: every number is somebody's. */
function userNumber(id: number): Schemas["AssignedUser"] {
  return { id, ...profile(`User ${id}`, `user-${id}@example.com`) };
}

/** Who files what the fake holds, as the document that payloads show. */
const CREATOR: Schemas["UserDocument"] = {
  data: {
    id: "1",
    type: "users",
    attributes: profile("Fake Rootly", "fake-rootly@example.com"),
    relationships: {
      email_addresses: NOBODYS,
      phone_numbers: NOBODYS,
      devices: NOBODYS,
      role: { data: null },
      on_call_role: { data: null },
      teams: NOBODYS,
      schedules: NOBODYS,
      notification_rules: NOBODYS,
    },
  },
};

function profile(name: string, email: string): Schemas["UserAttributes"] {
  const [first_name = "", last_name = null] = name.split(" ");
  return {
    ...{ name, email, first_name, last_name, full_name: name, full_name_with_team: `[Example] ${name}` },
    ...{ phone: null, phone_2: null, slack_id: null, time_zone: "Etc/UTC" },
    ...{ created_at: JOINED, updated_at: JOINED },
  };
}

/** An incident that action items can be filed for. */
export interface FakeIncident {
  id: string;
  /** What its action items have as `incident_title`. Default: `Incident` and the id. */
  title?: string | undefined;
  /** What `filter[incident_status]` compares with. Default: `"started"`. */
  status?: string | undefined;
  /** What `filter[incident_created_at]` compares with, in ISO 8601. Default: when the fake was created. */
  created_at?: string | undefined;
}

export type Incident = { readonly [Name in keyof FakeIncident]-?: string };

/**
 * What finds an incident by its id: among those that are given, or any when none are.
 *
 * @throws {ArgumentError} for what is no incident.
 */
export function incidentsFrom(
  inputs: readonly (string | FakeIncident)[] | undefined,
  createdAt: Date,
): (id: string) => Incident | undefined {
  const created_at = timestamp(createdAt);
  const complete = (incident: FakeIncident): Incident => ({
    id: incident.id,
    title: incident.title ?? `Incident ${incident.id}`,
    status: incident.status ?? "started",
    created_at: incident.created_at ?? created_at,
  });
  if (inputs === undefined) return (id) => complete({ id });
  if (!Array.isArray(inputs)) throw new ArgumentError("incidents", "must be a list of identifiers or incidents");
  const known = inputs.map((input: string | FakeIncident, at) => {
    const place = `incidents[${at}]`;
    const members = { id: "", title: "", status: "", created_at: "" };
    const incident = knownOptions(typeof input === "string" ? { id: input } : input, members, place, `${place}.`);
    if (!incident.id) throw new ArgumentError(`${place}.id`, "is missing");
    return complete(incident);
  });
  const byId = new Map(known.map((incident) => [incident.id, incident]));
  return (id) => byId.get(id);
}

/** A time in the vendor's form: with milliseconds and a numeric offset, never `Z`. */
export function timestamp(date: Date): string {
  return date.toISOString().replace("Z", "+00:00");
}

/** The milliseconds since the epoch; undefined for everything that is no date of ISO 8601. */
export function millisecondsOf(value: unknown): number | undefined {
  // On its own, Date.parse takes "Step 1" for the first of January.
  const time = typeof value === "string" && /^\d{4}-\d\d-\d\d/.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}
