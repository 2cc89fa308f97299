// Generated from openapi/ by `npm run generate`. Do not edit.

export const operationIds = {
  "/v1/incidents/{incident_id}/action_items": {
    "POST": "createIncidentActionItem"
  }
};
