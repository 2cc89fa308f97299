import { readFileSync } from "node:fs";
import { STATUS_CODES } from "node:http";
import type { Entry, Har, Header } from "har-format";
import { type ExchangeRecord, violationsOf } from "./record.ts";
import { fullName, type Report } from "./report.ts";

/** Not measured. */
const UNKNOWN = -1;

/** Every exchange of a run as an HTTP archive (HAR 1.2), which the network panel of a browser opens. */
export function archive({ testCases }: Report): Har {
  const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
    version: string;
  };
  const entries = testCases.flatMap((testCase) =>
    testCase.exchanges.map((exchange, at) => {
      const found = violationsOf(testCase).filter((each) => each.exchange === at);
      const problems = found.flatMap(({ check, problems }) => problems.map((problem) => `${check}: ${problem}`));
      return entryOf(exchange, [fullName(testCase), ...problems].join("\n"));
    }),
  );
  return { log: { version: "1.2", creator: { name: "rootly-action-items contract tests", version }, entries } };
}

function entryOf({ request, response, startedAt, duration }: ExchangeRecord, comment: string): Entry {
  const { method, url, body } = request;
  return {
    startedDateTime: new Date(startedAt).toISOString(),
    time: duration,
    request: {
      method,
      url,
      httpVersion: "HTTP/1.1",
      cookies: [],
      headers: headers(request.headers),
      queryString: [...new URL(url).searchParams].map(([name, value]) => ({ name, value })),
      ...(body !== undefined && { postData: { mimeType: request.headers["content-type"] ?? "", text: body } }),
      headersSize: UNKNOWN,
      bodySize: Buffer.byteLength(body ?? ""),
    },
    response: {
      status: response.status,
      statusText: STATUS_CODES[response.status] ?? "",
      httpVersion: "HTTP/1.1",
      cookies: [],
      headers: headers(response.headers),
      content: {
        size: response.size,
        mimeType: response.headers["content-type"] ?? "",
        text: response.body,
      },
      redirectURL: response.headers["location"] ?? "",
      headersSize: UNKNOWN,
      bodySize: UNKNOWN,
    },
    cache: {},
    timings: { send: 0, wait: duration, receive: 0 },
    comment,
  };
}

function headers(given: ExchangeRecord["request"]["headers"]): Header[] {
  return Object.entries(given).map(([name, value]) => ({ name, value }));
}
