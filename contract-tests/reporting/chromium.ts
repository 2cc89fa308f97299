import { existsSync } from "node:fs";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";

/** Where Debian, other systems and Google put it. */
const PLACES = [
  "/usr/bin/chromium",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

export const HOW_TO_INSTALL =
  "install chromium: apt-get install chromium, or name another browser of its kind in CHROMIUM";

/** The browser that tests look at pages with; undefined when this machine has none. */
export function findChromium(): string | undefined {
  return [process.env["CHROMIUM"] ?? "", ...PLACES].find((place) => place !== "" && existsSync(place));
}

/** A safety net for a busy machine. Playwright itself gives up after 30 s. */
const PATIENT_MS = 300_000;

export function launchChromium(executablePath: string, args: string[] = []): Promise<Browser> {
  return chromium.launch({ executablePath, args, timeout: PATIENT_MS });
}

export async function openPage(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await browser.newPage(options);
  page.setDefaultTimeout(PATIENT_MS);
  return page;
}
