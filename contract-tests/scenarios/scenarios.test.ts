import { beforeAll, describe, expect, test } from "vitest";
import { type Complaint, complaintsAbout } from "../mutation/trial.ts";
import { everyFault } from "../mutation/catalogue.ts";
import { type Fault, nameOf } from "../mutation/fault.ts";
import type { Fetch } from "../mutation/interference.ts";
import { habits } from "../mutation/variants/habits.ts";
import { headers } from "../mutation/variants/http.ts";
import { scenarios } from "./scenarios.ts";

const MEDIA_TYPE = "application/vnd.api+json";

/** Faults of the mutation run's catalogue that only the scenario has to find, without any other test case. */
const counterExamples: Readonly<Record<string, readonly string[]>> = {
  "life-cycle": [
    "life cycle: says that it deleted, but does not",
    "life cycle: deletes its neighbour as well",
    "life cycle: lists what was deleted: listIncidentActionItems",
    "life cycle: lists something else than it reads: kind in listAllIncidentActionItems",
    "persistence: updates what the body calls it, if the path names something",
    "life cycle: lists each as it was when it was listed first: listIncidentActionItems",
    "persistence: creates two for one",
  ],
  "partial-update": [
    "partial update: resets what an update does not name: priority",
    "partial update: takes null for nothing said: description",
    "partial update: never says when it was updated",
    "partial update: does not say when its status was updated",
    "persistence: drops the offset of a due date",
    "rate limiting: is limited, but does it: updateIncidentActionItem",
  ],
  "read-back": [
    "persistence: drops what it shows under another name: assigned_to_user_id of createIncidentActionItem",
    "persistence: drops what it shows under another name: assigned_to_user_id of updateIncidentActionItem",
    "persistence: does not show again what it shows under another name: assigned_to in getIncidentActionItem",
    "persistence: does not show again what it shows under another name: assigned_to in listAllIncidentActionItems",
    "persistence: keeps what it is told to empty: assigned_to_user_id of updateIncidentActionItem",
  ],
  "refused-without-effect": [
    "validation: refuses an invalid request, but carries it out: type of createIncidentActionItem",
    "validation: refuses an invalid request, but carries it out: enum of updateIncidentActionItem",
    "authentication: refuses who it does not know, but does what they say: createIncidentActionItem",
  ],
  pagination: [
    "pagination: leaves a gap between pages: listAllIncidentActionItems",
    "pagination: gives the end of a page again on the next: listIncidentActionItems",
    "pagination: counts one too many: listIncidentActionItems",
    "pagination: links to the page after the next: listAllIncidentActionItems",
  ],
  filters: [
    "filters: ignores a filter: filter[priority][eq] of listAllIncidentActionItems",
    "filters: is off by one at the border of a filter: filter[due_date][gt] of listAllIncidentActionItems",
    "filters: is off by one at the border of a filter: filter[created_at][gte] of listAllIncidentActionItems",
    "filters: takes the first value of a list only: filter[status][in] of listAllIncidentActionItems",
    "filters: takes the first value of a list only: filter[kind][not_in] of listAllIncidentActionItems",
    "filters: heeds the last filter only: listAllIncidentActionItems",
    "filters: takes the first value for each operator of an attribute: listAllIncidentActionItems",
    "filters: forgets its filters when it is ordered: listAllIncidentActionItems",
    "filters: counts without its filters: listAllIncidentActionItems",
    "persistence: takes 29 February for the day after",
    "filters: ignores a filter by what it does not show: filter[incident_created_at][lte] of listAllIncidentActionItems",
  ],
  "changing-lists": [
    "repetition: loses one of a list after a deletion at its end: listAllIncidentActionItems",
    "repetition: lists one again after a creation at the end: listAllIncidentActionItems",
  ],
  "other-methods": [
    "methods: says something else to HEAD than to GET: /v1/action_items",
    "methods: has no length for HEAD: /v1/action_items/{id}",
    "methods: does not say what is allowed: /v1/incidents/{incident_id}/action_items",
    "methods: forgets a method in Allow: /v1/action_items/{id}",
    "methods: refuses a method that it does not have, but carries it out: PATCH /v1/action_items/{id}",
  ],
  "odd-requests": [
    "robustness: fails on an identifier with a null byte: getIncidentActionItem",
    "robustness: fails on a page whose offset is too large: listAllIncidentActionItems",
    "robustness: fails on deep nesting: updateIncidentActionItem",
    "robustness: fails on a deeply nested parameter: listAllIncidentActionItems",
    "robustness: fails on addresses that contradict each other: getIncidentActionItem",
    "robustness: needs only the beginning of an identifier: deleteIncidentActionItem",
    "persistence: updates what the body calls it",
  ],
  credentials: [
    "credentials: takes the beginning of the token: listAllIncidentActionItems",
    "credentials: takes the token in another case: deleteIncidentActionItem",
    "credentials: takes an empty token: createIncidentActionItem",
    "credentials: trusts who says to come from the server's own address: deleteIncidentActionItem",
  ],
  organizations: [
    "organizations: lists for another organization what is not its own: listAllIncidentActionItems",
    "organizations: lets another organization delete what is not its own: deleteIncidentActionItem",
    "organizations: creates in another organization's incident: createIncidentActionItem",
  ],
  "strings-kept": [
    "strings: escapes HTML in lists only: listIncidentActionItems",
    "strings: decodes percent signs: description of createIncidentActionItem",
    "strings: cuts a string at 65,535 characters: description of updateIncidentActionItem",
    "strings: cuts a string at a null byte: description of updateIncidentActionItem",
    "persistence: names somebody else by a number of more than 32 bits",
  ],
  "twice-and-at-once": [
    "repetition: adds to a string with each equal update",
    "repetition: deletes another one with a second deletion",
    "repetition: makes one of two creates at once",
    "repetition: loses one of two updates at once",
    "repetition: needs the type before the attributes",
  ],
  "accounted-for": [
    "persistence: creates two for one",
    "persistence: says that it created, but keeps nothing",
    "rate limiting: is limited, but does it: createIncidentActionItem",
  ],
};

