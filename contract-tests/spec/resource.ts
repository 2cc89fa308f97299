import { type Operation, mostConcreteFirst, operations, pathPattern } from "./operations.ts";
import { type Json, type Schema, typesOf } from "./schema.ts";
import { resolve } from "./spec.ts";
import { boundOf, type Form, formsOf, isFree, PLAIN, typesIn } from "../cases/forms.ts";
import { markOf } from "../suite/mark.ts";
import { attributesShownBy, showsResource, together, waysTakenBy } from "./attributes.ts";

/** What an operation does with one resource. */
export type Part = "create" | "read" | "update" | "remove";

/**
 * The part that each operation plays in the life of a resource, read from its method and its answer, so that no
 * operation has to be named. Undefined for a part that the spec does not have.
 */
export interface Resource {
  /** The last fixed segment of its paths: `action_items`, or `incidents/notes` where there are others of that name. */
  name: string;
  create: Operation | undefined;
  read: Operation | undefined;
  update: Operation | undefined;
  remove: Operation | undefined;
  /** Those that answer with many. */
  lists: Operation[];
  /**
   * The names of the strings that can carry the mark of a run, because a create takes and a read shows them: at most two,
   * so that one is left where the other is tried.
   */
  texts: string[];
}

/** A resource that has some operations. */
export type With<Parts extends Part> = Resource & { [part in Parts]: Operation };

/** The collection that the client and the reference server are made for. */
const OWN = "/v1/incidents/{incident_id}/action_items";
/** The mark of a run, and a few words behind it: what a string must have room for to carry it. */
const MARKED = `${markOf("00000000")} ${PLAIN}`;
/** What says of a string that it is more than prose. */
const OWN_RULES = ["enum", "const", "contentEncoding", "contentMediaType"];

const dataOf = ({ answer }: Operation): Schema | undefined => {
  const data = answer && resolve(answer).properties?.["data"];
  return data && resolve(data);
};
const holdsMany = (operation: Operation): boolean => typesOf(dataOf(operation) ?? {}).includes("array");
/**
 * A last segment that names one resource: `{id}`, `note-{id}`, and `{id}.json` or `{id}.{format}`, as Rails has them. What
 * else stands beside a parameter makes something else of it: `{id}:archive`, `{base}...{head}`.
 */
const OF_ONE = /^(?:[^{}:()]*[^{}:().])?\{([^{}]+)\}(?:\.json|\.\{[^{}]+\})?$/;
/** How a collection ends whose resources are at `{id}.json`, or at `{id}.{format}`. */
const FORMAT = /\.(json|\{[^{}]+\})$/;

const segmentsOf = (path: string): string[] => path.split("/").filter((segment) => segment !== "");
/** Whether the path ends with the identifier of one resource. */
const isOfOne = (operation: Operation): boolean => identifierOf(operation) !== undefined;
const isFixed = (segment: string): boolean => !segment.includes("{");

/** The segments of the collection that an operation is about, which a create adds to. */
const collectionOf = ({ path }: Operation): string => {
  const segments = segmentsOf(path);
  const last = segments.pop() ?? "";
  return `/${[...segments, ...(OF_ONE.test(last) ? [] : [last.replace(FORMAT, "")])].join("/")}`;
};
const nameOf = (operation: Operation): string => {
  const segments = segmentsOf(collectionOf(operation));
  const at = segments.findLastIndex(isFixed);
  const last = segments.at(-1) ?? "";
  // What is done with a resource is no collection: `notes/{id}:archive`.
  const isOther = !isFixed(last) && !OF_ONE.test(last);
  return isOther ? [segments[at] ?? [], last].flat().join("/") : (segments[at] ?? "");
};
const playsCreate = (operation: Operation): boolean =>
  operation.method === "POST" && !isOfOne(operation) && !holdsMany(operation);

