/** A JSON:API resource. */
export interface Resource {
  id: string;
  type: string;
  attributes: object;
}

/** A resource with its `id` beside its attributes; its `type` says nothing that the method did not say. */
export type Flat<R extends Resource> = R["attributes"] & { id: R["id"] };

/** Lifts a resource's attributes beside its `id`, which no attribute can replace. */
export function flatten<R extends Resource>({ id, attributes }: R): Flat<R> {
  return { ...(attributes as R["attributes"]), id };
}
