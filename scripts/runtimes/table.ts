/** What Vitest's JSON reporter says of a file of tests. */
export interface TestFile {
  name: string;
  assertionResults: {
    ancestorTitles: string[];
    status: "passed" | "failed" | "skipped" | "pending" | "todo" | "disabled";
  }[];
}

/** The columns, by the file whose tests they count. */
const COLUMNS = [
  ["life-cycle.test.ts", "Life cycle"],
  ["runtimes.test.ts", "Failures"],
  ["repeats.test.ts", "Sent once"],
] as const;

/** What a group of tests is about: `Deno 2.9.6 before anything is sent` is about Deno 2.9.6. */
function subjectOf([quoted = ""]: string[]): string {
  // Vitest puts what it fills into a title into quotes.
  const title = quoted.replaceAll("'", "");
  return /^(Node|Bun|Deno|workerd) (\S+)/.exec(title)?.[0].replace(" undefined", "") ?? title;
}

/** A table in Markdown: a row for each runtime or bundler, with how many tests of each kind have passed there. */
export function tableOf(files: readonly TestFile[]): string {
  const subjects = new Set(
    files.flatMap((file) => file.assertionResults.map((test) => subjectOf(test.ancestorTitles))),
  );
  const cell = (subject: string, fileName: string) => {
    const file = files.find(({ name }) => name.endsWith(`/${fileName}`));
    const tests = file?.assertionResults.filter(({ ancestorTitles }) => subjectOf(ancestorTitles) === subject) ?? [];
    if (tests.length === 0) return "";
    const ran = tests.filter(({ status }) => status === "passed" || status === "failed");
    const passed = ran.filter(({ status }) => status === "passed");
    if (ran.length === 0) return "skipped";
    const count = `${passed.length} of ${ran.length}`;
    return passed.length === ran.length ? count : `**${count}**`;
  };
  const rows = [...subjects].map((subject) => [subject, ...COLUMNS.map(([file]) => cell(subject, file))]);
  const lines = [["", ...COLUMNS.map(([, title]) => title)], ["---", ...COLUMNS.map(() => "---")], ...rows];
  return lines.map((cells) => `| ${cells.join(" | ")} |\n`).join("");
}
