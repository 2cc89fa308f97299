import { expect, test } from "vitest";
import { allCases } from "../cases/cases.ts";
import { checks } from "../checks/checks.ts";
import { type Answer, answeringServer, localServer } from "../exchange/local-server.ts";
import { send } from "../exchange/exchange.ts";
import { check } from "../suite/verdict.ts";
import { LONGEST_LINE, MOST_LISTED } from "./presentable.ts";
import { type ExchangeRecord, failedExchangesOf, kindsOf, recordOf, type TestCaseReport } from "./report.ts";
import { cardOf, unseenIn } from "./terminal.ts";

const TOKEN = "a-very-secret-token";

test("a failure says what failed, what was sent and received, and how to send it again, without any secret", async () => {
  const server = await localServer((_request, response) => {
    response.writeHead(500, { "content-type": "text/html" });
    response.end('{"jti":"secret-jti","session_token": "secret \\" session"}');
  });
  const first = allCases({}).find(({ operation }) => operation.method === "POST");
  if (first === undefined) throw new Error("There is no case.");
  const exchange = await send(first, { url: server.url, token: TOKEN, path: { incident_id: "an incident" } });
  await server.close();

  const verdict = { exchanges: [exchange], findings: check(exchange, first, checks) };
  const message = cardOf(recordOf(verdict, TOKEN)).join("\n");
  expect(message).toContain("✗ no-server-error: No request makes the server fail");
  // One cause, and what follows from it.
  expect(message.match(/✗/g)).toHaveLength(1);
  expect(message).toContain("  follows   status-declared, valid-accepted: not kept for the same reason\n");
  expect(message).toContain(`sent      POST ${server.url}/v1/incidents/an%20incident/action_items`);
  expect(message).toContain("received  500 text/html");
  expect(message).toContain("curl -i -X POST");
  expect(message).toContain('-H "authorization: Bearer $ROOTLY_API_TOKEN"');
  // An error that two responses share is listed once.
  const twice = [exchange, exchange].flatMap((exchange, at) => check(exchange, first, checks, at));
  const both = cardOf(recordOf({ exchanges: [exchange, exchange], findings: twice }, TOKEN)).join("\n");
  expect(both.match(/✗ no-server-error/g)).toHaveLength(1);
  for (const secret of [TOKEN, "secret-jti", 'session"']) expect(message).not.toContain(secret);
});

const HTML = "<html><body>Internal Server Error</body></html>";
const FAILING: readonly [
  of: string,
  response: Omit<Answer, "headers"> & { type?: string },
  shown: string[],
  follows: string[],
][] = [
  [
    "a page in place of a document",
    { status: 201, type: "text/html", body: HTML },
    ["media-type-exact"],
    ["body-valid"],
  ],
  ["nothing at all", { status: 201, body: "" }, ["media-type-exact"], ["body-valid"]],
  ["half a document", { status: 201, type: "application/vnd.api+json", body: '{"data":' }, ["body-valid"], []],
  [
    "a refusal that the spec does not know",
    { status: 418, type: "text/html", body: HTML },
    ["status-declared", "valid-accepted"],
    [],
  ],
  [
    "a failure with a stack trace",
    { status: 500, type: "text/plain", body: "NoMethodError (undefined method)\n/app/models/item.rb:7:in `save'" },
    ["no-server-error", "nothing-leaked"],
    ["status-declared", "valid-accepted"],
  ],
];

test.each(FAILING)("of %s, each cause is shown once", async (_of, { status, body, type }, shown, follows) => {
  const server = await answeringServer({ status, body, headers: type === undefined ? {} : { "content-type": type } });
  const first = allCases({}).find(({ operation }) => operation.id === "createIncidentActionItem");
  if (first === undefined) throw new Error("There is no case.");
  const exchange = await send(first, { url: server.url, token: TOKEN, path: { incident_id: "an-incident" } });
  await server.close();
  const record = recordOf({ exchanges: [exchange], findings: check(exchange, first, checks) }, TOKEN);
  const [failed] = failedExchangesOf(record);
  expect([...(failed?.checks.keys() ?? [])]).toEqual(shown);
  expect([...(failed?.following.keys() ?? [])]).toEqual(follows);
  // The matrix has every check as it is.
  const broken = record.findings.filter(({ problems }) => problems.length > 0).map((finding) => finding.check);
  expect(broken.sort()).toEqual([...shown, ...follows].sort());
});

