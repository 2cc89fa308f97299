import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Report } from "../../contract-tests/reporting/report.ts";
import { scenarios } from "../../contract-tests/scenarios/scenarios.ts";
import { type Generator, startGenerator } from "../generate/generator.ts";
import { addTo, copyRepository, type RepositoryCopy } from "../generate/repository-copy.ts";
import { update } from "../generate/update.ts";
import { ALL_KINDS } from "./kinds.ts";
import type * as SendCases from "./send-cases.ts";

/** As many as all scenarios of one resource need, and some cases. */
const MOST_WRITES = 100;
const OPERATIONS = ["listNotes", "createNote", "getNote", "updateNote", "deleteNote", "listAllNotes"];

const NEW_PATH = `parameters:
  - $ref: ../parameters.yaml#/incident_id
get:
  operationId: readSomethingNew
  tags:
    - Incident action items
  summary: Read something new
  description: A path that no code knows.
  x-evidence: { "201": inferred, "401": inferred }
  responses:
    "201":
      $ref: ../responses.yaml#/IncidentActionItemCreated
    "401":
      $ref: ../responses.yaml#/Unauthorized
`;

let copy: RepositoryCopy;

let generator: Generator;

beforeAll(async () => {
  [copy, generator] = await Promise.all([copyRepository({ whole: true }), startGenerator()]);
  await addSecondResource(copy);
  await generate();
}, 600_000);
afterAll(() => Promise.all([copy.remove(), generator.stop()]));

async function generate(): Promise<void> {
  expect(await update(generator, copy.root, { check: false })).not.toHaveProperty("problems");
}

test("the operations of a resource that no code knows, and of a path unlike all others, are tested on the mock", async () => {
  const before = await copy.read("openapi/openapi.yaml");
  await copy.write("openapi/paths/new.yaml", NEW_PATH);
  await copy.change(
    "openapi/openapi.yaml",
    "\ncomponents:",
    "\n  /v1/new/{incident_id}:\n    $ref: paths/new.yaml\ncomponents:",
  );
  await generate();
  const { code, output } = await copy.npmRun("contract");
  expect(code, output).toBe(0);
  // As the run has just written it.
  const { testCases } = JSON.parse(await copy.read("contract-tests/report/report.json")) as Report;
  const names = testCases.map(({ group, name }) => `${group} ${name}`);
  for (const id of OPERATIONS) expect(names).toContainEqual(expect.stringContaining(`what the client makes of ${id}`));
  const passed = testCases.filter(({ group, state }) => group === "updateNote" && state === "passed");
  expect(passed.length).toBeGreaterThan(50);
  // One that is allowed and two without a valid token; what the client makes of it is skipped, and so is the echo.
  expect(testCases.filter(({ group, state }) => group === "readSomethingNew" && state === "passed")).toHaveLength(3);
  await copy.write("openapi/openapi.yaml", before);
  await generate();
}, 300_000);

test("the reference server does not know them, which is skipped by name and put aside by the coverage", async () => {
  const reference = await copy.npmRun("contract:reference", "--only", "Note");
  expect(reference.code, reference.output).toBe(0);
  for (const id of OPERATIONS) expect(reference.output).toContain(`the reference server does not know how to do ${id}`);
  const coverage = await copy.npmRun("contract:coverage");
  expect(coverage.code, coverage.output).toBe(0);
  for (const id of OPERATIONS) expect(coverage.output).toContain(`the reference server does not know ${id}`);
}, 300_000);

describe("a server that keeps notes", () => {
  // Another organization is not known there.
  const ofNotes = scenarios.flatMap(({ name }) => (name === "organizations" ? [] : [`${name} of notes`]));
  const send = async (kind: "reference" | "server") => {
    const { sendToNotes } = await copy.load<typeof SendCases>("scripts/changed-spec/send-cases.ts");
    return sendToNotes(kind, MOST_WRITES);
  };

  test("passes all scenarios and cases", async () => {
    const { failed, scenarios: run, cases, leftOut } = await send("reference");
    expect(failed).toEqual([]);
    expect([...new Set(Object.values(leftOut))]).toEqual([
      "set ROOTLY_OTHER_TOKEN to the token of another organization, and ROOTLY_OTHER_INCIDENT_ID",
      "the vendor does not publish how a query that the spec does not allow is answered",
      "random cases are sent with --runs N",
    ]);
    expect(run).toEqual(ofNotes);
    expect(cases).toBeGreaterThan(100);
  }, 600_000);

  test("that others use too passes them within the allowed writes, and nothing is left there", async () => {
    const { failed, scenarios: run, left, leftAfterCleanUp, problems, writes } = await send("server");
    expect(failed).toEqual([]);
    expect(run).toEqual(ofNotes);
    expect(left).toBeGreaterThan(5);
    expect([leftAfterCleanUp, problems]).toEqual([0, []]);
    expect(writes).toBeLessThanOrEqual(MOST_WRITES);
  }, 600_000);
});

