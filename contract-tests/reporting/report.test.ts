import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { gunzipSync } from "node:zlib";
import { Ajv, type AnySchemaObject } from "ajv";
import formats from "ajv-formats";
import type { AxeResults } from "axe-core";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { checks } from "../checks/checks.ts";
import { findChromium, HOW_TO_INSTALL, launchChromium, openPage } from "./chromium.ts";
import { type ExchangeRecord, fullName, kindsOf, type TestCaseReport, type Report } from "./report.ts";
import { page as pageOf } from "./write.ts";
import { startReferenceServer } from "../reference/server.ts";

const require = createRequire(import.meta.url);
const CREATE = "createIncidentActionItem";
const CASES = `${CREATE} valid`;
const PROBLEM =
  /\/data\/attributes\/url must be string \(type, openapi\/schemas\/IncidentActionItemAttributes\.yaml:\d+\)/;

const TOKEN = "a-token-that-nobody-may-read";
const SECRET = "a-secret-that-nobody-may-read";
/** What would end a script that is embedded carelessly, and do something. */
const HOSTILE = "</script><script>document.title = 'hostile'</script><!-- <script>";
/** What would be obeyed by a terminal, in C0 and C1, or turn the direction of text. */
const OBEYED = "\u001B[31m \u009B2J \u202E";
const JSON_API = { "content-type": "application/vnd.api+json" };
const ECHOES = echoesOf(TOKEN);
const INCIDENT = "76e27009-efed-49a6-be80-bf0a5c2ae25e";

let run: FaultyRun;
beforeAll(async () => {
  run = await runWithFault(CASES);
}, 600_000);
// Without a run, there is nothing to remove.
afterAll(() => (run as FaultyRun | undefined)?.remove());

