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

test.each<[string, (hex: string) => string]>([
  ["JSON", (hex) => `\\u00${hex}`],
  ["a URL", (hex) => `%${hex.toUpperCase()}`],
  ["HTML", (hex) => `&#x${hex};`],
])("the token is not shown where %s writes it with escapes", (_, write) => {
  const token = "rootly_a.b/c+d";
  const escaped = [...token].map((each) => write(each.charCodeAt(0).toString(16))).join("");
  expect(withoutSecrets(`<${escaped}>`, token)).toBe("<$ROOTLY_API_TOKEN>");
});
