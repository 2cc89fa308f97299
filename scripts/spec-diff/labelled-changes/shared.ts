import { both, push, remove, set } from "./edits.ts";
import { bothTyped, refused, refusedTyped, unmet, unmetTyped, type Row } from "./labels.ts";
import { S } from "./pointers.ts";

export const shared: readonly Row[] = [
  ["a status is added", push(`${S}/ActionItemStatus/enum`, "blocked"), unmetTyped, refusedTyped],
  ["a status is removed", set(`${S}/ActionItemStatus/enum`, ["open", "in_progress", "done"]), refusedTyped, unmetTyped],
  [
    "a status is renamed",
    set(`${S}/ActionItemStatus/enum`, ["open", "in_progress", "canceled", "done"]),
    bothTyped,
    bothTyped,
  ],
  ["a priority is added", push(`${S}/ActionItemPriority/enum`, "urgent"), unmetTyped, refusedTyped],
  ["a kind is removed", set(`${S}/ActionItemKind/enum`, ["task"]), refusedTyped, unmetTyped],
  ["a kind is any string", remove(`${S}/ActionItemKind/enum`), unmetTyped, refusedTyped],
  [
    "a kind is limited by a length that one of its values exceeds",
    set(`${S}/ActionItemKind/maxLength`, 4),
    refused,
    unmet,
  ],
  [
    "a kind is any string of a length that its values have",
    both(remove(`${S}/ActionItemKind/enum`), set(`${S}/ActionItemKind/minLength`, 4)),
    unmetTyped,
    refusedTyped,
  ],
  [
    "a status is a number",
    both(set(`${S}/ActionItemStatus/type`, "integer"), set(`${S}/ActionItemStatus/enum`, [1, 2])),
    bothTyped,
    bothTyped,
  ],
  [
    "a priority can be null",
    both(set(`${S}/ActionItemPriority/type`, ["string", "null"]), push(`${S}/ActionItemPriority/enum`, null)),
    unmetTyped,
    refusedTyped,
  ],
  ["the JSON:API type changes", set(`${S}/IncidentActionItemType/const`, "action_items"), bothTyped, bothTyped],
];
