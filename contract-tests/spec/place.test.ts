import { expect, test } from "vitest";
import { placeAt, placesOf } from "./place.ts";
import { operationsOf, type Resource } from "./resource.ts";

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
