import type { Refusal } from "./compile.ts";
import { child, follow, isBranch, members, valueAt } from "../../contract-tests/spec/pointer.ts";

/** The keys of a path item that are operations. */
export const METHODS = new Set(["get", "put", "post", "delete", "options", "head", "patch", "trace"]);

/** What a path item has since OpenAPI 3.2. */
const METHODS_OF_3_2 = ["query", "additionalOperations"];

/** What a path must encode (OpenAPI 3.1.1, "Path Templating"): the mock does not recognise it, and `#` is never sent. */
const UNSENT = /[^\w\-.~%!$&'()*+,;=:@/]|%(?![\da-f]{2})/iu;

const JSON_API = "application/vnd.api+json";
const PROTOTYPE = "__proto__";
const NO_PROTOTYPE = `JavaScript does not take \`${PROTOTYPE}\` for the name of an operation, a parameter or a header: rename it`;
const NO_STREAM = "`itemSchema` of OpenAPI 3.2 is not supported here: give a `schema` of the whole, or none";

/** What a response can be listed under (OpenAPI 3.1.1, "Responses Object"; RFC 9110, section 15). */
const STATUS = /^([1-5]\d\d|[1-5]XX|default)$|^x-/;
/** Responses without content (RFC 9110, sections 6.4.1 and 15.3.6). */
const EMPTY = /^(1\d\d|1XX|204|205|304)$/;

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
  const known = new Set(Object.values(namesOf(document).operationIds).flatMap((ids) => Object.values(ids)));
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
      responses: tableOf(child(operation, "responses"), (response, status) => {
        if (!STATUS.test(status)) {
          const remedy = /^[1-5]xx$/i.test(status)
            ? `write \`${status.toUpperCase()}\``
            : "give one of 100 to 599, a range such as `4XX`, or `default`";
          const reason = `\`${status}\` is no status: ${remedy}`;
          refusals.push({ pointer: child(child(operation, "responses"), status), reason });
        }
        if (EMPTY.test(status) && members(document, child(response, "content")).length > 0) {
          const reason = `a response with ${status} has no content: remove \`content\`, or give another status`;
          refusals.push({ pointer: child(response, "content"), reason });
        }
        for (const [, link] of members(document, child(response, "links"))) checkLink(link);
        return {
          headers: tableOf(child(response, "headers"), readWireValue),
          content: readContent(response, `${type}["responses"][${JSON.stringify(status)}]`),
        };
      }),
    };
  }

  /** A link names one operation, by either member (OpenAPI 3.1.1, "Link Object"). */
  function checkLink(link: string): void {
    const refuse = (member: string, reason: string) => refusals.push({ pointer: child(link, member), reason });
    const [id, reference] = ["operationId", "operationRef"].map((member) => valueAt(document, child(link, member)));
    if (id !== undefined && reference !== undefined)
      refuse("operationRef", "a link has `operationId` or `operationRef`: remove one");
    else if (id === undefined && reference === undefined)
      refusals.push({ pointer: link, reason: "the link names no operation: give it an `operationId`" });
    else if (id !== undefined && !known.has(String(id)))
      refuse(
        "operationId",
        `no operation has the operationId \`${String(id)}\`: name one that there is, or remove the link`,
      );
    // Where other references lead, only the file that they stand in tells.
    else if (String(reference).startsWith("#/paths/") && valueAt(document, String(reference)) === undefined)
      refuse(
        "operationRef",
        "`operationRef` leads nowhere: give the `operationId` of an operation, or remove the link",
      );
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
      if (name === JSON_API) checkFields(schemaOf(media));
      return new Slot(schemaOf(media), `${type}["content"][${JSON.stringify(name)}]`, { wire: false });
    });
  }

  /** The fields of a resource share one namespace with each other and with `type` and `id` (JSON:API 1.1, section "Fields"). */
  function checkFields(schema: string): void {
    const inner = (at: readonly string[], name: string) =>
      at.flatMap((part) => partsOf(child(child(part, "properties"), name)));
    const data = ["data", "included"].flatMap((name) => inner(partsOf(schema), name));
    const resources = [...data, ...data.flatMap((list) => partsOf(child(list, "items")))];
    for (const part of ["attributes", "relationships"].flatMap((name) => inner(resources, name)))
      for (const name of ["id", "type"]) {
        const pointer = child(child(part, "properties"), name);
        if (valueAt(document, pointer) === undefined) continue;
        const reason = `JSON:API allows no attribute or relationship called \`${name}\`, which the resource itself has: rename or remove it`;
        refusals.push({ pointer, reason });
      }
  }

  /** A schema, and those that are about the same value. */
  function partsOf(schema: string, met = new Set<string>()): string[] {
    const at = follow(document, schema);
    const value = valueAt(document, at);
    if (met.has(at) || !isBranch(value)) return [];
    met.add(at);
    const branches = ["allOf", "anyOf", "oneOf"].flatMap((keyword) => members(document, child(at, keyword)));
    // A reference with keywords beside it, too.
    const referred = typeof value["$ref"] === "string" ? [value["$ref"]] : [];
    return [at, ...[...branches.map(([, branch]) => branch), ...referred].flatMap((part) => partsOf(part, met))];
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
