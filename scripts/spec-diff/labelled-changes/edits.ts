import { child, isBranch, keysOf, valueAt } from "../../../contract-tests/spec/pointer.ts";
import type { Audience, Bump } from "../change.ts";

/** Whom a change breaks, or, when nobody, the version step that it is worth. */
export type Label = readonly Audience[] | Exclude<Bump, "major">;

/** A change, and what it and its reverse mean; `first` is done to both sides beforehand. */
export type Row = readonly [name: string, edit: Edit, forward: Label, reverse: Label, first?: Edit];

/** Requests that are not valid any more; where the types express that, callers do not compile either. */
export const refused: Label = ["servers", "fake-and-validation"];
export const refusedTyped: Label = ["callers-compile-time", "servers", "fake-and-validation"];

/** Responses that were not valid before. */
export const unmet: Label = ["callers-run-time"];
export const unmetTyped: Label = ["callers-compile-time", "callers-run-time"];

export const bothTyped: Label = ["callers-compile-time", "callers-run-time", "servers", "fake-and-validation"];

export const operationId: Label = ["callers-compile-time", "fake-and-validation"];

// Where the labelled changes are made, in the bundled spec.
export const S = "#/components/schemas";
export const P = "#/components/parameters";
export const R = "#/components/responses";
export const B = "#/components/requestBodies";
export const H = "#/components/headers";
export const OF_INCIDENT = "#/paths/~1v1~1incidents~1{incident_id}~1action_items";
export const ITEM = "#/paths/~1v1~1action_items~1{id}";
export const ALL = "#/paths/~1v1~1action_items";
export const JSON_API = "application~1vnd.api+json";
export const CREATE = `${S}/CreateIncidentActionItemAttributes`;
export const UPDATE = `${S}/UpdateIncidentActionItemAttributes`;
export const ATTRIBUTES = `${S}/IncidentActionItemAttributes`;
export const SELECTION = `${S}/FormFieldSelection`;

/** Changes a bundled spec in place. */
type Edit = (document: object) => void;

type Json = { [key: string]: unknown };

/** Puts a value where a pointer leads; undefined puts nothing there. */
export function set(pointer: string, value: unknown): Edit {
  return (document) => {
    const [parent, key] = within(document, pointer);
    if (value === undefined) delete parent[key];
    else parent[key] = structuredClone(value);
  };
}

export function remove(pointer: string): Edit {
  return (document) => {
    const [parent, key] = within(document, pointer);
    if (!(key in parent)) throw new Error(`There is nothing at ${pointer}.`);
    delete parent[key];
  };
}

/** Adds to a list. */
export function push(pointer: string, value: unknown): Edit {
  return (document) => listAt(document, pointer).push(structuredClone(value));
}

/** Gives a member another name, in its place. */
export function rename(pointer: string, name: string): Edit {
  return (document) => {
    const [parent, key] = within(document, pointer);
    if (!(key in parent)) throw new Error(`There is nothing at ${pointer}.`);
    replaceMembers(
      parent,
      Object.entries(parent).map(([item, value]) => [item === key ? name : item, value]),
    );
  };
}

export function copy(from: string, to: string): Edit {
  return (document) => set(to, valueAt(document, from))(document);
}

export function both(...edits: Edit[]): Edit {
  return (document) => {
    for (const edit of edits) edit(document);
  };
}

export function reverseList(pointer: string): Edit {
  return (document) => listAt(document, pointer).reverse();
}

export function reverseMembers(pointer: string): Edit {
  return (document) => {
    const node = objectAt(document, pointer);
    replaceMembers(node, Object.entries(node).reverse());
  };
}

/** Puts what a reference leads to in its place. */
export function inline(pointer: string): Edit {
  return (document) => {
    const { $ref, ...beside } = objectAt(document, pointer);
    set(pointer, { ...objectAt(document, String($ref)), ...beside })(document);
  };
}