test("two targets are compared about it, and what the reference server does not know is named", async () => {
  const { code, output } = await copy.npmRun("contract:compare", "--only", "Note valid");
  expect(code, output).toBe(0);
  expect(output).toContain("the reference server does not know how to do createNote");
}, 300_000);

// Last, because more attributes mean more cases.
test("with attributes of all kinds, everything compiles", async () => {
  const kinds = ALL_KINDS.filter(({ refused }) => refused === undefined);
  const add = await addTo(copy);
  await add(kinds.map((kind, at) => ({ name: `added_${at}`, kind })));
  await generate();
  for (const project of [".", "src"]) {
    const args = ["node_modules/typescript-7/bin/tsc", "--project", project];
    await promisify(execFile)(process.execPath, args, { cwd: copy.root }).catch(({ stdout }) => expect.fail(stdout));
  }
}, 600_000);

const HEADERS = ["Limit", "Remaining", "Reset"].flatMap((name) => [`RateLimit-${name}`, `X-RateLimit-${name}`]);

const EXAMPLE = {
  id: "3f0c1c2e-6c43-4b0e-9d1c-2b9c5f9a7c11",
  type: "notes",
  attributes: {
    title: "The deployment was rolled back",
    text: null,
    pinned: false,
    category: "fact",
    about: { name: null },
    created_at: "2025-12-08T08:27:26.644-08:00",
    updated_at: "2025-12-08T08:27:26.644-08:00",
  },
};

/** For tests: adds a resource that no code knows, with six operations, a PATCH, and another media type in one of them. */
async function addSecondResource(copy: RepositoryCopy): Promise<void> {
  await copy.change("openapi/openapi.yaml", /^paths:\n/m, `paths:\n${PATHS}`);
  await copy.change(
    "redocly.yaml",
    /allowedValues: \[application\/vnd\.api\+json\]/g,
    "allowedValues: [application/vnd.api+json, application/json]",
  );
  for (const [file, content] of Object.entries(PATH_ITEMS)) await copy.write(`openapi/paths/${file}`, content);
  for (const [file, parts] of Object.entries(SHARED_PARTS)) {
    const lines = Object.entries(parts).map(([name, part]) => `\n${name}: ${part}\n`);
    const before = file === "schemas/notes.yaml" ? "" : await copy.read(`openapi/${file}`);
    await copy.write(`openapi/${file}`, before + lines.join(""));
  }
}

const PAGE = "https://api.rootly.com/v1/notes?page%5Bnumber%5D=1";

const PATHS = `  /v1/incidents/{incident_id}/notes:
    $ref: paths/v1_incidents_{incident_id}_notes.yaml
  /v1/notes/{id}:
    $ref: paths/v1_notes_{id}.yaml
  /v1/notes:
    $ref: paths/v1_notes.yaml
`;

const REFUSALS = {
  "401": "Unauthorized",
  "403": "Forbidden",
  "404": "NotFound",
  "422": "UnprocessableContent",
  "429": "TooManyRequests",
};

interface Parts {
  body?: string;
  parameters?: string[];
}

function operation(id: string, success: string, response: string, { body, parameters = [] }: Parts = {}): string {
  const refusals = Object.entries(REFUSALS).filter(([status]) => status !== "422" || body !== undefined);
  return JSON.stringify({
    operationId: id,
    tags: ["Incident action items"],
    summary: `Operation ${id}`,
    "x-evidence": Object.fromEntries(
      [success, ...refusals.map(([status]) => status)].map((status) => [status, "documented"]),
    ),
    parameters: parameters.map((name) => ({ $ref: `../parameters.yaml#/${name}` })),
    ...(body !== undefined && { requestBody: { $ref: `../requestBodies.yaml#/${body}` } }),
    responses: {
      [success]: { $ref: `../responses.yaml#/${response}` },
      ...Object.fromEntries(refusals.map(([status, name]) => [status, { $ref: `../responses.yaml#/${name}` }])),
    },
  });
}

function response(schema: string, data: unknown, mediaType = "application/vnd.api+json"): string {
  const headers = [...HEADERS, "X-RateLimit-Used"].map((name) => [name, { $ref: `headers.yaml#/${name}` }]);
  const value = Array.isArray(data)
    ? { data, links: { self: PAGE, first: PAGE, prev: null, next: null, last: PAGE } }
    : { data };
  return JSON.stringify({
    description: "It was carried out.",
    headers: Object.fromEntries(headers),
    content: {
      [mediaType]: { "x-evidence": "documented", schema: { $ref: `schemas/notes.yaml#/${schema}` }, example: value },
    },
  });
}

function body(schema: string, attributes: object): string {
  return JSON.stringify({
    required: true,
    content: {
      "application/vnd.api+json": {
        "x-evidence": "documented",
        schema: { $ref: `schemas/notes.yaml#/${schema}` },
        example: { data: { type: "notes", attributes } },
      },
    },
  });
}