let faults: ReadonlyMap<string, Fault>;
beforeAll(async () => {
  faults = new Map((await everyFault()).map((fault) => [nameOf(fault), fault]));
});

/** What a scenario alone holds against a server, after a few action items were created there. */
async function complaintsOf(scenario: string, wrap?: (fetch: Fetch) => Fetch): Promise<Complaint[]> {
  const complaints = await complaintsAbout({
    ...(wrap && { wrap }),
    thorough: true,
    choose: (testCases) => [
      ...testCases
        .filter(({ case: testCase }) => testCase?.operation.method === "POST" && testCase.polarity === "valid")
        .slice(0, 5),
      ...testCases.filter(({ name }) => name === scenario),
    ],
  });
  return complaints.filter(({ check, testCase }) => check === scenario || testCase.endsWith(` ${scenario}`));
}

test("what a refused request does is found also where another one is accepted", async () => {
  const both = [
    "validation: accepts what violates const: /data/type of updateIncidentActionItem",
    "validation: refuses an invalid request, but carries it out: enum of updateIncidentActionItem",
  ].map((fault) => faults.get(fault)?.wrap);
  const wrap = (fetch: Fetch) => both.reduce((inner, item) => item?.(inner) ?? inner, fetch);
  const complaints = await complaintsOf("refused-without-effect", wrap);
  expect(both).not.toContain(undefined);
  expect(complaints.map(({ problem }) => problem)).toContainEqual(expect.stringMatching(/was refused, but/));
});

test("a list that a server takes a backslash for is not taken for what was created", async () => {
  const wrap =
    (fetch: Fetch): Fetch =>
    (input, init) =>
      fetch(String(input).replace(/%5C$/i, "").replace(/\/$/, ""), init);
  expect(await complaintsOf("odd-requests", wrap)).toEqual([]);
});

