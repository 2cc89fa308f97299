import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parse } from "yaml";
import { type Bundle, bundleSpec } from "../generate/redocly.ts";
import { isOpenChange, printEntries } from "../spec-vendor.ts";
import { changesSince, compareVendor } from "./compare-vendor.ts";

const OURS = {
  "redocly.yaml": "telemetry: off\n",
  "openapi/openapi.yaml": `openapi: 3.1.0
info: { title: Notes, version: 1.0.0 }
paths:
  /notes/{id}:
    put:
      x-evidence: { "200": documented, "404": inferred }
      parameters:
        - name: include
          in: query
          x-evidence: documented
          schema: { type: string, enum: [author] }
      requestBody:
        content:
          application/json:
            schema: { $ref: schemas/Note.yaml }
      responses:
        "200":
          description: The note.
          content:
            application/json:
              schema: { $ref: schemas/Note.yaml }
        "404":
          description: None.
`,
  "openapi/schemas/Note.yaml": `type: object
required:
  - title
properties:
  title:
    type: string
    x-evidence: documented
  colour:
    type: string
    x-evidence: documented
    enum:
      - red
      - green
  author:
    x-evidence: seen
    anyOf:
      - type: object
        properties:
          name:
            type: [string, "null"]
            x-evidence: seen
      - type: "null"
`,
};

/** Says the same as ours, in the forms of OpenAPI 3.0. */
const SAME = `openapi: 3.0.1
paths:
  /other: { get: { responses: {} } }
  /notes/{note_id}:
    put:
      parameters:
        - { name: include, in: query, schema: { type: string, enum: [author] } }
      requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/note" } } } }
      responses:
        "200":
          description: A note
          content: { application/json: { schema: { type: object, allOf: [{ $ref: "#/components/schemas/note" }] } } }
        "404": { description: Nothing }
components:
  schemas:
    note:
      type: object
      required: [title]
      properties:
        title: { type: string }
        colour: { type: string, enum: [red, green] }
        author:
          type: object
          nullable: true
          allOf: [{ $ref: "#/components/schemas/person" }]
    person:
      type: object
      properties: { name: { type: string, nullable: true } }
`;

let root: string;
let ours: Bundle;

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), "rootly-action-items-vendor-"));
  await mkdir(path.join(root, "openapi/schemas"), { recursive: true });
  for (const [file, content] of Object.entries(OURS)) await writeFile(path.join(root, file), content);
  const bundle = await bundleSpec(root);
  if (Array.isArray(bundle)) throw new Error(bundle.map(({ reason }) => reason).join());
  ours = bundle;
});

afterAll(() => rm(root, { recursive: true }));

function vendor(...edits: Array<[from: string, to: string]>): object {
  const text = edits.reduce((known, [from, to]) => {
    if (!known.includes(from)) throw new Error(`The vendor's spec does not hold ${from}.`);
    return known.replace(from, to);
  }, SAME);
  return parse(text) as object;
}

async function entriesAfter(...edits: Array<[from: string, to: string]>) {
  const entries = await compareVendor(vendor(...edits), ours, root, []);
  return entries.map(({ kind, place, message, file, line, evidence, proposal, operations }) => ({
    at: `${file}:${line}`,
    text: `${kind}: ${place} ${message}`,
    ...(evidence.length > 0 ? { evidence } : {}),
    ...(proposal === null ? {} : { proposal }),
    operations: operations.length,
  }));
}

const NOTE = "openapi/schemas/Note.yaml";
const ENTRY = "openapi/openapi.yaml";

test("what is said in the forms of OpenAPI 3.0 is the same, and paths that ours does not cover do not count", async () => {
  expect(await entriesAfter()).toEqual([]);
});

