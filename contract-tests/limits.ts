import type { Case } from "./cases/cases.ts";
import type { Json } from "./description/schema.ts";
import { type Target, variableOf } from "./target.ts";

/** What Prism answers of its own accord, whatever the description says. Measured on 5.14.2. */
const MOCK_LIMITS: Readonly<Record<string, string>> = {
  json: "Prism answers malformed JSON itself, with 400 and application/json",
  mediaType: "Prism compares media types by their suffix, and takes application/json for application/vnd.api+json",
};

/** What nobody has published of the server. */
const UNKNOWN_OF_SERVERS: Readonly<Record<string, string>> = {
  json: "the vendor does not publish how it answers malformed JSON",
  mediaType: "the vendor does not publish how it answers another media type",
};

/** Members that name something which must exist on a server, and how to tell the suite of one. */
const REFERENCES: Readonly<Record<string, string>> = {
  assigned_to_user_id: "set ROOTLY_USER_ID to the number of a user",
  assigned_to_group_ids: "set ROOTLY_GROUP_ID to the identifier of a group",
  form_field_selections: "custom fields differ from one organization to the next",
};

/** Why the target cannot answer the case; undefined when it can. */
export function reasonToSkip({ operation, polarity, violates, body }: Case, target: Target): string | undefined {
  const unset = operation.pathParameters.find((name) => target.pathValue(name) === undefined);
  if (unset !== undefined) return `${unset} must name something that exists there: set ${variableOf(unset)}`;
  if (polarity === "invalid") {
    return (target.kind === "mock" ? MOCK_LIMITS : UNKNOWN_OF_SERVERS)[violates?.keyword ?? ""];
  }
  if (target.kind === "mock" || body === undefined) return undefined;
  const [name] = unknownReferences(JSON.parse(body) as Json, target);
  return name === undefined ? undefined : `${name} must name something that exists there: ${REFERENCES[name]}`;
}

/** The references with a value that the target was not said to know; none and null name nothing. */
function unknownReferences(value: Json, target: Target): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => unknownReferences(item, target));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => {
    const namesNothing = member === null || (Array.isArray(member) && member.length === 0);
    if (name in REFERENCES) return namesNothing || name in target.known ? [] : [name];
    return unknownReferences(member, target);
  });
}
