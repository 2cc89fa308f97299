import type { KnownValues } from "./cases/samples.ts";

/** What the suite is run against. */
export interface Target {
  /**
   * A mock invents its answers from the description, a server has a state; the reference server has one too, and keeps
   * also what the vendor has not published.
   */
  kind: (typeof KINDS)[number];
  /** Without a trailing slash. */
  url: string;
  token: string;
  /** Values that are real there, by the name of the member that takes them. */
  known: KnownValues;
  /** The value of a path parameter; undefined when the environment does not tell it. */
  pathValue(name: string): string | undefined;
}

const KINDS = ["mock", "reference", "server"] as const;

type Environment = Readonly<Record<string, string | undefined>>;

const NEEDED = {
  ROOTLY_API_URL: "the address of the API to test, for example https://api.staging.example.com",
  ROOTLY_API_TOKEN: "a token that may file action items there",
  ROOTLY_INCIDENT_ID: "the identifier of an incident that may get action items",
} as const;

/**
 * The target that the environment names.
 *
 * @throws {Error} when variables are missing or malformed; the message says which and what each holds.
 */
export function targetFrom(environment: Environment): Target {
  const kind = KINDS.find((each) => each === environment["CONTRACT_TARGET"]);
  if (kind === undefined) {
    throw new Error(
      "The contract tests need a target: run them with `npm run contract`, `npm run contract:reference` or `npm run contract:staging`.",
    );
  }
  const missing = Object.entries(NEEDED).filter(([name]) => !environment[name]?.trim());
  if (missing.length > 0) {
    const list = missing.map(([name, holds]) => `  ${name}  ${holds}`).join("\n");
    throw new Error(`The contract tests need these variables, which are not set:\n${list}`);
  }
  const value = (name: string) => environment[name]?.trim() ?? "";
  const url = value("ROOTLY_API_URL");
  if (!URL.canParse(url)) throw new Error(`ROOTLY_API_URL is not an address: ${JSON.stringify(url)}.`);
  return {
    kind,
    url: url.replace(/\/+$/, ""),
    token: value("ROOTLY_API_TOKEN"),
    known: knownValues(value),
    // To a mock, any value is as good as another.
    pathValue: (name) => value(variableOf(name)) || (kind === "mock" ? `any-${name}` : undefined),
  };
}

/** The variable that tells the value of a path parameter, for example `ROOTLY_INCIDENT_ID`. */
export function variableOf(pathParameter: string): string {
  return `ROOTLY_${pathParameter.toUpperCase()}`;
}

/** Who and what an action item can be assigned to must exist on a server, so somebody has to name it. */
function knownValues(value: (name: string) => string): KnownValues {
  const user = value("ROOTLY_USER_ID");
  const group = value("ROOTLY_GROUP_ID");
  if (user && !/^\d+$/.test(user)) throw new Error(`ROOTLY_USER_ID is not a number: ${JSON.stringify(user)}.`);
  return { ...(user && { assigned_to_user_id: Number(user) }), ...(group && { assigned_to_group_ids: [group] }) };
}
