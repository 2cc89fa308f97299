import { readFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { copyRepository, type RepositoryCopy } from "../generate/repository-copy.ts";
import type * as Reference from "../../contract-tests/reference/server.ts";
import type * as SendCases from "./send-cases.ts";
import { startGenerator } from "../generate/generator.ts";
import { update } from "../generate/update.ts";
import { prismInProcess } from "../prism.ts";

/** What a request or a response holds. */
interface Part {
  mediaType: string;
  /** Absent where anything is allowed. */
  schema?: object;
  example: unknown;
}

/** An operation of a kind that the spec of this repository has none of. */
interface OddOperation {
  name: string;
  method?: string;
  /** Default: `/v1/odd/N`. */
  path?: string;
  /** Of the path. */
  item?: object;
  parameters?: object[];
  body?: Part;
  /** Further media types of the body, before it. */
  otherBodies?: Part[];
  /** Default: 200. */
  status?: string;
  /** Default: JSON:API. */
  answer?: Part;
  /** Where the answer is declared for others too, or for a range. */
  otherStatuses?: string[];
  more?: object;
  /** What its answers are to say, where that is nothing. */
  silent?: boolean;
}

const HEADERS = ["Limit", "Remaining", "Reset"].flatMap((name) => [`RateLimit-${name}`, `X-RateLimit-${name}`]);
const REFUSALS = {
  "401": "Unauthorized",
  "403": "Forbidden",
  "404": "NotFound",
  "422": "UnprocessableContent",
  "429": "TooManyRequests",
};
const known = <Part extends object>(part: Part) => ({
  "x-evidence": "documented",
  description: "Something odd.",
  ...part,
});

const DOCUMENT = {
  mediaType: "application/vnd.api+json",
  schema: known({
    type: "object",
    required: ["data"],
    properties: { data: known({ type: "object", required: ["id"], properties: { id: known({ type: "string" }) } }) },
  }),
  example: { data: { id: "3f0c1c2e-6c43-4b0e-9d1c-2b9c5f9a7c11", type: "odd" } },
};

const MEDIA_TYPES = [
  ...["application/vnd.api+json", "application/json", "application/json; charset=utf-8", "text/csv"],
  ...["multipart/form-data", "*/*"],
];

/** The operationId of the operation at an index. */
const idOf = (at: number): string => `odd${at}`;

/** For tests: adds operations, each with a path of its own. */
async function addOdd(copy: RepositoryCopy, all: readonly OddOperation[]): Promise<void> {
  const names: string[] = [];
  for (const [at, operation] of all.entries()) {
    const { path = `/v1/odd/${at}`, item = {}, method = "get" } = operation;
    await copy.write(`openapi/paths/odd_${at}.yaml`, JSON.stringify({ ...item, [method]: operationOf(operation, at) }));
    names.push(`  ${path}:\n    $ref: paths/odd_${at}.yaml\n`);
  }
  await copy.change("openapi/openapi.yaml", /^paths:\n/m, `paths:\n${names.join("")}`);
  await copy.change("openapi/openapi.yaml", /^ {2}securitySchemes:\n/m, `  securitySchemes:\n${API_KEY}`);
  await copy.change(
    "redocly.yaml",
    /allowedValues: \[application\/vnd\.api\+json\]/g,
    `allowedValues: [${MEDIA_TYPES.map((name) => `"${name}"`).join(", ")}]`,
  );
}

const API_KEY = `    apiKey:
      type: apiKey
      in: header
      name: X-Key
      description: A key.
`;

function operationOf(operation: OddOperation, at: number): object {
  const {
    parameters = [],
    body,
    otherBodies = [],
    status = "200",
    answer = DOCUMENT,
    more,
    silent = false,
  } = operation;
  const headers = [...HEADERS, "X-RateLimit-Used"].map((name) => [name, { $ref: `../headers.yaml#/${name}` }]);
  const content = (...parts: Part[]) =>
    Object.fromEntries(
      parts.map(({ mediaType, schema, example }) => [
        mediaType,
        { "x-evidence": "documented", ...(schema && { schema }), example },
      ]),
    );
  const response = {
    description: "Done.",
    headers: Object.fromEntries(headers),
    ...(!silent && { content: content(answer) }),
  };
  const others = operation.otherStatuses ?? [];
  const refusals = others.length > 0 ? {} : REFUSALS;
  return {
    operationId: idOf(at),
    tags: ["Incident action items"],
    summary: "Something odd",
    "x-evidence": Object.fromEntries([status, ...others, ...Object.keys(refusals)].map((code) => [code, "documented"])),
    parameters: parameters.map((parameter) => known(parameter)),
    ...(body && { requestBody: { required: true, content: content(...otherBodies, body) } }),
    responses: {
      ...Object.fromEntries([status, ...others].map((code) => [code, response])),
      ...Object.fromEntries(
        Object.entries(refusals).map(([code, name]) => [code, { $ref: `../responses.yaml#/${name}` }]),
      ),
    },
    ...more,
  };
}

interface Row extends OddOperation {
  /** Valid and invalid cases that are sent, by what their lines begin with. */
  valid?: string[];
  invalid?: string[];
  /** What is no case. */
  absent?: string[];
  /** The reason why something is left out. */
  leftOut?: RegExp;
}

const LIST = { type: "array", minItems: 1, items: { type: "string", enum: ["red", "green"] } };
const OBJECT = {
  type: "object",
  required: ["size"],
  additionalProperties: false,
  properties: { size: { "x-evidence": "documented", description: "A size.", type: "integer", minimum: 1 } },
};
const query = (style: object, schema: object = LIST) => [{ name: "odd", in: "query", schema, ...style }];
const CSV = { mediaType: "text/csv", schema: { type: "string" }, example: "a,b\n1,2\n" };
const JSON_WITH_CHARSET = "application/json; charset=utf-8";
const PLAIN = { mediaType: "application/json", schema: { ...OBJECT, description: "Something." }, example: { size: 2 } };

const inPath = (name: string, schema: object) => ({
  ...{ name, in: "path", required: true, description: "One.", "x-evidence": "documented", schema },
});

/** Kinds of operations in OpenAPI 3.1 that the six of this repository are none of. */
const ROWS: Row[] = [
  {
    name: "PATCH, with a body of plain JSON",
    method: "patch",
    body: PLAIN,
    valid: ["valid: /size"],
    invalid: ["invalid: /size"],
    absent: ["invalid: another media type"],
  },
  { name: "HEAD", method: "head", silent: true, valid: ["valid: no query"], invalid: ["invalid: no token"] },
  {
    name: "a path with encoded letters",
    path: "/v1/gr%C3%B6%C3%9Fe/{odd}/alike",
    item: { parameters: [inPath("odd", { type: "string" })] },
    valid: ["valid: no query"],
  },
  { name: "a success of 202", method: "post", status: "202", body: PLAIN, valid: ["valid: /size"] },
  { name: "a success of 204", method: "delete", status: "204", silent: true, valid: ["valid: no query"] },
  {
    name: "a required parameter of the query",
    parameters: [{ name: "odd", in: "query", required: true, schema: { type: "integer", minimum: 1 } }],
    valid: ["valid: only the required parameters ?odd=1", "valid: ?odd is a larger number ?odd=2"],
    invalid: ["invalid: ?odd is missing", "invalid: ?odd is too small ?odd=0"],
  },
  {
    name: "a required parameter of the query that may be empty",
    parameters: [{ name: "odd", in: "query", required: true, schema: { type: "string" } }],
    valid: ["valid: ?odd is a long string"],
    leftOut: /^Prism treats an empty value of a query as missing$/,
  },
  {
    name: "no answer to a request without a token",
    otherStatuses: ["404"],
    valid: ["valid: no query"],
    leftOut: /if the spec has no 401 there$/,
  },
  {
    name: "a parameter in a header, that is required",
    parameters: [{ name: "X-Team", in: "header", required: true, schema: { type: "string", enum: ["red", "green"] } }],
    valid: ['valid: header X-Team is "green" x-team: green'],
    invalid: ["invalid: header X-Team is missing", "invalid: header X-Team is outside its enum x-team: "],
  },
  {
    name: "a list in a header",
    parameters: [{ name: "X-Team", in: "header", schema: LIST }],
    valid: ["valid: header X-Team is a list of several x-team: red,green"],
  },
  {
    name: "a parameter in a cookie",
    parameters: [{ name: "odd", in: "cookie", schema: { type: "string", enum: ["red", "green"] } }],
    valid: ['valid: cookie odd is "green" cookie: odd=green'],
  },
  {
    name: "a list of style form, exploded as by default",
    parameters: query({}),
    valid: ["valid: ?odd is a list of several ?odd=red&odd=green"],
  },
  {
    name: "a list of style form, not exploded",
    parameters: query({ style: "form", explode: false }),
    valid: ["valid: ?odd is a list of several ?odd=red,green"],
  },
  {
    name: "a list of style spaceDelimited",
    parameters: query({ style: "spaceDelimited", explode: false }),
    valid: ['valid: ?odd/0 is "red" ?odd=red'],
    leftOut: /^Prism does not split a list of style spaceDelimited$/,
  },
  {
    name: "a list of style pipeDelimited",
    parameters: query({ style: "pipeDelimited", explode: false }),
    valid: ["valid: ?odd is a list of several ?odd=red|green"],
  },
  {
    // readmeio/oas-examples, "parameters-style".
    name: "an object of style pipeDelimited",
    parameters: query({ style: "pipeDelimited", explode: false }, OBJECT),
    valid: [],
    leftOut: /^Prism does not answer where the style of what is no list is pipeDelimited$/,
  },
  {
    name: "an object of style deepObject",
    parameters: query({ style: "deepObject", explode: true }, OBJECT),
    valid: ["valid: ?odd is an object with the required members only ?odd[size]=1"],
    invalid: ["invalid: ?odd/size is too small ?odd[size]=0"],
  },
  {
    name: "an object of style form, exploded",
    parameters: query({ style: "form", explode: true }, OBJECT),
    valid: ["valid: ?odd is an object with the required members only ?size=1"],
  },
  {
    name: "an object of style form, not exploded",
    parameters: query({ style: "form", explode: false }, OBJECT),
    valid: ["valid: ?odd is an object with the required members only ?odd=size,1"],
  },
  {
    name: "a style that has no such value",
    parameters: query({ style: "deepObject", explode: true }),
    leftOut:
      /^no value was found for \?odd of odd\d+ that its style \(deepObject, exploded\) can carry: give it another `style` or an `example`$/,
  },
  {
    name: "a parameter of the whole path",
    path: "/v1/odd/{team_id}/all",
    item: {
      parameters: [
        {
          name: "team_id",
          in: "path",
          required: true,
          description: "A team.",
          "x-evidence": "documented",
          schema: { type: "string" },
          example: "a",
        },
      ],
    },
    valid: ["valid: no query"],
  },
  {
    name: "a body and a query",
    method: "post",
    body: PLAIN,
    parameters: query({}),
    valid: ["valid: /size", 'valid: ?odd/0 is "red" ?odd=red'],
  },
  {
    name: "a parameter in the place of one of its path",
    item: { parameters: [known({ name: "odd", in: "query", schema: { type: "integer" } })] },
    parameters: query({}, { type: "string", enum: ["red"] }),
    valid: ['valid: ?odd is "red" ?odd=red'],
    invalid: ["invalid: ?odd is outside its enum ?odd=not_red"],
    leftOut: /^Prism treats an empty value of a query as missing$/,
  },
  {
    name: "a number in the path",
    path: "/v1/numbered/{number}",
    item: { parameters: [inPath("number", { type: "integer", minimum: 1 })] },
    valid: ["valid: no query"],
  },
  {
    name: "two parameters in a segment",
    path: "/v1/compared/{base}...{head-commit}.json",
    item: { parameters: [inPath("base", { type: "string" }), inPath("head-commit", { type: "string" })] },
    valid: ["valid: no query"],
  },
  {
    name: "a parameter that is deprecated",
    parameters: [{ name: "odd", in: "query", deprecated: true, schema: { type: "string", enum: ["red"] } }],
    valid: ['valid: ?odd is "red" (deprecated) ?odd=red'],
  },
  {
    name: "a parameter that is named like a method",
    parameters: [{ name: "constructor", in: "query", schema: { type: "integer" } }],
    valid: ["valid: ?constructor is a number ?constructor=1"],
    leftOut: /^Prism does not check a parameter that has the name of a member of every JavaScript object$/,
  },
  {
    name: "a body without a schema",
    method: "post",
    body: { mediaType: "application/json", example: 1 },
    valid: ["valid: the body is a string"],
    leftOut: /^Prism treats a body of null, false, 0 or an empty string as no body$/,
  },
  {
    name: "a body of several media types",
    method: "post",
    body: { ...PLAIN, mediaType: JSON_WITH_CHARSET },
    otherBodies: [CSV],
    valid: ["valid: /size"],
    invalid: ["invalid: /size"],
  },
  { name: "ranges of statuses", status: "2XX", otherStatuses: ["4XX"], valid: ["valid: no query"] },
  { name: "a status by default", status: "2XX", otherStatuses: ["401", "default"], valid: ["valid: no query"] },
  {
    name: "a response of a media type with a parameter",
    answer: { ...PLAIN, mediaType: JSON_WITH_CHARSET },
    valid: ["valid: no query"],
  },
  {
    name: "a response of any media type",
    answer: { ...PLAIN, mediaType: "*/*" },
    valid: [],
    leftOut: /has nothing but a range of media types$/,
  },
  {
    name: "a response without a schema",
    answer: { mediaType: "application/json", example: 1 },
    valid: ["valid: no query"],
  },
  {
    name: "a body of CSV",
    method: "post",
    body: CSV,
    leftOut: /^odd\d+ takes text\/csv, and the contract tests write JSON only$/,
  },
  {
    name: "a body of several parts",
    method: "post",
    body: { mediaType: "multipart/form-data", schema: { ...OBJECT, description: "Something." }, example: { size: 2 } },
    leftOut: /^odd\d+ takes multipart\/form-data, and the contract tests write JSON only$/,
  },
  { name: "a response of CSV", answer: CSV, valid: ["valid: no query"] },
  { name: "a response of plain JSON", answer: PLAIN, valid: ["valid: no query"] },
  {
    name: "servers of its own",
    more: { servers: [{ url: "https://files.rootly.com" }] },
    leftOut: /has servers of its own, and a run tests one server$/,
  },
  {
    name: "servers of its path",
    item: { servers: [{ url: "https://files.rootly.com" }] },
    leftOut: /has servers of its own, and a run tests one server$/,
  },
  {
    name: "another security, or a token",
    more: { security: [{ apiKey: [] }, { bearerAuth: [] }] },
    valid: ["valid: no query"],
    invalid: ["invalid: no token"],
  },
  {
    name: "another security, and a token",
    more: { security: [{ apiKey: [], bearerAuth: [] }] },
    leftOut: /wants apiKey with bearerAuth, and the contract tests have a bearer token only$/,
  },
  {
    name: "no security",
    more: { security: [] },
    valid: ["valid: no query"],
    leftOut: /^odd\d+ takes requests without a token$/,
  },
  {
    name: "another security",
    more: { security: [{ apiKey: [] }] },
    leftOut: /wants apiKey, and the contract tests have a bearer token only$/,
  },
  {
    name: "a read of what nothing creates",
    path: "/v1/incidents/{incident_id}",
    parameters: [{ name: "incident_id", in: "path", required: true, schema: { type: "string" }, example: "one" }],
    valid: ["valid: no query"],
  },
  {
    name: "a body with GET",
    body: PLAIN,
    leftOut: /^odd\d+ takes a body with GET, which `fetch` does not send$/,
  },
  ...["matrix", "label"].map((style) => ({
    name: `a path in the style ${style}`,
    path: `/v1/${style}/{odd}`,
    item: { parameters: [{ ...inPath("odd", { type: "string" }), style }] },
    leftOut: new RegExp(`^\\{odd\\} of odd\\d+ has the style ${style}, and .* in the style simple only$`),
  })),
  {
    name: "an object in a path",
    path: "/v1/object/{odd}",
    item: { parameters: [inPath("odd", OBJECT)] },
    leftOut: /^\{odd\} of odd\d+ is an object, and the contract tests write none into a path$/,
  },
  {
    name: "a list in a cookie, exploded as by default",
    parameters: [{ name: "odd", in: "cookie", schema: LIST }],
    valid: ["valid: no query"],
    leftOut: /^no value was found for cookie odd of odd\d+ that its style \(form, exploded\) can carry: /,
  },
  {
    name: "a header of HTTP",
    parameters: [{ name: "If-Match", in: "header", schema: { type: "string", minLength: 1 } }],
    valid: ["valid: no query"],
    absent: ["valid: header If-Match is", "invalid: header If-Match"],
    leftOut:
      /^header If-Match of odd\d+ means something in HTTP itself, and the contract tests make up no value of it$/,
  },
  {
    name: "a header of HTTP that is required",
    parameters: [{ name: "Content-Length", in: "header", required: true, schema: { type: "integer" } }],
    leftOut: /^header Content-Length of odd\d+ means something in HTTP itself, /,
  },
  {
    name: "a body of several media types of JSON",
    method: "post",
    body: { ...PLAIN, mediaType: "application/vnd.api+json" },
    otherBodies: [PLAIN],
    valid: ["valid: /size"],
    absent: ["invalid: another media type"],
  },
  { name: "OPTIONS", method: "options", leftOut: /send no OPTIONS/ },
  { name: "TRACE", method: "trace", silent: true, leftOut: /send no TRACE/ },
];

let copy: RepositoryCopy;
let suite: typeof SendCases;
let sent: Awaited<ReturnType<typeof SendCases.sendToOperations>>;
beforeAll(async () => {
  copy = await copyRepository({ whole: true });
  await addOdd(copy, ROWS);
  const generator = await startGenerator();
  try {
    expect(await update(generator, copy.root, { check: false })).not.toHaveProperty("problems");
  } finally {
    await generator.stop();
  }
  const spec = JSON.parse(await readFile(path.join(copy.root, "generated/openapi.json"), "utf8")) as object;
  const prism = await prismInProcess(spec);
  try {
    suite = await copy.load<typeof SendCases>("scripts/changed-spec/send-cases.ts");
    sent = await suite.sendToOperations(
      prism.url,
      ROWS.map((_, at) => idOf(at)),
    );
  } finally {
    await prism.close();
  }
}, 600_000);
afterAll(() => copy.remove());

test.each(ROWS.map((row, at) => ({ ...row, id: idOf(at) })))(
  "$name is tested, or left out by name",
  ({ id, valid = [], invalid = [], absent = [], leftOut }) => {
    const came = sent[id];
    expect(came?.failed).toEqual([]);
    for (const line of valid) expect(came?.valid).toContainEqual(expect.stringContaining(line));
    for (const line of invalid) expect(came?.invalid).toContainEqual(expect.stringContaining(line));
    const all = [...(came?.valid ?? []), ...(came?.invalid ?? []), ...Object.keys(came?.leftOut ?? {})];
    for (const line of absent) expect(all).not.toContainEqual(expect.stringContaining(line));
    if (valid.length === 0) expect(came?.valid).toEqual([]);
    if (leftOut) expect(Object.values(came?.leftOut ?? {})).toContainEqual(expect.stringMatching(leftOut));
  },
);

test("the coverage puts aside by name what is left out", async () => {
  const { open, reasons } = await suite.coverage();
  expect(open).toEqual([]);
  for (const { leftOut } of ROWS.filter(({ valid }) => valid === undefined))
    expect(reasons).toContainEqual(expect.stringMatching(leftOut ?? /^$/));
  expect(reasons).toContain("the spec has no operation that creates one of incidents");
}, 600_000);

test("the reference server says that it does not know an operation, also to HEAD and in encoded letters", async () => {
  const { startReferenceServer } = await copy.load<typeof Reference>("contract-tests/reference/server.ts");
  const server = await startReferenceServer();
  try {
    const headers = { authorization: "Bearer any" };
    const at = ROWS.findIndex(({ method }) => method === "head");
    const answers = [
      fetch(`${server.url}/v1/odd/${at}`, { method: "HEAD", headers }),
      fetch(`${server.url}/v1/größe/1/alike`, { headers }),
    ];
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([501, 501]);
  } finally {
    await server.close();
  }
});

test("what clean-up could not delete is not written to a server, by name", () => {
  const leftOut = suite.leftOutOnServer();
  const at = ROWS.findIndex(({ status }) => status === "202");
  const lacking = `${at} have no read and no delete`;
  expect(leftOut[`${idOf(at)} invalid: an empty body`]).toBe(`nothing of ${at} is written to a server: ${lacking}`);
  expect(leftOut[`scenarios accounted-for of ${at}`]).toBe(`left out: ${lacking}`);
});
