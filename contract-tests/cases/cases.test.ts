import { execFile } from "node:child_process";
import { promisify } from "node:util";
import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { typeOf } from "../drift/sightings.ts";
import { attributesOf } from "../exchange/document.ts";
import { attributesRequiredBy, attributesTakenBy } from "../spec/attributes.ts";
import { operations, type Parameter } from "../spec/operations.ts";
import { isObject, type Json, type Schema, typesOf } from "../spec/schema.ts";
import { resolve } from "../spec/spec.ts";
import { allCases, casesOf } from "./cases.ts";
import { formsOf } from "./forms.ts";
import { nestingOf, subschemasOf } from "./recursion.ts";
import { plainest, samples } from "./samples.ts";
import { defectsOf } from "./soundness.ts";
import { ahead, dayAhead, dayOfRun, halfYearAhead, isFarFrom, lastOfYear } from "./today.ts";
import { violations } from "./violations.ts";
import { send } from "../exchange/exchange.ts";
import { type Given, read, survives, write } from "./parameters.ts";

const KNOWN = { assigned_to_user_id: 234, assigned_to_group_ids: ["b900da53-bd28-4949-859c-5760e955005c"] };

describe.each(operations)("$id", (operation) => {
  test.each([
    { target: "nothing is known of", known: {} },
    { target: "somebody is known of", known: KNOWN },
  ])("every case is what it claims to be, on a target that $target", async ({ known }) => {
    const defects = await Promise.all(casesOf(operation, known).map(defectsOf));
    expect(defects.flat()).toEqual([]);
  });

  test("each case has a name of its own", () => {
    const names = casesOf(operation, {}).map(({ name }) => name);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });
});

describe.each(operations.filter(({ body }) => body !== undefined))("of the attributes of $id", (operation) => {
  const cases = casesOf(operation, {});
  const required = attributesRequiredBy(operation);

  test.each(Object.entries(attributesTakenBy(operation)))("%s is tried as its schema has it", (name, schema) => {
    const at = `/data/attributes/${name}`;
    const { enum: values = [], minLength, maxLength, ...rule } = resolve(schema);
    const tried = cases
      .filter(({ name: what, polarity }) => polarity === "valid" && what.startsWith(`valid: ${at} is `))
      .map(({ body }) => attributesOf(body)[name] ?? null);
    expect(tried.map(typeOf)).toEqual(expect.arrayContaining(typesOf(rule)));
    expect(tried).toEqual(expect.arrayContaining(values));
    const lengths = tried.map((value) => (typeof value === "string" ? [...value].length : undefined));
    expect(lengths).toEqual(expect.arrayContaining([minLength, maxLength].filter((bound) => bound !== undefined)));

    const broken = cases.flatMap(({ violates }) => (violates?.pointer === at ? [violates.keyword] : []));
    const keywords = ["type", "enum", "minLength", "maxLength", "pattern"].filter(
      (keyword) => keyword in resolve(schema),
    );
    expect(broken).toEqual(expect.arrayContaining([...keywords, ...(required.includes(name) ? ["required"] : [])]));
  });
});

test("what is within an attribute, around it, or unusual is tried, too", () => {
  const names = casesOfCreate().map(({ name }) => name);
  for (const tried of [
    "valid: /data/attributes/assigned_to_group_ids is an empty list",
    "valid: /data/attributes/form_field_selections/0/value is a string",
    "valid: /data/attributes/form_field_selections/0/value is a list of several",
    "valid: /data/attributes/form_field_selections/0/value is null",
    "valid: /data/attributes/form_field_selections/0/selected_user_ids/0 is a number",
    "invalid: /data/type is another constant",
    "invalid: /data/attributes/assigned_to_group_ids is null",
    "invalid: /data/attributes/form_field_selections/0/value/0 is null",
    "invalid: /data/attributes has an unknown member",
    "invalid: /data/attributes/form_field_selections/0 has an unknown member",
  ])
    expect(names).toContain(tried);
  for (const unusual of ["an empty string", "a long string", "a string in Unicode", "a string of unusual characters"])
    expect(names).toContainEqual(expect.stringMatching(`^valid: /data/attributes/\\w+ is ${unusual}$`));
});

