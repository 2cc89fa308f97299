import {
  type Content,
  spec,
  type MediaType,
  type OperationObject,
  type ParameterObject,
  type PathItem,
  resolve,
} from "./spec.ts";
import { isInferred, type Schema, typesOf } from "./schema.ts";

/** A parameter outside the path, with the defaults of its style. */
export interface Parameter extends Omit<ParameterObject, "$ref" | "in" | "style" | "explode"> {
  in: "query" | "header" | "cookie";
  style: string;
  explode: boolean;
}

/** One operation of the spec, with everything that a case or a check needs of it. */
export interface Operation {
  id: string;
  method: string;
  /** The path template, for example `/v1/incidents/{incident_id}/action_items`. */
  path: string;
  /** Names of the path's parameters. */
  pathParameters: string[];
  /** The schemas of these parameters, by name. */
  pathSchemas: ReadonlyMap<string, Schema>;
  /** All that do not stand in its path. */
  parameters: Parameter[];
  queryParameters: Parameter[];
  /** Absent when the operation takes no body that the suite can write. */
  body?: {
    mediaType: string;
    schema: Schema;
    required: boolean;
    /** Media types that the spec does not declare for it. */
    undeclared: { json?: string; other?: string };
  };
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
  /** Why the suite cannot test it, as a sentence without a full stop; absent when it can. */
  obstacle?: string;
}

const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"] as const;
/** OpenAPI 3.1 ignores parameters with these names: they are said elsewhere. */
const SAID_ELSEWHERE = ["accept", "content-type", "authorization"];
const JSON_TYPE = /^application\/([^;]+\+)?json\s*(;|$)/i;
/** Media types of bodies that are sent where they are not declared. */
const JSON_WITHOUT_MORE = "application/json";
const NO_JSON = "text/plain";
/** Methods that are not about a resource (RFC 9110, sections 9.3.7 and 9.3.8); `fetch` sends no TRACE at all. */
const UNSENT = ["options", "trace"];
/** Methods with which `fetch` sends no body (the Fetch Standard, "new Request"). */
const WITHOUT_BODY = ["get", "head"];

