import { type Case, needsResource } from "./cases/cases.ts";
import { ANYTHING, formsOf, membersIn, referredBy } from "./cases/forms.ts";
import { itemsOf, prefixOf } from "./cases/lists.ts";
import { rawOf } from "./cases/parameters.ts";
import { errorsOf, isValid, problemsIn } from "./cases/validity.ts";
import { attributesOf } from "./exchange/document.ts";
import { attributesShownBy } from "./spec/attributes.ts";
import { declaredStatus, isMediaTypeRange, type Parameter } from "./spec/operations.ts";
import { creates, identifierOf, reasonNotToWrite, resourceOf } from "./spec/resource.ts";
import { isObject, type Json, ownMember, type Schema, typesOf } from "./spec/schema.ts";
import { resolve } from "./spec/spec.ts";
import { type Target, variableOf } from "./target.ts";

/** What Prism answers of its own accord, whatever the spec says. Measured on 5.14.2. */
const MOCK_LIMITS: Readonly<Record<string, string>> = {
  json: "Prism itself answers malformed JSON, with 400 and text/plain",
  method: "Prism itself answers a method that the path does not have, with 405 and application/problem+json",
  resource: "a mock has an answer for every identifier",
};
const MOCK_TAKES_JSON =
  "Prism compares media types by their suffix, so it accepts application/json for application/vnd.api+json";
const MOCK_DOES_NOT_NEST = "Prism does not follow a schema into itself";
const MOCK_SEES_IN_MEMBERS = "Prism demands what is readOnly, if that is in a map or in a schema of `anyOf` or `oneOf`";
const FAKE_RETURNS_WHAT_IT_IS_SENT =
  "the reference server does not fill in what responses must have: src/testing/store.ts has to say how";
const MOCK_TAKES_FOR_NONE = "Prism treats a body of null, false, 0 or an empty string as no body";
const MOCK_TAKES_ANY_TOKEN = "a mock accepts every token";
const MOCK_ANSWERS_QUERIES_ITSELF =
  "Prism itself answers an invalid query, with application/problem+json, if the spec has no 422 there";

const MOCK_ANSWERS_TOKENS_ITSELF =
  "Prism itself answers a request without a token, with application/problem+json, if the spec has no 401 there";

const MOCK_TELLS_IN_HEADER = "Prism does not answer when a header cannot hold what it finds wrong";

/** Prism has no response to write where it has to choose a media type itself. */
const MOCK_CHOOSES_NO_TYPE = "Prism answers with 500 if a response has nothing but a range of media types";

/** Bodies that JavaScript takes for false. */
const FALSY = ["null", "false", "0", '""'];

/** Undocumented behaviour: no request is sent to which every response would be right. */
const UNPUBLISHED_QUERY = "the vendor does not publish how a query that the spec does not allow is answered";
const UNPUBLISHED_VALUES: Readonly<Record<string, string>> = {
  include: "the vendor does not publish which values `include` takes",
  sort: "the vendor does not publish which values `sort` takes",
};

/** Members that name something which must exist on a server, and how to tell the suite of one. */
export const REFERENCES: Readonly<Record<string, string>> = {
  assigned_to_user_id: "set ROOTLY_USER_ID to the number of a user",
  assigned_to_group_ids: "set ROOTLY_GROUP_ID to the identifier of a group",
  form_field_selections: "custom fields differ from one organization to the next",
};

/** Members that a server may not look at, whatever is in them. */
const IGNORED_AT_TIMES: Readonly<Record<string, string>> = {
  form_field_selections: "custom fields are ignored if the organization has them turned off",
};