test("every value of a filter is tried, and each way to break a parameter that a query can say", () => {
  const names = allCases({}).flatMap(({ operation, name }) => (operation.queryParameters.length > 1 ? [name] : []));
  for (const tried of [
    "valid: no query",
    "valid: every parameter at once",
    "valid: ?page[number] is a number",
    'valid: ?filter[status] is "cancelled"',
    'valid: ?filter[status][not_in]/0 is "done"',
    "valid: ?filter[status][in] is a list of several",
    'valid: ?filter[due_date][gt] is "2026-12-01"',
    "invalid: ?page[number] is a string",
    "invalid: ?page[number] is a number",
    "invalid: ?page[size] is too small",
    "invalid: ?filter[kind][eq] is outside its enum",
    "invalid: ?filter[kind][in]/0 is outside its enum",
  ]) {
    expect(names).toContain(tried);
  }
});

test("what is deprecated is marked, wherever a reference says so", () => {
  const names = samples(
    {
      type: "object",
      additionalProperties: false,
      properties: {
        kept: { type: "boolean" },
        old: { type: "boolean", deprecated: true },
        nested: { allOf: [{ type: "object", properties: { a: { type: "null" } } }, { deprecated: true }] },
      },
    },
    {},
  ).map(({ pointer, name }) => `${pointer} is ${name}`);
  expect(names).toContain("/kept is true");
  expect(names).toContain("/old is true (deprecated)");
  expect(names).toContain("/nested is an object with the required members only (deprecated)");
});

describe("keywords that no request of the spec has yet", () => {
  const keys = (schema: Schema) => ({
    valid: samples(schema, {}).map(({ value }) => value),
    invalid: violations(schema, samples(schema, {})[0]?.value ?? null)
      .filter(({ keyword }) => keyword !== "type")
      .map(({ keyword, value }) => [keyword, value]),
  });

  test("bounds of numbers", () => {
    expect(keys({ type: "integer", minimum: 1, maximum: 9 })).toEqual({
      valid: [1, 2, 9],
      invalid: [
        ["minimum", 0],
        ["maximum", 10],
      ],
    });
    expect(keys({ type: "number" }).valid).toEqual([1, 2, 0, -1, 0.5]);
  });

  test("values of every other type, and what looks like the right one", () => {
    const valuesFor = (schema: Schema) =>
      violations(schema, samples(schema, {})[0]?.value ?? null).map(({ value }) => value);
    expect(valuesFor({ type: "string" })).toEqual([null, true, 1.5, [], {}]);
    expect(valuesFor({ type: ["integer", "null"] })).toEqual([true, 1.5, "text", [], {}, "1"]);
    expect(valuesFor({ type: "boolean" })).toEqual([null, 1.5, "text", [], {}, "true", 1]);
    expect(valuesFor({ type: "array", items: { const: "a" } }).slice(0, 5)).toEqual([null, true, 1.5, "a", {}]);
    expect(valuesFor({ enum: ["High", "low"] })).toEqual(["not_in_the_enum", "HIGH", " High ", ""]);
  });

  test("bounds of strings", () => {
    const { valid, invalid } = keys({ type: "string", maxLength: 3, examples: ["a b"] });
    expect(valid).toEqual(["a b", "", "xxx"]);
    expect(invalid).toEqual([["maxLength", "xxxx"]]);
  });

  test("bounds of lists", () => {
    const schema: Schema = { type: "array", items: { enum: ["a", "b", "c"] }, minItems: 2, maxItems: 3 };
    const { valid, invalid } = keys({ ...schema, uniqueItems: true });
    expect(valid).toContainEqual(["a", "b"]);
    expect(valid).toContainEqual(["a", "b", "c"]);
    expect(invalid.map(([keyword]) => keyword)).toEqual([
      ...["minItems", "maxItems", "uniqueItems"],
      ...["enum", "enum", "enum", "enum"],
    ]);
    expect(invalid.slice(4)).toEqual([
      ["enum", ["A", "b"]],
      ["enum", [" a ", "b"]],
      ["enum", ["", "b"]],
    ]);
  });

  test("formats", () => {
    expect(keys({ type: "string", format: "date" })).toEqual({
      valid: [dayAhead("soon")],
      invalid: [["format", "no date at all"]],
    });
  });

  test("branches", () => {
    const schema: Schema = {
      anyOf: [
        { type: "integer", minimum: 1 },
        { const: "none", type: "string" },
      ],
    };
    const { valid, invalid } = keys(schema);
    expect(valid).toEqual([1, 2, "none"]);
    expect(invalid).toContainEqual(["anyOf", null]);
    expect(invalid).not.toContainEqual(["anyOf", "text"]);
  });
});

