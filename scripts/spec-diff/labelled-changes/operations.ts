import { both, remove, rename, set } from "./edits.ts";
import { operationId, refusedTyped, type Row } from "./labels.ts";
import { P, OF_INCIDENT, ITEM, ALL } from "./pointers.ts";

export const operations: readonly Row[] = [
  ["a path is removed", remove(ALL), refusedTyped, "minor"],
  ["another path is removed", remove(ITEM), refusedTyped, "minor"],
  ["get is removed", remove(`${ITEM}/get`), refusedTyped, "minor"],
  ["put is removed", remove(`${ITEM}/put`), refusedTyped, "minor"],
  ["delete is removed", remove(`${ITEM}/delete`), refusedTyped, "minor"],
  ["post is removed", remove(`${OF_INCIDENT}/post`), refusedTyped, "minor"],
  ["the list is removed", remove(`${OF_INCIDENT}/get`), refusedTyped, "minor"],
  ["put becomes patch", rename(`${ITEM}/put`, "patch"), refusedTyped, refusedTyped],
  ["a path moves", rename(ALL, "/v2/action_items"), refusedTyped, refusedTyped],
  ["an operationId changes", set(`${ITEM}/get/operationId`, "getActionItem"), operationId, operationId],
  ["another operationId changes", set(`${ALL}/get/operationId`, "listAll"), operationId, operationId],
  [
    "a path's parameter is renamed",
    both(rename(ITEM, "/v1/action_items/{action_item_id}"), set(`${P}/action_item_id/name`, "action_item_id")),
    ["callers-compile-time"],
    ["callers-compile-time"],
  ],
  ["an operation is deprecated", set(`${ITEM}/delete/deprecated`, true), "minor", "minor"],
];
