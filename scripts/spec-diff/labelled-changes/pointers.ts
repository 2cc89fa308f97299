// Where the labelled changes are made, in the bundled spec.
export const S = "#/components/schemas";
export const P = "#/components/parameters";
export const R = "#/components/responses";
export const B = "#/components/requestBodies";
export const H = "#/components/headers";
export const OF_INCIDENT = "#/paths/~1v1~1incidents~1{incident_id}~1action_items";
export const ITEM = "#/paths/~1v1~1action_items~1{id}";
export const ALL = "#/paths/~1v1~1action_items";
export const JSON_API = "application~1vnd.api+json";
export const CREATE = `${S}/CreateIncidentActionItemAttributes`;
export const UPDATE = `${S}/UpdateIncidentActionItemAttributes`;
export const ATTRIBUTES = `${S}/IncidentActionItemAttributes`;
export const SELECTION = `${S}/FormFieldSelection`;