test("odd-requests: a server that takes no brackets in a query, as Tomcat, is asked all the same", async () => {
  const wrap =
    (fetch: Fetch): Fetch =>
    async (input, init) => {
      const { search, searchParams } = new URL(String(input));
      if (/[[\]]/.test(search))
        return new Response("<html>", { status: 400, headers: { "content-type": "text/html" } });
      return searchParams.get("page[number]") === "0" ? new Response(null, { status: 500 }) : await fetch(input, init);
    };
  const problems = (await complaintsOf("odd-requests", wrap)).map(({ problem }) => problem);
  expect(problems).toContain("The server failed with 500.");
});

test.each(["blank is what PHP trims", "no characters of more than 16 bits, as MySQL's utf8 has none"])(
  "strings-kept: %s, and nobody fails for it",
  async (name) => {
    const wrap = habits.find((variant) => variant.name === name)?.wrap;
    expect(wrap).toBeDefined();
    expect(await complaintsOf("strings-kept", wrap)).toEqual([]);
  },
);

test.each(
  habits
    .filter(({ name }) => name.includes("megabyte"))
    .flatMap(({ name, wrap }) => ["odd-requests", "strings-kept"].map((scenario) => [scenario, name, wrap] as const)),
)("%s: %s, which says nothing of the server", async (scenario, _, wrap) => {
  expect(await complaintsOf(scenario, wrap)).toEqual([]);
});

test("a token in another case is sent where no connection has had the token, as Jetty would take it for that", async () => {
  const wrap = headers.find(({ name }) => name.includes("Jetty"))?.wrap;
  expect(wrap).toBeDefined();
  expect(await complaintsOf("credentials", wrap)).toEqual([]);
});

test("pagination: nobody fails for what others do to a list whenever it is read", async () => {
  const theirs: string[] = [];
  const wrap =
    (fetch: Fetch): Fetch =>
    async (input, init) => {
      const { method, url, headers } = new Request(input, init);
      const incident = /^.*\/incidents\/[^/]+\/action_items(?=$|\?)/.exec(url)?.[0];
      if (method === "GET" && incident !== undefined) {
        const send = async (address: string, options: RequestInit) =>
          await (await fetch(address, { ...options, headers: [...headers, ["content-type", MEDIA_TYPE]] })).json();
        const document = { data: { type: "incident_action_items", attributes: { summary: "Tell the customers" } } };
        const { data } = await send(incident, { method: "POST", body: JSON.stringify(document) });
        if (typeof data?.id === "string") theirs.push(data.id);
        const [oldest = ""] = theirs.length > 3 ? theirs.splice(0, 1) : [];
        if (oldest) await send(`${new URL(url).origin}/v1/action_items/${oldest}`, { method: "DELETE" });
      }
      return await fetch(input, init);
    };
  expect(await complaintsOf("pagination", wrap)).toEqual([]);
  expect(theirs.length).toBeGreaterThan(0);
});

test("an update that was lost is not told as an equal one that changes something", async () => {
  const fault = faults.get("repetition: loses one of two updates at once");
  const problems = (await complaintsOf("twice-and-at-once", fault?.wrap)).map(({ problem }) => problem);
  expect(problems).toEqual([expect.stringContaining("Several attributes were updated at once")]);
});

describe.each(scenarios)("$name", ({ name }) => {
  test("has counter-examples", () => expect(counterExamples[name] ?? []).not.toEqual([]));

  test("holds nothing against the reference server", async () => {
    expect(await complaintsOf(name)).toEqual([]);
  });

  test.each(counterExamples[name] ?? [])("finds %s", async (fault) => {
    const wrap = faults.get(fault)?.wrap;
    if (wrap === undefined) throw new Error(`The catalogue has no ${fault}.`);
    expect(await complaintsOf(name, wrap)).not.toEqual([]);
  });
});