describe("a case that is not what it claims to be is found out", () => {
  const [valid] = casesOfCreate();
  const invalid = casesOfCreate().find(({ name }) => name === "invalid: /data/attributes/summary is missing");
  const withQuery = allCases({}).find(({ query = [] }) => query.length > 0);

  test.each([
    { claim: "valid, and breaks the schema", each: { ...valid, body: invalid?.body } },
    { claim: "invalid, and breaks nothing", each: { ...invalid, body: valid?.body } },
    {
      claim: "invalid, and breaks something else",
      each: { ...invalid, violates: { ...invalid?.violates, pointer: "" } },
    },
    { claim: "valid, with a query that is not", each: { ...withQuery, query: [["page[number]", "none"]] } },
    {
      claim: "invalid, with a query that is allowed",
      each: {
        ...withQuery,
        violates: { keyword: "type", pointer: "page[number]", in: "query" },
        query: [["page[number]", "1"]],
      },
    },
  ])("$claim", async ({ each: item }) => {
    // A case with one member of another, which is what the test is about.
    const broken = item as Parameters<typeof defectsOf>[0];
    expect(await defectsOf(broken)).not.toEqual([]);
  });
});

function casesOfCreate() {
  return allCases({}).filter(({ operation }) => operation.method === "POST");
}

const LIST: Json = ["blue", "black", "brown"];
const OBJECT: Json = { R: 100, G: 200, B: 150 };

function parameter(place: Parameter["in"], style: string, explode: boolean, value: Json): Parameter {
  const schema: Schema = Array.isArray(value)
    ? { type: "array", items: { type: "string" } }
    : isObject(value)
      ? { type: "object", properties: { R: { type: "integer" }, G: { type: "integer" }, B: { type: "integer" } } }
      : { type: "string" };
  return { name: "color", in: place, style, explode, schema };
}

/** What a request has of parameters when it leaves. */
async function sent(input: Given): Promise<{ query: string; headers: Record<string, string> }> {
  const [operation] = operations.filter(
    ({ pathParameters, body }) => pathParameters.length === 0 && body === undefined,
  );
  if (operation === undefined) throw new Error("The spec has no operation that takes nothing.");
  const { request } = await send(
    { operation, name: "", polarity: "valid", authentication: "none", ...input },
    { url: "http://localhost", token: "", path: {}, fetch: () => Promise.resolve(new Response("")) },
  );
  return { query: new URL(request.url).search.slice(1), headers: request.headers };
}

// The table "Style Examples" of OpenAPI 3.1.1, section 4.8.12.4.
test.each([
  ["form", false, "blue", "color=blue"],
  ["form", false, LIST, "color=blue%2Cblack%2Cbrown"],
  ["form", false, OBJECT, "color=R%2C100%2CG%2C200%2CB%2C150"],
  ["form", true, LIST, "color=blue&color=black&color=brown"],
  ["form", true, OBJECT, "R=100&G=200&B=150"],
  ["spaceDelimited", false, LIST, "color=blue%20black%20brown"],
  ["spaceDelimited", false, OBJECT, "color=R%20100%20G%20200%20B%20150"],
  ["pipeDelimited", false, LIST, "color=blue%7Cblack%7Cbrown"],
  ["pipeDelimited", false, OBJECT, "color=R%7C100%7CG%7C200%7CB%7C150"],
  ["deepObject", true, OBJECT, "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150"],
] as const)("of style %s, exploded: %s, %j goes as %s", async (style, explode, value, expected) => {
  const one = parameter("query", style, explode, value);
  const input = write(one, value) ?? {};
  expect((await sent(input)).query).toBe(expected);
  expect(read(one, input)).toEqual(value);
});

test.each([
  [false, LIST, "blue,black,brown"],
  [false, OBJECT, "R,100,G,200,B,150"],
  [true, OBJECT, "R=100,G=200,B=150"],
] as const)("in a header, exploded: %s, %j goes as %s", async (explode, value, expected) => {
  const one = parameter("header", "simple", explode, value);
  const input = write(one, value) ?? {};
  expect((await sent(input)).headers["color"]).toBe(expected);
  expect(read(one, input)).toEqual(value);
});