/** Why the target cannot answer the case; undefined when it can. */
export function reasonToSkip(testCase: Case, target: Target): string | undefined {
  const { operation, polarity, violates, body, query = [] } = testCase;
  const of = resourceOf(operation);
  const notWritten = target.kind === "server" ? reasonNotToWriteFor(testCase, target) : undefined;
  if (notWritten !== undefined) return notWritten;
  const created = needsResource(testCase) && of?.create !== undefined ? identifierOf(operation) : undefined;
  const needed = created === undefined ? operation.pathParameters : (of?.create?.pathParameters ?? []);
  const unset = needed.find((name) => target.pathValue(name) === undefined);
  if (unset !== undefined && !testCase.missing)
    return `${unset} must name something that exists there: set ${variableOf(unset)}`;
  if (target.kind === "mock" && body !== undefined && FALSY.includes(body)) return MOCK_TAKES_FOR_NONE;
  if (target.kind === "mock" && operation.accept.some(isMediaTypeRange)) return MOCK_CHOOSES_NO_TYPE;
  if (target.kind === "mock" && !fitsHeader(testCase)) return MOCK_TELLS_IN_HEADER;
  const misread = target.kind === "mock" ? mockMisreads(testCase) : undefined;
  if (misread !== undefined) return misread;
  if (polarity === "invalid") {
    if (target.kind !== "mock") return isOfParameter(testCase) ? UNPUBLISHED_QUERY : ignoredBy(target, testCase);
    if (testCase.authentication === "wrong") return MOCK_TAKES_ANY_TOKEN;
    if (testCase.authentication !== "token" && declaredStatus(operation.statuses, 401) === undefined)
      return MOCK_ANSWERS_TOKENS_ITSELF;
    if (violates?.keyword === "mediaType" && testCase.mediaType?.endsWith("json")) return MOCK_TAKES_JSON;
    if (isOfParameter(testCase) && declaredStatus(operation.statuses, 422) === undefined)
      return MOCK_ANSWERS_QUERIES_ITSELF;
    return MOCK_LIMITS[violates?.keyword ?? ""];
  }
  const schema = operation.body?.schema;
  if (target.kind === "mock" && schema !== undefined && body !== undefined) {
    const value = JSON.parse(body) as Json;
    if (isNested(schema, value)) return MOCK_DOES_NOT_NEST;
    if (hidesReadOnly(schema, value)) return MOCK_SEES_IN_MEMBERS;
  }
  if (target.kind === "reference" && isIncomplete(testCase)) return FAKE_RETURNS_WHAT_IT_IS_SENT;
  if (target.kind !== "server") return undefined;
  for (const [name] of query) {
    const unpublished = Object.keys(UNPUBLISHED_VALUES).find((item) => name === item || name.includes(`[${item}]`));
    if (unpublished !== undefined) return UNPUBLISHED_VALUES[unpublished];
  }
  if (body === undefined) return undefined;
  const [name] = unknownReferences(JSON.parse(body) as Json, target);
  return name === undefined ? undefined : `${name} must name something that exists there: ${REFERENCES[name]}`;
}

/** Whether a response may not have an attribute as it is sent, for lack of what only the server knows. */
function isIncomplete({ operation, body }: Case): boolean {
  const shown = attributesShownBy(operation);
  return Object.entries(attributesOf(body)).some(([name, value]) => {
    const schema = ownMember(shown, name);
    return schema !== undefined && problemsIn(schema, value).some(({ keyword }) => keyword === "required");
  });
}

/** Whether Node takes the header in which Prism names its errors, with members, values of an enum, and patterns. */
function fitsHeader({ operation, violates, body }: Case): boolean {
  if (violates === undefined) return true;
  const { schema } = operation.parameters.find(({ name }) => name === violates.pointer) ?? {};
  const errors =
    violates.in === "body" && body !== undefined && operation.body !== undefined
      ? errorsOf(operation.body.schema, JSON.parse(body) as Json)
      : [];
  const told = errors.map(({ instancePath, message, params }) => ({ instancePath, message, params }));
  return !/[^\t -~\x80-\xff]/.test(JSON.stringify([violates.pointer, schema?.enum, schema?.pattern, told]));
}

/** Whether what a case violates is the schema of a parameter, or that it is required. */
function isOfParameter({ violates }: Case): boolean {
  return violates !== undefined && ["query", "header", "cookie"].includes(violates.in);
}

/** Why a case that changes something, or needs something that was created, is not sent to a server that others use. */
function reasonNotToWriteFor(testCase: Case, { readOnly }: Target): string | undefined {
  const { operation } = testCase;
  const of = resourceOf(operation);
  if (of === undefined || (operation.method === "GET" && (readOnly || !needsResource(testCase)))) return undefined;
  const reason = reasonNotToWrite(of);
  if (reason !== undefined) return `nothing of ${of.name} is written to a server: ${reason}`;
  if (operation.method === "GET" || creates(operation) || identifierOf(operation) !== undefined) return undefined;
  return `${operation.id} may change what the run has not created`;
}

/** Why a server that conforms to the spec may accept a body that is broken; undefined when it may not. */
function ignoredBy({ kind }: Target, { violates }: Case): string | undefined {
  const name = violates?.pointer.split("/").find((step) => Object.hasOwn(IGNORED_AT_TIMES, step));
  return kind === "server" && violates?.in === "body" && name !== undefined ? IGNORED_AT_TIMES[name] : undefined;
}

