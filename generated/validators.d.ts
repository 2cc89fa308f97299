// Generated from openapi/ by `npm run generate`. Do not edit.

import type { operations } from "./schema.d.ts";

/** An error of a value. */
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
  /** Everything that was wrong with the value checked last; null when nothing was. */
  errors: ValidationError[] | null;
}

/**
 * The validators, by operationId. Headers and parameters are checked as they travel, as text: where an integer is
 * expected, `"12"` is valid and `"twelve"` is not.
 */
export declare const validators: {
  listIncidentActionItems: {
    method: "get",
    path: "/v1/incidents/{incident_id}/action_items",
    parameters: {
      path: {
        incident_id: {
          required: true,
          validate: Validate<string>,
        },
      },
      query: {
        include: {
          required: false,
          validate: Validate<string>,
        },
        "page[number]": {
          required: false,
          validate: Validate<string>,
        },
        "page[size]": {
          required: false,
          validate: Validate<string>,
        },
      },
      header: {},
      cookie: {},
    },
    request: {},
    responses: {
      "200": {
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
          "application/vnd.api+json": Validate<operations["listIncidentActionItems"]["responses"]["200"]["content"]["application/vnd.api+json"]>,
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
          "application/vnd.api+json": Validate<operations["listIncidentActionItems"]["responses"]["401"]["content"]["application/vnd.api+json"]>,
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
          "application/vnd.api+json": Validate<operations["listIncidentActionItems"]["responses"]["403"]["content"]["application/vnd.api+json"]>,
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
          "application/vnd.api+json": Validate<operations["listIncidentActionItems"]["responses"]["404"]["content"]["application/vnd.api+json"]>,
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
          "application/vnd.api+json": Validate<operations["listIncidentActionItems"]["responses"]["429"]["content"]["application/vnd.api+json"]>,
        },
      },
    },
  },
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
  getIncidentActionItem: {
    method: "get",
    path: "/v1/action_items/{id}",
    parameters: {
      path: {
        id: {
          required: true,
          validate: Validate<string>,
        },
      },
      query: {},
      header: {},
      cookie: {},
    },
    request: {},
    responses: {
      "200": {
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
          "application/vnd.api+json": Validate<operations["getIncidentActionItem"]["responses"]["200"]["content"]["application/vnd.api+json"]>,
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
          "application/vnd.api+json": Validate<operations["getIncidentActionItem"]["responses"]["401"]["content"]["application/vnd.api+json"]>,
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
          "application/vnd.api+json": Validate<operations["getIncidentActionItem"]["responses"]["403"]["content"]["application/vnd.api+json"]>,
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
          "application/vnd.api+json": Validate<operations["getIncidentActionItem"]["responses"]["404"]["content"]["application/vnd.api+json"]>,
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
          "application/vnd.api+json": Validate<operations["getIncidentActionItem"]["responses"]["429"]["content"]["application/vnd.api+json"]>,
        },
      },
    },
  },
  updateIncidentActionItem: {
    method: "put",
    path: "/v1/action_items/{id}",
    parameters: {
      path: {
        id: {
          required: true,
          validate: Validate<string>,
        },
      },
      query: {},
      header: {},
      cookie: {},
    },
    request: {
      "application/vnd.api+json": Validate<operations["updateIncidentActionItem"]["requestBody"]["content"]["application/vnd.api+json"]>,
    },
    responses: {
      "200": {
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
          "application/vnd.api+json": Validate<operations["updateIncidentActionItem"]["responses"]["200"]["content"]["application/vnd.api+json"]>,
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
          "application/vnd.api+json": Validate<operations["updateIncidentActionItem"]["responses"]["401"]["content"]["application/vnd.api+json"]>,
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
          "application/vnd.api+json": Validate<operations["updateIncidentActionItem"]["responses"]["403"]["content"]["application/vnd.api+json"]>,
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
          "application/vnd.api+json": Validate<operations["updateIncidentActionItem"]["responses"]["404"]["content"]["application/vnd.api+json"]>,
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
          "application/vnd.api+json": Validate<operations["updateIncidentActionItem"]["responses"]["422"]["content"]["application/vnd.api+json"]>,
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
          "application/vnd.api+json": Validate<operations["updateIncidentActionItem"]["responses"]["429"]["content"]["application/vnd.api+json"]>,
        },
      },
    },
  },
  deleteIncidentActionItem: {
    method: "delete",
    path: "/v1/action_items/{id}",
    parameters: {
      path: {
        id: {
          required: true,
          validate: Validate<string>,
        },
      },
      query: {},
      header: {},
      cookie: {},
    },
    request: {},
    responses: {
      "200": {
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
          "application/vnd.api+json": Validate<operations["deleteIncidentActionItem"]["responses"]["200"]["content"]["application/vnd.api+json"]>,
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
          "application/vnd.api+json": Validate<operations["deleteIncidentActionItem"]["responses"]["401"]["content"]["application/vnd.api+json"]>,
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
          "application/vnd.api+json": Validate<operations["deleteIncidentActionItem"]["responses"]["403"]["content"]["application/vnd.api+json"]>,
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
          "application/vnd.api+json": Validate<operations["deleteIncidentActionItem"]["responses"]["404"]["content"]["application/vnd.api+json"]>,
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
          "application/vnd.api+json": Validate<operations["deleteIncidentActionItem"]["responses"]["429"]["content"]["application/vnd.api+json"]>,
        },
      },
    },
  },
  listAllIncidentActionItems: {
    method: "get",
    path: "/v1/action_items",
    parameters: {
      path: {},
      query: {
        include: {
          required: false,
          validate: Validate<string>,
        },
        "page[number]": {
          required: false,
          validate: Validate<string>,
        },
        "page[size]": {
          required: false,
          validate: Validate<string>,
        },
        sort: {
          required: false,
          validate: Validate<string>,
        },
        "filter[kind]": {
          required: false,
          validate: Validate<string>,
        },
        "filter[kind][eq]": {
          required: false,
          validate: Validate<string>,
        },
        "filter[kind][not_eq]": {
          required: false,
          validate: Validate<string>,
        },
        "filter[kind][in]": {
          required: false,
          validate: Validate<string>,
        },
        "filter[kind][not_in]": {
          required: false,
          validate: Validate<string>,
        },
        "filter[priority]": {
          required: false,
          validate: Validate<string>,
        },
        "filter[priority][eq]": {
          required: false,
          validate: Validate<string>,
        },
        "filter[priority][not_eq]": {
          required: false,
          validate: Validate<string>,
        },
        "filter[priority][in]": {
          required: false,
          validate: Validate<string>,
        },
        "filter[priority][not_in]": {
          required: false,
          validate: Validate<string>,
        },
        "filter[status]": {
          required: false,
          validate: Validate<string>,
        },
        "filter[status][eq]": {
          required: false,
          validate: Validate<string>,
        },
        "filter[status][not_eq]": {
          required: false,
          validate: Validate<string>,
        },
        "filter[status][in]": {
          required: false,
          validate: Validate<string>,
        },
        "filter[status][not_in]": {
          required: false,
          validate: Validate<string>,
        },
        "filter[incident_status]": {
          required: false,
          validate: Validate<string>,
        },
        "filter[incident_status][eq]": {
          required: false,
          validate: Validate<string>,
        },
        "filter[incident_status][not_eq]": {
          required: false,
          validate: Validate<string>,
        },
        "filter[incident_status][in]": {
          required: false,
          validate: Validate<string>,
        },
        "filter[incident_status][not_in]": {
          required: false,
          validate: Validate<string>,
        },
        "filter[incident_created_at][gt]": {
          required: false,
          validate: Validate<string>,
        },
        "filter[incident_created_at][gte]": {
          required: false,
          validate: Validate<string>,
        },
        "filter[incident_created_at][lt]": {
          required: false,
          validate: Validate<string>,
        },
        "filter[incident_created_at][lte]": {
          required: false,
          validate: Validate<string>,
        },
        "filter[due_date][gt]": {
          required: false,
          validate: Validate<string>,
        },
        "filter[due_date][gte]": {
          required: false,
          validate: Validate<string>,
        },
        "filter[due_date][lt]": {
          required: false,
          validate: Validate<string>,
        },
        "filter[due_date][lte]": {
          required: false,
          validate: Validate<string>,
        },
        "filter[created_at][gt]": {
          required: false,
          validate: Validate<string>,
        },
        "filter[created_at][gte]": {
          required: false,
          validate: Validate<string>,
        },
        "filter[created_at][lt]": {
          required: false,
          validate: Validate<string>,
        },
        "filter[created_at][lte]": {
          required: false,
          validate: Validate<string>,
        },
      },
      header: {},
      cookie: {},
    },
    request: {},
    responses: {
      "200": {
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
          "application/vnd.api+json": Validate<operations["listAllIncidentActionItems"]["responses"]["200"]["content"]["application/vnd.api+json"]>,
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
          "application/vnd.api+json": Validate<operations["listAllIncidentActionItems"]["responses"]["401"]["content"]["application/vnd.api+json"]>,
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
          "application/vnd.api+json": Validate<operations["listAllIncidentActionItems"]["responses"]["403"]["content"]["application/vnd.api+json"]>,
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
          "application/vnd.api+json": Validate<operations["listAllIncidentActionItems"]["responses"]["429"]["content"]["application/vnd.api+json"]>,
        },
      },
    },
  },
};
