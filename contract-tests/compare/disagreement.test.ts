import { expect, test } from "vitest";
import { disagreements, type Pair } from "./disagreement.ts";

const BREAKS = ["It does not hold."];
const outcome = (status: number, problems: Pair["left"]["problems"]) => ({ status, problems });
const pair = (left: Pair["left"], right: Pair["right"], name = "a test case"): Pair => ({
  group: "op",
  name,
  left,
  right,
});
const keeps = outcome(200, { "body-valid": [], "valid-accepted": [] });
const broken = outcome(200, { "body-valid": BREAKS, "valid-accepted": [] });

const MOCK = { kind: "mock" } as const;
const REFERENCE = { kind: "reference" } as const;
const SERVER = { kind: "server" } as const;

const told = (...args: Parameters<typeof disagreements>) =>
  disagreements(...args).map(({ suspect, check, left, right }) => [suspect, check, left, right].join(", "));

test("two that keep the spec alike agree", () => {
  expect(told([pair(keeps, keeps)], MOCK, SERVER)).toEqual([]);
});

test("who alone breaks the spec is wrong", () => {
  expect(told([pair(keeps, broken)], MOCK, REFERENCE)).toEqual(["server wrong, body-valid, keeps it, breaks it"]);
  expect(told([pair(broken, keeps)], SERVER, REFERENCE)).toEqual(["server wrong, body-valid, breaks it, keeps it"]);
});

test("a check that applied to one only is a disagreement when it breaks that", () => {
  const echo = outcome(200, { ...keeps.problems, echo: BREAKS });
  expect(told([pair(keeps, echo)], MOCK, REFERENCE)).toEqual(["server wrong, echo, not asked, breaks it"]);
  expect(told([pair(keeps, outcome(200, { ...keeps.problems, echo: [] }))], MOCK, REFERENCE)).toEqual([]);
});

test("two servers that agree against the spec are right", () => {
  expect(told([pair(broken, broken)], SERVER, REFERENCE)).toEqual([
    "description wrong, body-valid, breaks it, breaks it",
  ]);
});

test("what the spec's own mock breaks, it has wrong", () => {
  expect(told([pair(broken, keeps)], MOCK, REFERENCE)).toEqual(["description wrong, body-valid, breaks it, keeps it"]);
});

test("a server whose answers never have the form that is described is right, unless it is our own", () => {
  const always = ["one", "two", "three"].map((name) => pair(keeps, broken, name));
  const line = (suspect: string) => `${suspect}, body-valid, keeps it, breaks it`;
  expect(new Set(told(always, MOCK, SERVER))).toEqual(new Set([line("description wrong")]));
  expect(new Set(told(always, MOCK, REFERENCE))).toEqual(new Set([line("server wrong")]));
  // Too few to tell, and not always.
  expect(new Set(told(always.slice(1), MOCK, SERVER))).toEqual(new Set([line("server wrong")]));
  expect(new Set(told([...always, pair(keeps, keeps, "four")], MOCK, SERVER))).toEqual(new Set([line("server wrong")]));
});

test("another status that is described too is a mock's choice, or what the spec leaves open", () => {
  const refusals = [pair(outcome(422, {}), outcome(400, {}))];
  expect(told(refusals, MOCK, SERVER)).toEqual(["mock's limit, same-status, 422, 400"]);
  expect(told(refusals, REFERENCE, SERVER)).toEqual(["description wrong, same-status, 422, 400"]);
});
