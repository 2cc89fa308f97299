import { description, resolve } from "./description.ts";
import type { Schema } from "./schema.ts";

/** One operation of the description, with everything that a case or a check asks of it. */
export interface Operation {
  id: string;
  method: string;
  /** The path template, for example `/v1/incidents/{incident_id}/action_items`. */
  path: string;
  /** Names of the path's parameters. */
  pathParameters: string[];
  /** Absent when the operation takes no body. */
  body?: { mediaType: string; schema: Schema };
  /** The media types of its answers. */
  accept: string[];
  /** The statuses that the description declares. */
  statuses: string[];
}

const METHODS = ["get", "put", "post", "delete", "patch"] as const;

/** Every operation of the description. */
export const operations: Operation[] = Object.entries(description.paths).flatMap(([path, item]) =>
  METHODS.flatMap((method) => {
    const operation = item[method];
    if (operation === undefined) return [];
    const [content] = Object.entries((operation.requestBody && resolve(operation.requestBody).content) ?? {});
    return {
      id: operation.operationId,
      method: method.toUpperCase(),
      path,
      pathParameters: [...path.matchAll(/\{([^}]+)\}/g)].flatMap(([, name]) => name ?? []),
      ...(content && { body: { mediaType: content[0], schema: content[1].schema } }),
      accept: [
        ...new Set(
          Object.values(operation.responses).flatMap((response) => Object.keys(resolve(response).content ?? {})),
        ),
      ],
      statuses: Object.keys(operation.responses),
    };
  }),
);
