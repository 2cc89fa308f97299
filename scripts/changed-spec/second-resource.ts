import type { RepositoryCopy } from "../generate/repository-copy.ts";

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
export async function addSecondResource(copy: RepositoryCopy): Promise<void> {
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
