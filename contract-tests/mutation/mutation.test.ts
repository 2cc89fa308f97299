import { beforeAll, describe, expect, test } from "vitest";
import type { TestCase } from "../suite/test-cases.ts";
import { everyFault, pick, sampleOf, variants, whyAccepted } from "./catalogue.ts";
import { areas, type Fault, nameOf, sources } from "./fault.ts";
import { alarmOf, inTurn, likeliestFirst, type Trial, trialOf } from "./trial.ts";
import { bodySchema, observe } from "./observed.ts";
import { scoresOf, tableOf } from "./run.ts";
import { resource } from "../spec/resource.ts";
import { spec } from "../spec/spec.ts";

// A part of what `npm run contract:mutation` does, which takes minutes: some kinds of each area, and fewer test cases.
const SEED = 1;
const KINDS_OF_EACH_AREA = 2;
const VARIANTS = 16;

/** A valid and an invalid case of each operation, and every scenario. */
function someOf(testCases: readonly TestCase[]): TestCase[] {
  const kindOf = ({ group, name, case: testCase }: TestCase) => `${group} ${testCase?.polarity ?? name}`;
  const kinds = new Map(testCases.toReversed().map((testCase) => [kindOf(testCase), testCase]));
  return [...kinds.values()];
}

describe("the mutation run", () => {
  let faults: Fault[] = [];
  beforeAll(async () => {
    faults = await everyFault();
  });

  test("the catalogue has more than 60 mutation operators, in every area, each with a name of its own", () => {
    expect(new Set(faults.map(({ area, operator }) => `${area}: ${operator}`)).size).toBeGreaterThan(60);
    expect(new Set(faults.map(({ area }) => area))).toEqual(new Set(areas));
    expect(new Set(faults.map(nameOf)).size).toBe(faults.length);
  });

  test.each(["reference", "server"] as const)(
    "finds faults in every area of a %s",
    { timeout: 600_000 },
    async (as) => {
      const oneOfEachKind = sampleOf(faults, 1, SEED);
      const some = areas.flatMap((area) =>
        pick(
          oneOfEachKind.filter((fault) => fault.area === area),
          KINDS_OF_EACH_AREA,
          SEED,
        ),
      );
      const trials = await inTurn(some, (fault) => trialOf(fault, as));
      const survived = trials.filter(({ complaint }) => complaint === undefined).map(({ name }) => name);
      expect(survived.filter((name) => whyAccepted(name, as) === undefined)).toEqual([]);
    },
  );

  test("has 50 correct servers or more, each with a name of its own", () => {
    expect(new Set(variants.map(({ name }) => name)).size).toBe(variants.length);
    expect(variants.length).toBeGreaterThanOrEqual(50);
  });

  test("fails no correct server", { timeout: 600_000 }, async () => {
    const alarms = await inTurn(pick(variants, VARIANTS, SEED), (variant) => alarmOf(variant, { choose: someOf }));
    expect(alarms.filter(({ complaints }) => complaints.length > 0)).toEqual([]);
  });
});

test("test cases that are likely to find a fault come first, and none is lost", () => {
  const testCases = [
    ["a", "1"],
    ["scenarios", "credentials"],
    ["scenarios", "filters"],
    ["a", "2"],
    ["b", "3"],
    ["b", "4"],
  ].map(([group = "", name = ""]): TestCase => ({
    group,
    name,
    checks: [],
    writes: 0,
    run: () => Promise.reject(new Error("not run")),
  }));
  const names = likeliestFirst(testCases, { area: "filters", place: "something of b" }).map(({ name }) => name);
  expect(names).toEqual(["filters", "3", "1", "credentials", "4", "2"]);
});

test("a kind of which one fault was not found counts as not found", () => {
  const complaint = { testCase: "any", check: "echo", problem: "any" };
  const trials: Trial[] = [
    { area: "echo", operator: "shouts", name: "shouts: summary", complaint },
    { area: "echo", operator: "shouts", name: "shouts: description" },
    { area: "echo", operator: "says nothing", name: "says nothing: summary", complaint },
  ];
  const [score] = scoresOf(trials);
  expect(score).toMatchObject({ kinds: 2, kindsCaught: 1, faults: 3, caught: 2, checks: ["echo"] });
  expect(tableOf(scoresOf(trials))).toContain("1 of 2");
});

test("faults that others have published have a score of their own", () => {
  const own: Trial = { area: "echo", operator: "shouts", name: "shouts" };
  const complaint = { testCase: "any", check: "nothing-leaked", problem: "any" };
  const published: Trial = { area: "leaks", operator: "tells", name: "tells", source: sources.cwe209, complaint };
  expect(scoresOf([own, published]).map(({ area, kinds, kindsCaught }) => [area, kinds, kindsCaught])).toEqual([
    ["echo", 1, 0],
    ["leaks", 1, 1],
    ["faults of our own", 1, 0],
    ["faults that others have published", 1, 1],
  ]);
});

test("answers are changed where the spec has a range of statuses, too", async () => {
  const { create } = resource;
  const responses = create && spec.paths[create.path]?.post?.responses;
  const { "201": created } = responses ?? {};
  if (create === undefined || responses === undefined || created === undefined) throw new Error("Nothing is created.");
  const schema = bodySchema(create, 201);
  const at = create.statuses.indexOf("201");
  try {
    create.statuses[at] = "2XX";
    responses["2XX"] = created;
    delete responses["201"];
    expect((await observe()).filter(({ operation }) => operation === create).map(({ status }) => status)).toContain(
      201,
    );
    expect(bodySchema(create, 201)).toBe(schema);
    expect(schema).toBeDefined();
  } finally {
    create.statuses[at] = "201";
    responses["201"] = created;
    delete responses["2XX"];
  }
});
