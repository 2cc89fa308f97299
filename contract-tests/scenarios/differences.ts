import { attributesShownBy, isOfIntegration, renamedBy, valueAt } from "../spec/attributes.ts";
import type { Resource } from "../spec/resource.ts";
import type { Json } from "../spec/schema.ts";

/** Filled on create only, as far as was seen. */
const DIFFERS_BY_OPERATION = ["created_by"];

type Attributes = Readonly<Record<string, Json>>;

/**
 * The attributes that differ between two responses that show the same resource, in sentences.
 *
 * @param mayDiffer Attributes that are left out.
 */
export function differences(
  { create, read }: Pick<Resource, "create" | "read">,
  before: Attributes,
  after: Attributes,
  mayDiffer: readonly string[] = [],
): string[] {
  // Of what was written under another name only that counts: what stands beside it can change by itself.
  const written = new Map(renamedBy(create).map(({ root, pointer }) => [root, pointer]));
  // Of attributes that the spec does not know nobody said what they do.
  const known = Object.keys(attributesShownBy(read));
  return known
    .filter((name) => !mayDiffer.includes(name) && !DIFFERS_BY_OPERATION.includes(name))
    .flatMap((name) => {
      const pointer = written.get(name);
      const shown = (attributes: Attributes) =>
        JSON.stringify(pointer === undefined ? attributes[name] : (valueAt(attributes, pointer) ?? null));
      const [was, is] = [shown(before), shown(after)];
      if (was === "null" && isOfIntegration(name)) return [];
      return was === is ? [] : [`\`${pointer?.slice(1) ?? name}\` was ${was} and is ${is}`];
    });
}
