import type { Refusal } from "./compile.ts";
import { child, follow, members, valueAt } from "../../contract-tests/spec/pointer.ts";

/** The keys of a path item that are operations. */
export const METHODS = new Set(["get", "put", "post", "delete", "options", "head", "patch", "trace"]);

/** What a path item has since OpenAPI 3.2. */
const METHODS_OF_3_2 = ["query", "additionalOperations"];

/** What a path must encode (OpenAPI 3.1.1, "Path Templating"): the mock does not recognise it, and `#` is never sent. */
const UNSENT = /[^\w\-.~%!$&'()*+,;=:@/]|%(?![\da-f]{2})/iu;

const PROTOTYPE = "__proto__";
const NO_PROTOTYPE = `JavaScript does not take \`${PROTOTYPE}\` for the name of an operation, a parameter or a header: rename it`;
const NO_STREAM = "`itemSchema` of OpenAPI 3.2 is not supported here: give a `schema` of the whole, or none";

/** A place in the table where a validator stands. */
export class Slot {
  /** The pointer of the schema. */
  readonly schema: string;
  /** What a valid value is, in TypeScript. */
  readonly type: string;
  /** Whether the value is checked as it travels in a header or a URL: as text. */
  readonly wire: boolean;

  constructor(schema: string, type: string, { wire }: { wire: boolean }) {
    this.schema = schema;
    this.type = type;
    this.wire = wire;
  }
}

/** What the validators are found by: operationId, then status, then media type or name. */
export type Table = { [key: string]: string | boolean | Slot | Table };

/** Reads a bundle's operations, with a slot for everything that has a schema. */
export function readOperations(document: unknown): { table: Table; refusals: Refusal[] } {
  const table: Table = {};
  const refusals: Refusal[] = [];
  for (const [path, item] of members(document, "#/paths")) {
    const [unsent] = UNSENT.exec(path.replaceAll(/\{[^{}]*\}/g, "")) ?? [];
    if (unsent !== undefined) {
      const reason = `\`${unsent}\` cannot be in the path \`${path}\` as it is: write \`${encodeURIComponent(unsent)}\`, or remove it`;
      refusals.push({ pointer: item, reason });
    }
    for (const [method, operation] of members(document, item)) {
      if (METHODS_OF_3_2.includes(method)) {
        const reason = `neither the types nor the tests know \`${method}\` of OpenAPI 3.2: describe the operation under another method, or remove it`;
        refusals.push({ pointer: child(item, method), reason });
      }
      if (!METHODS.has(method)) continue;
      const id = valueAt(document, child(operation, "operationId"));
      if (id === PROTOTYPE) refusals.push({ pointer: child(operation, "operationId"), reason: NO_PROTOTYPE });
      else if (Object.hasOwn(table, String(id))) {
        const reason = `another operation has the operationId \`${id}\`, perhaps as its path item stands at two paths: rename one, and give each path its own`;
        refusals.push({ pointer: child(operation, "operationId"), reason });
      } else if (typeof id !== "string")
        refusals.push({ pointer: operation, reason: "the operation has no operationId" });
      else table[id] = { method, path, ...readOperation(item, operation, `operations[${JSON.stringify(id)}]`) };
    }
  }
  return { table, refusals };

  function readOperation(item: string, operation: string, type: string): Table {
    const body = follow(document, child(operation, "requestBody"));
    const isRequired = valueAt(document, child(body, "required")) === true;
    return {
      parameters: readParameters(item, operation),
      request: readContent(body, isRequired ? `${type}["requestBody"]` : `NonNullable<${type}["requestBody"]>`),
      responses: tableOf(child(operation, "responses"), (response, status) => ({
        headers: tableOf(child(response, "headers"), readWireValue),
        content: readContent(response, `${type}["responses"][${JSON.stringify(status)}]`),
      })),
    };
  }

  function readParameters(item: string, operation: string): Table {
    const parameters: { [place: string]: Table } = { path: {}, query: {}, header: {}, cookie: {} };
    for (const owner of [item, operation]) {
      for (const [, parameter] of members(document, child(owner, "parameters"))) {
        const place = parameters[String(valueAt(document, child(parameter, "in")))];
        const name = String(valueAt(document, child(parameter, "name")));
        if (name === PROTOTYPE) refusals.push({ pointer: child(parameter, "name"), reason: NO_PROTOTYPE });
        else if (place !== undefined) place[name] = readWireValue(parameter);
      }
    }
    return parameters;
  }

  /** A header or a parameter. */
  function readWireValue(pointer: string): Table {
    if (valueAt(document, child(pointer, "content")) !== undefined) {
      refusals.push({ pointer: child(pointer, "content"), reason: "give a `schema`: `content` is not supported here" });
    }
    return {
      required: valueAt(document, child(pointer, "required")) === true,
      validate: new Slot(schemaOf(pointer), "string", { wire: true }),
    };
  }

  function readContent(pointer: string, type: string): Table {
    return tableOf(child(pointer, "content"), (media, name) => {
      const items = child(media, "itemSchema");
      if (valueAt(document, items) !== undefined) refusals.push({ pointer: items, reason: NO_STREAM });
      return new Slot(schemaOf(media), `${type}["content"][${JSON.stringify(name)}]`, { wire: false });
    });
  }

  function schemaOf(pointer: string): string {
    return follow(document, child(pointer, "schema"));
  }

  function tableOf(pointer: string, read: (member: string, key: string) => Slot | Table): Table {
    for (const [key, member] of members(document, pointer)) {
      if (key === PROTOTYPE) refusals.push({ pointer: member, reason: NO_PROTOTYPE });
    }
    return Object.fromEntries(members(document, pointer).map(([key, member]) => [key, read(member, key)]));
  }
}

/** The names that the client knows at run time. */
interface Names {
  /** From path and method to operationId, for code that only sees a request. */
  operationIds: { [path: string]: { [method: string]: string } };
  /** From what can be filtered by to its operators; an empty one stands for none. Nothing is said of their values. */
  filterNames: { [field: string]: { [operator: string]: null } };
}

export function namesOf(document: unknown): Names {
  const names: Names = { operationIds: {}, filterNames: {} };
  for (const [path, item] of members(document, "#/paths")) {
    const ids: { [method: string]: string } = (names.operationIds[path] = {});
    for (const [method, operation] of members(document, item)) {
      const operationId = valueAt(document, child(operation, "operationId"));
      if (!METHODS.has(method) || typeof operationId !== "string") continue;
      ids[method.toUpperCase()] = operationId;
      const parameters = [item, operation].flatMap((owner) => members(document, child(owner, "parameters")));
      for (const [, parameter] of parameters) {
        const name = String(valueAt(document, child(parameter, "name")));
        const [, field, operator = ""] = /^filter\[([^\][]+)\](?:\[([^\][]+)\])?$/.exec(name) ?? [];
        if (field === undefined) continue;
        const operators = Object.hasOwn(names.filterNames, field) ? names.filterNames[field] : {};
        names.filterNames[field] = { ...operators, [operator]: null };
      }
    }
  }
  return names;
}
