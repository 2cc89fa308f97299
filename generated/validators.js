// Generated from openapi/ by `npm run generate`. Do not edit.

var __getOwnPropNames = Object.getOwnPropertyNames;
var __commonJS = (cb, mod) => function __require() {
  try {
    return mod || (0, cb[__getOwnPropNames(cb)[0]])((mod = { exports: {} }).exports, mod), mod.exports;
  } catch (e) {
    throw mod = 0, e;
  }
};

// node_modules/ajv/dist/runtime/ucs2length.js
var require_ucs2length = __commonJS({
  "node_modules/ajv/dist/runtime/ucs2length.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    function ucs2length(str) {
      const len = str.length;
      let length = 0;
      let pos = 0;
      let value;
      while (pos < len) {
        length++;
        value = str.charCodeAt(pos++);
        if (value >= 55296 && value <= 56319 && pos < len) {
          value = str.charCodeAt(pos);
          if ((value & 64512) === 56320)
            pos++;
        }
      }
      return length;
    }
    exports.default = ucs2length;
  }
});

// virtual:ajv-formats/dist/formats
function fmtDef(validate, compare) {
  return { validate, compare };
}
var fullFormats = {
  "date-time": fmtDef(getDateTime(true), compareDateTime),
  uri
};
function isLeapYear(year) {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}
var DATE = /^(\d\d\d\d)-(\d\d)-(\d\d)$/;
var DAYS = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
function date(str) {
  const matches = DATE.exec(str);
  if (!matches)
    return false;
  const year = +matches[1];
  const month = +matches[2];
  const day = +matches[3];
  return month >= 1 && month <= 12 && day >= 1 && day <= (month === 2 && isLeapYear(year) ? 29 : DAYS[month]);
}
var TIME = /^(\d\d):(\d\d):(\d\d(?:\.\d+)?)(z|([+-])(\d\d)(?::?(\d\d))?)?$/i;
function getTime(strictTimeZone) {
  return function time(str) {
    const matches = TIME.exec(str);
    if (!matches)
      return false;
    const hr = +matches[1];
    const min = +matches[2];
    const sec = +matches[3];
    const tz = matches[4];
    const tzSign = matches[5] === "-" ? -1 : 1;
    const tzH = +(matches[6] || 0);
    const tzM = +(matches[7] || 0);
    if (tzH > 23 || tzM > 59 || strictTimeZone && !tz)
      return false;
    if (hr <= 23 && min <= 59 && sec < 60)
      return true;
    const utcMin = min - tzM * tzSign;
    const utcHr = hr - tzH * tzSign - (utcMin < 0 ? 1 : 0);
    return (utcHr === 23 || utcHr === -1) && (utcMin === 59 || utcMin === -1) && sec < 61;
  };
}
var DATE_TIME_SEPARATOR = /t|\s/i;
function getDateTime(strictTimeZone) {
  const time = getTime(strictTimeZone);
  return function date_time(str) {
    const dateTime = str.split(DATE_TIME_SEPARATOR);
    return dateTime.length === 2 && date(dateTime[0]) && time(dateTime[1]);
  };
}
function compareDateTime(dt1, dt2) {
  if (!(dt1 && dt2))
    return void 0;
  const d1 = new Date(dt1).valueOf();
  const d2 = new Date(dt2).valueOf();
  if (!(d1 && d2))
    return void 0;
  return d1 - d2;
}
var NOT_URI_FRAGMENT = /\/|:/;
var URI = /^(?:[a-z][a-z0-9+\-.]*:)(?:\/?\/(?:(?:[a-z0-9\-._~!$&'()*+,;=:]|%[0-9a-f]{2})*@)?(?:\[(?:(?:(?:(?:[0-9a-f]{1,4}:){6}|::(?:[0-9a-f]{1,4}:){5}|(?:[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){4}|(?:(?:[0-9a-f]{1,4}:){0,1}[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){3}|(?:(?:[0-9a-f]{1,4}:){0,2}[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){2}|(?:(?:[0-9a-f]{1,4}:){0,3}[0-9a-f]{1,4})?::[0-9a-f]{1,4}:|(?:(?:[0-9a-f]{1,4}:){0,4}[0-9a-f]{1,4})?::)(?:[0-9a-f]{1,4}:[0-9a-f]{1,4}|(?:(?:25[0-5]|2[0-4]\d|[01]?\d\d?)\.){3}(?:25[0-5]|2[0-4]\d|[01]?\d\d?))|(?:(?:[0-9a-f]{1,4}:){0,5}[0-9a-f]{1,4})?::[0-9a-f]{1,4}|(?:(?:[0-9a-f]{1,4}:){0,6}[0-9a-f]{1,4})?::)|[Vv][0-9a-f]+\.[a-z0-9\-._~!$&'()*+,;=:]+)\]|(?:(?:25[0-5]|2[0-4]\d|[01]?\d\d?)\.){3}(?:25[0-5]|2[0-4]\d|[01]?\d\d?)|(?:[a-z0-9\-._~!$&'()*+,;=]|%[0-9a-f]{2})*)(?::\d*)?(?:\/(?:[a-z0-9\-._~!$&'()*+,;=:@]|%[0-9a-f]{2})*)*|\/(?:(?:[a-z0-9\-._~!$&'()*+,;=:@]|%[0-9a-f]{2})+(?:\/(?:[a-z0-9\-._~!$&'()*+,;=:@]|%[0-9a-f]{2})*)*)?|(?:[a-z0-9\-._~!$&'()*+,;=:@]|%[0-9a-f]{2})+(?:\/(?:[a-z0-9\-._~!$&'()*+,;=:@]|%[0-9a-f]{2})*)*)(?:\?(?:[a-z0-9\-._~!$&'()*+,;=:@/?]|%[0-9a-f]{2})*)?(?:#(?:[a-z0-9\-._~!$&'()*+,;=:@/?]|%[0-9a-f]{2})*)?$/i;
function uri(str) {
  return NOT_URI_FRAGMENT.test(str) && URI.test(str);
}
var MIN_INT32 = -(2 ** 31);
var MAX_INT32 = 2 ** 31 - 1;

