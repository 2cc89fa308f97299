import { describe, expect, test } from "vitest";
import {
  identifierIn,
  identifierOf,
  markedFieldsOf,
  operationsOf,
  placeAt,
  placesOf,
  type Resource,
  resourcesOf,
} from "./resource.ts";
import { mostConcreteFirst, type Operation, operations, refusalsOf } from "./operations.ts";
import type { Schema } from "./schema.ts";

const document = (attributes: Schema, type = "notes"): Schema => ({
  properties: { data: { properties: { type: { const: type }, attributes } } },
});
const TITLE: Schema = { properties: { title: { type: "string" } } };

/** An operation on notes. */
function operation(method: string, path: string, more: Partial<Operation> = {}): Operation {
  const [plain] = operations;
  if (plain === undefined) throw new Error("The spec has no operations.");
  const { body: _, ...rest } = plain;
  return { ...rest, id: `${method} ${path}`, method, path, answer: document(TITLE), ...more };
}
const list = (path: string): Operation =>
  operation("GET", path, {
    answer: { properties: { data: { type: "array", items: { properties: { type: { const: "notes" } } } } } },
  });
const create = (path: string, attributes = TITLE) =>
  operation("POST", path, {
    body: { mediaType: "application/json", schema: document(attributes), required: true, undeclared: {} },
  });

describe("the strings that can carry the mark of a run", () => {
  const fieldsOf = (attributes: Schema, shown: Schema = attributes) =>
    markedFieldsOf(create("/notes", attributes), operation("GET", "/notes/{id}", { answer: document(shown) }));
  const titled = (title: Schema): Schema => ({ properties: { title } });

  test.each<[string, Schema]>([
    ["any string", { type: "string" }],
    ["one that can be null", { type: ["string", "null"] }],
    ["one with room for it", { type: "string", maxLength: 65 }],
    ["one that is longer than it", { type: "string", minLength: 100 }],
    ["one whose pattern it matches", { type: "string", pattern: "\\S" }],
    ["one whose limits stand elsewhere", { allOf: [{ type: "string" }, { maxLength: 255 }] }],
    ["one of several branches", { anyOf: [{ type: "integer" }, { type: "string" }] }],
  ])("%s", (_, schema) => expect(fieldsOf(titled(schema))).toEqual(["title"]));

  test.each<[string, Schema]>([
    ["one that is too short", { type: "string", maxLength: 64 }],
    ["one that is too short elsewhere", { allOf: [{ type: "string", maxLength: 255 }, { maxLength: 20 }] }],
    ["one whose pattern it does not match", { type: "string", pattern: "^[A-Z]+-\\d+$" }],
    ["one that is of an enum", { type: "string", enum: ["a", "b"] }],
    ["one of a format", { type: "string", format: "date" }],
    ["one that is an encoding of something", { type: "string", contentEncoding: "base64" } as Schema],
    ["one whose example is a key", { type: "string", examples: ["SEC-42"] }],
    ["one that is the server's alone", { type: "string", readOnly: true }],
    ["one that does not come back", { type: "string", writeOnly: true }],
    ["a number", { type: "integer" }],
  ])("not %s", (_, schema) => expect(fieldsOf(titled(schema))).toEqual([]));

  test("in attributes that are composed of several schemas", () => {
    const text: Schema = { properties: { text: { type: "string" } } };
    expect(fieldsOf({ allOf: [TITLE, text] })).toEqual(["title", "text"]);
    // What one of the branches has only cannot carry the mark of the others.
    expect(fieldsOf({ ...text, oneOf: [TITLE, { required: ["text"] }] }, { allOf: [TITLE, text] })).toEqual(["text"]);
  });

  test("none that responses do not show", () => {
    expect(fieldsOf(TITLE, { properties: { other: { type: "string" } } })).toEqual([]);
  });
});

