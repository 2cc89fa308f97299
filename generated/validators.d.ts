// Generated from openapi/ by `npm run generate`. Do not edit.

import type { operations } from "./schema.d.ts";

/** What is wrong with a value. */
export interface ValidationError {
  /** The keyword of JSON Schema that is violated. */
  keyword: string;
  /** Where in the value, as a JSON pointer; empty for the value itself. */
  instancePath: string;
  /** Where the keyword stands in openapi.json, as a JSON pointer: `#/components/schemas/…`. */
  schemaPath: string;
  params: Record<string, unknown>;
  message?: string;
}

/** Tells whether a value is valid. */
export interface Validate<T> {
  (data: unknown): data is T;
  /** Everything that was wrong with the value judged last; null when nothing was. */
  errors: ValidationError[] | null;
}

/**
 * The validators, by operationId. Headers and parameters are judged as they travel, as text: where an integer is
 * expected, `"12"` is valid and `"twelve"` is not.
 */
export declare const validators: {
  createIncidentActionItem: {
    method: "post",
    path: "/v1/incidents/{incident_id}/action_items",
    parameters: {
      path: {
        incident_id: {
          required: true,
          validate: Validate<string>,
        },
      },
      query: {},
      header: {},
      cookie: {},
    },
    request: {
      "application/vnd.api+json": Validate<operations["createIncidentActionItem"]["requestBody"]["content"]["application/vnd.api+json"]>,
    },
    responses: {
      "201": {
        headers: {
          "RateLimit-Limit": {
            required: false,
            validate: Validate<string>,
          },
          "RateLimit-Remaining": {
            required: false,
            validate: Validate<string>,
          },
          "RateLimit-Reset": {
            required: false,
            validate: Validate<string>,
          },
          "X-RateLimit-Limit": {
            required: false,
            validate: Validate<string>,
          },
          "X-RateLimit-Remaining": {
            required: false,
            validate: Validate<string>,
          },
          "X-RateLimit-Used": {
            required: false,
            validate: Validate<string>,
          },
          "X-RateLimit-Reset": {
            required: false,
            validate: Validate<string>,
          },
        },
        content: {
          "application/vnd.api+json": Validate<operations["createIncidentActionItem"]["responses"]["201"]["content"]["application/vnd.api+json"]>,
        },
      },
      "401": {
        headers: {
          "RateLimit-Limit": {
            required: false,
            validate: Validate<string>,
          },
          "RateLimit-Remaining": {
            required: false,
            validate: Validate<string>,
          },
          "RateLimit-Reset": {
            required: false,
            validate: Validate<string>,
          },
          "X-RateLimit-Limit": {
            required: false,
            validate: Validate<string>,
          },
          "X-RateLimit-Remaining": {
            required: false,
            validate: Validate<string>,
          },
          "X-RateLimit-Used": {
            required: false,
            validate: Validate<string>,
          },
          "X-RateLimit-Reset": {
            required: false,
            validate: Validate<string>,
          },
        },
        content: {
          "application/vnd.api+json": Validate<operations["createIncidentActionItem"]["responses"]["401"]["content"]["application/vnd.api+json"]>,
        },
      },
      "403": {
        headers: {
          "RateLimit-Limit": {
            required: false,
            validate: Validate<string>,
          },
          "RateLimit-Remaining": {
            required: false,
            validate: Validate<string>,
          },
          "RateLimit-Reset": {
            required: false,
            validate: Validate<string>,
          },
          "X-RateLimit-Limit": {
            required: false,
            validate: Validate<string>,
          },
          "X-RateLimit-Remaining": {
            required: false,
            validate: Validate<string>,
          },
          "X-RateLimit-Used": {
            required: false,
            validate: Validate<string>,
          },
          "X-RateLimit-Reset": {
            required: false,
            validate: Validate<string>,
          },
        },
        content: {
          "application/vnd.api+json": Validate<operations["createIncidentActionItem"]["responses"]["403"]["content"]["application/vnd.api+json"]>,
        },
      },
      "404": {
        headers: {
          "RateLimit-Limit": {
            required: false,
            validate: Validate<string>,
          },
          "RateLimit-Remaining": {
            required: false,
            validate: Validate<string>,
          },
          "RateLimit-Reset": {
            required: false,
            validate: Validate<string>,
          },
          "X-RateLimit-Limit": {
            required: false,
            validate: Validate<string>,
          },
          "X-RateLimit-Remaining": {
            required: false,
            validate: Validate<string>,
          },
          "X-RateLimit-Used": {
            required: false,
            validate: Validate<string>,
          },
          "X-RateLimit-Reset": {
            required: false,
            validate: Validate<string>,
          },
        },
        content: {
          "application/vnd.api+json": Validate<operations["createIncidentActionItem"]["responses"]["404"]["content"]["application/vnd.api+json"]>,
        },
      },
      "422": {
        headers: {
          "RateLimit-Limit": {
            required: false,
            validate: Validate<string>,
          },
          "RateLimit-Remaining": {
            required: false,
            validate: Validate<string>,
          },
          "RateLimit-Reset": {
            required: false,
            validate: Validate<string>,
          },
          "X-RateLimit-Limit": {
            required: false,
            validate: Validate<string>,
          },
          "X-RateLimit-Remaining": {
            required: false,
            validate: Validate<string>,
          },
          "X-RateLimit-Used": {
            required: false,
            validate: Validate<string>,
          },
          "X-RateLimit-Reset": {
            required: false,
            validate: Validate<string>,
          },
        },
        content: {
          "application/vnd.api+json": Validate<operations["createIncidentActionItem"]["responses"]["422"]["content"]["application/vnd.api+json"]>,
        },
      },
      "429": {
        headers: {
          "RateLimit-Limit": {
            required: false,
            validate: Validate<string>,
          },
          "RateLimit-Remaining": {
            required: false,
            validate: Validate<string>,
          },
          "RateLimit-Reset": {
            required: false,
            validate: Validate<string>,
          },
          "X-RateLimit-Limit": {
            required: false,
            validate: Validate<string>,
          },
          "X-RateLimit-Remaining": {
            required: false,
            validate: Validate<string>,
          },
          "X-RateLimit-Used": {
            required: false,
            validate: Validate<string>,
          },
          "X-RateLimit-Reset": {
            required: false,
            validate: Validate<string>,
          },
        },
        content: {
          "application/vnd.api+json": Validate<operations["createIncidentActionItem"]["responses"]["429"]["content"]["application/vnd.api+json"]>,
        },
      },
    },
  },
};