function resourceFrom(name: string, own: readonly Operation[]): Resource {
  const ofOne = (...methods: string[]): Operation | undefined =>
    own.find((operation) => methods.includes(operation.method) && isOfOne(operation) && !holdsMany(operation));
  const create = own.find(playsCreate);
  const read = ofOne("GET");
  return {
    name,
    create,
    read,
    update: ofOne("PATCH") ?? ofOne("PUT"),
    remove: ofOne("DELETE"),
    lists: own.filter((operation) => operation.method === "GET" && holdsMany(operation)),
    texts: markedFieldsOf(create, read),
  };
}

/**
 * The resources that operations are about, found by their paths. Collections of the same name in which something can be
 * created are resources of their own, and share what is not below one of them: `/notes/{id}`.
 */
export function resourcesOf(all: readonly Operation[]): Map<Resource, readonly Operation[]> {
  const matches = new Map<Resource, readonly Operation[]>();
  for (const name of new Set(all.map(nameOf))) {
    const named = all.filter((operation) => nameOf(operation) === name);
    const homes = [...new Set(named.filter(playsCreate).map(collectionOf))];
    if (homes.length < 2) {
      matches.set(resourceFrom(name, named), named);
      continue;
    }
    const shared = named.filter((operation) => !homes.includes(collectionOf(operation)));
    const labels = homes.map(withParent);
    const left = new Set(shared);
    for (const [at, home] of homes.entries()) {
      const below = named.filter((operation) => collectionOf(operation) === home);
      const own = [...below, ...shared.filter((operation) => isAlike(operation, below.find(playsCreate)))];
      for (const operation of own) left.delete(operation);
      const label = labels.filter((label) => label === labels[at]).length === 1 ? labels[at] : home;
      matches.set(resourceFrom(label ?? home, own), own);
    }
    if (left.size > 0) matches.set(resourceFrom(name, [...left]), [...left]);
  }
  return matches;
}

/** Whether two operations may be about the same: as far as they say so, their responses hold resources of the same type. */
function isAlike(one: Operation, other: Operation | undefined): boolean {
  const [types, others] = [one, other].map((operation) => operation && typesShownBy(operation));
  return types === undefined || others === undefined || types.some((type) => others.includes(type));
}

/** The types of the resources that an operation responds with (JSON:API); undefined where it does not say. */
function typesShownBy(operation: Operation): Json[] | undefined {
  const data = dataOf(operation);
  const type = (data?.items ? resolve(data.items) : data)?.properties?.["type"];
  const { const: constant, enum: values } = type ? resolve(type) : {};
  return constant === undefined ? values : [constant];
}

/** A collection with what it is below: `incidents/notes`. */
function withParent(path: string): string {
  return path
    .split("/")
    .filter((segment) => segment !== "" && isFixed(segment))
    .slice(-2)
    .join("/");
}

/** The operations of every resource of the spec. */
export const operationsOf: ReadonlyMap<Resource, readonly Operation[]> = resourcesOf(operations);

/** Every resource of the spec. */
export const resources: readonly Resource[] = [...operationsOf.keys()];

/** The resource that the client has methods for, and the reference server knows. */
export const resource: Resource =
  resources.find(({ create }) => create?.path === OWN) ?? resourceFrom("action_items", []);

const byOperation = new Map(
  [...operationsOf].reverse().flatMap(([of, own]) => own.map((operation): [Operation, Resource] => [operation, of])),
);

/** The resource that an operation is about: the first, where several share it. */
export function resourceOf(operation: Operation): Resource | undefined {
  return byOperation.get(operation);
}

const NAMES: Readonly<Record<Part, string>> = { create: "create", read: "read", update: "update", remove: "delete" };

/** The operations that a resource lacks, as a sentence without a full stop; undefined when it has all of them. */
export function lacking(of: Resource, parts: readonly Part[]): string | undefined {
  const missing = [...new Set(parts)].filter((part) => of[part] === undefined).map((part) => `no ${NAMES[part]}`);
  return missing.length === 0 ? undefined : `${of.name} have ${missing.join(" and ")}`;
}

