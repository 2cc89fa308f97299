import { expect, test } from "vitest";
import { complaintsAbout } from "../mutation/ask.ts";
import type { TestCase } from "../suite/test-cases.ts";

/** JSON that throws when it is taken for a string, compared, printed or put into a URL. */
const VALUES = {
  "an object with members called like methods": '{"toString":1,"valueOf":1,"toJSON":1,"then":1,"__proto__":{"a":1}}',
  "an array in 20,000 others": "[".repeat(20_000) + "]".repeat(20_000),
  "half a surrogate pair": '"\\ud800"',
};

/** What the members of a response are set to, by their place. */
const PLACES = {
  id: /(?<="id":)"[^"]+"(?=,"(?:type|attributes)":)/g,
  attributes: /(?<="(?:summary|status|priority|due_date|created_at|updated_at)":)(?:"(?:[^"\\]|\\.)*"|null)/g,
};

/** A valid and an invalid case of each operation, and every scenario. */
function someOf(testCases: readonly TestCase[]): TestCase[] {
  const kindOf = ({ group, name, case: testCase }: TestCase) => `${group} ${testCase?.polarity ?? name}`;
  return [...new Map(testCases.toReversed().map((testCase) => [kindOf(testCase), testCase])).values()];
}

const rows = Object.entries(PLACES).flatMap(([place, pattern]) =>
  Object.entries(VALUES).map(([name, value]) => ({ place, name, pattern, value })),
);

test.each(rows)("$name as $place breaks the contract, and not the suite", async ({ pattern, value }) => {
  let replaced = 0;
  const complaints = await complaintsAbout({
    thorough: true,
    choose: someOf,
    wrap: (fetch) => async (input, init) => {
      const response = await fetch(input, init);
      if (!response.ok || response.body === null) return response;
      const body = (await response.text()).replace(pattern, () => {
        replaced += 1;
        return value;
      });
      return new Response(body, response);
    },
  });
  expect(replaced).toBeGreaterThan(0);
  expect(complaints).not.toEqual([]);
  const odd = /Cannot |call stack|URI malformed|not a function|not iterable|\[object/;
  expect(complaints.filter(({ problem }) => odd.test(problem))).toEqual([]);
});
