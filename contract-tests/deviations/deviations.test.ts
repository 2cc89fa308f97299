import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { startReferenceServer } from "../reference/server.ts";
import { recordOf, type TestCaseReport } from "../reporting/report.ts";
import { onAnswer, withAttributes } from "../mutation/interference.ts";
import { REFERENCE, targetAt } from "../mutation/trial.ts";
import { planFor } from "../suite/plan.ts";
import { openSession } from "../suite/session.ts";
import { acceptKnown, type Verdict, violationsIn } from "../suite/verdict.ts";
import {
  type Deviation,
  deviationLines,
  listDeviations,
  offeredEntries,
  placeIn,
  readDeviations,
} from "./deviations.ts";

let folder: string;
/** What the suite finds where every response has a `url` that is null. */
let verdict: Verdict;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "rootly-action-items-deviations-test-"));
  const wrap = onAnswer((answer) => withAttributes(answer, (held) => ({ ...held, url: null })));
  const server = await startReferenceServer({ ...REFERENCE, wrap });
  const target = targetAt(server.url);
  const session = await openSession(target, "a-run");
  const testCase = planFor(target).find(({ group }) => group === "createIncidentActionItem");
  if (testCase === undefined) throw new Error("There is no test of a create.");
  verdict = await testCase.run(session);
  await session.close();
  await server.close();
});
afterAll(() => rm(folder, { recursive: true }));

async function fileWith(yaml: string): Promise<string> {
  const file = path.join(folder, "known.yaml");
  await writeFile(file, yaml);
  return file;
}

const read = async (yaml: string) => readDeviations(await fileWith(yaml));
const KNOWN: Deviation = {
  check: "body-valid",
  operation: "createIncidentActionItem",
  place: "/data/attributes/url",
  reason: "Mended with the next release.",
  expires: "2999-12-31",
  at: "known.yaml:1",
};

/** The same as a report has it. */
function reported(from: Verdict): TestCaseReport {
  const { exchanges, findings } = recordOf(from, "a-token");
  return { group: "createIncidentActionItem", name: "any", state: "failed", checks: [], exchanges, findings };
}

describe("a file of known deviations", () => {
  test("is read with the line of each", async () => {
    const deviations = await read(
      "# Until the release of May.\n- check: echo\n  reason: Rounded.\n  expires: 2027-05-01\n\n- {check: life-cycle of services, operation: getIncidentActionItem, place: /data, reason: x, expires: 2027-01-01}\n",
    );
    expect(deviations).toMatchObject([
      { check: "echo", reason: "Rounded.", expires: "2027-05-01" },
      { check: "life-cycle of services", operation: "getIncidentActionItem", place: "/data" },
    ]);
    expect(deviations.map(({ at }) => at.split(":").at(-1))).toEqual(["2", "6"]);
    expect(await read("")).toEqual([]);
  });

  test.each([
    ["- check: echo\n  reason: x\n", "known.yaml:1: expires is missing."],
    ["- check: echo\n  expires: 2027-05-01\n  reason:\n", "known.yaml:3: reason says nothing"],
    ["- check: echo\n  reason: x\n  expires: soon\n", 'known.yaml:3: expires is not a day such as 2027-03-31: "soon".'],
    ["- check: echo\n  reason: x\n  expires: 2027-02-41\n", "known.yaml:3: expires is not a day"],
    [
      "- check: echo\n  operation: createItem\n  reason: x\n  expires: 2027-05-01\n",
      'known.yaml:2: the spec has no operation "createItem".',
    ],
    ["- check: Echo!\n  reason: x\n  expires: 2027-05-01\n", "known.yaml:1: check is not the name of a check"],
    ["- check: echo\n  because: x\n", "known.yaml:2: because is none of check, operation, place, reason, expires."],
    ["check: echo\n", "known.yaml:1: it is no list of known deviations"],
    ["- echo\n", "known.yaml:1: a known deviation is a map"],
    ["- check: [\n", /known\.yaml:\d: /],
  ])("%j is refused with the line and the reason", async (yaml, message) => {
    await expect(read(yaml)).rejects.toThrow(message);
  });

  test("that does not exist, or is a folder, is an error", () => {
    expect(() => readDeviations("nowhere.yaml")).toThrow("nowhere.yaml does not exist");
    expect(() => readDeviations("docs")).toThrow("docs is not a file");
  });
});

describe("a violation", () => {
  const left = (...deviations: Deviation[]) => violationsIn(acceptKnown(verdict, { deviations }));

  test("that is known by its check, operation and place does not count, and is listed", () => {
    expect(left()).toHaveLength(1);
    expect(left(KNOWN)).toEqual([]);
    const listed = listDeviations([KNOWN], [reported(acceptKnown(verdict, { deviations: [KNOWN] }))]);
    expect(listed).toMatchObject([{ state: "accepted", count: 1, where: ["createIncidentActionItem any"] }]);
    const lines = deviationLines({ deviations: listed }).join("\n");
    expect(lines).toContain("body-valid, createIncidentActionItem, /data/attributes/url (once, until 2999-12-31)");
    expect(lines).toContain("Mended with the next release.");
  });

  test.each([
    { check: "echo" },
    { operation: "updateIncidentActionItem" },
    { place: "/data/attributes/summary" },
    { expires: "2020-01-01" },
  ])("that is none of what is known counts: %o", (other) => {
    expect(left({ ...KNOWN, ...other })).toHaveLength(1);
  });

  test("that no entry has to accept is said, and so is an entry whose time is over", () => {
    const unneeded = { ...KNOWN, place: "/data/attributes/summary", at: "known.yaml:7" };
    const expired = { ...KNOWN, expires: "2020-01-01", at: "known.yaml:9" };
    const untried = { ...KNOWN, operation: "updateIncidentActionItem" };
    const listed = listDeviations([unneeded, expired, untried], [reported(verdict)]);
    expect(listed.map(({ state }) => state)).toEqual(["unneeded", "expired", "untried"]);
    const lines = deviationLines({ deviations: listed }).join("\n");
    expect(lines).toMatch(/known\.yaml:7: .* is not needed any more/);
    expect(lines).toMatch(/known\.yaml:9: .* was accepted until 2020-01-01 only/);
  });

  test("comes with an entry to copy, which accepts it once it says why", async () => {
    const lines = offeredEntries({ testCases: [reported(verdict)] });
    const yaml = lines.filter((line) => line.startsWith("  ")).join("\n");
    expect(parse(yaml)).toMatchObject([{ check: "body-valid", place: "/data/attributes/url", reason: null }]);
    await expect(read(yaml)).rejects.toThrow("reason says nothing");
    expect(left(...(await read(yaml.replace("reason:", "reason: Mended in May."))))).toEqual([]);
    expect(offeredEntries({ testCases: [] })).toEqual([]);
  });
});

test.each([
  ["/data/12/attributes/url must be string (type, openapi/schemas/A.yaml:3)", "/data/*/attributes/url"],
  [
    "The request is invalid (type at /data/attributes/kind, openapi/a.yaml:1), but was answered with 201.",
    "/data/attributes/kind",
  ],
  ["`summary` was sent as 1 and came back as 2.", "summary"],
  ["The header X-RateLimit-Reset: the value must be integer (type, openapi/headers/X.yaml:4)", "X-RateLimit-Reset"],
  ["The Content-Type is text/html; declared is application/vnd.api+json.", undefined],
])("the place of %j", (message, place) => expect(placeIn(message)).toBe(place));