/** Whether a resource has these operations. */
export function has<Parts extends Part>(of: Resource, parts: readonly Parts[]): of is With<Parts> {
  return lacking(of, parts) === undefined;
}

/** The list in which everything is found that was created below the same parent, or else the one over all. */
export function listOf({ create, lists }: Resource): Operation | undefined {
  return (
    lists.find(({ path }) => path === create?.path) ?? lists.find(({ pathParameters }) => pathParameters.length === 0)
  );
}

/** Whether an operation creates one resource. */
export function creates(operation: Operation): boolean {
  return resourceOf(operation)?.create === operation;
}

/** Whether an operation removes one resource. */
export function removes(operation: Operation): boolean {
  return resourceOf(operation)?.remove === operation;
}

/** The path parameter that names one resource, which has to be created before it can be requested; undefined for others. */
export function identifierOf({ path }: Pick<Operation, "path">): string | undefined {
  return OF_ONE.exec(segmentsOf(path).at(-1) ?? "")?.[1];
}

/** The identifier in the path of a URL; undefined where the URL is none of the operation, or names no resource. */
export function identifierIn(
  operation: Pick<Operation, "path" | "pathParameters">,
  pathname: string,
): string | undefined {
  const match = new RegExp(`${pathPattern(operation.path)}$`).exec(pathname);
  const at = operation.pathParameters.indexOf(identifierOf(operation) ?? "");
  return at === -1 ? undefined : match?.[at + 1];
}

/** The path parameters with which an operation names one resource; none where its path names many. */
export function pathTo(operation: Operation, id: string): Record<string, string> {
  const name = identifierOf(operation);
  return name === undefined ? {} : { [name]: id };
}

/**
 * The names of the strings that can carry the mark of a run, because every create takes and a read shows them: at most
 * two, so that one is left where the other is tried.
 */
export function markedFieldsOf(create: Operation | undefined, read: Operation | undefined): string[] {
  const shown = attributesShownBy(read);
  const taken = [...waysTakenBy(create)].filter(([name]) => Object.hasOwn(shown, name));
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

/** What the path of a request names. */
export interface Place {
  of: Resource;
  /** Absent where it names all of them. */
  id?: string;
}

/** Whether an identifier is that of one of a resource. */
type IsOne = (of: Resource, id: string) => boolean;

/**
 * Tells what a path names, for example `/v1/action_items/{id}` one action item; undefined when the spec has no such path.
 *
 * @param isOne Tells resources apart that share a path. Default: it is one of the first.
 */
export type PlaceAt = (pathname: string, isOne?: IsOne) => Place | undefined;

/** What the paths of some resources name. */
export function placesOf(resources: ReadonlyMap<Resource, readonly Operation[]>): PlaceAt {
  const paths = [...resources]
    .flatMap(([of, own]) => own.map((operation) => ({ of, operation })))
    .toSorted((one, other) => mostConcreteFirst(one.operation, other.operation))
    // Whatever stands in front is the path of a base URL.
    .map((item) => ({ ...item, pattern: new RegExp(`^(.*?)${pathPattern(item.operation.path)}$`) }));
  return (pathname, isOne = () => true) => {
    const matches = paths.flatMap(({ of, pattern, operation }) => {
      const match = pattern.exec(pathname);
      if (match === null) return [];
      const id = identifierIn(operation, pathname);
      return [{ of, base: match[1] ?? "", id: id === undefined ? undefined : decoded(id) }];
    });
    // An identifier can make the end of its path look like another path: the longest match is meant.
    const shortest = Math.min(...matches.map(({ base }) => base.length));
    const meant = matches.filter(({ base }) => base.length === shortest);
    const current = meant.find(({ of, id }) => id !== undefined && isOne(of, id)) ?? meant[0];
    return current && { of: current.of, ...(current.id !== undefined && { id: current.id }) };
  };
}

export const placeAt = placesOf(operationsOf);

/** A stray percent sign stands for itself. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

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
