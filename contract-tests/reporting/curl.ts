import type { ExchangeRecord } from "./record.ts";
import { TOKEN_VARIABLE } from "./secrets.ts";

/** What curl says itself, for its own connection, and what would make it show what nobody can read. */
const LEFT_TO_CURL = ["host", "connection", "content-length", "transfer-encoding", "expect", "accept-encoding"];

/** A command that sends the request again, with the token as a variable. */
export function curl({ request }: Pick<ExchangeRecord, "request">): string {
  const sent = Object.entries(request.headers).filter(([name]) => !LEFT_TO_CURL.includes(name));
  const headers = sent.map(([name, value]) =>
    value.includes(TOKEN_VARIABLE) ? `-H "${name}: ${value}"` : `-H ${quoted(`${name}: ${value}`)}`,
  );
  const body = request.body === undefined ? [] : [`--data-binary ${quoted(request.body)}`];
  return ["curl -i -X", request.method, quoted(request.url), ...headers, ...body].join(" ");
}

/** For a POSIX shell. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
