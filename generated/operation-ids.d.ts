// Generated from openapi/ by `npm run generate`. Do not edit.

export declare const operationIds: {
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
};
