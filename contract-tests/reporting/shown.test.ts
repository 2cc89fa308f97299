import { expect, test } from "vitest";
import { shown, shownInOneLine, shownJson } from "./shown.ts";

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