const known = <Part extends object>(description: string, schema: Part) => ({
  "x-evidence": "documented",
  description,
  ...schema,
});
const TYPE = known("The type of a note.", { type: "string", enum: ["notes"] });
const CATEGORY = known("What kind of note it is.", { type: "string", enum: ["fact", "risk", "decision"] });
const WRITTEN = {
  title: known("What it is about.", { type: "string", minLength: 1, maxLength: 120 }),
  text: known("What it says.", { type: ["string", "null"] }),
  pinned: known("Whether it is shown first.", { type: "boolean" }),
  category: CATEGORY,
  topic: known("What it is filed under.", { type: ["string", "null"], "x-read-back-at": "/about/name" }),
};
const { topic, ...SHOWN } = WRITTEN;
const { "x-read-back-at": _, ...TOPIC } = topic;
const READ = {
  ...SHOWN,
  about: known("What it is about.", { type: "object", required: ["name"], properties: { name: TOPIC } }),
  created_at: known("When it was created.", { $ref: "values.yaml#/Timestamp" }),
  updated_at: known("When it was changed.", { $ref: "values.yaml#/Timestamp" }),
};

/** The attributes are composed of two schemas, one of which has the strings. */
function request(description: string, required: string[]): string {
  const { title, text, ...others } = WRITTEN;
  const attributes = {
    description,
    required,
    allOf: [
      { type: "object", properties: { title, text } },
      { type: "object", properties: others },
    ],
    type: "object",
    unevaluatedProperties: false,
  };
  return JSON.stringify({
    type: "object",
    description,
    required: ["data"],
    properties: {
      data: known("The note.", {
        type: "object",
        required: ["type", "attributes"],
        properties: { type: TYPE, attributes: { "x-evidence": "documented", ...attributes } },
      }),
    },
  });
}

const PAGE_PARAMETERS = ["page_number", "page_size"];

const PATH_ITEMS = {
  "v1_incidents_{incident_id}_notes.yaml": `{"parameters": [{"$ref": "../parameters.yaml#/incident_id"}], "get": ${operation("listNotes", "200", "NotePage", { parameters: PAGE_PARAMETERS })}, "post": ${operation("createNote", "201", "NoteCreated", { body: "CreateNoteBody" })}}`,
  "v1_notes_{id}.yaml": `{"parameters": [{"$ref": "../parameters.yaml#/action_item_id"}], "get": ${operation("getNote", "200", "NoteFound")}, "patch": ${operation("updateNote", "200", "NoteFound", { body: "UpdateNoteBody" })}, "delete": ${operation("deleteNote", "200", "NoteFound")}}`,
  "v1_notes.yaml": `{"get": ${operation("listAllNotes", "200", "NotePageOfAll", { parameters: [...PAGE_PARAMETERS, "filter_category"] })}}`,
};

/** What is added to files of parts, by the part's name. */
const SHARED_PARTS = {
  "parameters.yaml": {
    filter_category: JSON.stringify({
      ...known("Only notes of this category.", { schema: { type: "string", enum: CATEGORY.enum } }),
      ...{ name: "filter[category]", in: "query", required: false, example: "fact" },
    }),
  },
  "requestBodies.yaml": {
    CreateNoteBody: body("CreateNoteRequest", { title: "A note" }),
    UpdateNoteBody: body("UpdateNoteRequest", { pinned: true }),
  },
  "responses.yaml": {
    NoteCreated: response("NoteDocument", EXAMPLE),
    NoteFound: response("NoteDocument", EXAMPLE),
    NotePage: response("NoteList", [EXAMPLE]),
    NotePageOfAll: response("NoteList", [EXAMPLE], "application/json"),
  },
  "schemas/notes.yaml": {
    CreateNoteRequest: request("A note to create.", ["title"]),
    UpdateNoteRequest: request("What to change of a note.", []),
    Note: JSON.stringify({
      type: "object",
      description: "A note of an incident.",
      required: ["id", "type", "attributes"],
      properties: {
        id: known("Its identifier.", { type: "string", minLength: 1 }),
        type: TYPE,
        attributes: known("What it is.", { type: "object", required: Object.keys(READ), properties: READ }),
      },
    }),
    NoteDocument: JSON.stringify({
      type: "object",
      description: "One note.",
      required: ["data"],
      properties: { data: { $ref: "#/Note", "x-evidence": "documented" } },
    }),
    NoteList: JSON.stringify({
      type: "object",
      description: "A page of notes.",
      required: ["data", "links"],
      properties: {
        data: known("The notes.", { type: "array", items: { $ref: "#/Note" } }),
        links: { $ref: "documents.yaml#/PaginationLinks", "x-evidence": "documented" },
      },
    }),
  },
};
