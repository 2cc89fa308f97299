import type { Fault } from "../fault.ts";
import type { Observed } from "../observed.ts";
import { atAnswers } from "./at.ts";

const WRONG = {
  "plain JSON for JSON:API": "application/json",
  "a media type with a charset that JSON does not have": "application/vnd.api+json; charset=iso-8859-1",
  "a media type with a version": "application/vnd.api+json; version=1",
  "a page's media type": "text/html; charset=utf-8",
  "a misspelt media type": "application/vnd.api-json",
  "a problem's media type": "application/problem+json",
  "two media types": "application/vnd.api+json, application/json",
  "an empty media type": "",
};

export function mediaTypeFaults(observed: readonly Observed[]): Fault[] {
  const wrong = Object.entries(WRONG).map(([operator, mediaType]) => ({
    operator,
    change: (answer: Parameters<Change>[0]) => ({
      ...answer,
      headers: { ...answer.headers, "content-type": mediaType },
    }),
  }));
  const none: Change = ({ headers: { "content-type": _, ...headers }, ...answer }) => ({ ...answer, headers });
  return atAnswers("media types", [...wrong, { operator: "no media type", change: none }], observed);
}

type Change = Parameters<typeof atAnswers>[1][number]["change"];
