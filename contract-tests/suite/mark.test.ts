import fc from "fast-check";
import { expect, test } from "vitest";
import type { Json } from "../spec/schema.ts";
import { attributesOf } from "../exchange/document.ts";
import { type MarkOptions, markOf, runOf as runIn, withMark as marking } from "./mark.ts";

const RUN = "a1b2c3d4";
const TEXTS = ["summary", "description"];
const withMark = (body: string, run: string, options: Omit<MarkOptions, "texts">) =>
  marking(body, run, { ...options, texts: TEXTS });
const runOf = (attributes: Readonly<Record<string, Json>>) => runIn(attributes, TEXTS);
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

test("no string is too short when that is required", () => {
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

/** Every pair of lengths that leaves room for the mark. */
const someLengths = fc
  .record({ least: fc.nat({ max: 400 }), most: fc.integer({ min: markOf(RUN).length, max: 400 }) })
  .map(({ least, most }) => ({ least: Math.min(least, most), most }));

test("a string with a mark is as long as it may be", () => {
  fc.assert(
    fc.property(someLengths, fc.string({ unit: "grapheme", maxLength: 500 }), (lengths, text) => {
      const summary = marking(bodyOf({ summary: text }), RUN, {
        creates: true,
        texts: ["summary"],
        lengths: { summary: lengths },
      });
      const value = String(attributesOf(summary)["summary"]);
      const { length } = [...value];
      expect(runOf({ summary: value })).toBe(RUN);
      expect(length).toBeGreaterThanOrEqual(lengths.least);
      expect(length).toBeLessThanOrEqual(lengths.most);
      const sent = [...text].length;
      if (sent + 44 >= lengths.least && sent + 44 <= lengths.most && text !== "" && sent !== lengths.least)
        expect(value.endsWith(` ${text}`)).toBe(true);
    }),
    {
      // One character more than the mark is required: with nothing to put behind it, and with no room for a space.
      examples: [
        [{ least: 44, most: 65 }, ""],
        [{ least: 44, most: 44 }, "x"],
      ],
    },
  );
});

test("a string that is there for its length keeps it, with the mark in it", () => {
  const lengths = { summary: { least: 50, most: 80 } };
  const value = (summary: string, more: Partial<MarkOptions> = {}) =>
    attributesOf(withMark(bodyOf({ summary }), RUN, { creates: true, lengths, ...more }));
  expect(value("x".repeat(80))).toEqual({ summary: `${markOf(RUN)} ${"x".repeat(36)}` });
  expect(value("x".repeat(50))).toEqual({ summary: `${markOf(RUN)} ${"x".repeat(6)}` });
  // A character outside of the first plane of Unicode counts once.
  expect(value("\u{1f512}".repeat(80))).toEqual({ summary: `${markOf(RUN)} ${"\u{1f512}".repeat(36)}` });
  // One that is too long is left to the case that it is the point of.
  expect(value("x".repeat(81), { spared: ["summary"] })).toEqual({ summary: "x".repeat(81), description: markOf(RUN) });
});

test("a shortest string that has no room for the mark is left as it is, and another one has it", () => {
  const lengths = { summary: { least: 12, most: 80 } };
  expect(attributesOf(withMark(bodyOf({ summary: "x".repeat(12) }), RUN, { creates: true, lengths }))).toEqual({
    summary: "x".repeat(12),
    description: markOf(RUN),
  });
});
