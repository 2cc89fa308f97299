import type { ExchangeRecord } from "./record.ts";
import { TOKEN_VARIABLE } from "./secrets.ts";

/** A command that sends the request again, with the token as a variable. */
export function curl({ request }: Pick<ExchangeRecord, "request">): string {
  const headers = Object.entries(request.headers).map(([name, value]) =>
    value.includes(TOKEN_VARIABLE) ? `-H "${name}: ${value}"` : `-H ${quoted(`${name}: ${value}`)}`,
  );
  const body = request.body === undefined ? [] : [`--data-binary ${quoted(request.body)}`];
  return ["curl -i -X", request.method, quoted(request.url), ...headers, ...body].join(" ");
}

/** For a POSIX shell. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