test("in a cookie, a value goes as a pair", async () => {
  expect((await sent(write(parameter("cookie", "form", true, "blue"), "blue") ?? {})).headers["cookie"]).toBe(
    "color=blue",
  );
});

test.each([
  ["a list of style deepObject", parameter("query", "deepObject", true, LIST), LIST],
  ["a string of style pipeDelimited", parameter("query", "pipeDelimited", false, "blue"), "blue"],
  ["a list of style spaceDelimited, exploded", parameter("query", "spaceDelimited", true, LIST), LIST],
  ["an empty list, exploded", parameter("query", "form", true, LIST), []],
  ["an item with the delimiter in it", parameter("query", "form", false, LIST), ["blue,black"]],
  ["a list in a list", parameter("query", "form", true, LIST), [["blue"]]],
  ["a header with a line break", parameter("header", "simple", false, "blue"), "blue\nblack"],
  ["a cookie with a semicolon", parameter("cookie", "form", true, "blue"), "blue; black"],
  ["null", parameter("query", "form", true, "blue"), null],
  // readmeio/oas-examples takes a list of strings without a limit, and Node's server answers 431 to 16 kB.
  ["a list of 8 kB", parameter("query", "form", true, LIST), Array.from({ length: 200 }, () => "x".repeat(40))],
] as const)("no request carries %s", (_, one, value) => {
  expect(survives(one, value as Json)).toBe(false);
});

describe("days", () => {
  /** What is derived on another day, by a process of its own: each has one day. */
  async function on(day: string): Promise<{ sent: string; soon: string }> {
    const program = `
      import fc from "fast-check";
      import { allCases } from "./contract-tests/cases/cases.ts";
      import { randomCasesOf } from "./contract-tests/cases/random.ts";
      import { dayAhead } from "./contract-tests/cases/today.ts";
      import { operations } from "./contract-tests/spec/operations.ts";
      const drawn = operations.flatMap((operation) => randomCasesOf(operation, {}))
        .flatMap(({ cases }) => fc.sample(cases, { seed: 1, numRuns: 40 }));
      const sent = [...allCases({}), ...drawn].map(({ name, body }) => [name, body]);
      console.log(JSON.stringify({ sent: JSON.stringify(sent), soon: dayAhead("soon") }));
    `;
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ["--import", "tsx", "--input-type=module", "--eval", program],
      { env: { ...process.env, CONTRACT_TODAY: day }, maxBuffer: 100_000_000 },
    );
    return JSON.parse(stdout) as { sent: string; soon: string };
  }

  test("the same seed gives the same cases on any day, but for days, which are still to come", async () => {
    const [one, other] = await Promise.all([on("2026-11-28"), on("2031-02-27")]);
    expect([one.soon, other.soon]).toEqual(["2026-12-12", "2031-03-13"]);
    expect(other.sent).toContain('\\"due_date\\":\\"2031-03-13\\"');
    expect(other.sent).not.toMatch(/due_date\\":\\"20(?!31-03-13)/);
    expect(other.sent.replaceAll(other.soon, one.soon)).toBe(one.sent);
  }, 300_000);

  test.each<[Json, Json]>([
    ["2001-02-03", dayAhead("soon")],
    ["2001-02-03T04:05:06.789-08:00", `${dayAhead("soon")}T04:05:06.789-08:00`],
    [{ due: ["2001-02-03", 1] }, { due: [dayAhead("soon"), 1] }],
    ["since 2001-02-03", "since 2001-02-03"],
    ["2001-02-03-a", "2001-02-03-a"],
  ])("the example %j is sent as %j", (example, sent) => {
    expect(ahead(example)).toEqual(sent);
    expect(samples({ examples: [example] }, {}).map(({ value }) => value)).toContainEqual(sent);
  });

  test("a default stays as it is, as does an example whose day may be no other", () => {
    const values = (schema: Schema) => samples(schema, {}).map(({ value }) => value);
    expect(values({ type: "string", default: "2001-02-03" })).toContain("2001-02-03");
    expect(values({ type: "string", pattern: "^2001-", examples: ["2001-02-03"] })).toContain("2001-02-03");
  });

  test.each([
    ["2026-11-28", "2026-12-31", "2027-05-06"],
    ["2026-12-20", "2027-12-31", "2027-06-05"],
    ["2027-06-01", "2027-12-31", "2027-11-05"],
  ])("on %s, the last day of a year is %s, and half a year ahead %s", (from, last, ahead) => {
    expect([lastOfYear(from), halfYearAhead(from)]).toEqual([last, ahead]);
  });

  test.each(["2027-02-29", "2027-13-01", "tomorrow", "2027-1-1"])("%s is no day of a run", (text) => {
    expect(() => dayOfRun(text)).toThrow(`--today is not a day such as 2027-03-31: "${text}".`);
  });

  test("a day has not passed before it has begun in each time zone", () => {
    const now = Date.parse("2026-11-28T12:00:00Z");
    for (const day of ["1970-01-01", "2026-11-28", "2026-11-29", "2026-11-28T11:00:00Z", "2040-01-01"])
      expect(isFarFrom(now, day), day).toBe(true);
    for (const day of ["2026-11-30", "2026-12-12T09:30:00.000+01:00", "2028-02-29", "Rotate", 20261128])
      expect(isFarFrom(now, day), String(day)).toBe(false);
  });
});

