import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { copyRepository, type RepositoryCopy } from "../../scripts/generate/repository-copy.ts";
import type { Exchange } from "../exchange/exchange.ts";
import { lineOf } from "./requests.ts";
import { exchangesWithReference } from "./answers.ts";
import { balance, coverageText } from "./coverage.ts";
import { waivers } from "./waivers.ts";

let exchanges: Exchange[];
beforeAll(async () => {
  const withReference = await exchangesWithReference();
  expect([...withReference.unanswered]).toEqual([]);
  ({ exchanges } = withReference);
}, 600_000);

test("everything that the spec says is exercised or waived, and every waiver is needed", async () => {
  const { open, underived, needless } = await balance(exchanges, waivers);
  expect(open.map(lineOf)).toEqual([]);
  expect([...underived.keys()]).toEqual([]);
  expect(needless).toEqual([]);
});

test("each waiver has a reason of its own", () => {
  const reasons = waivers.map(({ reason }) => reason);
  expect(new Set(reasons).size).toBe(reasons.length);
});

test("without a waiver, what it waived is open", async () => {
  const [dropped, ...others] = waivers.toReversed();
  const before = (await balance(exchanges, waivers)).open.map(lineOf);
  const open = (await balance(exchanges, others)).open.filter((entry) => !before.includes(lineOf(entry)));
  expect(open.length).toBeGreaterThan(0);
  expect(open.every(({ place }) => dropped?.of.place instanceof RegExp && dropped.of.place.test(place))).toBe(true);
});

test("a waiver of what is exercised is needless, and so is one of nothing", async () => {
  const surplus = [
    { of: { place: "/data/attributes/kind", keyword: "enum" }, reason: "exercised" },
    { of: { place: "/data/attributes/nothing" }, reason: "not in the spec" },
  ];
  const coverage = await balance(exchanges, [...waivers, ...surplus]);
  expect(coverage.needless).toEqual(surplus);
  expect(coverageText(coverage)).toContain("place /data/attributes/kind, keyword enum: exercised");
});

test("an answer that nobody gave is open", async () => {
  const withoutDeletion = exchanges.filter(({ operation }) => operation.method !== "DELETE");
  const { open } = await balance(withoutDeletion, waivers);
  expect(open.map(lineOf)).toContain("deleteIncidentActionItem 200 application/vnd.api+json answer valid");
});

describe("of a spec that was changed", () => {
  let copy: RepositoryCopy;
  beforeAll(async () => {
    copy = await copyRepository({ whole: true });
  });
  afterAll(() => copy.remove());

  test("the first change of CONTRIBUTING and a new keyword of a request are exercised at once, or named where no case can be derived; a new property of a response is open", async () => {
    const [attribute = "", shown = ""] = await firstChange();
    await copy.change(
      "openapi/schemas/IncidentActionItemAttributes.yaml",
      /\nproperties:\n/,
      `\nproperties:\n${indented(attribute, 2)}`,
    );
    await copy.change("openapi/examples/responses.yaml", / attributes:\n/, ` attributes:\n${indented(shown, 8)}`);
    await copy.change("openapi/schemas/documents.yaml", "\n    next_cursor:", NEW_PROPERTY);
    await copy.change(
      "openapi/schemas/CreateIncidentActionItemAttributes.yaml",
      "\nrequired:",
      "\nmaxProperties: 99\nrequired:",
    );
    await copy.change("openapi/schemas/CreateIncidentActionItemAttributes.yaml", "\n  kind:", UNMATCHED);
    const generation = await copy.npmRun("generate");
    expect(generation.code, generation.output).toBe(0);

    const coverage = await copy.npmRun("contract:coverage");

    expect(coverage.code, coverage.output).toBe(1);
    const [derived, open = ""] = coverage.output.split("\nOpen: ");
    expect(derived).toMatch(
      /Not derived, because\n +\d+ {2}no valid value was found for \/data\/attributes\/unmatched \(openapi\/schemas\/CreateIncidentActionItemAttributes\.yaml:\d+\): give it an `examples` entry\n/,
    );
    expect(open).toContain("Show what a response has in the example");
    expect(open.match(/\S.* valid$/gm)).toEqual([
      "listIncidentActionItems 200 application/vnd.api+json #/components/schemas/PaginationMeta/properties/next_anchor type valid",
      "listAllIncidentActionItems 200 application/vnd.api+json #/components/schemas/PaginationMeta/properties/next_anchor type valid",
    ]);
  }, 600_000);
});

/** What CONTRIBUTING.md has a newcomer add: an attribute, and its value in an example. */
async function firstChange(): Promise<string[]> {
  const page = await readFile("CONTRIBUTING.md", "utf8");
  return [...page.matchAll(/```yaml\n(.*?)```/gs)].map(([, code = ""]) => code.replaceAll(/^ {3}/gm, ""));
}

const indented = (code: string, by: number) => code.trim().replaceAll(/^/gm, " ".repeat(by)) + "\n";

const NEW_PROPERTY = `
    next_anchor:
      type: [string, "null"]
      x-evidence: inferred
      description: Something that no server has yet.
    next_cursor:`;

const UNMATCHED = `
  unmatched:
    type: string
    pattern: (?=a)b
    x-evidence: inferred
    description: Something that no string can be.
  kind:`;
