import { resolve } from "../description/description.ts";
import { resource } from "../description/resource.ts";
import type { Json } from "../description/schema.ts";

/** The attributes that the description knows: of others nobody said what they do. */
const KNOWN = (() => {
  const answer = resource.read?.answer;
  const data = answer && resolve(answer).properties?.["data"];
  const attributes = data && resolve(data).properties?.["attributes"];
  return Object.keys((attributes && resolve(attributes).properties) ?? {});
})();

/** Filled on create only, as far as was seen. */
const DIFFERS_BY_OPERATION = ["assigned_to", "created_by"];

type Attributes = Readonly<Record<string, Json>>;

/** The attributes that differ between two answers, in sentences; those that may differ are left out. */
export function differences(before: Attributes, after: Attributes, mayDiffer: readonly string[] = []): string[] {
  return KNOWN.filter((name) => !mayDiffer.includes(name) && !DIFFERS_BY_OPERATION.includes(name)).flatMap((name) => {
    const [was, is] = [JSON.stringify(before[name]), JSON.stringify(after[name])];
    return was === is ? [] : [`\`${name}\` was ${was} and is ${is}`];
  });
}
