import { writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { printProblem } from "./problem.ts";
import { useGeneration } from "./repository-copy.ts";

const HEADER = "openapi/headers/RateLimit-Reset.yaml";
const BEGIN = "description: When.\nrequired: false\nx-evidence: seen\n";

const here = useGeneration((copy) => copy.separateHeader());

/** The schema that a header's file comes to in generated/openapi.json, or the first problem. */
async function schemaOf(content: string | Buffer): Promise<unknown> {
  await writeFile(path.join(here.copy.root, HEADER), content);
  const generation = await here.generator.generate(here.copy.root);
  if ("problems" in generation) return generation.problems.map(printProblem)[0];
  const { components } = JSON.parse(generation.outputs.get("openapi.json") ?? "");
  return components.headers["RateLimit-Reset"].schema;
}

test("values are YAML 1.2's, and both libraries that read the files agree on them", async () => {
  const values: Array<[written: string, value: unknown]> = [
    ...["on", "off", "yes", "no", "y", "n", "Off", "NO"].map((word): [string, unknown] => [word, word]),
    ["true", true],
    ["False", false],
    ["~", null],
    ["010", 10],
    ["0o17", 15],
    ["0x1F", 31],
    ["0b11", "0b11"],
    ["1_000", "1_000"],
    ["1e3", 1000],
    [".5", 0.5],
    ["-2", -2],
    ["1:30", "1:30"],
    ["2001-01-01", "2001-01-01"],
    ["2001-12-14T21:59:43.10-05:00", "2001-12-14T21:59:43.10-05:00"],
    ["12:30:45", "12:30:45"],
    ['"\\U0001F600"', "😀"],
    ["é", "é"],
    ['"08"', "08"],
  ];
  const list = `[${values.map(([written]) => written).join(", ")}]`;
  expect(await schemaOf(`${BEGIN}schema:\n  enum: ${list}\n`)).toEqual({ enum: values.map(([, value]) => value) });
  expect(parse(list)).toEqual(values.map(([, value]) => value));
});

const WRONG = "schema:\n  type: string\n  format: date-tiem\n";
const AT_FORMAT = `${HEADER}:6:3  unknown format "date-tiem": did you mean "date-time"?`;
const STRING = { type: "string", minLength: 2 };

test.each([
  { what: "anchors", content: `${BEGIN}x-a: &a { type: string, minLength: 2 }\nschema: *a\n`, becomes: STRING },
  {
    what: "a merge key",
    content: `${BEGIN}x-a: &a { type: string, minLength: 1 }\nschema:\n  <<: *a\n  minLength: 2\n`,
    becomes: STRING,
  },
  {
    what: "merge keys of several",
    content: `${BEGIN}x-a: &a { type: string }\nx-b: &b { minLength: 2 }\nschema: { <<: [*a, *b] }\n`,
    becomes: STRING,
  },
  {
    what: "tags of YAML's own",
    content: `${BEGIN}schema: !!map { type: !!str string, minLength: !!int 2 }\n`,
    becomes: STRING,
  },
  {
    what: "a directive and an end",
    content: `%YAML 1.2\n---\n${BEGIN}schema: { type: string, minLength: 2 }\n...\n`,
    becomes: STRING,
  },
  {
    what: "JSON",
    content: JSON.stringify(
      { description: "When.", required: false, "x-evidence": "seen", schema: STRING },
      null,
      "\t",
    ),
    becomes: STRING,
  },
  { what: "a byte order mark", content: `\uFEFF${BEGIN}${WRONG}`, becomes: AT_FORMAT },
  { what: "Windows line ends", content: `${BEGIN}${WRONG}`.replaceAll("\n", "\r\n"), becomes: AT_FORMAT },
  {
    what: "Windows line ends in a block",
    content: `${BEGIN}schema:\n  type: string\n  title: |\n    one\n    two\n`.replaceAll("\n", "\r\n"),
    becomes: { type: "string", title: "one\ntwo\n" },
  },
  {
    what: "a duplicate key",
    content: `${BEGIN}schema:\n  type: string\n  type: integer\n`,
    becomes: `${HEADER}:6:3  Failed to parse: duplicated mapping key`,
  },
  {
    what: "a duplicate key in JSON",
    content: `{"description": "When.", "schema": {"type": "string", "type": "string"}}`,
    becomes: "Failed to parse: duplicated mapping key",
  },
  {
    what: "a key that is a list",
    content: `${BEGIN}schema:\n  ? [a, b]\n  : 1\n`,
    becomes: "does not support complex keys",
  },
  {
    what: "an alias without an anchor",
    content: `${BEGIN}schema: *a\n`,
    becomes: `${HEADER}:4:10  Failed to parse: unidentified alias "a"`,
  },
  {
    what: "a merge of no mapping",
    content: `${BEGIN}schema:\n  <<: 3\n`,
    becomes: `${HEADER}:5:3  Failed to parse: cannot merge mappings`,
  },
  {
    what: "a tab that indents",
    content: `${BEGIN}schema:\n\ttype: string\n`,
    becomes: `${HEADER}:5:1  Failed to parse: tab characters`,
  },
  {
    what: "code",
    content: `${BEGIN}schema: !!js/function "f"\n`,
    becomes: `${HEADER}:4:9  Failed to parse: unknown scalar tag`,
  },
  {
    what: "a tag of one's own",
    content: `${BEGIN}schema: !secret a\n`,
    becomes: `${HEADER}:4:9  Failed to parse: unknown scalar tag`,
  },
  { what: "bytes", content: `${BEGIN}x-a: !!binary aGVsbG8=\nschema: {}\n`, becomes: "JSON has no form for" },
  { what: "a set", content: `${BEGIN}x-a: !!set {a, b}\nschema: {}\n`, becomes: "JSON has no form for" },
  { what: "infinity", content: `${BEGIN}schema:\n  maximum: .inf\n`, becomes: "JSON has no number Infinity" },
  {
    what: "negative infinity",
    content: `${BEGIN}schema:\n  minimum: -.inf\n`,
    becomes: "JSON has no number -Infinity",
  },
  { what: "no number", content: `${BEGIN}schema:\n  enum: [1, .NaN]\n`, becomes: "JSON has no number NaN" },
  { what: "two documents", content: `${BEGIN}schema: {}\n---\na: b\n`, becomes: "expected a single document" },
  { what: "UTF-16", content: Buffer.from(`\uFEFF${BEGIN}schema: {}\n`, "utf16le"), becomes: `${HEADER} is not UTF-8` },
  {
    what: "Latin-1",
    content: Buffer.from(`${BEGIN}schema: { title: café }\n`, "latin1"),
    becomes: `${HEADER} is not UTF-8`,
  },
  { what: "a null byte", content: `${BEGIN}schema: { title: "a\0b" }\n`, becomes: "null byte" },
])("a file with $what", async ({ content, becomes }) => {
  expect(await schemaOf(content)).toEqual(typeof becomes === "string" ? expect.stringContaining(becomes) : becomes);
});
