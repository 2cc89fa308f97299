// The commands that run the suite. Nothing is imported here, as the report's page and usage texts are made of it.

/** The command that runs it against a target of each kind. */
export const COMMANDS = {
  mock: "npm run contract",
  reference: "npm run contract:reference",
  server: "npm run contract:staging",
} as const;

/** How often something is changed on a server unless an option says otherwise: its people want to find their own things there. */
export const MAX_WRITES = "60";

/** Where known deviations are, unless an option says otherwise. */
export const KNOWN_DEVIATIONS = "contract-tests/known-deviations.yaml";

/** The folder that gets the report, unless an option says otherwise. */
export const REPORT = "contract-tests/report";
