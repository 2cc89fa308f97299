/** The command that runs the suite against a target of each kind. The report's page needs it, too, in the browser. */
export const COMMANDS = {
  mock: "npm run contract",
  reference: "npm run contract:reference",
  server: "npm run contract:staging",
} as const;