describe("collections of the same name", () => {
  const named = (all: readonly Operation[]) =>
    [...resourcesOf(all).keys()].map(({ name, create, read, lists }) => ({
      name,
      create: create?.path,
      read: read?.path,
      lists: lists.map(({ path }) => path),
    }));
  const INCIDENTS = "/v1/incidents/{incident_id}/notes";
  const ALERTS = "/v1/alerts/{alert_id}/notes";

  test("over all and below one parent are one resource", () => {
    const all = [create(INCIDENTS), list(INCIDENTS), operation("GET", "/v1/notes/{id}"), list("/v1/notes")];
    expect(named(all)).toEqual([
      { name: "notes", create: INCIDENTS, read: "/v1/notes/{id}", lists: [INCIDENTS, "/v1/notes"] },
    ]);
  });

  test("below two parents are two, and share what is below neither", () => {
    const below = [INCIDENTS, ALERTS].flatMap((path) => [create(path), list(path)]);
    const all = [...below, operation("GET", "/v1/notes/{id}"), list("/v1/notes")];
    expect(named(all)).toEqual([
      { name: "incidents/notes", create: INCIDENTS, read: "/v1/notes/{id}", lists: [INCIDENTS, "/v1/notes"] },
      { name: "alerts/notes", create: ALERTS, read: "/v1/notes/{id}", lists: [ALERTS, "/v1/notes"] },
    ]);
  });

  test("have what is below each of them", () => {
    const all = [INCIDENTS, ALERTS].flatMap((path) => [create(path), list(path), operation("GET", `${path}/{id}`)]);
    expect(named(all)).toEqual([
      { name: "incidents/notes", create: INCIDENTS, read: `${INCIDENTS}/{id}`, lists: [INCIDENTS] },
      { name: "alerts/notes", create: ALERTS, read: `${ALERTS}/{id}`, lists: [ALERTS] },
    ]);
  });

  test("share nothing that shows resources of another type", () => {
    const other = document(TITLE, "alert_notes");
    const all = [create(INCIDENTS), { ...create(ALERTS), answer: other }, operation("GET", "/v1/notes/{id}")];
    expect(named(all).map(({ read }) => read)).toEqual(["/v1/notes/{id}", undefined]);
    const none = [...all.slice(0, 2), operation("GET", "/v1/notes/{id}", { answer: document(TITLE, "files") })];
    expect(named(none).map(({ name, read }) => [name, read])).toEqual([
      ["incidents/notes", undefined],
      ["alerts/notes", undefined],
      ["notes", "/v1/notes/{id}"],
    ]);
  });

  test("have names of their own", () => {
    const all = [
      create("/v1/incidents/{incident_id}/notes"),
      create("/v1/teams/{team_id}/incidents/{incident_id}/notes"),
    ];
    expect(new Set(named(all).map(({ name }) => name)).size).toBe(2);
  });
});

test.each([
  ["/v1/incidents/an-incident/action_items", { of: "action_items" }],
  ["/v1/action_items", { of: "action_items" }],
  ["/v1/action_items/an-item", { of: "action_items", id: "an-item" }],
  ["/behind/a/gateway/v1/action_items/an-item", { of: "action_items", id: "an-item" }],
  ["/v1/action_items/a%2Fb", { of: "action_items", id: "a/b" }],
  // No server would take it for an identifier, and the suite must not end because of it.
  ["/v1/action_items/%ff", { of: "action_items", id: "%ff" }],
  // The incident's identifier ends like another path.
  ["/v1/incidents/v1/action_items", { of: "action_items" }],
  ["/v1/incidents/an-incident", undefined],
  ["/", undefined],
])("%s names %o", (pathname, expected) => {
  const place = placeAt(pathname);
  expect(place && { of: place.of.name, ...(place.id !== undefined && { id: place.id }) }).toEqual(expected);
});

