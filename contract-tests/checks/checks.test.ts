import { describe, expect, test } from "vitest";
import type { Case } from "../cases/cases.ts";
import { send } from "../exchange/exchange.ts";
import { type Answer, answeringServer } from "../exchange/local-server.ts";
import type { Check } from "./check.ts";
import { checks, mockChecks } from "./checks.ts";
import { INCIDENT, trials } from "./trials.ts";

async function findingsWith(check: Check, [request, answer]: [Case, Answer]) {
  const server = await answeringServer(answer);
  const destination = { url: server.url, token: "t", path: { incident_id: INCIDENT, id: "an-item" } };
  try {
    const exchange = await send(request, destination);
    return { problems: check.check(exchange, request), observations: check.observe?.(exchange, request) ?? [] };
  } finally {
    await server.close();
  }
}

describe.each([...checks, ...mockChecks])("$name", (check) => {
  const trial = trials[check.name];

  test("says who says so", () => {
    expect(check.definition).toMatch(/\((?:[^()]|\([^()]*\))*(vendor|RFC \d|CWE-\d|JSON:API|the spec|`x-evidence`)/);
  });

  test("has counter-examples", () => expect(Object.keys(trial?.bad ?? {})).not.toEqual([]));

  test("passes what is right", async () => {
    for (const pair of trial?.good ?? [])
      expect(await findingsWith(check, pair)).toEqual({ problems: [], observations: [] });
  });

  test.each(Object.entries(trial?.bad ?? {}))("fails %s", async (_, pair) => {
    expect((await findingsWith(check, pair)).problems).not.toEqual([]);
  });

  test("notes something, if it ever does", () => {
    expect(Object.keys(trial?.observed ?? {}).length > 0).toBe(check.observe !== undefined);
  });

  test.each(Object.entries(trial?.observed ?? {}))("notes %s, and fails nobody for it", async (_, pair) => {
    const { problems, observations } = await findingsWith(check, pair);
    expect(problems).toEqual([]);
    expect(observations).toHaveLength(1);
  });
});
