// Generated from openapi/ by `npm run generate`. Do not edit.

export interface paths {
    "/v1/incidents/{incident_id}/action_items": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The incident's identifier. A UUID in every published example.
                 * @example 76e27009-efed-49a6-be80-bf0a5c2ae25e
                 */
                incident_id: components["parameters"]["incident_id"];
            };
            cookie?: never;
        };
        /**
         * List the action items of an incident
         * @description Returns a page of an incident's action items.
         */
        get: operations["listIncidentActionItems"];
        put?: never;
        /**
         * Create an action item
         * @description Files a new action item for an incident. An organization can have this refused once an incident is resolved,
         *     cancelled or closed.
         *
         *     The API has no idempotency key: a request that is sent twice creates two action items.
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
                 * @description The action item's identifier. A UUID in every published example.
                 * @example ac348cce-539e-4feb-8e63-c15a816ab333
                 */
                id: components["parameters"]["action_item_id"];
            };
            cookie?: never;
        };
        /**
         * Get an action item
         * @description Returns one action item.
         *
         *     The vendor's operationId is `getIncidentActionItems`, plural by mistake; no code depends on it here.
         */
        get: operations["getIncidentActionItem"];
        /**
         * Update an action item
         * @description Changes the attributes that are sent, and no others. The vendor publishes no PATCH; its PUT takes some of the
         *     attributes.
         */
        put: operations["updateIncidentActionItem"];
        post?: never;
        /**
         * Delete an action item
         * @description Deletes an action item and returns it as it was.
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
         * @description Returns a page of the action items of every incident that the token may see.
         *
         *     The vendor types every filter as a string. Here, those that compare with an enum attribute take its values.
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
        /** @description What the server remembers of a user's teams. */
        AbilityCache: {
            /** @description The numbers of the organizations that the user belongs to. */
            team_ids: number[];
            /** @description The numbers of the organizations that the user administers. */
            administrating_team_ids: unknown[];
        };
        /**
         * @description What kind of work an action item is.
         * @enum {string}
         */
        ActionItemKind: "task" | "follow_up";
        /**
         * @description How urgent an action item is.
         * @enum {string}
         */
        ActionItemPriority: "high" | "medium" | "low";
        /**
         * @description How far an action item has come.
         * @enum {string}
         */
        ActionItemStatus: "open" | "in_progress" | "cancelled" | "done";
        /** @description The user that an action item is assigned to: a whole database row in payloads, which gains columns over time, and a flat user in the vendor's schema. No one member tells the two apart, and a union of two open objects would accept anything, so this is one open object with the members of both, of which those are required that both have. Whether a column can be null is published for few of them, so all columns take it. */
        AssignedUser: {
            /** @description What the server remembers of the user's teams. */
            ability_cache?: components["schemas"]["AbilityCache"] | null | undefined;
            /** @description Whether the user accepts marketing. */
            accept_marketing?: boolean | null | undefined;
            /** @description Whether the user has accepted the terms. */
            accept_terms?: boolean | null | undefined;
            /** @description Whether the account was created by single sign-on. */
            created_through_sso?: boolean | null | undefined;
            /** @description The number of the organization that the user works in. */
            current_team_id?: number | null | undefined;
            /** @description When the user was deleted. */
            deleted_at?: string | null | undefined;
            /** @description The user's identifier in another system. */
            external_id?: string | null | undefined;
            /** @description Whether somebody who impersonates the user may write. */
            has_impersonate_write_permission?: boolean | null | undefined;
            /** @description What the user answered when asked. */
            how_did_you_hear_about_us?: string | null | undefined;
            /** @description How many backfilled incidents the user has. */
            incidents_backfilled_count?: number | null | undefined;
            /** @description How many incidents the user has. */
            incidents_count?: number | null | undefined;
            /** @description How many example incidents the user has. */
            incidents_example_count?: number | null | undefined;
            /** @description How many normal incidents the user has. */
            incidents_normal_count?: number | null | undefined;
            /** @description How many scheduled incidents the user has. */
            incidents_scheduled_count?: number | null | undefined;
            /** @description How many test incidents the user has. */
            incidents_test_count?: number | null | undefined;
            /** @description Whether the user is one of the vendor's administrators. */
            is_super_admin?: boolean | null | undefined;
            /** @description The identifier of a login token of the user. Treat it as a secret. */
            jti?: string | null | undefined;
            /** @description When the user was last sent a notification by e-mail. */
            last_notification_email_sent_at?: string | null | undefined;
            /** @description When the user was last seen. */
            last_seen_at?: string | null | undefined;
            /** @description The language of the user. */
            locale?: string | null | undefined;
            /** @description Whether the user has been through the introduction. */
            onboarding_completed?: boolean | null | undefined;
            /** @description The user's identifier in Opsgenie. */
            opsgenie_id?: string | null | undefined;
            /** @description The user's identifier in PagerDuty. */
            pagerduty_id?: string | null | undefined;
            /** @description The identifier of the user's photo. */
            profile_photo_id?: string | number | null | undefined;
            /** @description The sound of a push notification for a new alert. */
            push_notification_new_alert_sound?: string | null | undefined;
            /** @description The volume of a push notification for a new alert. */
            push_notification_new_alert_volume?: number | null | undefined;
            /** @description The sound of a push notification for a shift that needs to be covered. In rows since January 2026. */
            push_notification_shift_coverage_sound?: string | null | undefined;
            /** @description The sound of a push notification for the end of a shift. */
            push_notification_shift_ends_sound?: string | null | undefined;
            /** @description The sound of a push notification for the start of a shift. */
            push_notification_shift_starts_sound?: string | null | undefined;
            /** @description The user's identifier in SCIM provisioning. */
            scim_uid?: string | null | undefined;
            /** @description Whether the user is a service, not a person. */
            service_user?: boolean | null | undefined;
            /** @description A token of the user's session. Treat it as a secret. */
            session_token?: string | null | undefined;
            /** @description Whether the user skips the tutorial. */
            skip_tutorial?: boolean | null | undefined;
            /** @description How many organizations the user belongs to. */
            teams_count?: number | null | undefined;
            /** @description The colours that the user has chosen. */
            theme?: string | null | undefined;
            /** @description The user's identifier in VictorOps. */
            victor_ops_id?: string | null | undefined;
            /** @description Whether the user sees several schedules at once. */
            view_multiple_schedules?: boolean | null | undefined;
        } & components["schemas"]["User"];
        /** @description What a role may do with messages, which can also be sent. */
        CommunicationPermissions: ("create" | "read" | "update" | "delete" | "send")[];
        /** @description What an action item is created with. The vendor closes this object. */
        CreateIncidentActionItemAttributes: {
            /** @description What is to be done, in a line. A blank one is refused. */
            summary: string;
            /**
             * @description What is to be done, in full. Takes Markdown.
             * @example The key was printed in a build log.
             */
            description?: string | null | undefined;
            /**
             * @description Task or follow-up.
             * @default task
             */
            kind?: components["schemas"]["ActionItemKind"] | undefined;
            /** @description The number of the user to assign the action item to; null for nobody. */
            assigned_to_user_id?: number | null | undefined;
            /** @description The identifiers of the groups (teams) to assign the action item to. */
            assigned_to_group_ids?: string[] | undefined;
            /**
             * @description How urgent it is.
             * @default medium
             */
            priority?: components["schemas"]["ActionItemPriority"] | undefined;
            /**
             * @description How far it has come.
             * @default open
             */
            status?: components["schemas"]["ActionItemStatus"] | undefined;
            /**
             * @description When it is due, in ISO 8601, for example `2026-12-01`.
             * @example 2026-12-01
             */
            due_date?: string | null | undefined;
            /**
             * @description The identifier of a Jira issue to link.
             * @example 10042
             */
            jira_issue_id?: string | null | undefined;
            /**
             * @description The key of a Jira issue to link.
             * @example SEC-42
             */
            jira_issue_key?: string | null | undefined;
            /**
             * @description The address of a Jira issue to link.
             * @example https://example.atlassian.net/browse/SEC-42
             */
            jira_issue_url?: string | null | undefined;
            /** @description The values of custom fields. Ignored unless the organization has custom fields switched on for action items. */
            form_field_selections?: components["schemas"]["FormFieldSelection"][] | null | undefined;
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
        /** @description What a role may do with things that can only be created and read. */
        CreateReadPermissions: ("create" | "read")[];
        /** @description What a role may do with things that are never deleted. */
        CreateReadUpdatePermissions: ("create" | "read" | "update")[];
        /** @description What a role may do with things that can only be created and updated. */
        CreateUpdatePermissions: ("create" | "update")[];
        /** @description A JSON:API document with errors. */
        ErrorDocument: {
            /** @description The errors. One mistake can be answered with several. */
            errors: components["schemas"]["ErrorObject"][];
        };
        /** @description One error, as a JSON:API error object. */
        ErrorObject: {
            /** @description The error, for a person to read. */
            title: string;
            /** @description The HTTP status, as a string. */
            status: string;
            /** @description A code for the error. Almost never sent. */
            code?: string | null | undefined;
            /** @description The error in more words. Almost never sent. */
            detail?: string | null | undefined;
        };
        /** @description The value of one custom field. Closed, as in the vendor's schema. */
        FormFieldSelection: {
            /** @description The identifier of the custom field. */
            form_field_id: string;
            /** @description The identifier of an existing selection. It is required to change or remove the value of a field that has one. */
            id?: string | undefined;
            /** @description The value of a field for text, dates, numbers, a checkbox or tags. */
            value?: string | string[] | null | undefined;
            /** @description The identifiers of the selected options. */
            selected_option_ids?: string[] | undefined;
            /** @description The identifiers of the selected groups (teams). */
            selected_group_ids?: string[] | undefined;
            /** @description The identifiers of the selected services. */
            selected_service_ids?: string[] | undefined;
            /** @description The identifiers of the selected functionalities. */
            selected_functionality_ids?: string[] | undefined;
            /** @description The identifiers of the selected catalog entities. */
            selected_catalog_entity_ids?: string[] | undefined;
            /** @description The identifiers of the selected environments. */
            selected_environment_ids?: string[] | undefined;
            /** @description The identifiers of the selected causes. */
            selected_cause_ids?: string[] | undefined;
            /** @description The identifiers of the selected incident types. */
            selected_incident_type_ids?: string[] | undefined;
            /** @description The numbers of the selected users. */
            selected_user_ids?: number[] | undefined;
            /** @description Whether to remove the value of the field. */
            _destroy?: boolean | null | undefined;
        };
        /** @description An action item as a JSON:API resource. */
        IncidentActionItem: {
            /** @description The action item's identifier, a UUID in every published example. */
            id: string;
            type: components["schemas"]["IncidentActionItemType"];
            attributes: components["schemas"]["IncidentActionItemAttributes"];
        };
        /** @description An action item's attributes. The server always sends every required one, null when it is empty, and gains others without notice. */
        IncidentActionItemAttributes: {
            /** @description The identifier of the incident, a UUID in every published example. */
            incident_id: string;
            /** @description The incident's title. */
            incident_title: string;
            /** @description What is to be done, in full, in Markdown; null when none was given. */
            description: string | null;
            /** @description The user that the action item is assigned to; null when nobody is. */
            assigned_to: components["schemas"]["AssignedUser"] | null;
            /** @description The identifiers of the groups (teams) that it is assigned to; empty or null when there are none. */
            assigned_to_group_ids: string[] | null;
            /** @description Task or follow-up. */
            kind: components["schemas"]["ActionItemKind"];
            /** @description How urgent it is. */
            priority: components["schemas"]["ActionItemPriority"];
            /** @description How far it has come. */
            status: components["schemas"]["ActionItemStatus"];
            /** @description When it is due. Its format in responses is not published. */
            due_date: string | null;
            /** @description The identifier of the linked Jira issue. */
            jira_issue_id: string | null;
            /** @description The key of the linked Jira issue. Absent from payloads before July 2025. */
            jira_issue_key?: string | null | undefined;
            /** @description The address of the linked Jira issue. */
            jira_issue_url: string | null;
            /** @description The identifier of the linked Asana task. */
            asana_task_id: string | null;
            /** @description The address of the linked Asana task. */
            asana_task_url: string | null;
            /** @description The identifier of the linked GitHub issue. */
            github_issue_id: string | null;
            /** @description The address of the linked GitHub issue. */
            github_issue_url: string | null;
            /** @description The identifier of the linked GitLab issue. */
            gitlab_issue_id: string | null;
            /** @description The address of the linked GitLab issue. */
            gitlab_issue_url: string | null;
            /** @description The identifier of the linked Shortcut story. */
            shortcut_story_id: string | null;
            /** @description The address of the linked Shortcut story. */
            shortcut_story_url: string | null;
            /** @description The identifier of the linked Shortcut task. */
            shortcut_task_id: string | null;
            /** @description The address of the linked Shortcut task. */
            shortcut_task_url: string | null;
            /** @description The identifier of the linked Trello card. */
            trello_card_id: string | null;
            /** @description The address of the linked Trello card. */
            trello_card_url: string | null;
            /** @description The identifier of the linked Linear issue. */
            linear_issue_id: string | null;
            /** @description The address of the linked Linear issue. */
            linear_issue_url: string | null;
            /** @description The identifier of the linked Zendesk ticket. */
            zendesk_ticket_id: string | null;
            /** @description The address of the linked Zendesk ticket. */
            zendesk_ticket_url: string | null;
            /** @description The identifier of the linked Motion task. */
            motion_task_id: string | null;
            /** @description The address of the linked Motion task. */
            motion_task_url: string | null;
            /** @description The identifier of the linked ClickUp task. */
            clickup_task_id: string | null;
            /** @description The address of the linked ClickUp task. */
            clickup_task_url: string | null;
            /** @description The key of the linked Airtable base. */
            airtable_base_key: string | null;
            /** @description The name of the linked Airtable table. */
            airtable_table_name: string | null;
            /** @description The identifier of the linked Airtable record. */
            airtable_record_id: string | null;
            /** @description The address of the linked Airtable record. */
            airtable_record_url: string | null;
            /** @description The identifier of the linked Freshservice ticket. */
            freshservice_ticket_id: string | null;
            /** @description The address of the linked Freshservice ticket. */
            freshservice_ticket_url: string | null;
            /** @description The identifier of the linked Freshservice task. */
            freshservice_task_id: string | null;
            /** @description The address of the linked Freshservice task. */
            freshservice_task_url: string | null;
            /**
             * Format: uri
             * @description The address of the incident's action items in the web application.
             */
            url: string;
            /** @description A short address of the action item. */
            short_url: string | null;
            /** @description The user who created the action item: a JSON:API document in payloads, a flat user in the vendor's schema. Absent from payloads before December 2025. */
            created_by?: components["schemas"]["UserDocument"] | components["schemas"]["User"] | null | undefined;
            /** @description When the action item was created. */
            created_at: components["schemas"]["Timestamp"];
            /** @description When the action item was last changed. */
            updated_at: components["schemas"]["Timestamp"];
            /** @description What is to be done, in a line. */
            summary: string;
        };
        /** @description A JSON:API document whose primary data is one action item. */
        IncidentActionItemDocument: {
            data: components["schemas"]["IncidentActionItem"];
            /** @description Related resources, as the vendor declares since June 2026. */
            included?: components["schemas"]["IncludedResource"][] | undefined;
        };
        /** @description A JSON:API document whose primary data is one page of action items. */
        IncidentActionItemList: {
            /** @description The action items of this page; empty when there are none. */
            data: components["schemas"]["IncidentActionItem"][];
            /** @description Related resources, as the vendor declares since June 2026. */
            included?: components["schemas"]["IncludedResource"][] | undefined;
            links: components["schemas"]["PaginationLinks"];
            meta?: components["schemas"]["PaginationMeta"] | undefined;
        };
        /**
         * @description The JSON:API type of an action item.
         * @constant
         */
        IncidentActionItemType: "incident_action_items";
        /** @description A related resource of any type, in full. */
        IncludedResource: {
            /** @description The resource's identifier. */
            id: string;
            /** @description The resource's JSON:API type. */
            type: string;
            /** @description The resource's attributes; which they are depends on its type. */
            attributes?: {
                [key: string]: unknown;
            } | undefined;
            /** @description The resource's relationships; which they are depends on its type. */
            relationships?: {
                [key: string]: unknown;
            } | undefined;
        };
        /** @description An on-call role as a whole database row, without a JSON:API `type`. Rows gain columns over time, and which of them can be null is not published. */
        OnCallRole: {
            /** @description The role's identifier, a UUID in every published example. */
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
            /** @description What the role may do with contacts. */
            contacts_permissions: components["schemas"]["ReadPermissions"];
            /** @description When the role was created. */
            created_at: components["schemas"]["Timestamp"];
            /** @description When the role was deleted. */
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
            /** @description The role's name. */
            name: string | null;
            /** @description What the role may do with on call readiness report. */
            on_call_readiness_report_permissions: components["schemas"]["ReadPermissions"];
            /** @description What the role may do with on call roles. */
            on_call_roles_permissions: components["schemas"]["Permissions"];
            /** @description What the role may do with schedule override. */
            schedule_override_permissions: components["schemas"]["CreateUpdatePermissions"];
            /** @description What the role may do with schedules. */
            schedules_permissions: components["schemas"]["Permissions"];
            /** @description What the role may do with services. */
            services_permissions: components["schemas"]["Permissions"];
            /** @description What the role may do with shift overrides. */
            shift_overrides_permissions: components["schemas"]["Permissions"];
            /** @description The role's name in a form fit for addresses. */
            slug: string | null;
            /**
             * @description Which of the vendor's built-in roles this one is.
             * @enum {string}
             */
            system_role: "admin" | "user" | "custom" | "observer" | "no_access";
            /** @description The number of the organization that the role belongs to. */
            team_id: number | null;
            /** @description When the role was last changed. */
            updated_at: components["schemas"]["Timestamp"];
            /** @description What the role may do with webhooks. */
            webhooks_permissions: components["schemas"]["Permissions"];
            /** @description What the role may do with workflows. */
            workflows_permissions: components["schemas"]["Permissions"];
        };
        /** @description A user's on-call role, not a resource identifier as JSON:API would have it, but the whole row. */
        OnCallRoleRelationship: {
            /** @description The on-call role; null for a user without one. */
            data: components["schemas"]["OnCallRole"] | null;
        };
        /** @description Where the other pages are, as absolute URLs with percent-encoded brackets. */
        PaginationLinks: {
            /**
             * Format: uri
             * @description This page.
             */
            self: string;
            /**
             * Format: uri
             * @description The first page.
             */
            first: string;
            /**
             * Format: uri
             * @description The page before; null on the first.
             */
            prev: string | null;
            /**
             * Format: uri
             * @description The next page; null on the last.
             */
            next: string | null;
            /**
             * Format: uri
             * @description The last page; it can be null.
             */
            last: string | null;
        };
        /** @description Which page this is, and how much there is in all. */
        PaginationMeta: {
            /** @description The number of this page, 1 for the first; it can be null. */
            current_page: number | null;
            /** @description The number of the next page; null on the last. */
            next_page: number | null;
            /** @description The number of the page before; null on the first. */
            prev_page: number | null;
            /** @description How many action items all pages hold together. */
            total_count: number;
            /** @description How many pages there are; it can be 1 where `total_count` is 0. */
            total_pages: number;
            /** @description Where the next page begins. The vendor's other lists take it as `page[after]`, those of action items do not. */
            next_cursor?: string | null | undefined;
        };
        /**
         * @description Something that a role may do with a kind of thing.
         * @enum {string}
         */
        Permission: "create" | "read" | "update" | "delete";
        /** @description What a role may do with a kind of thing, in any order; empty when nothing. */
        Permissions: components["schemas"]["Permission"][];
        /** @description The rate limiter's error, which is not a JSON:API document. */
        RateLimitErrorDocument: {
            /** @description The error, for a person to read. */
            error: string;
        };
        /** @description What a role may do with things that can only be read. */
        ReadPermissions: "read"[];
        /** @description A JSON:API resource identifier, which points to a resource without carrying it. */
        ResourceIdentifier: {
            /** @description The resource's identifier, a UUID in every published example. */
            id: string;
            /** @description The resource's JSON:API type, for example `user_email_addresses`. */
            type: string;
        };
        /** @description A role as a whole database row, without a JSON:API `type`. Rows gain columns over time, and which of them can be null is not published. */
        Role: {
            /** @description The role's identifier, a UUID in every published example. */
            id: string;
            /** @description What the role may do with alerts. */
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
            /** @description When the role was created. */
            created_at: components["schemas"]["Timestamp"];
            /** @description When the role was deleted. */
            deleted_at: string | null;
            /** @description The role's place in lists. */
            display_order: number | null;
            /** @description What the role may do with edge connector. */
            edge_connector_permissions?: components["schemas"]["Permissions"] | undefined;
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
            /** @description What the role may do with incident communication. */
            incident_communication_permissions: components["schemas"]["CommunicationPermissions"];
            /** @description What the role may do with incident feedbacks. */
            incident_feedbacks_permissions: components["schemas"]["Permissions"];
            /** @description The identifier of the role's incident permission set. */
            incident_permission_set_id: string | null;
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
            /** @description Whether the role can be deleted. */
            is_deletable: boolean | null;
            /** @description Whether the role can be changed. */
            is_editable: boolean | null;
            /** @description The role's name. */
            name: string | null;
            /** @description What the role may do with paging. */
            paging_permissions: components["schemas"]["Permissions"];
            /** @description What the role may do with playbooks. */
            playbooks_permissions: components["schemas"]["Permissions"];
            /** @description What the role may do with private incidents. */
            private_incidents_permissions: components["schemas"]["Permissions"];
            /** @description What the role may do with pulses. */
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
            /** @description The role's name in a form fit for addresses. */
            slug: string | null;
            /** @description What the role may do with status pages. */
            status_pages_permissions: components["schemas"]["Permissions"];
            /** @description What the role may do with sub statuses. */
            sub_statuses_permissions: components["schemas"]["Permissions"];
            /** @description The number of the organization that the role belongs to. */
            team_id: number | null;
            /** @description When the role was last changed. */
            updated_at: components["schemas"]["Timestamp"];
            /** @description What the role may do with webhooks. */
            webhooks_permissions: components["schemas"]["Permissions"];
            /** @description What the role may do with workflows. */
            workflows_permissions: components["schemas"]["Permissions"];
        };
        /** @description A user's role, not a resource identifier as JSON:API would have it, but the whole row. */
        RoleRelationship: {
            /** @description The role; null for a user without one. */
            data: components["schemas"]["Role"] | null;
        };
        /**
         * Format: date-time
         * @description A point in time in ISO 8601, with milliseconds and a numeric offset.
         * @example 2025-12-08T08:27:26.644-08:00
         */
        Timestamp: string;
        /** @description A JSON:API relationship to any number of resources. */
        ToManyRelationship: {
            /** @description The resources' identifiers; empty when there are none. */
            data: components["schemas"]["ResourceIdentifier"][];
        };
        /** @description The attributes to change; those left out stay as they are. The vendor closes this object. */
        UpdateIncidentActionItemAttributes: {
            /** @description What is to be done, in a line. */
            summary?: string | undefined;
            /**
             * @description What is to be done, in full. Takes Markdown.
             * @example The key was printed in a build log.
             */
            description?: string | null | undefined;
            /** @description Task or follow-up. */
            kind?: components["schemas"]["ActionItemKind"] | undefined;
            /** @description The number of the user to assign the action item to; null for nobody. */
            assigned_to_user_id?: number | null | undefined;
            /** @description The identifiers of the groups (teams) to assign the action item to. */
            assigned_to_group_ids?: string[] | null | undefined;
            /** @description How urgent it is. */
            priority?: components["schemas"]["ActionItemPriority"] | undefined;
            /** @description How far it has come. */
            status?: components["schemas"]["ActionItemStatus"] | undefined;
            /**
             * @description When it is due, in ISO 8601, for example `2026-12-01`.
             * @example 2026-12-01
             */
            due_date?: string | null | undefined;
            /**
             * @description The identifier of a Jira issue to link.
             * @example 10042
             */
            jira_issue_id?: string | null | undefined;
            /**
             * @description The key of a Jira issue to link.
             * @example SEC-42
             */
            jira_issue_key?: string | null | undefined;
            /**
             * @description The address of a Jira issue to link.
             * @example https://example.atlassian.net/browse/SEC-42
             */
            jira_issue_url?: string | null | undefined;
            /** @description The values of custom fields. Ignored unless the organization has custom fields switched on for action items. */
            form_field_selections?: components["schemas"]["FormFieldSelection"][] | null | undefined;
        };
        /** @description The JSON:API envelope of a change to an action item. */
        UpdateIncidentActionItemRequest: {
            data: components["schemas"]["UpdateIncidentActionItemResource"];
        };
        /** @description What to change of an action item. The path says which; a client may repeat the identifier as JSON:API has it. */
        UpdateIncidentActionItemResource: {
            type: components["schemas"]["IncidentActionItemType"];
            attributes: components["schemas"]["UpdateIncidentActionItemAttributes"];
        };
        /** @description A user as a flat object, the form that the vendor's schema has since April 2026. */
        User: {
            /** @description The user's number. */
            id: number;
        } & components["schemas"]["UserProfile"];
        /** @description A user within a JSON:API resource, where every one of the shared attributes is present. */
        UserAttributes: WithRequired<components["schemas"]["UserProfile"], "name" | "phone" | "phone_2" | "first_name" | "last_name" | "full_name" | "full_name_with_team" | "slack_id" | "time_zone">;
        /** @description A user as a JSON:API document within an attribute, the form that payloads have since December 2025. */
        UserDocument: {
            data: components["schemas"]["UserResource"];
        };
        /** @description The attributes that every shape of a user has in common. Open. */
        UserProfile: {
            /** @description The user's name. */
            name?: string | undefined;
            /** @description The name that the user goes by. */
            preferred_name?: string | null | undefined;
            /** @description The user's e-mail address. It claims no format: the vendor's page shows addresses only in a redacted form. */
            email: string;
            /** @description The user's phone number. */
            phone?: string | null | undefined;
            /** @description The user's second phone number. */
            phone_2?: string | null | undefined;
            /** @description The user's first name. */
            first_name?: string | null | undefined;
            /** @description The user's last name. */
            last_name?: string | null | undefined;
            /** @description The user's first and last name. */
            full_name?: string | null | undefined;
            /** @description The user's full name after the organization's name in brackets. */
            full_name_with_team?: string | null | undefined;
            /** @description The user's identifier in Slack. */
            slack_id?: string | null | undefined;
            /** @description The user's time zone, for example `Etc/UTC` or `UTC`. */
            time_zone?: string | null | undefined;
            /** @description When the user was created. */
            created_at: components["schemas"]["Timestamp"];
            /** @description When the user was last changed. */
            updated_at: components["schemas"]["Timestamp"];
        };
        /** @description What belongs to a user. */
        UserRelationships: {
            /** @description The user's e-mail addresses, resources of type `user_email_addresses`. */
            email_addresses: components["schemas"]["ToManyRelationship"];
            /** @description The user's phone numbers. */
            phone_numbers: components["schemas"]["ToManyRelationship"];
            /** @description The user's devices. */
            devices: components["schemas"]["ToManyRelationship"];
            /** @description The user's role in incident response. */
            role: components["schemas"]["RoleRelationship"];
            /** @description The user's role in on-call. */
            on_call_role: components["schemas"]["OnCallRoleRelationship"];
            /** @description The user's teams. */
            teams: components["schemas"]["ToManyRelationship"];
            /** @description The user's on-call schedules. */
            schedules: components["schemas"]["ToManyRelationship"];
            /** @description The user's notification rules, resources of type `user_notification_rules`. */
            notification_rules: components["schemas"]["ToManyRelationship"];
        };
        /** @description A user as a JSON:API resource. */
        UserResource: {
            /** @description The user's number, written as a string. */
            id: string;
            /**
             * @description The JSON:API type of a user.
             * @constant
             */
            type: "users";
            attributes: components["schemas"]["UserAttributes"];
            relationships: components["schemas"]["UserRelationships"];
        };
    };
    responses: {
        /** @description The token is valid, but may not do this. */
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
        /** @description The action item. */
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
        /** @description The rate limit is used up. The body has a form of its own. */
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
         * @description The action item's identifier. A UUID in every published example.
         * @example ac348cce-539e-4feb-8e63-c15a816ab333
         */
        action_item_id: string;
        /**
         * @description Only action items that were created after this time.
         * @example 2026-12-01T00:00:00Z
         */
        filter_created_at_gt: string;
        /**
         * @description Only action items that were created at or after this time.
         * @example 2026-12-01T00:00:00Z
         */
        filter_created_at_gte: string;
        /**
         * @description Only action items that were created before this time.
         * @example 2026-12-01T00:00:00Z
         */
        filter_created_at_lt: string;
        /**
         * @description Only action items that were created at or before this time.
         * @example 2026-12-01T00:00:00Z
         */
        filter_created_at_lte: string;
        /**
         * @description Only action items that are due after this time.
         * @example 2026-12-01
         */
        filter_due_date_gt: string;
        /**
         * @description Only action items that are due at or after this time.
         * @example 2026-12-01
         */
        filter_due_date_gte: string;
        /**
         * @description Only action items that are due before this time.
         * @example 2026-12-01
         */
        filter_due_date_lt: string;
        /**
         * @description Only action items that are due at or before this time.
         * @example 2026-12-01
         */
        filter_due_date_lte: string;
        /**
         * @description Only action items whose incident was created after this time.
         * @example 2026-12-01T00:00:00Z
         */
        filter_incident_created_at_gt: string;
        /**
         * @description Only action items whose incident was created at or after this time.
         * @example 2026-12-01T00:00:00Z
         */
        filter_incident_created_at_gte: string;
        /**
         * @description Only action items whose incident was created before this time.
         * @example 2026-12-01T00:00:00Z
         */
        filter_incident_created_at_lt: string;
        /**
         * @description Only action items whose incident was created at or before this time.
         * @example 2026-12-01T00:00:00Z
         */
        filter_incident_created_at_lte: string;
        /**
         * @description Only action items with this status of their incident. Incidents have the statuses `in_triage`, `started`, `detected`, `acknowledged`, `mitigated`, `resolved`, `closed`, `cancelled`, `scheduled`, `in_progress` and `completed`; which of them the filter takes is not published.
         * @example started
         */
        filter_incident_status: string;
        /**
         * @description Only action items with this status of their incident. Incidents have the statuses `in_triage`, `started`, `detected`, `acknowledged`, `mitigated`, `resolved`, `closed`, `cancelled`, `scheduled`, `in_progress` and `completed`; which of them the filter takes is not published.
         * @example started
         */
        filter_incident_status_eq: string;
        /**
         * @description Only action items with one of these statuses of their incident. Incidents have the statuses `in_triage`, `started`, `detected`, `acknowledged`, `mitigated`, `resolved`, `closed`, `cancelled`, `scheduled`, `in_progress` and `completed`; which of them the filter takes is not published.
         * @example [
         *       "started",
         *       "mitigated"
         *     ]
         */
        filter_incident_status_in: string[];
        /**
         * @description Only action items with another status of their incident than this. Incidents have the statuses `in_triage`, `started`, `detected`, `acknowledged`, `mitigated`, `resolved`, `closed`, `cancelled`, `scheduled`, `in_progress` and `completed`; which of them the filter takes is not published.
         * @example started
         */
        filter_incident_status_not_eq: string;
        /**
         * @description Only action items with none of these statuses of their incident. Incidents have the statuses `in_triage`, `started`, `detected`, `acknowledged`, `mitigated`, `resolved`, `closed`, `cancelled`, `scheduled`, `in_progress` and `completed`; which of them the filter takes is not published.
         * @example [
         *       "started",
         *       "mitigated"
         *     ]
         */
        filter_incident_status_not_in: string[];
        /**
         * @description Only action items with this kind.
         * @example task
         */
        filter_kind: components["schemas"]["ActionItemKind"];
        /**
         * @description Only action items with this kind.
         * @example task
         */
        filter_kind_eq: components["schemas"]["ActionItemKind"];
        /**
         * @description Only action items with one of these kinds.
         * @example [
         *       "task",
         *       "follow_up"
         *     ]
         */
        filter_kind_in: components["schemas"]["ActionItemKind"][];
        /**
         * @description Only action items with another kind than this.
         * @example task
         */
        filter_kind_not_eq: components["schemas"]["ActionItemKind"];
        /**
         * @description Only action items with none of these kinds.
         * @example [
         *       "task",
         *       "follow_up"
         *     ]
         */
        filter_kind_not_in: components["schemas"]["ActionItemKind"][];
        /**
         * @description Only action items with this priority.
         * @example high
         */
        filter_priority: components["schemas"]["ActionItemPriority"];
        /**
         * @description Only action items with this priority.
         * @example high
         */
        filter_priority_eq: components["schemas"]["ActionItemPriority"];
        /**
         * @description Only action items with one of these priorities.
         * @example [
         *       "high",
         *       "medium"
         *     ]
         */
        filter_priority_in: components["schemas"]["ActionItemPriority"][];
        /**
         * @description Only action items with another priority than this.
         * @example high
         */
        filter_priority_not_eq: components["schemas"]["ActionItemPriority"];
        /**
         * @description Only action items with none of these priorities.
         * @example [
         *       "high",
         *       "medium"
         *     ]
         */
        filter_priority_not_in: components["schemas"]["ActionItemPriority"][];
        /**
         * @description Only action items with this status.
         * @example open
         */
        filter_status: components["schemas"]["ActionItemStatus"];
        /**
         * @description Only action items with this status.
         * @example open
         */
        filter_status_eq: components["schemas"]["ActionItemStatus"];
        /**
         * @description Only action items with one of these statuses.
         * @example [
         *       "open",
         *       "in_progress"
         *     ]
         */
        filter_status_in: components["schemas"]["ActionItemStatus"][];
        /**
         * @description Only action items with another status than this.
         * @example open
         */
        filter_status_not_eq: components["schemas"]["ActionItemStatus"];
        /**
         * @description Only action items with none of these statuses.
         * @example [
         *       "open",
         *       "in_progress"
         *     ]
         */
        filter_status_not_in: components["schemas"]["ActionItemStatus"][];
        /**
         * @description The incident's identifier. A UUID in every published example.
         * @example 76e27009-efed-49a6-be80-bf0a5c2ae25e
         */
        incident_id: string;
        /** @description Related resources to add to the response. Which values are allowed is not published. */
        include: string;
        /**
         * @description Which page to return, 1 for the first.
         * @example 2
         */
        page_number: number;
        /**
         * @description How many action items a page holds at most. Neither its default nor its maximum is published.
         * @example 50
         */
        page_size: number;
        /**
         * @description What to order the action items by; a `-` in front reverses the order. Which values are allowed is not published.
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
         * @description Requests allowed in a window; since it can name its windows, it is no plain integer.
         * @example 1000, 1000;window=3600
         */
        "RateLimit-Limit": string;
        /**
         * @description Requests left in the window.
         * @example 999
         */
        "RateLimit-Remaining": number;
        /**
         * @description When the window ends, in seconds since the epoch; fewer digits would be a delay, more of them milliseconds.
         * @example 1765213200
         */
        "RateLimit-Reset": number;
        /**
         * @description Requests allowed in a window; since it can name its windows, it is no plain integer.
         * @example 1000, 1000;window=3600
         */
        "X-RateLimit-Limit": string;
        /**
         * @description Requests left in the window.
         * @example 999
         */
        "X-RateLimit-Remaining": number;
        /**
         * @description When the window ends, in seconds since the epoch; fewer digits would be a delay, more of them milliseconds.
         * @example 1768467600
         */
        "X-RateLimit-Reset": number;
        /**
         * @description Requests made in the window.
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
export type IncludedResource = components['schemas']['IncludedResource'];
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
                /** @description Related resources to add to the response. Which values are allowed is not published. */
                include?: components["parameters"]["include"] | undefined;
                /**
                 * @description Which page to return, 1 for the first.
                 * @example 2
                 */
                "page[number]"?: components["parameters"]["page_number"] | undefined;
                /**
                 * @description How many action items a page holds at most. Neither its default nor its maximum is published.
                 * @example 50
                 */
                "page[size]"?: components["parameters"]["page_size"] | undefined;
            } | undefined;
            header?: never;
            path: {
                /**
                 * @description The incident's identifier. A UUID in every published example.
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
                 * @description The incident's identifier. A UUID in every published example.
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
                 * @description The action item's identifier. A UUID in every published example.
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
                 * @description The action item's identifier. A UUID in every published example.
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
                 * @description The action item's identifier. A UUID in every published example.
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
                /** @description Related resources to add to the response. Which values are allowed is not published. */
                include?: components["parameters"]["include"] | undefined;
                /**
                 * @description Which page to return, 1 for the first.
                 * @example 2
                 */
                "page[number]"?: components["parameters"]["page_number"] | undefined;
                /**
                 * @description How many action items a page holds at most. Neither its default nor its maximum is published.
                 * @example 50
                 */
                "page[size]"?: components["parameters"]["page_size"] | undefined;
                /**
                 * @description What to order the action items by; a `-` in front reverses the order. Which values are allowed is not published.
                 * @example -created_at
                 */
                sort?: components["parameters"]["sort"] | undefined;
                /**
                 * @description Only action items with this kind.
                 * @example task
                 */
                "filter[kind]"?: components["parameters"]["filter_kind"] | undefined;
                /**
                 * @description Only action items with this kind.
                 * @example task
                 */
                "filter[kind][eq]"?: components["parameters"]["filter_kind_eq"] | undefined;
                /**
                 * @description Only action items with another kind than this.
                 * @example task
                 */
                "filter[kind][not_eq]"?: components["parameters"]["filter_kind_not_eq"] | undefined;
                /**
                 * @description Only action items with one of these kinds.
                 * @example [
                 *       "task",
                 *       "follow_up"
                 *     ]
                 */
                "filter[kind][in]"?: components["parameters"]["filter_kind_in"] | undefined;
                /**
                 * @description Only action items with none of these kinds.
                 * @example [
                 *       "task",
                 *       "follow_up"
                 *     ]
                 */
                "filter[kind][not_in]"?: components["parameters"]["filter_kind_not_in"] | undefined;
                /**
                 * @description Only action items with this priority.
                 * @example high
                 */
                "filter[priority]"?: components["parameters"]["filter_priority"] | undefined;
                /**
                 * @description Only action items with this priority.
                 * @example high
                 */
                "filter[priority][eq]"?: components["parameters"]["filter_priority_eq"] | undefined;
                /**
                 * @description Only action items with another priority than this.
                 * @example high
                 */
                "filter[priority][not_eq]"?: components["parameters"]["filter_priority_not_eq"] | undefined;
                /**
                 * @description Only action items with one of these priorities.
                 * @example [
                 *       "high",
                 *       "medium"
                 *     ]
                 */
                "filter[priority][in]"?: components["parameters"]["filter_priority_in"] | undefined;
                /**
                 * @description Only action items with none of these priorities.
                 * @example [
                 *       "high",
                 *       "medium"
                 *     ]
                 */
                "filter[priority][not_in]"?: components["parameters"]["filter_priority_not_in"] | undefined;
                /**
                 * @description Only action items with this status.
                 * @example open
                 */
                "filter[status]"?: components["parameters"]["filter_status"] | undefined;
                /**
                 * @description Only action items with this status.
                 * @example open
                 */
                "filter[status][eq]"?: components["parameters"]["filter_status_eq"] | undefined;
                /**
                 * @description Only action items with another status than this.
                 * @example open
                 */
                "filter[status][not_eq]"?: components["parameters"]["filter_status_not_eq"] | undefined;
                /**
                 * @description Only action items with one of these statuses.
                 * @example [
                 *       "open",
                 *       "in_progress"
                 *     ]
                 */
                "filter[status][in]"?: components["parameters"]["filter_status_in"] | undefined;
                /**
                 * @description Only action items with none of these statuses.
                 * @example [
                 *       "open",
                 *       "in_progress"
                 *     ]
                 */
                "filter[status][not_in]"?: components["parameters"]["filter_status_not_in"] | undefined;
                /**
                 * @description Only action items with this status of their incident. Incidents have the statuses `in_triage`, `started`, `detected`, `acknowledged`, `mitigated`, `resolved`, `closed`, `cancelled`, `scheduled`, `in_progress` and `completed`; which of them the filter takes is not published.
                 * @example started
                 */
                "filter[incident_status]"?: components["parameters"]["filter_incident_status"] | undefined;
                /**
                 * @description Only action items with this status of their incident. Incidents have the statuses `in_triage`, `started`, `detected`, `acknowledged`, `mitigated`, `resolved`, `closed`, `cancelled`, `scheduled`, `in_progress` and `completed`; which of them the filter takes is not published.
                 * @example started
                 */
                "filter[incident_status][eq]"?: components["parameters"]["filter_incident_status_eq"] | undefined;
                /**
                 * @description Only action items with another status of their incident than this. Incidents have the statuses `in_triage`, `started`, `detected`, `acknowledged`, `mitigated`, `resolved`, `closed`, `cancelled`, `scheduled`, `in_progress` and `completed`; which of them the filter takes is not published.
                 * @example started
                 */
                "filter[incident_status][not_eq]"?: components["parameters"]["filter_incident_status_not_eq"] | undefined;
                /**
                 * @description Only action items with one of these statuses of their incident. Incidents have the statuses `in_triage`, `started`, `detected`, `acknowledged`, `mitigated`, `resolved`, `closed`, `cancelled`, `scheduled`, `in_progress` and `completed`; which of them the filter takes is not published.
                 * @example [
                 *       "started",
                 *       "mitigated"
                 *     ]
                 */
                "filter[incident_status][in]"?: components["parameters"]["filter_incident_status_in"] | undefined;
                /**
                 * @description Only action items with none of these statuses of their incident. Incidents have the statuses `in_triage`, `started`, `detected`, `acknowledged`, `mitigated`, `resolved`, `closed`, `cancelled`, `scheduled`, `in_progress` and `completed`; which of them the filter takes is not published.
                 * @example [
                 *       "started",
                 *       "mitigated"
                 *     ]
                 */
                "filter[incident_status][not_in]"?: components["parameters"]["filter_incident_status_not_in"] | undefined;
                /**
                 * @description Only action items whose incident was created after this time.
                 * @example 2026-12-01T00:00:00Z
                 */
                "filter[incident_created_at][gt]"?: components["parameters"]["filter_incident_created_at_gt"] | undefined;
                /**
                 * @description Only action items whose incident was created at or after this time.
                 * @example 2026-12-01T00:00:00Z
                 */
                "filter[incident_created_at][gte]"?: components["parameters"]["filter_incident_created_at_gte"] | undefined;
                /**
                 * @description Only action items whose incident was created before this time.
                 * @example 2026-12-01T00:00:00Z
                 */
                "filter[incident_created_at][lt]"?: components["parameters"]["filter_incident_created_at_lt"] | undefined;
                /**
                 * @description Only action items whose incident was created at or before this time.
                 * @example 2026-12-01T00:00:00Z
                 */
                "filter[incident_created_at][lte]"?: components["parameters"]["filter_incident_created_at_lte"] | undefined;
                /**
                 * @description Only action items that are due after this time.
                 * @example 2026-12-01
                 */
                "filter[due_date][gt]"?: components["parameters"]["filter_due_date_gt"] | undefined;
                /**
                 * @description Only action items that are due at or after this time.
                 * @example 2026-12-01
                 */
                "filter[due_date][gte]"?: components["parameters"]["filter_due_date_gte"] | undefined;
                /**
                 * @description Only action items that are due before this time.
                 * @example 2026-12-01
                 */
                "filter[due_date][lt]"?: components["parameters"]["filter_due_date_lt"] | undefined;
                /**
                 * @description Only action items that are due at or before this time.
                 * @example 2026-12-01
                 */
                "filter[due_date][lte]"?: components["parameters"]["filter_due_date_lte"] | undefined;
                /**
                 * @description Only action items that were created after this time.
                 * @example 2026-12-01T00:00:00Z
                 */
                "filter[created_at][gt]"?: components["parameters"]["filter_created_at_gt"] | undefined;
                /**
                 * @description Only action items that were created at or after this time.
                 * @example 2026-12-01T00:00:00Z
                 */
                "filter[created_at][gte]"?: components["parameters"]["filter_created_at_gte"] | undefined;
                /**
                 * @description Only action items that were created before this time.
                 * @example 2026-12-01T00:00:00Z
                 */
                "filter[created_at][lt]"?: components["parameters"]["filter_created_at_lt"] | undefined;
                /**
                 * @description Only action items that were created at or before this time.
                 * @example 2026-12-01T00:00:00Z
                 */
                "filter[created_at][lte]"?: components["parameters"]["filter_created_at_lte"] | undefined;
            } | undefined;
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
