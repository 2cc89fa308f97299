import { expect, test } from "vitest";
import type { Operation } from "../spec/operations.ts";
import { reasonNotToWrite, type Resource, resource } from "../spec/resource.ts";
import { filters } from "./filters.ts";
import { lifeCycle } from "./life-cycle.ts";
import { pagination } from "./pagination.ts";
import { partialUpdate } from "./partial-update.ts";
import { readBack } from "./read-back.ts";
import { refusedWithoutEffect } from "./refused-without-effect.ts";
import { leftOutOf, type Scenario } from "./scenario.ts";
import { scenarios } from "./scenarios.ts";

const retrospectives: Resource = { ...resource, name: "retrospectives" };
const { create, update, lists } = resource;

/** The operation of a resource with something else in it. */
function changed(operation: Operation | undefined, change: Partial<Operation>): Operation {
  if (operation === undefined) throw new Error("The resource has no such operation.");
  return { ...operation, ...change };
}

test("a resource that has everything has every scenario", () => {
  expect(scenarios.map((scenario) => leftOutOf(scenario, retrospectives))).toEqual(scenarios.map(() => undefined));
});

test.each<[Scenario, Partial<Resource>, string]>([
  [lifeCycle, { update: undefined }, "retrospectives have no update"],
  [lifeCycle, { create: undefined, remove: undefined }, "retrospectives have no create and no delete"],
  [refusedWithoutEffect, { read: undefined }, "retrospectives have no read"],
  [refusedWithoutEffect, { texts: [] }, "retrospectives have no string that could carry the mark of a run"],
  [refusedWithoutEffect, { lists: [] }, "retrospectives have no list in which they could be found again"],
  [
    refusedWithoutEffect,
    { create: changed(create, { answer: {} }) },
    "no response to createIncidentActionItem shows one of retrospectives with its id",
  ],
  [
    partialUpdate,
    { update: changed(update, create?.body ? { body: create.body } : {}) },
    "retrospectives have no partial update: updateIncidentActionItem requires `summary`",
  ],
  [
    readBack,
    { update: changed(update, { body: { mediaType: "application/vnd.api+json", schema: {}, required: true } }) },
    "retrospectives have no attribute that responses show under another name",
  ],
  [
    pagination,
    { lists: lists.map((list) => changed(list, { queryParameters: [] })) },
    "retrospectives have no list with pages of a size to choose",
  ],
  [
    filters,
    { lists: lists.map((list) => changed(list, { queryParameters: [] })) },
    "retrospectives have no list with filters by their attributes",
  ],
])("$0.name says what is lacking: $2", (scenario, lacking, reason) => {
  expect(leftOutOf(scenario, { ...retrospectives, ...lacking })).toBe(reason);
});

test("without an update, it is written all the same", () => {
  expect(reasonNotToWrite({ ...retrospectives, update: undefined })).toBeUndefined();
});
