import { type Case, needsResource } from "../cases/cases.ts";
import { attributesOf, behindJson } from "../exchange/document.ts";
import { attributesTakenBy } from "../spec/attributes.ts";
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
  /**
   * Sends an update of the resource that all updates share when no other one is under way that sends what this one is
   * checked for, or is checked for what this one sends: a server that takes both may show the one what became of the other.
   */
  inTurn<T>(testCase: Case, send: () => Promise<T>): Promise<T>;
}

/** The attributes that an update sends, and those that its response is checked for. */
interface Use {
  sent: readonly string[];
  checked: readonly string[];
}

function useOf({ operation, polarity, body, violates }: Case): Use {
  const sent = Object.keys(attributesOf(body?.slice(0, body.length - behindJson(body).length)));
  // A valid one beside others is a twin: it has to be accepted, and that is all.
  if (polarity === "valid") return { sent, checked: [] };
  const [, name] = /^\/data\/attributes\/([^/]+)/.exec(violates?.pointer ?? "") ?? [];
  if (violates?.pointer === "/data/attributes") return { sent, checked: Object.keys(attributesTakenBy(operation)) };
  return { sent, checked: name === undefined ? sent : [name] };
}

const isDisturbed = (one: Use, other: Use): boolean =>
  one.checked.some((name) => other.sent.includes(name)) || other.checked.some((name) => one.sent.includes(name));

export function openResourcePool({ target, writeGuard, create, listed }: ResourcePoolOptions): ResourcePool {
  /** One of each kind for all updates. */
  const shared = new Map<Resource, Promise<string>>();

  /** Updates of what is shared, in the order in which they were to be sent. */
  const underWay = new Map<Use, Promise<unknown>>();

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
    async inTurn(testCase, send) {
      const { operation, authentication } = testCase;
      const changes = authentication === "token" && operation.body !== undefined;
      if (target.kind === "mock" || !changes || !needsResource(testCase)) return await send();
      const use = useOf(testCase);
      const others = [...underWay].flatMap(([other, sent]) => (isDisturbed(use, other) ? [sent.catch(() => {})] : []));
      const sent = Promise.all(others).then(send);
      underWay.set(use, sent);
      return await sent.finally(() => underWay.delete(use));
    },
  };
}
