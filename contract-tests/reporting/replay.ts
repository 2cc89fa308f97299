import { holdsDayAhead } from "../cases/today.ts";
import { COMMANDS } from "../commands.ts";
import { type ExchangeRecord, fullName, type Report, type TestCaseReport } from "./report.ts";
import { isShown, TOKEN_VARIABLE } from "./presentable.ts";

/** The command that runs one test case again, with everything that it needs to come to the same. */
export function replay(
  { target: { kind, random }, today, options, recording }: Pick<Report, "target" | "today" | "options" | "recording">,
  testCase: TestCaseReport,
): string {
  // The same file comes to the same.
  if (recording !== undefined) return ["npm run contract:judge --", ...options.map(word)].join(" ");
  const { seed, runs } = random;
  const isRandom = testCase.checks.includes("random") || (testCase.ofWholeRun === true && runs > 0);
  const words = [
    ...options,
    ...(isRandom ? ["--seed", String(seed), "--runs", String(runs)] : []),
    // On another day, it would send other days.
    ...(isRandom || sendsDayAhead(testCase, today) ? ["--today", today] : []),
    ...(testCase.ofWholeRun ? [] : ["--only", fullName(testCase)]),
  ].map(word);
  return [COMMANDS[kind], ...(words.length > 0 ? ["--", ...words] : [])].join(" ");
}

function sendsDayAhead({ exchanges }: TestCaseReport, today: string): boolean {
  return exchanges.some(({ request: { url, body = "" } }) => holdsDayAhead(`${url} ${body}`, today));
}

/** A word of a command line, in quotes where a shell would read it otherwise. */
export function word(text: string): string {
  return /^[\w./:=-]+$/.test(text) ? text : quoted(text);
}

/** What curl says itself, for its own connection, and options that would make it print binary data. */
const LEFT_TO_CURL = ["host", "connection", "content-length", "transfer-encoding", "expect", "accept-encoding"];
/** What curl says unless it is told not to; the last one of a body only. */
const SAID_BY_CURL = ["accept", "user-agent"];
const SAID_OF_A_BODY = "content-type";

/** Linux takes no argument of a command that is longer, its last byte included. */
const LONGEST_ARGUMENT = 128 * 1024 - 1;

/** A command that sends the request again, with the token as a variable; a comment where no command can. */
export function curl({ request }: Pick<ExchangeRecord, "request">): string {
  const { method, url, body } = request;
  // The page shows it, too: a browser has no Buffer.
  if ([url, body ?? ""].some((argument) => new TextEncoder().encode(argument).length > LONGEST_ARGUMENT))
    return "# The request is too long for a command line. It is in exchanges.har.";
  const sent = Object.entries(request.headers).filter(([name]) => !LEFT_TO_CURL.includes(name));
  const headers = sent.map(([name, value]) => (value === "" ? `${name};` : `${name}: ${value}`));
  const unsaid = [...SAID_BY_CURL, ...(body === undefined ? [] : [SAID_OF_A_BODY])]
    .filter((name) => request.headers[name] === undefined)
    .map((name) => `${name}:`);
  return [
    // Of a GET, curl would wait for the body that an answer to HEAD does not have.
    ...["curl -i", method === "HEAD" ? "--head" : `-X ${method}`],
    // In brackets and braces it would look for ranges.
    ...(/[[\]{}]/.test(url) ? ["--globoff"] : []),
    quoted(url),
    ...[...headers, ...unsaid].map((header) => `-H ${quoted(header)}`),
    // Not --data, which takes what begins with @ for the name of a file.
    ...(body === undefined ? [] : [`--data-raw ${quoted(body)}`]),
  ].join(" ");
}

/** For a shell: for any of POSIX's where the string shows as it is, otherwise for Bash, Zsh and those of POSIX 2024. */
export function quoted(text: string): string {
  // The token in double quotes, so that the shell puts it there.
  if (/^[\w $:.-]*$/.test(text) && text.includes(TOKEN_VARIABLE)) return `"${text}"`;
  return text
    .split(TOKEN_VARIABLE)
    .map((part) => (isShown(part) ? plain(part) : escaped(part)))
    .join(`"${TOKEN_VARIABLE}"`);
}

function plain(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** The bytes of everything that is no plain ASCII. */
function escaped(text: string): string {
  const bytes = [...new TextEncoder().encode(text)].map((byte) =>
    byte >= 0x20 && byte < 0x7f
      ? String.fromCharCode(byte).replace(/['\\]/, "\\$&")
      : `\\x${byte.toString(16).padStart(2, "0")}`,
  );
  return `$'${bytes.join("")}'`;
}