test("an error that each element of a list has is shown once, with how often", () => {
  const at = (index: number) => `/data/${index}/attributes/kind must be string (type, a.yaml:7)`;
  const problems = [at(0), at(1), at(12), "/data/0/id must be string (type, a.yaml:9)"];
  const findings = [
    { check: "body-valid", problems, exchange: 0 },
    { check: "body-valid", problems: [at(3)], exchange: 1 },
  ];
  const failed = failedExchangesOf({ exchanges: [reading(200, ""), reading(200, "")], findings });
  expect(failed.map(({ checks }) => checks.get("body-valid"))).toEqual([
    [`${at(0)}, and at 2 more places like it`, problems[3]],
  ]);
});

test("of what a server sends without end, a failure has as much as somebody can read", async () => {
  const endless = "x".repeat(300_000);
  const server = await answeringServer({ status: 200, headers: {}, body: JSON.stringify({ data: [endless] }) });
  const first = allCases({}).find(({ operation }) => operation.method === "GET");
  if (first === undefined) throw new Error("There is no case.");
  const path = { incident_id: endless, id: endless };
  const exchange = await send(first, { url: server.url, token: TOKEN, path, fetch });
  await server.close();

  const problems = Array.from({ length: 5_000 }, (_, at) => `${at}: ${endless.slice(0, 10_000)}`);
  const findings = [{ check: "body-valid", definition: "It is valid.", problems, exchange: 0 }];
  const record = recordOf({ exchanges: [exchange], findings, unproven: endless }, TOKEN);
  expect(record.findings[0]?.problems).toHaveLength(MOST_LISTED + 1);
  expect(record.findings[0]?.problems.at(-1)).toBe("… and 4800 more");
  expect(record.unproven?.length).toBeLessThan(LONGEST_LINE + 50);
  for (const line of cardOf(record)) expect(line.length).toBeLessThan(LONGEST_LINE + 100);
});

const reading = (status: number, body: string): ExchangeRecord => ({
  operation: "getIncidentActionItem",
  request: { method: "GET", url: `http://127.0.0.1/v1/action_items/${status}`, headers: {} },
  response: { status, headers: {}, body, size: body.length },
  startedAt: 0,
  duration: 0,
});

/** As `body-valid` says it. */
const noAddress = (value: string) =>
  `/links/self must match format "uri", but is ${JSON.stringify(value)} (format, a.yaml:7)`;

test("a scenario shows each failed exchange, with what came before it, and not the last one", () => {
  const exchanges = [200, 201, 404, 202, 203, 500, 204].map((status) => reading(status, `body of ${status}`));
  const findings = [
    { check: "life-cycle", problems: ["It is gone."], exchange: 2 },
    { check: "body-valid", problems: ["Not JSON.", noAddress("a b")], exchange: 2 },
    { check: "body-valid", problems: ["Not JSON.", noAddress('c "d')], exchange: 3 },
    { check: "life-cycle", problems: ["It is broken."], exchange: 5 },
  ];
  const definitions = { "life-cycle": "It lives.", "body-valid": "It is JSON." };
  const lines = cardOf({ exchanges, findings, definitions }).filter((line) => !/ (described|curl) |by now/.test(line));
  const earlier = (status: number) => `  earlier   GET http://127.0.0.1/v1/action_items/${status} -> ${status}`;
  const inFull = (status: number) => [
    `  sent      GET http://127.0.0.1/v1/action_items/${status}`,
    `  received  ${status} without a media type`,
    `            body of ${status}`,
  ];
  expect(lines).toEqual([
    ...["✗ life-cycle: It lives.", "    It is gone."],
    ...["✗ body-valid: It is JSON.", "    Not JSON.", `    ${noAddress("a b")}`],
    ...[earlier(200), earlier(201), ...inFull(404)],
    ...["✗ life-cycle", "    It is broken."],
    ...[earlier(202), earlier(203), ...inFull(500)],
  ]);
});

