import { describe, expect, test } from "vitest";
import { type Case, casesOf } from "../cases/cases.ts";
import { answeringServer } from "../exchange/local-server.ts";
import { example, resolve, spec } from "../spec/spec.ts";
import { operations } from "../spec/operations.ts";
import type { Json } from "../spec/schema.ts";
import { type Exchange, send } from "../exchange/exchange.ts";
import { violationsIn, withDrift } from "../suite/verdict.ts";
import { targetFrom } from "../target.ts";
import { MOST_LISTED } from "../reporting/presentable.ts";
import { recordOf } from "../reporting/report.ts";
import { type Drift, driftIn, listDrift, printDrift } from "./drift.ts";

const JSON_API = "application/vnd.api+json";
const SERVER = { kind: "server" } as const;

/** A plain request to an operation, answered by a real server. */
async function answered(operationId: string, status: number, body: Json, mediaType = JSON_API): Promise<Exchange> {
  const operation = operations.find(({ id }) => id === operationId);
  const plain: Case | undefined = operation && casesOf(operation, {})[0];
  if (plain === undefined) throw new Error(`The spec has no ${operationId}.`);
  const server = await answeringServer({ status, headers: { "content-type": mediaType }, body: JSON.stringify(body) });
  try {
    return await send(plain, { url: server.url, token: "t", path: { incident_id: "an-incident", id: "an-item" } });
  } finally {
    await server.close();
  }
}

type Loose = { [member: string]: Loose & Json };

/** An example with a change, of which only this test knows the form. */
function changed(name: string, change: (document: Loose) => void): Json {
  const document = structuredClone(example(name)) as Loose;
  change(document);
  return document;
}

const created = (change: (attributes: Loose) => void) =>
  answered(
    "createIncidentActionItem",
    201,
    changed("ActionItemCreated", (document) => change(document["data"]?.["attributes"] as Loose)),
  );

const set = (object: Loose | undefined, name: string, value: Json) => Object.assign(object ?? {}, { [name]: value });

const told = ({ kind, pointer, schemaPointer, value, count }: Drift) => ({
  kind,
  pointer,
  schemaPointer,
  value,
  count,
});

