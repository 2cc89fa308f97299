import { timestamp } from "./timestamps.ts";

/** An incident that action items can be filed for. */
export interface FakeIncident {
  id: string;
  /** What its action items have as `incident_title`. Default: `Incident` and the id. */
  title?: string | undefined;
  /** What `filter[incident_status]` asks for. Default: `"started"`. */
  status?: string | undefined;
  /** What `filter[incident_created_at]` asks for, in ISO 8601. Default: when the fake was created. */
  created_at?: string | undefined;
}

export type Incident = { readonly [Name in keyof FakeIncident]-?: string };

/** What finds an incident by its id: among those that are given, or any when none are. */
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
  const known = inputs.map((incident) => complete(typeof incident === "string" ? { id: incident } : incident));
  const byId = new Map(known.map((incident) => [incident.id, incident]));
  return (id) => byId.get(id);
}
