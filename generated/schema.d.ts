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
        /**
         * List the action items of an incident
         * @description Answers with a page of an incident's action items.
         *
         *     The vendor documents 200 only. 401, 403 and 429 are documented for the API elsewhere; that a missing incident answers
         *     404 is inferred.
         */
        get: operations["listIncidentActionItems"];
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
    "/v1/action_items/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The action item's identifier. A UUID in every published example; the vendor's schema says only that it is a string.
                 * @example ac348cce-539e-4feb-8e63-c15a816ab333
                 */
                id: components["parameters"]["action_item_id"];
            };
            cookie?: never;
        };
        /**
         * Get an action item
         * @description Answers with one action item.
         *
         *     The vendor's operationId is `getIncidentActionItems`, plural by mistake; no code depends on it here, so this
         *     description has the honest name.
         *
         *     The vendor documents 200 and 404. 401, 403 and 429 are documented for the API elsewhere.
         */
        get: operations["getIncidentActionItem"];
        /**
         * Update an action item
         * @description Changes the attributes that are sent, and no other: the vendor publishes no PATCH, its PUT takes a part.
         *
         *     The vendor documents 200 and 404. 401, 403 and 429 are documented for the API elsewhere; 422 is inferred from create.
         */
        put: operations["updateIncidentActionItem"];
        post?: never;
        /**
         * Delete an action item
         * @description Removes an action item and answers with it, as it was.
         *
         *     The vendor documents 200 and 404. 401, 403 and 429 are documented for the API elsewhere.
         */
        delete: operations["deleteIncidentActionItem"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/action_items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the action items of all incidents
         * @description Answers with a page of the action items of every incident that the token may see.
         *
         *     The vendor documents 200 only. 401, 403 and 429 are documented for the API elsewhere.
         *
         *     The filters are plain texts in the vendor's description. Those whose values are the ones of an attribute have these
         *     here; what a filter with any other value is answered with is not published.
         */
        get: operations["listAllIncidentActionItems"];
        put?: never;
        post?: never;
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
            /**
             * @description What is to be done, in full. Documented.
             * @example The key was printed in a build log.
             */
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
            /**
             * @description When it is due. Documented as a string; its format is not published. A sibling resource uses `YYYY-MM-DD`, one of the vendor's clients says ISO 8601.
             * @example 2026-12-01
             */
            due_date?: string | null;
            /**
             * @description The identifier of a Jira issue to link. Documented.
             * @example 10042
             */
            jira_issue_id?: string | null;
            /**
             * @description The key of a Jira issue to link. Documented.
             * @example SEC-42
             */
            jira_issue_key?: string | null;
            /**
             * @description The address of a Jira issue to link. Documented.
             * @example https://example.atlassian.net/browse/SEC-42
             */
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
        /** @description A JSON:API document whose primary data are action items, a page of them. An `included` array was declared in June 2026 and never seen. */
        IncidentActionItemList: {
            /** @description The action items of this page; empty when there are none. */
            data: components["schemas"]["IncidentActionItem"][];
            /** @description Related resources. Documented since June 2026; nothing is known of what they hold. */
            included?: Record<string, never>[];
            links: components["schemas"]["PaginationLinks"];
            meta?: components["schemas"]["PaginationMeta"];
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
        /** @description Where the other pages are. Seen as absolute URLs with percent-encoded brackets. */
        PaginationLinks: {
            /**
             * Format: uri
             * @description This page. Seen.
             */
            self: string;
            /**
             * Format: uri
             * @description The first page. Seen.
             */
            first: string;
            /**
             * Format: uri
             * @description The page before; null on the first. Seen.
             */
            prev: string | null;
            /**
             * Format: uri
             * @description The next page; null on the last. Seen.
             */
            next: string | null;
            /**
             * Format: uri
             * @description The last page. Seen; it can be null.
             */
            last: string | null;
        };
        /** @description Which page this is, and how much there is in all. One older example of a list has none. */
        PaginationMeta: {
            /** @description The number of this page, 1 for the first. Seen; it can be null. */
            current_page: number | null;
            /** @description The number of the next page; null on the last. Seen. */
            next_page: number | null;
            /** @description The number of the page before; null on the first. Seen. */
            prev_page: number | null;
            /** @description How many action items all pages hold together. Seen. */
            total_count: number;
            /** @description How many pages there are. Seen as 1 where `total_count` is 0. */
            total_pages: number;
            /** @description Where the next page begins. Seen since 2026; no request parameter that takes it is published. */
            next_cursor?: string | null;
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
        /** @description The attributes to change; those that are left out stay as they are. Closed: the vendor's own schema allows no further attribute. */
        UpdateIncidentActionItemAttributes: {
            /** @description What is to be done, in a line. Documented; that a blank one is refused is inferred from create. */
            summary?: string;
            /**
             * @description What is to be done, in full. Documented.
             * @example The key was printed in a build log.
             */
            description?: string | null;
            /** @description Task or follow-up. Documented. */
            kind?: components["schemas"]["ActionItemKind"];
            /** @description The number of the user to assign the action item to. Documented. */
            assigned_to_user_id?: number | null;
            /** @description The identifiers of the groups (teams) to assign the action item to, UUIDs in every published example. Documented; on update, it can be null. */
            assigned_to_group_ids?: string[] | null;
            /** @description How urgent it is. Documented. */
            priority?: components["schemas"]["ActionItemPriority"];
            /** @description How far it has come. Documented. */
            status?: components["schemas"]["ActionItemStatus"];
            /**
             * @description When it is due. Documented as a string; its format is not published. A sibling resource uses `YYYY-MM-DD`, one of the vendor's clients says ISO 8601.
             * @example 2026-12-01
             */
            due_date?: string | null;
            /**
             * @description The identifier of a Jira issue to link. Documented.
             * @example 10042
             */
            jira_issue_id?: string | null;
            /**
             * @description The key of a Jira issue to link. Documented.
             * @example SEC-42
             */
            jira_issue_key?: string | null;
            /**
             * @description The address of a Jira issue to link. Documented.
             * @example https://example.atlassian.net/browse/SEC-42
             */
            jira_issue_url?: string | null;
            /** @description The values of custom fields. Documented since mid-2026; ignored unless custom fields are switched on for the organization. */
            form_field_selections?: components["schemas"]["FormFieldSelection"][] | null;
        };
        /** @description The JSON:API envelope of a change to an action item. */
        UpdateIncidentActionItemRequest: {
            data: components["schemas"]["UpdateIncidentActionItemResource"];
        };
        /** @description What to change of an action item. The vendor's schema takes no `id` here, although JSON:API asks for one: the path says which action item is meant. */
        UpdateIncidentActionItemResource: {
            type: components["schemas"]["IncidentActionItemType"];
            attributes: components["schemas"]["UpdateIncidentActionItemAttributes"];
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
            /** @description The user's e-mail address. Documented. No format is claimed: the vendor's page shows addresses only as `[email protected]`, which is none. */
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
        /** @description The action item was removed; the body holds it whole, as it was. */
        IncidentActionItemDeleted: {
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
        /** @description The action item. `assigned_to` was only ever seen as null here, whoever it is assigned to. */
        IncidentActionItemFound: {
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
        /** @description A page of the incident's action items. */
        IncidentActionItemPage: {
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
                "application/vnd.api+json": components["schemas"]["IncidentActionItemList"];
            };
        };
        /** @description A page of action items. */
        IncidentActionItemPageOfAll: {
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
                "application/vnd.api+json": components["schemas"]["IncidentActionItemList"];
            };
        };
        /** @description The action item was changed; the body holds it whole, as it is now. */
        IncidentActionItemUpdated: {
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
         * @description The action item's identifier. A UUID in every published example; the vendor's schema says only that it is a string.
         * @example ac348cce-539e-4feb-8e63-c15a816ab333
         */
        action_item_id: string;
        /**
         * @description Only action items that were created after this time. Documented as a text; its format is not published.
         * @example 2026-12-01
         */
        filter_created_at_gt: string;
        /**
         * @description Only action items that were created at or after this time. Documented as a text; its format is not published.
         * @example 2026-12-01
         */
        filter_created_at_gte: string;
        /**
         * @description Only action items that were created before this time. Documented as a text; its format is not published.
         * @example 2026-12-01
         */
        filter_created_at_lt: string;
        /**
         * @description Only action items that were created at or before this time. Documented as a text; its format is not published.
         * @example 2026-12-01
         */
        filter_created_at_lte: string;
        /**
         * @description Only action items that are due after this time. Documented as a text; its format is not published.
         * @example 2026-12-01
         */
        filter_due_date_gt: string;
        /**
         * @description Only action items that are due at or after this time. Documented as a text; its format is not published.
         * @example 2026-12-01
         */
        filter_due_date_gte: string;
        /**
         * @description Only action items that are due before this time. Documented as a text; its format is not published.
         * @example 2026-12-01
         */
        filter_due_date_lt: string;
        /**
         * @description Only action items that are due at or before this time. Documented as a text; its format is not published.
         * @example 2026-12-01
         */
        filter_due_date_lte: string;
        /**
         * @description Only action items whose incident was created after this time. Documented as a text; its format is not published.
         * @example 2026-12-01
         */
        filter_incident_created_at_gt: string;
        /**
         * @description Only action items whose incident was created at or after this time. Documented as a text; its format is not published.
         * @example 2026-12-01
         */
        filter_incident_created_at_gte: string;
        /**
         * @description Only action items whose incident was created before this time. Documented as a text; its format is not published.
         * @example 2026-12-01
         */
        filter_incident_created_at_lt: string;
        /**
         * @description Only action items whose incident was created at or before this time. Documented as a text; its format is not published.
         * @example 2026-12-01
         */
        filter_incident_created_at_lte: string;
        /**
         * @description Only action items with this status of their incident. Documented. Which values there are is not published.
         * @example started
         */
        filter_incident_status: string;
        /**
         * @description Only action items with this status of their incident. Documented since July 2026. Which values there are is not published.
         * @example started
         */
        filter_incident_status_eq: string;
        /**
         * @description Only action items with one of these statuses of their incident. Documented since July 2026. Which values there are is not published. The vendor describes a text with commas.
         * @example [
         *       "started",
         *       "mitigated"
         *     ]
         */
        filter_incident_status_in: string[];
        /**
         * @description Only action items with another status of their incident than this. Documented since July 2026. Which values there are is not published.
         * @example started
         */
        filter_incident_status_not_eq: string;
        /**
         * @description Only action items with none of these statuses of their incident. Documented since July 2026. Which values there are is not published. The vendor describes a text with commas.
         * @example [
         *       "started",
         *       "mitigated"
         *     ]
         */
        filter_incident_status_not_in: string[];
        /**
         * @description Only action items with this kind. Documented.
         * @example task
         */
        filter_kind: components["schemas"]["ActionItemKind"];
        /**
         * @description Only action items with this kind. Documented since July 2026.
         * @example task
         */
        filter_kind_eq: components["schemas"]["ActionItemKind"];
        /**
         * @description Only action items with one of these kinds. Documented since July 2026. The vendor describes a text with commas.
         * @example [
         *       "task",
         *       "follow_up"
         *     ]
         */
        filter_kind_in: components["schemas"]["ActionItemKind"][];
        /**
         * @description Only action items with another kind than this. Documented since July 2026.
         * @example task
         */
        filter_kind_not_eq: components["schemas"]["ActionItemKind"];
        /**
         * @description Only action items with none of these kinds. Documented since July 2026. The vendor describes a text with commas.
         * @example [
         *       "task",
         *       "follow_up"
         *     ]
         */
        filter_kind_not_in: components["schemas"]["ActionItemKind"][];
        /**
         * @description Only action items with this priority. Documented.
         * @example high
         */
        filter_priority: components["schemas"]["ActionItemPriority"];
        /**
         * @description Only action items with this priority. Documented since July 2026.
         * @example high
         */
        filter_priority_eq: components["schemas"]["ActionItemPriority"];
        /**
         * @description Only action items with one of these priorities. Documented since July 2026. The vendor describes a text with commas.
         * @example [
         *       "high",
         *       "medium"
         *     ]
         */
        filter_priority_in: components["schemas"]["ActionItemPriority"][];
        /**
         * @description Only action items with another priority than this. Documented since July 2026.
         * @example high
         */
        filter_priority_not_eq: components["schemas"]["ActionItemPriority"];
        /**
         * @description Only action items with none of these priorities. Documented since July 2026. The vendor describes a text with commas.
         * @example [
         *       "high",
         *       "medium"
         *     ]
         */
        filter_priority_not_in: components["schemas"]["ActionItemPriority"][];
        /**
         * @description Only action items with this status. Documented.
         * @example open
         */
        filter_status: components["schemas"]["ActionItemStatus"];
        /**
         * @description Only action items with this status. Documented since July 2026.
         * @example open
         */
        filter_status_eq: components["schemas"]["ActionItemStatus"];
        /**
         * @description Only action items with one of these statuses. Documented since July 2026. The vendor describes a text with commas.
         * @example [
         *       "open",
         *       "in_progress"
         *     ]
         */
        filter_status_in: components["schemas"]["ActionItemStatus"][];
        /**
         * @description Only action items with another status than this. Documented since July 2026.
         * @example open
         */
        filter_status_not_eq: components["schemas"]["ActionItemStatus"];
        /**
         * @description Only action items with none of these statuses. Documented since July 2026. The vendor describes a text with commas.
         * @example [
         *       "open",
         *       "in_progress"
         *     ]
         */
        filter_status_not_in: components["schemas"]["ActionItemStatus"][];
        /**
         * @description The incident's identifier. A UUID in every published example; the vendor's schema says only that it is a string.
         * @example 76e27009-efed-49a6-be80-bf0a5c2ae25e
         */
        incident_id: string;
        /** @description Related resources to add to the answer. Documented; which values are legal is published nowhere. */
        include: string;
        /**
         * @description Which page to answer with, 1 for the first. Documented; what another number is answered with is not.
         * @example 2
         */
        page_number: number;
        /**
         * @description How many action items a page holds at most. Documented; neither its default nor its maximum is.
         * @example 50
         */
        page_size: number;
        /**
         * @description What to order the action items by; with `-` in front, the other way round, as JSON:API has it. Documented; which values are legal is published nowhere.
         * @example -created_at
         */
        sort: string;
    };
    requestBodies: {
        /** @description The action item to create. */
        CreateIncidentActionItemBody: {
            content: {
                "application/vnd.api+json": components["schemas"]["CreateIncidentActionItemRequest"];
            };
        };
        /** @description What to change of the action item. */
        UpdateIncidentActionItemBody: {
            content: {
                "application/vnd.api+json": components["schemas"]["UpdateIncidentActionItemRequest"];
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
export type IncidentActionItemList = components['schemas']['IncidentActionItemList'];
export type IncidentActionItemType = components['schemas']['IncidentActionItemType'];
export type OnCallRole = components['schemas']['OnCallRole'];
export type OnCallRoleRelationship = components['schemas']['OnCallRoleRelationship'];
export type PaginationLinks = components['schemas']['PaginationLinks'];
export type PaginationMeta = components['schemas']['PaginationMeta'];
export type Permission = components['schemas']['Permission'];
export type Permissions = components['schemas']['Permissions'];
export type RateLimitErrorDocument = components['schemas']['RateLimitErrorDocument'];
export type ReadPermissions = components['schemas']['ReadPermissions'];
export type ResourceIdentifier = components['schemas']['ResourceIdentifier'];
export type Role = components['schemas']['Role'];
export type RoleRelationship = components['schemas']['RoleRelationship'];
export type Timestamp = components['schemas']['Timestamp'];
export type ToManyRelationship = components['schemas']['ToManyRelationship'];
export type UpdateIncidentActionItemAttributes = components['schemas']['UpdateIncidentActionItemAttributes'];
export type UpdateIncidentActionItemRequest = components['schemas']['UpdateIncidentActionItemRequest'];
export type UpdateIncidentActionItemResource = components['schemas']['UpdateIncidentActionItemResource'];
export type User = components['schemas']['User'];
export type UserAttributes = components['schemas']['UserAttributes'];
export type UserDocument = components['schemas']['UserDocument'];
export type UserProfile = components['schemas']['UserProfile'];
export type UserRelationships = components['schemas']['UserRelationships'];
export type UserResource = components['schemas']['UserResource'];
export type ResponseForbidden = components['responses']['Forbidden'];
export type ResponseIncidentActionItemCreated = components['responses']['IncidentActionItemCreated'];
export type ResponseIncidentActionItemDeleted = components['responses']['IncidentActionItemDeleted'];
export type ResponseIncidentActionItemFound = components['responses']['IncidentActionItemFound'];
export type ResponseIncidentActionItemPage = components['responses']['IncidentActionItemPage'];
export type ResponseIncidentActionItemPageOfAll = components['responses']['IncidentActionItemPageOfAll'];
export type ResponseIncidentActionItemUpdated = components['responses']['IncidentActionItemUpdated'];
export type ResponseNotFound = components['responses']['NotFound'];
export type ResponseTooManyRequests = components['responses']['TooManyRequests'];
export type ResponseUnauthorized = components['responses']['Unauthorized'];
export type ResponseUnprocessableContent = components['responses']['UnprocessableContent'];
export type ParameterActionItemId = components['parameters']['action_item_id'];
export type ParameterFilterCreatedAtGt = components['parameters']['filter_created_at_gt'];
export type ParameterFilterCreatedAtGte = components['parameters']['filter_created_at_gte'];
export type ParameterFilterCreatedAtLt = components['parameters']['filter_created_at_lt'];
export type ParameterFilterCreatedAtLte = components['parameters']['filter_created_at_lte'];
export type ParameterFilterDueDateGt = components['parameters']['filter_due_date_gt'];
export type ParameterFilterDueDateGte = components['parameters']['filter_due_date_gte'];
export type ParameterFilterDueDateLt = components['parameters']['filter_due_date_lt'];
export type ParameterFilterDueDateLte = components['parameters']['filter_due_date_lte'];
export type ParameterFilterIncidentCreatedAtGt = components['parameters']['filter_incident_created_at_gt'];
export type ParameterFilterIncidentCreatedAtGte = components['parameters']['filter_incident_created_at_gte'];
export type ParameterFilterIncidentCreatedAtLt = components['parameters']['filter_incident_created_at_lt'];
export type ParameterFilterIncidentCreatedAtLte = components['parameters']['filter_incident_created_at_lte'];
export type ParameterFilterIncidentStatus = components['parameters']['filter_incident_status'];
export type ParameterFilterIncidentStatusEq = components['parameters']['filter_incident_status_eq'];
export type ParameterFilterIncidentStatusIn = components['parameters']['filter_incident_status_in'];
export type ParameterFilterIncidentStatusNotEq = components['parameters']['filter_incident_status_not_eq'];
export type ParameterFilterIncidentStatusNotIn = components['parameters']['filter_incident_status_not_in'];
export type ParameterFilterKind = components['parameters']['filter_kind'];
export type ParameterFilterKindEq = components['parameters']['filter_kind_eq'];
export type ParameterFilterKindIn = components['parameters']['filter_kind_in'];
export type ParameterFilterKindNotEq = components['parameters']['filter_kind_not_eq'];
export type ParameterFilterKindNotIn = components['parameters']['filter_kind_not_in'];
export type ParameterFilterPriority = components['parameters']['filter_priority'];
export type ParameterFilterPriorityEq = components['parameters']['filter_priority_eq'];
export type ParameterFilterPriorityIn = components['parameters']['filter_priority_in'];
export type ParameterFilterPriorityNotEq = components['parameters']['filter_priority_not_eq'];
export type ParameterFilterPriorityNotIn = components['parameters']['filter_priority_not_in'];
export type ParameterFilterStatus = components['parameters']['filter_status'];
export type ParameterFilterStatusEq = components['parameters']['filter_status_eq'];
export type ParameterFilterStatusIn = components['parameters']['filter_status_in'];
export type ParameterFilterStatusNotEq = components['parameters']['filter_status_not_eq'];
export type ParameterFilterStatusNotIn = components['parameters']['filter_status_not_in'];
export type ParameterIncidentId = components['parameters']['incident_id'];
export type ParameterInclude = components['parameters']['include'];
export type ParameterPageNumber = components['parameters']['page_number'];
export type ParameterPageSize = components['parameters']['page_size'];
export type ParameterSort = components['parameters']['sort'];
export type RequestBodyCreateIncidentActionItemBody = components['requestBodies']['CreateIncidentActionItemBody'];
export type RequestBodyUpdateIncidentActionItemBody = components['requestBodies']['UpdateIncidentActionItemBody'];
export type HeaderRateLimitLimit = components['headers']['RateLimit-Limit'];
export type HeaderRateLimitRemaining = components['headers']['RateLimit-Remaining'];
export type HeaderRateLimitReset = components['headers']['RateLimit-Reset'];
export type HeaderXRateLimitLimit = components['headers']['X-RateLimit-Limit'];
export type HeaderXRateLimitRemaining = components['headers']['X-RateLimit-Remaining'];
export type HeaderXRateLimitReset = components['headers']['X-RateLimit-Reset'];
export type HeaderXRateLimitUsed = components['headers']['X-RateLimit-Used'];
export type $defs = Record<string, never>;
export interface operations {
    listIncidentActionItems: {
        parameters: {
            query?: {
                /** @description Related resources to add to the answer. Documented; which values are legal is published nowhere. */
                include?: components["parameters"]["include"];
                /**
                 * @description Which page to answer with, 1 for the first. Documented; what another number is answered with is not.
                 * @example 2
                 */
                "page[number]"?: components["parameters"]["page_number"];
                /**
                 * @description How many action items a page holds at most. Documented; neither its default nor its maximum is.
                 * @example 50
                 */
                "page[size]"?: components["parameters"]["page_size"];
            };
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
        requestBody?: never;
        responses: {
            200: components["responses"]["IncidentActionItemPage"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
        };
    };
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
    getIncidentActionItem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The action item's identifier. A UUID in every published example; the vendor's schema says only that it is a string.
                 * @example ac348cce-539e-4feb-8e63-c15a816ab333
                 */
                id: components["parameters"]["action_item_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["IncidentActionItemFound"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
        };
    };
    updateIncidentActionItem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The action item's identifier. A UUID in every published example; the vendor's schema says only that it is a string.
                 * @example ac348cce-539e-4feb-8e63-c15a816ab333
                 */
                id: components["parameters"]["action_item_id"];
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["UpdateIncidentActionItemBody"];
        responses: {
            200: components["responses"]["IncidentActionItemUpdated"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
        };
    };
    deleteIncidentActionItem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The action item's identifier. A UUID in every published example; the vendor's schema says only that it is a string.
                 * @example ac348cce-539e-4feb-8e63-c15a816ab333
                 */
                id: components["parameters"]["action_item_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["IncidentActionItemDeleted"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
        };
    };
    listAllIncidentActionItems: {
        parameters: {
            query?: {
                /** @description Related resources to add to the answer. Documented; which values are legal is published nowhere. */
                include?: components["parameters"]["include"];
                /**
                 * @description Which page to answer with, 1 for the first. Documented; what another number is answered with is not.
                 * @example 2
                 */
                "page[number]"?: components["parameters"]["page_number"];
                /**
                 * @description How many action items a page holds at most. Documented; neither its default nor its maximum is.
                 * @example 50
                 */
                "page[size]"?: components["parameters"]["page_size"];
                /**
                 * @description What to order the action items by; with `-` in front, the other way round, as JSON:API has it. Documented; which values are legal is published nowhere.
                 * @example -created_at
                 */
                sort?: components["parameters"]["sort"];
                /**
                 * @description Only action items with this kind. Documented.
                 * @example task
                 */
                "filter[kind]"?: components["parameters"]["filter_kind"];
                /**
                 * @description Only action items with this kind. Documented since July 2026.
                 * @example task
                 */
                "filter[kind][eq]"?: components["parameters"]["filter_kind_eq"];
                /**
                 * @description Only action items with another kind than this. Documented since July 2026.
                 * @example task
                 */
                "filter[kind][not_eq]"?: components["parameters"]["filter_kind_not_eq"];
                /**
                 * @description Only action items with one of these kinds. Documented since July 2026. The vendor describes a text with commas.
                 * @example [
                 *       "task",
                 *       "follow_up"
                 *     ]
                 */
                "filter[kind][in]"?: components["parameters"]["filter_kind_in"];
                /**
                 * @description Only action items with none of these kinds. Documented since July 2026. The vendor describes a text with commas.
                 * @example [
                 *       "task",
                 *       "follow_up"
                 *     ]
                 */
                "filter[kind][not_in]"?: components["parameters"]["filter_kind_not_in"];
                /**
                 * @description Only action items with this priority. Documented.
                 * @example high
                 */
                "filter[priority]"?: components["parameters"]["filter_priority"];
                /**
                 * @description Only action items with this priority. Documented since July 2026.
                 * @example high
                 */
                "filter[priority][eq]"?: components["parameters"]["filter_priority_eq"];
                /**
                 * @description Only action items with another priority than this. Documented since July 2026.
                 * @example high
                 */
                "filter[priority][not_eq]"?: components["parameters"]["filter_priority_not_eq"];
                /**
                 * @description Only action items with one of these priorities. Documented since July 2026. The vendor describes a text with commas.
                 * @example [
                 *       "high",
                 *       "medium"
                 *     ]
                 */
                "filter[priority][in]"?: components["parameters"]["filter_priority_in"];
                /**
                 * @description Only action items with none of these priorities. Documented since July 2026. The vendor describes a text with commas.
                 * @example [
                 *       "high",
                 *       "medium"
                 *     ]
                 */
                "filter[priority][not_in]"?: components["parameters"]["filter_priority_not_in"];
                /**
                 * @description Only action items with this status. Documented.
                 * @example open
                 */
                "filter[status]"?: components["parameters"]["filter_status"];
                /**
                 * @description Only action items with this status. Documented since July 2026.
                 * @example open
                 */
                "filter[status][eq]"?: components["parameters"]["filter_status_eq"];
                /**
                 * @description Only action items with another status than this. Documented since July 2026.
                 * @example open
                 */
                "filter[status][not_eq]"?: components["parameters"]["filter_status_not_eq"];
                /**
                 * @description Only action items with one of these statuses. Documented since July 2026. The vendor describes a text with commas.
                 * @example [
                 *       "open",
                 *       "in_progress"
                 *     ]
                 */
                "filter[status][in]"?: components["parameters"]["filter_status_in"];
                /**
                 * @description Only action items with none of these statuses. Documented since July 2026. The vendor describes a text with commas.
                 * @example [
                 *       "open",
                 *       "in_progress"
                 *     ]
                 */
                "filter[status][not_in]"?: components["parameters"]["filter_status_not_in"];
                /**
                 * @description Only action items with this status of their incident. Documented. Which values there are is not published.
                 * @example started
                 */
                "filter[incident_status]"?: components["parameters"]["filter_incident_status"];
                /**
                 * @description Only action items with this status of their incident. Documented since July 2026. Which values there are is not published.
                 * @example started
                 */
                "filter[incident_status][eq]"?: components["parameters"]["filter_incident_status_eq"];
                /**
                 * @description Only action items with another status of their incident than this. Documented since July 2026. Which values there are is not published.
                 * @example started
                 */
                "filter[incident_status][not_eq]"?: components["parameters"]["filter_incident_status_not_eq"];
                /**
                 * @description Only action items with one of these statuses of their incident. Documented since July 2026. Which values there are is not published. The vendor describes a text with commas.
                 * @example [
                 *       "started",
                 *       "mitigated"
                 *     ]
                 */
                "filter[incident_status][in]"?: components["parameters"]["filter_incident_status_in"];
                /**
                 * @description Only action items with none of these statuses of their incident. Documented since July 2026. Which values there are is not published. The vendor describes a text with commas.
                 * @example [
                 *       "started",
                 *       "mitigated"
                 *     ]
                 */
                "filter[incident_status][not_in]"?: components["parameters"]["filter_incident_status_not_in"];
                /**
                 * @description Only action items whose incident was created after this time. Documented as a text; its format is not published.
                 * @example 2026-12-01
                 */
                "filter[incident_created_at][gt]"?: components["parameters"]["filter_incident_created_at_gt"];
                /**
                 * @description Only action items whose incident was created at or after this time. Documented as a text; its format is not published.
                 * @example 2026-12-01
                 */
                "filter[incident_created_at][gte]"?: components["parameters"]["filter_incident_created_at_gte"];
                /**
                 * @description Only action items whose incident was created before this time. Documented as a text; its format is not published.
                 * @example 2026-12-01
                 */
                "filter[incident_created_at][lt]"?: components["parameters"]["filter_incident_created_at_lt"];
                /**
                 * @description Only action items whose incident was created at or before this time. Documented as a text; its format is not published.
                 * @example 2026-12-01
                 */
                "filter[incident_created_at][lte]"?: components["parameters"]["filter_incident_created_at_lte"];
                /**
                 * @description Only action items that are due after this time. Documented as a text; its format is not published.
                 * @example 2026-12-01
                 */
                "filter[due_date][gt]"?: components["parameters"]["filter_due_date_gt"];
                /**
                 * @description Only action items that are due at or after this time. Documented as a text; its format is not published.
                 * @example 2026-12-01
                 */
                "filter[due_date][gte]"?: components["parameters"]["filter_due_date_gte"];
                /**
                 * @description Only action items that are due before this time. Documented as a text; its format is not published.
                 * @example 2026-12-01
                 */
                "filter[due_date][lt]"?: components["parameters"]["filter_due_date_lt"];
                /**
                 * @description Only action items that are due at or before this time. Documented as a text; its format is not published.
                 * @example 2026-12-01
                 */
                "filter[due_date][lte]"?: components["parameters"]["filter_due_date_lte"];
                /**
                 * @description Only action items that were created after this time. Documented as a text; its format is not published.
                 * @example 2026-12-01
                 */
                "filter[created_at][gt]"?: components["parameters"]["filter_created_at_gt"];
                /**
                 * @description Only action items that were created at or after this time. Documented as a text; its format is not published.
                 * @example 2026-12-01
                 */
                "filter[created_at][gte]"?: components["parameters"]["filter_created_at_gte"];
                /**
                 * @description Only action items that were created before this time. Documented as a text; its format is not published.
                 * @example 2026-12-01
                 */
                "filter[created_at][lt]"?: components["parameters"]["filter_created_at_lt"];
                /**
                 * @description Only action items that were created at or before this time. Documented as a text; its format is not published.
                 * @example 2026-12-01
                 */
                "filter[created_at][lte]"?: components["parameters"]["filter_created_at_lte"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["IncidentActionItemPageOfAll"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
        };
    };
}
type WithRequired<T, K extends keyof T> = T & {
    [P in K]-?: T[P];
};
