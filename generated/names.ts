// Generated from openapi/ by `npm run generate`. Do not edit.

export const operationIds = {
  "/v1/incidents/{incident_id}/action_items": {
    "GET": "listIncidentActionItems",
    "POST": "createIncidentActionItem"
  },
  "/v1/action_items/{id}": {
    "GET": "getIncidentActionItem",
    "PUT": "updateIncidentActionItem",
    "DELETE": "deleteIncidentActionItem"
  },
  "/v1/action_items": {
    "GET": "listAllIncidentActionItems"
  }
} as const;

export const filterNames = {
  "kind": {
    "": null,
    "eq": null,
    "not_eq": null,
    "in": null,
    "not_in": null
  },
  "priority": {
    "": null,
    "eq": null,
    "not_eq": null,
    "in": null,
    "not_in": null
  },
  "status": {
    "": null,
    "eq": null,
    "not_eq": null,
    "in": null,
    "not_in": null
  },
  "incident_status": {
    "": null,
    "eq": null,
    "not_eq": null,
    "in": null,
    "not_in": null
  },
  "incident_created_at": {
    "gt": null,
    "gte": null,
    "lt": null,
    "lte": null
  },
  "due_date": {
    "gt": null,
    "gte": null,
    "lt": null,
    "lte": null
  },
  "created_at": {
    "gt": null,
    "gte": null,
    "lt": null,
    "lte": null
  }
} as const;
