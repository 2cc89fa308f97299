import { ArgumentError, createRootlyClient } from "../src/index.ts";
import type { KnownValues } from "./cases/samples.ts";
import { COMMANDS } from "./commands.ts";
import { type Deviation, readDeviations } from "./deviations/deviations.ts";

/** What the suite is run against. */
export interface Target {
  /**
   * A mock invents its answers from the spec, a server has a state; the reference server has one too, and keeps
   * also what the vendor has not published.
   */
  kind: (typeof KINDS)[number];
  /** Without a trailing slash. */
  url: string;
  token: string;
  /** Values that are real there, by the name of the member that takes them. */
  known: KnownValues;
  /** Whether nothing there may be changed. */
  readOnly: boolean;
  /** How many requests may change something there, the clean-up included; Infinity where that does not matter. */
  maxWrites: number;
  /** Violations that are known and accepted for a while. Default: none. */
  deviations?: readonly Deviation[];
  /** Whether what the spec does not know breaks the contract. Default: false. */
  strict?: boolean;
  /** How many random cases are sent of each kind, and what they are drawn from. */
  random: { seed: number; runs: number };
  /** Another organization, whose things are not the run's; absent when the environment does not tell of one. */
  other?: {
    token: string | undefined;
    /** The value of a path parameter there; without a token, of something else in the same organization. */
    pathValue(name: string): string | undefined;
  };
  /** The value of a path parameter; undefined when the environment does not tell it. */
  pathValue(name: string): string | undefined;
}

const KINDS = ["mock", "reference", "server"] as const;

export type Environment = Readonly<Record<string, string | undefined>>;

const NEEDED = {
  ROOTLY_API_URL: "the address of the API to test, for example https://api.staging.example.com",
  ROOTLY_API_TOKEN: "a token that may file action items there",
  ROOTLY_INCIDENT_ID: "the identifier of an incident that may get action items",
} as const;

/** Where the vendor's customers work, under each of its names. */
const PRODUCTION = /^(?:(?:.+\.)?api\.|www\.)?rootly\.com$/;

/**
 * The target that the environment names.
 *
 * @throws {Error} when variables are missing or malformed; the message says which and what each holds. Also when it is
 *   production, and that is not allowed, and when its known deviations cannot be read.
 */
export function targetFrom(environment: Environment): Target {
  const kind = KINDS.find((item) => item === environment["CONTRACT_TARGET"]);
  if (kind === undefined) {
    throw new Error(
      `The contract tests need a target: run them with one of these commands: ${Object.values(COMMANDS).join(", ")}; recorded exchanges are for npm run contract:judge.`,
    );
  }
  const missing = Object.entries(NEEDED).filter(([name]) => !environment[name]?.trim());
  if (missing.length > 0) {
    const list = missing.map(([name, holds]) => `  ${name}  ${holds}`).join("\n");
    throw new Error(`The contract tests need these variables, which are not set:\n${list}`);
  }
  const value = (name: string) => environment[name]?.trim() ?? "";
  const [url, token] = [value("ROOTLY_API_URL").replace(/\/+$/, ""), value("ROOTLY_API_TOKEN")];
  demandUsable(url, token);
  identifier(value, "ROOTLY_INCIDENT_ID");
  if (isProduction(url) && environment["CONTRACT_ALLOW_PRODUCTION"] !== "yes")
    throw new Error(`ROOTLY_API_URL is production, ${new URL(url).host}: add --allow-production if you mean it.`);
  const known = environment["CONTRACT_KNOWN"] || undefined;
  const otherToken = value("ROOTLY_OTHER_TOKEN") || undefined;
  if (otherToken !== undefined) demandUsable(url, otherToken, "ROOTLY_OTHER_TOKEN");
  if (otherToken === token)
    throw new Error("ROOTLY_OTHER_TOKEN is the same as ROOTLY_API_TOKEN, so it is not another organization's.");
  identifier(value, "ROOTLY_OTHER_INCIDENT_ID");
  return {
    kind,
    url,
    token,
    other: {
      token: otherToken,
      pathValue: (name) => identifier(value, variableOf(name).replace("ROOTLY_", "ROOTLY_OTHER_")),
    },
    known: knownValues(value),
    readOnly: environment["CONTRACT_READ_ONLY"] === "yes",
    ...(known !== undefined && { deviations: readDeviations(known) }),
    strict: environment["CONTRACT_STRICT"] === "yes",
    maxWrites: wholeNumber(value("CONTRACT_MAX_WRITES"), "--max-writes") ?? Infinity,
    random: {
      seed: wholeNumber(value("CONTRACT_SEED"), "--seed") ?? 0,
      runs: wholeNumber(value("CONTRACT_RUNS"), "--runs") ?? 0,
    },
    // To a mock, any value is as good as another.
    pathValue: (name) => identifier(value, variableOf(name)) ?? (kind === "mock" ? `any-${name}` : undefined),
  };
}

