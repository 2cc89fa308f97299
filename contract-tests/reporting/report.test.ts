import { randomUUID } from "node:crypto";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { Ajv, type AnySchemaObject } from "ajv";
import formats from "ajv-formats";
import type { AxeResults } from "axe-core";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { checks } from "../checks/checks.ts";
import { findChromium, HOW_TO_INSTALL, launchChromium, openPage } from "./chromium.ts";
import { echoesOf, type FaultyRun, HOSTILE, runWithFault, SECRET, tells, TOKEN } from "./faulty-run.ts";
import { type ExchangeRecord, fullName, kindsOf, type TestCaseReport } from "./report.ts";
import { page as pageOf } from "./write.ts";

const require = createRequire(import.meta.url);
const CASES = "createIncidentActionItem valid";
const PROBLEM =
  /\/data\/attributes\/url must be string \(type, openapi\/schemas\/IncidentActionItemAttributes\.yaml:\d+\)/;

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
    await page.getByRole("button", { name: /^createIncidentActionItem, body-valid/ }).click();
    const wide = await page.evaluate(() =>
      [...document.querySelectorAll("html, body, body *")]
        .filter(({ scrollWidth, clientWidth }) => clientWidth > 0 && scrollWidth > clientWidth)
        .map(({ outerHTML, scrollWidth, clientWidth }) => `${scrollWidth} > ${clientWidth}: ${outerHTML.slice(0, 80)}`),
    );
    expect(wide).toEqual([]);
  });

  test("shows the matrix, and by keyboard what failed in a cell; it sends no request", async () => {
    const cell = page.getByRole("button", { name: /^createIncidentActionItem, body-valid: \d+ failed/ });
    await cell.focus();
    const isFocused = () => cell.evaluate((element) => element === document.activeElement);
    await page.keyboard.press("ArrowLeft");
    expect(await isFocused()).toBe(false);
    await page.keyboard.press("ArrowRight");
    expect(await isFocused()).toBe(true);
    await page.keyboard.press("Enter");

    const dialog = page.getByRole("dialog", { name: "createIncidentActionItem: body-valid" });
    expect(await dialog.getByRole("listitem").allInnerTexts()).toEqual([expect.stringMatching(PROBLEM)]);
    const command = await dialog.getByRole("region", { name: "Send it again" }).innerText();
    expect(command).toMatch(/^curl -i -X POST 'http:.* -H "authorization: Bearer \$ROOTLY_API_TOKEN"/);
    expect(await dialog.getByRole("region", { name: "Received" }).innerText()).toContain(HOSTILE);
    expect(await dialog.getByRole("region", { name: "Run this test case again" }).innerText()).toContain(CASES);

    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    expect(await isFocused()).toBe(true);
    expect(await page.title()).toMatch(/^✗ \d+ contract report/);
    expect(complaints).toEqual([]);
  });

  test("shows failures only, when that is chosen", async () => {
    const headings = () => page.getByRole("columnheader").allInnerTexts();
    expect(await headings()).toContain("status-declared");
    await page.getByLabel("Only failures").check();
    expect(await headings()).toContain("body-valid");
    expect(await headings()).not.toContain("status-declared");
    expect(await page.getByRole("rowheader").count()).toBe(1);
  });

  test.each(["light", "dark"] as const)("can be read by everybody, in %s colours too", async (colorScheme) => {
    await page.emulateMedia({ colorScheme });
    await page.getByRole("button", { name: /body-valid/ }).click();
    await page.addScriptTag({ path: require.resolve("axe-core") });
    const { violations } = await page.evaluate<AxeResults>("axe.run()");
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });

  test("shows nothing that a browser would obey, nor does any other report", async () => {
    const visible = /[^\P{Cc}\n\t]|\p{Cf}|\p{Zl}|\p{Zp}/u;
    await page.getByRole("button", { name: /^createIncidentActionItem, body-valid/ }).click();
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
