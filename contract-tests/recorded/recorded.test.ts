import { mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { example, spec } from "../spec/spec.ts";
import type { Json } from "../spec/schema.ts";
import { violationsIn } from "../suite/verdict.ts";
import { checkRecorded, checksOf, match } from "./check-recorded.ts";
import { type HarEntry, readHar, secretsOf } from "./read-har.ts";

const folder = mkdtempSync(path.join(tmpdir(), "rootly-action-items-recorded-"));
afterAll(() => rmSync(folder, { recursive: true }));
const file = path.join(folder, "traffic.har");

const JSON_API = "application/vnd.api+json";
const ITEM = JSON.stringify(example("ActionItemFound"));
const SENT = '{"data":{"type":"incident_action_items","attributes":{"summary":"Rotate the leaked key"}}}';
/** Of the vendor's example. */
const ID = /"id":"([\da-f-]{36})"/.exec(ITEM)?.[1] ?? "";
const URL_OF_ONE = `https://api.rootly.com/v1/action_items/${ID}`;

interface Loose {
  request?: object | null;
  response?: object | null;
}

/** An entry as a tool writes it. */
function read(change: Loose = {}, mark = ""): HarEntry {
  const entry = {
    startedDateTime: "2026-11-01T10:00:00.000Z",
    time: 5,
    ...change,
    request: { method: "GET", url: URL_OF_ONE, headers: [], ...change.request },
    response:
      change.response === null
        ? null
        : {
            status: 200,
            headers: [{ name: "Content-Type", value: JSON_API }],
            content: { size: Buffer.byteLength(ITEM), mimeType: JSON_API, text: ITEM },
            ...change.response,
          },
  };
  writeFileSync(file, mark + JSON.stringify({ log: { entries: [entry] } }));
  const [first] = readHar(file);
  if (first === undefined || "reason" in first) throw new Error(first?.reason ?? "There is no entry.");
  return first;
}

function problemsOf(entry: HarEntry): string[] {
  const { operation } = match(entry);
  if (operation === undefined) throw new Error("It is about no operation.");
  return violationsIn(checkRecorded(entry, operation)).map(({ check }) => check);
}

describe("what tools record is read", () => {
  const content = (more: object) => ({ response: { content: { size: Buffer.byteLength(ITEM), ...more } } });

  test.each<[string, Loose, string?]>([
    ["plainly", {}],
    ["with a byte order mark (Fiddler)", {}, "\uFEFF"],
    [
      "with a body in base64 (Charles, mitmproxy)",
      content({ encoding: "base64", text: Buffer.from(ITEM).toString("base64") }),
    ],
    [
      "with pseudo headers of HTTP/2 (Chrome)",
      {
        request: {
          headers: [
            { name: ":path", value: "/" },
            { name: "accept", value: "*/*" },
          ],
        },
      },
    ],
    [
      "with members of their own (all)",
      { request: { _fetchedViaServiceWorker: false }, response: { _transferSize: 9, _error: null } },
    ],
    ["called base64, and not encoded (Firefox, bug 1762313)", content({ encoding: "base64", text: ITEM })],
    [
      "in lines of base64 (RFC 2045)",
      content({
        encoding: "base64",
        text: Buffer.from(ITEM).toString("base64").replace(/.{76}/g, "$&\r\n"),
      }),
    ],
    ["without the headers that tell who sent it (Chrome 130)", { request: { headers: [], cookies: [] } }],
    ["without any headers (BrowserMob)", { request: { headers: [] }, response: { headers: [] } }],
    ["with comments", { comment: "x", request: { comment: "" }, response: { comment: "x" } } as Loose],
    ["with unknown sizes (Playwright)", { response: { bodySize: -1, headersSize: -1 }, time: -1 } as Loose],
    ["without a time (chrome-har, pull request 22)", { time: null, timings: {} } as Loose],
    ["with a date without a zone (har-sdk, issue 75)", { startedDateTime: "2026-11-01 10:00:00" } as Loose],
    ["with a date that is none (har-sdk, issue 75)", { startedDateTime: "" } as Loose],
    ["with its status as a string", { response: { status: "200" } }],
  ])("%s", (_, change, mark) => {
    const entry = read(change, mark);
    expect(entry.startedAt).not.toBeNaN();
    expect(entry.responseBody).toBe(ITEM);
    expect(Object.keys(entry.requestHeaders)).not.toContain(":path");
    expect(problemsOf(entry)).toEqual([]);
  });

  test.each<[string, Loose]>([
    ["left out (Chrome, when the page has gone)", content({})],
    ["in a file of its own (Playwright, attach)", content({ _file: "3f.json", mimeType: JSON_API })],
    ["of an unknown size (Playwright, omit)", content({ size: -1 })],
    ["already parsed", content({ text: JSON.parse(ITEM) as Json })],
    ["cut off (Firefox, after 1 MB)", content({ text: ITEM.slice(0, 100) })],
    ["shortened (this suite)", content({ text: `${ITEM.slice(0, 100)}… (${ITEM.length} characters)` })],
  ])("a body that is %s is not checked, but all else is", (_, change) => {
    const entry = read(change);
    expect(entry).not.toHaveProperty("responseBody");
    const { operation } = match(entry);
    expect(operation && checksOf(entry, operation).map(({ name }) => name)).not.toContain("body-valid");
    expect(problemsOf(entry)).toEqual([]);
    expect(problemsOf(read({ response: { ...change.response, status: 500 } }))).toEqual([
      "no-server-error",
      "status-declared",
    ]);
  });

  test.each<[string, Loose, string]>([
    ["was blocked (Chrome)", { response: { status: 0 } }, "no response was recorded"],
    ["has none (mitmproxy)", { response: null }, "no response was recorded"],
    ["has a status that is none (Charles)", { response: { status: null } }, "no response was recorded"],
    ["came from a cache", { response: { status: 304 } }, "304 is about what a cache holds"],
    ["has the status -999 (BrowserMob, issue 64)", { response: { status: -999 } }, "no response was recorded"],
    [
      "was never sent (Chrome, HSTS)",
      { response: { status: 307, headers: [{ name: "Non-Authoritative-Reason", value: "HSTS" }] } },
      "the browser has made the response itself",
    ],
  ])("a response that %s is left out by name", (_, change, reason) => {
    expect(match(read(change)).skip).toContain(reason);
  });

  test("headers that come twice are one, and a null as a value is none", () => {
    const twice = [
      { name: "X-A", value: "1" },
      { name: "x-a", value: "2" },
      { name: "x-b", value: null },
      { name: 3 },
      null,
    ];
    expect(read({ response: { headers: twice } }).responseHeaders).toEqual({ "x-a": "1, 2", "x-b": '""' });
  });

  test("a file that was cut off says where (Adguard, CoreLibs issue 326)", () => {
    read();
    truncateSync(file, 200);
    expect(() => readHar(file)).toThrow(/traffic\.har:1:\d+ is not JSON, or was cut off/);
  });

  test.each([
    ["a URL without an origin (Adguard, CoreLibs issue 326)", { url: "/v1/action_items" }, "has a URL that is none"],
    ["no URL", { url: null }, "has no method and URL of a request"],
  ])("an entry with %s is named", (_, request, reason) => {
    expect(() => read({ request })).toThrow(`/log/entries/0 ${reason}`);
  });

  test("a file that is too large, or is not there, is named", () => {
    const large = path.join(folder, "large.har");
    writeFileSync(large, "");
    truncateSync(large, 300 * 1024 * 1024);
    expect(() => readHar(large)).toThrow(/large\.har cannot be read: it has 314572800 bytes.*Record less/);
    expect(() => readHar(path.join(folder, "none.har"))).toThrow(/none\.har cannot be read: ENOENT/);
  });
});

describe("an exchange is about an operation", () => {
  const at = (url: string, method = "GET") => read({ request: { url, method } });

  test("by its path, on any origin, or below an address only", () => {
    const path = "/v1/action_items/1?x=y";
    for (const origin of ["https://api.rootly.com", "http://127.0.0.1:4011"])
      expect(match(at(origin + path)).operation?.id).toBe("getIncidentActionItem");
    expect(match(at(`https://gateway.example/rootly${path}`)).skip).toBe("the spec does not know their paths");
    expect(match(at(`https://gateway.example/rootly${path}`), "https://gateway.example/rootly/").operation?.id).toBe(
      "getIncidentActionItem",
    );
    expect(match(at(`https://api.rootly.com${path}`), "https://gateway.example").skip).toContain("not below");
  });

  test.each([
    {
      url: "https://{region}.rootly.com/{base}",
      variables: { region: { default: "eu" }, base: { default: "rootly" } },
    },
    { url: "/rootly/" },
  ])("below the path of a server such as $url", (server) => {
    const { servers = [] } = spec;
    try {
      spec.servers = [server];
      expect(match(at("http://127.0.0.1:4011/rootly/v1/action_items/1")).operation?.id).toBe("getIncidentActionItem");
    } finally {
      spec.servers = servers;
    }
  });

  test.each([
    "https://api.rootly.com/v1/action_items/1/2",
    "data:text/plain,x",
    "chrome-extension://id/v1/x",
    "https://api.rootly.com/",
  ])("and not at %s", (url) => expect(match(at(url)).skip).toBe("the spec does not know their paths"));

  test("and a method that the spec does not have there is said", () => {
    expect(match(at(URL_OF_ONE, "OPTIONS")).skip).toContain("does not have their methods");
  });
});

describe("of a request that was accepted, the body counts", () => {
  const create = (attributes: Record<string, Json>, status = 201, recorded = true) => {
    const text = JSON.stringify({ data: { type: "incident_action_items", attributes } });
    const created = JSON.stringify(example("ActionItemCreated"));
    return read({
      request: {
        method: "POST",
        url: "https://api.rootly.com/v1/incidents/i/action_items",
        headers: [{ name: "content-type", value: JSON_API }],
        ...(recorded && { postData: { mimeType: JSON_API, text } }),
      },
      response: { status, content: { size: created.length, text: created } },
    });
  };

  test.each<[string, object, boolean]>([
    ["in base64 (Reqable, issue 767)", { text: btoa(SENT), encoding: "base64" }, true],
    ["beside parameters (har2requests, issue 8)", { text: SENT, params: [] }, true],
    ["as parameters alone", { params: [{ name: "{}", value: "" }] }, false],
    ["left empty", { text: "" }, false],
    ["cut off", { text: SENT.slice(0, 9) }, false],
  ])("which can be %s", (_, postData, isThere) => {
    const entry = read({
      request: { method: "POST", bodySize: SENT.length, postData: { mimeType: JSON_API, ...postData } },
    });
    expect(entry.requestBody).toBe(isThere ? SENT : undefined);
  });

  test("what the spec forbids should have been refused, and was", () => {
    expect(problemsOf(create({ summary: "x", status: "unheard of" }))).toContain("invalid-refused");
    expect(problemsOf(create({ summary: "x", status: "unheard of" }, 201, false))).not.toContain("invalid-refused");
    const refusal = { status: 400, content: { size: 2, text: "{}" } };
    const malformed = read({
      request: {
        method: "POST",
        url: "https://api.rootly.com/v1/incidents/i/action_items",
        headers: [{ name: "content-type", value: JSON_API }],
        postData: { mimeType: JSON_API, text: "{" },
      },
      response: refusal,
    });
    expect(problemsOf(malformed)).toEqual([]);
    expect(problemsOf(create({ summary: "Something else than the answer has" }))).toContain("echo");
  });
});

test("what requests have said who they are with is a secret, and a placeholder is none", () => {
  const with_ = (authorization: string) => ({ requestHeaders: { authorization } });
  expect(
    secretsOf([
      with_("Bearer a-long-secret"),
      with_("Bearer a-long-secret"),
      with_("Bearer $ROOTLY_API_TOKEN"),
      with_("x"),
      { requestHeaders: {} },
    ]),
  ).toEqual(["a-long-secret"]);
});
