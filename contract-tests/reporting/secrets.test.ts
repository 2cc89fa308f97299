import { expect, test } from "vitest";
import { withoutSecrets, withoutSecretsIn } from "./secrets.ts";

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
  const escaped = [...token].map((each) => write(each.charCodeAt(0).toString(16))).join("");
  expect(withoutSecrets(`<${escaped}>`, token)).toBe("<$ROOTLY_API_TOKEN>");
});