/** The references with a value that the target was not said to know; none and null name nothing. */
function unknownReferences(value: Json, target: Target): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => unknownReferences(item, target));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => {
    const namesNothing = member === null || (Array.isArray(member) && member.length === 0);
    if (Object.hasOwn(REFERENCES, name)) return namesNothing || Object.hasOwn(target.known, name) ? [] : [name];
    return unknownReferences(member, target);
  });
}

/** Why Prism does not see the parameters of a case as the spec has them; undefined when it does. Measured on 5.14.2. */
function mockMisreads(testCase: Case): string | undefined {
  const { operation, violates } = testCase;
  if (violates?.in === "cookie") return "Prism does not look at cookies";
  for (const parameter of operation.parameters) {
    const { in: place, style } = parameter;
    const raw = rawOf(parameter, testCase);
    const isBroken = violates?.in === place && violates.pointer === parameter.name;
    if (place === "query" && /^(space|pipe)Delimited$/.test(style) && parameter.schema.type !== "array")
      return `Prism does not answer where the style of what is no list is ${style}`;
    if (isBroken && parameter.name in Object.prototype)
      return "Prism does not check a parameter that has the name of a member of every JavaScript object";
    if (raw === "" && place === "query" && isBroken !== parameter.required)
      return "Prism treats an empty value of a query as missing";
    if (raw === undefined && isOfSeveral(parameter)) {
      if (place === "header")
        return "Prism does not answer a request without a header that can hold a list or an object";
      if (isSpread(parameter)) return "Prism treats a missing list or object as an empty one";
    }
    if (style === "spaceDelimited" && Array.isArray(raw) && raw.length > 1)
      return "Prism does not split a list of style spaceDelimited";
  }
  const isUnknownMember = violates?.in === "query" && violates.keyword === "additionalProperties";
  return isUnknownMember ? "Prism ignores members of a query's objects that no schema names" : undefined;
}

function isOfSeveral({ schema }: Parameter): boolean {
  const types = typesOf(resolve(schema));
  return types.includes("array") || types.includes("object");
}

/** Whether its members stand beside other parameters. */
function isSpread({ in: place, style, explode, schema }: Parameter): boolean {
  const isObject = typesOf(resolve(schema)).includes("object");
  return place === "query" && (style === "deepObject" || (isObject && style === "form" && explode));
}

/** Whether a value goes through a schema that is within itself. */
function isNested(schema: Schema, value: Json, path: readonly Schema[] = []): boolean {
  return formsOf(schema).some((form) => {
    if (form.some((part) => part !== ANYTHING && path.includes(part))) return true;
    const inner = [...path, ...form];
    if (Array.isArray(value)) {
      const prefix = prefixOf(form);
      return value.some((item, at) => isNested(prefix[at] ?? itemsOf(form), item, inner));
    }
    if (typeof value !== "object" || value === null) return false;
    return [...membersIn(form)].some(([name, schemas]) => {
      const member = ownMember(value, name);
      return member !== undefined && schemas.some((schema) => isNested(schema, member, inner));
    });
  });
}

/** Whether a value goes where Prism does not see that what it demands is readOnly: it looks into named members and the items of a list. */
function hidesReadOnly(schema: Schema | boolean, value: Json, isSeen = true): boolean {
  if (typeof schema === "boolean") return false;
  const { properties = {}, patternProperties = {}, additionalProperties = {}, items = {} } = schema;
  const { allOf = [], anyOf = [], oneOf = [] } = schema;
  const branches = [...anyOf, ...oneOf].filter((branch) => isValid(branch, value));
  if (branches.some((branch) => hidesReadOnly(branch, value, false))) return true;
  if ([...referredBy(schema), ...allOf].some((part) => hidesReadOnly(part, value, isSeen))) return true;
  if (Array.isArray(value)) return value.some((item) => hidesReadOnly(items, item, isSeen));
  if (!isObject(value)) return false;
  if (!isSeen && schema["x-required-of-responses"] !== undefined) return true;
  const others = [additionalProperties, ...Object.values(patternProperties)];
  return Object.entries(value).some(([name, member]) => {
    const named = ownMember(properties, name);
    return named === undefined
      ? others.some((schema) => hidesReadOnly(schema, member, false))
      : hidesReadOnly(named, member, isSeen);
  });
}
