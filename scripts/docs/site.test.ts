import { execFile } from "node:child_process";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { promisify } from "node:util";
import type { Browser, Page } from "playwright-core";
import { serve } from "vitepress";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { findChromium, HOW_TO_INSTALL, launchChromium, openPage } from "../../contract-tests/reporting/chromium.ts";

const root = path.resolve(import.meta.dirname, "../..");
/** A safety net for a busy machine. */
const PATIENT_MS = 300_000;
/** As GitHub serves it: a link without the base leads nowhere. */
const BASE = "/some-repository";

const executablePath = findChromium();
if (executablePath === undefined && process.env["CI"])
  throw new Error(`There is no browser to look at the site with: ${HOW_TO_INSTALL}.`);

/** What a page has, once its scripts have run. */
interface Visit {
  url: string;
  links: string[];
  ids: string[];
}

describe.skipIf(executablePath === undefined)(`npm run docs (needs a browser: ${HOW_TO_INSTALL})`, () => {
  let browser: Browser;
  let home: string;
  /** What no page may do. */
  const complaints: string[] = [];

  beforeAll(async () => {
    await promisify(execFile)(process.execPath, ["--import", "tsx", "scripts/docs.ts"], {
      cwd: root,
      env: { ...process.env, DOCS_BASE: BASE },
    });
    const { server } = await serve({ root: path.join(root, "docs"), base: BASE, port: 0 });
    // A server that listens on a port has such an address.
    const { port } = server.address() as AddressInfo;
    home = `http://localhost:${port}${BASE}/`;
    browser = await launchChromium(executablePath ?? "", ["--disable-gpu"]);
    return async () => {
      await browser.close();
      server.close();
    };
  }, PATIENT_MS);

  async function open(): Promise<Page> {
    const page = await openPage(browser);
    onTestFinished(() => page.close());
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) complaints.push(`${page.url()}: ${message.text()}`);
    });
    page.on("pageerror", (error) => complaints.push(`${page.url()}: ${error.message}`));
    page.on("request", (request) => {
      const { protocol, host } = new URL(request.url());
      if (protocol.startsWith("http") && host !== new URL(home).host)
        complaints.push(`${page.url()} requests ${request.url()}`);
    });
    return page;
  }

  test(
    "every link within the site leads to a page and to a place on it",
    async () => {
      const page = await open();
      const visits = new Map<string, Visit>();
      const todo = [home];
      const missing: string[] = [];
      for (let url = todo.pop(); url !== undefined; url = todo.pop()) {
        if (visits.has(url)) continue;
        const response = await page.goto(url);
        if (response?.ok() !== true) missing.push(`${url}: ${response?.status()}`);
        const visit = await page.evaluate(() => ({
          links: [...document.querySelectorAll("a")].map(({ href }) => href),
          ids: [...document.querySelectorAll("[id]")].map(({ id }) => id),
        }));
        visits.set(url, { url, ...visit });
        for (const link of visit.links)
          if (link.startsWith(new URL(home).origin) && link !== `${home}endpoints.html`) todo.push(withoutHash(link));
      }
      const wrong = [...visits.values()].flatMap(({ url, links }) =>
        links
          .filter((link) => link.includes("#"))
          .filter((link) => {
            const { ids } = visits.get(withoutHash(link)) ?? {};
            return ids !== undefined && !ids.includes(decodeURIComponent(new URL(link).hash.slice(1)));
          })
          .map((link) => `${url} links to ${link}`),
      );
      expect([...missing, ...wrong]).toEqual([]);
      expect(visits.size).toBeGreaterThan(25);
      expect(complaints).toEqual([]);
    },
    PATIENT_MS,
  );

  // Its links are its own program's, and not for the test above.
  test(
    "the endpoints' reference shows how an attribute and a status are known",
    async () => {
      const page = await open();
      await page.goto(`${home}endpoints.html`);
      await page.getByText("/v1/incidents/{incident_id}/action_items").nth(1).click();
      await page.getByRole("heading", { name: "Create an action item" }).waitFor();
      const shown = () => page.locator("body").innerText();
      await expect.poll(shown).toContain('evidence: {"201":"documented","401":"documented","403":"inferred"');
      await expect.poll(shown).toMatch(/incident_id[\s\S]*evidence: documented/);
      expect(complaints).toEqual([]);
    },
    PATIENT_MS,
  );

  test("llms.txt lists the pages", async () => {
    const response = await fetch(`${home}llms.txt`);
    expect(await response.text()).toContain("/guide/errors.md");
  });
});

const withoutHash = (url: string) => url.replace(/#.*/, "");
