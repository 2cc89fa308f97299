import { existsSync } from "node:fs";

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
