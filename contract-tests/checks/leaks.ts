import type { Exchange } from "../exchange/exchange.ts";
import type { Check } from "./check.ts";

/** Internals that a response must not show, and what they look like in the languages that servers are written in. */
const INTERNALS: Readonly<Record<string, readonly RegExp[]>> = {
  "a stack trace": [
    /\.rb:\d+:in [`'‘]/,
    /Traceback \(most recent call last\)|File \\?"[^"]+", line \d+/,
    /\bat [\w.$<>]+\([\w$]+\.(?:java|kt|scala):\d+\)/,
    /\bat (?:[^\s()]+ )?\(?[^\s()]+\.[cm]?[jt]sx?:\d+:\d+/,
    /\.cs:line \d+|\.php(?:\(\d+\)|:\d+)|\bgoroutine \d+ \[/,
  ],
  "the path of a file": [
    /(?<![\w.:/-])\/(?:app|etc|home|opt|root|srv|tmp|usr|var|Users)\/[\w.@+-]+(?:\/[\w.@+-]+)*\.\w+/,
    /(?<!\w)[A-Za-z]:\\{1,2}[\w .-]+\\{1,2}[\w .\\-]+\.\w+/,
  ],
  "the class of an exception": [
    /\b[A-Z]\w*(?:::[A-Z]\w*)+\b/,
    /\b(?:[a-z]\w*\.)+[A-Z]\w*(?:Error|Exception)\b/,
    /\b(?:NoMethod|Name|Argument|Type|Key|Range|Attribute|Reference|Syntax)Error\b|\bNullPointerException\b/,
    /\bSQLSTATE\[\w+\]|\bORA-\d{5}\b/,
  ],
  // PostgreSQL, MySQL, SQLite, SQL Server and MongoDB, in their own words.
  "the message of a database": [
    /\b(?:duplicate key value violates unique|violates (?:not-null|foreign key|check)) constraint\b/,
    /\b(?:syntax error at or near|invalid input syntax for|value too long for type|relation "[^"]+" does not exist)/,
    /\b(?:You have an error in your SQL syntax|Data too long for column|Duplicate entry '[^']*' for key)\b/,
    /\b(?:UNIQUE|NOT NULL|FOREIGN KEY) constraint failed\b|\bno such (?:table|column): /,
    /\bUnclosed quotation mark after\b|\bE11000 duplicate key\b/,
  ],
  "a query of a database": [
    /\bSELECT\b.{1,200}\bFROM\b|\bINSERT INTO\b.{1,200}\bVALUES\b|\bUPDATE\b.{1,200}\bSET\b.{1,200}=/,
  ],
};
/** A shorter one could be a word. */
const SHORTEST_TOKEN = 6;

export const nothingLeaked: Check = {
  name: "nothing-leaked",
  definition:
    "No response repeats the token of its request, and no refusal shows a stack trace, the path of a file, the class of an exception, or what a database says or is asked (Web Fuzzing Commons, category 309; CWE-209).",
  check(exchange) {
    const { request, response } = exchange;
    const text = [...Object.values(response.headers), response.body].join("\n");
    const [, token = ""] = /^(?:\S+ +)?(\S+)$/.exec(request.headers["authorization"] ?? "") ?? [];
    const isRepeated = token.length >= SHORTEST_TOKEN && text.includes(token) && !isSentElsewhere(exchange, token);
    return [
      ...(isRepeated ? [`The response repeats the token of the request.`] : []),
      ...(response.status >= 400 ? internalsIn(text) : []),
    ];
  },
};

/** Whether it may come back as something else that was sent, as a mock's example or a short token of a test does. */
function isSentElsewhere({ request }: Exchange, token: string): boolean {
  return `${request.url}\n${request.body ?? ""}`.includes(token);
}

function internalsIn(text: string): string[] {
  return Object.entries(INTERNALS).flatMap(([what, patterns]) => {
    const [match] = patterns.flatMap((pattern) => pattern.exec(text) ?? []);
    return match === undefined ? [] : [`The refusal shows ${what}: ${match}`];
  });
}
