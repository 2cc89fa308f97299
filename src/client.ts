import { type ClientHeaders, createTransport, type TransportOptions, type Validator } from "./transport/transport.ts";
import { checkedToken, type Token } from "./transport/token.ts";
import { type Known, knownOptions } from "./arguments.ts";
import { ArgumentError } from "./errors/argument-error.ts";
import type { Hooks } from "./transport/hooks.ts";
import { type Logger, type LogLevel, logTo } from "./transport/log.ts";
import { DEFAULT_LIMITS, type RetryOptions } from "./transport/limits.ts";
import { createHttpClient, forUsers, type HttpClient } from "./http-client.ts";
import { parseBase } from "./transport/url.ts";
import { type ActionItems, createActionItems } from "./action-items.ts";

export interface RootlyClientOptions extends RetryOptions, Hooks {
  /** An API token, or a function that returns one, called before each attempt. Default: `ROOTLY_API_TOKEN` of the environment. */
  token?: Token | undefined;
  /** The address of the API, with or without the `/v1` of its paths. Default: `ROOTLY_API_URL` of the environment, else `https://api.rootly.com`. */
  baseUrl?: string | undefined;
  /** Allows `http://` for hosts other than this one, which sends the token in the clear. Default: false. */
  allowInsecureHttp?: boolean | undefined;
  /** The largest response body that is read, in bytes. Default: 10 MiB. */
  maxBodyBytes?: number | undefined;
  /** Checks requests and responses at run time, see `rootly-action-items/validation`. Default: none. */
  validation?: Validator | undefined;
  /**
   * Headers of every request, or a function that returns them, called before each attempt. Those that the client sets itself
   * (`authorization`, `accept`, `content-type`) are refused. Default: none.
   */
  headers?: ClientHeaders | undefined;
  /** Where the log goes: `console`, pino, winston, or anything with `debug`, `info`, `warn` and `error`. Default: `console`. */
  logger?: Logger | undefined;
  /**
   * What is logged: with `"error"` calls that fail, with `"warn"` also attempts that are repeated or aborted, with `"info"` also
   * those that succeed, and with `"debug"` also each request with its path, which holds identifiers. `"off"` logs nothing.
   * Default: `ROOTLY_LOG` of the environment; without that, `"warn"` if there is a `logger`, otherwise `"off"`.
   */
  logLevel?: LogLevel | undefined;
  /** Sends the requests. Default: the global `fetch`. */
  fetch?: typeof fetch | undefined;
  /** A clock for tests. Default: this machine's. Limits also count the time that passes while it stands still. */
  now?: (() => Date) | undefined;
}

const KNOWN = {
  ...DEFAULT_LIMITS,
  token: null,
  headers: null,
  baseUrl: "",
  allowInsecureHttp: false,
  validation: null,
  fetch: Date,
  now: Date,
  onRequest: Date,
  onResponse: Date,
  onRetry: Date,
  logLevel: "",
  logger: null,
};

/**
 * A variable of the environment; undefined where there is no environment, as in browsers and workers, or where reading it
 * is not allowed, as in Deno without `--allow-env`.
 */
function variable(name: string): string | undefined {
  try {
    return (globalThis as { process?: { env?: Record<string, string> } }).process?.env?.[name];
  } catch {
    return undefined;
  }
}

/**
 * Fills in the defaults.
 *
 * @param shared The options that hold where none is given.
 * @throws {ArgumentError} when the token is missing or an option cannot be right.
 */
export function transportOptions(
  input: RootlyClientOptions,
  shared?: RootlyClientOptions,
): TransportOptions & { options: RootlyClientOptions } {
  const options: RootlyClientOptions = { ...shared, ...knownOptions(input, KNOWN) };
  if (options.token === undefined) options.token = variable("ROOTLY_API_TOKEN");
  options.baseUrl ??= variable("ROOTLY_API_URL") || "https://api.rootly.com";
  // Error trackers collect the variables of what throws: what may be secret is not among the limits.
  const { logger, baseUrl, logLevel, now = () => Date.now(), token, validation, ...limits } = options;
  if (validation && !("request" in Object(validation))) throw new ArgumentError("validation", "must be validation()");
  return {
    base: parseBase(baseUrl, options.allowInsecureHttp),
    // None of them is undefined.
    limits: { ...DEFAULT_LIMITS, ...(limits as Known<RootlyClientOptions>) },
    log: logTo(
      logger ?? console,
      logLevel ?? (variable("ROOTLY_LOG") || (logger ? "warn" : "off")),
      logLevel !== undefined,
    ),
    // The class Date itself returns a string.
    now: () => +new Date(now()),
    token: typeof token === "function" ? token : checkedToken(token),
    options,
  };
}

export interface RootlyClient {
  /** Action items with flat attributes, errors that say what happened, and creates that are never sent twice by accident. */
  readonly actionItems: ActionItems;
  /**
   * openapi-fetch's typed methods over the same transport, for the JSON:API envelope. A refusal is returned as `error`;
   * without a usable response, it throws as the methods of `actionItems` do.
   */
  readonly http: HttpClient;
  /**
   * Creates a client that differs from this one in the given options. Everything else is shared: `fetch` with its
   * connections, the token or the function that renews it, hooks and limits. An option replaces this client's as a whole,
   * `headers` too; one that is undefined stays as it is.
   *
   * @example
   * const patient = rootly.with({ attemptTimeout: 120_000, headers: { "x-team": "security" } });
   *
   * @throws {ArgumentError} as `createRootlyClient` does.
   */
  with(options: RootlyClientOptions): RootlyClient;
}

/**
 * Creates a client.
 *
 * @example
 * const rootly = createRootlyClient({ token: process.env.ROOTLY_API_TOKEN });
 *
 * @throws {ArgumentError} when there is no token, or an option is invalid.
 */
export function createRootlyClient(options: RootlyClientOptions = {}): RootlyClient {
  return clientFrom(transportOptions(options));
}

function clientFrom(resolved: ReturnType<typeof transportOptions>): RootlyClient {
  const transport = createTransport(resolved);
  return {
    actionItems: createActionItems(createHttpClient(resolved.base, transport), resolved),
    http: createHttpClient(resolved.base, (request) => transport(request).then(forUsers)),
    with: (options) => clientFrom(transportOptions(options, resolved.options)),
  };
}
