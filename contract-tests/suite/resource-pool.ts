import type { Case } from "../cases/cases.ts";
import { type Resource, removes, resource, resourceOf } from "../spec/resource.ts";
import type { Target } from "../target.ts";
import { LeftOut } from "./left-out.ts";
import type { WriteGuard } from "./write-guard.ts";

export interface ResourcePoolOptions {
  target: Pick<Target, "kind" | "readOnly">;
  writeGuard: Pick<WriteGuard, "left">;
  /** Creates a resource, and gives its id. */
  create: (of: Resource) => Promise<string>;
  /** The id of one that is there without the run; undefined when none is. */
  listed: (of: Resource) => Promise<string | undefined>;
}

/** The resources that requests are about, each created once for as many of them as possible. */
export interface ResourcePool {
  /**
   * The id of a resource that a case can be sent for.
   *
   * @throws {LeftOut} when only reads are allowed, and nothing is there to read.
   */
  idFor(testCase: Case): Promise<string>;
}

export function openResourcePool({ target, writeGuard, create, listed }: ResourcePoolOptions): ResourcePool {
  /** One of each kind for all updates. */
  const shared = new Map<Resource, Promise<string>>();

  /** What the run has created before and can use again, which costs no write. */
  function leftOf({ name }: Resource): string[] {
    return writeGuard.left.flatMap(({ of, id }) => (of === name && id !== undefined ? [id] : []));
  }

  function sharedId(of: Resource): Promise<string> {
    const [before] = leftOf(of);
    const id = shared.get(of) ?? (before === undefined ? create(of) : Promise.resolve(before));
    shared.set(of, id);
    return id;
  }

  async function removableId(of: Resource): Promise<string> {
    const stored = shared.has(of) ? await shared.get(of) : leftOf(of)[0];
    return leftOf(of).find((id) => id !== stored) ?? (await create(of));
  }

  /** Something that the run has not created, which can be read only. */
  async function somebodysId(of: Resource): Promise<string> {
    const id = await listed(of);
    if (id === undefined) throw new LeftOut("with --read-only, it needs something that is there already");
    return id;
  }

  return {
    async idFor({ operation, polarity }) {
      if (target.kind === "mock") return "any-id";
      const of = resourceOf(operation) ?? resource;
      if (target.readOnly) return await somebodysId(of);
      if (removes(operation) && polarity === "valid") return await removableId(of);
      return await sharedId(of);
    },
  };
}