/** Gives a component another name, also where it is referred to. */
export function renameComponent(kind: string, from: string, to: string): Edit {
  return (document) => {
    rename(`#/components/${kind}/${from}`, to)(document);
    forEachObject(document, (node) => {
      if (node["$ref"] === `#/components/${kind}/${from}`) node["$ref"] = `#/components/${kind}/${to}`;
    });
  };
}

/** Takes a parameter's component out of an operation. */
export function removeParameter(operation: string, component: string): Edit {
  return (document) => {
    const parameters = listAt(document, `${operation}/parameters`);
    const at = parameters.findIndex(
      (parameter) => isBranch(parameter) && parameter["$ref"] === `#/components/parameters/${component}`,
    );
    if (at === -1) throw new Error(`${operation} has no parameter ${component}.`);
    parameters.splice(at, 1);
  };
}

export function addParameter(operation: string, parameter: object): Edit {
  return (document) => {
    const node = objectAt(document, operation);
    const parameters: unknown[] = Array.isArray(node["parameters"]) ? node["parameters"] : [];
    node["parameters"] = [...parameters, structuredClone(parameter)];
  };
}

/** Removes a property, and from what is required. */
export function removeProperty(schema: string, name: string): Edit {
  return (document) => {
    remove(`${schema}/properties/${name}`)(document);
    const { required } = objectAt(document, schema);
    if (Array.isArray(required) && required.includes(name)) unrequire(schema, name)(document);
  };
}

export function renameProperty(schema: string, from: string, to: string): Edit {
  return both(rename(`${schema}/properties/${from}`, to), unrequire(schema, from), push(`${schema}/required`, to));
}

/** Takes a name from what is required. */
export function unrequire(schema: string, name: string): Edit {
  return (document) => {
    const required = listAt(document, `${schema}/required`);
    if (!required.includes(name)) throw new Error(`${schema} does not require ${name}.`);
    required.splice(required.indexOf(name), 1);
  };
}

/** Moves what all operations of a path share into each of them. */
export function moveParameters(path: string): Edit {
  return (document) => {
    const { parameters, ...rest } = objectAt(document, path);
    if (!Array.isArray(parameters)) throw new Error(`${path} has no parameters.`);
    for (const method of Object.keys(rest))
      for (const parameter of parameters) addParameter(`${path}/${method}`, parameter)(document);
    remove(`${path}/parameters`)(document);
  };
}

/** Says of an object in two parts what it says in one. */
export function splitIn(schema: string): Edit {
  return (document) => {
    const { type, properties, required, ...rest } = objectAt(document, schema);
    if (!isBranch(properties)) throw new Error(`${schema} has no properties.`);
    const names = Object.entries(properties);
    const half = (part: typeof names, needed: unknown) => ({
      type,
      properties: Object.fromEntries(part),
      required: needed,
    });
    const allOf = [half(names.slice(0, 1), required), { type, properties: Object.fromEntries(names.slice(1)) }];
    set(schema, { ...rest, allOf })(document);
  };
}

/** Where a pointer leads: what holds it, and its key there. */
function within(document: object, pointer: string): [Json, string] {
  const keys = keysOf(pointer);
  const key = keys.pop() ?? "";
  return [objectAt(document, keys.reduce(child, "#")), key];
}

function objectAt(document: object, pointer: string): Json {
  const value = valueAt(document, pointer);
  if (!isBranch(value)) throw new Error(`There is nothing at ${pointer}.`);
  return value;
}

function listAt(document: object, pointer: string): unknown[] {
  const value = valueAt(document, pointer);
  if (!Array.isArray(value)) throw new Error(`There is no list at ${pointer}.`);
  return value;
}

function replaceMembers(node: Json, members: ReadonlyArray<readonly [string, unknown]>): void {
  for (const key of Object.keys(node)) delete node[key];
  for (const [key, value] of members) node[key] = value;
}

function forEachObject(node: unknown, use: (node: Json) => void): void {
  if (!isBranch(node)) return;
  use(node);
  for (const value of Object.values(node)) forEachObject(value, use);
}
