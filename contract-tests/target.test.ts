import { describe, expect, test } from "vitest";
import { targetFrom } from "./target.ts";

const GOOD = {
  CONTRACT_TARGET: "server",
  ROOTLY_API_URL: "https://api.staging.example.com/",
  ROOTLY_API_TOKEN: "a-token",
  ROOTLY_INCIDENT_ID: "76e27009-efed-49a6-be80-bf0a5c2ae25e",
};

test("a target is what the environment says", () => {
  const target = targetFrom({ ...GOOD, ROOTLY_USER_ID: "12", ROOTLY_GROUP_ID: "g-1", CONTRACT_MAX_WRITES: "5" });
  expect(target).toMatchObject({ url: "https://api.staging.example.com", maxWrites: 5, readOnly: false });
  expect(target.known).toEqual({ assigned_to_user_id: 12, assigned_to_group_ids: ["g-1"] });
});

test.each([
  ["ROOTLY_API_URL", ""],
  ["ROOTLY_API_URL", "staging"],
  ["ROOTLY_API_URL", "http://api.staging.example.com"],
  ["ROOTLY_API_URL", "https://somebody:secret@api.staging.example.com"],
  ["ROOTLY_API_URL", "https://api.staging.example.com?key=secret"],
  ["ROOTLY_API_TOKEN", " "],
  ["ROOTLY_API_TOKEN", "two words secret"],
  ["ROOTLY_INCIDENT_ID", ".."],
  ["ROOTLY_INCIDENT_ID", "https://rootly.com/incidents/12"],
  ["ROOTLY_USER_ID", "somebody"],
  ["ROOTLY_GROUP_ID", "a/b"],
  ["ROOTLY_OTHER_TOKEN", "two words secret"],
  ["ROOTLY_OTHER_TOKEN", GOOD.ROOTLY_API_TOKEN],
  ["ROOTLY_OTHER_INCIDENT_ID", "a/b"],
])("%s is named when it is %j, and no secret is", (name, value) => {
  const attempt = () => targetFrom({ ...GOOD, [name]: value });
  expect(attempt).toThrow(name);
  expect(attempt).not.toThrow("secret");
});

describe("production", () => {
  test.each([
    "https://api.rootly.com",
    "https://API.Rootly.COM:443/v1",
    "https://api.rootly.com.",
    "https://api.rootly.com:8443",
    "https://api%2Erootly.com",
    "https://ａｐｉ.rootly.com",
    "https://www.api.rootly.com",
    "https://rootly.com/api",
    "https://www.rootly.com",
  ])("%s is refused unless it is meant", (url) => {
    expect(() => targetFrom({ ...GOOD, ROOTLY_API_URL: url })).toThrow("--allow-production");
    expect(targetFrom({ ...GOOD, ROOTLY_API_URL: url, CONTRACT_ALLOW_PRODUCTION: "yes" }).url).toBe(url);
  });

  test.each(["https://api.staging.rootly.com", "https://notapi-rootly.com", "https://api.rootly.com.example.com"])(
    "%s is another server",
    (url) => expect(targetFrom({ ...GOOD, ROOTLY_API_URL: url }).url).toBe(url),
  );
});
