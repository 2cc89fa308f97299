import { expect, test } from "vitest";
import {
  LONGEST_LINE,
  presentable,
  shown,
  shownInOneLine,
  shownJson,
  withoutSecrets,
  withoutSecretsIn,
} from "./presentable.ts";

const TOKEN = "some-token";

test.each([
  ["Bearer some-token", "Bearer $ROOTLY_API_TOKEN"],
  ['{"jti":"s3cret","id":1}', '{"jti":"…","id":1}'],
  ['{"session_token" : "s\\"3cret", "id":1}', '{"session_token" : "…", "id":1}'],
  ['{"jti":12345}', '{"jti":"…"}'],
  ['{"jti":null}', '{"jti":null}'],
  // A body that was cut off.
  ['{"jti":"s3cr', '{"jti":"…"'],
  ['{"jti":"s3cr\\', '{"jti":"…"\\'],
  ["nothing to hide", "nothing to hide"],
])("%s is shown as %s", (text, shown) => {
  expect(withoutSecrets(text, TOKEN)).toBe(shown);
});

test("an error says nothing secret, nor does what caused it", () => {
  const error = new Error("Bearer some-token is refused", { cause: new Error("some-token") });
  expect(withoutSecretsIn(error, TOKEN)).toBe(error);
  for (const { message, stack } of [error, error.cause as Error]) {
    expect(message).not.toContain(TOKEN);
    expect(stack).not.toContain(TOKEN);
  }
});

test.each([
  ["a DOMException", new DOMException("some-token", "TimeoutError")],
  ["a frozen error", Object.freeze(new Error("some-token"))],
])("%s says nothing secret, also as a cause", (_, cause) => {
  const error = new Error("m", { cause });
  expect(withoutSecretsIn(error, TOKEN)).toBe(error);
  expect(error.cause).toBeInstanceOf(Error);
  expect(`${(error.cause as Error).message} ${(error.cause as Error).stack ?? ""}`).not.toContain(TOKEN);
});

test("a chain of causes that is a circle is followed once", () => {
  const error = new Error("some-token");
  error.cause = new Error("m", { cause: error });
  withoutSecretsIn(error, TOKEN);
  expect(error.message).not.toContain(TOKEN);
  expect((error.cause as Error).cause).toBeUndefined();
});

test("of an error that repeats what a server sent without end, the beginning is kept", () => {
  const error = new Error("x".repeat(1_000_000));
  withoutSecretsIn(error, TOKEN);
  expect(error.message).toBe(`${"x".repeat(LONGEST_LINE)}… (1000000 characters)`);
  expect(error.stack?.length).toBeLessThan(6 * LONGEST_LINE);
  expect(presentable(`${"x".repeat(3_000)}\nsecond`, TOKEN).split("\n")[1]).toBe("second");
});

test("an error keeps nothing beside its message: reporters print whatever it has", () => {
  const error = Object.assign(new AggregateError([new Error("some-token")], "m"), { input: "some-token" });
  expect(JSON.stringify(withoutSecretsIn(error, TOKEN), Object.getOwnPropertyNames(error))).not.toContain(TOKEN);
  expect(error).not.toHaveProperty("input");
  expect(error).not.toHaveProperty("errors");
});

const LONG = "rootly_5f2e/81c0+9a7d.4b36=";
const base64 = (text: string) => Buffer.from(text).toString("base64");
const hex = (text: string) => Buffer.from(text).toString("hex");

