// Generated from openapi/ by `npm run generate`. Do not edit.

export interface paths {
    "/v1/incidents/{incident_id}/action_items": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The incident's identifier. A UUID in every published example; the vendor's schema says only that it is a string.
                 * @example 76e27009-efed-49a6-be80-bf0a5c2ae25e
                 */
                incident_id: components["parameters"]["incident_id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create an action item
         * @description Files a new action item for an incident.
         *
         *     The API has no idempotency key: a request that is sent twice creates two action items.
         *
         *     The vendor documents 201, 401 and 422. 403, 404 and 429 are documented for the API elsewhere; that a missing
         *     incident answers 404 is inferred.
         */
        post: operations["createIncidentActionItem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description What the server remembers of a user's teams. Seen in user rows. */
        AbilityCache: {
            /** @description The numbers of the organizations that the user belongs to. Seen. */
            team_ids: number[];
            /** @description The numbers of the organizations that the user administers. Only ever seen empty; that it holds numbers is inferred from `team_ids`. */
            administrating_team_ids: number[];
        };
        /**
         * @description What kind of work an action item is. Documented.
         * @enum {string}
         */
        ActionItemKind: "task" | "follow_up";
        /**
         * @description How urgent an action item is. Documented.
         * @enum {string}
         */
        ActionItemPriority: "high" | "medium" | "low";
        /**
         * @description How far an action item has come. Documented.
         * @enum {string}
         */
        ActionItemStatus: "open" | "in_progress" | "cancelled" | "done";
        /** @description The user an action item is assigned to. Two shapes are known: the whole database row that payloads show, which gains columns over time, and the flat user of the vendor's schema. They cannot be told apart by any one member, and a union of two open objects would accept anything; so this is one open object that types every member known from either, and requires what both have. */
        AssignedUser: {
            /** @description What the server remembers of the user's teams. Seen in rows; null allowed. */
            ability_cache?: components["schemas"]["AbilityCache"] | null;
            /** @description Whether the user accepts marketing. Seen in rows. */
            accept_marketing?: boolean;
            /** @description Whether the user has accepted the terms. Seen in rows. */
            accept_terms?: boolean;
            /** @description Whether the account was created by single sign-on. Seen in rows. */
            created_through_sso?: boolean;
            /** @description The number of the organization that the user works in. Seen in rows. */
            current_team_id?: number;
            /** @description When the user was deleted. In rows; only ever seen as null, its type is inferred from its name. */
            deleted_at?: string | null;
            /** @description The user's identifier in another system. In rows; only ever seen as null, its type is inferred from its name. */
            external_id?: string | null;
            /** @description Whether somebody who impersonates the user may write. Seen in rows. */
            has_impersonate_write_permission?: boolean;
            /** @description What the user answered when asked. In rows; only ever seen as null, its type is inferred from its name. */
            how_did_you_hear_about_us?: string | null;
            /** @description How many backfilled incidents the user has. Seen in rows. */
            incidents_backfilled_count?: number;
            /** @description How many incidents the user has. Seen in rows. */
            incidents_count?: number;
            /** @description How many example incidents the user has. Seen in rows. */
            incidents_example_count?: number;
            /** @description How many normal incidents the user has. Seen in rows. */
            incidents_normal_count?: number;
            /** @description How many scheduled incidents the user has. Seen in rows. */
            incidents_scheduled_count?: number;
            /** @description How many test incidents the user has. Seen in rows. */
            incidents_test_count?: number;
            /** @description Whether the user is one of the vendor's administrators. Seen in rows. */
            is_super_admin?: boolean;
            /** @description The identifier of a login token of the user. Treat it as a secret. Seen in rows. */
            jti?: string;
            /** @description When the user was last sent a notification by e-mail. In rows; only ever seen as null, its type is inferred from its name. */
            last_notification_email_sent_at?: string | null;
            /** @description When the user was last seen. In rows; only ever seen as null, its type is inferred from its name. */
            last_seen_at?: string | null;
            /** @description The language of the user. In rows since mid-2025. */
            locale?: string;
            /** @description Whether the user has been through the introduction. Seen in rows. */
            onboarding_completed?: boolean;
            /** @description The user's identifier in Opsgenie. In rows; only ever seen as null, its type is inferred from its name. */
            opsgenie_id?: string | null;
            /** @description The user's identifier in PagerDuty. In rows; only ever seen as null, its type is inferred from its name. */
            pagerduty_id?: string | null;
            /** @description The identifier of the user's photo. In rows; only ever seen as null, its type is inferred from the identifiers beside it. */
            profile_photo_id?: string | number | null;
            /** @description The sound of a push notification for a new alert. Seen in rows. */
            push_notification_new_alert_sound?: string;
            /** @description The volume of a push notification for a new alert. Seen in rows. */
            push_notification_new_alert_volume?: number;
            /** @description The sound of a push notification for the end of a shift. Seen in rows. */
            push_notification_shift_ends_sound?: string;
            /** @description The sound of a push notification for the start of a shift. Seen in rows. */
            push_notification_shift_starts_sound?: string;
            /** @description The user's identifier in SCIM provisioning. In rows; only ever seen as null, its type is inferred from its name. */
            scim_uid?: string | null;
            /** @description Whether the user is a service, not a person. Seen in rows. */
            service_user?: boolean;
            /** @description A token of the user's session. Treat it as a secret. In rows; only ever seen as null, its type is inferred from its name. */
            session_token?: string | null;
            /** @description Whether the user skips the tutorial. Seen in rows. */
            skip_tutorial?: boolean;
            /** @description How many organizations the user belongs to. Seen in rows. */
            teams_count?: number;
            /** @description The colours that the user has chosen. Seen in rows. */
            theme?: string;
            /** @description The user's identifier in VictorOps. In rows; only ever seen as null, its type is inferred from its name. */
            victor_ops_id?: string | null;
            /** @description Whether the user sees several schedules at once. Seen in rows. */
            view_multiple_schedules?: boolean;
        } & components["schemas"]["User"];
        /** @description What a role may do with messages, which can also be sent. Documented. */
        CommunicationPermissions: ("create" | "read" | "update" | "delete" | "send")[];
        /** @description What can be said of an action item when it is created. Closed: the vendor's own schema allows no further attribute. */
        CreateIncidentActionItemAttributes: {
            /** @description What is to be done, in a line. Documented as required; a blank one is refused with 422. */
            summary: string;
            /** @description What is to be done, in full. Documented. */
            description?: string | null;
            /** @description Task or follow-up. Documented; that it is `task` when left out is inferred. */
            kind?: components["schemas"]["ActionItemKind"];
            /** @description The number of the user to assign the action item to. Documented. */
            assigned_to_user_id?: number | null;
            /** @description The identifiers of the groups (teams) to assign the action item to, UUIDs in every published example. Documented; on create, it cannot be null. */
            assigned_to_group_ids?: string[];
            /** @description How urgent it is. Documented; that it is `medium` when left out is inferred. */
            priority?: components["schemas"]["ActionItemPriority"];
            /** @description How far it has come. Documented; that it is `open` when left out is inferred. */
            status?: components["schemas"]["ActionItemStatus"];
            /** @description When it is due. Documented as a string; its format is not published. A sibling resource uses `YYYY-MM-DD`, one of the vendor's clients says ISO 8601. */
            due_date?: string | null;
            /** @description The identifier of a Jira issue to link. Documented. */
            jira_issue_id?: string | null;
            /** @description The key of a Jira issue to link. Documented. */
            jira_issue_key?: string | null;
            /** @description The address of a Jira issue to link. Documented. */
            jira_issue_url?: string | null;
            /** @description The values of custom fields. Documented since mid-2026; ignored unless custom fields are switched on for the organization. */
            form_field_selections?: components["schemas"]["FormFieldSelection"][] | null;
        };
        /** @description The JSON:API envelope of a new action item. */
        CreateIncidentActionItemRequest: {
            data: components["schemas"]["CreateIncidentActionItemResource"];
        };
        /** @description The action item to create, as a JSON:API resource that has no `id` yet. */
        CreateIncidentActionItemResource: {
            type: components["schemas"]["IncidentActionItemType"];
            attributes: components["schemas"]["CreateIncidentActionItemAttributes"];
        };
        /** @description What a role may do with things that can only be created and read. Documented. */
        CreateReadPermissions: ("create" | "read")[];
        /** @description What a role may do with things that are never deleted. Documented. */
        CreateReadUpdatePermissions: ("create" | "read" | "update")[];
        /** @description What a role may do with things that can only be created and updated. Documented. */
        CreateUpdatePermissions: ("create" | "update")[];
        /** @description A JSON:API document that says what went wrong. */
        ErrorDocument: {
            /** @description What went wrong, one object each. One mistake can be answered with several. */
            errors: components["schemas"]["ErrorObject"][];
        };
        /** @description One thing that went wrong. No `source` was ever seen on it. */
        ErrorObject: {
            /** @description What went wrong, for a person to read. Documented. */
            title: string;
            /** @description The HTTP status, as a string. Documented. */
            status: string;
            /** @description A code for what went wrong. Documented, almost never sent. */
            code?: string | null;
            /** @description What went wrong, in more words. Documented, almost never sent. */
            detail?: string | null;
        };
        /** @description The value of one custom field. Closed, as in the vendor's schema. */
        FormFieldSelection: {
            /** @description The identifier of the custom field. Documented as required. */
            form_field_id: string;
            /** @description The identifier of an existing selection. Documented; its use is not. */
            id?: string;
            /** @description The value of a field that is not a selection, a text or several. Documented. */
            value?: string | string[] | null;
            /** @description The identifiers of the selected options. Documented. */
            selected_option_ids?: string[];
            /** @description The identifiers of the selected groups (teams). Documented. */
            selected_group_ids?: string[];
            /** @description The identifiers of the selected services. Documented. */
            selected_service_ids?: string[];
            /** @description The identifiers of the selected functionalities. Documented. */
            selected_functionality_ids?: string[];
            /** @description The identifiers of the selected catalog entities. Documented. */
            selected_catalog_entity_ids?: string[];
            /** @description The identifiers of the selected environments. Documented. */
            selected_environment_ids?: string[];
            /** @description The identifiers of the selected causes. Documented. */
            selected_cause_ids?: string[];
            /** @description The identifiers of the selected incident types. Documented. */
            selected_incident_type_ids?: string[];
            /** @description The numbers of the selected users. Documented. */
            selected_user_ids?: number[];
            /** @description Whether to remove the selection named by `id`. Documented; its use is inferred from the vendor's framework. */
            _destroy?: boolean | null;
        };
        /** @description An action item as a JSON:API resource. No `relationships` were ever seen on it. */
        IncidentActionItem: {
            /** @description The action item's identifier. A UUID in every published example; the vendor's schema says only that it is a string. */
            id: string;
            type: components["schemas"]["IncidentActionItemType"];
            attributes: components["schemas"]["IncidentActionItemAttributes"];
        };
        /** @description What the server says of an action item. Open: the vendor adds attributes without notice. The serializer always emits every required attribute, null when it is empty. */
        IncidentActionItemAttributes: {
            /** @description The identifier of the incident. A UUID in every published example. */
            incident_id: string;
            /** @description The incident's title. Seen. */
            incident_title: string;
            /** @description What is to be done, in full; null when nothing was given. Documented. */
            description: string | null;
            /** @description Who the action item is assigned to. Seen as an object in the answer to a create that assigned somebody; null when nobody is assigned, and in every published answer to get, update and delete. */
            assigned_to: components["schemas"]["AssignedUser"] | null;
            /** @description The identifiers of the groups (teams) it is assigned to, UUIDs in every published example. Seen as `[]` when there are none; the vendor's schema allows null. */
            assigned_to_group_ids: string[] | null;
            /** @description Task or follow-up. Documented. */
            kind: components["schemas"]["ActionItemKind"];
            /** @description How urgent it is. Documented. */
            priority: components["schemas"]["ActionItemPriority"];
            /** @description How far it has come. Documented. */
            status: components["schemas"]["ActionItemStatus"];
            /** @description When it is due. Only ever seen as null; that it is a string is documented, its format is not. */
            due_date: string | null;
            /** @description The identifier of the linked Jira issue. Only ever seen as null; that it is a string is documented. */
            jira_issue_id: string | null;
            /** @description The key of the linked Jira issue. Only ever seen as null; that it is a string is documented. Absent from payloads before July 2025. */
            jira_issue_key?: string | null;
            /** @description The address of the linked Jira issue. Only ever seen as null; that it is a string is documented. */
            jira_issue_url: string | null;
            /** @description The identifier of the linked Asana task. Only ever seen as null; its type is inferred from its name. */
            asana_task_id: string | null;
            /** @description The address of the linked Asana task. Only ever seen as null; its type is inferred from its name. */
            asana_task_url: string | null;
            /** @description The identifier of the linked GitHub issue. Only ever seen as null; its type is inferred from its name. */
            github_issue_id: string | null;
            /** @description The address of the linked GitHub issue. Only ever seen as null; its type is inferred from its name. */
            github_issue_url: string | null;
            /** @description The identifier of the linked GitLab issue. Only ever seen as null; its type is inferred from its name. */
            gitlab_issue_id: string | null;
            /** @description The address of the linked GitLab issue. Only ever seen as null; its type is inferred from its name. */
            gitlab_issue_url: string | null;
            /** @description The identifier of the linked Shortcut story. Only ever seen as null; its type is inferred from its name. */
            shortcut_story_id: string | null;
            /** @description The address of the linked Shortcut story. Only ever seen as null; its type is inferred from its name. */
            shortcut_story_url: string | null;
            /** @description The identifier of the linked Shortcut task. Only ever seen as null; its type is inferred from its name. */
            shortcut_task_id: string | null;
            /** @description The address of the linked Shortcut task. Only ever seen as null; its type is inferred from its name. */
            shortcut_task_url: string | null;
            /** @description The identifier of the linked Trello card. Only ever seen as null; its type is inferred from its name. */
            trello_card_id: string | null;
            /** @description The address of the linked Trello card. Only ever seen as null; its type is inferred from its name. */
            trello_card_url: string | null;
            /** @description The identifier of the linked Linear issue. Only ever seen as null; its type is inferred from its name. */
            linear_issue_id: string | null;
            /** @description The address of the linked Linear issue. Only ever seen as null; its type is inferred from its name. */
            linear_issue_url: string | null;
            /** @description The identifier of the linked Zendesk ticket. Only ever seen as null; its type is inferred from its name. */
            zendesk_ticket_id: string | null;
            /** @description The address of the linked Zendesk ticket. Only ever seen as null; its type is inferred from its name. */
            zendesk_ticket_url: string | null;
            /** @description The identifier of the linked Motion task. Only ever seen as null; its type is inferred from its name. */
            motion_task_id: string | null;
            /** @description The address of the linked Motion task. Only ever seen as null; its type is inferred from its name. */
            motion_task_url: string | null;
            /** @description The identifier of the linked ClickUp task. Only ever seen as null; its type is inferred from its name. */
            clickup_task_id: string | null;
            /** @description The address of the linked ClickUp task. Only ever seen as null; its type is inferred from its name. */
            clickup_task_url: string | null;
            /** @description The key of the linked Airtable base. Only ever seen as null; its type is inferred from its name. */
            airtable_base_key: string | null;
            /** @description The name of the linked Airtable table. Only ever seen as null; its type is inferred from its name. */
            airtable_table_name: string | null;
            /** @description The identifier of the linked Airtable record. Only ever seen as null; its type is inferred from its name. */
            airtable_record_id: string | null;
            /** @description The address of the linked Airtable record. Only ever seen as null; its type is inferred from its name. */
            airtable_record_url: string | null;
            /** @description The identifier of the linked Freshservice ticket. Only ever seen as null; its type is inferred from its name. */
            freshservice_ticket_id: string | null;
            /** @description The address of the linked Freshservice ticket. Only ever seen as null; its type is inferred from its name. */
            freshservice_ticket_url: string | null;
            /** @description The identifier of the linked Freshservice task. Only ever seen as null; its type is inferred from its name. */
            freshservice_task_id: string | null;
            /** @description The address of the linked Freshservice task. Only ever seen as null; its type is inferred from its name. */
            freshservice_task_url: string | null;
            /**
             * Format: uri
             * @description The address of the incident's action items in the web application. Seen.
             */
            url: string;
            /** @description A short address of the action item. Only ever seen as null; its type is inferred from its name. */
            short_url: string | null;
            /** @description Who created the action item. Payloads show a JSON:API document; the vendor's schema of July 2026 describes a flat user. Absent from payloads before December 2025. */
            created_by?: components["schemas"]["UserDocument"] | components["schemas"]["User"] | null;
            /** @description When the action item was created. Documented. */
            created_at: components["schemas"]["Timestamp"];
            /** @description When the action item was last changed. Documented. */
            updated_at: components["schemas"]["Timestamp"];
            /** @description What is to be done, in a line. Documented. */
            summary: string;
        };
        /** @description A JSON:API document whose primary data is one action item. Neither `included` nor `links` was ever seen beside it. */
        IncidentActionItemDocument: {
            data: components["schemas"]["IncidentActionItem"];
        };
        /**
         * @description The JSON:API type of an action item. Documented.
         * @constant
         */
        IncidentActionItemType: "incident_action_items";
        /** @description An on-call role, as the whole database row that the vendor's payloads show; it has no JSON:API `type`. Every permission array is empty in every published example, so their values are the documented ones. Open: rows gain permission columns over time. */
        OnCallRole: {
            /** @description The role's identifier. A UUID in every published example. */
            id: string;
            /** @description What the role may do with alert fields. */
            alert_fields_permissions: components["schemas"]["Permissions"];
            /** @description What the role may do with alert groups. */
            alert_groups_permissions: components["schemas"]["Permissions"];
            /** @description What the role may do with alert routing rules. */
            alert_routing_rules_permissions: components["schemas"]["Permissions"];
            /** @description What the role may do with alert sources. */
            alert_sources_permissions: components["schemas"]["Permissions"];
            /** @description What the role may do with alert urgency. */
            alert_urgency_permissions: components["schemas"]["Permissions"];
            /** @description What the role may do with alerts. */
            alerts_permissions: components["schemas"]["Permissions"];
            /** @description What the role may do with API keys. */
            api_keys_permissions: components["schemas"]["Permissions"];
            /** @description What the role may do with audits. */
            audits_permissions: components["schemas"]["Permissions"];
            /** @description What the role may do with contacts. The vendor narrows them to read. */
            contacts_permissions: components["schemas"]["ReadPermissions"];
            /** @description When the role was created. Seen. */
            created_at: components["schemas"]["Timestamp"];
            /** @description When the role was deleted. Only ever seen as null; its type is inferred from its sibling timestamps. */
            deleted_at: string | null;
            /** @description What the role may do with escalation policies. */
            escalation_policies_permissions: components["schemas"]["Permissions"];
            /** @description What the role may do with groups. */
            groups_permissions: components["schemas"]["Permissions"];
            /** @description What the role may do with heartbeats. */
            heartbeats_permissions: components["schemas"]["Permissions"];
            /** @description What the role may do with integrations. */
            integrations_permissions: components["schemas"]["Permissions"];
            /** @description What the role may do with invitations. */
            invitations_permissions: components["schemas"]["Permissions"];
            /** @description What the role may do with live call routing. */
            live_call_routing_permissions: components["schemas"]["Permissions"];
            /** @description The role's name. Seen. */
            name: string;
            /** @description What the role may do with on call readiness report. The vendor narrows them to read. */
            on_call_readiness_report_permissions: components["schemas"]["ReadPermissions"];
            /** @description What the role may do with on call roles. */
            on_call_roles_permissions: components["schemas"]["Permissions"];
            /** @description What the role may do with schedule override. The vendor narrows them to create and update. */
            schedule_override_permissions: components["schemas"]["CreateUpdatePermissions"];
            /** @description What the role may do with schedules. */
            schedules_permissions: components["schemas"]["Permissions"];
            /** @description What the role may do with services. */
            services_permissions: components["schemas"]["Permissions"];
            /** @description What the role may do with shift overrides. */
            shift_overrides_permissions: components["schemas"]["Permissions"];
            /** @description The role's name in a form fit for addresses. Seen. */
            slug: string;
            /**
             * @description Which of the vendor's built-in roles this one is. Documented.
             * @enum {string}
             */
            system_role: "admin" | "user" | "custom" | "observer" | "no_access";
            /** @description The number of the organization that the role belongs to. Seen; that it means the organization is inferred. */
            team_id: number;
            /** @description When the role was last changed. Seen. */
            updated_at: components["schemas"]["Timestamp"];
            /** @description What the role may do with webhooks. */
            webhooks_permissions: components["schemas"]["Permissions"];
            /** @description What the role may do with workflows. */
            workflows_permissions: components["schemas"]["Permissions"];
        };
        /** @description A user's on-call role, not a resource identifier as JSON:API would have it, but the whole row. */
        OnCallRoleRelationship: {
            /** @description The on-call role, or null for a user without one. Both documented. */
            data: components["schemas"]["OnCallRole"] | null;
        };
        /**
         * @description Something that a role may do with a kind of thing. Documented.
         * @enum {string}
         */
        Permission: "create" | "read" | "update" | "delete";
        /** @description What a role may do with a kind of thing, in any order; empty when nothing. */
        Permissions: components["schemas"]["Permission"][];
        /** @description What the rate limiter says. It is no JSON:API document. */
        RateLimitErrorDocument: {
            /** @description What went wrong, for a person to read. Seen. */
            error: string;
        };
        /** @description What a role may do with things that can only be read. Documented. */
        ReadPermissions: "read"[];
        /** @description A JSON:API resource identifier, which points to a resource without carrying it. */
        ResourceIdentifier: {
            /** @description The resource's identifier. A UUID in every published example. */
            id: string;
            /** @description The resource's JSON:API type, for example `user_email_addresses`. */
            type: string;
        };
        /** @description A role, as the whole database row that the vendor's payloads show; it has no JSON:API `type`. Open: rows gain permission columns over time. */
        Role: {
            /** @description The role's identifier. A UUID in every published example. */
            id: string;
            /** @description What the role may do with alerts. The vendor narrows them to create and read. */
            alerts_permissions: components["schemas"]["CreateReadPermissions"];
            /** @description What the role may do with API keys. */
            api_keys_permissions: components["schemas"]["Permissions"];
            /** @description What the role may do with audits. */
            audits_permissions: components["schemas"]["Permissions"];
            /** @description What the role may do with billing. */
            billing_permissions: components["schemas"]["Permissions"];
            /** @description What the role may do with catalogs. */
            catalogs_permissions: components["schemas"]["Permissions"];
            /** @description What the role may do with communication. */
            communication_permissions: components["schemas"]["Permissions"];
            /** @description When the role was created. Seen. */
            created_at: components["schemas"]["Timestamp"];
            /** @description When the role was deleted. Only ever seen as null; its type is inferred from its sibling timestamps. */
            deleted_at: string | null;
            /** @description The role's place in lists. Seen. */
            display_order: number;
            /** @description What the role may do with edge connector. Seen since January 2026. */
            edge_connector_permissions?: components["schemas"]["Permissions"];
            /** @description What the role may do with environments. */
            environments_permissions: components["schemas"]["Permissions"];
            /** @description What the role may do with form fields. */
            form_fields_permissions: components["schemas"]["Permissions"];
            /** @description What the role may do with functionalities. */
            functionalities_permissions: components["schemas"]["Permissions"];
            /** @description What the role may do with groups. */
            groups_permissions: components["schemas"]["Permissions"];
            /** @description What the role may do with incident causes. */
            incident_causes_permissions: components["schemas"]["Permissions"];
            /** @description What the role may do with incident communication. The vendor widens them by send. */
            incident_communication_permissions: components["schemas"]["CommunicationPermissions"];
            /** @description What the role may do with incident feedbacks. */
            incident_feedbacks_permissions: components["schemas"]["Permissions"];
            /** @description The identifier of the role's incident permission set. A UUID in every published example. */
            incident_permission_set_id: string;
            /** @description What the role may do with incident roles. */
            incident_roles_permissions: components["schemas"]["Permissions"];
            /** @description What the role may do with incident types. */
            incident_types_permissions: components["schemas"]["Permissions"];
            /** @description What the role may do with incidents. */
            incidents_permissions: components["schemas"]["Permissions"];
            /** @description What the role may do with integrations. */
            integrations_permissions: components["schemas"]["Permissions"];
            /** @description What the role may do with invitations. */
            invitations_permissions: components["schemas"]["Permissions"];
            /** @description Whether the role can be deleted. Seen. */
            is_deletable: boolean;
            /** @description Whether the role can be changed. Seen. */
            is_editable: boolean;
            /** @description The role's name. Seen. */
            name: string;
            /** @description What the role may do with paging. */
            paging_permissions: components["schemas"]["Permissions"];
            /** @description What the role may do with playbooks. */
            playbooks_permissions: components["schemas"]["Permissions"];
            /** @description What the role may do with private incidents. */
            private_incidents_permissions: components["schemas"]["Permissions"];
            /** @description What the role may do with pulses. The vendor narrows them to create, read and update. */
            pulses_permissions: components["schemas"]["CreateReadUpdatePermissions"];
            /** @description What the role may do with retrospective. */
            retrospective_permissions: components["schemas"]["Permissions"];
            /** @description What the role may do with roles. */
            roles_permissions: components["schemas"]["Permissions"];
            /** @description What the role may do with secrets. */
            secrets_permissions: components["schemas"]["Permissions"];
            /** @description What the role may do with services. */
            services_permissions: components["schemas"]["Permissions"];
            /** @description What the role may do with severities. */
            severities_permissions: components["schemas"]["Permissions"];
            /** @description The role's name in a form fit for addresses. Seen. */
            slug: string;
            /** @description What the role may do with status pages. */
            status_pages_permissions: components["schemas"]["Permissions"];
            /** @description What the role may do with sub statuses. */
            sub_statuses_permissions: components["schemas"]["Permissions"];
            /** @description The number of the organization that the role belongs to. Seen; that it means the organization is inferred. */
            team_id: number;
            /** @description When the role was last changed. Seen. */
            updated_at: components["schemas"]["Timestamp"];
            /** @description What the role may do with webhooks. */
            webhooks_permissions: components["schemas"]["Permissions"];
            /** @description What the role may do with workflows. */
            workflows_permissions: components["schemas"]["Permissions"];
        };
        /** @description A user's role, not a resource identifier as JSON:API would have it, but the whole row. */
        RoleRelationship: {
            /** @description The role, or null for a user without one. Both documented. */
            data: components["schemas"]["Role"] | null;
        };
        /**
         * Format: date-time
         * @description A point in time, ISO 8601. Seen with milliseconds and a numeric offset (`2025-12-08T08:27:26.644-08:00`), never with `Z`.
         * @example 2025-12-08T08:27:26.644-08:00
         */
        Timestamp: string;
        /** @description A JSON:API relationship to any number of resources. */
        ToManyRelationship: {
            /** @description The resources' identifiers; empty when there are none. */
            data: components["schemas"]["ResourceIdentifier"][];
        };
        /** @description A user as the vendor's schema describes it, a flat object. Documented in July 2026. */
        User: {
            /** @description The user's number. Documented. */
            id: number;
        } & components["schemas"]["UserProfile"];
        /** @description What the server says of a user within a JSON:API resource, where every one of the shared attributes is present. */
        UserAttributes: WithRequired<components["schemas"]["UserProfile"], "name" | "phone" | "phone_2" | "first_name" | "last_name" | "full_name" | "full_name_with_team" | "slack_id" | "time_zone">;
        /** @description A user as a JSON:API document, embedded in an attribute. Seen since December 2025. */
        UserDocument: {
            data: components["schemas"]["UserResource"];
        };
        /** @description The attributes that every shape of a user has in common. Open. */
        UserProfile: {
            /** @description The user's name. Documented. */
            name?: string;
            /** @description The name that the user goes by. Documented, but never seen. */
            preferred_name?: string;
            /**
             * Format: email
             * @description The user's e-mail address. Documented.
             */
            email: string;
            /** @description The user's phone number. Only ever seen as null; that it is a string is documented. */
            phone?: string | null;
            /** @description The user's second phone number. Only ever seen as null; that it is a string is documented. */
            phone_2?: string | null;
            /** @description The user's first name. Documented. */
            first_name?: string;
            /** @description The user's last name. Documented; the column was seen as null in a user row. */
            last_name?: string | null;
            /** @description The user's first and last name. Documented. */
            full_name?: string;
            /** @description The user's full name after the organization's name in brackets. Documented. */
            full_name_with_team?: string;
            /** @description The user's identifier in Slack. Only ever seen as null; that it is a string is documented. */
            slack_id?: string | null;
            /** @description The user's time zone, for example `Etc/UTC` or `UTC`. Documented. */
            time_zone?: string;
            /** @description When the user was created. Documented. */
            created_at: components["schemas"]["Timestamp"];
            /** @description When the user was last changed. Documented. */
            updated_at: components["schemas"]["Timestamp"];
        };
        /** @description What belongs to a user. Seen. */
        UserRelationships: {
            /** @description The user's e-mail addresses, resources of type `user_email_addresses`. */
            email_addresses: components["schemas"]["ToManyRelationship"];
            /** @description The user's phone numbers. Only ever seen empty. */
            phone_numbers: components["schemas"]["ToManyRelationship"];
            /** @description The user's devices. Only ever seen empty. */
            devices: components["schemas"]["ToManyRelationship"];
            /** @description The user's role in incident response. */
            role: components["schemas"]["RoleRelationship"];
            /** @description The user's role in on-call. */
            on_call_role: components["schemas"]["OnCallRoleRelationship"];
            /** @description The user's teams. Only ever seen empty. */
            teams: components["schemas"]["ToManyRelationship"];
            /** @description The user's on-call schedules. Only ever seen empty. */
            schedules: components["schemas"]["ToManyRelationship"];
            /** @description The user's notification rules, resources of type `user_notification_rules`. */
            notification_rules: components["schemas"]["ToManyRelationship"];
        };
        /** @description A user as a JSON:API resource. */
        UserResource: {
            /** @description The user's number, written as a string. Seen. */
            id: string;
            /**
             * @description The JSON:API type of a user. Seen.
             * @constant
             */
            type: "users";
            attributes: components["schemas"]["UserAttributes"];
            relationships: components["schemas"]["UserRelationships"];
        };
    };
    responses: {
        /** @description The token is valid, but may not do this. Seen on other endpoints of the API. */
        Forbidden: {
            headers: {
                "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Used": components["headers"]["X-RateLimit-Used"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                [name: string]: unknown;
            };
            content: {
                "application/vnd.api+json": components["schemas"]["ErrorDocument"];
            };
        };
        /** @description The action item was created; the body holds it whole. */
        IncidentActionItemCreated: {
            headers: {
                "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Used": components["headers"]["X-RateLimit-Used"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                [name: string]: unknown;
            };
            content: {
                "application/vnd.api+json": components["schemas"]["IncidentActionItemDocument"];
            };
        };
        /** @description What the path names is missing, not visible to this token, or not part of the plan; the API does not tell which. */
        NotFound: {
            headers: {
                "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Used": components["headers"]["X-RateLimit-Used"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                [name: string]: unknown;
            };
            content: {
                "application/vnd.api+json": components["schemas"]["ErrorDocument"];
            };
        };
        /** @description The rate limit is used up. The body has a shape of its own; whether a `Retry-After` header comes with it is not published, nor is the media type. */
        TooManyRequests: {
            headers: {
                "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Used": components["headers"]["X-RateLimit-Used"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                [name: string]: unknown;
            };
            content: {
                "application/vnd.api+json": components["schemas"]["RateLimitErrorDocument"];
            };
        };
        /** @description The token is missing or not valid. */
        Unauthorized: {
            headers: {
                "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Used": components["headers"]["X-RateLimit-Used"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                [name: string]: unknown;
            };
            content: {
                "application/vnd.api+json": components["schemas"]["ErrorDocument"];
            };
        };
        /** @description The request is well-formed, but its content is refused. One blank summary is answered with two errors. */
        UnprocessableContent: {
            headers: {
                "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Used": components["headers"]["X-RateLimit-Used"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                [name: string]: unknown;
            };
            content: {
                "application/vnd.api+json": components["schemas"]["ErrorDocument"];
            };
        };
    };
    parameters: {
        /**
         * @description The incident's identifier. A UUID in every published example; the vendor's schema says only that it is a string.
         * @example 76e27009-efed-49a6-be80-bf0a5c2ae25e
         */
        incident_id: string;
    };
    requestBodies: {
        /** @description The action item to create. */
        CreateIncidentActionItemBody: {
            content: {
                "application/vnd.api+json": components["schemas"]["CreateIncidentActionItemRequest"];
            };
        };
    };
    headers: {
        /**
         * @description Requests allowed in a window; since it can name its windows, it is no plain integer. Seen in 2025.
         * @example 1000, 1000;window=3600
         */
        "RateLimit-Limit": string;
        /**
         * @description Requests left in the window. Seen in 2025.
         * @example 999
         */
        "RateLimit-Remaining": number;
        /**
         * @description When the window ends, in seconds since the epoch. Seen in 2025.
         * @example 1765213200
         */
        "RateLimit-Reset": number;
        /**
         * @description Requests allowed in a window; since it can name its windows, it is no plain integer. Seen since January 2026.
         * @example 1000, 1000;window=3600
         */
        "X-RateLimit-Limit": string;
        /**
         * @description Requests left in the window. Seen since January 2026.
         * @example 999
         */
        "X-RateLimit-Remaining": number;
        /**
         * @description When the window ends, in seconds since the epoch. Seen since January 2026.
         * @example 1768467600
         */
        "X-RateLimit-Reset": number;
        /**
         * @description Requests made in the window. Seen since January 2026.
         * @example 1
         */
        "X-RateLimit-Used": number;
    };
    pathItems: never;
}
export type AbilityCache = components['schemas']['AbilityCache'];
export type ActionItemKind = components['schemas']['ActionItemKind'];
export type ActionItemPriority = components['schemas']['ActionItemPriority'];
export type ActionItemStatus = components['schemas']['ActionItemStatus'];
export type AssignedUser = components['schemas']['AssignedUser'];
export type CommunicationPermissions = components['schemas']['CommunicationPermissions'];
export type CreateIncidentActionItemAttributes = components['schemas']['CreateIncidentActionItemAttributes'];
export type CreateIncidentActionItemRequest = components['schemas']['CreateIncidentActionItemRequest'];
export type CreateIncidentActionItemResource = components['schemas']['CreateIncidentActionItemResource'];
export type CreateReadPermissions = components['schemas']['CreateReadPermissions'];
export type CreateReadUpdatePermissions = components['schemas']['CreateReadUpdatePermissions'];
export type CreateUpdatePermissions = components['schemas']['CreateUpdatePermissions'];
export type ErrorDocument = components['schemas']['ErrorDocument'];
export type ErrorObject = components['schemas']['ErrorObject'];
export type FormFieldSelection = components['schemas']['FormFieldSelection'];
export type IncidentActionItem = components['schemas']['IncidentActionItem'];
export type IncidentActionItemAttributes = components['schemas']['IncidentActionItemAttributes'];
export type IncidentActionItemDocument = components['schemas']['IncidentActionItemDocument'];
export type IncidentActionItemType = components['schemas']['IncidentActionItemType'];
export type OnCallRole = components['schemas']['OnCallRole'];
export type OnCallRoleRelationship = components['schemas']['OnCallRoleRelationship'];
export type Permission = components['schemas']['Permission'];
export type Permissions = components['schemas']['Permissions'];
export type RateLimitErrorDocument = components['schemas']['RateLimitErrorDocument'];
export type ReadPermissions = components['schemas']['ReadPermissions'];
export type ResourceIdentifier = components['schemas']['ResourceIdentifier'];
export type Role = components['schemas']['Role'];
export type RoleRelationship = components['schemas']['RoleRelationship'];
export type Timestamp = components['schemas']['Timestamp'];
export type ToManyRelationship = components['schemas']['ToManyRelationship'];
export type User = components['schemas']['User'];
export type UserAttributes = components['schemas']['UserAttributes'];
export type UserDocument = components['schemas']['UserDocument'];
export type UserProfile = components['schemas']['UserProfile'];
export type UserRelationships = components['schemas']['UserRelationships'];
export type UserResource = components['schemas']['UserResource'];
export type ResponseForbidden = components['responses']['Forbidden'];
export type ResponseIncidentActionItemCreated = components['responses']['IncidentActionItemCreated'];
export type ResponseNotFound = components['responses']['NotFound'];
export type ResponseTooManyRequests = components['responses']['TooManyRequests'];
export type ResponseUnauthorized = components['responses']['Unauthorized'];
export type ResponseUnprocessableContent = components['responses']['UnprocessableContent'];
export type ParameterIncidentId = components['parameters']['incident_id'];
export type RequestBodyCreateIncidentActionItemBody = components['requestBodies']['CreateIncidentActionItemBody'];
export type HeaderRateLimitLimit = components['headers']['RateLimit-Limit'];
export type HeaderRateLimitRemaining = components['headers']['RateLimit-Remaining'];
export type HeaderRateLimitReset = components['headers']['RateLimit-Reset'];
export type HeaderXRateLimitLimit = components['headers']['X-RateLimit-Limit'];
export type HeaderXRateLimitRemaining = components['headers']['X-RateLimit-Remaining'];
export type HeaderXRateLimitReset = components['headers']['X-RateLimit-Reset'];
export type HeaderXRateLimitUsed = components['headers']['X-RateLimit-Used'];
export type $defs = Record<string, never>;
export interface operations {
    createIncidentActionItem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The incident's identifier. A UUID in every published example; the vendor's schema says only that it is a string.
                 * @example 76e27009-efed-49a6-be80-bf0a5c2ae25e
                 */
                incident_id: components["parameters"]["incident_id"];
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["CreateIncidentActionItemBody"];
        responses: {
            201: components["responses"]["IncidentActionItemCreated"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
        };
    };
}
type WithRequired<T, K extends keyof T> = T & {
    [P in K]-?: T[P];
};