/** Every operation of the spec. */
export const operations: Operation[] = Object.entries(spec.paths).flatMap(([path, item]) =>
  METHODS.flatMap((method) => {
    const operation = item[method];
    if (operation === undefined) return [];
    const body = operation.requestBody && resolve(operation.requestBody);
    const content = contentsOf(body).find(([mediaType]) => isJson(mediaType));
    const declared = parametersOf(item, operation);
    const parameters = declared.flatMap((parameter) => withDefaults(parameter));
    const responses = Object.entries(operation.responses).map(([status, response]) => ({
      status,
      content: contentsOf(resolve(response)),
    }));
    const firstSuccess =
      responses.find(({ status }) => status.startsWith("2")) ?? responses.find(({ status }) => status === "default");
    const success = (firstSuccess?.content.find(([name]) => isJson(name)) ?? firstSuccess?.content[0])?.[1].schema;
    const obstacle = obstacleIn(operation, item, method) ?? obstacleOfPath(operation.operationId, declared);
    return {
      id: operation.operationId,
      method: method.toUpperCase(),
      path,
      pathParameters: [...path.matchAll(/\{([^}]+)\}/g)].flatMap(([, name]) => name ?? []),
      pathSchemas: new Map(
        declared.flatMap(({ in: place, name, schema }) => (place === "path" ? [[name, schema]] : [])),
      ),
      parameters,
      queryParameters: parameters.filter((parameter) => parameter.in === "query"),
      ...(content && {
        body: {
          mediaType: content[0],
          schema: content[1].schema,
          required: body?.required ?? false,
          undeclared: undeclaredBy(Object.keys(body?.content ?? {})),
        },
      }),
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

/**
 * What a request or a response holds, by media type. Without a schema, that is anything: the spec gets an empty one there,
 * of which validators are made as of any other.
 */
function contentsOf({ content = {} }: Content = {}): [mediaType: string, media: MediaType & { schema: Schema }][] {
  return Object.entries(content).map(([name, media]) => [name, Object.assign(media, { schema: media.schema ?? {} })]);
}

/** All parameters of an operation: its own stand in the place of those of its path (OpenAPI 3.1, "Operation Object"). */
export function parametersOf(item: PathItem, operation: Pick<OperationObject, "parameters">): ParameterObject[] {
  const declared = [...(item.parameters ?? []), ...(operation.parameters ?? [])].map(resolve);
  return [...new Map(declared.map((parameter) => [`${parameter.in} ${parameter.name}`, parameter])).values()];
}

/**
 * The key under which responses are declared that have a status: the status itself, or else its range, such as `4XX`, or
 * else `default` (OpenAPI 3.1, "Responses Object"). Undefined when none is declared.
 */
export function declaredStatus(declared: readonly string[], status: number | string): string | undefined {
  return [String(status), `${String(status).charAt(0)}XX`, "default"].find((key) => declared.includes(key));
}

/**
 * The refusals (4xx) that an operation declares, each as a status of a response. A range, or `default`, stands for 401
 * where a token is taken, as far as that is not declared by itself, and else for its first status.
 */
export function refusalsOf({ statuses, takesToken }: Pick<Operation, "statuses" | "takesToken">): string[] {
  const ofRange = [...(takesToken ? [401] : []), ...Array.from({ length: 100 }, (_, at) => 400 + at)];
  const refusals = statuses.flatMap((key) => {
    if (/^4\d\d$/.test(key)) return [key];
    return ofRange
      .filter((status) => declaredStatus(statuses, status) === key)
      .slice(0, 1)
      .map(String);
  });
  return [...new Set(refusals)];
}

/** The source of a regular expression that matches what a path template stands for, with a group for each parameter. */
export function pathPattern(template: string): string {
  const literally = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  return template
    .split(/\{[^}]+\}/)
    .map(literally)
    .join("([^/]+?)");
}

/**
 * Puts the paths first that stand for the fewest others (OpenAPI 3.1, "Path Templating Matching"): `/notes/mine`, then
 * `/notes/{id}.json`, then `/notes/{id}`. For `toSorted`.
 */
export function mostConcreteFirst(one: Pick<Operation, "path">, other: Pick<Operation, "path">): number {
  const [parts, others] = [one, other].map(({ path }) => path.split(/\{[^}]+\}/));
  const count = (parts?.length ?? 0) - (others?.length ?? 0);
  return count === 0 ? (others?.join("").length ?? 0) - (parts?.join("").length ?? 0) : count;
}

/** Whether a status is declared, by itself or in a range, and only inferred. */
export function isInferredStatus({ statuses, inferredStatuses }: Operation, status: string): boolean {
  return inferredStatuses.includes(declaredStatus(statuses, status) ?? "");
}

/**
 * The key under which a content is declared that has a media type: the most specific that it matches, which may be a
 * range, such as `application/*` (OpenAPI 3.1, "Response Object"). Undefined when none is declared.
 *
 * @param mediaType Without parameters.
 */
export function declaredMediaType(declared: readonly string[], mediaType: string): string | undefined {
  const ranges = [mediaType, `${mediaType.split("/")[0]}/*`, "*/*"].map((range) => range.toLowerCase());
  const essences = declared.map((key) => key.split(";", 1)[0]?.trim().toLowerCase() ?? "");
  const match = ranges.find((range) => range !== "" && essences.includes(range));
  return match === undefined ? undefined : declared[essences.indexOf(match)];
}

function undeclaredBy(declared: readonly string[]): { json?: string; other?: string } {
  const isUndeclared = (mediaType: string) => declaredMediaType(declared, mediaType) === undefined;
  return {
    ...(isUndeclared(JSON_WITHOUT_MORE) && { json: JSON_WITHOUT_MORE }),
    ...(isUndeclared(NO_JSON) && { other: NO_JSON }),
  };
}

/** Whether a key of a content stands for several media types. */
export function isMediaTypeRange(key: string): boolean {
  return key.includes("*");
}

function withDefaults({ $ref: _, in: place, ...parameter }: ParameterObject): Parameter[] {
  if (place === "path" || (place === "header" && SAID_ELSEWHERE.includes(parameter.name.toLowerCase()))) return [];
  const { style = place === "header" ? "simple" : "form" } = parameter;
  return [{ ...parameter, in: place, style, explode: parameter.explode ?? style === "form" }];
}

/** Whether a media type is one of JSON (RFC 6839, section 3.1). */
export function isJson(mediaType: string): boolean {
  return JSON_TYPE.test(mediaType);
}

/** Why the suite cannot test an operation, as a sentence without a full stop; undefined when it can. */
function obstacleIn(operation: OperationObject, item: PathItem, method: string): string | undefined {
  const id = operation.operationId;
  if (UNSENT.includes(method)) return `the contract tests send no ${method.toUpperCase()}, as ${id} would need`;
  if (item.servers !== undefined || operation.servers !== undefined)
    return `${id} has servers of its own, and a run tests one server`;
  if (operation.requestBody !== undefined && WITHOUT_BODY.includes(method))
    return `${id} takes a body with ${method.toUpperCase()}, which \`fetch\` does not send`;
  const { content = {} } = operation.requestBody ? resolve(operation.requestBody) : {};
  const mediaTypes = Object.keys(content);
  if (mediaTypes.length > 0 && !mediaTypes.some(isJson))
    return `${id} takes ${mediaTypes.join(" or ")}, and the contract tests write JSON only`;
  const schemes = securityOf(operation).map((requirement) => Object.keys(requirement));
  if (schemes.length > 0 && !schemes.some((names) => names.every(isBearer)))
    return `${id} wants ${schemes.map((names) => names.join(" with ")).join(" or ")}, and the contract tests have a bearer token only`;
  return undefined;
}

/** Why the contract tests cannot fill in a path, as a sentence without a full stop; undefined when they can. */
function obstacleOfPath(id: string, parameters: readonly ParameterObject[]): string | undefined {
  for (const { in: place, name, schema, style = "simple" } of parameters) {
    if (place !== "path") continue;
    if (style !== "simple")
      return `{${name}} of ${id} has the style ${style}, and the contract tests write paths in the style simple only`;
    if (typesOf(resolve(schema)).includes("object"))
      return `{${name}} of ${id} is an object, and the contract tests write none into a path`;
  }
  return undefined;
}

/** Whether an operation refuses who has no token: none is required of anybody where nothing is, or where that is an alternative. */
function takesToken(operation: OperationObject): boolean {
  const requirements = securityOf(operation);
  return requirements.length > 0 && requirements.every((requirement) => Object.keys(requirement).length > 0);
}

function securityOf({ security = spec.security ?? [] }: OperationObject): Record<string, string[]>[] {
  return security;
}

function isBearer(name: string): boolean {
  const scheme = spec.components.securitySchemes?.[name];
  return (
    scheme !== undefined &&
    (["oauth2", "openIdConnect"].includes(scheme.type) ||
      (scheme.type === "http" && scheme.scheme?.toLowerCase() === "bearer"))
  );
}