describe("surplus members", () => {
  test.each<[string, (attributes: Loose) => Loose | undefined, string, string]>([
    ["of the action item", (item) => item, "", "IncidentActionItemAttributes"],
    ["of who it is assigned to", (item) => item["assigned_to"], "/assigned_to", "AssignedUser"],
    [
      "of who created it",
      (item) => item["created_by"]?.["data"]?.["attributes"],
      "/created_by/data/attributes",
      "UserAttributes",
    ],
    [
      "of a role of that person",
      (item) => item["created_by"]?.["data"]?.["relationships"]?.["role"]?.["data"],
      "/created_by/data/relationships/role/data",
      "Role",
    ],
  ])("%s", async (_, owner, at, schema) => {
    const exchange = await created((item) => set(owner(item), "brand~new", ["a", 1]));
    expect(driftIn([exchange], SERVER).map(told)).toEqual([
      {
        kind: "surplus member",
        pointer: `/data/attributes${at}/brand~0new`,
        schemaPointer: `#/components/schemas/${schema}/properties/brand~0new`,
        value: '["a",1]',
        count: 1,
      },
    ]);
  });

  // What every object inherits, and what sets a prototype instead of a member (CWE-1321).
  test.each(["constructor", "__proto__", "toString", "hasOwnProperty"])("may be called %s", async (name) => {
    const exchange = await answered(
      "listIncidentActionItems",
      200,
      changed("ActionItemsOfIncident", ({ data }) => {
        for (const [at, value] of [{ [name]: 1 }, "text"].entries())
          Object.defineProperty(data?.[at]?.["attributes"], name, { value, enumerable: true });
      }),
    );
    const drift = driftIn([exchange], SERVER);
    expect(drift.map(told)).toMatchObject([
      { kind: "surplus member", pointer: `/data/*/attributes/${name}`, count: 2 },
    ]);
    const [listed] = listDrift(drift);
    expect(listed?.proposal).toContain(`+  ${name}:`);
    expect(listed?.proposal).toContain("+    type: [object, string]");
    expect(listed?.proposal).toContain(`+      ${name}:`);
  });

  test("are found also where a media type is called constructor", async () => {
    const document = changed("ActionItemCreated", ({ data }) => set(data?.["attributes"] as Loose, "labels", 1));
    const exchange = await answered("createIncidentActionItem", 201, document, "constructor");
    expect(driftIn([exchange], SERVER)).toHaveLength(1);
  });

  test("of several resources are one, with what they have in common", async () => {
    const exchange = await answered(
      "listIncidentActionItems",
      200,
      changed("ActionItemsOfIncident", ({ data }) => {
        set(data?.[0]?.["attributes"], "labels", null);
        set(data?.[1]?.["attributes"], "labels", [{ name: "x", api_token: "hidden" }]);
      }),
    );
    const [listed, ...more] = listDrift(driftIn([exchange], SERVER));
    expect(more).toEqual([]);
    expect(listed).toMatchObject({
      where: ["listIncidentActionItems 200 /data/*/attributes/labels"],
      count: 2,
      value: '[{"name":"x","api_token":"…"}]',
      file: "openapi/schemas/IncidentActionItemAttributes.yaml",
    });
    expect(listed?.proposal).toContain('+    type: [array, "null"]');
  });

  test("are listed up to a number that somebody can read, in an answer and in a run", async () => {
    const wide = (prefix: string) =>
      created((item) => {
        for (let at = 0; at < 50_000; at++) set(item, `${prefix}${at}`, at);
      });
    const [one, other] = [driftIn([await wide("a")], SERVER), driftIn([await wide("b")], SERVER)];
    expect([one.length, other.length]).toEqual([MOST_LISTED, MOST_LISTED]);
    const listed = listDrift([...one, ...other, ...one]);
    expect([listed.length, listed[0]?.count]).toEqual([MOST_LISTED, 2]);
  });

  test("with more members than somebody would name are described as objects", async () => {
    const byName = Object.fromEntries(Array.from({ length: 101 }, (_, at) => [`of-${at}`, at]));
    const exchange = await created((item) => set(item, "labels", byName));
    expect(driftIn([exchange], SERVER)[0]?.seen).toEqual({ types: ["object"] });
  });

  test("of a refusal", async () => {
    const document = changed("BlankSummary", ({ errors }) => set(errors?.[0], "source", { pointer: "/data" }));
    const exchange = await answered("createIncidentActionItem", 422, document);
    expect(driftIn([exchange], SERVER)).toMatchObject([{ status: 422, pointer: "/errors/*/source" }]);
  });

  test("that nobody may read are listed without their value", async () => {
    const exchange = await created((item) => set(item["assigned_to"], "otp_secret", "hidden"));
    expect(driftIn([exchange], SERVER)).toMatchObject([{ value: '"…"' }]);
    expect(JSON.stringify(driftIn([exchange], SERVER))).not.toContain("hidden");
  });
});

describe("values of enums", () => {
  test("that the spec does not know", async () => {
    const exchange = await created((item) => {
      set(item, "kind", "chore");
      const role = item["created_by"]?.["data"]?.["relationships"]?.["role"]?.["data"];
      set(role, "incidents_permissions", ["read", "approve", "audit"]);
    });
    expect(driftIn([exchange], SERVER).map(told)).toMatchObject([
      { kind: "unseen enum value", pointer: "/data/attributes/kind", value: '"chore"' },
      { kind: "unseen enum value", schemaPointer: "#/components/schemas/Permission", value: '"approve"' },
      { kind: "unseen enum value", schemaPointer: "#/components/schemas/Permission", value: '"audit"' },
    ]);
  });

  test("of another type break it, which is no drift", async () => {
    expect(driftIn([await created((item) => set(item, "kind", 1))], SERVER)).toEqual([]);
  });
});

describe("the first value where only null was known", () => {
  const exchange = created((item) => set(item, "due_date", "2026-12-01"));

  test("of a server", async () => {
    const drift = driftIn([await exchange], SERVER);
    expect(drift[0]).toMatchObject({
      kind: "first value",
      pointer: "/data/attributes/due_date",
      value: '"2026-12-01"',
    });
    const [listed] = listDrift(drift);
    expect(listed?.proposal).toContain("-    x-evidence: [documented, seen-as-null]");
    expect(listed?.proposal).toContain("+    x-evidence: documented");
  });

  test.each(["mock", "reference"] as const)("of the %s is none: it repeats the spec", async (kind) => {
    expect(driftIn([await exchange], { kind })).toEqual([]);
  });
});

