import { MAX_WRITES } from "../contract-tests/commands.ts";
import type { Target } from "../contract-tests/target.ts";

/** Something that can be checked against the spec, and how to tell the suite of it. */
export interface Started {
  /** For a person. */
  name: string;
  environment: Readonly<Record<string, string | undefined>>;
  /** Settles when it is ready for requests. */
  ready: Promise<void>;
  stop(): Promise<void>;
}

const INCIDENT = "76e27009-efed-49a6-be80-bf0a5c2ae25e";

const ready = Promise.resolve();

/** What can be tested: Prism's mock, the reference server, or the server that the environment names. */
export const targets: Readonly<Record<Target["kind"], () => Promise<Started>>> = {
  async mock() {
    const { freePort, startPrism } = await import("./prism.ts");
    // From its source, while the cases come from what was generated: one that was changed without the other is found out.
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const starting = startPrism({ spec: "openapi/openapi.yaml", port });
    const ready = starting.then(() => {});
    // A caller that waits for it is told; one that has ended before needs no message.
    ready.catch(() => {});
    const stop = () =>
      starting.then(
        (prism) => prism.stop(),
        () => {},
      );
    return { name: `Prism on ${url}`, environment: local(url), ready, stop };
  },
  async reference() {
    const { startReferenceServer } = await import("../contract-tests/reference/server.ts");
    const token = "a-token";
    const other = { token: "another-token", incident: "0c8ab2a1-6a0e-4d0f-9d52-1d1a3c1c7c1e" };
    const organizations = [{ token: other.token, incidents: [other.incident] }];
    const server = await startReferenceServer({ incidents: [INCIDENT], token, organizations });
    const name = `the reference server on ${server.url}`;
    const environment = {
      ...local(server.url),
      ROOTLY_API_TOKEN: token,
      ROOTLY_OTHER_TOKEN: other.token,
      ROOTLY_OTHER_INCIDENT_ID: other.incident,
    };
    return { name, environment, ready, stop: () => server.close() };
  },
  server: () =>
    Promise.resolve({
      name: process.env["ROOTLY_API_URL"] ?? "",
      environment: process.env,
      ready,
      stop: () => Promise.resolve(),
    }),
};

/** @throws {Error} when that is no kind of target. */
export function targetKind(option: string, text: string): Target["kind"] {
  const kind = (["mock", "reference", "server"] as const).find((item) => item === text);
  if (kind === undefined) throw new Error(`${option} is mock, reference or server, not ${text}.`);
  return kind;
}

/** The options that limit a run, wherever a command takes them. */
export const LIMIT_OPTIONS = {
  strict: { type: "boolean", default: false },
  "read-only": { type: "boolean", default: false },
  "max-writes": { type: "string" },
  "allow-production": { type: "boolean", default: false },
} as const;

interface Limits {
  strict: boolean;
  "read-only": boolean;
  "max-writes"?: string | undefined;
  "allow-production": boolean;
}

/** How the suite is told of these options. */
export function limitsOf(kind: Target["kind"], values: Limits) {
  const yes = (flag: boolean) => (flag ? "yes" : "no");
  return {
    CONTRACT_TARGET: kind,
    CONTRACT_STRICT: yes(values.strict),
    CONTRACT_READ_ONLY: yes(values["read-only"]),
    CONTRACT_MAX_WRITES: values["max-writes"] ?? (kind === "server" ? MAX_WRITES : ""),
    CONTRACT_ALLOW_PRODUCTION: yes(values["allow-production"]),
  };
}

const local = (url: string) => ({
  ROOTLY_API_URL: url,
  ROOTLY_API_TOKEN: "any-token",
  ROOTLY_INCIDENT_ID: INCIDENT,
  ROOTLY_USER_ID: "234",
  ROOTLY_GROUP_ID: "b900da53-bd28-4949-859c-5760e955005c",
});