// As Hono's `appendTrailingSlash` answers whatever is not found.
test("a redirection is shown with where it leads", () => {
  const exchange = reading(301, "");
  exchange.response.headers = { location: "/v1/action_items/301/\n✗ spoof" };
  const findings = [{ check: "life-cycle", problems: ["It is moved."], exchange: 0 }];
  const lines = cardOf({ exchanges: [exchange], findings, definitions: { "life-cycle": "It lives." } });
  expect(lines).toContain("  received  301 without a media type, to /v1/action_items/301/\\n✗ spoof");
});

test("nothing that a server says looks like a line of the report, or does anything to a terminal", () => {
  const hostile = "gone\n✗ life-cycle: spoof\r\u001B[2J\u009B31m\u202E";
  const exchange = reading(404, hostile);
  exchange.response.headers = { "content-type": `text/html\u001B[0m` };
  exchange.request.url += "\u202E";
  const findings = [{ check: "life-cycle", problems: [`It is ${hostile}.`], exchange: 0 }];
  const lines = cardOf({ exchanges: [exchange], findings, definitions: { "life-cycle": "It lives." } });
  expect(lines.join("")).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  expect(lines.filter((line) => line.startsWith("✗"))).toEqual(["✗ life-cycle: It lives."]);
  expect(lines).toContain("            ✗ life-cycle: spoof\\r\\u001b[2J\\u009b31m\\u202e");
});

function failed(name: string, check: string, problem: string): TestCaseReport {
  const findings = [
    { check: "no-server-error", problems: [], exchange: 0 },
    { check, problems: [problem], exchange: 0 },
  ];
  return { group: "g", name, state: "failed", checks: [], exchanges: [], findings };
}

test("the same failure in many cases is one kind, and the most frequent comes first", () => {
  const kinds = kindsOf([
    failed(
      "enum",
      "invalid-refused",
      "The request is invalid (enum at /data/type, a.yaml:3), but was answered with 201.",
    ),
    failed("one", "body-valid", "/data/3/attributes/url must be string (type, a.yaml:7)"),
    { ...failed("passed", "body-valid", ""), state: "passed" },
    failed("other", "body-valid", "/data/12/attributes/url must be string (type, a.yaml:7)"),
    failed("elsewhere", "body-valid", "/data/12/attributes/url must be string (type, a.yaml:8)"),
    failed(
      "type",
      "invalid-refused",
      "The request is invalid (type at /data/id, a.yaml:4), but was answered with 201.",
    ),
    failed("type 2", "invalid-refused", "The request is invalid (type at /data, a.yaml:1), but was answered with 201."),
    failed("third", "body-valid", "/data/0/attributes/url must be string (type, a.yaml:7)"),
    failed("was", "echo", '`kind` was sent as "task" and came back as "follow_up".'),
    failed("is", "echo", '`kind` was sent as "follow_up" and came back as "task".'),
    failed("id 1", "ids-unique", "2f7ba0f6-0a4a-4d1b-8f5e-cd63a4e3a37b is there twice."),
    failed("id 2", "ids-unique", "76e27009-efed-49a6-be80-bf0a5c2ae25e is there twice."),
  ]);

  expect(kinds.map((kind) => kind.map(({ name }) => name))).toEqual([
    ["one", "other", "third"],
    ["type", "type 2"],
    ["was", "is"],
    ["id 1", "id 2"],
    ["enum"],
    ["elsewhere"],
  ]);
});

test("an operation of which no valid request reaches the server is said; one of which some do is not", () => {
  const base = { checks: [], exchanges: [], findings: [] };
  const reason = "never seen by the server, as something in front of it refuses it with 403 (text/html). Let it pass";
  const stopped = (group: string, name: string): TestCaseReport => ({
    ...{ ...base, group, name, reason },
    state: "unproven",
  });
  const seen = stopped("create", "valid: a link");
  expect(unseenIn([seen, { ...base, group: "create", name: "valid: plain", state: "passed" }])).toBeUndefined();
  expect(unseenIn([stopped("create", "invalid: no body")])).toBeUndefined();
  const removal = { ...stopped("remove", "valid: plain"), reason: "nobody can be deleted" };
  expect(unseenIn([seen, stopped("update", "valid: plain"), removal])).toBe(
    `Nothing was checked of create, update: ${reason}.`,
  );
});
