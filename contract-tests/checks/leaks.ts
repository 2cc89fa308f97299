import { jsonOf } from "../exchange/document.ts";
import type { Exchange } from "../exchange/exchange.ts";
import { isObject, type Json } from "../spec/schema.ts";
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
/** What no response has a reason to show, by forms that nothing else has. */
const SECRETS: Readonly<Record<string, RegExp>> = {
  // bcrypt, scrypt and Argon2, and Django's PBKDF2.
  "the hash of a password":
    /\$2[abxy]\$\d\d\$[./A-Za-z0-9]{53}|\$(?:argon2(?:id|i|d)|scrypt)\$[^"\s]{20}|\bpbkdf2_sha\d+\$\d+\$/,
  "a private key": /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/,
  // Amazon, GitHub, GitLab, Slack, Stripe, Google and npm.
  "a key of another service":
    /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b|\bgh[opsur]_[A-Za-z0-9]{36}\b|\bglpat-[\w-]{20}\b|\bxox[abprs]-\d[\w-]{20}|\b[rs]k_live_[A-Za-z0-9]{20}|\bAIza[\w-]{35}\b|\bnpm_[A-Za-z0-9]{36}\b/,
};
/** What a refusal does not show of the place where a server runs. */
const PASSWORD_IN_ADDRESS = /\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@"]*:[^\s/@"]+@/i;
/** Of the server, or of the client, which what stands in front of the server may tell the client. */
const PRIVATE_ADDRESS = /(?<![\d.])(?:10\.\d{1,3}|172\.(?:1[6-9]|2\d|3[01])|192\.168)\.\d{1,3}\.\d{1,3}(?![\d.])/;
/** A shorter one could be a word. */
const SHORTEST_TOKEN = 6;

export const nothingLeaked: Check = {
  name: "nothing-leaked",
  definition:
    "No response repeats the token of its request, or shows the hash of a password, a private key or a key of another service, and no refusal shows a stack trace, the path of a file, the class of an exception, a message or a query of a database, or a password in an address (Web Fuzzing Commons, category 309; CWE-209; OWASP API3:2023). An address of a private network in a refusal is noted.",
  check(exchange) {
    const { request, response } = exchange;
    const text = [...Object.values(response.headers), response.body].join("\n");
    const [, token = ""] = /^(?:\S+ +)?(\S+)$/.exec(request.headers["authorization"] ?? "") ?? [];
    const isRepeated = token.length >= SHORTEST_TOKEN && text.includes(token) && !isSentElsewhere(exchange, token);
    return [
      ...(isRepeated ? [`The response repeats the token of the request.`] : []),
      ...secretsIn(exchange).map((what) => `The response shows ${what}.`),
      ...(response.status >= 400 ? internalsIn(text) : []),
      ...(response.status >= 400 && isShown(PASSWORD_IN_ADDRESS, text, exchange)
        ? ["The refusal shows a password in an address."]
        : []),
    ];
  },
  observe(exchange) {
    const { status, body } = exchange.response;
    if (status < 400 || !isShown(PRIVATE_ADDRESS, body, exchange)) return [];
    return [{ habit: "a refusal shows an address of a private network", seen: `with ${status}` }];
  },
};

/** The secrets that a response shows, by their kinds. What people have written may well name a key that has leaked. */
function secretsIn(exchange: Exchange): string[] {
  const text = withoutStrings(jsonOf(exchange.response.body) ?? null);
  return Object.entries(SECRETS).flatMap(([what, pattern]) => (isShown(pattern, text, exchange) ? [what] : []));
}

/** A document without the strings among the attributes of its primary data. */
function withoutStrings(document: Json): string {
  const data = isObject(document) ? document["data"] : undefined;
  if (!isObject(document) || data === undefined) return JSON.stringify(document);
  const items = [data].flat().map((item) => {
    const attributes = isObject(item) ? item["attributes"] : undefined;
    if (!isObject(item) || !isObject(attributes)) return item;
    const others = Object.entries(attributes).filter(([, value]) => typeof value !== "string");
    return { ...item, attributes: Object.fromEntries(others) };
  });
  return JSON.stringify({ ...document, data: items });
}

/** Whether a response shows what its request has not sent. A report must not show it again. */
function isShown(pattern: RegExp, text: string, exchange: Exchange): boolean {
  const [match] = pattern.exec(text) ?? [];
  return match !== undefined && !isSentElsewhere(exchange, match);
}

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