/** Whether a URL leads to where the vendor's customers work. */
function isProduction(url: string): boolean {
  // A name with a dot at its end is the same name (RFC 1034, section 3.1); its case and encoding are no longer there.
  return PRODUCTION.test(new URL(url).hostname.replace(/\.+$/, ""));
}

/** The variable that tells the value of a path parameter, for example `ROOTLY_INCIDENT_ID`. */
export function variableOf(pathParameter: string): string {
  // What a shell takes for the name of a variable.
  return `ROOTLY_${pathParameter.toUpperCase().replaceAll(/\W/g, "_")}`;
}

/** The variables that users set, where the spec has these path parameters. */
export function variablesOf(pathParameters: readonly string[]): string[] {
  const ofPaths = pathParameters.map(variableOf);
  const ofOthers = ofPaths.map((name) => name.replace("ROOTLY_", "ROOTLY_OTHER_"));
  return [...Object.keys(NEEDED), "ROOTLY_USER_ID", "ROOTLY_GROUP_ID", "ROOTLY_OTHER_TOKEN", ...ofPaths, ...ofOthers];
}

/** The client is particular about both; what it says of them holds neither. */
function demandUsable(url: string, token: string, variable = "ROOTLY_API_TOKEN"): void {
  try {
    createRootlyClient({ baseUrl: url, token });
  } catch (error) {
    if (!(error instanceof ArgumentError)) throw error;
    if (error.argument === "token")
      throw new Error(`${variable} must be visible ASCII characters, without spaces, line breaks or the word Bearer.`);
    throw new Error(
      "ROOTLY_API_URL must be an https:// address without a user name or a password (http:// is for this machine only).",
    );
  }
  if (new URL(url).search || new URL(url).hash) throw new Error("ROOTLY_API_URL has a query or a fragment.");
}

/** Who and what an action item can be assigned to must exist on a server, so somebody has to name it. */
function knownValues(value: (name: string) => string): KnownValues {
  const user = wholeNumber(value("ROOTLY_USER_ID"), "ROOTLY_USER_ID");
  const group = identifier(value, "ROOTLY_GROUP_ID");
  return {
    ...(user !== undefined && { assigned_to_user_id: user }),
    ...(group !== undefined && { assigned_to_group_ids: [group] }),
  };
}

function wholeNumber(text: string, name: string): number | undefined {
  if (text === "") return undefined;
  if (!/^\d{1,15}$/.test(text)) throw new Error(`${name} is not a whole number: ${JSON.stringify(text)}.`);
  return Number(text);
}

/** Anything else would lead to another path, or is a mistake in copying. */
function identifier(value: (name: string) => string, name: string): string | undefined {
  const text = value(name);
  if (text === "") return undefined;
  if (!/^[\w-]+$/.test(text)) {
    const form = "letters, digits, - and _, as in 76e27009-efed-49a6-be80-bf0a5c2ae25e";
    throw new Error(`${name} is not an identifier (${form}): ${JSON.stringify(text)}.`);
  }
  return text;
}
