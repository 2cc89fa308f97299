import { isJson } from "./media-type.ts";
import { description, type OperationObject, type PathItem, resolve } from "./spec.ts";

/** Methods that ask nothing about a resource (RFC 9110, sections 9.3.7 and 9.3.8); `fetch` sends no TRACE at all. */
const UNSENT = ["options", "trace"];

/** Why the suite cannot ask about an operation, as a sentence without a full stop; undefined when it can. */
export function obstacleIn(operation: OperationObject, item: PathItem, method: string): string | undefined {
  const id = operation.operationId;
  if (UNSENT.includes(method)) return `the contract tests send no ${method.toUpperCase()}, as ${id} would need`;
  if (item.servers !== undefined || operation.servers !== undefined)
    return `${id} has servers of its own, and a run tests one server`;
  const { content = {} } = operation.requestBody ? resolve(operation.requestBody) : {};
  const mediaTypes = Object.keys(content);
  if (mediaTypes.length > 0 && !mediaTypes.some(isJson))
    return `${id} takes ${mediaTypes.join(" or ")}, and the contract tests write JSON only`;
  const schemes = securityOf(operation).map((requirement) => Object.keys(requirement));
  if (schemes.length > 0 && !schemes.some((names) => names.every(isBearer)))
    return `${id} wants ${schemes.map((names) => names.join(" with ")).join(" or ")}, and the contract tests have a bearer token only`;
  return undefined;
}

/** Whether an operation refuses who has no token: none is required of anybody where nothing is, or where that is an alternative. */
export function takesToken(operation: OperationObject): boolean {
  const requirements = securityOf(operation);
  return requirements.length > 0 && requirements.every((requirement) => Object.keys(requirement).length > 0);
}

function securityOf({ security = description.security ?? [] }: OperationObject): Record<string, string[]>[] {
  return security;
}

function isBearer(name: string): boolean {
  const scheme = description.components.securitySchemes?.[name];
  return (
    scheme !== undefined &&
    (["oauth2", "openIdConnect"].includes(scheme.type) ||
      (scheme.type === "http" && scheme.scheme?.toLowerCase() === "bearer"))
  );
}