// virtual:values
var part0 = ["email", "created_at", "updated_at"];
var part1 = ["string", "null"];
var part2 = ["team_ids", "administrating_team_ids"];
var part3 = ["boolean", "null"];
var part4 = ["integer", "null"];
var part5 = ["string", "integer", "null"];
var part6 = ["number", "null"];
var part7 = ["task", "follow_up"];
var part8 = ["high", "medium", "low"];
var part9 = ["open", "in_progress", "cancelled", "done"];
var part10 = ["name", "phone", "phone_2", "first_name", "last_name", "full_name", "full_name_with_team", "slack_id", "time_zone"];
var part11 = ["id", "type"];
var part12 = ["create", "read"];
var part13 = ["create", "read", "update", "delete"];
var part14 = ["create", "read", "update", "delete", "send"];
var part15 = ["create", "read", "update"];
var part16 = ["id", "alerts_permissions", "api_keys_permissions", "audits_permissions", "billing_permissions", "catalogs_permissions", "communication_permissions", "created_at", "deleted_at", "display_order", "environments_permissions", "form_fields_permissions", "functionalities_permissions", "groups_permissions", "incident_causes_permissions", "incident_communication_permissions", "incident_feedbacks_permissions", "incident_permission_set_id", "incident_roles_permissions", "incident_types_permissions", "incidents_permissions", "integrations_permissions", "invitations_permissions", "is_deletable", "is_editable", "name", "paging_permissions", "playbooks_permissions", "private_incidents_permissions", "pulses_permissions", "retrospective_permissions", "roles_permissions", "secrets_permissions", "services_permissions", "severities_permissions", "slug", "status_pages_permissions", "sub_statuses_permissions", "team_id", "updated_at", "webhooks_permissions", "workflows_permissions"];
var part17 = ["read"];
var part18 = ["create", "update"];
var part19 = ["id", "alert_fields_permissions", "alert_groups_permissions", "alert_routing_rules_permissions", "alert_sources_permissions", "alert_urgency_permissions", "alerts_permissions", "api_keys_permissions", "audits_permissions", "contacts_permissions", "created_at", "deleted_at", "escalation_policies_permissions", "groups_permissions", "heartbeats_permissions", "integrations_permissions", "invitations_permissions", "live_call_routing_permissions", "name", "on_call_readiness_report_permissions", "on_call_roles_permissions", "schedule_override_permissions", "schedules_permissions", "services_permissions", "shift_overrides_permissions", "slug", "system_role", "team_id", "updated_at", "webhooks_permissions", "workflows_permissions"];
var part20 = ["admin", "user", "custom", "observer", "no_access"];
var part21 = ["email_addresses", "phone_numbers", "devices", "role", "on_call_role", "teams", "schedules", "notification_rules"];
var part22 = ["id", "type", "attributes", "relationships"];
var part23 = ["incident_id", "incident_title", "description", "assigned_to", "assigned_to_group_ids", "kind", "priority", "status", "due_date", "jira_issue_id", "jira_issue_url", "asana_task_id", "asana_task_url", "github_issue_id", "github_issue_url", "gitlab_issue_id", "gitlab_issue_url", "shortcut_story_id", "shortcut_story_url", "shortcut_task_id", "shortcut_task_url", "trello_card_id", "trello_card_url", "linear_issue_id", "linear_issue_url", "zendesk_ticket_id", "zendesk_ticket_url", "motion_task_id", "motion_task_url", "clickup_task_id", "clickup_task_url", "airtable_base_key", "airtable_table_name", "airtable_record_id", "airtable_record_url", "freshservice_ticket_id", "freshservice_ticket_url", "freshservice_task_id", "freshservice_task_url", "url", "short_url", "created_at", "updated_at", "summary"];
var part24 = ["array", "null"];
var part25 = ["id", "type", "attributes"];
var part26 = ["self", "first", "prev", "next", "last"];
var part27 = ["current_page", "next_page", "prev_page", "total_count", "total_pages"];
var part28 = ["data", "links"];
var part29 = ["title", "status"];
var part30 = { "form_field_id": { "type": "string", "minLength": 1 }, "id": { "type": "string" }, "value": { "type": ["string", "array", "null"], "items": { "type": "string" } }, "selected_option_ids": { "type": "array", "items": { "type": "string" } }, "selected_group_ids": { "type": "array", "items": { "type": "string" } }, "selected_service_ids": { "type": "array", "items": { "type": "string" } }, "selected_functionality_ids": { "type": "array", "items": { "type": "string" } }, "selected_catalog_entity_ids": { "type": "array", "items": { "type": "string" } }, "selected_environment_ids": { "type": "array", "items": { "type": "string" } }, "selected_cause_ids": { "type": "array", "items": { "type": "string" } }, "selected_incident_type_ids": { "type": "array", "items": { "type": "string" } }, "selected_user_ids": { "type": "array", "items": { "type": "integer" } }, "_destroy": { "type": ["boolean", "null"] } };
var part31 = ["string", "array", "null"];
var part32 = { "summary": { "type": "string", "minLength": 1, "pattern": "\\S" }, "description": { "type": ["string", "null"] }, "kind": { "$ref": "#/components/schemas/ActionItemKind" }, "assigned_to_user_id": { "type": ["integer", "null"] }, "assigned_to_group_ids": { "type": "array", "items": { "type": "string" } }, "priority": { "$ref": "#/components/schemas/ActionItemPriority" }, "status": { "$ref": "#/components/schemas/ActionItemStatus" }, "due_date": { "type": ["string", "null"] }, "jira_issue_id": { "type": ["string", "null"] }, "jira_issue_key": { "type": ["string", "null"] }, "jira_issue_url": { "type": ["string", "null"] }, "form_field_selections": { "type": ["array", "null"], "items": { "$ref": "#/components/schemas/FormFieldSelection" } } };
var part33 = ["type", "attributes"];
var part34 = { "summary": { "type": "string", "minLength": 1, "pattern": "\\S" }, "description": { "type": ["string", "null"] }, "kind": { "$ref": "#/components/schemas/ActionItemKind" }, "assigned_to_user_id": { "type": ["integer", "null"] }, "assigned_to_group_ids": { "type": ["array", "null"], "items": { "type": "string" } }, "priority": { "$ref": "#/components/schemas/ActionItemPriority" }, "status": { "$ref": "#/components/schemas/ActionItemStatus" }, "due_date": { "type": ["string", "null"] }, "jira_issue_id": { "type": ["string", "null"] }, "jira_issue_key": { "type": ["string", "null"] }, "jira_issue_url": { "type": ["string", "null"] }, "form_field_selections": { "type": ["array", "null"], "items": { "$ref": "#/components/schemas/FormFieldSelection" } } };
var v0 = validate0;
var func0 = require_ucs2length().default;
function validate2(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== "string") {
    const err0 = { instancePath, schemaPath: "#/components/schemas/IncidentActionItemType/type", keyword: "type", params: { type: "string" }, message: "must be string" };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  if ("incident_action_items" !== data) {
    const err1 = { instancePath, schemaPath: "#/components/schemas/IncidentActionItemType/const", keyword: "const", params: { allowedValue: "incident_action_items" }, message: "must be equal to constant" };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate2.errors = vErrors;
  return errors === 0;
}
var formats0 = fullFormats["date-time"];
function validate8(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data === "string") {
    if (!formats0.validate(data)) {
      const err0 = { instancePath, schemaPath: "#/components/schemas/Timestamp/format", keyword: "format", params: { format: "date-time" }, message: 'must match format "date-time"' };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
  } else {
    const err1 = { instancePath, schemaPath: "#/components/schemas/Timestamp/type", keyword: "type", params: { type: "string" }, message: "must be string" };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate8.errors = vErrors;
  return errors === 0;
}
function validate7(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const prop0 of part0) {
      if (data[prop0] === void 0) {
        const err0 = { instancePath, schemaPath: "#/components/schemas/UserProfile/required", keyword: "required", params: { missingProperty: prop0 }, message: "must have required property '" + prop0 + "'" };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.name !== void 0) {
      if (typeof data.name !== "string") {
        const err1 = { instancePath: instancePath + "/name", schemaPath: "#/components/schemas/UserProfile/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.preferred_name !== void 0) {
      let data1 = data.preferred_name;
      if (typeof data1 !== "string" && data1 !== null) {
        const err2 = { instancePath: instancePath + "/preferred_name", schemaPath: "#/components/schemas/UserProfile/properties/preferred_name/type", keyword: "type", params: { type: part1 }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.email !== void 0) {
      if (typeof data.email !== "string") {
        const err3 = { instancePath: instancePath + "/email", schemaPath: "#/components/schemas/UserProfile/properties/email/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.phone !== void 0) {
      let data3 = data.phone;
      if (typeof data3 !== "string" && data3 !== null) {
        const err4 = { instancePath: instancePath + "/phone", schemaPath: "#/components/schemas/UserProfile/properties/phone/type", keyword: "type", params: { type: part1 }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.phone_2 !== void 0) {
      let data4 = data.phone_2;
      if (typeof data4 !== "string" && data4 !== null) {
        const err5 = { instancePath: instancePath + "/phone_2", schemaPath: "#/components/schemas/UserProfile/properties/phone_2/type", keyword: "type", params: { type: part1 }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.first_name !== void 0) {
      let data5 = data.first_name;
      if (typeof data5 !== "string" && data5 !== null) {
        const err6 = { instancePath: instancePath + "/first_name", schemaPath: "#/components/schemas/UserProfile/properties/first_name/type", keyword: "type", params: { type: part1 }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.last_name !== void 0) {
      let data6 = data.last_name;
      if (typeof data6 !== "string" && data6 !== null) {
        const err7 = { instancePath: instancePath + "/last_name", schemaPath: "#/components/schemas/UserProfile/properties/last_name/type", keyword: "type", params: { type: part1 }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
    if (data.full_name !== void 0) {
      let data7 = data.full_name;
      if (typeof data7 !== "string" && data7 !== null) {
        const err8 = { instancePath: instancePath + "/full_name", schemaPath: "#/components/schemas/UserProfile/properties/full_name/type", keyword: "type", params: { type: part1 }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
    if (data.full_name_with_team !== void 0) {
      let data8 = data.full_name_with_team;
      if (typeof data8 !== "string" && data8 !== null) {
        const err9 = { instancePath: instancePath + "/full_name_with_team", schemaPath: "#/components/schemas/UserProfile/properties/full_name_with_team/type", keyword: "type", params: { type: part1 }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err9];
        } else {
          vErrors.push(err9);
        }
        errors++;
      }
    }
    if (data.slack_id !== void 0) {
      let data9 = data.slack_id;
      if (typeof data9 !== "string" && data9 !== null) {
        const err10 = { instancePath: instancePath + "/slack_id", schemaPath: "#/components/schemas/UserProfile/properties/slack_id/type", keyword: "type", params: { type: part1 }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
    }
    if (data.time_zone !== void 0) {
      let data10 = data.time_zone;
      if (typeof data10 !== "string" && data10 !== null) {
        const err11 = { instancePath: instancePath + "/time_zone", schemaPath: "#/components/schemas/UserProfile/properties/time_zone/type", keyword: "type", params: { type: part1 }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
    }
    if (data.created_at !== void 0) {
      if (!validate8(data.created_at, { instancePath: instancePath + "/created_at", parentData: data, parentDataProperty: "created_at", rootData })) {
        vErrors = vErrors === null ? validate8.errors : vErrors.concat(validate8.errors);
        errors = vErrors.length;
      }
    }
    if (data.updated_at !== void 0) {
      if (!validate8(data.updated_at, { instancePath: instancePath + "/updated_at", parentData: data, parentDataProperty: "updated_at", rootData })) {
        vErrors = vErrors === null ? validate8.errors : vErrors.concat(validate8.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err12 = { instancePath, schemaPath: "#/components/schemas/UserProfile/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err12];
    } else {
      vErrors.push(err12);
    }
    errors++;
  }
  validate7.errors = vErrors;
  return errors === 0;
}
function validate6(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (!validate7(data, { instancePath, parentData, parentDataProperty, rootData })) {
    vErrors = vErrors === null ? validate7.errors : vErrors.concat(validate7.errors);
    errors = vErrors.length;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.id === void 0) {
      const err0 = { instancePath, schemaPath: "#/components/schemas/User/required", keyword: "required", params: { missingProperty: "id" }, message: "must have required property 'id'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.id !== void 0) {
      let data0 = data.id;
      if (!(typeof data0 == "number" && (!(data0 % 1) && !isNaN(data0)) && isFinite(data0))) {
        const err1 = { instancePath: instancePath + "/id", schemaPath: "#/components/schemas/User/properties/id/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
  } else {
    const err2 = { instancePath, schemaPath: "#/components/schemas/User/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err2];
    } else {
      vErrors.push(err2);
    }
    errors++;
  }
  validate6.errors = vErrors;
  return errors === 0;
}
function validate13(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const prop0 of part2) {
      if (data[prop0] === void 0) {
        const err0 = { instancePath, schemaPath: "#/components/schemas/AbilityCache/required", keyword: "required", params: { missingProperty: prop0 }, message: "must have required property '" + prop0 + "'" };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.team_ids !== void 0) {
      let data0 = data.team_ids;
      if (Array.isArray(data0)) {
        let invalid0 = 0;
        const len0 = data0.length;
        for (let i0 = 0; i0 < len0 && invalid0 < 100; i0++) {
          let data1 = data0[i0];
          const _errs3 = errors;
          if (!(typeof data1 == "number" && (!(data1 % 1) && !isNaN(data1)) && isFinite(data1))) {
            const err1 = { instancePath: instancePath + "/team_ids/" + i0, schemaPath: "#/components/schemas/AbilityCache/properties/team_ids/items/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
            if (vErrors === null) {
              vErrors = [err1];
            } else {
              vErrors.push(err1);
            }
            errors++;
          }
          var valid1 = _errs3 === errors;
          if (!valid1) {
            invalid0++;
          }
        }
      } else {
        const err2 = { instancePath: instancePath + "/team_ids", schemaPath: "#/components/schemas/AbilityCache/properties/team_ids/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.administrating_team_ids !== void 0) {
      if (!Array.isArray(data.administrating_team_ids)) {
        const err3 = { instancePath: instancePath + "/administrating_team_ids", schemaPath: "#/components/schemas/AbilityCache/properties/administrating_team_ids/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
  } else {
    const err4 = { instancePath, schemaPath: "#/components/schemas/AbilityCache/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err4];
    } else {
      vErrors.push(err4);
    }
    errors++;
  }
  validate13.errors = vErrors;
  return errors === 0;
}
function validate5(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (!validate6(data, { instancePath, parentData, parentDataProperty, rootData })) {
    vErrors = vErrors === null ? validate6.errors : vErrors.concat(validate6.errors);
    errors = vErrors.length;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.ability_cache !== void 0) {
      let data0 = data.ability_cache;
      const _errs3 = errors;
      let valid2 = false;
      const _errs4 = errors;
      if (!validate13(data0, { instancePath: instancePath + "/ability_cache", parentData: data, parentDataProperty: "ability_cache", rootData })) {
        vErrors = vErrors === null ? validate13.errors : vErrors.concat(validate13.errors);
        errors = vErrors.length;
      }
      var _valid0 = _errs4 === errors;
      valid2 = valid2 || _valid0;
      if (!valid2) {
        const _errs5 = errors;
        if (data0 !== null) {
          const err0 = { instancePath: instancePath + "/ability_cache", schemaPath: "#/components/schemas/AssignedUser/properties/ability_cache/anyOf/1/type", keyword: "type", params: { type: "null" }, message: "must be null" };
          if (vErrors === null) {
            vErrors = [err0];
          } else {
            vErrors.push(err0);
          }
          errors++;
        }
        var _valid0 = _errs5 === errors;
        valid2 = valid2 || _valid0;
      }
      if (!valid2) {
        const err1 = { instancePath: instancePath + "/ability_cache", schemaPath: "#/components/schemas/AssignedUser/properties/ability_cache/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      } else {
        errors = _errs3;
        if (vErrors !== null) {
          if (_errs3) {
            vErrors.length = _errs3;
          } else {
            vErrors = null;
          }
        }
      }
    }
    if (data.accept_marketing !== void 0) {
      let data1 = data.accept_marketing;
      if (typeof data1 !== "boolean" && data1 !== null) {
        const err2 = { instancePath: instancePath + "/accept_marketing", schemaPath: "#/components/schemas/AssignedUser/properties/accept_marketing/type", keyword: "type", params: { type: part3 }, message: "must be boolean,null" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.accept_terms !== void 0) {
      let data2 = data.accept_terms;
      if (typeof data2 !== "boolean" && data2 !== null) {
        const err3 = { instancePath: instancePath + "/accept_terms", schemaPath: "#/components/schemas/AssignedUser/properties/accept_terms/type", keyword: "type", params: { type: part3 }, message: "must be boolean,null" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.created_through_sso !== void 0) {
      let data3 = data.created_through_sso;
      if (typeof data3 !== "boolean" && data3 !== null) {
        const err4 = { instancePath: instancePath + "/created_through_sso", schemaPath: "#/components/schemas/AssignedUser/properties/created_through_sso/type", keyword: "type", params: { type: part3 }, message: "must be boolean,null" };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.current_team_id !== void 0) {
      let data4 = data.current_team_id;
      if (!(typeof data4 == "number" && (!(data4 % 1) && !isNaN(data4)) && isFinite(data4)) && data4 !== null) {
        const err5 = { instancePath: instancePath + "/current_team_id", schemaPath: "#/components/schemas/AssignedUser/properties/current_team_id/type", keyword: "type", params: { type: part4 }, message: "must be integer,null" };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.deleted_at !== void 0) {
      let data5 = data.deleted_at;
      if (typeof data5 !== "string" && data5 !== null) {
        const err6 = { instancePath: instancePath + "/deleted_at", schemaPath: "#/components/schemas/AssignedUser/properties/deleted_at/type", keyword: "type", params: { type: part1 }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.external_id !== void 0) {
      let data6 = data.external_id;
      if (typeof data6 !== "string" && data6 !== null) {
        const err7 = { instancePath: instancePath + "/external_id", schemaPath: "#/components/schemas/AssignedUser/properties/external_id/type", keyword: "type", params: { type: part1 }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
    if (data.has_impersonate_write_permission !== void 0) {
      let data7 = data.has_impersonate_write_permission;
      if (typeof data7 !== "boolean" && data7 !== null) {
        const err8 = { instancePath: instancePath + "/has_impersonate_write_permission", schemaPath: "#/components/schemas/AssignedUser/properties/has_impersonate_write_permission/type", keyword: "type", params: { type: part3 }, message: "must be boolean,null" };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
    if (data.how_did_you_hear_about_us !== void 0) {
      let data8 = data.how_did_you_hear_about_us;
      if (typeof data8 !== "string" && data8 !== null) {
        const err9 = { instancePath: instancePath + "/how_did_you_hear_about_us", schemaPath: "#/components/schemas/AssignedUser/properties/how_did_you_hear_about_us/type", keyword: "type", params: { type: part1 }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err9];
        } else {
          vErrors.push(err9);
        }
        errors++;
      }
    }
    if (data.incidents_backfilled_count !== void 0) {
      let data9 = data.incidents_backfilled_count;
      if (!(typeof data9 == "number" && (!(data9 % 1) && !isNaN(data9)) && isFinite(data9)) && data9 !== null) {
        const err10 = { instancePath: instancePath + "/incidents_backfilled_count", schemaPath: "#/components/schemas/AssignedUser/properties/incidents_backfilled_count/type", keyword: "type", params: { type: part4 }, message: "must be integer,null" };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
    }
    if (data.incidents_count !== void 0) {
      let data10 = data.incidents_count;
      if (!(typeof data10 == "number" && (!(data10 % 1) && !isNaN(data10)) && isFinite(data10)) && data10 !== null) {
        const err11 = { instancePath: instancePath + "/incidents_count", schemaPath: "#/components/schemas/AssignedUser/properties/incidents_count/type", keyword: "type", params: { type: part4 }, message: "must be integer,null" };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
    }
    if (data.incidents_example_count !== void 0) {
      let data11 = data.incidents_example_count;
      if (!(typeof data11 == "number" && (!(data11 % 1) && !isNaN(data11)) && isFinite(data11)) && data11 !== null) {
        const err12 = { instancePath: instancePath + "/incidents_example_count", schemaPath: "#/components/schemas/AssignedUser/properties/incidents_example_count/type", keyword: "type", params: { type: part4 }, message: "must be integer,null" };
        if (vErrors === null) {
          vErrors = [err12];
        } else {
          vErrors.push(err12);
        }
        errors++;
      }
    }
    if (data.incidents_normal_count !== void 0) {
      let data12 = data.incidents_normal_count;
      if (!(typeof data12 == "number" && (!(data12 % 1) && !isNaN(data12)) && isFinite(data12)) && data12 !== null) {
        const err13 = { instancePath: instancePath + "/incidents_normal_count", schemaPath: "#/components/schemas/AssignedUser/properties/incidents_normal_count/type", keyword: "type", params: { type: part4 }, message: "must be integer,null" };
        if (vErrors === null) {
          vErrors = [err13];
        } else {
          vErrors.push(err13);
        }
        errors++;
      }
    }
    if (data.incidents_scheduled_count !== void 0) {
      let data13 = data.incidents_scheduled_count;
      if (!(typeof data13 == "number" && (!(data13 % 1) && !isNaN(data13)) && isFinite(data13)) && data13 !== null) {
        const err14 = { instancePath: instancePath + "/incidents_scheduled_count", schemaPath: "#/components/schemas/AssignedUser/properties/incidents_scheduled_count/type", keyword: "type", params: { type: part4 }, message: "must be integer,null" };
        if (vErrors === null) {
          vErrors = [err14];
        } else {
          vErrors.push(err14);
        }
        errors++;
      }
    }
    if (data.incidents_test_count !== void 0) {
      let data14 = data.incidents_test_count;
      if (!(typeof data14 == "number" && (!(data14 % 1) && !isNaN(data14)) && isFinite(data14)) && data14 !== null) {
        const err15 = { instancePath: instancePath + "/incidents_test_count", schemaPath: "#/components/schemas/AssignedUser/properties/incidents_test_count/type", keyword: "type", params: { type: part4 }, message: "must be integer,null" };
        if (vErrors === null) {
          vErrors = [err15];
        } else {
          vErrors.push(err15);
        }
        errors++;
      }
    }
    if (data.is_super_admin !== void 0) {
      let data15 = data.is_super_admin;
      if (typeof data15 !== "boolean" && data15 !== null) {
        const err16 = { instancePath: instancePath + "/is_super_admin", schemaPath: "#/components/schemas/AssignedUser/properties/is_super_admin/type", keyword: "type", params: { type: part3 }, message: "must be boolean,null" };
        if (vErrors === null) {
          vErrors = [err16];
        } else {
          vErrors.push(err16);
        }
        errors++;
      }
    }
    if (data.jti !== void 0) {
      let data16 = data.jti;
      if (typeof data16 !== "string" && data16 !== null) {
        const err17 = { instancePath: instancePath + "/jti", schemaPath: "#/components/schemas/AssignedUser/properties/jti/type", keyword: "type", params: { type: part1 }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err17];
        } else {
          vErrors.push(err17);
        }
        errors++;
      }
    }
    if (data.last_notification_email_sent_at !== void 0) {
      let data17 = data.last_notification_email_sent_at;
      if (typeof data17 !== "string" && data17 !== null) {
        const err18 = { instancePath: instancePath + "/last_notification_email_sent_at", schemaPath: "#/components/schemas/AssignedUser/properties/last_notification_email_sent_at/type", keyword: "type", params: { type: part1 }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err18];
        } else {
          vErrors.push(err18);
        }
        errors++;
      }
    }
    if (data.last_seen_at !== void 0) {
      let data18 = data.last_seen_at;
      if (typeof data18 !== "string" && data18 !== null) {
        const err19 = { instancePath: instancePath + "/last_seen_at", schemaPath: "#/components/schemas/AssignedUser/properties/last_seen_at/type", keyword: "type", params: { type: part1 }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err19];
        } else {
          vErrors.push(err19);
        }
        errors++;
      }
    }
    if (data.locale !== void 0) {
      let data19 = data.locale;
      if (typeof data19 !== "string" && data19 !== null) {
        const err20 = { instancePath: instancePath + "/locale", schemaPath: "#/components/schemas/AssignedUser/properties/locale/type", keyword: "type", params: { type: part1 }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err20];
        } else {
          vErrors.push(err20);
        }
        errors++;
      }
    }
    if (data.onboarding_completed !== void 0) {
      let data20 = data.onboarding_completed;
      if (typeof data20 !== "boolean" && data20 !== null) {
        const err21 = { instancePath: instancePath + "/onboarding_completed", schemaPath: "#/components/schemas/AssignedUser/properties/onboarding_completed/type", keyword: "type", params: { type: part3 }, message: "must be boolean,null" };
        if (vErrors === null) {
          vErrors = [err21];
        } else {
          vErrors.push(err21);
        }
        errors++;
      }
    }
    if (data.opsgenie_id !== void 0) {
      let data21 = data.opsgenie_id;
      if (typeof data21 !== "string" && data21 !== null) {
        const err22 = { instancePath: instancePath + "/opsgenie_id", schemaPath: "#/components/schemas/AssignedUser/properties/opsgenie_id/type", keyword: "type", params: { type: part1 }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err22];
        } else {
          vErrors.push(err22);
        }
        errors++;
      }
    }
    if (data.pagerduty_id !== void 0) {
      let data22 = data.pagerduty_id;
      if (typeof data22 !== "string" && data22 !== null) {
        const err23 = { instancePath: instancePath + "/pagerduty_id", schemaPath: "#/components/schemas/AssignedUser/properties/pagerduty_id/type", keyword: "type", params: { type: part1 }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err23];
        } else {
          vErrors.push(err23);
        }
        errors++;
      }
    }
    if (data.profile_photo_id !== void 0) {
      let data23 = data.profile_photo_id;
      if (typeof data23 !== "string" && !(typeof data23 == "number" && (!(data23 % 1) && !isNaN(data23)) && isFinite(data23)) && data23 !== null) {
        const err24 = { instancePath: instancePath + "/profile_photo_id", schemaPath: "#/components/schemas/AssignedUser/properties/profile_photo_id/type", keyword: "type", params: { type: part5 }, message: "must be string,integer,null" };
        if (vErrors === null) {
          vErrors = [err24];
        } else {
          vErrors.push(err24);
        }
        errors++;
      }
    }
    if (data.push_notification_new_alert_sound !== void 0) {
      let data24 = data.push_notification_new_alert_sound;
      if (typeof data24 !== "string" && data24 !== null) {
        const err25 = { instancePath: instancePath + "/push_notification_new_alert_sound", schemaPath: "#/components/schemas/AssignedUser/properties/push_notification_new_alert_sound/type", keyword: "type", params: { type: part1 }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err25];
        } else {
          vErrors.push(err25);
        }
        errors++;
      }
    }
    if (data.push_notification_new_alert_volume !== void 0) {
      let data25 = data.push_notification_new_alert_volume;
      if (!(typeof data25 == "number" && isFinite(data25)) && data25 !== null) {
        const err26 = { instancePath: instancePath + "/push_notification_new_alert_volume", schemaPath: "#/components/schemas/AssignedUser/properties/push_notification_new_alert_volume/type", keyword: "type", params: { type: part6 }, message: "must be number,null" };
        if (vErrors === null) {
          vErrors = [err26];
        } else {
          vErrors.push(err26);
        }
        errors++;
      }
    }
    if (data.push_notification_shift_coverage_sound !== void 0) {
      let data26 = data.push_notification_shift_coverage_sound;
      if (typeof data26 !== "string" && data26 !== null) {
        const err27 = { instancePath: instancePath + "/push_notification_shift_coverage_sound", schemaPath: "#/components/schemas/AssignedUser/properties/push_notification_shift_coverage_sound/type", keyword: "type", params: { type: part1 }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err27];
        } else {
          vErrors.push(err27);
        }
        errors++;
      }
    }
    if (data.push_notification_shift_ends_sound !== void 0) {
      let data27 = data.push_notification_shift_ends_sound;
      if (typeof data27 !== "string" && data27 !== null) {
        const err28 = { instancePath: instancePath + "/push_notification_shift_ends_sound", schemaPath: "#/components/schemas/AssignedUser/properties/push_notification_shift_ends_sound/type", keyword: "type", params: { type: part1 }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err28];
        } else {
          vErrors.push(err28);
        }
        errors++;
      }
    }
    if (data.push_notification_shift_starts_sound !== void 0) {
      let data28 = data.push_notification_shift_starts_sound;
      if (typeof data28 !== "string" && data28 !== null) {
        const err29 = { instancePath: instancePath + "/push_notification_shift_starts_sound", schemaPath: "#/components/schemas/AssignedUser/properties/push_notification_shift_starts_sound/type", keyword: "type", params: { type: part1 }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err29];
        } else {
          vErrors.push(err29);
        }
        errors++;
      }
    }
    if (data.scim_uid !== void 0) {
      let data29 = data.scim_uid;
      if (typeof data29 !== "string" && data29 !== null) {
        const err30 = { instancePath: instancePath + "/scim_uid", schemaPath: "#/components/schemas/AssignedUser/properties/scim_uid/type", keyword: "type", params: { type: part1 }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err30];
        } else {
          vErrors.push(err30);
        }
        errors++;
      }
    }
    if (data.service_user !== void 0) {
      let data30 = data.service_user;
      if (typeof data30 !== "boolean" && data30 !== null) {
        const err31 = { instancePath: instancePath + "/service_user", schemaPath: "#/components/schemas/AssignedUser/properties/service_user/type", keyword: "type", params: { type: part3 }, message: "must be boolean,null" };
        if (vErrors === null) {
          vErrors = [err31];
        } else {
          vErrors.push(err31);
        }
        errors++;
      }
    }
    if (data.session_token !== void 0) {
      let data31 = data.session_token;
      if (typeof data31 !== "string" && data31 !== null) {
        const err32 = { instancePath: instancePath + "/session_token", schemaPath: "#/components/schemas/AssignedUser/properties/session_token/type", keyword: "type", params: { type: part1 }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err32];
        } else {
          vErrors.push(err32);
        }
        errors++;
      }
    }
    if (data.skip_tutorial !== void 0) {
      let data32 = data.skip_tutorial;
      if (typeof data32 !== "boolean" && data32 !== null) {
        const err33 = { instancePath: instancePath + "/skip_tutorial", schemaPath: "#/components/schemas/AssignedUser/properties/skip_tutorial/type", keyword: "type", params: { type: part3 }, message: "must be boolean,null" };
        if (vErrors === null) {
          vErrors = [err33];
        } else {
          vErrors.push(err33);
        }
        errors++;
      }
    }
    if (data.teams_count !== void 0) {
      let data33 = data.teams_count;
      if (!(typeof data33 == "number" && (!(data33 % 1) && !isNaN(data33)) && isFinite(data33)) && data33 !== null) {
        const err34 = { instancePath: instancePath + "/teams_count", schemaPath: "#/components/schemas/AssignedUser/properties/teams_count/type", keyword: "type", params: { type: part4 }, message: "must be integer,null" };
        if (vErrors === null) {
          vErrors = [err34];
        } else {
          vErrors.push(err34);
        }
        errors++;
      }
    }
    if (data.theme !== void 0) {
      let data34 = data.theme;
      if (typeof data34 !== "string" && data34 !== null) {
        const err35 = { instancePath: instancePath + "/theme", schemaPath: "#/components/schemas/AssignedUser/properties/theme/type", keyword: "type", params: { type: part1 }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err35];
        } else {
          vErrors.push(err35);
        }
        errors++;
      }
    }
    if (data.victor_ops_id !== void 0) {
      let data35 = data.victor_ops_id;
      if (typeof data35 !== "string" && data35 !== null) {
        const err36 = { instancePath: instancePath + "/victor_ops_id", schemaPath: "#/components/schemas/AssignedUser/properties/victor_ops_id/type", keyword: "type", params: { type: part1 }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err36];
        } else {
          vErrors.push(err36);
        }
        errors++;
      }
    }
    if (data.view_multiple_schedules !== void 0) {
      let data36 = data.view_multiple_schedules;
      if (typeof data36 !== "boolean" && data36 !== null) {
        const err37 = { instancePath: instancePath + "/view_multiple_schedules", schemaPath: "#/components/schemas/AssignedUser/properties/view_multiple_schedules/type", keyword: "type", params: { type: part3 }, message: "must be boolean,null" };
        if (vErrors === null) {
          vErrors = [err37];
        } else {
          vErrors.push(err37);
        }
        errors++;
      }
    }
  } else {
    const err38 = { instancePath, schemaPath: "#/components/schemas/AssignedUser/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err38];
    } else {
      vErrors.push(err38);
    }
    errors++;
  }
  validate5.errors = vErrors;
  return errors === 0;
}
function validate16(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== "string") {
    const err0 = { instancePath, schemaPath: "#/components/schemas/ActionItemKind/type", keyword: "type", params: { type: "string" }, message: "must be string" };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  if (!(data === "task" || data === "follow_up")) {
    const err1 = { instancePath, schemaPath: "#/components/schemas/ActionItemKind/enum", keyword: "enum", params: { allowedValues: part7 }, message: "must be equal to one of the allowed values" };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate16.errors = vErrors;
  return errors === 0;
}
function validate18(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== "string") {
    const err0 = { instancePath, schemaPath: "#/components/schemas/ActionItemPriority/type", keyword: "type", params: { type: "string" }, message: "must be string" };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  if (!(data === "high" || data === "medium" || data === "low")) {
    const err1 = { instancePath, schemaPath: "#/components/schemas/ActionItemPriority/enum", keyword: "enum", params: { allowedValues: part8 }, message: "must be equal to one of the allowed values" };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate18.errors = vErrors;
  return errors === 0;
}
function validate20(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== "string") {
    const err0 = { instancePath, schemaPath: "#/components/schemas/ActionItemStatus/type", keyword: "type", params: { type: "string" }, message: "must be string" };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  if (!(data === "open" || data === "in_progress" || data === "cancelled" || data === "done")) {
    const err1 = { instancePath, schemaPath: "#/components/schemas/ActionItemStatus/enum", keyword: "enum", params: { allowedValues: part9 }, message: "must be equal to one of the allowed values" };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate20.errors = vErrors;
  return errors === 0;
}
function validate24(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (!validate7(data, { instancePath, parentData, parentDataProperty, rootData })) {
    vErrors = vErrors === null ? validate7.errors : vErrors.concat(validate7.errors);
    errors = vErrors.length;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const prop0 of part10) {
      if (data[prop0] === void 0) {
        const err0 = { instancePath, schemaPath: "#/components/schemas/UserAttributes/required", keyword: "required", params: { missingProperty: prop0 }, message: "must have required property '" + prop0 + "'" };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
  } else {
    const err1 = { instancePath, schemaPath: "#/components/schemas/UserAttributes/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate24.errors = vErrors;
  return errors === 0;
}
function validate29(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const prop0 of part11) {
      if (data[prop0] === void 0) {
        const err0 = { instancePath, schemaPath: "#/components/schemas/ResourceIdentifier/required", keyword: "required", params: { missingProperty: prop0 }, message: "must have required property '" + prop0 + "'" };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.id !== void 0) {
      let data0 = data.id;
      if (typeof data0 === "string") {
        if (func0(data0) < 1) {
          const err1 = { instancePath: instancePath + "/id", schemaPath: "#/components/schemas/ResourceIdentifier/properties/id/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err1];
          } else {
            vErrors.push(err1);
          }
          errors++;
        }
      } else {
        const err2 = { instancePath: instancePath + "/id", schemaPath: "#/components/schemas/ResourceIdentifier/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.type !== void 0) {
      let data1 = data.type;
      if (typeof data1 === "string") {
        if (func0(data1) < 1) {
          const err3 = { instancePath: instancePath + "/type", schemaPath: "#/components/schemas/ResourceIdentifier/properties/type/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      } else {
        const err4 = { instancePath: instancePath + "/type", schemaPath: "#/components/schemas/ResourceIdentifier/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
  } else {
    const err5 = { instancePath, schemaPath: "#/components/schemas/ResourceIdentifier/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err5];
    } else {
      vErrors.push(err5);
    }
    errors++;
  }
  validate29.errors = vErrors;
  return errors === 0;
}
function validate28(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.data === void 0) {
      const err0 = { instancePath, schemaPath: "#/components/schemas/ToManyRelationship/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.data !== void 0) {
      let data0 = data.data;
      if (Array.isArray(data0)) {
        let invalid0 = 0;
        const len0 = data0.length;
        for (let i0 = 0; i0 < len0 && invalid0 < 100; i0++) {
          const _errs3 = errors;
          if (!validate29(data0[i0], { instancePath: instancePath + "/data/" + i0, parentData: data0, parentDataProperty: i0, rootData })) {
            vErrors = vErrors === null ? validate29.errors : vErrors.concat(validate29.errors);
            errors = vErrors.length;
          }
          var valid1 = _errs3 === errors;
          if (!valid1) {
            invalid0++;
          }
        }
      } else {
        const err1 = { instancePath: instancePath + "/data", schemaPath: "#/components/schemas/ToManyRelationship/properties/data/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
  } else {
    const err2 = { instancePath, schemaPath: "#/components/schemas/ToManyRelationship/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err2];
    } else {
      vErrors.push(err2);
    }
    errors++;
  }
  validate28.errors = vErrors;
  return errors === 0;
}
function validate36(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (Array.isArray(data)) {
    let invalid0 = 0;
    const len0 = data.length;
    for (let i0 = 0; i0 < len0 && invalid0 < 100; i0++) {
      let data0 = data[i0];
      const _errs1 = errors;
      if (typeof data0 !== "string") {
        const err0 = { instancePath: instancePath + "/" + i0, schemaPath: "#/components/schemas/CreateReadPermissions/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
      if (!(data0 === "create" || data0 === "read")) {
        const err1 = { instancePath: instancePath + "/" + i0, schemaPath: "#/components/schemas/CreateReadPermissions/items/enum", keyword: "enum", params: { allowedValues: part12 }, message: "must be equal to one of the allowed values" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
      var valid0 = _errs1 === errors;
      if (!valid0) {
        invalid0++;
      }
    }
  } else {
    const err2 = { instancePath, schemaPath: "#/components/schemas/CreateReadPermissions/type", keyword: "type", params: { type: "array" }, message: "must be array" };
    if (vErrors === null) {
      vErrors = [err2];
    } else {
      vErrors.push(err2);
    }
    errors++;
  }
  validate36.errors = vErrors;
  return errors === 0;
}
function validate39(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== "string") {
    const err0 = { instancePath, schemaPath: "#/components/schemas/Permission/type", keyword: "type", params: { type: "string" }, message: "must be string" };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  if (!(data === "create" || data === "read" || data === "update" || data === "delete")) {
    const err1 = { instancePath, schemaPath: "#/components/schemas/Permission/enum", keyword: "enum", params: { allowedValues: part13 }, message: "must be equal to one of the allowed values" };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate39.errors = vErrors;
  return errors === 0;
}
function validate38(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (Array.isArray(data)) {
    let invalid0 = 0;
    const len0 = data.length;
    for (let i0 = 0; i0 < len0 && invalid0 < 100; i0++) {
      const _errs1 = errors;
      if (!validate39(data[i0], { instancePath: instancePath + "/" + i0, parentData: data, parentDataProperty: i0, rootData })) {
        vErrors = vErrors === null ? validate39.errors : vErrors.concat(validate39.errors);
        errors = vErrors.length;
      }
      var valid0 = _errs1 === errors;
      if (!valid0) {
        invalid0++;
      }
    }
  } else {
    const err0 = { instancePath, schemaPath: "#/components/schemas/Permissions/type", keyword: "type", params: { type: "array" }, message: "must be array" };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  validate38.errors = vErrors;
  return errors === 0;
}
function validate53(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (Array.isArray(data)) {
    let invalid0 = 0;
    const len0 = data.length;
    for (let i0 = 0; i0 < len0 && invalid0 < 100; i0++) {
      let data0 = data[i0];
      const _errs1 = errors;
      if (typeof data0 !== "string") {
        const err0 = { instancePath: instancePath + "/" + i0, schemaPath: "#/components/schemas/CommunicationPermissions/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
      if (!(data0 === "create" || data0 === "read" || data0 === "update" || data0 === "delete" || data0 === "send")) {
        const err1 = { instancePath: instancePath + "/" + i0, schemaPath: "#/components/schemas/CommunicationPermissions/items/enum", keyword: "enum", params: { allowedValues: part14 }, message: "must be equal to one of the allowed values" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
      var valid0 = _errs1 === errors;
      if (!valid0) {
        invalid0++;
      }
    }
  } else {
    const err2 = { instancePath, schemaPath: "#/components/schemas/CommunicationPermissions/type", keyword: "type", params: { type: "array" }, message: "must be array" };
    if (vErrors === null) {
      vErrors = [err2];
    } else {
      vErrors.push(err2);
    }
    errors++;
  }
  validate53.errors = vErrors;
  return errors === 0;
}
function validate64(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (Array.isArray(data)) {
    let invalid0 = 0;
    const len0 = data.length;
    for (let i0 = 0; i0 < len0 && invalid0 < 100; i0++) {
      let data0 = data[i0];
      const _errs1 = errors;
      if (typeof data0 !== "string") {
        const err0 = { instancePath: instancePath + "/" + i0, schemaPath: "#/components/schemas/CreateReadUpdatePermissions/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
      if (!(data0 === "create" || data0 === "read" || data0 === "update")) {
        const err1 = { instancePath: instancePath + "/" + i0, schemaPath: "#/components/schemas/CreateReadUpdatePermissions/items/enum", keyword: "enum", params: { allowedValues: part15 }, message: "must be equal to one of the allowed values" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
      var valid0 = _errs1 === errors;
      if (!valid0) {
        invalid0++;
      }
    }
  } else {
    const err2 = { instancePath, schemaPath: "#/components/schemas/CreateReadUpdatePermissions/type", keyword: "type", params: { type: "array" }, message: "must be array" };
    if (vErrors === null) {
      vErrors = [err2];
    } else {
      vErrors.push(err2);
    }
    errors++;
  }
  validate64.errors = vErrors;
  return errors === 0;
}
function validate35(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const prop0 of part16) {
      if (data[prop0] === void 0) {
        const err0 = { instancePath, schemaPath: "#/components/schemas/Role/required", keyword: "required", params: { missingProperty: prop0 }, message: "must have required property '" + prop0 + "'" };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.id !== void 0) {
      let data0 = data.id;
      if (typeof data0 === "string") {
        if (func0(data0) < 1) {
          const err1 = { instancePath: instancePath + "/id", schemaPath: "#/components/schemas/Role/properties/id/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err1];
          } else {
            vErrors.push(err1);
          }
          errors++;
        }
      } else {
        const err2 = { instancePath: instancePath + "/id", schemaPath: "#/components/schemas/Role/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.alerts_permissions !== void 0) {
      if (!validate36(data.alerts_permissions, { instancePath: instancePath + "/alerts_permissions", parentData: data, parentDataProperty: "alerts_permissions", rootData })) {
        vErrors = vErrors === null ? validate36.errors : vErrors.concat(validate36.errors);
        errors = vErrors.length;
      }
    }
    if (data.api_keys_permissions !== void 0) {
      if (!validate38(data.api_keys_permissions, { instancePath: instancePath + "/api_keys_permissions", parentData: data, parentDataProperty: "api_keys_permissions", rootData })) {
        vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
        errors = vErrors.length;
      }
    }
    if (data.audits_permissions !== void 0) {
      if (!validate38(data.audits_permissions, { instancePath: instancePath + "/audits_permissions", parentData: data, parentDataProperty: "audits_permissions", rootData })) {
        vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
        errors = vErrors.length;
      }
    }
    if (data.billing_permissions !== void 0) {
      if (!validate38(data.billing_permissions, { instancePath: instancePath + "/billing_permissions", parentData: data, parentDataProperty: "billing_permissions", rootData })) {
        vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
        errors = vErrors.length;
      }
    }
    if (data.catalogs_permissions !== void 0) {
      if (!validate38(data.catalogs_permissions, { instancePath: instancePath + "/catalogs_permissions", parentData: data, parentDataProperty: "catalogs_permissions", rootData })) {
        vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
        errors = vErrors.length;
      }
    }
    if (data.communication_permissions !== void 0) {
      if (!validate38(data.communication_permissions, { instancePath: instancePath + "/communication_permissions", parentData: data, parentDataProperty: "communication_permissions", rootData })) {
        vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
        errors = vErrors.length;
      }
    }
    if (data.created_at !== void 0) {
      if (!validate8(data.created_at, { instancePath: instancePath + "/created_at", parentData: data, parentDataProperty: "created_at", rootData })) {
        vErrors = vErrors === null ? validate8.errors : vErrors.concat(validate8.errors);
        errors = vErrors.length;
      }
    }
    if (data.deleted_at !== void 0) {
      let data8 = data.deleted_at;
      if (typeof data8 !== "string" && data8 !== null) {
        const err3 = { instancePath: instancePath + "/deleted_at", schemaPath: "#/components/schemas/Role/properties/deleted_at/type", keyword: "type", params: { type: part1 }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.display_order !== void 0) {
      let data9 = data.display_order;
      if (!(typeof data9 == "number" && (!(data9 % 1) && !isNaN(data9)) && isFinite(data9)) && data9 !== null) {
        const err4 = { instancePath: instancePath + "/display_order", schemaPath: "#/components/schemas/Role/properties/display_order/type", keyword: "type", params: { type: part4 }, message: "must be integer,null" };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.edge_connector_permissions !== void 0) {
      if (!validate38(data.edge_connector_permissions, { instancePath: instancePath + "/edge_connector_permissions", parentData: data, parentDataProperty: "edge_connector_permissions", rootData })) {
        vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
        errors = vErrors.length;
      }
    }
    if (data.environments_permissions !== void 0) {
      if (!validate38(data.environments_permissions, { instancePath: instancePath + "/environments_permissions", parentData: data, parentDataProperty: "environments_permissions", rootData })) {
        vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
        errors = vErrors.length;
      }
    }
    if (data.form_fields_permissions !== void 0) {
      if (!validate38(data.form_fields_permissions, { instancePath: instancePath + "/form_fields_permissions", parentData: data, parentDataProperty: "form_fields_permissions", rootData })) {
        vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
        errors = vErrors.length;
      }
    }
    if (data.functionalities_permissions !== void 0) {
      if (!validate38(data.functionalities_permissions, { instancePath: instancePath + "/functionalities_permissions", parentData: data, parentDataProperty: "functionalities_permissions", rootData })) {
        vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
        errors = vErrors.length;
      }
    }
    if (data.groups_permissions !== void 0) {
      if (!validate38(data.groups_permissions, { instancePath: instancePath + "/groups_permissions", parentData: data, parentDataProperty: "groups_permissions", rootData })) {
        vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
        errors = vErrors.length;
      }
    }
    if (data.incident_causes_permissions !== void 0) {
      if (!validate38(data.incident_causes_permissions, { instancePath: instancePath + "/incident_causes_permissions", parentData: data, parentDataProperty: "incident_causes_permissions", rootData })) {
        vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
        errors = vErrors.length;
      }
    }
    if (data.incident_communication_permissions !== void 0) {
      if (!validate53(data.incident_communication_permissions, { instancePath: instancePath + "/incident_communication_permissions", parentData: data, parentDataProperty: "incident_communication_permissions", rootData })) {
        vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
        errors = vErrors.length;
      }
    }
    if (data.incident_feedbacks_permissions !== void 0) {
      if (!validate38(data.incident_feedbacks_permissions, { instancePath: instancePath + "/incident_feedbacks_permissions", parentData: data, parentDataProperty: "incident_feedbacks_permissions", rootData })) {
        vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
        errors = vErrors.length;
      }
    }
    if (data.incident_permission_set_id !== void 0) {
      let data18 = data.incident_permission_set_id;
      if (typeof data18 !== "string" && data18 !== null) {
        const err5 = { instancePath: instancePath + "/incident_permission_set_id", schemaPath: "#/components/schemas/Role/properties/incident_permission_set_id/type", keyword: "type", params: { type: part1 }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.incident_roles_permissions !== void 0) {
      if (!validate38(data.incident_roles_permissions, { instancePath: instancePath + "/incident_roles_permissions", parentData: data, parentDataProperty: "incident_roles_permissions", rootData })) {
        vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
        errors = vErrors.length;
      }
    }
    if (data.incident_types_permissions !== void 0) {
      if (!validate38(data.incident_types_permissions, { instancePath: instancePath + "/incident_types_permissions", parentData: data, parentDataProperty: "incident_types_permissions", rootData })) {
        vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
        errors = vErrors.length;
      }
    }
    if (data.incidents_permissions !== void 0) {
      if (!validate38(data.incidents_permissions, { instancePath: instancePath + "/incidents_permissions", parentData: data, parentDataProperty: "incidents_permissions", rootData })) {
        vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
        errors = vErrors.length;
      }
    }
    if (data.integrations_permissions !== void 0) {
      if (!validate38(data.integrations_permissions, { instancePath: instancePath + "/integrations_permissions", parentData: data, parentDataProperty: "integrations_permissions", rootData })) {
        vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
        errors = vErrors.length;
      }
    }
    if (data.invitations_permissions !== void 0) {
      if (!validate38(data.invitations_permissions, { instancePath: instancePath + "/invitations_permissions", parentData: data, parentDataProperty: "invitations_permissions", rootData })) {
        vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
        errors = vErrors.length;
      }
    }
    if (data.is_deletable !== void 0) {
      let data24 = data.is_deletable;
      if (typeof data24 !== "boolean" && data24 !== null) {
        const err6 = { instancePath: instancePath + "/is_deletable", schemaPath: "#/components/schemas/Role/properties/is_deletable/type", keyword: "type", params: { type: part3 }, message: "must be boolean,null" };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.is_editable !== void 0) {
      let data25 = data.is_editable;
      if (typeof data25 !== "boolean" && data25 !== null) {
        const err7 = { instancePath: instancePath + "/is_editable", schemaPath: "#/components/schemas/Role/properties/is_editable/type", keyword: "type", params: { type: part3 }, message: "must be boolean,null" };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
    if (data.name !== void 0) {
      let data26 = data.name;
      if (typeof data26 !== "string" && data26 !== null) {
        const err8 = { instancePath: instancePath + "/name", schemaPath: "#/components/schemas/Role/properties/name/type", keyword: "type", params: { type: part1 }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
    if (data.paging_permissions !== void 0) {
      if (!validate38(data.paging_permissions, { instancePath: instancePath + "/paging_permissions", parentData: data, parentDataProperty: "paging_permissions", rootData })) {
        vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
        errors = vErrors.length;
      }
    }
    if (data.playbooks_permissions !== void 0) {
      if (!validate38(data.playbooks_permissions, { instancePath: instancePath + "/playbooks_permissions", parentData: data, parentDataProperty: "playbooks_permissions", rootData })) {
        vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
        errors = vErrors.length;
      }
    }
    if (data.private_incidents_permissions !== void 0) {
      if (!validate38(data.private_incidents_permissions, { instancePath: instancePath + "/private_incidents_permissions", parentData: data, parentDataProperty: "private_incidents_permissions", rootData })) {
        vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
        errors = vErrors.length;
      }
    }
    if (data.pulses_permissions !== void 0) {
      if (!validate64(data.pulses_permissions, { instancePath: instancePath + "/pulses_permissions", parentData: data, parentDataProperty: "pulses_permissions", rootData })) {
        vErrors = vErrors === null ? validate64.errors : vErrors.concat(validate64.errors);
        errors = vErrors.length;
      }
    }
    if (data.retrospective_permissions !== void 0) {
      if (!validate38(data.retrospective_permissions, { instancePath: instancePath + "/retrospective_permissions", parentData: data, parentDataProperty: "retrospective_permissions", rootData })) {
        vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
        errors = vErrors.length;
      }
    }
    if (data.roles_permissions !== void 0) {
      if (!validate38(data.roles_permissions, { instancePath: instancePath + "/roles_permissions", parentData: data, parentDataProperty: "roles_permissions", rootData })) {
        vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
        errors = vErrors.length;
      }
    }
    if (data.secrets_permissions !== void 0) {
      if (!validate38(data.secrets_permissions, { instancePath: instancePath + "/secrets_permissions", parentData: data, parentDataProperty: "secrets_permissions", rootData })) {
        vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
        errors = vErrors.length;
      }
    }
    if (data.services_permissions !== void 0) {
      if (!validate38(data.services_permissions, { instancePath: instancePath + "/services_permissions", parentData: data, parentDataProperty: "services_permissions", rootData })) {
        vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
        errors = vErrors.length;
      }
    }
    if (data.severities_permissions !== void 0) {
      if (!validate38(data.severities_permissions, { instancePath: instancePath + "/severities_permissions", parentData: data, parentDataProperty: "severities_permissions", rootData })) {
        vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
        errors = vErrors.length;
      }
    }
    if (data.slug !== void 0) {
      let data36 = data.slug;
      if (typeof data36 !== "string" && data36 !== null) {
        const err9 = { instancePath: instancePath + "/slug", schemaPath: "#/components/schemas/Role/properties/slug/type", keyword: "type", params: { type: part1 }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err9];
        } else {
          vErrors.push(err9);
        }
        errors++;
      }
    }
    if (data.status_pages_permissions !== void 0) {
      if (!validate38(data.status_pages_permissions, { instancePath: instancePath + "/status_pages_permissions", parentData: data, parentDataProperty: "status_pages_permissions", rootData })) {
        vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
        errors = vErrors.length;
      }
    }
    if (data.sub_statuses_permissions !== void 0) {
      if (!validate38(data.sub_statuses_permissions, { instancePath: instancePath + "/sub_statuses_permissions", parentData: data, parentDataProperty: "sub_statuses_permissions", rootData })) {
        vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
        errors = vErrors.length;
      }
    }
    if (data.team_id !== void 0) {
      let data39 = data.team_id;
      if (!(typeof data39 == "number" && (!(data39 % 1) && !isNaN(data39)) && isFinite(data39)) && data39 !== null) {
        const err10 = { instancePath: instancePath + "/team_id", schemaPath: "#/components/schemas/Role/properties/team_id/type", keyword: "type", params: { type: part4 }, message: "must be integer,null" };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
    }
    if (data.updated_at !== void 0) {
      if (!validate8(data.updated_at, { instancePath: instancePath + "/updated_at", parentData: data, parentDataProperty: "updated_at", rootData })) {
        vErrors = vErrors === null ? validate8.errors : vErrors.concat(validate8.errors);
        errors = vErrors.length;
      }
    }
    if (data.webhooks_permissions !== void 0) {
      if (!validate38(data.webhooks_permissions, { instancePath: instancePath + "/webhooks_permissions", parentData: data, parentDataProperty: "webhooks_permissions", rootData })) {
        vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
        errors = vErrors.length;
      }
    }
    if (data.workflows_permissions !== void 0) {
      if (!validate38(data.workflows_permissions, { instancePath: instancePath + "/workflows_permissions", parentData: data, parentDataProperty: "workflows_permissions", rootData })) {
        vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err11 = { instancePath, schemaPath: "#/components/schemas/Role/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err11];
    } else {
      vErrors.push(err11);
    }
    errors++;
  }
  validate35.errors = vErrors;
  return errors === 0;
}
function validate34(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.data === void 0) {
      const err0 = { instancePath, schemaPath: "#/components/schemas/RoleRelationship/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.data !== void 0) {
      let data0 = data.data;
      const _errs2 = errors;
      let valid1 = false;
      const _errs3 = errors;
      if (!validate35(data0, { instancePath: instancePath + "/data", parentData: data, parentDataProperty: "data", rootData })) {
        vErrors = vErrors === null ? validate35.errors : vErrors.concat(validate35.errors);
        errors = vErrors.length;
      }
      var _valid0 = _errs3 === errors;
      valid1 = valid1 || _valid0;
      if (!valid1) {
        const _errs4 = errors;
        if (data0 !== null) {
          const err1 = { instancePath: instancePath + "/data", schemaPath: "#/components/schemas/RoleRelationship/properties/data/anyOf/1/type", keyword: "type", params: { type: "null" }, message: "must be null" };
          if (vErrors === null) {
            vErrors = [err1];
          } else {
            vErrors.push(err1);
          }
          errors++;
        }
        var _valid0 = _errs4 === errors;
        valid1 = valid1 || _valid0;
      }
      if (!valid1) {
        const err2 = { instancePath: instancePath + "/data", schemaPath: "#/components/schemas/RoleRelationship/properties/data/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      } else {
        errors = _errs2;
        if (vErrors !== null) {
          if (_errs2) {
            vErrors.length = _errs2;
          } else {
            vErrors = null;
          }
        }
      }
    }
  } else {
    const err3 = { instancePath, schemaPath: "#/components/schemas/RoleRelationship/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err3];
    } else {
      vErrors.push(err3);
    }
    errors++;
  }
  validate34.errors = vErrors;
  return errors === 0;
}
function validate88(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (Array.isArray(data)) {
    let invalid0 = 0;
    const len0 = data.length;
    for (let i0 = 0; i0 < len0 && invalid0 < 100; i0++) {
      let data0 = data[i0];
      const _errs1 = errors;
      if (typeof data0 !== "string") {
        const err0 = { instancePath: instancePath + "/" + i0, schemaPath: "#/components/schemas/ReadPermissions/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
      if (!(data0 === "read")) {
        const err1 = { instancePath: instancePath + "/" + i0, schemaPath: "#/components/schemas/ReadPermissions/items/enum", keyword: "enum", params: { allowedValues: part17 }, message: "must be equal to one of the allowed values" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
      var valid0 = _errs1 === errors;
      if (!valid0) {
        invalid0++;
      }
    }
  } else {
    const err2 = { instancePath, schemaPath: "#/components/schemas/ReadPermissions/type", keyword: "type", params: { type: "array" }, message: "must be array" };
    if (vErrors === null) {
      vErrors = [err2];
    } else {
      vErrors.push(err2);
    }
    errors++;
  }
  validate88.errors = vErrors;
  return errors === 0;
}
function validate99(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (Array.isArray(data)) {
    let invalid0 = 0;
    const len0 = data.length;
    for (let i0 = 0; i0 < len0 && invalid0 < 100; i0++) {
      let data0 = data[i0];
      const _errs1 = errors;
      if (typeof data0 !== "string") {
        const err0 = { instancePath: instancePath + "/" + i0, schemaPath: "#/components/schemas/CreateUpdatePermissions/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
      if (!(data0 === "create" || data0 === "update")) {
        const err1 = { instancePath: instancePath + "/" + i0, schemaPath: "#/components/schemas/CreateUpdatePermissions/items/enum", keyword: "enum", params: { allowedValues: part18 }, message: "must be equal to one of the allowed values" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
      var valid0 = _errs1 === errors;
      if (!valid0) {
        invalid0++;
      }
    }
  } else {
    const err2 = { instancePath, schemaPath: "#/components/schemas/CreateUpdatePermissions/type", keyword: "type", params: { type: "array" }, message: "must be array" };
    if (vErrors === null) {
      vErrors = [err2];
    } else {
      vErrors.push(err2);
    }
    errors++;
  }
  validate99.errors = vErrors;
  return errors === 0;
}
function validate79(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const prop0 of part19) {
      if (data[prop0] === void 0) {
        const err0 = { instancePath, schemaPath: "#/components/schemas/OnCallRole/required", keyword: "required", params: { missingProperty: prop0 }, message: "must have required property '" + prop0 + "'" };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.id !== void 0) {
      let data0 = data.id;
      if (typeof data0 === "string") {
        if (func0(data0) < 1) {
          const err1 = { instancePath: instancePath + "/id", schemaPath: "#/components/schemas/OnCallRole/properties/id/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err1];
          } else {
            vErrors.push(err1);
          }
          errors++;
        }
      } else {
        const err2 = { instancePath: instancePath + "/id", schemaPath: "#/components/schemas/OnCallRole/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.alert_fields_permissions !== void 0) {
      if (!validate38(data.alert_fields_permissions, { instancePath: instancePath + "/alert_fields_permissions", parentData: data, parentDataProperty: "alert_fields_permissions", rootData })) {
        vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
        errors = vErrors.length;
      }
    }
    if (data.alert_groups_permissions !== void 0) {
      if (!validate38(data.alert_groups_permissions, { instancePath: instancePath + "/alert_groups_permissions", parentData: data, parentDataProperty: "alert_groups_permissions", rootData })) {
        vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
        errors = vErrors.length;
      }
    }
    if (data.alert_routing_rules_permissions !== void 0) {
      if (!validate38(data.alert_routing_rules_permissions, { instancePath: instancePath + "/alert_routing_rules_permissions", parentData: data, parentDataProperty: "alert_routing_rules_permissions", rootData })) {
        vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
        errors = vErrors.length;
      }
    }
    if (data.alert_sources_permissions !== void 0) {
      if (!validate38(data.alert_sources_permissions, { instancePath: instancePath + "/alert_sources_permissions", parentData: data, parentDataProperty: "alert_sources_permissions", rootData })) {
        vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
        errors = vErrors.length;
      }
    }
    if (data.alert_urgency_permissions !== void 0) {
      if (!validate38(data.alert_urgency_permissions, { instancePath: instancePath + "/alert_urgency_permissions", parentData: data, parentDataProperty: "alert_urgency_permissions", rootData })) {
        vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
        errors = vErrors.length;
      }
    }
    if (data.alerts_permissions !== void 0) {
      if (!validate38(data.alerts_permissions, { instancePath: instancePath + "/alerts_permissions", parentData: data, parentDataProperty: "alerts_permissions", rootData })) {
        vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
        errors = vErrors.length;
      }
    }
    if (data.api_keys_permissions !== void 0) {
      if (!validate38(data.api_keys_permissions, { instancePath: instancePath + "/api_keys_permissions", parentData: data, parentDataProperty: "api_keys_permissions", rootData })) {
        vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
        errors = vErrors.length;
      }
    }
    if (data.audits_permissions !== void 0) {
      if (!validate38(data.audits_permissions, { instancePath: instancePath + "/audits_permissions", parentData: data, parentDataProperty: "audits_permissions", rootData })) {
        vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
        errors = vErrors.length;
      }
    }
    if (data.contacts_permissions !== void 0) {
      if (!validate88(data.contacts_permissions, { instancePath: instancePath + "/contacts_permissions", parentData: data, parentDataProperty: "contacts_permissions", rootData })) {
        vErrors = vErrors === null ? validate88.errors : vErrors.concat(validate88.errors);
        errors = vErrors.length;
      }
    }
    if (data.created_at !== void 0) {
      if (!validate8(data.created_at, { instancePath: instancePath + "/created_at", parentData: data, parentDataProperty: "created_at", rootData })) {
        vErrors = vErrors === null ? validate8.errors : vErrors.concat(validate8.errors);
        errors = vErrors.length;
      }
    }
    if (data.deleted_at !== void 0) {
      let data11 = data.deleted_at;
      if (typeof data11 !== "string" && data11 !== null) {
        const err3 = { instancePath: instancePath + "/deleted_at", schemaPath: "#/components/schemas/OnCallRole/properties/deleted_at/type", keyword: "type", params: { type: part1 }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.escalation_policies_permissions !== void 0) {
      if (!validate38(data.escalation_policies_permissions, { instancePath: instancePath + "/escalation_policies_permissions", parentData: data, parentDataProperty: "escalation_policies_permissions", rootData })) {
        vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
        errors = vErrors.length;
      }
    }
    if (data.groups_permissions !== void 0) {
      if (!validate38(data.groups_permissions, { instancePath: instancePath + "/groups_permissions", parentData: data, parentDataProperty: "groups_permissions", rootData })) {
        vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
        errors = vErrors.length;
      }
    }
    if (data.heartbeats_permissions !== void 0) {
      if (!validate38(data.heartbeats_permissions, { instancePath: instancePath + "/heartbeats_permissions", parentData: data, parentDataProperty: "heartbeats_permissions", rootData })) {
        vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
        errors = vErrors.length;
      }
    }
    if (data.integrations_permissions !== void 0) {
      if (!validate38(data.integrations_permissions, { instancePath: instancePath + "/integrations_permissions", parentData: data, parentDataProperty: "integrations_permissions", rootData })) {
        vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
        errors = vErrors.length;
      }
    }
    if (data.invitations_permissions !== void 0) {
      if (!validate38(data.invitations_permissions, { instancePath: instancePath + "/invitations_permissions", parentData: data, parentDataProperty: "invitations_permissions", rootData })) {
        vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
        errors = vErrors.length;
      }
    }
    if (data.live_call_routing_permissions !== void 0) {
      if (!validate38(data.live_call_routing_permissions, { instancePath: instancePath + "/live_call_routing_permissions", parentData: data, parentDataProperty: "live_call_routing_permissions", rootData })) {
        vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
        errors = vErrors.length;
      }
    }
    if (data.name !== void 0) {
      let data18 = data.name;
      if (typeof data18 !== "string" && data18 !== null) {
        const err4 = { instancePath: instancePath + "/name", schemaPath: "#/components/schemas/OnCallRole/properties/name/type", keyword: "type", params: { type: part1 }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.on_call_readiness_report_permissions !== void 0) {
      if (!validate88(data.on_call_readiness_report_permissions, { instancePath: instancePath + "/on_call_readiness_report_permissions", parentData: data, parentDataProperty: "on_call_readiness_report_permissions", rootData })) {
        vErrors = vErrors === null ? validate88.errors : vErrors.concat(validate88.errors);
        errors = vErrors.length;
      }
    }
    if (data.on_call_roles_permissions !== void 0) {
      if (!validate38(data.on_call_roles_permissions, { instancePath: instancePath + "/on_call_roles_permissions", parentData: data, parentDataProperty: "on_call_roles_permissions", rootData })) {
        vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
        errors = vErrors.length;
      }
    }
    if (data.schedule_override_permissions !== void 0) {
      if (!validate99(data.schedule_override_permissions, { instancePath: instancePath + "/schedule_override_permissions", parentData: data, parentDataProperty: "schedule_override_permissions", rootData })) {
        vErrors = vErrors === null ? validate99.errors : vErrors.concat(validate99.errors);
        errors = vErrors.length;
      }
    }
    if (data.schedules_permissions !== void 0) {
      if (!validate38(data.schedules_permissions, { instancePath: instancePath + "/schedules_permissions", parentData: data, parentDataProperty: "schedules_permissions", rootData })) {
        vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
        errors = vErrors.length;
      }
    }
    if (data.services_permissions !== void 0) {
      if (!validate38(data.services_permissions, { instancePath: instancePath + "/services_permissions", parentData: data, parentDataProperty: "services_permissions", rootData })) {
        vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
        errors = vErrors.length;
      }
    }
    if (data.shift_overrides_permissions !== void 0) {
      if (!validate38(data.shift_overrides_permissions, { instancePath: instancePath + "/shift_overrides_permissions", parentData: data, parentDataProperty: "shift_overrides_permissions", rootData })) {
        vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
        errors = vErrors.length;
      }
    }
    if (data.slug !== void 0) {
      let data25 = data.slug;
      if (typeof data25 !== "string" && data25 !== null) {
        const err5 = { instancePath: instancePath + "/slug", schemaPath: "#/components/schemas/OnCallRole/properties/slug/type", keyword: "type", params: { type: part1 }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.system_role !== void 0) {
      let data26 = data.system_role;
      if (typeof data26 !== "string") {
        const err6 = { instancePath: instancePath + "/system_role", schemaPath: "#/components/schemas/OnCallRole/properties/system_role/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
      if (!(data26 === "admin" || data26 === "user" || data26 === "custom" || data26 === "observer" || data26 === "no_access")) {
        const err7 = { instancePath: instancePath + "/system_role", schemaPath: "#/components/schemas/OnCallRole/properties/system_role/enum", keyword: "enum", params: { allowedValues: part20 }, message: "must be equal to one of the allowed values" };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
    if (data.team_id !== void 0) {
      let data27 = data.team_id;
      if (!(typeof data27 == "number" && (!(data27 % 1) && !isNaN(data27)) && isFinite(data27)) && data27 !== null) {
        const err8 = { instancePath: instancePath + "/team_id", schemaPath: "#/components/schemas/OnCallRole/properties/team_id/type", keyword: "type", params: { type: part4 }, message: "must be integer,null" };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
    if (data.updated_at !== void 0) {
      if (!validate8(data.updated_at, { instancePath: instancePath + "/updated_at", parentData: data, parentDataProperty: "updated_at", rootData })) {
        vErrors = vErrors === null ? validate8.errors : vErrors.concat(validate8.errors);
        errors = vErrors.length;
      }
    }
    if (data.webhooks_permissions !== void 0) {
      if (!validate38(data.webhooks_permissions, { instancePath: instancePath + "/webhooks_permissions", parentData: data, parentDataProperty: "webhooks_permissions", rootData })) {
        vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
        errors = vErrors.length;
      }
    }
    if (data.workflows_permissions !== void 0) {
      if (!validate38(data.workflows_permissions, { instancePath: instancePath + "/workflows_permissions", parentData: data, parentDataProperty: "workflows_permissions", rootData })) {
        vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err9 = { instancePath, schemaPath: "#/components/schemas/OnCallRole/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err9];
    } else {
      vErrors.push(err9);
    }
    errors++;
  }
  validate79.errors = vErrors;
  return errors === 0;
}
function validate78(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.data === void 0) {
      const err0 = { instancePath, schemaPath: "#/components/schemas/OnCallRoleRelationship/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.data !== void 0) {
      let data0 = data.data;
      const _errs2 = errors;
      let valid1 = false;
      const _errs3 = errors;
      if (!validate79(data0, { instancePath: instancePath + "/data", parentData: data, parentDataProperty: "data", rootData })) {
        vErrors = vErrors === null ? validate79.errors : vErrors.concat(validate79.errors);
        errors = vErrors.length;
      }
      var _valid0 = _errs3 === errors;
      valid1 = valid1 || _valid0;
      if (!valid1) {
        const _errs4 = errors;
        if (data0 !== null) {
          const err1 = { instancePath: instancePath + "/data", schemaPath: "#/components/schemas/OnCallRoleRelationship/properties/data/anyOf/1/type", keyword: "type", params: { type: "null" }, message: "must be null" };
          if (vErrors === null) {
            vErrors = [err1];
          } else {
            vErrors.push(err1);
          }
          errors++;
        }
        var _valid0 = _errs4 === errors;
        valid1 = valid1 || _valid0;
      }
      if (!valid1) {
        const err2 = { instancePath: instancePath + "/data", schemaPath: "#/components/schemas/OnCallRoleRelationship/properties/data/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      } else {
        errors = _errs2;
        if (vErrors !== null) {
          if (_errs2) {
            vErrors.length = _errs2;
          } else {
            vErrors = null;
          }
        }
      }
    }
  } else {
    const err3 = { instancePath, schemaPath: "#/components/schemas/OnCallRoleRelationship/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err3];
    } else {
      vErrors.push(err3);
    }
    errors++;
  }
  validate78.errors = vErrors;
  return errors === 0;
}
function validate27(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const prop0 of part21) {
      if (data[prop0] === void 0) {
        const err0 = { instancePath, schemaPath: "#/components/schemas/UserRelationships/required", keyword: "required", params: { missingProperty: prop0 }, message: "must have required property '" + prop0 + "'" };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.email_addresses !== void 0) {
      if (!validate28(data.email_addresses, { instancePath: instancePath + "/email_addresses", parentData: data, parentDataProperty: "email_addresses", rootData })) {
        vErrors = vErrors === null ? validate28.errors : vErrors.concat(validate28.errors);
        errors = vErrors.length;
      }
    }
    if (data.phone_numbers !== void 0) {
      if (!validate28(data.phone_numbers, { instancePath: instancePath + "/phone_numbers", parentData: data, parentDataProperty: "phone_numbers", rootData })) {
        vErrors = vErrors === null ? validate28.errors : vErrors.concat(validate28.errors);
        errors = vErrors.length;
      }
    }
    if (data.devices !== void 0) {
      if (!validate28(data.devices, { instancePath: instancePath + "/devices", parentData: data, parentDataProperty: "devices", rootData })) {
        vErrors = vErrors === null ? validate28.errors : vErrors.concat(validate28.errors);
        errors = vErrors.length;
      }
    }
    if (data.role !== void 0) {
      if (!validate34(data.role, { instancePath: instancePath + "/role", parentData: data, parentDataProperty: "role", rootData })) {
        vErrors = vErrors === null ? validate34.errors : vErrors.concat(validate34.errors);
        errors = vErrors.length;
      }
    }
    if (data.on_call_role !== void 0) {
      if (!validate78(data.on_call_role, { instancePath: instancePath + "/on_call_role", parentData: data, parentDataProperty: "on_call_role", rootData })) {
        vErrors = vErrors === null ? validate78.errors : vErrors.concat(validate78.errors);
        errors = vErrors.length;
      }
    }
    if (data.teams !== void 0) {
      if (!validate28(data.teams, { instancePath: instancePath + "/teams", parentData: data, parentDataProperty: "teams", rootData })) {
        vErrors = vErrors === null ? validate28.errors : vErrors.concat(validate28.errors);
        errors = vErrors.length;
      }
    }
    if (data.schedules !== void 0) {
      if (!validate28(data.schedules, { instancePath: instancePath + "/schedules", parentData: data, parentDataProperty: "schedules", rootData })) {
        vErrors = vErrors === null ? validate28.errors : vErrors.concat(validate28.errors);
        errors = vErrors.length;
      }
    }
    if (data.notification_rules !== void 0) {
      if (!validate28(data.notification_rules, { instancePath: instancePath + "/notification_rules", parentData: data, parentDataProperty: "notification_rules", rootData })) {
        vErrors = vErrors === null ? validate28.errors : vErrors.concat(validate28.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err1 = { instancePath, schemaPath: "#/components/schemas/UserRelationships/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate27.errors = vErrors;
  return errors === 0;
}
function validate23(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const prop0 of part22) {
      if (data[prop0] === void 0) {
        const err0 = { instancePath, schemaPath: "#/components/schemas/UserResource/required", keyword: "required", params: { missingProperty: prop0 }, message: "must have required property '" + prop0 + "'" };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.id !== void 0) {
      let data0 = data.id;
      if (typeof data0 === "string") {
        if (func0(data0) < 1) {
          const err1 = { instancePath: instancePath + "/id", schemaPath: "#/components/schemas/UserResource/properties/id/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err1];
          } else {
            vErrors.push(err1);
          }
          errors++;
        }
      } else {
        const err2 = { instancePath: instancePath + "/id", schemaPath: "#/components/schemas/UserResource/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.type !== void 0) {
      let data1 = data.type;
      if (typeof data1 !== "string") {
        const err3 = { instancePath: instancePath + "/type", schemaPath: "#/components/schemas/UserResource/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
      if ("users" !== data1) {
        const err4 = { instancePath: instancePath + "/type", schemaPath: "#/components/schemas/UserResource/properties/type/const", keyword: "const", params: { allowedValue: "users" }, message: "must be equal to constant" };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.attributes !== void 0) {
      if (!validate24(data.attributes, { instancePath: instancePath + "/attributes", parentData: data, parentDataProperty: "attributes", rootData })) {
        vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
        errors = vErrors.length;
      }
    }
    if (data.relationships !== void 0) {
      if (!validate27(data.relationships, { instancePath: instancePath + "/relationships", parentData: data, parentDataProperty: "relationships", rootData })) {
        vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err5 = { instancePath, schemaPath: "#/components/schemas/UserResource/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err5];
    } else {
      vErrors.push(err5);
    }
    errors++;
  }
  validate23.errors = vErrors;
  return errors === 0;
}
function validate22(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.data === void 0) {
      const err0 = { instancePath, schemaPath: "#/components/schemas/UserDocument/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.data !== void 0) {
      if (!validate23(data.data, { instancePath: instancePath + "/data", parentData: data, parentDataProperty: "data", rootData })) {
        vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err1 = { instancePath, schemaPath: "#/components/schemas/UserDocument/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate22.errors = vErrors;
  return errors === 0;
}
var formats2 = fullFormats["uri"];
function validate4(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const prop0 of part23) {
      if (data[prop0] === void 0) {
        const err0 = { instancePath, schemaPath: "#/components/schemas/IncidentActionItemAttributes/required", keyword: "required", params: { missingProperty: prop0 }, message: "must have required property '" + prop0 + "'" };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.incident_id !== void 0) {
      let data0 = data.incident_id;
      if (typeof data0 === "string") {
        if (func0(data0) < 1) {
          const err1 = { instancePath: instancePath + "/incident_id", schemaPath: "#/components/schemas/IncidentActionItemAttributes/properties/incident_id/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err1];
          } else {
            vErrors.push(err1);
          }
          errors++;
        }
      } else {
        const err2 = { instancePath: instancePath + "/incident_id", schemaPath: "#/components/schemas/IncidentActionItemAttributes/properties/incident_id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.incident_title !== void 0) {
      if (typeof data.incident_title !== "string") {
        const err3 = { instancePath: instancePath + "/incident_title", schemaPath: "#/components/schemas/IncidentActionItemAttributes/properties/incident_title/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.description !== void 0) {
      let data2 = data.description;
      if (typeof data2 !== "string" && data2 !== null) {
        const err4 = { instancePath: instancePath + "/description", schemaPath: "#/components/schemas/IncidentActionItemAttributes/properties/description/type", keyword: "type", params: { type: part1 }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.assigned_to !== void 0) {
      let data3 = data.assigned_to;
      const _errs8 = errors;
      let valid1 = false;
      const _errs9 = errors;
      if (!validate5(data3, { instancePath: instancePath + "/assigned_to", parentData: data, parentDataProperty: "assigned_to", rootData })) {
        vErrors = vErrors === null ? validate5.errors : vErrors.concat(validate5.errors);
        errors = vErrors.length;
      }
      var _valid0 = _errs9 === errors;
      valid1 = valid1 || _valid0;
      if (!valid1) {
        const _errs10 = errors;
        if (data3 !== null) {
          const err5 = { instancePath: instancePath + "/assigned_to", schemaPath: "#/components/schemas/IncidentActionItemAttributes/properties/assigned_to/anyOf/1/type", keyword: "type", params: { type: "null" }, message: "must be null" };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
        var _valid0 = _errs10 === errors;
        valid1 = valid1 || _valid0;
      }
      if (!valid1) {
        const err6 = { instancePath: instancePath + "/assigned_to", schemaPath: "#/components/schemas/IncidentActionItemAttributes/properties/assigned_to/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      } else {
        errors = _errs8;
        if (vErrors !== null) {
          if (_errs8) {
            vErrors.length = _errs8;
          } else {
            vErrors = null;
          }
        }
      }
    }
    if (data.assigned_to_group_ids !== void 0) {
      let data4 = data.assigned_to_group_ids;
      if (!Array.isArray(data4) && data4 !== null) {
        const err7 = { instancePath: instancePath + "/assigned_to_group_ids", schemaPath: "#/components/schemas/IncidentActionItemAttributes/properties/assigned_to_group_ids/type", keyword: "type", params: { type: part24 }, message: "must be array,null" };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
      if (Array.isArray(data4)) {
        let invalid0 = 0;
        const len0 = data4.length;
        for (let i0 = 0; i0 < len0 && invalid0 < 100; i0++) {
          const _errs14 = errors;
          if (typeof data4[i0] !== "string") {
            const err8 = { instancePath: instancePath + "/assigned_to_group_ids/" + i0, schemaPath: "#/components/schemas/IncidentActionItemAttributes/properties/assigned_to_group_ids/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err8];
            } else {
              vErrors.push(err8);
            }
            errors++;
          }
          var valid2 = _errs14 === errors;
          if (!valid2) {
            invalid0++;
          }
        }
      }
    }
    if (data.kind !== void 0) {
      if (!validate16(data.kind, { instancePath: instancePath + "/kind", parentData: data, parentDataProperty: "kind", rootData })) {
        vErrors = vErrors === null ? validate16.errors : vErrors.concat(validate16.errors);
        errors = vErrors.length;
      }
    }
    if (data.priority !== void 0) {
      if (!validate18(data.priority, { instancePath: instancePath + "/priority", parentData: data, parentDataProperty: "priority", rootData })) {
        vErrors = vErrors === null ? validate18.errors : vErrors.concat(validate18.errors);
        errors = vErrors.length;
      }
    }
    if (data.status !== void 0) {
      if (!validate20(data.status, { instancePath: instancePath + "/status", parentData: data, parentDataProperty: "status", rootData })) {
        vErrors = vErrors === null ? validate20.errors : vErrors.concat(validate20.errors);
        errors = vErrors.length;
      }
    }
    if (data.due_date !== void 0) {
      let data9 = data.due_date;
      if (typeof data9 !== "string" && data9 !== null) {
        const err9 = { instancePath: instancePath + "/due_date", schemaPath: "#/components/schemas/IncidentActionItemAttributes/properties/due_date/type", keyword: "type", params: { type: part1 }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err9];
        } else {
          vErrors.push(err9);
        }
        errors++;
      }
    }
    if (data.jira_issue_id !== void 0) {
      let data10 = data.jira_issue_id;
      if (typeof data10 !== "string" && data10 !== null) {
        const err10 = { instancePath: instancePath + "/jira_issue_id", schemaPath: "#/components/schemas/IncidentActionItemAttributes/properties/jira_issue_id/type", keyword: "type", params: { type: part1 }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
    }
    if (data.jira_issue_key !== void 0) {
      let data11 = data.jira_issue_key;
      if (typeof data11 !== "string" && data11 !== null) {
        const err11 = { instancePath: instancePath + "/jira_issue_key", schemaPath: "#/components/schemas/IncidentActionItemAttributes/properties/jira_issue_key/type", keyword: "type", params: { type: part1 }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
    }
    if (data.jira_issue_url !== void 0) {
      let data12 = data.jira_issue_url;
      if (typeof data12 !== "string" && data12 !== null) {
        const err12 = { instancePath: instancePath + "/jira_issue_url", schemaPath: "#/components/schemas/IncidentActionItemAttributes/properties/jira_issue_url/type", keyword: "type", params: { type: part1 }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err12];
        } else {
          vErrors.push(err12);
        }
        errors++;
      }
    }
    if (data.asana_task_id !== void 0) {
      let data13 = data.asana_task_id;
      if (typeof data13 !== "string" && data13 !== null) {
        const err13 = { instancePath: instancePath + "/asana_task_id", schemaPath: "#/components/schemas/IncidentActionItemAttributes/properties/asana_task_id/type", keyword: "type", params: { type: part1 }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err13];
        } else {
          vErrors.push(err13);
        }
        errors++;
      }
    }
    if (data.asana_task_url !== void 0) {
      let data14 = data.asana_task_url;
      if (typeof data14 !== "string" && data14 !== null) {
        const err14 = { instancePath: instancePath + "/asana_task_url", schemaPath: "#/components/schemas/IncidentActionItemAttributes/properties/asana_task_url/type", keyword: "type", params: { type: part1 }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err14];
        } else {
          vErrors.push(err14);
        }
        errors++;
      }
    }
    if (data.github_issue_id !== void 0) {
      let data15 = data.github_issue_id;
      if (typeof data15 !== "string" && data15 !== null) {
        const err15 = { instancePath: instancePath + "/github_issue_id", schemaPath: "#/components/schemas/IncidentActionItemAttributes/properties/github_issue_id/type", keyword: "type", params: { type: part1 }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err15];
        } else {
          vErrors.push(err15);
        }
        errors++;
      }
    }
    if (data.github_issue_url !== void 0) {
      let data16 = data.github_issue_url;
      if (typeof data16 !== "string" && data16 !== null) {
        const err16 = { instancePath: instancePath + "/github_issue_url", schemaPath: "#/components/schemas/IncidentActionItemAttributes/properties/github_issue_url/type", keyword: "type", params: { type: part1 }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err16];
        } else {
          vErrors.push(err16);
        }
        errors++;
      }
    }
    if (data.gitlab_issue_id !== void 0) {
      let data17 = data.gitlab_issue_id;
      if (typeof data17 !== "string" && data17 !== null) {
        const err17 = { instancePath: instancePath + "/gitlab_issue_id", schemaPath: "#/components/schemas/IncidentActionItemAttributes/properties/gitlab_issue_id/type", keyword: "type", params: { type: part1 }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err17];
        } else {
          vErrors.push(err17);
        }
        errors++;
      }
    }
    if (data.gitlab_issue_url !== void 0) {
      let data18 = data.gitlab_issue_url;
      if (typeof data18 !== "string" && data18 !== null) {
        const err18 = { instancePath: instancePath + "/gitlab_issue_url", schemaPath: "#/components/schemas/IncidentActionItemAttributes/properties/gitlab_issue_url/type", keyword: "type", params: { type: part1 }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err18];
        } else {
          vErrors.push(err18);
        }
        errors++;
      }
    }
    if (data.shortcut_story_id !== void 0) {
      let data19 = data.shortcut_story_id;
      if (typeof data19 !== "string" && data19 !== null) {
        const err19 = { instancePath: instancePath + "/shortcut_story_id", schemaPath: "#/components/schemas/IncidentActionItemAttributes/properties/shortcut_story_id/type", keyword: "type", params: { type: part1 }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err19];
        } else {
          vErrors.push(err19);
        }
        errors++;
      }
    }
    if (data.shortcut_story_url !== void 0) {
      let data20 = data.shortcut_story_url;
      if (typeof data20 !== "string" && data20 !== null) {
        const err20 = { instancePath: instancePath + "/shortcut_story_url", schemaPath: "#/components/schemas/IncidentActionItemAttributes/properties/shortcut_story_url/type", keyword: "type", params: { type: part1 }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err20];
        } else {
          vErrors.push(err20);
        }
        errors++;
      }
    }
    if (data.shortcut_task_id !== void 0) {
      let data21 = data.shortcut_task_id;
      if (typeof data21 !== "string" && data21 !== null) {
        const err21 = { instancePath: instancePath + "/shortcut_task_id", schemaPath: "#/components/schemas/IncidentActionItemAttributes/properties/shortcut_task_id/type", keyword: "type", params: { type: part1 }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err21];
        } else {
          vErrors.push(err21);
        }
        errors++;
      }
    }
    if (data.shortcut_task_url !== void 0) {
      let data22 = data.shortcut_task_url;
      if (typeof data22 !== "string" && data22 !== null) {
        const err22 = { instancePath: instancePath + "/shortcut_task_url", schemaPath: "#/components/schemas/IncidentActionItemAttributes/properties/shortcut_task_url/type", keyword: "type", params: { type: part1 }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err22];
        } else {
          vErrors.push(err22);
        }
        errors++;
      }
    }
    if (data.trello_card_id !== void 0) {
      let data23 = data.trello_card_id;
      if (typeof data23 !== "string" && data23 !== null) {
        const err23 = { instancePath: instancePath + "/trello_card_id", schemaPath: "#/components/schemas/IncidentActionItemAttributes/properties/trello_card_id/type", keyword: "type", params: { type: part1 }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err23];
        } else {
          vErrors.push(err23);
        }
        errors++;
      }
    }
    if (data.trello_card_url !== void 0) {
      let data24 = data.trello_card_url;
      if (typeof data24 !== "string" && data24 !== null) {
        const err24 = { instancePath: instancePath + "/trello_card_url", schemaPath: "#/components/schemas/IncidentActionItemAttributes/properties/trello_card_url/type", keyword: "type", params: { type: part1 }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err24];
        } else {
          vErrors.push(err24);
        }
        errors++;
      }
    }
    if (data.linear_issue_id !== void 0) {
      let data25 = data.linear_issue_id;
      if (typeof data25 !== "string" && data25 !== null) {
        const err25 = { instancePath: instancePath + "/linear_issue_id", schemaPath: "#/components/schemas/IncidentActionItemAttributes/properties/linear_issue_id/type", keyword: "type", params: { type: part1 }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err25];
        } else {
          vErrors.push(err25);
        }
        errors++;
      }
    }
    if (data.linear_issue_url !== void 0) {
      let data26 = data.linear_issue_url;
      if (typeof data26 !== "string" && data26 !== null) {
        const err26 = { instancePath: instancePath + "/linear_issue_url", schemaPath: "#/components/schemas/IncidentActionItemAttributes/properties/linear_issue_url/type", keyword: "type", params: { type: part1 }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err26];
        } else {
          vErrors.push(err26);
        }
        errors++;
      }
    }
    if (data.zendesk_ticket_id !== void 0) {
      let data27 = data.zendesk_ticket_id;
      if (typeof data27 !== "string" && data27 !== null) {
        const err27 = { instancePath: instancePath + "/zendesk_ticket_id", schemaPath: "#/components/schemas/IncidentActionItemAttributes/properties/zendesk_ticket_id/type", keyword: "type", params: { type: part1 }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err27];
        } else {
          vErrors.push(err27);
        }
        errors++;
      }
    }
    if (data.zendesk_ticket_url !== void 0) {
      let data28 = data.zendesk_ticket_url;
      if (typeof data28 !== "string" && data28 !== null) {
        const err28 = { instancePath: instancePath + "/zendesk_ticket_url", schemaPath: "#/components/schemas/IncidentActionItemAttributes/properties/zendesk_ticket_url/type", keyword: "type", params: { type: part1 }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err28];
        } else {
          vErrors.push(err28);
        }
        errors++;
      }
    }
    if (data.motion_task_id !== void 0) {
      let data29 = data.motion_task_id;
      if (typeof data29 !== "string" && data29 !== null) {
        const err29 = { instancePath: instancePath + "/motion_task_id", schemaPath: "#/components/schemas/IncidentActionItemAttributes/properties/motion_task_id/type", keyword: "type", params: { type: part1 }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err29];
        } else {
          vErrors.push(err29);
        }
        errors++;
      }
    }
    if (data.motion_task_url !== void 0) {
      let data30 = data.motion_task_url;
      if (typeof data30 !== "string" && data30 !== null) {
        const err30 = { instancePath: instancePath + "/motion_task_url", schemaPath: "#/components/schemas/IncidentActionItemAttributes/properties/motion_task_url/type", keyword: "type", params: { type: part1 }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err30];
        } else {
          vErrors.push(err30);
        }
        errors++;
      }
    }
    if (data.clickup_task_id !== void 0) {
      let data31 = data.clickup_task_id;
      if (typeof data31 !== "string" && data31 !== null) {
        const err31 = { instancePath: instancePath + "/clickup_task_id", schemaPath: "#/components/schemas/IncidentActionItemAttributes/properties/clickup_task_id/type", keyword: "type", params: { type: part1 }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err31];
        } else {
          vErrors.push(err31);
        }
        errors++;
      }
    }
    if (data.clickup_task_url !== void 0) {
      let data32 = data.clickup_task_url;
      if (typeof data32 !== "string" && data32 !== null) {
        const err32 = { instancePath: instancePath + "/clickup_task_url", schemaPath: "#/components/schemas/IncidentActionItemAttributes/properties/clickup_task_url/type", keyword: "type", params: { type: part1 }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err32];
        } else {
          vErrors.push(err32);
        }
        errors++;
      }
    }
    if (data.airtable_base_key !== void 0) {
      let data33 = data.airtable_base_key;
      if (typeof data33 !== "string" && data33 !== null) {
        const err33 = { instancePath: instancePath + "/airtable_base_key", schemaPath: "#/components/schemas/IncidentActionItemAttributes/properties/airtable_base_key/type", keyword: "type", params: { type: part1 }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err33];
        } else {
          vErrors.push(err33);
        }
        errors++;
      }
    }
    if (data.airtable_table_name !== void 0) {
      let data34 = data.airtable_table_name;
      if (typeof data34 !== "string" && data34 !== null) {
        const err34 = { instancePath: instancePath + "/airtable_table_name", schemaPath: "#/components/schemas/IncidentActionItemAttributes/properties/airtable_table_name/type", keyword: "type", params: { type: part1 }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err34];
        } else {
          vErrors.push(err34);
        }
        errors++;
      }
    }
    if (data.airtable_record_id !== void 0) {
      let data35 = data.airtable_record_id;
      if (typeof data35 !== "string" && data35 !== null) {
        const err35 = { instancePath: instancePath + "/airtable_record_id", schemaPath: "#/components/schemas/IncidentActionItemAttributes/properties/airtable_record_id/type", keyword: "type", params: { type: part1 }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err35];
        } else {
          vErrors.push(err35);
        }
        errors++;
      }
    }
    if (data.airtable_record_url !== void 0) {
      let data36 = data.airtable_record_url;
      if (typeof data36 !== "string" && data36 !== null) {
        const err36 = { instancePath: instancePath + "/airtable_record_url", schemaPath: "#/components/schemas/IncidentActionItemAttributes/properties/airtable_record_url/type", keyword: "type", params: { type: part1 }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err36];
        } else {
          vErrors.push(err36);
        }
        errors++;
      }
    }
    if (data.freshservice_ticket_id !== void 0) {
      let data37 = data.freshservice_ticket_id;
      if (typeof data37 !== "string" && data37 !== null) {
        const err37 = { instancePath: instancePath + "/freshservice_ticket_id", schemaPath: "#/components/schemas/IncidentActionItemAttributes/properties/freshservice_ticket_id/type", keyword: "type", params: { type: part1 }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err37];
        } else {
          vErrors.push(err37);
        }
        errors++;
      }
    }
    if (data.freshservice_ticket_url !== void 0) {
      let data38 = data.freshservice_ticket_url;
      if (typeof data38 !== "string" && data38 !== null) {
        const err38 = { instancePath: instancePath + "/freshservice_ticket_url", schemaPath: "#/components/schemas/IncidentActionItemAttributes/properties/freshservice_ticket_url/type", keyword: "type", params: { type: part1 }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err38];
        } else {
          vErrors.push(err38);
        }
        errors++;
      }
    }
    if (data.freshservice_task_id !== void 0) {
      let data39 = data.freshservice_task_id;
      if (typeof data39 !== "string" && data39 !== null) {
        const err39 = { instancePath: instancePath + "/freshservice_task_id", schemaPath: "#/components/schemas/IncidentActionItemAttributes/properties/freshservice_task_id/type", keyword: "type", params: { type: part1 }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err39];
        } else {
          vErrors.push(err39);
        }
        errors++;
      }
    }
    if (data.freshservice_task_url !== void 0) {
      let data40 = data.freshservice_task_url;
      if (typeof data40 !== "string" && data40 !== null) {
        const err40 = { instancePath: instancePath + "/freshservice_task_url", schemaPath: "#/components/schemas/IncidentActionItemAttributes/properties/freshservice_task_url/type", keyword: "type", params: { type: part1 }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err40];
        } else {
          vErrors.push(err40);
        }
        errors++;
      }
    }
    if (data.url !== void 0) {
      let data41 = data.url;
      if (typeof data41 === "string") {
        if (!formats2(data41)) {
          const err41 = { instancePath: instancePath + "/url", schemaPath: "#/components/schemas/IncidentActionItemAttributes/properties/url/format", keyword: "format", params: { format: "uri" }, message: 'must match format "uri"' };
          if (vErrors === null) {
            vErrors = [err41];
          } else {
            vErrors.push(err41);
          }
          errors++;
        }
      } else {
        const err42 = { instancePath: instancePath + "/url", schemaPath: "#/components/schemas/IncidentActionItemAttributes/properties/url/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err42];
        } else {
          vErrors.push(err42);
        }
        errors++;
      }
    }
    if (data.short_url !== void 0) {
      let data42 = data.short_url;
      if (typeof data42 !== "string" && data42 !== null) {
        const err43 = { instancePath: instancePath + "/short_url", schemaPath: "#/components/schemas/IncidentActionItemAttributes/properties/short_url/type", keyword: "type", params: { type: part1 }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err43];
        } else {
          vErrors.push(err43);
        }
        errors++;
      }
    }
    if (data.created_by !== void 0) {
      let data43 = data.created_by;
      const _errs88 = errors;
      let valid3 = false;
      const _errs89 = errors;
      if (!validate22(data43, { instancePath: instancePath + "/created_by", parentData: data, parentDataProperty: "created_by", rootData })) {
        vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
        errors = vErrors.length;
      }
      var _valid1 = _errs89 === errors;
      valid3 = valid3 || _valid1;
      if (!valid3) {
        const _errs90 = errors;
        if (!validate6(data43, { instancePath: instancePath + "/created_by", parentData: data, parentDataProperty: "created_by", rootData })) {
          vErrors = vErrors === null ? validate6.errors : vErrors.concat(validate6.errors);
          errors = vErrors.length;
        }
        var _valid1 = _errs90 === errors;
        valid3 = valid3 || _valid1;
        if (!valid3) {
          const _errs91 = errors;
          if (data43 !== null) {
            const err44 = { instancePath: instancePath + "/created_by", schemaPath: "#/components/schemas/IncidentActionItemAttributes/properties/created_by/anyOf/2/type", keyword: "type", params: { type: "null" }, message: "must be null" };
            if (vErrors === null) {
              vErrors = [err44];
            } else {
              vErrors.push(err44);
            }
            errors++;
          }
          var _valid1 = _errs91 === errors;
          valid3 = valid3 || _valid1;
        }
      }
      if (!valid3) {
        const err45 = { instancePath: instancePath + "/created_by", schemaPath: "#/components/schemas/IncidentActionItemAttributes/properties/created_by/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
        if (vErrors === null) {
          vErrors = [err45];
        } else {
          vErrors.push(err45);
        }
        errors++;
      } else {
        errors = _errs88;
        if (vErrors !== null) {
          if (_errs88) {
            vErrors.length = _errs88;
          } else {
            vErrors = null;
          }
        }
      }
    }
    if (data.created_at !== void 0) {
      if (!validate8(data.created_at, { instancePath: instancePath + "/created_at", parentData: data, parentDataProperty: "created_at", rootData })) {
        vErrors = vErrors === null ? validate8.errors : vErrors.concat(validate8.errors);
        errors = vErrors.length;
      }
    }
    if (data.updated_at !== void 0) {
      if (!validate8(data.updated_at, { instancePath: instancePath + "/updated_at", parentData: data, parentDataProperty: "updated_at", rootData })) {
        vErrors = vErrors === null ? validate8.errors : vErrors.concat(validate8.errors);
        errors = vErrors.length;
      }
    }
    if (data.summary !== void 0) {
      let data46 = data.summary;
      if (typeof data46 === "string") {
        if (func0(data46) < 1) {
          const err46 = { instancePath: instancePath + "/summary", schemaPath: "#/components/schemas/IncidentActionItemAttributes/properties/summary/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err46];
          } else {
            vErrors.push(err46);
          }
          errors++;
        }
      } else {
        const err47 = { instancePath: instancePath + "/summary", schemaPath: "#/components/schemas/IncidentActionItemAttributes/properties/summary/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err47];
        } else {
          vErrors.push(err47);
        }
        errors++;
      }
    }
  } else {
    const err48 = { instancePath, schemaPath: "#/components/schemas/IncidentActionItemAttributes/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err48];
    } else {
      vErrors.push(err48);
    }
    errors++;
  }
  validate4.errors = vErrors;
  return errors === 0;
}
function validate1(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const prop0 of part25) {
      if (data[prop0] === void 0) {
        const err0 = { instancePath, schemaPath: "#/components/schemas/IncidentActionItem/required", keyword: "required", params: { missingProperty: prop0 }, message: "must have required property '" + prop0 + "'" };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.id !== void 0) {
      let data0 = data.id;
      if (typeof data0 === "string") {
        if (func0(data0) < 1) {
          const err1 = { instancePath: instancePath + "/id", schemaPath: "#/components/schemas/IncidentActionItem/properties/id/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err1];
          } else {
            vErrors.push(err1);
          }
          errors++;
        }
      } else {
        const err2 = { instancePath: instancePath + "/id", schemaPath: "#/components/schemas/IncidentActionItem/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.type !== void 0) {
      if (!validate2(data.type, { instancePath: instancePath + "/type", parentData: data, parentDataProperty: "type", rootData })) {
        vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
        errors = vErrors.length;
      }
    }
    if (data.attributes !== void 0) {
      if (!validate4(data.attributes, { instancePath: instancePath + "/attributes", parentData: data, parentDataProperty: "attributes", rootData })) {
        vErrors = vErrors === null ? validate4.errors : vErrors.concat(validate4.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err3 = { instancePath, schemaPath: "#/components/schemas/IncidentActionItem/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err3];
    } else {
      vErrors.push(err3);
    }
    errors++;
  }
  validate1.errors = vErrors;
  return errors === 0;
}
function validate120(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const prop0 of part11) {
      if (data[prop0] === void 0) {
        const err0 = { instancePath, schemaPath: "#/components/schemas/IncludedResource/required", keyword: "required", params: { missingProperty: prop0 }, message: "must have required property '" + prop0 + "'" };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.id !== void 0) {
      let data0 = data.id;
      if (typeof data0 === "string") {
        if (func0(data0) < 1) {
          const err1 = { instancePath: instancePath + "/id", schemaPath: "#/components/schemas/IncludedResource/properties/id/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err1];
          } else {
            vErrors.push(err1);
          }
          errors++;
        }
      } else {
        const err2 = { instancePath: instancePath + "/id", schemaPath: "#/components/schemas/IncludedResource/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.type !== void 0) {
      let data1 = data.type;
      if (typeof data1 === "string") {
        if (func0(data1) < 1) {
          const err3 = { instancePath: instancePath + "/type", schemaPath: "#/components/schemas/IncludedResource/properties/type/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      } else {
        const err4 = { instancePath: instancePath + "/type", schemaPath: "#/components/schemas/IncludedResource/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.attributes !== void 0) {
      let data2 = data.attributes;
      if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
      } else {
        const err5 = { instancePath: instancePath + "/attributes", schemaPath: "#/components/schemas/IncludedResource/properties/attributes/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.relationships !== void 0) {
      let data3 = data.relationships;
      if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
      } else {
        const err6 = { instancePath: instancePath + "/relationships", schemaPath: "#/components/schemas/IncludedResource/properties/relationships/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
  } else {
    const err7 = { instancePath, schemaPath: "#/components/schemas/IncludedResource/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err7];
    } else {
      vErrors.push(err7);
    }
    errors++;
  }
  validate120.errors = vErrors;
  return errors === 0;
}
function validate122(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const prop0 of part26) {
      if (data[prop0] === void 0) {
        const err0 = { instancePath, schemaPath: "#/components/schemas/PaginationLinks/required", keyword: "required", params: { missingProperty: prop0 }, message: "must have required property '" + prop0 + "'" };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.self !== void 0) {
      let data0 = data.self;
      if (typeof data0 === "string") {
        if (!formats2(data0)) {
          const err1 = { instancePath: instancePath + "/self", schemaPath: "#/components/schemas/PaginationLinks/properties/self/format", keyword: "format", params: { format: "uri" }, message: 'must match format "uri"' };
          if (vErrors === null) {
            vErrors = [err1];
          } else {
            vErrors.push(err1);
          }
          errors++;
        }
      } else {
        const err2 = { instancePath: instancePath + "/self", schemaPath: "#/components/schemas/PaginationLinks/properties/self/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.first !== void 0) {
      let data1 = data.first;
      if (typeof data1 === "string") {
        if (!formats2(data1)) {
          const err3 = { instancePath: instancePath + "/first", schemaPath: "#/components/schemas/PaginationLinks/properties/first/format", keyword: "format", params: { format: "uri" }, message: 'must match format "uri"' };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      } else {
        const err4 = { instancePath: instancePath + "/first", schemaPath: "#/components/schemas/PaginationLinks/properties/first/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.prev !== void 0) {
      let data2 = data.prev;
      if (typeof data2 !== "string" && data2 !== null) {
        const err5 = { instancePath: instancePath + "/prev", schemaPath: "#/components/schemas/PaginationLinks/properties/prev/type", keyword: "type", params: { type: part1 }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
      if (typeof data2 === "string") {
        if (!formats2(data2)) {
          const err6 = { instancePath: instancePath + "/prev", schemaPath: "#/components/schemas/PaginationLinks/properties/prev/format", keyword: "format", params: { format: "uri" }, message: 'must match format "uri"' };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
      }
    }
    if (data.next !== void 0) {
      let data3 = data.next;
      if (typeof data3 !== "string" && data3 !== null) {
        const err7 = { instancePath: instancePath + "/next", schemaPath: "#/components/schemas/PaginationLinks/properties/next/type", keyword: "type", params: { type: part1 }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
      if (typeof data3 === "string") {
        if (!formats2(data3)) {
          const err8 = { instancePath: instancePath + "/next", schemaPath: "#/components/schemas/PaginationLinks/properties/next/format", keyword: "format", params: { format: "uri" }, message: 'must match format "uri"' };
          if (vErrors === null) {
            vErrors = [err8];
          } else {
            vErrors.push(err8);
          }
          errors++;
        }
      }
    }
    if (data.last !== void 0) {
      let data4 = data.last;
      if (typeof data4 !== "string" && data4 !== null) {
        const err9 = { instancePath: instancePath + "/last", schemaPath: "#/components/schemas/PaginationLinks/properties/last/type", keyword: "type", params: { type: part1 }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err9];
        } else {
          vErrors.push(err9);
        }
        errors++;
      }
      if (typeof data4 === "string") {
        if (!formats2(data4)) {
          const err10 = { instancePath: instancePath + "/last", schemaPath: "#/components/schemas/PaginationLinks/properties/last/format", keyword: "format", params: { format: "uri" }, message: 'must match format "uri"' };
          if (vErrors === null) {
            vErrors = [err10];
          } else {
            vErrors.push(err10);
          }
          errors++;
        }
      }
    }
  } else {
    const err11 = { instancePath, schemaPath: "#/components/schemas/PaginationLinks/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err11];
    } else {
      vErrors.push(err11);
    }
    errors++;
  }
  validate122.errors = vErrors;
  return errors === 0;
}
function validate124(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const prop0 of part27) {
      if (data[prop0] === void 0) {
        const err0 = { instancePath, schemaPath: "#/components/schemas/PaginationMeta/required", keyword: "required", params: { missingProperty: prop0 }, message: "must have required property '" + prop0 + "'" };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.current_page !== void 0) {
      let data0 = data.current_page;
      if (!(typeof data0 == "number" && (!(data0 % 1) && !isNaN(data0)) && isFinite(data0)) && data0 !== null) {
        const err1 = { instancePath: instancePath + "/current_page", schemaPath: "#/components/schemas/PaginationMeta/properties/current_page/type", keyword: "type", params: { type: part4 }, message: "must be integer,null" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.next_page !== void 0) {
      let data1 = data.next_page;
      if (!(typeof data1 == "number" && (!(data1 % 1) && !isNaN(data1)) && isFinite(data1)) && data1 !== null) {
        const err2 = { instancePath: instancePath + "/next_page", schemaPath: "#/components/schemas/PaginationMeta/properties/next_page/type", keyword: "type", params: { type: part4 }, message: "must be integer,null" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.prev_page !== void 0) {
      let data2 = data.prev_page;
      if (!(typeof data2 == "number" && (!(data2 % 1) && !isNaN(data2)) && isFinite(data2)) && data2 !== null) {
        const err3 = { instancePath: instancePath + "/prev_page", schemaPath: "#/components/schemas/PaginationMeta/properties/prev_page/type", keyword: "type", params: { type: part4 }, message: "must be integer,null" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.total_count !== void 0) {
      let data3 = data.total_count;
      if (!(typeof data3 == "number" && (!(data3 % 1) && !isNaN(data3)) && isFinite(data3))) {
        const err4 = { instancePath: instancePath + "/total_count", schemaPath: "#/components/schemas/PaginationMeta/properties/total_count/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
      if (typeof data3 == "number" && isFinite(data3)) {
        if (data3 < 0 || isNaN(data3)) {
          const err5 = { instancePath: instancePath + "/total_count", schemaPath: "#/components/schemas/PaginationMeta/properties/total_count/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
      }
    }
    if (data.total_pages !== void 0) {
      let data4 = data.total_pages;
      if (!(typeof data4 == "number" && (!(data4 % 1) && !isNaN(data4)) && isFinite(data4))) {
        const err6 = { instancePath: instancePath + "/total_pages", schemaPath: "#/components/schemas/PaginationMeta/properties/total_pages/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
      if (typeof data4 == "number" && isFinite(data4)) {
        if (data4 < 0 || isNaN(data4)) {
          const err7 = { instancePath: instancePath + "/total_pages", schemaPath: "#/components/schemas/PaginationMeta/properties/total_pages/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
      }
    }
    if (data.next_cursor !== void 0) {
      let data5 = data.next_cursor;
      if (typeof data5 !== "string" && data5 !== null) {
        const err8 = { instancePath: instancePath + "/next_cursor", schemaPath: "#/components/schemas/PaginationMeta/properties/next_cursor/type", keyword: "type", params: { type: part1 }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
  } else {
    const err9 = { instancePath, schemaPath: "#/components/schemas/PaginationMeta/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err9];
    } else {
      vErrors.push(err9);
    }
    errors++;
  }
  validate124.errors = vErrors;
  return errors === 0;
}
function validate0(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const prop0 of part28) {
      if (data[prop0] === void 0) {
        const err0 = { instancePath, schemaPath: "#/components/schemas/IncidentActionItemList/required", keyword: "required", params: { missingProperty: prop0 }, message: "must have required property '" + prop0 + "'" };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.data !== void 0) {
      let data0 = data.data;
      if (Array.isArray(data0)) {
        let invalid0 = 0;
        const len0 = data0.length;
        for (let i0 = 0; i0 < len0 && invalid0 < 100; i0++) {
          const _errs3 = errors;
          if (!validate1(data0[i0], { instancePath: instancePath + "/data/" + i0, parentData: data0, parentDataProperty: i0, rootData })) {
            vErrors = vErrors === null ? validate1.errors : vErrors.concat(validate1.errors);
            errors = vErrors.length;
          }
          var valid1 = _errs3 === errors;
          if (!valid1) {
            invalid0++;
          }
        }
      } else {
        const err1 = { instancePath: instancePath + "/data", schemaPath: "#/components/schemas/IncidentActionItemList/properties/data/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.included !== void 0) {
      let data2 = data.included;
      if (Array.isArray(data2)) {
        let invalid1 = 0;
        const len1 = data2.length;
        for (let i1 = 0; i1 < len1 && invalid1 < 100; i1++) {
          const _errs6 = errors;
          if (!validate120(data2[i1], { instancePath: instancePath + "/included/" + i1, parentData: data2, parentDataProperty: i1, rootData })) {
            vErrors = vErrors === null ? validate120.errors : vErrors.concat(validate120.errors);
            errors = vErrors.length;
          }
          var valid2 = _errs6 === errors;
          if (!valid2) {
            invalid1++;
          }
        }
      } else {
        const err2 = { instancePath: instancePath + "/included", schemaPath: "#/components/schemas/IncidentActionItemList/properties/included/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.links !== void 0) {
      if (!validate122(data.links, { instancePath: instancePath + "/links", parentData: data, parentDataProperty: "links", rootData })) {
        vErrors = vErrors === null ? validate122.errors : vErrors.concat(validate122.errors);
        errors = vErrors.length;
      }
    }
    if (data.meta !== void 0) {
      if (!validate124(data.meta, { instancePath: instancePath + "/meta", parentData: data, parentDataProperty: "meta", rootData })) {
        vErrors = vErrors === null ? validate124.errors : vErrors.concat(validate124.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err3 = { instancePath, schemaPath: "#/components/schemas/IncidentActionItemList/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err3];
    } else {
      vErrors.push(err3);
    }
    errors++;
  }
  validate0.errors = vErrors;
  return errors === 0;
}
var v1 = validate126;
function validate127(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const prop0 of part29) {
      if (data[prop0] === void 0) {
        const err0 = { instancePath, schemaPath: "#/components/schemas/ErrorObject/required", keyword: "required", params: { missingProperty: prop0 }, message: "must have required property '" + prop0 + "'" };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.title !== void 0) {
      if (typeof data.title !== "string") {
        const err1 = { instancePath: instancePath + "/title", schemaPath: "#/components/schemas/ErrorObject/properties/title/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.status !== void 0) {
      if (typeof data.status !== "string") {
        const err2 = { instancePath: instancePath + "/status", schemaPath: "#/components/schemas/ErrorObject/properties/status/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.code !== void 0) {
      let data2 = data.code;
      if (typeof data2 !== "string" && data2 !== null) {
        const err3 = { instancePath: instancePath + "/code", schemaPath: "#/components/schemas/ErrorObject/properties/code/type", keyword: "type", params: { type: part1 }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.detail !== void 0) {
      let data3 = data.detail;
      if (typeof data3 !== "string" && data3 !== null) {
        const err4 = { instancePath: instancePath + "/detail", schemaPath: "#/components/schemas/ErrorObject/properties/detail/type", keyword: "type", params: { type: part1 }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
  } else {
    const err5 = { instancePath, schemaPath: "#/components/schemas/ErrorObject/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err5];
    } else {
      vErrors.push(err5);
    }
    errors++;
  }
  validate127.errors = vErrors;
  return errors === 0;
}
function validate126(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.errors === void 0) {
      const err0 = { instancePath, schemaPath: "#/components/schemas/ErrorDocument/required", keyword: "required", params: { missingProperty: "errors" }, message: "must have required property 'errors'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.errors !== void 0) {
      let data0 = data.errors;
      if (Array.isArray(data0)) {
        if (data0.length < 1) {
          const err1 = { instancePath: instancePath + "/errors", schemaPath: "#/components/schemas/ErrorDocument/properties/errors/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
          if (vErrors === null) {
            vErrors = [err1];
          } else {
            vErrors.push(err1);
          }
          errors++;
        }
        let invalid0 = 0;
        const len0 = data0.length;
        for (let i0 = 0; i0 < len0 && invalid0 < 100; i0++) {
          const _errs3 = errors;
          if (!validate127(data0[i0], { instancePath: instancePath + "/errors/" + i0, parentData: data0, parentDataProperty: i0, rootData })) {
            vErrors = vErrors === null ? validate127.errors : vErrors.concat(validate127.errors);
            errors = vErrors.length;
          }
          var valid1 = _errs3 === errors;
          if (!valid1) {
            invalid0++;
          }
        }
      } else {
        const err2 = { instancePath: instancePath + "/errors", schemaPath: "#/components/schemas/ErrorDocument/properties/errors/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
  } else {
    const err3 = { instancePath, schemaPath: "#/components/schemas/ErrorDocument/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err3];
    } else {
      vErrors.push(err3);
    }
    errors++;
  }
  validate126.errors = vErrors;
  return errors === 0;
}
var v2 = validate129;
function validate129(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.error === void 0) {
      const err0 = { instancePath, schemaPath: "#/components/schemas/RateLimitErrorDocument/required", keyword: "required", params: { missingProperty: "error" }, message: "must have required property 'error'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.error !== void 0) {
      if (typeof data.error !== "string") {
        const err1 = { instancePath: instancePath + "/error", schemaPath: "#/components/schemas/RateLimitErrorDocument/properties/error/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
  } else {
    const err2 = { instancePath, schemaPath: "#/components/schemas/RateLimitErrorDocument/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err2];
    } else {
      vErrors.push(err2);
    }
    errors++;
  }
  validate129.errors = vErrors;
  return errors === 0;
}
var v3 = validate130;
var func10 = Object.prototype.hasOwnProperty;
var pattern0 = new RegExp("\\S", "u");
function validate137(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.form_field_id === void 0) {
      const err0 = { instancePath, schemaPath: "#/components/schemas/FormFieldSelection/required", keyword: "required", params: { missingProperty: "form_field_id" }, message: "must have required property 'form_field_id'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!func10.call(part30, key0)) {
        const err1 = { instancePath, schemaPath: "#/components/schemas/FormFieldSelection/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.form_field_id !== void 0) {
      let data0 = data.form_field_id;
      if (typeof data0 === "string") {
        if (func0(data0) < 1) {
          const err2 = { instancePath: instancePath + "/form_field_id", schemaPath: "#/components/schemas/FormFieldSelection/properties/form_field_id/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
      } else {
        const err3 = { instancePath: instancePath + "/form_field_id", schemaPath: "#/components/schemas/FormFieldSelection/properties/form_field_id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.id !== void 0) {
      if (typeof data.id !== "string") {
        const err4 = { instancePath: instancePath + "/id", schemaPath: "#/components/schemas/FormFieldSelection/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.value !== void 0) {
      let data2 = data.value;
      if (typeof data2 !== "string" && !Array.isArray(data2) && data2 !== null) {
        const err5 = { instancePath: instancePath + "/value", schemaPath: "#/components/schemas/FormFieldSelection/properties/value/type", keyword: "type", params: { type: part31 }, message: "must be string,array,null" };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
      if (Array.isArray(data2)) {
        let invalid0 = 0;
        const len0 = data2.length;
        for (let i0 = 0; i0 < len0 && invalid0 < 100; i0++) {
          const _errs8 = errors;
          if (typeof data2[i0] !== "string") {
            const err6 = { instancePath: instancePath + "/value/" + i0, schemaPath: "#/components/schemas/FormFieldSelection/properties/value/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err6];
            } else {
              vErrors.push(err6);
            }
            errors++;
          }
          var valid1 = _errs8 === errors;
          if (!valid1) {
            invalid0++;
          }
        }
      }
    }
    if (data.selected_option_ids !== void 0) {
      let data4 = data.selected_option_ids;
      if (Array.isArray(data4)) {
        let invalid1 = 0;
        const len1 = data4.length;
        for (let i1 = 0; i1 < len1 && invalid1 < 100; i1++) {
          const _errs12 = errors;
          if (typeof data4[i1] !== "string") {
            const err7 = { instancePath: instancePath + "/selected_option_ids/" + i1, schemaPath: "#/components/schemas/FormFieldSelection/properties/selected_option_ids/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err7];
            } else {
              vErrors.push(err7);
            }
            errors++;
          }
          var valid2 = _errs12 === errors;
          if (!valid2) {
            invalid1++;
          }
        }
      } else {
        const err8 = { instancePath: instancePath + "/selected_option_ids", schemaPath: "#/components/schemas/FormFieldSelection/properties/selected_option_ids/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
    if (data.selected_group_ids !== void 0) {
      let data6 = data.selected_group_ids;
      if (Array.isArray(data6)) {
        let invalid2 = 0;
        const len2 = data6.length;
        for (let i2 = 0; i2 < len2 && invalid2 < 100; i2++) {
          const _errs16 = errors;
          if (typeof data6[i2] !== "string") {
            const err9 = { instancePath: instancePath + "/selected_group_ids/" + i2, schemaPath: "#/components/schemas/FormFieldSelection/properties/selected_group_ids/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err9];
            } else {
              vErrors.push(err9);
            }
            errors++;
          }
          var valid3 = _errs16 === errors;
          if (!valid3) {
            invalid2++;
          }
        }
      } else {
        const err10 = { instancePath: instancePath + "/selected_group_ids", schemaPath: "#/components/schemas/FormFieldSelection/properties/selected_group_ids/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
    }
    if (data.selected_service_ids !== void 0) {
      let data8 = data.selected_service_ids;
      if (Array.isArray(data8)) {
        let invalid3 = 0;
        const len3 = data8.length;
        for (let i3 = 0; i3 < len3 && invalid3 < 100; i3++) {
          const _errs20 = errors;
          if (typeof data8[i3] !== "string") {
            const err11 = { instancePath: instancePath + "/selected_service_ids/" + i3, schemaPath: "#/components/schemas/FormFieldSelection/properties/selected_service_ids/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err11];
            } else {
              vErrors.push(err11);
            }
            errors++;
          }
          var valid4 = _errs20 === errors;
          if (!valid4) {
            invalid3++;
          }
        }
      } else {
        const err12 = { instancePath: instancePath + "/selected_service_ids", schemaPath: "#/components/schemas/FormFieldSelection/properties/selected_service_ids/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err12];
        } else {
          vErrors.push(err12);
        }
        errors++;
      }
    }
    if (data.selected_functionality_ids !== void 0) {
      let data10 = data.selected_functionality_ids;
      if (Array.isArray(data10)) {
        let invalid4 = 0;
        const len4 = data10.length;
        for (let i4 = 0; i4 < len4 && invalid4 < 100; i4++) {
          const _errs24 = errors;
          if (typeof data10[i4] !== "string") {
            const err13 = { instancePath: instancePath + "/selected_functionality_ids/" + i4, schemaPath: "#/components/schemas/FormFieldSelection/properties/selected_functionality_ids/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err13];
            } else {
              vErrors.push(err13);
            }
            errors++;
          }
          var valid5 = _errs24 === errors;
          if (!valid5) {
            invalid4++;
          }
        }
      } else {
        const err14 = { instancePath: instancePath + "/selected_functionality_ids", schemaPath: "#/components/schemas/FormFieldSelection/properties/selected_functionality_ids/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err14];
        } else {
          vErrors.push(err14);
        }
        errors++;
      }
    }
    if (data.selected_catalog_entity_ids !== void 0) {
      let data12 = data.selected_catalog_entity_ids;
      if (Array.isArray(data12)) {
        let invalid5 = 0;
        const len5 = data12.length;
        for (let i5 = 0; i5 < len5 && invalid5 < 100; i5++) {
          const _errs28 = errors;
          if (typeof data12[i5] !== "string") {
            const err15 = { instancePath: instancePath + "/selected_catalog_entity_ids/" + i5, schemaPath: "#/components/schemas/FormFieldSelection/properties/selected_catalog_entity_ids/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err15];
            } else {
              vErrors.push(err15);
            }
            errors++;
          }
          var valid6 = _errs28 === errors;
          if (!valid6) {
            invalid5++;
          }
        }
      } else {
        const err16 = { instancePath: instancePath + "/selected_catalog_entity_ids", schemaPath: "#/components/schemas/FormFieldSelection/properties/selected_catalog_entity_ids/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err16];
        } else {
          vErrors.push(err16);
        }
        errors++;
      }
    }
    if (data.selected_environment_ids !== void 0) {
      let data14 = data.selected_environment_ids;
      if (Array.isArray(data14)) {
        let invalid6 = 0;
        const len6 = data14.length;
        for (let i6 = 0; i6 < len6 && invalid6 < 100; i6++) {
          const _errs32 = errors;
          if (typeof data14[i6] !== "string") {
            const err17 = { instancePath: instancePath + "/selected_environment_ids/" + i6, schemaPath: "#/components/schemas/FormFieldSelection/properties/selected_environment_ids/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err17];
            } else {
              vErrors.push(err17);
            }
            errors++;
          }
          var valid7 = _errs32 === errors;
          if (!valid7) {
            invalid6++;
          }
        }
      } else {
        const err18 = { instancePath: instancePath + "/selected_environment_ids", schemaPath: "#/components/schemas/FormFieldSelection/properties/selected_environment_ids/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err18];
        } else {
          vErrors.push(err18);
        }
        errors++;
      }
    }
    if (data.selected_cause_ids !== void 0) {
      let data16 = data.selected_cause_ids;
      if (Array.isArray(data16)) {
        let invalid7 = 0;
        const len7 = data16.length;
        for (let i7 = 0; i7 < len7 && invalid7 < 100; i7++) {
          const _errs36 = errors;
          if (typeof data16[i7] !== "string") {
            const err19 = { instancePath: instancePath + "/selected_cause_ids/" + i7, schemaPath: "#/components/schemas/FormFieldSelection/properties/selected_cause_ids/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err19];
            } else {
              vErrors.push(err19);
            }
            errors++;
          }
          var valid8 = _errs36 === errors;
          if (!valid8) {
            invalid7++;
          }
        }
      } else {
        const err20 = { instancePath: instancePath + "/selected_cause_ids", schemaPath: "#/components/schemas/FormFieldSelection/properties/selected_cause_ids/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err20];
        } else {
          vErrors.push(err20);
        }
        errors++;
      }
    }
    if (data.selected_incident_type_ids !== void 0) {
      let data18 = data.selected_incident_type_ids;
      if (Array.isArray(data18)) {
        let invalid8 = 0;
        const len8 = data18.length;
        for (let i8 = 0; i8 < len8 && invalid8 < 100; i8++) {
          const _errs40 = errors;
          if (typeof data18[i8] !== "string") {
            const err21 = { instancePath: instancePath + "/selected_incident_type_ids/" + i8, schemaPath: "#/components/schemas/FormFieldSelection/properties/selected_incident_type_ids/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err21];
            } else {
              vErrors.push(err21);
            }
            errors++;
          }
          var valid9 = _errs40 === errors;
          if (!valid9) {
            invalid8++;
          }
        }
      } else {
        const err22 = { instancePath: instancePath + "/selected_incident_type_ids", schemaPath: "#/components/schemas/FormFieldSelection/properties/selected_incident_type_ids/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err22];
        } else {
          vErrors.push(err22);
        }
        errors++;
      }
    }
    if (data.selected_user_ids !== void 0) {
      let data20 = data.selected_user_ids;
      if (Array.isArray(data20)) {
        let invalid9 = 0;
        const len9 = data20.length;
        for (let i9 = 0; i9 < len9 && invalid9 < 100; i9++) {
          let data21 = data20[i9];
          const _errs44 = errors;
          if (!(typeof data21 == "number" && (!(data21 % 1) && !isNaN(data21)) && isFinite(data21))) {
            const err23 = { instancePath: instancePath + "/selected_user_ids/" + i9, schemaPath: "#/components/schemas/FormFieldSelection/properties/selected_user_ids/items/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
            if (vErrors === null) {
              vErrors = [err23];
            } else {
              vErrors.push(err23);
            }
            errors++;
          }
          var valid10 = _errs44 === errors;
          if (!valid10) {
            invalid9++;
          }
        }
      } else {
        const err24 = { instancePath: instancePath + "/selected_user_ids", schemaPath: "#/components/schemas/FormFieldSelection/properties/selected_user_ids/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err24];
        } else {
          vErrors.push(err24);
        }
        errors++;
      }
    }
    if (data._destroy !== void 0) {
      let data22 = data._destroy;
      if (typeof data22 !== "boolean" && data22 !== null) {
        const err25 = { instancePath: instancePath + "/_destroy", schemaPath: "#/components/schemas/FormFieldSelection/properties/_destroy/type", keyword: "type", params: { type: part3 }, message: "must be boolean,null" };
        if (vErrors === null) {
          vErrors = [err25];
        } else {
          vErrors.push(err25);
        }
        errors++;
      }
    }
  } else {
    const err26 = { instancePath, schemaPath: "#/components/schemas/FormFieldSelection/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err26];
    } else {
      vErrors.push(err26);
    }
    errors++;
  }
  validate137.errors = vErrors;
  return errors === 0;
}
function validate133(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.summary === void 0) {
      const err0 = { instancePath, schemaPath: "#/components/schemas/CreateIncidentActionItemAttributes/required", keyword: "required", params: { missingProperty: "summary" }, message: "must have required property 'summary'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!func10.call(part32, key0)) {
        const err1 = { instancePath, schemaPath: "#/components/schemas/CreateIncidentActionItemAttributes/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.summary !== void 0) {
      let data0 = data.summary;
      if (typeof data0 === "string") {
        if (func0(data0) < 1) {
          const err2 = { instancePath: instancePath + "/summary", schemaPath: "#/components/schemas/CreateIncidentActionItemAttributes/properties/summary/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
        if (!pattern0.test(data0)) {
          const err3 = { instancePath: instancePath + "/summary", schemaPath: "#/components/schemas/CreateIncidentActionItemAttributes/properties/summary/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"' };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      } else {
        const err4 = { instancePath: instancePath + "/summary", schemaPath: "#/components/schemas/CreateIncidentActionItemAttributes/properties/summary/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.description !== void 0) {
      let data1 = data.description;
      if (typeof data1 !== "string" && data1 !== null) {
        const err5 = { instancePath: instancePath + "/description", schemaPath: "#/components/schemas/CreateIncidentActionItemAttributes/properties/description/type", keyword: "type", params: { type: part1 }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.kind !== void 0) {
      if (!validate16(data.kind, { instancePath: instancePath + "/kind", parentData: data, parentDataProperty: "kind", rootData })) {
        vErrors = vErrors === null ? validate16.errors : vErrors.concat(validate16.errors);
        errors = vErrors.length;
      }
    }
    if (data.assigned_to_user_id !== void 0) {
      let data3 = data.assigned_to_user_id;
      if (!(typeof data3 == "number" && (!(data3 % 1) && !isNaN(data3)) && isFinite(data3)) && data3 !== null) {
        const err6 = { instancePath: instancePath + "/assigned_to_user_id", schemaPath: "#/components/schemas/CreateIncidentActionItemAttributes/properties/assigned_to_user_id/type", keyword: "type", params: { type: part4 }, message: "must be integer,null" };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.assigned_to_group_ids !== void 0) {
      let data4 = data.assigned_to_group_ids;
      if (Array.isArray(data4)) {
        let invalid0 = 0;
        const len0 = data4.length;
        for (let i0 = 0; i0 < len0 && invalid0 < 100; i0++) {
          const _errs11 = errors;
          if (typeof data4[i0] !== "string") {
            const err7 = { instancePath: instancePath + "/assigned_to_group_ids/" + i0, schemaPath: "#/components/schemas/CreateIncidentActionItemAttributes/properties/assigned_to_group_ids/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err7];
            } else {
              vErrors.push(err7);
            }
            errors++;
          }
          var valid1 = _errs11 === errors;
          if (!valid1) {
            invalid0++;
          }
        }
      } else {
        const err8 = { instancePath: instancePath + "/assigned_to_group_ids", schemaPath: "#/components/schemas/CreateIncidentActionItemAttributes/properties/assigned_to_group_ids/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
    if (data.priority !== void 0) {
      if (!validate18(data.priority, { instancePath: instancePath + "/priority", parentData: data, parentDataProperty: "priority", rootData })) {
        vErrors = vErrors === null ? validate18.errors : vErrors.concat(validate18.errors);
        errors = vErrors.length;
      }
    }
    if (data.status !== void 0) {
      if (!validate20(data.status, { instancePath: instancePath + "/status", parentData: data, parentDataProperty: "status", rootData })) {
        vErrors = vErrors === null ? validate20.errors : vErrors.concat(validate20.errors);
        errors = vErrors.length;
      }
    }
    if (data.due_date !== void 0) {
      let data8 = data.due_date;
      if (typeof data8 !== "string" && data8 !== null) {
        const err9 = { instancePath: instancePath + "/due_date", schemaPath: "#/components/schemas/CreateIncidentActionItemAttributes/properties/due_date/type", keyword: "type", params: { type: part1 }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err9];
        } else {
          vErrors.push(err9);
        }
        errors++;
      }
    }
    if (data.jira_issue_id !== void 0) {
      let data9 = data.jira_issue_id;
      if (typeof data9 !== "string" && data9 !== null) {
        const err10 = { instancePath: instancePath + "/jira_issue_id", schemaPath: "#/components/schemas/CreateIncidentActionItemAttributes/properties/jira_issue_id/type", keyword: "type", params: { type: part1 }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
    }
    if (data.jira_issue_key !== void 0) {
      let data10 = data.jira_issue_key;
      if (typeof data10 !== "string" && data10 !== null) {
        const err11 = { instancePath: instancePath + "/jira_issue_key", schemaPath: "#/components/schemas/CreateIncidentActionItemAttributes/properties/jira_issue_key/type", keyword: "type", params: { type: part1 }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
    }
    if (data.jira_issue_url !== void 0) {
      let data11 = data.jira_issue_url;
      if (typeof data11 !== "string" && data11 !== null) {
        const err12 = { instancePath: instancePath + "/jira_issue_url", schemaPath: "#/components/schemas/CreateIncidentActionItemAttributes/properties/jira_issue_url/type", keyword: "type", params: { type: part1 }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err12];
        } else {
          vErrors.push(err12);
        }
        errors++;
      }
    }
    if (data.form_field_selections !== void 0) {
      let data12 = data.form_field_selections;
      if (!Array.isArray(data12) && data12 !== null) {
        const err13 = { instancePath: instancePath + "/form_field_selections", schemaPath: "#/components/schemas/CreateIncidentActionItemAttributes/properties/form_field_selections/type", keyword: "type", params: { type: part24 }, message: "must be array,null" };
        if (vErrors === null) {
          vErrors = [err13];
        } else {
          vErrors.push(err13);
        }
        errors++;
      }
      if (Array.isArray(data12)) {
        let invalid1 = 0;
        const len1 = data12.length;
        for (let i1 = 0; i1 < len1 && invalid1 < 100; i1++) {
          const _errs25 = errors;
          if (!validate137(data12[i1], { instancePath: instancePath + "/form_field_selections/" + i1, parentData: data12, parentDataProperty: i1, rootData })) {
            vErrors = vErrors === null ? validate137.errors : vErrors.concat(validate137.errors);
            errors = vErrors.length;
          }
          var valid2 = _errs25 === errors;
          if (!valid2) {
            invalid1++;
          }
        }
      }
    }
  } else {
    const err14 = { instancePath, schemaPath: "#/components/schemas/CreateIncidentActionItemAttributes/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err14];
    } else {
      vErrors.push(err14);
    }
    errors++;
  }
  validate133.errors = vErrors;
  return errors === 0;
}
function validate131(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const prop0 of part33) {
      if (data[prop0] === void 0) {
        const err0 = { instancePath, schemaPath: "#/components/schemas/CreateIncidentActionItemResource/required", keyword: "required", params: { missingProperty: prop0 }, message: "must have required property '" + prop0 + "'" };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.type !== void 0) {
      if (!validate2(data.type, { instancePath: instancePath + "/type", parentData: data, parentDataProperty: "type", rootData })) {
        vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
        errors = vErrors.length;
      }
    }
    if (data.attributes !== void 0) {
      if (!validate133(data.attributes, { instancePath: instancePath + "/attributes", parentData: data, parentDataProperty: "attributes", rootData })) {
        vErrors = vErrors === null ? validate133.errors : vErrors.concat(validate133.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err1 = { instancePath, schemaPath: "#/components/schemas/CreateIncidentActionItemResource/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate131.errors = vErrors;
  return errors === 0;
}
function validate130(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.data === void 0) {
      const err0 = { instancePath, schemaPath: "#/components/schemas/CreateIncidentActionItemRequest/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.data !== void 0) {
      if (!validate131(data.data, { instancePath: instancePath + "/data", parentData: data, parentDataProperty: "data", rootData })) {
        vErrors = vErrors === null ? validate131.errors : vErrors.concat(validate131.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err1 = { instancePath, schemaPath: "#/components/schemas/CreateIncidentActionItemRequest/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate130.errors = vErrors;
  return errors === 0;
}
var v4 = validate141;
function validate141(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.data === void 0) {
      const err0 = { instancePath, schemaPath: "#/components/schemas/IncidentActionItemDocument/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.data !== void 0) {
      if (!validate1(data.data, { instancePath: instancePath + "/data", parentData: data, parentDataProperty: "data", rootData })) {
        vErrors = vErrors === null ? validate1.errors : vErrors.concat(validate1.errors);
        errors = vErrors.length;
      }
    }
    if (data.included !== void 0) {
      let data1 = data.included;
      if (Array.isArray(data1)) {
        let invalid0 = 0;
        const len0 = data1.length;
        for (let i0 = 0; i0 < len0 && invalid0 < 100; i0++) {
          const _errs4 = errors;
          if (!validate120(data1[i0], { instancePath: instancePath + "/included/" + i0, parentData: data1, parentDataProperty: i0, rootData })) {
            vErrors = vErrors === null ? validate120.errors : vErrors.concat(validate120.errors);
            errors = vErrors.length;
          }
          var valid1 = _errs4 === errors;
          if (!valid1) {
            invalid0++;
          }
        }
      } else {
        const err1 = { instancePath: instancePath + "/included", schemaPath: "#/components/schemas/IncidentActionItemDocument/properties/included/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
  } else {
    const err2 = { instancePath, schemaPath: "#/components/schemas/IncidentActionItemDocument/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err2];
    } else {
      vErrors.push(err2);
    }
    errors++;
  }
  validate141.errors = vErrors;
  return errors === 0;
}
var v5 = validate144;
function validate147(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!func10.call(part34, key0)) {
        const err0 = { instancePath, schemaPath: "#/components/schemas/UpdateIncidentActionItemAttributes/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.summary !== void 0) {
      let data0 = data.summary;
      if (typeof data0 === "string") {
        if (func0(data0) < 1) {
          const err1 = { instancePath: instancePath + "/summary", schemaPath: "#/components/schemas/UpdateIncidentActionItemAttributes/properties/summary/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err1];
          } else {
            vErrors.push(err1);
          }
          errors++;
        }
        if (!pattern0.test(data0)) {
          const err2 = { instancePath: instancePath + "/summary", schemaPath: "#/components/schemas/UpdateIncidentActionItemAttributes/properties/summary/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"' };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
      } else {
        const err3 = { instancePath: instancePath + "/summary", schemaPath: "#/components/schemas/UpdateIncidentActionItemAttributes/properties/summary/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.description !== void 0) {
      let data1 = data.description;
      if (typeof data1 !== "string" && data1 !== null) {
        const err4 = { instancePath: instancePath + "/description", schemaPath: "#/components/schemas/UpdateIncidentActionItemAttributes/properties/description/type", keyword: "type", params: { type: part1 }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.kind !== void 0) {
      if (!validate16(data.kind, { instancePath: instancePath + "/kind", parentData: data, parentDataProperty: "kind", rootData })) {
        vErrors = vErrors === null ? validate16.errors : vErrors.concat(validate16.errors);
        errors = vErrors.length;
      }
    }
    if (data.assigned_to_user_id !== void 0) {
      let data3 = data.assigned_to_user_id;
      if (!(typeof data3 == "number" && (!(data3 % 1) && !isNaN(data3)) && isFinite(data3)) && data3 !== null) {
        const err5 = { instancePath: instancePath + "/assigned_to_user_id", schemaPath: "#/components/schemas/UpdateIncidentActionItemAttributes/properties/assigned_to_user_id/type", keyword: "type", params: { type: part4 }, message: "must be integer,null" };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.assigned_to_group_ids !== void 0) {
      let data4 = data.assigned_to_group_ids;
      if (!Array.isArray(data4) && data4 !== null) {
        const err6 = { instancePath: instancePath + "/assigned_to_group_ids", schemaPath: "#/components/schemas/UpdateIncidentActionItemAttributes/properties/assigned_to_group_ids/type", keyword: "type", params: { type: part24 }, message: "must be array,null" };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
      if (Array.isArray(data4)) {
        let invalid0 = 0;
        const len0 = data4.length;
        for (let i0 = 0; i0 < len0 && invalid0 < 100; i0++) {
          const _errs11 = errors;
          if (typeof data4[i0] !== "string") {
            const err7 = { instancePath: instancePath + "/assigned_to_group_ids/" + i0, schemaPath: "#/components/schemas/UpdateIncidentActionItemAttributes/properties/assigned_to_group_ids/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err7];
            } else {
              vErrors.push(err7);
            }
            errors++;
          }
          var valid1 = _errs11 === errors;
          if (!valid1) {
            invalid0++;
          }
        }
      }
    }
    if (data.priority !== void 0) {
      if (!validate18(data.priority, { instancePath: instancePath + "/priority", parentData: data, parentDataProperty: "priority", rootData })) {
        vErrors = vErrors === null ? validate18.errors : vErrors.concat(validate18.errors);
        errors = vErrors.length;
      }
    }
    if (data.status !== void 0) {
      if (!validate20(data.status, { instancePath: instancePath + "/status", parentData: data, parentDataProperty: "status", rootData })) {
        vErrors = vErrors === null ? validate20.errors : vErrors.concat(validate20.errors);
        errors = vErrors.length;
      }
    }
    if (data.due_date !== void 0) {
      let data8 = data.due_date;
      if (typeof data8 !== "string" && data8 !== null) {
        const err8 = { instancePath: instancePath + "/due_date", schemaPath: "#/components/schemas/UpdateIncidentActionItemAttributes/properties/due_date/type", keyword: "type", params: { type: part1 }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
    if (data.jira_issue_id !== void 0) {
      let data9 = data.jira_issue_id;
      if (typeof data9 !== "string" && data9 !== null) {
        const err9 = { instancePath: instancePath + "/jira_issue_id", schemaPath: "#/components/schemas/UpdateIncidentActionItemAttributes/properties/jira_issue_id/type", keyword: "type", params: { type: part1 }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err9];
        } else {
          vErrors.push(err9);
        }
        errors++;
      }
    }
    if (data.jira_issue_key !== void 0) {
      let data10 = data.jira_issue_key;
      if (typeof data10 !== "string" && data10 !== null) {
        const err10 = { instancePath: instancePath + "/jira_issue_key", schemaPath: "#/components/schemas/UpdateIncidentActionItemAttributes/properties/jira_issue_key/type", keyword: "type", params: { type: part1 }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
    }
    if (data.jira_issue_url !== void 0) {
      let data11 = data.jira_issue_url;
      if (typeof data11 !== "string" && data11 !== null) {
        const err11 = { instancePath: instancePath + "/jira_issue_url", schemaPath: "#/components/schemas/UpdateIncidentActionItemAttributes/properties/jira_issue_url/type", keyword: "type", params: { type: part1 }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
    }
    if (data.form_field_selections !== void 0) {
      let data12 = data.form_field_selections;
      if (!Array.isArray(data12) && data12 !== null) {
        const err12 = { instancePath: instancePath + "/form_field_selections", schemaPath: "#/components/schemas/UpdateIncidentActionItemAttributes/properties/form_field_selections/type", keyword: "type", params: { type: part24 }, message: "must be array,null" };
        if (vErrors === null) {
          vErrors = [err12];
        } else {
          vErrors.push(err12);
        }
        errors++;
      }
      if (Array.isArray(data12)) {
        let invalid1 = 0;
        const len1 = data12.length;
        for (let i1 = 0; i1 < len1 && invalid1 < 100; i1++) {
          const _errs25 = errors;
          if (!validate137(data12[i1], { instancePath: instancePath + "/form_field_selections/" + i1, parentData: data12, parentDataProperty: i1, rootData })) {
            vErrors = vErrors === null ? validate137.errors : vErrors.concat(validate137.errors);
            errors = vErrors.length;
          }
          var valid2 = _errs25 === errors;
          if (!valid2) {
            invalid1++;
          }
        }
      }
    }
  } else {
    const err13 = { instancePath, schemaPath: "#/components/schemas/UpdateIncidentActionItemAttributes/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err13];
    } else {
      vErrors.push(err13);
    }
    errors++;
  }
  validate147.errors = vErrors;
  return errors === 0;
}
function validate145(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const prop0 of part33) {
      if (data[prop0] === void 0) {
        const err0 = { instancePath, schemaPath: "#/components/schemas/UpdateIncidentActionItemResource/required", keyword: "required", params: { missingProperty: prop0 }, message: "must have required property '" + prop0 + "'" };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.type !== void 0) {
      if (!validate2(data.type, { instancePath: instancePath + "/type", parentData: data, parentDataProperty: "type", rootData })) {
        vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
        errors = vErrors.length;
      }
    }
    if (data.attributes !== void 0) {
      if (!validate147(data.attributes, { instancePath: instancePath + "/attributes", parentData: data, parentDataProperty: "attributes", rootData })) {
        vErrors = vErrors === null ? validate147.errors : vErrors.concat(validate147.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err1 = { instancePath, schemaPath: "#/components/schemas/UpdateIncidentActionItemResource/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate145.errors = vErrors;
  return errors === 0;
}
function validate144(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.data === void 0) {
      const err0 = { instancePath, schemaPath: "#/components/schemas/UpdateIncidentActionItemRequest/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.data !== void 0) {
      if (!validate145(data.data, { instancePath: instancePath + "/data", parentData: data, parentDataProperty: "data", rootData })) {
        vErrors = vErrors === null ? validate145.errors : vErrors.concat(validate145.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err1 = { instancePath, schemaPath: "#/components/schemas/UpdateIncidentActionItemRequest/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate144.errors = vErrors;
  return errors === 0;
}

// virtual:wires
var part02 = ["task", "follow_up"];
var part110 = ["high", "medium", "low"];
var part210 = ["open", "in_progress", "cancelled", "done"];
var v02 = validate02;
var func02 = require_ucs2length().default;
function validate02(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== "string") {
    let dataType0 = typeof data;
    let coerced0 = void 0;
    if (!(coerced0 !== void 0)) {
      if (dataType0 == "number" || dataType0 == "boolean") {
        coerced0 = "" + data;
      } else if (data === null) {
        coerced0 = "";
      } else {
        const err0 = { instancePath, schemaPath: "#/components/parameters/incident_id/schema/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (coerced0 !== void 0) {
      data = coerced0;
      if (parentData !== void 0) {
        parentData[parentDataProperty] = coerced0;
      }
    }
  }
  if (typeof data === "string") {
    if (func02(data) < 1) {
      const err1 = { instancePath, schemaPath: "#/components/parameters/incident_id/schema/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
  }
  validate02.errors = vErrors;
  return errors === 0;
}
var v12 = validate12;
function validate12(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== "string") {
    let dataType0 = typeof data;
    let coerced0 = void 0;
    if (!(coerced0 !== void 0)) {
      if (dataType0 == "number" || dataType0 == "boolean") {
        coerced0 = "" + data;
      } else if (data === null) {
        coerced0 = "";
      } else {
        const err0 = { instancePath, schemaPath: "#/components/parameters/include/schema/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (coerced0 !== void 0) {
      data = coerced0;
      if (parentData !== void 0) {
        parentData[parentDataProperty] = coerced0;
      }
    }
  }
  validate12.errors = vErrors;
  return errors === 0;
}
var v22 = validate25;
function validate25(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (!(typeof data == "number" && (!(data % 1) && !isNaN(data)) && isFinite(data))) {
    let dataType0 = typeof data;
    let coerced0 = void 0;
    if (!(coerced0 !== void 0)) {
      if (dataType0 === "boolean" || data === null || dataType0 === "string" && data && data == +data && !(data % 1)) {
        coerced0 = +data;
      } else {
        const err0 = { instancePath, schemaPath: "#/components/parameters/page_number/schema/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (coerced0 !== void 0) {
      data = coerced0;
      if (parentData !== void 0) {
        parentData[parentDataProperty] = coerced0;
      }
    }
  }
  if (typeof data == "number" && isFinite(data)) {
    if (data < 1 || isNaN(data)) {
      const err1 = { instancePath, schemaPath: "#/components/parameters/page_number/schema/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
  }
  validate25.errors = vErrors;
  return errors === 0;
}
var v32 = validate3;
function validate3(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (!(typeof data == "number" && (!(data % 1) && !isNaN(data)) && isFinite(data))) {
    let dataType0 = typeof data;
    let coerced0 = void 0;
    if (!(coerced0 !== void 0)) {
      if (dataType0 === "boolean" || data === null || dataType0 === "string" && data && data == +data && !(data % 1)) {
        coerced0 = +data;
      } else {
        const err0 = { instancePath, schemaPath: "#/components/parameters/page_size/schema/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (coerced0 !== void 0) {
      data = coerced0;
      if (parentData !== void 0) {
        parentData[parentDataProperty] = coerced0;
      }
    }
  }
  if (typeof data == "number" && isFinite(data)) {
    if (data < 1 || isNaN(data)) {
      const err1 = { instancePath, schemaPath: "#/components/parameters/page_size/schema/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
  }
  validate3.errors = vErrors;
  return errors === 0;
}
var v42 = validate42;
var pattern02 = new RegExp("^\\d+", "u");
function validate42(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== "string") {
    let dataType0 = typeof data;
    let coerced0 = void 0;
    if (!(coerced0 !== void 0)) {
      if (dataType0 == "number" || dataType0 == "boolean") {
        coerced0 = "" + data;
      } else if (data === null) {
        coerced0 = "";
      } else {
        const err0 = { instancePath, schemaPath: "#/components/headers/RateLimit-Limit/schema/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (coerced0 !== void 0) {
      data = coerced0;
      if (parentData !== void 0) {
        parentData[parentDataProperty] = coerced0;
      }
    }
  }
  if (typeof data === "string") {
    if (!pattern02.test(data)) {
      const err1 = { instancePath, schemaPath: "#/components/headers/RateLimit-Limit/schema/pattern", keyword: "pattern", params: { pattern: "^\\d+" }, message: 'must match pattern "^\\d+"' };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
  }
  validate42.errors = vErrors;
  return errors === 0;
}
var v52 = validate52;
function validate52(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (!(typeof data == "number" && (!(data % 1) && !isNaN(data)) && isFinite(data))) {
    let dataType0 = typeof data;
    let coerced0 = void 0;
    if (!(coerced0 !== void 0)) {
      if (dataType0 === "boolean" || data === null || dataType0 === "string" && data && data == +data && !(data % 1)) {
        coerced0 = +data;
      } else {
        const err0 = { instancePath, schemaPath: "#/components/headers/RateLimit-Remaining/schema/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (coerced0 !== void 0) {
      data = coerced0;
      if (parentData !== void 0) {
        parentData[parentDataProperty] = coerced0;
      }
    }
  }
  if (typeof data == "number" && isFinite(data)) {
    if (data < 0 || isNaN(data)) {
      const err1 = { instancePath, schemaPath: "#/components/headers/RateLimit-Remaining/schema/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
  }
  validate52.errors = vErrors;
  return errors === 0;
}
var v6 = validate62;
function validate62(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (!(typeof data == "number" && (!(data % 1) && !isNaN(data)) && isFinite(data))) {
    let dataType0 = typeof data;
    let coerced0 = void 0;
    if (!(coerced0 !== void 0)) {
      if (dataType0 === "boolean" || data === null || dataType0 === "string" && data && data == +data && !(data % 1)) {
        coerced0 = +data;
      } else {
        const err0 = { instancePath, schemaPath: "#/components/headers/RateLimit-Reset/schema/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (coerced0 !== void 0) {
      data = coerced0;
      if (parentData !== void 0) {
        parentData[parentDataProperty] = coerced0;
      }
    }
  }
  if (typeof data == "number" && isFinite(data)) {
    if (data > 9999999999 || isNaN(data)) {
      const err1 = { instancePath, schemaPath: "#/components/headers/RateLimit-Reset/schema/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9999999999 }, message: "must be <= 9999999999" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data < 1e9 || isNaN(data)) {
      const err2 = { instancePath, schemaPath: "#/components/headers/RateLimit-Reset/schema/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1e9 }, message: "must be >= 1000000000" };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
  }
  validate62.errors = vErrors;
  return errors === 0;
}
var v7 = validate72;
function validate72(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== "string") {
    let dataType0 = typeof data;
    let coerced0 = void 0;
    if (!(coerced0 !== void 0)) {
      if (dataType0 == "number" || dataType0 == "boolean") {
        coerced0 = "" + data;
      } else if (data === null) {
        coerced0 = "";
      } else {
        const err0 = { instancePath, schemaPath: "#/components/headers/X-RateLimit-Limit/schema/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (coerced0 !== void 0) {
      data = coerced0;
      if (parentData !== void 0) {
        parentData[parentDataProperty] = coerced0;
      }
    }
  }
  if (typeof data === "string") {
    if (!pattern02.test(data)) {
      const err1 = { instancePath, schemaPath: "#/components/headers/X-RateLimit-Limit/schema/pattern", keyword: "pattern", params: { pattern: "^\\d+" }, message: 'must match pattern "^\\d+"' };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
  }
  validate72.errors = vErrors;
  return errors === 0;
}
var v8 = validate82;
function validate82(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (!(typeof data == "number" && (!(data % 1) && !isNaN(data)) && isFinite(data))) {
    let dataType0 = typeof data;
    let coerced0 = void 0;
    if (!(coerced0 !== void 0)) {
      if (dataType0 === "boolean" || data === null || dataType0 === "string" && data && data == +data && !(data % 1)) {
        coerced0 = +data;
      } else {
        const err0 = { instancePath, schemaPath: "#/components/headers/X-RateLimit-Remaining/schema/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (coerced0 !== void 0) {
      data = coerced0;
      if (parentData !== void 0) {
        parentData[parentDataProperty] = coerced0;
      }
    }
  }
  if (typeof data == "number" && isFinite(data)) {
    if (data < 0 || isNaN(data)) {
      const err1 = { instancePath, schemaPath: "#/components/headers/X-RateLimit-Remaining/schema/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
  }
  validate82.errors = vErrors;
  return errors === 0;
}
var v9 = validate9;
function validate9(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (!(typeof data == "number" && (!(data % 1) && !isNaN(data)) && isFinite(data))) {
    let dataType0 = typeof data;
    let coerced0 = void 0;
    if (!(coerced0 !== void 0)) {
      if (dataType0 === "boolean" || data === null || dataType0 === "string" && data && data == +data && !(data % 1)) {
        coerced0 = +data;
      } else {
        const err0 = { instancePath, schemaPath: "#/components/headers/X-RateLimit-Used/schema/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (coerced0 !== void 0) {
      data = coerced0;
      if (parentData !== void 0) {
        parentData[parentDataProperty] = coerced0;
      }
    }
  }
  if (typeof data == "number" && isFinite(data)) {
    if (data < 0 || isNaN(data)) {
      const err1 = { instancePath, schemaPath: "#/components/headers/X-RateLimit-Used/schema/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
  }
  validate9.errors = vErrors;
  return errors === 0;
}
var v10 = validate10;
function validate10(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (!(typeof data == "number" && (!(data % 1) && !isNaN(data)) && isFinite(data))) {
    let dataType0 = typeof data;
    let coerced0 = void 0;
    if (!(coerced0 !== void 0)) {
      if (dataType0 === "boolean" || data === null || dataType0 === "string" && data && data == +data && !(data % 1)) {
        coerced0 = +data;
      } else {
        const err0 = { instancePath, schemaPath: "#/components/headers/X-RateLimit-Reset/schema/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (coerced0 !== void 0) {
      data = coerced0;
      if (parentData !== void 0) {
        parentData[parentDataProperty] = coerced0;
      }
    }
  }
  if (typeof data == "number" && isFinite(data)) {
    if (data > 9999999999 || isNaN(data)) {
      const err1 = { instancePath, schemaPath: "#/components/headers/X-RateLimit-Reset/schema/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9999999999 }, message: "must be <= 9999999999" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data < 1e9 || isNaN(data)) {
      const err2 = { instancePath, schemaPath: "#/components/headers/X-RateLimit-Reset/schema/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1e9 }, message: "must be >= 1000000000" };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
  }
  validate10.errors = vErrors;
  return errors === 0;
}
var v11 = validate11;
function validate11(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== "string") {
    let dataType0 = typeof data;
    let coerced0 = void 0;
    if (!(coerced0 !== void 0)) {
      if (dataType0 == "number" || dataType0 == "boolean") {
        coerced0 = "" + data;
      } else if (data === null) {
        coerced0 = "";
      } else {
        const err0 = { instancePath, schemaPath: "#/components/parameters/action_item_id/schema/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (coerced0 !== void 0) {
      data = coerced0;
      if (parentData !== void 0) {
        parentData[parentDataProperty] = coerced0;
      }
    }
  }
  if (typeof data === "string") {
    if (func02(data) < 1) {
      const err1 = { instancePath, schemaPath: "#/components/parameters/action_item_id/schema/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
  }
  validate11.errors = vErrors;
  return errors === 0;
}
var v122 = validate123;
function validate123(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== "string") {
    let dataType0 = typeof data;
    let coerced0 = void 0;
    if (!(coerced0 !== void 0)) {
      if (dataType0 == "number" || dataType0 == "boolean") {
        coerced0 = "" + data;
      } else if (data === null) {
        coerced0 = "";
      } else {
        const err0 = { instancePath, schemaPath: "#/components/parameters/sort/schema/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (coerced0 !== void 0) {
      data = coerced0;
      if (parentData !== void 0) {
        parentData[parentDataProperty] = coerced0;
      }
    }
  }
  validate123.errors = vErrors;
  return errors === 0;
}
var v13 = validate132;
function validate132(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== "string") {
    let dataType0 = typeof data;
    let coerced0 = void 0;
    if (!(coerced0 !== void 0)) {
      if (dataType0 == "number" || dataType0 == "boolean") {
        coerced0 = "" + data;
      } else if (data === null) {
        coerced0 = "";
      } else {
        const err0 = { instancePath, schemaPath: "#/components/schemas/ActionItemKind/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (coerced0 !== void 0) {
      data = coerced0;
      if (parentData !== void 0) {
        parentData[parentDataProperty] = coerced0;
      }
    }
  }
  if (!(data === "task" || data === "follow_up")) {
    const err1 = { instancePath, schemaPath: "#/components/schemas/ActionItemKind/enum", keyword: "enum", params: { allowedValues: part02 }, message: "must be equal to one of the allowed values" };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate132.errors = vErrors;
  return errors === 0;
}
var v14 = validate14;
function validate14(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (Array.isArray(data)) {
    if (data.length < 1) {
      const err0 = { instancePath, schemaPath: "#/components/parameters/filter_kind_in/schema/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    let invalid0 = 0;
    const len0 = data.length;
    for (let i0 = 0; i0 < len0 && invalid0 < 100; i0++) {
      const _errs1 = errors;
      if (!validate132(data[i0], { instancePath: instancePath + "/" + i0, parentData: data, parentDataProperty: i0, rootData })) {
        vErrors = vErrors === null ? validate132.errors : vErrors.concat(validate132.errors);
        errors = vErrors.length;
      }
      var valid0 = _errs1 === errors;
      if (!valid0) {
        invalid0++;
      }
    }
  } else {
    const err1 = { instancePath, schemaPath: "#/components/parameters/filter_kind_in/schema/type", keyword: "type", params: { type: "array" }, message: "must be array" };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate14.errors = vErrors;
  return errors === 0;
}
var v15 = validate162;
function validate162(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (Array.isArray(data)) {
    if (data.length < 1) {
      const err0 = { instancePath, schemaPath: "#/components/parameters/filter_kind_not_in/schema/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    let invalid0 = 0;
    const len0 = data.length;
    for (let i0 = 0; i0 < len0 && invalid0 < 100; i0++) {
      const _errs1 = errors;
      if (!validate132(data[i0], { instancePath: instancePath + "/" + i0, parentData: data, parentDataProperty: i0, rootData })) {
        vErrors = vErrors === null ? validate132.errors : vErrors.concat(validate132.errors);
        errors = vErrors.length;
      }
      var valid0 = _errs1 === errors;
      if (!valid0) {
        invalid0++;
      }
    }
  } else {
    const err1 = { instancePath, schemaPath: "#/components/parameters/filter_kind_not_in/schema/type", keyword: "type", params: { type: "array" }, message: "must be array" };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate162.errors = vErrors;
  return errors === 0;
}
var v16 = validate182;
function validate182(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== "string") {
    let dataType0 = typeof data;
    let coerced0 = void 0;
    if (!(coerced0 !== void 0)) {
      if (dataType0 == "number" || dataType0 == "boolean") {
        coerced0 = "" + data;
      } else if (data === null) {
        coerced0 = "";
      } else {
        const err0 = { instancePath, schemaPath: "#/components/schemas/ActionItemPriority/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (coerced0 !== void 0) {
      data = coerced0;
      if (parentData !== void 0) {
        parentData[parentDataProperty] = coerced0;
      }
    }
  }
  if (!(data === "high" || data === "medium" || data === "low")) {
    const err1 = { instancePath, schemaPath: "#/components/schemas/ActionItemPriority/enum", keyword: "enum", params: { allowedValues: part110 }, message: "must be equal to one of the allowed values" };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate182.errors = vErrors;
  return errors === 0;
}
var v17 = validate19;
function validate19(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (Array.isArray(data)) {
    if (data.length < 1) {
      const err0 = { instancePath, schemaPath: "#/components/parameters/filter_priority_in/schema/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    let invalid0 = 0;
    const len0 = data.length;
    for (let i0 = 0; i0 < len0 && invalid0 < 100; i0++) {
      const _errs1 = errors;
      if (!validate182(data[i0], { instancePath: instancePath + "/" + i0, parentData: data, parentDataProperty: i0, rootData })) {
        vErrors = vErrors === null ? validate182.errors : vErrors.concat(validate182.errors);
        errors = vErrors.length;
      }
      var valid0 = _errs1 === errors;
      if (!valid0) {
        invalid0++;
      }
    }
  } else {
    const err1 = { instancePath, schemaPath: "#/components/parameters/filter_priority_in/schema/type", keyword: "type", params: { type: "array" }, message: "must be array" };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate19.errors = vErrors;
  return errors === 0;
}
var v18 = validate21;
function validate21(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (Array.isArray(data)) {
    if (data.length < 1) {
      const err0 = { instancePath, schemaPath: "#/components/parameters/filter_priority_not_in/schema/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    let invalid0 = 0;
    const len0 = data.length;
    for (let i0 = 0; i0 < len0 && invalid0 < 100; i0++) {
      const _errs1 = errors;
      if (!validate182(data[i0], { instancePath: instancePath + "/" + i0, parentData: data, parentDataProperty: i0, rootData })) {
        vErrors = vErrors === null ? validate182.errors : vErrors.concat(validate182.errors);
        errors = vErrors.length;
      }
      var valid0 = _errs1 === errors;
      if (!valid0) {
        invalid0++;
      }
    }
  } else {
    const err1 = { instancePath, schemaPath: "#/components/parameters/filter_priority_not_in/schema/type", keyword: "type", params: { type: "array" }, message: "must be array" };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate21.errors = vErrors;
  return errors === 0;
}
var v19 = validate232;
function validate232(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== "string") {
    let dataType0 = typeof data;
    let coerced0 = void 0;
    if (!(coerced0 !== void 0)) {
      if (dataType0 == "number" || dataType0 == "boolean") {
        coerced0 = "" + data;
      } else if (data === null) {
        coerced0 = "";
      } else {
        const err0 = { instancePath, schemaPath: "#/components/schemas/ActionItemStatus/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (coerced0 !== void 0) {
      data = coerced0;
      if (parentData !== void 0) {
        parentData[parentDataProperty] = coerced0;
      }
    }
  }
  if (!(data === "open" || data === "in_progress" || data === "cancelled" || data === "done")) {
    const err1 = { instancePath, schemaPath: "#/components/schemas/ActionItemStatus/enum", keyword: "enum", params: { allowedValues: part210 }, message: "must be equal to one of the allowed values" };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate232.errors = vErrors;
  return errors === 0;
}
var v20 = validate242;
function validate242(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (Array.isArray(data)) {
    if (data.length < 1) {
      const err0 = { instancePath, schemaPath: "#/components/parameters/filter_status_in/schema/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    let invalid0 = 0;
    const len0 = data.length;
    for (let i0 = 0; i0 < len0 && invalid0 < 100; i0++) {
      const _errs1 = errors;
      if (!validate232(data[i0], { instancePath: instancePath + "/" + i0, parentData: data, parentDataProperty: i0, rootData })) {
        vErrors = vErrors === null ? validate232.errors : vErrors.concat(validate232.errors);
        errors = vErrors.length;
      }
      var valid0 = _errs1 === errors;
      if (!valid0) {
        invalid0++;
      }
    }
  } else {
    const err1 = { instancePath, schemaPath: "#/components/parameters/filter_status_in/schema/type", keyword: "type", params: { type: "array" }, message: "must be array" };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate242.errors = vErrors;
  return errors === 0;
}
var v21 = validate26;
function validate26(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (Array.isArray(data)) {
    if (data.length < 1) {
      const err0 = { instancePath, schemaPath: "#/components/parameters/filter_status_not_in/schema/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    let invalid0 = 0;
    const len0 = data.length;
    for (let i0 = 0; i0 < len0 && invalid0 < 100; i0++) {
      const _errs1 = errors;
      if (!validate232(data[i0], { instancePath: instancePath + "/" + i0, parentData: data, parentDataProperty: i0, rootData })) {
        vErrors = vErrors === null ? validate232.errors : vErrors.concat(validate232.errors);
        errors = vErrors.length;
      }
      var valid0 = _errs1 === errors;
      if (!valid0) {
        invalid0++;
      }
    }
  } else {
    const err1 = { instancePath, schemaPath: "#/components/parameters/filter_status_not_in/schema/type", keyword: "type", params: { type: "array" }, message: "must be array" };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate26.errors = vErrors;
  return errors === 0;
}
var v222 = validate282;
function validate282(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== "string") {
    let dataType0 = typeof data;
    let coerced0 = void 0;
    if (!(coerced0 !== void 0)) {
      if (dataType0 == "number" || dataType0 == "boolean") {
        coerced0 = "" + data;
      } else if (data === null) {
        coerced0 = "";
      } else {
        const err0 = { instancePath, schemaPath: "#/components/parameters/filter_incident_status/schema/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (coerced0 !== void 0) {
      data = coerced0;
      if (parentData !== void 0) {
        parentData[parentDataProperty] = coerced0;
      }
    }
  }
  validate282.errors = vErrors;
  return errors === 0;
}
var v23 = validate292;
function validate292(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== "string") {
    let dataType0 = typeof data;
    let coerced0 = void 0;
    if (!(coerced0 !== void 0)) {
      if (dataType0 == "number" || dataType0 == "boolean") {
        coerced0 = "" + data;
      } else if (data === null) {
        coerced0 = "";
      } else {
        const err0 = { instancePath, schemaPath: "#/components/parameters/filter_incident_status_eq/schema/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (coerced0 !== void 0) {
      data = coerced0;
      if (parentData !== void 0) {
        parentData[parentDataProperty] = coerced0;
      }
    }
  }
  validate292.errors = vErrors;
  return errors === 0;
}
var v24 = validate30;
function validate30(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== "string") {
    let dataType0 = typeof data;
    let coerced0 = void 0;
    if (!(coerced0 !== void 0)) {
      if (dataType0 == "number" || dataType0 == "boolean") {
        coerced0 = "" + data;
      } else if (data === null) {
        coerced0 = "";
      } else {
        const err0 = { instancePath, schemaPath: "#/components/parameters/filter_incident_status_not_eq/schema/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (coerced0 !== void 0) {
      data = coerced0;
      if (parentData !== void 0) {
        parentData[parentDataProperty] = coerced0;
      }
    }
  }
  validate30.errors = vErrors;
  return errors === 0;
}
var v25 = validate31;
function validate31(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (Array.isArray(data)) {
    if (data.length < 1) {
      const err0 = { instancePath, schemaPath: "#/components/parameters/filter_incident_status_in/schema/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    let invalid0 = 0;
    const len0 = data.length;
    for (let i0 = 0; i0 < len0 && invalid0 < 100; i0++) {
      let data0 = data[i0];
      const _errs1 = errors;
      if (typeof data0 !== "string") {
        let dataType0 = typeof data0;
        let coerced0 = void 0;
        if (!(coerced0 !== void 0)) {
          if (dataType0 == "number" || dataType0 == "boolean") {
            coerced0 = "" + data0;
          } else if (data0 === null) {
            coerced0 = "";
          } else {
            const err1 = { instancePath: instancePath + "/" + i0, schemaPath: "#/components/parameters/filter_incident_status_in/schema/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err1];
            } else {
              vErrors.push(err1);
            }
            errors++;
          }
        }
        if (coerced0 !== void 0) {
          data0 = coerced0;
          if (data !== void 0) {
            data[i0] = coerced0;
          }
        }
      }
      var valid0 = _errs1 === errors;
      if (!valid0) {
        invalid0++;
      }
    }
  } else {
    const err2 = { instancePath, schemaPath: "#/components/parameters/filter_incident_status_in/schema/type", keyword: "type", params: { type: "array" }, message: "must be array" };
    if (vErrors === null) {
      vErrors = [err2];
    } else {
      vErrors.push(err2);
    }
    errors++;
  }
  validate31.errors = vErrors;
  return errors === 0;
}
var v26 = validate32;
function validate32(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (Array.isArray(data)) {
    if (data.length < 1) {
      const err0 = { instancePath, schemaPath: "#/components/parameters/filter_incident_status_not_in/schema/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    let invalid0 = 0;
    const len0 = data.length;
    for (let i0 = 0; i0 < len0 && invalid0 < 100; i0++) {
      let data0 = data[i0];
      const _errs1 = errors;
      if (typeof data0 !== "string") {
        let dataType0 = typeof data0;
        let coerced0 = void 0;
        if (!(coerced0 !== void 0)) {
          if (dataType0 == "number" || dataType0 == "boolean") {
            coerced0 = "" + data0;
          } else if (data0 === null) {
            coerced0 = "";
          } else {
            const err1 = { instancePath: instancePath + "/" + i0, schemaPath: "#/components/parameters/filter_incident_status_not_in/schema/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err1];
            } else {
              vErrors.push(err1);
            }
            errors++;
          }
        }
        if (coerced0 !== void 0) {
          data0 = coerced0;
          if (data !== void 0) {
            data[i0] = coerced0;
          }
        }
      }
      var valid0 = _errs1 === errors;
      if (!valid0) {
        invalid0++;
      }
    }
  } else {
    const err2 = { instancePath, schemaPath: "#/components/parameters/filter_incident_status_not_in/schema/type", keyword: "type", params: { type: "array" }, message: "must be array" };
    if (vErrors === null) {
      vErrors = [err2];
    } else {
      vErrors.push(err2);
    }
    errors++;
  }
  validate32.errors = vErrors;
  return errors === 0;
}
var v27 = validate33;
function validate33(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== "string") {
    let dataType0 = typeof data;
    let coerced0 = void 0;
    if (!(coerced0 !== void 0)) {
      if (dataType0 == "number" || dataType0 == "boolean") {
        coerced0 = "" + data;
      } else if (data === null) {
        coerced0 = "";
      } else {
        const err0 = { instancePath, schemaPath: "#/components/parameters/filter_incident_created_at_gt/schema/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (coerced0 !== void 0) {
      data = coerced0;
      if (parentData !== void 0) {
        parentData[parentDataProperty] = coerced0;
      }
    }
  }
  validate33.errors = vErrors;
  return errors === 0;
}
var v28 = validate342;
function validate342(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== "string") {
    let dataType0 = typeof data;
    let coerced0 = void 0;
    if (!(coerced0 !== void 0)) {
      if (dataType0 == "number" || dataType0 == "boolean") {
        coerced0 = "" + data;
      } else if (data === null) {
        coerced0 = "";
      } else {
        const err0 = { instancePath, schemaPath: "#/components/parameters/filter_incident_created_at_gte/schema/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (coerced0 !== void 0) {
      data = coerced0;
      if (parentData !== void 0) {
        parentData[parentDataProperty] = coerced0;
      }
    }
  }
  validate342.errors = vErrors;
  return errors === 0;
}
var v29 = validate352;
function validate352(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== "string") {
    let dataType0 = typeof data;
    let coerced0 = void 0;
    if (!(coerced0 !== void 0)) {
      if (dataType0 == "number" || dataType0 == "boolean") {
        coerced0 = "" + data;
      } else if (data === null) {
        coerced0 = "";
      } else {
        const err0 = { instancePath, schemaPath: "#/components/parameters/filter_incident_created_at_lt/schema/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (coerced0 !== void 0) {
      data = coerced0;
      if (parentData !== void 0) {
        parentData[parentDataProperty] = coerced0;
      }
    }
  }
  validate352.errors = vErrors;
  return errors === 0;
}
var v30 = validate362;
function validate362(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== "string") {
    let dataType0 = typeof data;
    let coerced0 = void 0;
    if (!(coerced0 !== void 0)) {
      if (dataType0 == "number" || dataType0 == "boolean") {
        coerced0 = "" + data;
      } else if (data === null) {
        coerced0 = "";
      } else {
        const err0 = { instancePath, schemaPath: "#/components/parameters/filter_incident_created_at_lte/schema/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (coerced0 !== void 0) {
      data = coerced0;
      if (parentData !== void 0) {
        parentData[parentDataProperty] = coerced0;
      }
    }
  }
  validate362.errors = vErrors;
  return errors === 0;
}
var v31 = validate37;
function validate37(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== "string") {
    let dataType0 = typeof data;
    let coerced0 = void 0;
    if (!(coerced0 !== void 0)) {
      if (dataType0 == "number" || dataType0 == "boolean") {
        coerced0 = "" + data;
      } else if (data === null) {
        coerced0 = "";
      } else {
        const err0 = { instancePath, schemaPath: "#/components/parameters/filter_due_date_gt/schema/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (coerced0 !== void 0) {
      data = coerced0;
      if (parentData !== void 0) {
        parentData[parentDataProperty] = coerced0;
      }
    }
  }
  validate37.errors = vErrors;
  return errors === 0;
}
var v322 = validate382;
function validate382(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== "string") {
    let dataType0 = typeof data;
    let coerced0 = void 0;
    if (!(coerced0 !== void 0)) {
      if (dataType0 == "number" || dataType0 == "boolean") {
        coerced0 = "" + data;
      } else if (data === null) {
        coerced0 = "";
      } else {
        const err0 = { instancePath, schemaPath: "#/components/parameters/filter_due_date_gte/schema/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (coerced0 !== void 0) {
      data = coerced0;
      if (parentData !== void 0) {
        parentData[parentDataProperty] = coerced0;
      }
    }
  }
  validate382.errors = vErrors;
  return errors === 0;
}
var v33 = validate392;
function validate392(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== "string") {
    let dataType0 = typeof data;
    let coerced0 = void 0;
    if (!(coerced0 !== void 0)) {
      if (dataType0 == "number" || dataType0 == "boolean") {
        coerced0 = "" + data;
      } else if (data === null) {
        coerced0 = "";
      } else {
        const err0 = { instancePath, schemaPath: "#/components/parameters/filter_due_date_lt/schema/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (coerced0 !== void 0) {
      data = coerced0;
      if (parentData !== void 0) {
        parentData[parentDataProperty] = coerced0;
      }
    }
  }
  validate392.errors = vErrors;
  return errors === 0;
}
var v34 = validate40;
function validate40(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== "string") {
    let dataType0 = typeof data;
    let coerced0 = void 0;
    if (!(coerced0 !== void 0)) {
      if (dataType0 == "number" || dataType0 == "boolean") {
        coerced0 = "" + data;
      } else if (data === null) {
        coerced0 = "";
      } else {
        const err0 = { instancePath, schemaPath: "#/components/parameters/filter_due_date_lte/schema/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (coerced0 !== void 0) {
      data = coerced0;
      if (parentData !== void 0) {
        parentData[parentDataProperty] = coerced0;
      }
    }
  }
  validate40.errors = vErrors;
  return errors === 0;
}
var v35 = validate41;
function validate41(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== "string") {
    let dataType0 = typeof data;
    let coerced0 = void 0;
    if (!(coerced0 !== void 0)) {
      if (dataType0 == "number" || dataType0 == "boolean") {
        coerced0 = "" + data;
      } else if (data === null) {
        coerced0 = "";
      } else {
        const err0 = { instancePath, schemaPath: "#/components/parameters/filter_created_at_gt/schema/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (coerced0 !== void 0) {
      data = coerced0;
      if (parentData !== void 0) {
        parentData[parentDataProperty] = coerced0;
      }
    }
  }
  validate41.errors = vErrors;
  return errors === 0;
}
var v36 = validate422;
function validate422(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== "string") {
    let dataType0 = typeof data;
    let coerced0 = void 0;
    if (!(coerced0 !== void 0)) {
      if (dataType0 == "number" || dataType0 == "boolean") {
        coerced0 = "" + data;
      } else if (data === null) {
        coerced0 = "";
      } else {
        const err0 = { instancePath, schemaPath: "#/components/parameters/filter_created_at_gte/schema/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (coerced0 !== void 0) {
      data = coerced0;
      if (parentData !== void 0) {
        parentData[parentDataProperty] = coerced0;
      }
    }
  }
  validate422.errors = vErrors;
  return errors === 0;
}
var v37 = validate43;
function validate43(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== "string") {
    let dataType0 = typeof data;
    let coerced0 = void 0;
    if (!(coerced0 !== void 0)) {
      if (dataType0 == "number" || dataType0 == "boolean") {
        coerced0 = "" + data;
      } else if (data === null) {
        coerced0 = "";
      } else {
        const err0 = { instancePath, schemaPath: "#/components/parameters/filter_created_at_lt/schema/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (coerced0 !== void 0) {
      data = coerced0;
      if (parentData !== void 0) {
        parentData[parentDataProperty] = coerced0;
      }
    }
  }
  validate43.errors = vErrors;
  return errors === 0;
}
var v38 = validate44;
function validate44(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== "string") {
    let dataType0 = typeof data;
    let coerced0 = void 0;
    if (!(coerced0 !== void 0)) {
      if (dataType0 == "number" || dataType0 == "boolean") {
        coerced0 = "" + data;
      } else if (data === null) {
        coerced0 = "";
      } else {
        const err0 = { instancePath, schemaPath: "#/components/parameters/filter_created_at_lte/schema/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (coerced0 !== void 0) {
      data = coerced0;
      if (parentData !== void 0) {
        parentData[parentDataProperty] = coerced0;
      }
    }
  }
  validate44.errors = vErrors;
  return errors === 0;
}

// virtual:table
var validators = {
  listIncidentActionItems: {
    method: "get",
    path: "/v1/incidents/{incident_id}/action_items",
    parameters: {
      path: {
        incident_id: {
          required: true,
          validate: v02
        }
      },
      query: {
        include: {
          required: false,
          validate: v12
        },
        "page[number]": {
          required: false,
          validate: v22
        },
        "page[size]": {
          required: false,
          validate: v32
        }
      },
      header: {},
      cookie: {}
    },
    request: {},
    responses: {
      "200": {
        headers: {
          "RateLimit-Limit": {
            required: false,
            validate: v42
          },
          "RateLimit-Remaining": {
            required: false,
            validate: v52
          },
          "RateLimit-Reset": {
            required: false,
            validate: v6
          },
          "X-RateLimit-Limit": {
            required: false,
            validate: v7
          },
          "X-RateLimit-Remaining": {
            required: false,
            validate: v8
          },
          "X-RateLimit-Used": {
            required: false,
            validate: v9
          },
          "X-RateLimit-Reset": {
            required: false,
            validate: v10
          }
        },
        content: {
          "application/vnd.api+json": v0
        }
      },
      "401": {
        headers: {
          "RateLimit-Limit": {
            required: false,
            validate: v42
          },
          "RateLimit-Remaining": {
            required: false,
            validate: v52
          },
          "RateLimit-Reset": {
            required: false,
            validate: v6
          },
          "X-RateLimit-Limit": {
            required: false,
            validate: v7
          },
          "X-RateLimit-Remaining": {
            required: false,
            validate: v8
          },
          "X-RateLimit-Used": {
            required: false,
            validate: v9
          },
          "X-RateLimit-Reset": {
            required: false,
            validate: v10
          }
        },
        content: {
          "application/vnd.api+json": v1
        }
      },
      "403": {
        headers: {
          "RateLimit-Limit": {
            required: false,
            validate: v42
          },
          "RateLimit-Remaining": {
            required: false,
            validate: v52
          },
          "RateLimit-Reset": {
            required: false,
            validate: v6
          },
          "X-RateLimit-Limit": {
            required: false,
            validate: v7
          },
          "X-RateLimit-Remaining": {
            required: false,
            validate: v8
          },
          "X-RateLimit-Used": {
            required: false,
            validate: v9
          },
          "X-RateLimit-Reset": {
            required: false,
            validate: v10
          }
        },
        content: {
          "application/vnd.api+json": v1
        }
      },
      "404": {
        headers: {
          "RateLimit-Limit": {
            required: false,
            validate: v42
          },
          "RateLimit-Remaining": {
            required: false,
            validate: v52
          },
          "RateLimit-Reset": {
            required: false,
            validate: v6
          },
          "X-RateLimit-Limit": {
            required: false,
            validate: v7
          },
          "X-RateLimit-Remaining": {
            required: false,
            validate: v8
          },
          "X-RateLimit-Used": {
            required: false,
            validate: v9
          },
          "X-RateLimit-Reset": {
            required: false,
            validate: v10
          }
        },
        content: {
          "application/vnd.api+json": v1
        }
      },
      "429": {
        headers: {
          "RateLimit-Limit": {
            required: false,
            validate: v42
          },
          "RateLimit-Remaining": {
            required: false,
            validate: v52
          },
          "RateLimit-Reset": {
            required: false,
            validate: v6
          },
          "X-RateLimit-Limit": {
            required: false,
            validate: v7
          },
          "X-RateLimit-Remaining": {
            required: false,
            validate: v8
          },
          "X-RateLimit-Used": {
            required: false,
            validate: v9
          },
          "X-RateLimit-Reset": {
            required: false,
            validate: v10
          }
        },
        content: {
          "application/vnd.api+json": v2
        }
      }
    }
  },
  createIncidentActionItem: {
    method: "post",
    path: "/v1/incidents/{incident_id}/action_items",
    parameters: {
      path: {
        incident_id: {
          required: true,
          validate: v02
        }
      },
      query: {},
      header: {},
      cookie: {}
    },
    request: {
      "application/vnd.api+json": v3
    },
    responses: {
      "201": {
        headers: {
          "RateLimit-Limit": {
            required: false,
            validate: v42
          },
          "RateLimit-Remaining": {
            required: false,
            validate: v52
          },
          "RateLimit-Reset": {
            required: false,
            validate: v6
          },
          "X-RateLimit-Limit": {
            required: false,
            validate: v7
          },
          "X-RateLimit-Remaining": {
            required: false,
            validate: v8
          },
          "X-RateLimit-Used": {
            required: false,
            validate: v9
          },
          "X-RateLimit-Reset": {
            required: false,
            validate: v10
          }
        },
        content: {
          "application/vnd.api+json": v4
        }
      },
      "401": {
        headers: {
          "RateLimit-Limit": {
            required: false,
            validate: v42
          },
          "RateLimit-Remaining": {
            required: false,
            validate: v52
          },
          "RateLimit-Reset": {
            required: false,
            validate: v6
          },
          "X-RateLimit-Limit": {
            required: false,
            validate: v7
          },
          "X-RateLimit-Remaining": {
            required: false,
            validate: v8
          },
          "X-RateLimit-Used": {
            required: false,
            validate: v9
          },
          "X-RateLimit-Reset": {
            required: false,
            validate: v10
          }
        },
        content: {
          "application/vnd.api+json": v1
        }
      },
      "403": {
        headers: {
          "RateLimit-Limit": {
            required: false,
            validate: v42
          },
          "RateLimit-Remaining": {
            required: false,
            validate: v52
          },
          "RateLimit-Reset": {
            required: false,
            validate: v6
          },
          "X-RateLimit-Limit": {
            required: false,
            validate: v7
          },
          "X-RateLimit-Remaining": {
            required: false,
            validate: v8
          },
          "X-RateLimit-Used": {
            required: false,
            validate: v9
          },
          "X-RateLimit-Reset": {
            required: false,
            validate: v10
          }
        },
        content: {
          "application/vnd.api+json": v1
        }
      },
      "404": {
        headers: {
          "RateLimit-Limit": {
            required: false,
            validate: v42
          },
          "RateLimit-Remaining": {
            required: false,
            validate: v52
          },
          "RateLimit-Reset": {
            required: false,
            validate: v6
          },
          "X-RateLimit-Limit": {
            required: false,
            validate: v7
          },
          "X-RateLimit-Remaining": {
            required: false,
            validate: v8
          },
          "X-RateLimit-Used": {
            required: false,
            validate: v9
          },
          "X-RateLimit-Reset": {
            required: false,
            validate: v10
          }
        },
        content: {
          "application/vnd.api+json": v1
        }
      },
      "422": {
        headers: {
          "RateLimit-Limit": {
            required: false,
            validate: v42
          },
          "RateLimit-Remaining": {
            required: false,
            validate: v52
          },
          "RateLimit-Reset": {
            required: false,
            validate: v6
          },
          "X-RateLimit-Limit": {
            required: false,
            validate: v7
          },
          "X-RateLimit-Remaining": {
            required: false,
            validate: v8
          },
          "X-RateLimit-Used": {
            required: false,
            validate: v9
          },
          "X-RateLimit-Reset": {
            required: false,
            validate: v10
          }
        },
        content: {
          "application/vnd.api+json": v1
        }
      },
      "429": {
        headers: {
          "RateLimit-Limit": {
            required: false,
            validate: v42
          },
          "RateLimit-Remaining": {
            required: false,
            validate: v52
          },
          "RateLimit-Reset": {
            required: false,
            validate: v6
          },
          "X-RateLimit-Limit": {
            required: false,
            validate: v7
          },
          "X-RateLimit-Remaining": {
            required: false,
            validate: v8
          },
          "X-RateLimit-Used": {
            required: false,
            validate: v9
          },
          "X-RateLimit-Reset": {
            required: false,
            validate: v10
          }
        },
        content: {
          "application/vnd.api+json": v2
        }
      }
    }
  },
  getIncidentActionItem: {
    method: "get",
    path: "/v1/action_items/{id}",
    parameters: {
      path: {
        id: {
          required: true,
          validate: v11
        }
      },
      query: {},
      header: {},
      cookie: {}
    },
    request: {},
    responses: {
      "200": {
        headers: {
          "RateLimit-Limit": {
            required: false,
            validate: v42
          },
          "RateLimit-Remaining": {
            required: false,
            validate: v52
          },
          "RateLimit-Reset": {
            required: false,
            validate: v6
          },
          "X-RateLimit-Limit": {
            required: false,
            validate: v7
          },
          "X-RateLimit-Remaining": {
            required: false,
            validate: v8
          },
          "X-RateLimit-Used": {
            required: false,
            validate: v9
          },
          "X-RateLimit-Reset": {
            required: false,
            validate: v10
          }
        },
        content: {
          "application/vnd.api+json": v4
        }
      },
      "401": {
        headers: {
          "RateLimit-Limit": {
            required: false,
            validate: v42
          },
          "RateLimit-Remaining": {
            required: false,
            validate: v52
          },
          "RateLimit-Reset": {
            required: false,
            validate: v6
          },
          "X-RateLimit-Limit": {
            required: false,
            validate: v7
          },
          "X-RateLimit-Remaining": {
            required: false,
            validate: v8
          },
          "X-RateLimit-Used": {
            required: false,
            validate: v9
          },
          "X-RateLimit-Reset": {
            required: false,
            validate: v10
          }
        },
        content: {
          "application/vnd.api+json": v1
        }
      },
      "403": {
        headers: {
          "RateLimit-Limit": {
            required: false,
            validate: v42
          },
          "RateLimit-Remaining": {
            required: false,
            validate: v52
          },
          "RateLimit-Reset": {
            required: false,
            validate: v6
          },
          "X-RateLimit-Limit": {
            required: false,
            validate: v7
          },
          "X-RateLimit-Remaining": {
            required: false,
            validate: v8
          },
          "X-RateLimit-Used": {
            required: false,
            validate: v9
          },
          "X-RateLimit-Reset": {
            required: false,
            validate: v10
          }
        },
        content: {
          "application/vnd.api+json": v1
        }
      },
      "404": {
        headers: {
          "RateLimit-Limit": {
            required: false,
            validate: v42
          },
          "RateLimit-Remaining": {
            required: false,
            validate: v52
          },
          "RateLimit-Reset": {
            required: false,
            validate: v6
          },
          "X-RateLimit-Limit": {
            required: false,
            validate: v7
          },
          "X-RateLimit-Remaining": {
            required: false,
            validate: v8
          },
          "X-RateLimit-Used": {
            required: false,
            validate: v9
          },
          "X-RateLimit-Reset": {
            required: false,
            validate: v10
          }
        },
        content: {
          "application/vnd.api+json": v1
        }
      },
      "429": {
        headers: {
          "RateLimit-Limit": {
            required: false,
            validate: v42
          },
          "RateLimit-Remaining": {
            required: false,
            validate: v52
          },
          "RateLimit-Reset": {
            required: false,
            validate: v6
          },
          "X-RateLimit-Limit": {
            required: false,
            validate: v7
          },
          "X-RateLimit-Remaining": {
            required: false,
            validate: v8
          },
          "X-RateLimit-Used": {
            required: false,
            validate: v9
          },
          "X-RateLimit-Reset": {
            required: false,
            validate: v10
          }
        },
        content: {
          "application/vnd.api+json": v2
        }
      }
    }
  },
  updateIncidentActionItem: {
    method: "put",
    path: "/v1/action_items/{id}",
    parameters: {
      path: {
        id: {
          required: true,
          validate: v11
        }
      },
      query: {},
      header: {},
      cookie: {}
    },
    request: {
      "application/vnd.api+json": v5
    },
    responses: {
      "200": {
        headers: {
          "RateLimit-Limit": {
            required: false,
            validate: v42
          },
          "RateLimit-Remaining": {
            required: false,
            validate: v52
          },
          "RateLimit-Reset": {
            required: false,
            validate: v6
          },
          "X-RateLimit-Limit": {
            required: false,
            validate: v7
          },
          "X-RateLimit-Remaining": {
            required: false,
            validate: v8
          },
          "X-RateLimit-Used": {
            required: false,
            validate: v9
          },
          "X-RateLimit-Reset": {
            required: false,
            validate: v10
          }
        },
        content: {
          "application/vnd.api+json": v4
        }
      },
      "401": {
        headers: {
          "RateLimit-Limit": {
            required: false,
            validate: v42
          },
          "RateLimit-Remaining": {
            required: false,
            validate: v52
          },
          "RateLimit-Reset": {
            required: false,
            validate: v6
          },
          "X-RateLimit-Limit": {
            required: false,
            validate: v7
          },
          "X-RateLimit-Remaining": {
            required: false,
            validate: v8
          },
          "X-RateLimit-Used": {
            required: false,
            validate: v9
          },
          "X-RateLimit-Reset": {
            required: false,
            validate: v10
          }
        },
        content: {
          "application/vnd.api+json": v1
        }
      },
      "403": {
        headers: {
          "RateLimit-Limit": {
            required: false,
            validate: v42
          },
          "RateLimit-Remaining": {
            required: false,
            validate: v52
          },
          "RateLimit-Reset": {
            required: false,
            validate: v6
          },
          "X-RateLimit-Limit": {
            required: false,
            validate: v7
          },
          "X-RateLimit-Remaining": {
            required: false,
            validate: v8
          },
          "X-RateLimit-Used": {
            required: false,
            validate: v9
          },
          "X-RateLimit-Reset": {
            required: false,
            validate: v10
          }
        },
        content: {
          "application/vnd.api+json": v1
        }
      },
      "404": {
        headers: {
          "RateLimit-Limit": {
            required: false,
            validate: v42
          },
          "RateLimit-Remaining": {
            required: false,
            validate: v52
          },
          "RateLimit-Reset": {
            required: false,
            validate: v6
          },
          "X-RateLimit-Limit": {
            required: false,
            validate: v7
          },
          "X-RateLimit-Remaining": {
            required: false,
            validate: v8
          },
          "X-RateLimit-Used": {
            required: false,
            validate: v9
          },
          "X-RateLimit-Reset": {
            required: false,
            validate: v10
          }
        },
        content: {
          "application/vnd.api+json": v1
        }
      },
      "422": {
        headers: {
          "RateLimit-Limit": {
            required: false,
            validate: v42
          },
          "RateLimit-Remaining": {
            required: false,
            validate: v52
          },
          "RateLimit-Reset": {
            required: false,
            validate: v6
          },
          "X-RateLimit-Limit": {
            required: false,
            validate: v7
          },
          "X-RateLimit-Remaining": {
            required: false,
            validate: v8
          },
          "X-RateLimit-Used": {
            required: false,
            validate: v9
          },
          "X-RateLimit-Reset": {
            required: false,
            validate: v10
          }
        },
        content: {
          "application/vnd.api+json": v1
        }
      },
      "429": {
        headers: {
          "RateLimit-Limit": {
            required: false,
            validate: v42
          },
          "RateLimit-Remaining": {
            required: false,
            validate: v52
          },
          "RateLimit-Reset": {
            required: false,
            validate: v6
          },
          "X-RateLimit-Limit": {
            required: false,
            validate: v7
          },
          "X-RateLimit-Remaining": {
            required: false,
            validate: v8
          },
          "X-RateLimit-Used": {
            required: false,
            validate: v9
          },
          "X-RateLimit-Reset": {
            required: false,
            validate: v10
          }
        },
        content: {
          "application/vnd.api+json": v2
        }
      }
    }
  },
  deleteIncidentActionItem: {
    method: "delete",
    path: "/v1/action_items/{id}",
    parameters: {
      path: {
        id: {
          required: true,
          validate: v11
        }
      },
      query: {},
      header: {},
      cookie: {}
    },
    request: {},
    responses: {
      "200": {
        headers: {
          "RateLimit-Limit": {
            required: false,
            validate: v42
          },
          "RateLimit-Remaining": {
            required: false,
            validate: v52
          },
          "RateLimit-Reset": {
            required: false,
            validate: v6
          },
          "X-RateLimit-Limit": {
            required: false,
            validate: v7
          },
          "X-RateLimit-Remaining": {
            required: false,
            validate: v8
          },
          "X-RateLimit-Used": {
            required: false,
            validate: v9
          },
          "X-RateLimit-Reset": {
            required: false,
            validate: v10
          }
        },
        content: {
          "application/vnd.api+json": v4
        }
      },
      "401": {
        headers: {
          "RateLimit-Limit": {
            required: false,
            validate: v42
          },
          "RateLimit-Remaining": {
            required: false,
            validate: v52
          },
          "RateLimit-Reset": {
            required: false,
            validate: v6
          },
          "X-RateLimit-Limit": {
            required: false,
            validate: v7
          },
          "X-RateLimit-Remaining": {
            required: false,
            validate: v8
          },
          "X-RateLimit-Used": {
            required: false,
            validate: v9
          },
          "X-RateLimit-Reset": {
            required: false,
            validate: v10
          }
        },
        content: {
          "application/vnd.api+json": v1
        }
      },
      "403": {
        headers: {
          "RateLimit-Limit": {
            required: false,
            validate: v42
          },
          "RateLimit-Remaining": {
            required: false,
            validate: v52
          },
          "RateLimit-Reset": {
            required: false,
            validate: v6
          },
          "X-RateLimit-Limit": {
            required: false,
            validate: v7
          },
          "X-RateLimit-Remaining": {
            required: false,
            validate: v8
          },
          "X-RateLimit-Used": {
            required: false,
            validate: v9
          },
          "X-RateLimit-Reset": {
            required: false,
            validate: v10
          }
        },
        content: {
          "application/vnd.api+json": v1
        }
      },
      "404": {
        headers: {
          "RateLimit-Limit": {
            required: false,
            validate: v42
          },
          "RateLimit-Remaining": {
            required: false,
            validate: v52
          },
          "RateLimit-Reset": {
            required: false,
            validate: v6
          },
          "X-RateLimit-Limit": {
            required: false,
            validate: v7
          },
          "X-RateLimit-Remaining": {
            required: false,
            validate: v8
          },
          "X-RateLimit-Used": {
            required: false,
            validate: v9
          },
          "X-RateLimit-Reset": {
            required: false,
            validate: v10
          }
        },
        content: {
          "application/vnd.api+json": v1
        }
      },
      "429": {
        headers: {
          "RateLimit-Limit": {
            required: false,
            validate: v42
          },
          "RateLimit-Remaining": {
            required: false,
            validate: v52
          },
          "RateLimit-Reset": {
            required: false,
            validate: v6
          },
          "X-RateLimit-Limit": {
            required: false,
            validate: v7
          },
          "X-RateLimit-Remaining": {
            required: false,
            validate: v8
          },
          "X-RateLimit-Used": {
            required: false,
            validate: v9
          },
          "X-RateLimit-Reset": {
            required: false,
            validate: v10
          }
        },
        content: {
          "application/vnd.api+json": v2
        }
      }
    }
  },
  listAllIncidentActionItems: {
    method: "get",
    path: "/v1/action_items",
    parameters: {
      path: {},
      query: {
        include: {
          required: false,
          validate: v12
        },
        "page[number]": {
          required: false,
          validate: v22
        },
        "page[size]": {
          required: false,
          validate: v32
        },
        sort: {
          required: false,
          validate: v122
        },
        "filter[kind]": {
          required: false,
          validate: v13
        },
        "filter[kind][eq]": {
          required: false,
          validate: v13
        },
        "filter[kind][not_eq]": {
          required: false,
          validate: v13
        },
        "filter[kind][in]": {
          required: false,
          validate: v14
        },
        "filter[kind][not_in]": {
          required: false,
          validate: v15
        },
        "filter[priority]": {
          required: false,
          validate: v16
        },
        "filter[priority][eq]": {
          required: false,
          validate: v16
        },
        "filter[priority][not_eq]": {
          required: false,
          validate: v16
        },
        "filter[priority][in]": {
          required: false,
          validate: v17
        },
        "filter[priority][not_in]": {
          required: false,
          validate: v18
        },
        "filter[status]": {
          required: false,
          validate: v19
        },
        "filter[status][eq]": {
          required: false,
          validate: v19
        },
        "filter[status][not_eq]": {
          required: false,
          validate: v19
        },
        "filter[status][in]": {
          required: false,
          validate: v20
        },
        "filter[status][not_in]": {
          required: false,
          validate: v21
        },
        "filter[incident_status]": {
          required: false,
          validate: v222
        },
        "filter[incident_status][eq]": {
          required: false,
          validate: v23
        },
        "filter[incident_status][not_eq]": {
          required: false,
          validate: v24
        },
        "filter[incident_status][in]": {
          required: false,
          validate: v25
        },
        "filter[incident_status][not_in]": {
          required: false,
          validate: v26
        },
        "filter[incident_created_at][gt]": {
          required: false,
          validate: v27
        },
        "filter[incident_created_at][gte]": {
          required: false,
          validate: v28
        },
        "filter[incident_created_at][lt]": {
          required: false,
          validate: v29
        },
        "filter[incident_created_at][lte]": {
          required: false,
          validate: v30
        },
        "filter[due_date][gt]": {
          required: false,
          validate: v31
        },
        "filter[due_date][gte]": {
          required: false,
          validate: v322
        },
        "filter[due_date][lt]": {
          required: false,
          validate: v33
        },
        "filter[due_date][lte]": {
          required: false,
          validate: v34
        },
        "filter[created_at][gt]": {
          required: false,
          validate: v35
        },
        "filter[created_at][gte]": {
          required: false,
          validate: v36
        },
        "filter[created_at][lt]": {
          required: false,
          validate: v37
        },
        "filter[created_at][lte]": {
          required: false,
          validate: v38
        }
      },
      header: {},
      cookie: {}
    },
    request: {},
    responses: {
      "200": {
        headers: {
          "RateLimit-Limit": {
            required: false,
            validate: v42
          },
          "RateLimit-Remaining": {
            required: false,
            validate: v52
          },
          "RateLimit-Reset": {
            required: false,
            validate: v6
          },
          "X-RateLimit-Limit": {
            required: false,
            validate: v7
          },
          "X-RateLimit-Remaining": {
            required: false,
            validate: v8
          },
          "X-RateLimit-Used": {
            required: false,
            validate: v9
          },
          "X-RateLimit-Reset": {
            required: false,
            validate: v10
          }
        },
        content: {
          "application/vnd.api+json": v0
        }
      },
      "401": {
        headers: {
          "RateLimit-Limit": {
            required: false,
            validate: v42
          },
          "RateLimit-Remaining": {
            required: false,
            validate: v52
          },
          "RateLimit-Reset": {
            required: false,
            validate: v6
          },
          "X-RateLimit-Limit": {
            required: false,
            validate: v7
          },
          "X-RateLimit-Remaining": {
            required: false,
            validate: v8
          },
          "X-RateLimit-Used": {
            required: false,
            validate: v9
          },
          "X-RateLimit-Reset": {
            required: false,
            validate: v10
          }
        },
        content: {
          "application/vnd.api+json": v1
        }
      },
      "403": {
        headers: {
          "RateLimit-Limit": {
            required: false,
            validate: v42
          },
          "RateLimit-Remaining": {
            required: false,
            validate: v52
          },
          "RateLimit-Reset": {
            required: false,
            validate: v6
          },
          "X-RateLimit-Limit": {
            required: false,
            validate: v7
          },
          "X-RateLimit-Remaining": {
            required: false,
            validate: v8
          },
          "X-RateLimit-Used": {
            required: false,
            validate: v9
          },
          "X-RateLimit-Reset": {
            required: false,
            validate: v10
          }
        },
        content: {
          "application/vnd.api+json": v1
        }
      },
      "429": {
        headers: {
          "RateLimit-Limit": {
            required: false,
            validate: v42
          },
          "RateLimit-Remaining": {
            required: false,
            validate: v52
          },
          "RateLimit-Reset": {
            required: false,
            validate: v6
          },
          "X-RateLimit-Limit": {
            required: false,
            validate: v7
          },
          "X-RateLimit-Remaining": {
            required: false,
            validate: v8
          },
          "X-RateLimit-Used": {
            required: false,
            validate: v9
          },
          "X-RateLimit-Reset": {
            required: false,
            validate: v10
          }
        },
        content: {
          "application/vnd.api+json": v2
        }
      }
    }
  }
};
export {
  validators
};