describe("a run against a server with one fault", () => {
  test("fails, and shows the failure first: in full, once for all cases, with how to repeat it", () => {
    expect(run.code).toBe(1);
    const [card = "", rest = ""] = run.printed.slice(run.printed.indexOf("── ")).split("  likewise");
    const [, name = ""] =
      /^── (.*)\n✗ nothing-leaked: .*\n.*\n✗ body-valid: The body of the response conforms/.exec(card) ?? [];
    expect(name).toContain(CASES);
    expect(card).toMatch(PROBLEM);
    expect(card).toMatch(
      / {2}sent {6}POST http:\/\/127\.0\.0\.1:\d+\/v1\/incidents\/[\w-]+\/action_items\n +\{"data":/,
    );
    expect(card).toMatch(/ {2}received {2}201 application\/vnd\.api\+json\n +\{"data":/);
    expect(card).toContain("  described openapi/paths/v1_incidents_{incident_id}_action_items.yaml:");
    expect(card).toMatch(
      / {2}curl {6}curl -i -X POST 'http.* -H "authorization: Bearer \$ROOTLY_API_TOKEN" .*--data-raw '\{"data":/,
    );
    const again = `npm run contract:staging -- --max-writes 30 --today ${run.report.today} --only '${name}'`;
    expect(card).toContain(`  again     ${again}`);
    expect(rest).toMatch(/^ {2}\d+ more:\n {12}createIncidentActionItem valid: /);
    expect(rest).toMatch(
      /\nSkipped, because\n {2}.* \(\d+\)\n[\s\S]*\nChecked {2}\d+ test cases with \d+ exchanges in /,
    );
    expect(rest).toMatch(
      /\nDrift: [\s\S]*\n {2}surplus member: .*[\s\S]*\n {2}To add all of it to the spec: git apply '.*drift\.patch'\n/,
    );
    expect(run.printed).not.toMatch(/^\s+at .*:\d+:\d+\)?$/m);
  });

  test("leaves neither the token nor a secret anywhere", async () => {
    const files = await Promise.all(
      ["index.html", "junit.xml", "report.json", "exchanges.har", "drift.patch"].map(run.read),
    );
    for (const [at, text] of [run.printed, ...files].entries()) {
      expect(tells(text, TOKEN), `${at}`).toBe(false);
      expect(text).not.toContain(SECRET);
    }
    expect(run.printed).toContain("not removed: ");
    // The search itself finds each of them.
    expect(echoesOf(TOKEN).filter((echo) => !tells(`<${echo}>`, TOKEN))).toEqual([]);
    expect(tells(await pageOf({ ...run.report, errors: [TOKEN] }), TOKEN)).toBe(true);
  });

  test("can be repeated with the command that it names", async () => {
    const [, command = "exit 9"] = /^ {2}again {5}(.*)$/m.exec(run.printed) ?? [];
    const again = await run.again(command);
    expect(again.code, again.printed).toBe(1);
    expect(again.printed).toMatch(PROBLEM);
    expect(again.printed).toContain("1 failure\n");
  }, 600_000);

  test("has its exchanges in an HTTP archive that the schema of that format accepts", async () => {
    // A package without types: schemas of JSON Schema draft-06, by name.
    const schemas = Object.values(require("har-schema") as Record<string, AnySchemaObject>);
    const ajv = formats.default(new Ajv({ strict: false }));
    ajv.addMetaSchema(require("ajv/dist/refs/json-schema-draft-06.json") as AnySchemaObject).addSchema(schemas);
    const archive: unknown = JSON.parse(await run.read("exchanges.har"));
    expect(ajv.validate("har.json", archive), ajv.errorsText()).toBe(true);
    expect(archive).toMatchObject({ log: { version: "1.2" } });
  });
});

describe("400 exchanges", () => {
  test("have room in a page of less than 1 MB", async () => {
    const exchanges = run.report.testCases.flatMap((testCase) => testCase.exchanges);
    // Each with identifiers and moments of its own.
    const testCases = Array.from({ length: 400 }, (_, at): TestCaseReport => {
      const exchange = JSON.stringify(exchanges[at % exchanges.length]).replaceAll(
        /[\da-f]{8}-[\da-f]{4}-|\d{3}Z/g,
        (match) => (match.endsWith("Z") ? `${String(at).padStart(3, "0")}Z` : randomUUID().slice(0, match.length)),
      );
      const findings = checks.map(({ name }) => ({ check: name, problems: [], exchange: 0 }));
      const names = checks.map(({ name }) => name);
      return {
        ...{ group: "createIncidentActionItem", name: `case ${at}`, state: "passed", checks: names, findings },
        exchanges: [JSON.parse(exchange) as ExchangeRecord],
      };
    });
    expect((await pageOf({ ...run.report, testCases })).length).toBeLessThan(1_000_000);
    expect(JSON.stringify(testCases).length).toBeGreaterThan(1_000_000);
  });
});

describe("the page", () => {
  const executablePath = findChromium();
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    if (executablePath === undefined) return console.warn(`Nobody looks at the contract report: ${HOW_TO_INSTALL}.`);
    browser = await launchChromium(executablePath);
  });
  afterAll(() => browser?.close());
  beforeEach(async ({ skip }) => {
    if (executablePath === undefined) {
      if (process.env["CI"]) throw new Error(`There is no browser to look at the page with: ${HOW_TO_INSTALL}.`);
      skip(HOW_TO_INSTALL);
    }
    page = await openPage(browser, { viewport: { width: 1280, height: 900 } });
    complaints.length = 0;
    const address = pathToFileURL(path.join(run.folder, "index.html")).href;
    page.on("console", (message) => complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("request", (request) => request.url() !== address && complaints.push(request.url()));
    await page.goto(address);
    await page.getByRole("table").first().waitFor();
    return () => page.close();
  });

  const failedCell = () => page.getByRole("button", { name: new RegExp(`^${CREATE}, body-valid: \\d+ failed`) });

  /** Opens what failed in a create's cell. The page makes the contents after the event that opens their place. */
  async function openCell(press: () => Promise<void> = () => failedCell().click()): Promise<Locator> {
    await press();
    const dialog = page.getByRole("dialog", { name: `${CREATE}: body-valid` });
    await dialog.getByRole("region", { name: "Run this test case again" }).waitFor();
    return dialog;
  }

  test("begins with what failed, a card for each kind, with all that the terminal shows of it", async () => {
    const cards = page.getByRole("article");
    const [kind, ...others] = kindsOf(run.report.testCases).map(([first]) => fullName(first));
    expect(await cards.count()).toBe(1 + others.length);
    const shown = await cards.first().innerText();
    expect(shown.startsWith(kind ?? "-")).toBe(true);
    for (const part of [
      PROBLEM,
      /✗ body-valid The body of the response conforms/,
      /POST http.* → 201, described in openapi/,
    ])
      expect(shown).toMatch(part);
    for (const name of ["Sent", "Received", "Send it again", "Run this test case again"])
      expect(await cards.first().getByRole("region", { name, exact: true }).isVisible()).toBe(true);
    const top = (place: Locator) => place.evaluate((element) => element.getBoundingClientRect().top);
    expect(await top(cards.last())).toBeLessThan(await top(page.getByRole("table").first()));
  });

  test("needs no scrolling to the side where there is room for 1,280 pixels", async () => {
    await openCell();
    const wide = await page.evaluate(() =>
      [...document.querySelectorAll("html, body, body *")]
        .filter(({ scrollWidth, clientWidth }) => clientWidth > 0 && scrollWidth > clientWidth)
        .map(({ outerHTML, scrollWidth, clientWidth }) => `${scrollWidth} > ${clientWidth}: ${outerHTML.slice(0, 80)}`),
    );
    expect(wide).toEqual([]);
  });

  test("shows the matrix, and by keyboard what failed in a cell; it sends no request", async () => {
    const cell = failedCell();
    await cell.focus();
    const isFocused = () => cell.evaluate((element) => element === document.activeElement);
    await page.keyboard.press("ArrowLeft");
    await expect.poll(isFocused).toBe(false);
    await page.keyboard.press("ArrowRight");
    await expect.poll(isFocused).toBe(true);
    const dialog = await openCell(() => page.keyboard.press("Enter"));
    expect(await dialog.getByRole("listitem").allInnerTexts()).toEqual([expect.stringMatching(PROBLEM)]);
    const command = await dialog.getByRole("region", { name: "Send it again" }).innerText();
    expect(command).toMatch(/^curl -i -X POST 'http:.* -H "authorization: Bearer \$ROOTLY_API_TOKEN"/);
    expect(await dialog.getByRole("region", { name: "Received" }).innerText()).toContain(HOSTILE);
    expect(await dialog.getByRole("region", { name: "Run this test case again" }).innerText()).toContain(CASES);

    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    await expect.poll(isFocused).toBe(true);
    expect(await page.title()).toMatch(/^✗ \d+ contract report/);
    expect(complaints).toEqual([]);
  });

  test("shows failures only, when that is chosen", async () => {
    const headings = () => page.getByRole("columnheader").allInnerTexts();
    expect(await headings()).toContain("status-declared");
    await page.getByLabel("Only failures").check();
    await expect.poll(headings).not.toContain("status-declared");
    expect(await headings()).toContain("body-valid");
    expect(await page.getByRole("rowheader").count()).toBe(1);
  });

  test.each(["light", "dark"] as const)("can be read by everybody, in %s colours too", async (colorScheme) => {
    await page.emulateMedia({ colorScheme });
    await openCell();
    await page.addScriptTag({ path: require.resolve("axe-core") });
    const { violations } = await page.evaluate<AxeResults>("axe.run()");
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });

  test("shows nothing that a browser would obey, nor does any other report", async () => {
    const visible = /[^\P{Cc}\n\t]|\p{Cf}|\p{Zl}|\p{Zp}/u;
    await openCell();
    expect(await page.evaluate(() => document.body.innerText + document.body.innerHTML)).not.toMatch(visible);
    for (const name of ["junit.xml", "report.json", "exchanges.har", "drift.patch"])
      expect(await run.read(name), name).not.toMatch(visible);
    expect(run.printed).not.toMatch(visible);
    expect(run.printed).toContain("\\u202e");
    // What is recorded is what was received.
    const bodies = run.report.testCases.flatMap(({ exchanges }) => exchanges.map(({ response }) => response.body));
    expect(bodies.join()).toContain("\u202E");
  });

  test("and its JUnit report is XML", async () => {
    const xml = await run.read("junit.xml");
    const failures = await page.evaluate((text) => {
      const read = new DOMParser().parseFromString(text, "application/xml");
      return read.querySelector("parsererror")?.textContent ?? read.querySelectorAll("testcase > failure").length;
    }, xml);
    expect(failures).toBe(run.report.testCases.filter(({ state }) => state === "failed").length);
  });
});

/** A real run against a server with one fault, and what it left. */
interface FaultyRun {
  /** What a person saw. */
  printed: string;
  code: number;
  /** The folder with the report. */
  folder: string;
  report: Report;
  read(name: string): Promise<string>;
  /** Runs a command in a shell, as a person would who has just seen this run. */
  again(command: string): Promise<Pick<FaultyRun, "printed" | "code">>;
  remove(): Promise<void>;
}

/** Runs a part of the suite against the reference server, whose answers to a create have a `url` that is null. */
async function runWithFault(only: string): Promise<FaultyRun> {
  // As people call theirs, which a shell would take for two.
  const folder = await mkdtemp(path.join(tmpdir(), "rootly action-items report-"));
  const server = await startReferenceServer({
    incidents: [INCIDENT],
    token: TOKEN,
    wrap: (fetch) => async (input, init) => {
      // Nothing can be deleted, and the clean-up has to say why.
      if (init?.method === "DELETE") return refusing(new Response(null, { status: 403, headers: JSON_API }));
      const response = await fetch(input, init);
      return response.status === 201 ? withFault(response) : response.status >= 400 ? refusing(response) : response;
    },
  });
  const environment = { ROOTLY_API_URL: server.url, ROOTLY_API_TOKEN: TOKEN, ROOTLY_INCIDENT_ID: INCIDENT };
  const remove = async () => {
    await server.close();
    await rm(folder, { recursive: true });
  };
  try {
    const { printed, code } = await execute(
      process.execPath,
      [
        "--import",
        "tsx",
        "scripts/contract.ts",
        "--target",
        "server",
        "--report",
        folder,
        "--max-writes",
        "30",
        "--only",
        only,
      ],
      environment,
    );
    if (!existsSync(path.join(folder, "report.json"))) throw new Error(`There is no report. Printed was:\n${printed}`);
    const read = (name: string) => readFile(path.join(folder, name), "utf8");
    // What the reporter wrote.
    const report = JSON.parse(await read("report.json")) as Report;
    const again = (command: string) =>
      execute("bash", ["-c", `${command} --report "$FOLDER"`], { ...environment, FOLDER: path.join(folder, "again") });
    return { printed, code, folder, report, read, again, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function withFault(response: Response): Promise<Response> {
  const document = (await response.json()) as { data: { attributes: object } };
  const echoes = Object.fromEntries(ECHOES.map((echo, at) => [`echo_${at}`, echo]));
  Object.assign(document.data.attributes, echoes, { [TOKEN]: 1, cut_off: `${"x".repeat(45)}${TOKEN}`, url: null });
  const secrets = { jti: SECRET, session_token: `${SECRET} "quoted"` };
  Object.assign(document.data.attributes, {
    url: null,
    incident_title: HOSTILE + OBEYED,
    [`brand_new${OBEYED}`]: OBEYED,
    brand_new: secrets,
  });
  const headers = new Headers(response.headers);
  headers.set("set-cookie", `session=${SECRET}`);
  echoIn(headers);
  // A body may have escapes that JSON.stringify does not write.
  return new Response(withEscapes(JSON.stringify(document)), { status: response.status, headers });
}

function refusing({ status, headers }: Response): Response {
  const errors = ECHOES.map((echo) => ({ title: `${echo} may not do this`, status: String(status) }));
  const echoing = new Headers(headers);
  echoIn(echoing);
  return new Response(JSON.stringify({ errors }), { status, headers: echoing });
}

function echoIn(headers: Headers): void {
  headers.set("location", `https://rootly.example/?token=${encodeURIComponent(TOKEN)}#${TOKEN}`);
  headers.set("x-echo", ECHOES.join(", "));
  headers.set(`x-${TOKEN}`, "1");
}

function withEscapes(json: string): string {
  return json.replace(`"${TOKEN}"`, () => `"${TOKEN.replaceAll(/./g, (c) => `\\u00${c.charCodeAt(0).toString(16)}`)}"`);
}

function execute(
  file: string,
  args: string[],
  environment: NodeJS.ProcessEnv,
): Promise<{ printed: string; code: number }> {
  return new Promise((resolve) => {
    execFile(file, args, { env: { ...process.env, ...environment } }, (error, stdout, stderr) =>
      resolve({ printed: stdout + stderr, code: typeof error?.code === "number" ? error.code : 0 }),
    );
  });
}

/** A token in the ways in which servers are known to give it back: as it is, escaped, encoded, and in pieces. */
function echoesOf(token: string): string[] {
  const item = (write: (hex: string) => string) =>
    [...token].map((character) => write(character.charCodeAt(0).toString(16).padStart(2, "0"))).join("");
  const half = Math.ceil(token.length / 2);
  return [
    ...[token, `Bearer ${token}`, token.toUpperCase(), JSON.stringify({ token })],
    ...[
      item((hex) => `%${hex}`),
      item((hex) => `%25${hex}`),
      item((hex) => `\\u00${hex}`),
      item((hex) => `&#x${hex};`),
    ],
    ...[token, `user:${token}`, `me:${token}`, `me2:${token}x`].map((text) => Buffer.from(text).toString("base64")),
    ...[Buffer.from(`?${token}`).toString("base64url"), item((hex) => hex)],
    ...[token.slice(0, half), token.slice(half)],
  ];
}

/** Whether a string tells a token, or half of it: found by undoing whatever it may be written in. */
function tells(text: string, token: string): boolean {
  const wanted = [token.slice(0, Math.ceil(token.length / 2)), token.slice(Math.ceil(token.length / 2))].map((half) =>
    half.toLowerCase(),
  );
  const packed = [...text.matchAll(/H4sI[\w+/]+={0,2}/g)].map(([data]) =>
    gunzipSync(Buffer.from(data, "base64")).toString(),
  );
  const plain = unescaped([text, ...packed].join("\n"));
  const decoded = [...plain.matchAll(/[\w+/-]{16,}/g)].flatMap(([run]) => [
    ...[0, 1, 2, 3].map((from) => Buffer.from(run.slice(from), "base64").toString("latin1")),
    Buffer.from(run, "hex").toString("latin1"),
  ]);
  const all = [plain, ...decoded].join("\n").toLowerCase();
  return wanted.some((half) => all.includes(half));
}

function unescaped(text: string): string {
  let plain = text;
  for (let depth = 0; depth < 4; depth++)
    plain = plain
      .replace(/\\+u00([\da-f]{2})|%([\da-f]{2})|&#x([\da-f]{2});/gi, (_, ...hex: (string | undefined)[]) =>
        String.fromCharCode(parseInt(hex.slice(0, 3).find((item) => item !== undefined) ?? "", 16)),
      )
      .replaceAll("&amp;", "&");
  return plain;
}
