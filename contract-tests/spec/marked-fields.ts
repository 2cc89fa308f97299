import { boundOf, type Form, formsOf, typesIn } from "../cases/forms.ts";
import { isFree, PLAIN } from "../cases/prose.ts";
import { markOf } from "../suite/mark.ts";
import { attributesShownBy, together, waysTakenBy } from "./attributes.ts";
import type { Operation } from "./operations.ts";
import type { Schema } from "./schema.ts";

/** The mark of a run, and a few words behind it: what a string must have room for to carry it. */
const MARKED = `${markOf("00000000")} ${PLAIN}`;
/** What says of a string that it is more than prose. */
const OWN_RULES = ["enum", "const", "contentEncoding", "contentMediaType"];

/**
 * The names of the strings that can carry the mark of a run, because every create takes and a read shows them: at most
 * two, so that one is left where the other is tried.
 */
export function markedFieldsOf(create: Operation | undefined, read: Operation | undefined): string[] {
  const shown = attributesShownBy(read);
  const taken = [...waysTakenBy(create)].filter(([name]) => name in shown);
  const names = taken.flatMap(([name, ways]) => (ways.every(takesMark) ? [name] : []));
  return names.slice(0, 2);
}

function takesMark(way: readonly Schema[]): boolean {
  return way.length > 0 && formsOf(together(way)).some(isFreeForMark);
}

function isFreeForMark(form: Form): boolean {
  return (
    typesIn(form).includes("string") &&
    isFree(form) &&
    !form.some((part) => OWN_RULES.some((keyword) => keyword in part)) &&
    MARKED.length <= (boundOf(form, "maxLength") ?? Infinity) &&
    form.every(({ pattern = "" }) => new RegExp(pattern, "u").test(MARKED))
  );
}
