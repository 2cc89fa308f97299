/** What Vitest's JSON reporter says of a file of tests. */
export interface TestFile {
  assertionResults: {
    /** The place, and the part of the suite. */
    ancestorTitles: string[];
    status: "passed" | "failed" | "skipped" | "pending" | "todo" | "disabled";
  }[];
}

/** The parts of the suite, and their columns. */
const COLUMNS = { "life cycle": "Life cycle", failures: "Failures", "sent once": "Sent once" };

/** A table in Markdown: a row for each runtime or bundler, with how many tests of each kind have passed there. */
export function tableOf(files: readonly TestFile[]): string {
  const tests = files.flatMap(({ assertionResults }) =>
    assertionResults.map(({ ancestorTitles: [place = "", part = ""], status }) => ({
      // Vitest puts what it fills into a title into quotes.
      place: place.replaceAll("'", ""),
      part,
      status,
    })),
  );
  const cell = (place: string, part: string) => {
    const own = tests.filter((test) => test.place === place && test.part === part);
    if (own.length === 0) return "";
    const ran = own.filter(({ status }) => status === "passed" || status === "failed");
    const passed = ran.filter(({ status }) => status === "passed");
    if (ran.length === 0) return "skipped";
    const count = `${passed.length} of ${ran.length}`;
    return passed.length === ran.length ? count : `**${count}**`;
  };
  const places = new Set(tests.map(({ place }) => place));
  const rows = [...places].map((place) => [place, ...Object.keys(COLUMNS).map((part) => cell(place, part))]);
  const lines = [["", ...Object.values(COLUMNS)], ["---", ...Object.keys(COLUMNS).map(() => "---")], ...rows];
  return lines.map((cells) => `| ${cells.join(" | ")} |\n`).join("");
}
