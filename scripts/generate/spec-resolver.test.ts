import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { mkdir, symlink } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { useGeneration } from "./repository-copy.ts";

const HEADER = "openapi/headers/RateLimit-Reset.yaml";
const EXAMPLE = "openapi/examples/NoActionItems.yaml";
const BEGIN = "description: When.\nrequired: false\nx-evidence: seen\n";
const SCHEMA = "type: string\ndescription: A schema that must not be read.\n";

const requests: string[] = [];
const server = createServer(({ url = "" }, response) => {
  requests.push(url);
  response.end(SCHEMA);
});
const here = useGeneration((copy) => copy.separateHeader());
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
    await here.copy.change("openapi/responses.yaml", "pages.yaml#/NoActionItems", "NoActionItems.yaml");
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
  await symlink("../schemas/FormFieldSelection.yaml", `${here.copy.root}/openapi/headers/link.yaml`);
  await here.copy.write(HEADER, `${BEGIN}schema:\n  $ref: link.yaml\n`);
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
