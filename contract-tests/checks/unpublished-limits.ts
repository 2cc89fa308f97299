import type { Json } from "../spec/schema.ts";
import { resourcesOf } from "../exchange/document.ts";
import type { Exchange } from "../exchange/exchange.ts";
import type { Expected } from "./check.ts";

/** What a server can refuse a body with that it finds too long, empty or odd. */
const REFUSALS = [400, 409, 413, 422];
/** A column of a database holds this many characters, where nobody has said otherwise. */
const COLUMN = 255;
/** Those that are no white space. */
const CONTROL = /(?![\t\n\r])\p{Cc}/u;

/** Which limit that nobody has published a refusal of a valid request may come from; undefined for none of them. */
export function unpublishedLimit({ request, response }: Exchange, { polarity }: Expected): string | undefined {
  if (polarity !== "valid" || !REFUSALS.includes(response.status)) return undefined;
  const [sent] = resourcesOf(request.body);
  if (sent === undefined) return undefined;
  const values = Object.values(sent.attributes);
  if (values.length === 0) return "an update without attributes";
  if (values.some(isLong)) return `a string of ${COLUMN} characters or more`;
  if (values.some(hasControl)) return "control characters";
  return undefined;
}

/** Whether a value may be beyond a limit that nobody has published. */
export function isUnusual(value: Json): boolean {
  return isLong(value) || hasControl(value);
}

function isLong(value: Json): boolean {
  return typeof value === "string" && [...value].length >= COLUMN;
}

function hasControl(value: Json): boolean {
  return typeof value === "string" && CONTROL.test(value);
}
