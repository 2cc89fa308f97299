import { attributesShownBy, renamedBy, valueAt } from "../description/attributes.ts";
import { resource } from "../description/resource.ts";
import type { Json } from "../description/schema.ts";

/** The attributes that the spec knows: of others nobody said what they do. */
const KNOWN = Object.keys(attributesShownBy(resource.read));

/** Filled on create only, as far as was seen. */
const DIFFERS_BY_OPERATION = ["created_by"];

/** Of what was written under another name only that counts: what stands beside it can change by itself. */
const WRITTEN = new Map(renamedBy(resource.create).map(({ root, pointer }) => [root, pointer]));

type Attributes = Readonly<Record<string, Json>>;

/** The attributes that differ between two answers, in sentences; those that may differ are left out. */
export function differences(before: Attributes, after: Attributes, mayDiffer: readonly string[] = []): string[] {
  return KNOWN.filter((name) => !mayDiffer.includes(name) && !DIFFERS_BY_OPERATION.includes(name)).flatMap((name) => {
    const pointer = WRITTEN.get(name);
    const shown = (attributes: Attributes) =>
      JSON.stringify(pointer === undefined ? attributes[name] : (valueAt(attributes, pointer) ?? null));
    const [was, is] = [shown(before), shown(after)];
    return was === is ? [] : [`\`${pointer?.slice(1) ?? name}\` was ${was} and is ${is}`];
  });
}