describe("the identifier of one resource", () => {
  test.each([
    ["/v1/notes/{id}", "id"],
    ["/v1/notes/{id}/", "id"],
    ["/v1/notes/{id}.json", "id"],
    ["/v1/notes/{id}.{format}", "id"],
    ["/v1/notes/note-{id}", "id"],
    ["/v1/incidents/{incident_id}/notes/@{note-id}.json", "note-id"],
    ["/v1/notes", undefined],
    ["/v1/notes.json", undefined],
    ["/v1/notes/{id}:archive", undefined],
    ["/v1/notes/{base}...{head}", undefined],
    ["/v1/notes({id})", undefined],
    ["/v1/notes/{id}/archive", undefined],
  ])("in %s is %s", (path, name) => expect(identifierOf({ path })).toBe(name));

  test("stands in a URL where its path has it", () => {
    const at = (path: string, pathname: string) => identifierIn(operation("GET", path, namesIn(path)), pathname);
    expect(at("/v1/incidents/{incident_id}/notes/{id}", "/v1/incidents/an-incident/notes/a-note")).toBe("a-note");
    expect(at("/v1/notes/{id}.{format}", "/v1/notes/a-note.json")).toBe("a-note");
    expect(at("/v1/notes/{id}", "/v1/files/a-file")).toBeUndefined();
  });
});

const namesIn = (path: string) => ({
  pathParameters: [...path.matchAll(/\{([^}]+)\}/g)].flatMap(([, name]) => name ?? []),
});

test.each([
  ["/v1/notes.json", "/v1/notes/{id}.json", "/v1/notes/a-note.json"],
  ["/v1/notes", "/v1/notes/{id}.json", "/v1/notes/a-note.json"],
  ["/v1/notes/", "/v1/notes/{id}/", "/v1/notes/a-note/"],
  ["/v1/notes.{format}", "/v1/notes/{id}.{format}", "/v1/notes/a-note.json"],
  ["/v1/notes", "/v1/notes/note-{id}", "/v1/notes/note-a-note"],
])("%s and %s are one resource", (collection, one, pathname) => {
  const all = resourcesOf([
    ...[create(collection), list(collection)],
    ...["GET", "PUT", "DELETE"].map((method) => operation(method, one, namesIn(one))),
    // What is done with one of them is neither one of them nor adds to them.
    operation("POST", `${one}:archive`, namesIn(one)),
  ]);
  const [of] = all.keys();
  expect(of?.name).toBe("notes");
  expect([of?.create?.path, of?.read?.path, of?.update?.path, of?.remove?.path, of?.lists[0]?.path]).toEqual([
    ...[collection, one, one, one, collection],
  ]);
  expect(placesOf(all)(pathname)).toEqual({ of, id: "a-note" });
  expect([...all.keys()].map(({ name }) => name)).toEqual(["notes", expect.stringContaining(":archive")]);
});

test("the most concrete path is the one that a URL names", () => {
  const paths = ["/v1/notes/{id}", "/v1/notes/{id}.json", "/v1/notes/mine"];
  const matching = paths.map((path) => operation("GET", path, namesIn(path)));
  expect(matching.toSorted(mostConcreteFirst).map(({ path }) => path)).toEqual([
    ...["/v1/notes/mine", "/v1/notes/{id}.json", "/v1/notes/{id}"],
  ]);
});

describe("the refusals of an operation", () => {
  test.each([
    ["statuses", ["200", "401", "404"], true, ["401", "404"]],
    ["a range", ["200", "4XX"], true, ["401"]],
    ["a range without a token", ["200", "4XX"], false, ["400"]],
    ["a range beside statuses", ["200", "400", "401", "4XX"], true, ["400", "401", "402"]],
    ["a default", ["2XX", "default"], true, ["401"]],
    ["a default beside a range", ["200", "4XX", "default"], true, ["401"]],
    ["none", ["200", "5XX"], true, []],
  ])("by %s", (_, statuses, takesToken, expected) => {
    expect(refusalsOf({ statuses, takesToken })).toEqual(expected);
  });
});

test("a path that two resources share names the one that an identifier is of", () => {
  const [[of, own] = []] = [...operationsOf];
  if (of === undefined || own === undefined) throw new Error("The spec has no resources.");
  const other: Resource = { ...of, name: "others" };
  const at = placesOf(new Map([of, other].map((resource) => [resource, own])));
  const isOne = ({ name }: Resource, id: string) => name === "others" && id === "an-item";
  expect(at("/v1/action_items/an-item", isOne)).toEqual({ of: other, id: "an-item" });
  expect(at("/v1/action_items/another", isOne)).toEqual({ of, id: "another" });
  expect(at("/v1/action_items", isOne)).toEqual({ of });
});