describe("no drift", () => {
  /** A response, with what the suite itself has no use for. */
  interface Response {
    $ref?: string;
    content?: Record<string, { examples?: Record<string, { $ref?: string; value?: Json }> }>;
  }
  const examples = operations.flatMap(({ id, path, method }) => {
    // Lint has seen to it that the spec is an OpenAPI document; every operation has been read from it.
    const responses = (spec.paths[path]?.[method.toLowerCase() as "get"]?.responses ?? {}) as Record<string, Response>;
    return Object.entries(responses).flatMap(([status, response]) =>
      Object.entries(resolve(response).content ?? {}).flatMap(([mediaType, { examples = {} }]) =>
        Object.entries(examples).map(([name, one]) => ({ id, status, mediaType, name, value: resolve(one).value })),
      ),
    );
  });

  test.each(examples)("in the example $name of $id", async ({ id, status, mediaType, value }) => {
    const drift = driftIn([await answered(id, Number(status), value ?? null, mediaType)], SERVER);
    // Ours show also what no payload does.
    expect(drift.filter(({ kind }) => kind !== "first value")).toEqual([]);
  });

  test.each<[string, Json]>([
    ["is no JSON of this kind", { type: "about:blank", title: "Method not allowed", status: 405 }],
    ["is a list", [1, 2]],
  ])("in what %s: it breaks the schema as a whole", async (_, body) => {
    const exchange = await answered("createIncidentActionItem", 422, body, "application/problem+json");
    expect(driftIn([exchange], SERVER)).toEqual([]);
  });
});

test("a run lists each place once, with every answer that had it, and prints its patch", async () => {
  const withColumn = (value: Json) => (item: Loose) => set(item["assigned_to"], "beta", value);
  const drifts = [
    ...driftIn([await created(withColumn(null))], SERVER),
    ...driftIn([await created(withColumn(true)), await created(withColumn(false))], SERVER),
  ];
  const [listed, ...more] = listDrift(drifts);
  expect(more).toEqual([]);
  expect(listed).toMatchObject({
    count: 3,
    value: "true",
    where: ["createIncidentActionItem 201 /data/attributes/assigned_to/beta"],
  });
  if (listed === undefined) return;
  // Plain data, as it goes from one process to another.
  expect(JSON.parse(JSON.stringify(listed))).toEqual(listed);
  expect(printDrift(listed)).toBe(`surplus member: #/components/schemas/AssignedUser/properties/beta, for example true
  seen 3 times in createIncidentActionItem 201 /data/attributes/assigned_to/beta
  openapi/schemas/users.yaml:${listed.line} would describe it with
    --- a/openapi/schemas/users.yaml
    +++ b/openapi/schemas/users.yaml
    @@ -8,6 +8,10 @@
       allOf:
         - $ref: "#/User"
       properties:
    +    beta:
    +      type: [boolean, "null"]
    +      x-evidence: seen
    +      description: What it means is not published.
         ability_cache:
           anyOf:
             - $ref: "#/AbilityCache"`);
});

test("under --strict, drift breaks the contract, and only there", async () => {
  const exchanges = [await created((item) => set(item, "labels", []))];
  const target = targetFrom({
    CONTRACT_TARGET: "mock",
    ROOTLY_API_URL: "http://127.0.0.1",
    ROOTLY_API_TOKEN: "t",
    ROOTLY_INCIDENT_ID: "i",
  });
  const verdict = { exchanges, findings: [] };
  expect(violationsIn(withDrift(verdict, target))).toEqual([]);
  expect(violationsIn(withDrift(verdict, { ...target, strict: true }))).toMatchObject([
    { check: "no-drift", problems: [expect.stringContaining("/data/attributes/labels is []")], exchange: 0 },
  ]);
  const known = { ...verdict, exchanges: [await created(() => undefined)] };
  expect(violationsIn(withDrift(known, { ...target, strict: true }))).toEqual([]);
});

test.each(["a", "y", "-"])("with a token of one character, %j, what the spec says stays as it is", async (token) => {
  const exchanges = await Promise.all(
    ["any day", "-"].map((labels) => created((item) => set(item, `a-${token}`, labels))),
  );
  const records = exchanges.map((exchange) =>
    recordOf({ exchanges: [exchange], findings: [], drift: driftIn([exchange], { ...SERVER, token }) }, token),
  );
  const [listed, ...more] = listDrift(records.flatMap(({ drift = [] }) => drift));
  expect(more).toEqual([]);
  expect(listed).toMatchObject({
    kind: "surplus member",
    count: 2,
    file: expect.stringMatching(/^openapi\/schemas\//),
  });
  expect(records.map(({ exchanges }) => exchanges[0]?.operation)).toEqual(Array(2).fill("createIncidentActionItem"));
  expect(
    `${listed?.value} ${listed?.schemaPointer.split("/").at(-1)}`.replaceAll("$ROOTLY_API_TOKEN", ""),
  ).not.toContain(token);
});