test("what the vendor has and ours lacks has a place, and an edit where that is mechanical", async () => {
  const property = await entriesAfter([
    "title: { type: string }",
    "title: { type: string }\n        pages: { type: integer, nullable: true }",
  ]);
  expect(property).toEqual([
    {
      at: `${NOTE}:4`,
      text: "missing: request /pages is only at the vendor",
      proposal: 'pages:\n  type:\n    - integer\n    - "null"\n  x-evidence: documented',
      operations: 1,
    },
  ]);
  expect(await entriesAfter(["[red, green]", "[red, green, blue]"])).toEqual([
    {
      at: `${NOTE}:11`,
      text: 'missing: request /colour has the value "blue": no here and yes at the vendor',
      evidence: ["documented"],
      proposal: '- "blue"',
      operations: 1,
    },
  ]);
  const others = await entriesAfter(
    ['        "404": {', '        "409": { description: Taken }\n        "404": {'],
    [
      "        - { name: include,",
      "        - { name: page, in: query, schema: { type: integer } }\n        - { name: include,",
    ],
    ["    put:", "    delete: { responses: {} }\n    put:"],
    ["title: { type: string }", "title: { type: string, maxLength: 80 }"],
  );
  expect(others.map(({ at, text }) => `${at} ${text}`)).toEqual([
    `${ENTRY}:3 missing: DELETE /notes/{} is only at the vendor`,
    `${ENTRY}:7 missing: query page is only at the vendor`,
    `${ENTRY}:16 missing: 409 is only at the vendor`,
    `${NOTE}:5 missing: request /title maxLength is not given here and 80 at the vendor`,
  ]);
});

test("what ours claims and the vendor contradicts", async () => {
  const entries = await entriesAfter(
    ["title: { type: string }", "title: { type: string, nullable: true }"],
    ["required: [title]", "required: [title, colour]"],
  );
  expect(entries.map(({ at, text, proposal }) => [at, text, proposal?.split("\n")[0]])).toEqual([
    [`${NOTE}:6`, "contradicted: request /title is string here and null or string at the vendor", "type:"],
    [
      `${NOTE}:8`,
      "contradicted: request /colour is optional here and required at the vendor",
      "required: true, or its name under `required`",
    ],
  ]);
});

test("what is ours alone says how it is known", async () => {
  const entries = await entriesAfter(
    ["      properties: { name: { type: string, nullable: true } }\n", ""],
    ['        "404": { description: Nothing }\n', ""],
    ["enum: [author]", "description: any"],
  );
  expect(entries.map(({ at, text, evidence }) => [at, text, evidence])).toEqual([
    [`${ENTRY}:11`, "ours: query include takes author here and any value at the vendor", ["documented"]],
    [`${NOTE}:19`, "ours: request /author/name is only here", ["seen"]],
    [`${ENTRY}:22`, "ours: 404 is only here", ["inferred"]],
  ]);
});

test("a terminal shows it by how it is known", async () => {
  const spec = vendor(
    ["      properties: { name: { type: string, nullable: true } }\n", ""],
    ['        "404": { description: Nothing }\n', ""],
  );
  expect(printEntries(await compareVendor(spec, ours, root, [])).split("\n")).toEqual([
    "openapi/ alone has (2)",
    "  inferred (1)",
    `    ${ENTRY}:22  404 is only here (PUT /notes/{})`,
    "  seen (1)",
    `    ${NOTE}:19  request /author/name is only here (PUT /notes/{})`,
    "",
    "2 differences, of which 0 accepted and 0 to look at.",
  ]);
});

test("an accepted difference has its reason", async () => {
  const accepted = [{ of: { facet: "enum value", place: /\/colour$/ }, reason: "not in any payload" }];
  const entries = await compareVendor(vendor(["[red, green]", "[red, green, blue]"]), ours, root, accepted);
  expect(entries.map((entry) => entry.accepted)).toEqual(["not in any payload"]);
});

test("between two of the vendor's specs, only what has changed, and what ours says of it", async () => {
  const before = vendor(["red, green", "red"], ["      properties: { name: { type: string, nullable: true } }\n", ""]);
  const now = vendor(
    ["title: { type: string }", "title: { type: string }\n        pages: { type: integer }"],
    ['        "404": { description: Nothing }\n', ""],
  );
  const changes = await changesSince(before, now, ours, root, []);
  const told = changes.map((change) => ({
    at: `${change.change.file}:${change.change.line}`,
    change: `${change.change.place} ${change.change.message}`,
    here: change.here.map(({ place, message }) => `${place} ${message}`),
    open: isOpenChange(change),
  }));
  expect(told).toEqual([
    { at: `${NOTE}:4`, change: "request /pages is new", here: ["request /pages is only at the vendor"], open: true },
    { at: `${NOTE}:19`, change: "request /author/name is new", here: [], open: false },
    { at: `${NOTE}:11`, change: 'request /colour has the value "green": no before and yes now', here: [], open: false },
    { at: `${ENTRY}:22`, change: "404 is gone", here: ["404 is only here"], open: true },
  ]);
});