test.each([
  ["in base64", base64(LONG), "$ROOTLY_API_TOKEN"],
  ["in base64 for URLs", Buffer.from(LONG).toString("base64url"), "$ROOTLY_API_TOKEN"],
  ["as Basic credentials", `Basic ${base64(`user:${LONG}`)}`, /^Basic \w{6,8}\$ROOTLY_API_TOKEN$/],
  ["as Basic credentials with a longer name", `Basic ${base64(`users:${LONG}`)}`, /^Basic \w{6,8}\$ROOTLY_API_TOKEN$/],
  ["as Basic credentials with a shorter name", `Basic ${base64(`me:${LONG}:x`)}`, /^Basic \w{2,4}\$ROOTLY_API_TOKEN$/],
  ["as hexadecimal digits", hex(LONG).toUpperCase(), "$ROOTLY_API_TOKEN"],
  [
    "in JSON in JSON",
    JSON.stringify(JSON.stringify(LONG.replaceAll(/./g, (c) => `\\u00${hex(c)}`))),
    /^"\\*"\$ROOTLY_API_TOKEN\\*""$/,
  ],
  ["in a URL in a URL", LONG.replaceAll(/./g, (c) => `%25${hex(c)}`), "$ROOTLY_API_TOKEN"],
  ["with names of HTML", LONG.replaceAll("/", "&sol;").replaceAll("=", "&amp;equals;"), "$ROOTLY_API_TOKEN"],
  ["as a program inspects it", LONG.replaceAll(/./g, (c) => `\\x${hex(c)}`), "$ROOTLY_API_TOKEN"],
  ["in another case", LONG.toUpperCase(), "$ROOTLY_API_TOKEN"],
  ["in two pieces", `a ${LONG.slice(0, 13)} b ${LONG.slice(13)} c`, "a … b … c"],
  ["where it was cut off", `<${LONG.slice(0, -1)}`, "<…"],
  ["with what others write", "rootly_5f2e and 9a7d.4b36", "rootly_5f2e and 9a7d.4b36"],
])("the token is not shown %s", (_, text, shown) => {
  expect(withoutSecrets(text, LONG)).toEqual(typeof shown === "string" ? shown : expect.stringMatching(shown));
});

test.each<[string, (hex: string) => string]>([
  ["JSON", (hex) => `\\u00${hex}`],
  ["a URL", (hex) => `%${hex.toUpperCase()}`],
  ["HTML", (hex) => `&#x${hex};`],
])("the token is not shown where %s writes it with escapes", (_, write) => {
  const token = "rootly_a.b/c+d";
  const escaped = [...token].map((item) => write(item.charCodeAt(0).toString(16))).join("");
  expect(withoutSecrets(`<${escaped}>`, token)).toBe("<$ROOTLY_API_TOKEN>");
});

// ECMA-48: ESC [ is CSI, ESC ] is OSC, and C1 has both in one character; UAX #9: what changes the direction of text.
test.each([
  ["a colour", "\u001B[31mred\u001B[0m", "\\u001b[31mred\\u001b[0m"],
  ["the title of a terminal", "\u001B]0;mine\u0007", "\\u001b]0;mine\\u0007"],
  ["a sequence of C1", "\u009B2Jgone", "\\u009b2Jgone"],
  ["a line that is written over", "✗ failed\r✓ passed", "✗ failed\\r✓ passed"],
  ["a character that is taken back", "ab\bc\u007F", "ab\\u0008c\\u007f"],
  ["another direction", "user\u202E\u2066nimda\u2069", "user\\u202e\\u2066nimda\\u2069"],
  ["what has no width", "a\u200Bb\uFEFFc\u{E0041}", "a\\u200bb\\ufeffc\\udb40\\udc41"],
  ["a line that is none in a terminal", "a\u2028b\u2029c", "a\\u2028b\\u2029c"],
  ["half of a pair", "\uD800", "\\ud800"],
  ["NUL", "a\0b", "a\\u0000b"],
])("%s is shown as an escape", (_, text, seen) => {
  expect(shown(text)).toBe(seen);
});

test("what people write is shown as it is, in its lines or in one", () => {
  expect(shown('Grüße, 世界 👋🏽 "x"\n\tthere')).toBe('Grüße, 世界 👋🏽 "x"\n\tthere');
  expect(shownInOneLine("one\n✗ two\tthree")).toBe("one\\n✗ two\\tthree");
});

test("JSON shows as it is, and means the same", () => {
  const value = { "\u202E": ["\u001B[2J\u009B", "\u2028", "\uD800", "\\u202e", "plain\n"] };
  const json = shownJson(value, 1);
  expect(json).not.toMatch(/[^\n\P{Cc}]|\p{Cf}|\p{Zl}|\p{Cs}/u);
  expect(JSON.parse(json)).toEqual(value);
});
