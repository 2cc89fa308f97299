import { execFile } from "node:child_process";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { chromium } from "playwright-core";
import { expect, onTestFinished, test } from "vitest";
import { findChromium, HOW_TO_INSTALL } from "../contract-tests/reporting/chromium.ts";

const repository = path.resolve(import.meta.dirname, "..");

test("npm run docs writes a page that shows how an attribute and a status are known", async ({ skip }) => {
  const executablePath = findChromium();
  if (executablePath === undefined) {
    if (process.env["CI"]) throw new Error(`There is no browser to look at the page with: ${HOW_TO_INSTALL}.`);
    return skip(HOW_TO_INSTALL);
  }
  await promisify(execFile)("npm", ["run", "docs"], { cwd: repository });
  const browser = await chromium.launch({ executablePath });
  onTestFinished(() => browser.close());
  const page = await browser.newPage();
  await page.goto(pathToFileURL(path.join(repository, "docs/reference.html")).href);
  await page.getByText("/v1/incidents/{incident_id}/action_items").nth(1).click();
  await page.getByRole("heading", { name: "Create an action item" }).waitFor();
  const shown = await page.locator("body").innerText();
  expect(shown).toContain('evidence: {"201":"documented","401":"documented","403":"inferred"');
  expect(shown).toMatch(/incident_id[\s\S]*evidence: documented/);
}, 60_000);
