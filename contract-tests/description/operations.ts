import { description, type ParameterObject, resolve } from "./description.ts";
import { isInferred } from "./evidence.ts";
import type { Schema } from "./schema.ts";

/** A parameter of a query. Lists travel as one text with commas (style `form`, not exploded). */
export type QueryParameter = Omit<ParameterObject, "in" | "$ref">;

/** One operation of the description, with everything that a case or a check asks of it. */
export interface Operation {
  id: string;
  method: string;
  /** The path template, for example `/v1/incidents/{incident_id}/action_items`. */
  path: string;
  /** Names of the path's parameters. */
  pathParameters: string[];
  queryParameters: QueryParameter[];
  /** Absent when the operation takes no body. */
  body?: { mediaType: string; schema: Schema; required: boolean };
  /** The media types of its answers. */
  accept: string[];
  /** The statuses that the description declares. */
  statuses: string[];
  /** Those that are inferred: another refusal in their place is none that anybody has excluded. */
  inferredStatuses: string[];
  /** The statuses whose media type is inferred. */
  inferredMediaTypes: string[];
  /** The schema of a success's body; absent when it has none. */
  answer?: Schema;
}

const METHODS = ["get", "put", "post", "delete", "patch"] as const;

/** Every operation of the description. */
export const operations: Operation[] = Object.entries(description.paths).flatMap(([path, item]) =>
  METHODS.flatMap((method) => {
    const operation = item[method];
    if (operation === undefined) return [];
    const body = operation.requestBody && resolve(operation.requestBody);
    const [content] = Object.entries(body?.content ?? {});
    const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])].map(resolve);
    const responses = Object.entries(operation.responses).map(([status, response]) => ({
      status,
      content: Object.entries(resolve(response).content ?? {}),
    }));
    const success = responses.find(({ status }) => status.startsWith("2"))?.content[0]?.[1].schema;
    return {
      id: operation.operationId,
      method: method.toUpperCase(),
      path,
      pathParameters: [...path.matchAll(/\{([^}]+)\}/g)].flatMap(([, name]) => name ?? []),
      queryParameters: parameters.filter((parameter) => parameter.in === "query"),
      ...(content && { body: { mediaType: content[0], schema: content[1].schema, required: body?.required ?? false } }),
      accept: [...new Set(responses.flatMap((response) => response.content.map(([mediaType]) => mediaType)))],
      statuses: responses.map(({ status }) => status),
      inferredStatuses: responses.flatMap(({ status }) => (isInferred(operation, status) ? [status] : [])),
      inferredMediaTypes: responses
        .filter(({ content: bodies }) => bodies.some(([, body]) => isInferred(body)))
        .map(({ status }) => status),
      ...(success && { answer: success }),
    };
  }),
);
