import { MAX_WRITES } from "../defaults.ts";
import { type Target, targetFrom } from "../target.ts";

const INCIDENT = "76e27009-efed-49a6-be80-bf0a5c2ae25e";
const TOKEN = "a-token";

/** Another organization on it. */
export const OTHER = { token: "another-token", incident: "0c8ab2a1-6a0e-4d0f-9d52-1d1a3c1c7c1e" };

/** How the reference server is started for the suite. */
export const REFERENCE = {
  incidents: [INCIDENT],
  token: TOKEN,
  organizations: [{ token: OTHER.token, incidents: [OTHER.incident] }],
};

/** As what a server is asked: as the reference server, which can be asked everything, or as one that others use too. */
export type AskedAs = Exclude<Target["kind"], "mock">;

/** The reference server as the suite's target. */
export function targetAt(url: string, as: AskedAs = "reference"): Target {
  return targetFrom({
    CONTRACT_TARGET: as,
    CONTRACT_MAX_WRITES: as === "server" ? MAX_WRITES : "",
    ROOTLY_API_URL: url,
    ROOTLY_API_TOKEN: TOKEN,
    ROOTLY_INCIDENT_ID: INCIDENT,
    ROOTLY_USER_ID: "234",
    ROOTLY_GROUP_ID: "b900da53-bd28-4949-859c-5760e955005c",
    ROOTLY_OTHER_TOKEN: OTHER.token,
    ROOTLY_OTHER_INCIDENT_ID: OTHER.incident,
  });
}
