// What the options of the suite's commands are unless they are named. Nothing is imported here: a usage text names them.

/** How often something is changed on a server: its people want to find their own things there. */
export const MAX_WRITES = "60";

/** Where known deviations are. */
export const KNOWN_DEVIATIONS = "contract-tests/known-deviations.yaml";

/** The folder that gets the report. */
export const REPORT = "contract-tests/report";
