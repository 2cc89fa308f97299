import { isObject, type Json } from "../description/schema.ts";

/** What a run writes into everything that it creates, so that it can be found again, by whoever cleans up. */
export function markOf(runId: string): string {
  return `[rootly-action-items contract run ${runId}]`;
}

const MARK = /\[rootly-action-items contract run ([\w-]+)\]/;

/** Free texts of an action item: one of the two is left alone by every case. */
const TEXTS = ["summary", "description"] as const;
/** A shorter text is a case's own point. */
const LONG_ENOUGH = 10;

/**
 * A body with the mark in its free texts. When a case has none that can hold it, and creates something, it gets one more.
 */
export function withMark(body: string, runId: string, creates: boolean): string {
  const document = parsed(body);
  const data = isObject(document) ? document["data"] : undefined;
  const attributes = isObject(data) ? data["attributes"] : undefined;
  if (!isObject(document) || !isObject(data) || !isObject(attributes)) return body;
  const marked = { ...attributes };
  for (const name of TEXTS) {
    const text = marked[name];
    if (typeof text === "string" && text.length >= LONG_ENOUGH) marked[name] = `${markOf(runId)} ${text}`;
  }
  const absent = TEXTS.find((name) => !(name in marked));
  if (creates && runOf(marked) === undefined && absent !== undefined) marked[absent] = markOf(runId);
  return JSON.stringify({ ...document, data: { ...data, attributes: marked } });
}

/** The run that created something; undefined when it was not a run of this suite. */
export function runOf(attributes: Readonly<Record<string, Json>>): string | undefined {
  return TEXTS.map((name) => MARK.exec(String(attributes[name]))?.[1]).find((run) => run !== undefined);
}

function parsed(body: string): Json | undefined {
  try {
    return JSON.parse(body) as Json;
  } catch {
    return undefined;
  }
}
