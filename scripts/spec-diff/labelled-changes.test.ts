import path from "node:path";
import { createConfig } from "@redocly/openapi-core";
import type { OpenAPI3 } from "openapi-typescript";
import pMap from "p-map";
import { beforeAll, describe, expect, test } from "vitest";
import { bundleFile } from "../generate/redocly.ts";
import { generateTypes } from "../generate/types.ts";
import { alignAlternatives, unifyForms } from "./equivalent-forms.ts";
import { type Audience, greatest } from "./change.ts";
import { rateChanges, type RatedChange } from "./compare-specs.ts";
import { diffAll, type Pair } from "./labelled-changes/batch.ts";
import type { Label, Row } from "./labelled-changes/edits.ts";
import {
  meaningless,
  operations,
  parameters,
  requests,
  responses,
  shared,
  wholeSpec,
} from "./labelled-changes/rows.ts";
import { redoclyDiff } from "./redocly-diff.ts";

const root = path.resolve(import.meta.dirname, "../..");
const bundled = await bundleFile(path.join(root, "openapi/openapi.yaml"), await createConfig({}), root);
if (Array.isArray(bundled)) throw new Error("The spec cannot be bundled.");
const { document } = bundled;

interface Case extends Pair {
  name: string;
  expected: Label;
}

const unedited = unified(document);

function casesOf(rows: readonly Row[]): Case[] {
  return rows.flatMap(([name, edit, forward, reverse, first]) => {
    const base = edited(document, first);
    const revision = edited(base, edit);
    const [before, after] = [first === undefined ? structuredClone(unedited) : unified(base), unified(revision)];
    alignAlternatives({ document: before, origins: new Map() }, { document: after, origins: new Map() });
    return [
      { name, base: before, revision: after, expected: forward },
      { name: `${name}, in reverse`, base: after, revision: before, expected: reverse },
    ];
  });
}

function edited(spec: OpenAPI3, edit: Row[1] = () => {}): OpenAPI3 {
  const copy = structuredClone(spec);
  edit(copy);
  return copy;
}

function unified(spec: OpenAPI3): OpenAPI3 {
  const copy = structuredClone(spec);
  unifyForms(copy, new Map());
  return copy;
}

/** Whom changes break, or the greatest step. */
function labelOf(changes: readonly RatedChange[]): Label {
  const breaks = new Set(changes.flatMap((change) => change.breaks));
  const bump = greatest(changes.map((change) => change.bump));
  const audiences: Audience[] = ["callers-compile-time", "callers-run-time", "servers", "fake-and-validation"];
  return bump === "major" ? audiences.filter((audience) => breaks.has(audience)) : bump;
}

const tables = { operations, parameters, requests, shared, responses, wholeSpec, meaningless };
const cases = new Map(Object.entries(tables).map(([name, rows]) => [name, casesOf(rows)]));
const rated = new Map<Case, RatedChange[]>();

beforeAll(async () => {
  const all = [...cases.values()].flat();
  const changes = await diffAll(all, unedited);
  for (const [at, item] of all.entries()) rated.set(item, rateChanges(changes[at] ?? [], item.base, item.revision));
}, 600_000);

test("there are at least 150 labelled changes, none twice", () => {
  const rows = Object.values(tables).flat();
  expect(rows.length).toBeGreaterThanOrEqual(150);
  const results = rows.map(([, edit, , , first]) => JSON.stringify(edited(edited(document, first), edit)));
  expect(new Set(results).size).toBe(rows.length);
});

test("what is compared in one run is rated as if it were alone", { timeout: 600_000 }, async () => {
  const some = ["shared", "requests", "responses"].flatMap((name) => cases.get(name)?.slice(0, 4) ?? []);
  const alone = await pMap(some, ({ base, revision }) => redoclyDiff(base, revision), { concurrency: 2 });
  const expected = some.map(({ base, revision }, at) => rateChanges(alone[at] ?? [], base, revision));
  expect(some.map((item) => rated.get(item))).toEqual(expected);
});

test("a change breaks callers at compile time when it changes their types, and only then", { timeout: 300_000 }, () => {
  const parts = [operations, parameters, requests, shared, responses];
  // An index signature is in the types only when the spec spells it out, which is no change to a server.
  const rows = parts.flat().filter(([name]) => name !== "selections are open");
  const breaking = rows.filter(([, , forward, reverse]) => typeof forward !== "string" || typeof reverse !== "string");
  const labels = breaking.map(([name, , forward, reverse]) => [
    name,
    [forward, reverse].some((label) => label.includes("callers-compile-time")),
  ]);
  const uneditedTypes = typesOf(document);
  const types = breaking.map(([name, edit, , , first]) => {
    const base = edited(document, first);
    const before = first === undefined ? uneditedTypes : typesOf(base);
    return [name, before !== typesOf(edited(base, edit))];
  });
  expect(types).toEqual(labels);
});

/** The types of a spec, without their comments. */
function typesOf(spec: OpenAPI3): string {
  return generateTypes(structuredClone(spec)).replaceAll(/\/\*\*[^]*?\*\/|\s+/g, " ");
}

describe("each change is rated as its label says, and its reverse", () => {
  test.for([...cases])("%s", ([, table]) => {
    const results = table.map((item) => rated.get(item) ?? []);
    const messages = results.map((changes) => changes.map(({ rule, message }) => `${rule}: ${message}`));
    const wanted = table.map(({ name, expected }, at) => [name, expected, messages[at]]);
    expect(table.map(({ name }, at) => [name, labelOf(results[at] ?? []), messages[at]])).toEqual(wanted);
  });
});

function specWith(responses: object): { paths: object } {
  const paths = { "/things": { get: { responses } } };
  return { openapi: "3.1.0", info: { title: "Things", version: "1.0.0" }, paths } as { paths: object };
}

const things = { "200": { description: "Things." } };

test("a ruleset that turns no diff rule on is an error, not a spec without breaking changes", async () => {
  await expect(redoclyDiff(specWith(things), specWith({}), "recommended-strict")).rejects.toThrow(
    "The ruleset recommended-strict turns no diff rule on.",
  );
});

test("what shows that rules are on is no change", async () => {
  expect(await redoclyDiff(specWith(things), specWith(things))).toEqual([]);
});
