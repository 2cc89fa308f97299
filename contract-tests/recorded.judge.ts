import { describe, test } from "vitest";
import { checkRecorded, checksOf, match } from "./recorded/check-recorded.ts";
import { type HarEntry, readHar, secretsOf } from "./recorded/read-har.ts";
import { announce, handOver } from "./reporting/hand-over.ts";
import { valueWithoutSecrets } from "./reporting/presentable.ts";
import { type Verdict, withDrift } from "./suite/verdict.ts";
import { targetFrom } from "./target.ts";

const target = targetFrom(process.env);
const recorded = readHar(process.env["CONTRACT_RECORDING"] ?? "");
const entries = recorded.filter((entry): entry is HarEntry => !("reason" in entry));
const secrets = secretsOf(entries);
const matched = entries.map((entry) => ({ entry, ...match(entry, process.env["CONTRACT_BASE_URL"] || undefined) }));

const clean = <Value>(value: Value): Value =>
  [target.token, ...secrets].reduce((cleaned, secret) => valueWithoutSecrets(cleaned, secret), value);
const addressOf = ({ method, url }: HarEntry) =>
  clean(`${method} ${url.origin === "null" ? url.protocol : url.origin + url.pathname}`);

for (const group of new Set(matched.flatMap(({ operation }) => operation?.id ?? [])))
  describe(group, () => {
    for (const { entry, operation, skip } of matched) {
      if (operation?.id !== group) continue;
      test(`${addressOf(entry)} at /log/entries/${entry.at}`, async (context) => {
        announce(context.task, checksOf(entry, operation));
        if (skip !== undefined) context.skip(skip);
        await handOver(context.task, target.token, () =>
          Promise.resolve(cleaned(withDrift(checkRecorded(entry, operation), target))),
        );
      });
    }
  });

describe("recording", () => {
  // One test for all that are alike: a page in a browser sends much else.
  const others = new Map<string, { name: string; skip: string; count: number }>();
  for (const { entry, operation, skip } of matched) {
    if (operation !== undefined || skip === undefined) continue;
    const name = addressOf(entry);
    const before = others.get(`${skip} ${name}`);
    others.set(`${skip} ${name}`, { name, skip, count: (before?.count ?? 0) + 1 });
  }
  for (const { name, skip, count } of others.values())
    test(count === 1 ? name : `${name} (${count} times)`, (context) => context.skip(skip));
  for (const entry of recorded)
    if ("reason" in entry)
      test(`/log/entries/${entry.at}`, (context) => context.skip(`it cannot be read: ${entry.reason}`));
  test.skipIf(recorded.length > 0)("is empty", () => {
    throw new Error("There are no exchanges in the recording.");
  });
});

/** A verdict without what others in the recording have said who they are with. */
function cleaned(verdict: Verdict): Verdict {
  const { exchanges, ...others } = verdict;
  return {
    ...clean(others),
    exchanges: exchanges.map(({ operation, ...messages }) => ({ operation, ...clean(messages) })),
  };
}