test("the plainest value of a schema is the first of its samples", () => {
  const bodies = operations.flatMap(({ body }) => (body === undefined ? [] : [...subschemasOf(body.schema)]));
  expect(bodies.length).toBeGreaterThan(0);
  for (const schema of bodies) expect(plainest(schema, {})).toEqual(samples(schema, {})[0]);
});

describe("of schemas that combine many others", () => {
  const named = (name: string): Schema => ({ type: "object", properties: { [name]: { type: "string" } } });

  // Microsoft Graph's and Stripe's specs combine choices in this way; each choice more would multiply the forms.
  test("each branch is in one of few forms", () => {
    const branches = Array.from({ length: 48 }, (_, at) => named(`branch${at}`));
    const choices = Array.from({ length: 8 }, (_, at) => ({ anyOf: branches.slice(6 * at, 6 * at + 6) }));
    for (const schema of [{ allOf: choices }, { oneOf: branches }, { oneOf: [{ allOf: choices }, named("other")] }]) {
      const forms = formsOf(schema);
      expect(branches.filter((branch) => !forms.some((form) => form.includes(branch)))).toEqual([]);
      expect(forms.length).toBeLessThanOrEqual(24 + branches.length);
    }
  });

  test("what many of them share is expanded once", () => {
    let expanded = 0;
    const schema = Array.from({ length: 40 }).reduce<Schema>(
      (inner) => ({
        get allOf() {
          expanded++;
          return [inner, { anyOf: [inner, named("other")] }];
        },
      }),
      named("shared"),
    );
    const parts = formsOf(schema).map((form) => new Set(form).size);
    expect(parts).toEqual(formsOf(schema).map((form) => form.length));
    expect(expanded).toBe(40);
  });

  test("a chain of choices has no more forms than it has schemas", () => {
    const chain = Array.from({ length: 30 }).reduce<Schema>(
      (inner, _, at) => ({ anyOf: [inner, { allOf: [inner, named(`name${at}`)] }] }),
      named("last"),
    );
    expect(formsOf(chain).length).toBeLessThanOrEqual(24 + 3 * 30);
  });

  test("schemas that lead to each other lead to the same", () => {
    const [one, other]: [Schema, Schema] = [{ properties: {} }, { properties: {} }];
    Object.assign(one.properties ?? {}, { other });
    Object.assign(other.properties ?? {}, { one });
    const outer: Schema = { properties: { one } };
    expect(subschemasOf(one)).toBe(subschemasOf(other));
    expect([...subschemasOf(outer)]).toEqual([outer, one, other]);
    expect([nestingOf(one, [outer]), nestingOf(one, [outer, one, other])]).toEqual([0, 2]);
  });
});

