import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { mkdir, symlink, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { parse } from "yaml";
import { printProblem } from "./problem.ts";
import { useGeneration, WIDGETS_FILE } from "./repository-copy.ts";

const HEADER = "openapi/headers/RateLimit-Reset.yaml";
const EXAMPLE = "openapi/examples/None.yaml";
const BEGIN = "description: When.\nrequired: false\nx-evidence: seen\n";
const SCHEMA = "type: string\ndescription: A schema that must not be read.\n";

const requests: string[] = [];
const server = createServer(({ url = "" }, response) => {
  requests.push(url);
  response.end(SCHEMA);
});
const here = useGeneration(async (copy) => {
  await copy.keepWidgetsOnly();
  await copy.separateHeader();
});
let address: string;

beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  // A server on a port has an address that is an object.
  address = `127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(async () => {
  requests.length = 0;
  await here.copy.write("outside.yaml", SCHEMA);
});

test.each([
  { ref: "http://HOST/x.yaml", reason: "http://HOST/x.yaml is a URL" },
  { ref: "HTTP://HOST/x.yaml", reason: "HTTP://HOST/x.yaml is a URL" },
  { ref: "http://HOST/x.yaml#/components/schemas/X", reason: "http://HOST/x.yaml is a URL" },
  { ref: "data:application/yaml,type%3A%20string", reason: "data:application/yaml,type%3A%20string is a URL" },
  { ref: "file://ROOT/outside.yaml", reason: "file://outside.yaml is a URL" },
  { ref: "file:ROOT/outside.yaml", reason: "file:outside.yaml is a URL" },
  { ref: "../../outside.yaml", reason: "outside.yaml is outside openapi/" },
  { ref: "../../openapi/../outside.yaml", reason: "outside.yaml is outside openapi/" },
  { ref: "../../outside.yaml#/description", reason: "outside.yaml is outside openapi/" },
  { ref: "../../nothing.yaml", reason: "nothing.yaml is outside openapi/" },
  { ref: "ROOT/outside.yaml", reason: "outside.yaml is outside openapi/" },
  { ref: "//ROOT/outside.yaml", reason: "outside.yaml is outside openapi/" },
  { ref: "%2e%2e/%2E%2E/outside.yaml", reason: "ENOENT: no such file or directory 'openapi/headers/%2e%2e/" },
  { ref: "..%2f..%2foutside.yaml", reason: "ENOENT: no such file or directory 'openapi/headers/..%2f" },
  { ref: "link.yaml", reason: "openapi/headers/link.yaml is outside openapi/" },
  { ref: "folder/outside.yaml", reason: "openapi/headers/folder/outside.yaml is outside openapi/" },
  { ref: "../schemas", reason: "openapi/schemas is not a file" },
  { ref: "loop.yaml", reason: "ELOOP: too many symbolic links encountered 'openapi/headers/loop.yaml'" },
])("refused, and not read: $ref", async ({ ref, reason }) => {
  const filled = (text: string) => text.replace("HOST", address).replace("ROOT", here.copy.root);
  await mkdir(`${here.copy.root}/folder`);
  await here.copy.write("folder/outside.yaml", SCHEMA);
  await symlink(`${here.copy.root}/outside.yaml`, `${here.copy.root}/openapi/headers/link.yaml`);
  await symlink(`${here.copy.root}/folder`, `${here.copy.root}/openapi/headers/folder`);
  await symlink("loop.yaml", `${here.copy.root}/openapi/headers/loop.yaml`);
  await here.copy.write(HEADER, `${BEGIN}schema:\n  $ref: "${filled(ref)}"\n`);
  const [first] = await here.problems();
  expect(first).toContain(`${HEADER}:5:3  Can't resolve $ref: ${filled(reason)}`);
  if (/is a URL|is outside/.test(reason)) expect(first).toContain("refer to a copy in there");
  expect(requests).toEqual([]);
});

