import type { Exchange } from "../exchange/exchange.ts";
import { type Verdict, violationsIn } from "../suite/verdict.ts";
import { withoutSecrets } from "./secrets.ts";

/** How much of a body a person gets to see. */
const EXCERPT = 600;
/** How many exchanges of a scenario a card shows: the last ones before the end. */
const SHOWN = 6;

/** An answer that breaks the contract. Its message says everything; where in this suite it was thrown says nothing. */
export class ContractViolation extends Error {
  override readonly name = "ContractViolation";
  override readonly stack = "";
}

/**
 * What a verdict holds against a target, for a person: what failed, what was sent, what came back, and how to send it
 * again.
 *
 * @throws {ContractViolation} when that is anything.
 */
export function assertKept(verdict: Verdict): void {
  const violations = violationsIn(verdict);
  if (violations.length === 0) return;
  const { exchanges } = verdict;
  // Checks of one exchange stand together; a scenario's finding is about its last one.
  const at = Math.max(...violations.map(({ exchange }) => exchange));
  const exchange = exchanges[at];
  const earlier = exchanges
    .slice(Math.max(0, at - SHOWN), at)
    .map(({ request, response }) => `  earlier   ${request.method} ${request.url} -> ${response.status}`);
  throw new ContractViolation(
    [
      ...violations.flatMap(({ check, definition, problems }) => [
        `✗ ${check}: ${definition}`,
        ...problems.map((problem) => `    ${problem}`),
      ]),
      ...earlier,
      ...(exchange ? inFull(exchange) : []),
    ].join("\n"),
  );
}

/** What was sent, what came back, and how to send it again. */
function inFull(exchange: Exchange): string[] {
  const { request, response } = exchange;
  return [
    `  sent      ${request.method} ${request.url}${request.body === undefined ? "" : `\n            ${excerpt(request.body)}`}`,
    `  received  ${response.status} ${response.headers["content-type"] ?? "without a media type"}\n            ${excerpt(response.body)}`,
    `  again     ${curl(exchange)}`,
  ];
}

function excerpt(body: string): string {
  const text = withoutSecrets(body);
  return text.length > EXCERPT ? `${text.slice(0, EXCERPT)}… (${text.length} characters)` : text || "(empty)";
}

/** A command that sends the request again, with the token as a variable. */
export function curl({ request }: Pick<Exchange, "request">): string {
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
