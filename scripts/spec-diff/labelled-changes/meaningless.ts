import { isBranch, valueAt } from "../../generate/pointer.ts";
import {
  both,
  inline,
  moveParameters,
  remove,
  renameComponent,
  reverseList,
  reverseMembers,
  set,
  splitIn,
} from "./edits.ts";
import type { Row } from "./labels.ts";
import { S, P, R, OF_INCIDENT, ITEM, ALL, JSON_API, CREATE, ATTRIBUTES, SELECTION } from "./pointers.ts";

const META = `${S}/IncidentActionItemList/properties/meta`;

export const meaningless: readonly Row[] = [
  ["a description is reworded", set(`${ATTRIBUTES}/properties/url/description`, "Where it is."), "patch", "patch"],
  ["an operation is reworded", set(`${ITEM}/get/description`, "One."), "patch", "patch"],
  ["a summary is reworded", set(`${ITEM}/get/summary`, "One"), "patch", "patch"],
  ["a schema's description is removed", remove(`${S}/ErrorObject/description`), "patch", "patch"],
  ["a response is reworded", set(`${R}/NotFound/description`, "Gone."), "patch", "patch"],
  ["an example changes", set(`${P}/page_size/example`, 20), "patch", "patch"],
  ["examples are removed", remove(`${CREATE}/properties/due_date/examples`), "patch", "patch"],
  ["an example is removed", remove(`${R}/NotFound/content/${JSON_API}/examples`), "patch", "patch"],
  ["a constant has a length", set(`${S}/IncidentActionItemType/minLength`, 1), "patch", "patch"],
  ["an enum has a length", set(`${S}/ActionItemStatus/maxLength`, 11), "patch", "patch"],
  ["an enum has a pattern", set(`${S}/ActionItemKind/pattern`, "^[a-z_]+$"), "patch", "patch"],
  ["an enum has no type", remove(`${S}/ActionItemPriority/type`), "patch", "patch"],
  [
    "an enum with null has a length",
    set(`${CREATE}/properties/status/minLength`, 4),
    "patch",
    "patch",
    set(`${CREATE}/properties/status`, { type: ["string", "null"], enum: ["open", "done", null] }),
  ],
  [
    "a number of a list is an integer",
    set(`${CREATE}/properties/status`, { type: "integer", enum: [1, 2] }),
    "patch",
    "patch",
    set(`${CREATE}/properties/status`, { type: "number", enum: [1, 2] }),
  ],
  ["an enum is reordered", reverseList(`${S}/ActionItemStatus/enum`), "none", "none"],
  ["required is reordered", reverseList(`${ATTRIBUTES}/required`), "none", "none"],
  ["types are reordered", reverseList(`${SELECTION}/properties/value/type`), "none", "none"],
  ["members are reordered", reverseMembers(`${ATTRIBUTES}/properties`), "none", "none"],
  ["paths are reordered", reverseMembers("#/paths"), "none", "none"],
  ["parameters are reordered", reverseList(`${ALL}/get/parameters`), "none", "none"],
  ["alternatives are reordered", reverseList(`${ATTRIBUTES}/properties/assigned_to/anyOf`), "none", "none"],
  ["keywords are reordered", reverseMembers(CREATE), "none", "none"],
  ["an enum is inlined", inline(`${ATTRIBUTES}/properties/status`), "patch", "patch"],
  ["a schema is inlined", inline(`${S}/IncidentActionItem/properties/attributes`), "patch", "patch"],
  [
    "a request's schema is inlined",
    inline(`${S}/CreateIncidentActionItemResource/properties/attributes`),
    "patch",
    "patch",
  ],
  ["a parameter is inlined", inline(`${OF_INCIDENT}/parameters/0`), "none", "none"],
  ["a response is inlined", inline(`${ITEM}/get/responses/404`), "none", "none"],
  ["a body is inlined", inline(`${ITEM}/put/requestBody`), "none", "none"],
  ["a header is inlined", inline(`${R}/NotFound/headers/RateLimit-Limit`), "none", "none"],
  ["a component is renamed", renameComponent("schemas", "ActionItemStatus", "Status"), "patch", "patch"],
  [
    "a larger component is renamed",
    renameComponent("schemas", "IncidentActionItemAttributes", "Attributes"),
    "patch",
    "patch",
  ],
  ["a response is renamed", renameComponent("responses", "NotFound", "Missing"), "patch", "patch"],
  ["a parameter's component is renamed", renameComponent("parameters", "page_size", "PageSize"), "patch", "patch"],
  ["a component that nobody uses is added", set(`${S}/Unused`, { type: "string" }), "patch", "patch"],
  [
    "null is an alternative",
    both(
      remove(`${ATTRIBUTES}/properties/due_date/type`),
      set(`${ATTRIBUTES}/properties/due_date/anyOf`, [{ type: "string" }, { type: "null" }]),
    ),
    "none",
    "none",
  ],
  [
    "null is one of",
    both(
      remove(`${CREATE}/properties/due_date/type`),
      set(`${CREATE}/properties/due_date/oneOf`, [{ type: "null" }, { type: "string" }]),
    ),
    "none",
    "none",
  ],
  [
    "null is a type of the inlined object",
    (document) => {
      const meta = valueAt(document, `${S}/PaginationMeta`);
      set(META, isBranch(meta) ? { ...meta, type: ["object", "null"] } : undefined)(document);
    },
    "patch",
    "patch",
    set(META, { anyOf: [{ $ref: `${S}/PaginationMeta` }, { type: "null" }] }),
  ],

  [
    "a constant is an enum of one",
    both(
      remove(`${S}/IncidentActionItemType/const`),
      set(`${S}/IncidentActionItemType/enum`, ["incident_action_items"]),
    ),
    "none",
    "none",
  ],

  [
    "an enum is constants",
    set(`${S}/ActionItemKind`, {
      oneOf: [
        { type: "string", const: "task" },
        { type: "string", const: "follow_up" },
      ],
    }),
    "patch",
    "patch",
  ],
  ["a type is a list of one", set(`${CREATE}/properties/summary/type`, ["string"]), "none", "none"],
  [
    "a reference is all of one",
    set(`${S}/IncidentActionItem/properties/attributes`, { allOf: [{ $ref: ATTRIBUTES }] }),
    "none",
    "none",
  ],
  ["an object is all of two", splitIn(`${S}/ErrorObject`), "none", "none"],
  ["parameters move to their operation", moveParameters(OF_INCIDENT), "none", "none"],
  ["a default is spelt out", set(`${ATTRIBUTES}/additionalProperties`, true), "none", "none"],
  ["required: false is left out", remove(`${P}/sort/required`), "none", "none"],
  ["a style is spelt out", set(`${P}/sort/style`, "form"), "none", "none"],
  ["explode is spelt out", set(`${P}/sort/explode`, true), "none", "none"],
  [
    "a bound is written in another way",
    both(remove(`${P}/page_size/schema/minimum`), set(`${P}/page_size/schema/exclusiveMinimum`, 0)),
    "none",
    "none",
  ],

  ["an extension is added", set(`${ATTRIBUTES}/properties/url/x-note`, { by: "us" }), "patch", "patch"],
  ["evidence is removed", remove(`${CREATE}/properties/summary/x-evidence`), "patch", "patch"],
  ["evidence changes", set(`${ATTRIBUTES}/properties/short_url/x-evidence`, "documented"), "patch", "patch"],
  [
    "evidence gets parts",
    set(`${CREATE}/properties/description/x-evidence`, { otherwise: "documented", type: "inferred" }),
    "patch",
    "patch",
  ],
];
