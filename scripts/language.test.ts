import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** Words that a reader of this field would have to translate, and what to say instead. */
const REPLACED: readonly (readonly [pattern: RegExp, instead: string])[] = [
  [
    /\bdescription of (the|an) API\b|\bkeeps the description\b|\b(bundled|OpenAPI 3\.1) description\b|\bdescription wrong\b/i,
    "the spec",
  ],
  [/\b(a|an empty|a blank|each|every|no|one|other) texts?\b(?! output)/i, "a string"],
  [/\bwhat is wrong\b|\bwhat it says of itself\b/i, "the error, the message"],
  [/\bquestions?\b(?! mark)/i, "test case"],
  [
    /\bask(s|ed)? (this|a|one|each|the) test cases?\b|\basked (on|again|of|alone)\b|\basks? (a|the|both) (server|target)s?\b|\.ask\(/i,
    "run, sent",
  ],
  [
    /\bheld to\b|\bholds? a server to\b|\bthat hold a server\b|\bblam(e|es|ed|ing)\b|\bright servers?\b|\bwrong verdict/i,
    "checked against, failed, a correct server",
  ],
  [/\bjudg(e|es|ed|ing|ement)\b|\bjudge[a-z]/i, "check"],
  [/\bstrength\b|\bkinds of faults\b/i, "mutation run, mutation operators"],
  [/\bledger\b/i, "coverage of the spec"],
  [
    /\bwish(es)?\b|\bdelivered\b|\blanes?\b|\bkeeper\b|\b(the|a) gate\b|\bpace\b/i,
    "request options, response, client pool, …",
  ],
  [/\b(safe|throwing) forms?\b|\bforms? that (throws|do not|does not)\b/i, "non-throwing variant"],
  [/\bfor who(ever)?\b/i, "if you"],
  [/\bwhoever\b/i, "the caller, the client, the user"],
  [/\bcomes? with file and line\b/i, "names the file and line"],
  [/\basks for nothing\b/i, "makes no request"],
  [/\bits own reason\b/i, "signal.reason"],
  [/\bnothing more than\b/i, "makes at most"],
  [/\bnobody (knows|has published|has seen)\b|\bwhat nobody\b/i, "undocumented"],
  [
    /\b(const|let|function) (each|said|asked|kept|found|given)\b|\((each|said|asked|kept|found|given)\) =>/,
    "the thing's name",
  ],
];

/** Where an old word is a name that stays, or is quoted. */
const EXCEPTIONS: readonly RegExp[] = [
  // The name of a command, its script and its files.
  /contract:judge|scripts\/judge\.ts|"judge"|recorded\.judge|-judge-/,
  // What the commands were called before.
  /contract:strength|contract:ledger/,
];

function trackedFiles(): string[] {
  const files = execFileSync("git", ["ls-files", "-z"], { cwd: ROOT, encoding: "utf8" }).split("\0");
  // The lockfile names other projects' packages; this file names the words.
  return files.filter(
    (file) => /(\.(ts|js|md|ya?ml|css|html)|^package\.json)$/.test(file) && file !== "scripts/language.test.ts",
  );
}

test("tracked files use the field's words", () => {
  const hits = trackedFiles().flatMap((file) =>
    readFileSync(path.join(ROOT, file), "utf8")
      .split("\n")
      .flatMap((line, index) =>
        EXCEPTIONS.some((exception) => exception.test(line))
          ? []
          : REPLACED.filter(([pattern]) => pattern.test(line)).map(
              ([, instead]) => `${file}:${index + 1}: ${line.trim()} (say: ${instead})`,
            ),
      ),
  );
  expect(hits).toEqual([]);
});
