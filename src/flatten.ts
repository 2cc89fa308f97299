import { unreadable } from "./call.ts";
import type { Answer } from "./transport/answer.ts";

/** A JSON:API resource. */
export interface Resource {
  id: string;
  type: string;
  attributes: object;
}

/** A resource with its `id` beside its attributes; its `type` says nothing that the method did not say. */
export type Flat<R extends Resource> = R["attributes"] & { id: R["id"] };

/**
 * Lifts a resource's attributes beside its `id`, which no attribute can replace.
 *
 * @throws {UnreadableResponseError} when the answer holds none there.
 */
export function flatten<R extends Resource>(resource: R | undefined, answer: Answer): Flat<R> {
  const { id, attributes }: Partial<R> = Object(resource);
  // Beyond that it is the spec's word; whoever wants to be sure switches validation on.
  if (!id || typeof id !== "string" || !attributes || typeof attributes !== "object") {
    throw unreadable("holds no resource", answer);
  }
  // Nobody else has them, and a copy takes time.
  return Object.assign(attributes, { id });
}
