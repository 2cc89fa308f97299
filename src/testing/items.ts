import type { components, operations } from "../../generated/schema.d.ts";
import { validators } from "../../generated/validators.js";
import type { ActionItem } from "../action-items.ts";
import { MEDIA_TYPE } from "./answers.ts";
import type { Incident } from "./incidents.ts";
import { CREATOR, userNumber } from "./people.ts";
import { timestamp } from "./timestamps.ts";

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