describe("of schemas that lead to each other", () => {
  /** What is derived from a reference to the first of some schemas, `S0`, once the spec has them. */
  async function derivedFrom(
    count: number,
    leadsTo: (from: number, to: number) => boolean,
    by: (reference: Schema) => Schema = (reference) => reference,
  ) {
    let objects = 0;
    const indexes = Array.from({ length: count }, (_, at) => at);
    const schemas = indexes.map((from): [string, Schema] => {
      const others = indexes.filter((to) => leadsTo(from, to));
      const references = others.map((to) => [`to${to}`, by({ $ref: `#/components/schemas/S${to}` })]);
      const own = {
        [`name${from}`]: { type: "string", maxLength: 40 + from },
        none: { type: "string", minLength: 5, maxLength: 1 },
      };
      const properties = { ...own, ...Object.fromEntries(references) };
      // Read whenever an object of it is put together.
      const counted: Schema = {
        ...{ type: "object", properties },
        get required() {
          objects++;
          return [];
        },
      };
      return [`S${from}`, counted];
    });
    vi.resetModules();
    const { spec, partAt } = await import("../spec/spec.ts");
    // The suite itself needs no schema by name, so the type has none; the file has them.
    const { components } = spec as unknown as { components: { schemas: object } };
    Object.assign(components.schemas, Object.fromEntries(schemas), { Root: { $ref: "#/components/schemas/S0" } });
    const { samples } = await import("./samples.ts");
    const { violations } = await import("./violations.ts");
    const { gapsOf } = await import("./cases.ts");
    const { randomCasesOf } = await import("./random.ts");
    const { demandsOf } = await import("../coverage/requests.ts");
    const schema = partAt("#/components/schemas/Root") as Schema;
    const [operation] = operations.filter(({ body }) => body !== undefined);
    if (operation?.body === undefined) throw new Error("The spec has no operation with a body.");
    const taking = { ...operation, body: { ...operation.body, schema } };
    return {
      names: schemas.map(([, { properties = {} }]) => Object.keys(properties)[0] ?? ""),
      valid: samples(schema, {}),
      broken: violations(schema, {}),
      demands: demandsOf(schema),
      gaps: gapsOf(taking, {}),
      drawn: randomCasesOf(taking, {}).flatMap(({ cases }) => fc.sample(cases, { seed: 1, numRuns: 3 })),
      objects,
    };
  }

  test("what each of them says is tried, however far it is", async () => {
    const { names, valid, broken, demands } = await derivedFrom(6, (from, to) => to === (from + 1) % 6);
    const ends = (all: readonly { pointer: string }[]) =>
      names.filter((name) => all.some(({ pointer }) => pointer.endsWith(`/${name}`)));
    expect(ends(valid.filter((item) => item.name === "the longest string"))).toEqual(names);
    expect(ends(broken.filter(({ keyword }) => keyword === "maxLength"))).toEqual(names);
    expect(ends(demands.filter(({ keyword }) => keyword === "maxLength"))).toEqual(names);
  });

  test("the places that are tried are far fewer than the ways to them", async () => {
    const { valid, broken, demands, gaps } = await derivedFrom(4, (from, to) => from !== to);
    const places = (all: readonly { pointer: string }[]) => new Set(all.map(({ pointer }) => pointer)).size;
    // Four objects, the first and what it leads to; of demands, each with its five members.
    expect({ gaps: places(gaps), demands: places(demands) }).toEqual({ gaps: 4, demands: 1 + 4 * 5 });
    expect(valid.length + broken.length).toBeLessThan(100);
  });

  test("a chain in which each leads to the next twice is tried with few objects", async () => {
    const twice = (next: Schema): Schema => ({ type: "object", properties: { left: next, right: { ...next } } });
    const { names, valid, broken, demands, objects } = await derivedFrom(14, (from, to) => to === from + 1, twice);
    for (const name of names)
      for (const all of [valid, broken, demands])
        expect(
          all.some(({ pointer }) => pointer.endsWith(`/${name}`)),
          name,
        ).toBe(true);
    expect(valid.length + broken.length + demands.length).toBeLessThan(2000);
    expect(objects).toBeLessThan(10_000);
  });

  // Kubernetes' JSONSchemaProps have lists of each other; Stripe's expandable fields are an identifier or an object.
  test.each<[string, (reference: Schema) => Schema]>([
    ["lists", (items) => ({ type: "array", items })],
    ["choices", (object) => ({ anyOf: [{ type: "string", maxLength: 30 }, object] })],
  ])("through %s, each place is tried with few objects", async (_, by) => {
    const { names, valid, broken, drawn, objects } = await derivedFrom(8, (from, to) => from !== to, by);
    const pointers = [valid, broken.map(({ inner, pointer }) => inner ?? { pointer })];
    for (const name of names)
      for (const all of pointers)
        expect(
          all.some(({ pointer }) => pointer.endsWith(`/${name}`)),
          name,
        ).toBe(true);
    expect(drawn.map(({ polarity }) => polarity)).toEqual(["valid", "valid", "valid", "invalid", "invalid", "invalid"]);
    expect(objects).toBeLessThan(10_000);
  });
});
