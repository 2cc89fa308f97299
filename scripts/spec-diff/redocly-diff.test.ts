import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { redoclyDiff } from "./redocly-diff.ts";

function specWith(responses: object): { paths: object } {
  const paths = { "/things": { get: { responses } } };
  return { openapi: "3.1.0", info: { title: "Things", version: "1.0.0" }, paths } as { paths: object };
}

const response = { "200": { description: "Things." } };

test("a configuration that turns no rule on is an error, not a spec without breaking changes", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "rootly-action-items-test-"));
  try {
    const settings = path.join(folder, "redocly.yaml");
    await writeFile(settings, "extends:\n  - recommended-strict\ntelemetry: off\n");
    await expect(redoclyDiff(specWith(response), specWith({}), settings)).rejects.toThrow(
      `${settings} turns no diff rule on: it has to extend diff-recommended.`,
    );
  } finally {
    await rm(folder, { recursive: true });
  }
});

test("what shows that rules are on is no change", async () => {
  expect(await redoclyDiff(specWith(response), specWith(response))).toEqual([]);
});
