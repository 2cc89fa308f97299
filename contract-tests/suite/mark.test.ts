import fc from "fast-check";
import { expect, test } from "vitest";
import type { Json } from "../spec/schema.ts";
import { attributesOf } from "../exchange/document.ts";
import { markOf, runOf, withMark } from "./mark.ts";

const RUN = "a1b2c3d4";
const bodyOf = (attributes: Readonly<Record<string, Json>>) =>
  JSON.stringify({ data: { type: "incident_action_items", attributes } });
const marked = (attributes: Readonly<Record<string, Json>>, creates: boolean) =>
  attributesOf(withMark(bodyOf(attributes), RUN, { creates }));

/** Any strings, present or not, of any type. */
const someAttributes = fc.record(
  {
    summary: fc.oneof(fc.string(), fc.jsonValue()),
    description: fc.oneof(fc.string(), fc.jsonValue()),
    kind: fc.string(),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Record<string, Json>>; // What JSON can hold, which is what these generate.

test("whatever is created carries the mark", () => {
  fc.assert(fc.property(someAttributes, (attributes) => runOf(marked(attributes, true)) === RUN));
});

test("whatever is written to a shared resource, one after the other, it keeps its mark", () => {
  fc.assert(
    fc.property(fc.array(someAttributes), (updates) => {
      const shared: Record<string, Json> = { summary: markOf(RUN), description: null };
      for (const attributes of updates) {
        Object.assign(shared, attributesOf(withMark(bodyOf(attributes), RUN, { creates: false, shared: true })));
        expect(runOf(shared)).toBe(RUN);
      }
    }),
  );
});

test("a case's own point is left to it where another string can hold the mark", () => {
  expect(marked({ summary: "x" }, true)).toEqual({ summary: "x", description: markOf(RUN) });
  expect(marked({ summary: "x" }, false)).toEqual({ summary: "x" });
  expect(marked({ summary: "Rotate the leaked key", description: null }, true)).toEqual({
    summary: `${markOf(RUN)} Rotate the leaked key`,
    description: null,
  });
});

test("what a case breaks is left broken", () => {
  expect(attributesOf(withMark(bodyOf({ summary: " " }), RUN, { creates: true, spared: ["summary"] }))["summary"]).toBe(
    " ",
  );
  expect(attributesOf(withMark(bodyOf({ description: "x" }), RUN, { creates: true, spared: ["summary"] }))).toEqual({
    description: `${markOf(RUN)} x`,
  });
});

test("no string is too short when that is asked", () => {
  expect(attributesOf(withMark(bodyOf({ summary: "x" }), RUN, { creates: false, shortest: 0 }))).toEqual({
    summary: `${markOf(RUN)} x`,
  });
});

test("what holds no attributes goes as it is", () => {
  for (const body of ['{"data":', "[]", "{}", '{"data":{"attributes":5}}'])
    expect(withMark(body, RUN, { creates: true })).toBe(body);
});

test("only at its beginning is a mark a mark", () => {
  expect(runOf({ summary: `Remove ${markOf(RUN)}`, description: null })).toBeUndefined();
  expect(runOf({ summary: 5, description: `${markOf(RUN)} x` })).toBe(RUN);
});