test.each([
  { what: "an example's value", file: EXAMPLE, content: "summary: None.\nexternalValue: URL\n" },
  {
    what: "the mapping of a discriminator",
    file: HEADER,
    content: `${BEGIN}schema:\n  type: object\n  discriminator:\n    propertyName: kind\n    mapping: { a: "URL" }\n`,
  },
  { what: "an extension", file: HEADER, content: `${BEGIN}x-more:\n  $ref: URL\nschema:\n  type: string\n` },
])("refused in $what, too", async ({ file, content }) => {
  if (file === EXAMPLE)
    await here.copy.change(
      WIDGETS_FILE,
      "example: [{ name: bolt }]",
      "examples: { none: { $ref: ../examples/None.yaml } }",
    );
  await here.copy.write(file, content.replace("URL", `http://${address}/x.yaml`));
  expect((await here.problems())[0]).toMatch(new RegExp(`^${file}:\\d+:\\d+  Can't resolve .* is a URL`));
  await here.copy.write(file, content.replace("URL", "../../outside.yaml"));
  expect((await here.problems())[0]).toMatch(new RegExp(`^${file}:\\d+:\\d+  Can't resolve .* is outside openapi/`));
  expect(requests).toEqual([]);
});

test("an entry that is a symbolic link to a file outside is refused", async () => {
  await here.copy.write("entry.yaml", await here.copy.read("openapi/openapi.yaml"));
  execFileSync("ln", ["-sf", "../entry.yaml", `${here.copy.root}/openapi/openapi.yaml`]);
  expect((await here.problems())[0]).toContain("openapi/openapi.yaml is outside openapi/");
});

test("a link within openapi/, and openapi/ being a link itself, are followed", async () => {
  await symlink("../schemas/values.yaml", `${here.copy.root}/openapi/headers/link.yaml`);
  await here.copy.write(HEADER, `${BEGIN}schema:\n  $ref: link.yaml#/Timestamp\n`);
  execFileSync("mv", [`${here.copy.root}/openapi`, `${here.copy.root}/moved`]);
  await symlink("moved", `${here.copy.root}/openapi`);
  expect((await here.problems()).filter((problem) => problem.includes("resolve"))).toEqual([]);
});

test.skipIf(process.platform === "win32")("a pipe, which would be waited for, is refused", async () => {
  execFileSync("mkfifo", [`${here.copy.root}/openapi/headers/pipe.yaml`]);
  await here.copy.write(HEADER, `${BEGIN}schema:\n  $ref: pipe.yaml\n`);
  expect((await here.problems())[0]).toContain("openapi/headers/pipe.yaml is not a file");
});

/** Lists of nine, each of which holds the one before nine times. */
const LAUGHS = Array.from(
  { length: 20 },
  (_, level) => `x-${level + 1}: &x${level + 1} [${Array(9).fill(`*x${level}`).join(", ")}]\n`,
).join("");

test.each([
  { what: "aliases of aliases", content: `x-0: &x0 [ha]\n${LAUGHS}`, reason: "once its aliases are replaced" },
  { what: "an alias in its own anchor", content: "x-0: &x0\n  - *x0\n", reason: "within what its anchor names" },
  {
    what: "a long chain of aliases",
    content: `x-0: &x0 { a: 1 }\n${Array.from({ length: 9999 }, (_, i) => `x-${i + 1}: &x${i + 1} { a: *x${i} }\n`).join("")}`,
    reason: "once its aliases are replaced",
  },
  {
    what: "merge keys",
    content: `x-0: &x0 { a: 1 }\nx-1: { <<: [${"*x0, ".repeat(20_000)}] }\n`,
    reason: "merge sequence",
  },
  { what: "deep nesting", content: `x-0: ${"[".repeat(100_000)}${"]".repeat(100_000)}\n`, reason: "nesting exceeded" },
  { what: "more values than anybody writes", content: `x-0: [${"1,".repeat(300_000)}]\n`, reason: "at most 200000" },
  { what: "more bytes than anybody writes", content: `x-0: ${"a".repeat(2_000_000)}\n`, reason: "larger than 2 MB" },
  { what: "nothing", content: "", reason: "the file is empty" },
  { what: "a comment alone", content: "# Nothing.\n", reason: "the file is empty" },
])("refused in bounded time and memory: a file with $what", async ({ content, reason }) => {
  const schema = content.startsWith("x-") ? `${BEGIN}schema:\n  type: string\n` : "";
  await here.copy.write(HEADER, schema + content);
  expect((await here.problems()).join("\n")).toContain(reason);
  const entry = content.startsWith("x-") ? await here.copy.read("openapi/openapi.yaml") : "";
  await here.copy.write("openapi/openapi.yaml", entry + content);
  expect(await here.problems()).toEqual([expect.stringMatching(`^openapi/openapi\\.yaml:\\d+:\\d+ .*${reason}`)]);
});

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
