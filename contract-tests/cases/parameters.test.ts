import { expect, test } from "vitest";
import { operations, type Parameter } from "../spec/operations.ts";
import { isObject, type Json, type Schema } from "../spec/schema.ts";
import { send } from "../exchange/exchange.ts";
import { type Given, read, survives, write } from "./parameters.ts";

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
] as const)("no request carries %s", (_, one, value) => {
  expect(survives(one, value as Json)).toBe(false);
});
