import { showsResource } from "./attributes.ts";
import { lacking, listOf, type Resource } from "./resource.ts";

/**
 * Why nothing of a resource is written where it has to be cleaned up, as a sentence without a full stop: what a run
 * creates must be found again and deleted. Undefined when it can be.
 */
export function reasonNotToWrite(of: Resource): string | undefined {
  const { name, create, texts } = of;
  const missing = lacking(of, ["create", "read", "remove"]);
  if (missing !== undefined) return missing;
  if (create !== undefined && !showsResource(create))
    return `no response to ${create.id} shows one of ${name} with its id`;
  if (listOf(of) === undefined) return `${name} have no list in which they could be found again`;
  return texts.length === 0 ? `${name} have no string that could carry the mark of a run` : undefined;
}
