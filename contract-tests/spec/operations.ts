import { description, type ParameterObject, resolve } from "./spec.ts";
import { isInferred } from "./evidence.ts";
import { isJson } from "./media-type.ts";
import { obstacleIn, takesToken } from "./obstacles.ts";
import type { Schema } from "./schema.ts";

/** A parameter outside the path, with the defaults of its style. */
export interface Parameter extends Omit<ParameterObject, "$ref" | "in" | "style" | "explode"> {
  in: "query" | "header" | "cookie";
  style: string;
  explode: boolean;
}

/** One operation of the spec, with everything that a case or a check asks of it. */
export interface Operation {
  id: string;
  method: string;
  /** The path template, for example `/v1/incidents/{incident_id}/action_items`. */
  path: string;
  /** Names of the path's parameters. */
  pathParameters: string[];
  /** All that do not stand in its path. */
  parameters: Parameter[];
  queryParameters: Parameter[];
  /** Absent when the operation takes no body that the suite can write. */
  body?: { mediaType: string; schema: Schema; required: boolean };
  /** The media types of its answers. */
  accept: string[];
  /** The statuses that the spec declares. */
  statuses: string[];
  /** Those that are inferred: another refusal in their place is none that anybody has excluded. */
  inferredStatuses: string[];
  /** The statuses whose media type is inferred. */
  inferredMediaTypes: string[];
  /** The schema of a success's body; absent when it has none. */
  answer?: Schema;
  /** Whether it refuses who has no token. */
  takesToken: boolean;
  /** Why the suite cannot ask about it, as a sentence without a full stop; absent when it can. */
  obstacle?: string;
}

const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"] as const;
/** OpenAPI 3.1 ignores parameters with these names: they are said elsewhere. */
const SAID_ELSEWHERE = ["accept", "content-type", "authorization"];

/** Every operation of the spec. */
export const operations: Operation[] = Object.entries(description.paths).flatMap(([path, item]) =>
  METHODS.flatMap((method) => {
    const operation = item[method];
    if (operation === undefined) return [];
    const body = operation.requestBody && resolve(operation.requestBody);
    const content = Object.entries(body?.content ?? {}).find(([mediaType]) => isJson(mediaType));
    const declared = [...(item.parameters ?? []), ...(operation.parameters ?? [])].map(resolve);
    const parameters = declared.flatMap((parameter) => withDefaults(parameter));
    const responses = Object.entries(operation.responses).map(([status, response]) => ({
      status,
      content: Object.entries(resolve(response).content ?? {}),
    }));
    const success = responses.find(({ status }) => status.startsWith("2"))?.content[0]?.[1].schema;
    const obstacle = obstacleIn(operation, item, method);
    return {
      id: operation.operationId,
      method: method.toUpperCase(),
      path,
      pathParameters: [...path.matchAll(/\{([^}]+)\}/g)].flatMap(([, name]) => name ?? []),
      parameters,
      queryParameters: parameters.filter((parameter) => parameter.in === "query"),
      ...(content && { body: { mediaType: content[0], schema: content[1].schema, required: body?.required ?? false } }),
      accept: [...new Set(responses.flatMap((response) => response.content.map(([mediaType]) => mediaType)))],
      statuses: responses.map(({ status }) => status),
      inferredStatuses: responses.flatMap(({ status }) => (isInferred(operation, status) ? [status] : [])),
      inferredMediaTypes: responses
        .filter(({ content: bodies }) => bodies.some(([, body]) => isInferred(body)))
        .map(({ status }) => status),
      ...(success && { answer: success }),
      takesToken: takesToken(operation),
      ...(obstacle !== undefined && { obstacle }),
    };
  }),
);

function withDefaults({ $ref: _, in: place, ...parameter }: ParameterObject): Parameter[] {
  if (place === "path" || (place === "header" && SAID_ELSEWHERE.includes(parameter.name.toLowerCase()))) return [];
  const { style = place === "header" ? "simple" : "form" } = parameter;
  return [{ ...parameter, in: place, style, explode: parameter.explode ?? style === "form" }];
}
