import type { Case } from "./cases/cases.ts";
import type { Check } from "./checks/check.ts";
import type { Exchange } from "./exchange/exchange.ts";

/** How much of a body a person gets to see. */
const EXCERPT = 600;

/** Members of answers whose values nobody else may read. */
const SECRETS = /("(?:jti|session_token)"\s*:\s*)"(?:[^"\\]|\\.)*"/g;

/** An exchange that breaks the contract. Its message says everything; where in this suite it was thrown says nothing. */
export class ContractViolation extends Error {
  override readonly name = "ContractViolation";
  override readonly stack = "";
}

/**
 * Holds an exchange to checks.
 *
 * @throws {ContractViolation} when one fails; the message says which, what was sent, what came back and how to send it again.
 */
export function judge(
  exchange: Exchange,
  expected: Pick<Case, "polarity" | "violates">,
  checks: readonly Check[],
): void {
  const failures = checks.flatMap(({ name, definition, judge: ask }) => {
    const problems = ask(exchange, expected);
    return problems.length === 0
      ? []
      : [[`✗ ${name}: ${definition}`, ...problems.map((problem) => `    ${problem}`)].join("\n")];
  });
  if (failures.length === 0) return;
  const { request, response } = exchange;
  throw new ContractViolation(
    [
      ...failures,
      `  sent      ${request.method} ${request.url}${request.body === undefined ? "" : `\n            ${excerpt(request.body)}`}`,
      `  received  ${response.status} ${response.headers["content-type"] ?? "without a media type"}\n            ${excerpt(response.body)}`,
      `  again     ${curl(exchange)}`,
    ].join("\n"),
  );
}

function excerpt(body: string): string {
  const text = body.replace(SECRETS, '$1"…"');
  return text.length > EXCERPT ? `${text.slice(0, EXCERPT)}… (${text.length} characters)` : text || "(empty)";
}

/** A command that sends the request again, with the token as a variable. */
function curl({ request }: Exchange): string {
  const headers = Object.entries(request.headers).map(([name, value]) =>
    name === "authorization" && value.startsWith("Bearer ")
      ? `-H "Authorization: Bearer $ROOTLY_API_TOKEN"`
      : `-H ${quoted(`${name}: ${value}`)}`,
  );
  const body = request.body === undefined ? [] : [`--data-binary ${quoted(request.body)}`];
  return ["curl -i -X", request.method, quoted(request.url), ...headers, ...body].join(" ");
}

/** For a POSIX shell. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
