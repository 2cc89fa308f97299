import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Call, Ending } from "./program.ts";

const notSent: Ending = { ended: "connection, not-sent", attempts: 1 };
const options = { allowInsecureHttp: true };

/** An address that exists in the namespace until it is asked to delete it. */
const VANISHING = "203.0.113.1";
const PORT = "8080";

/** Calls from a machine that reaches no other one, and how they have to end. */
export const UNREACHABLE: Record<string, { call: Call; ends: Ending }> = {
  "a network that is unreachable (ENETUNREACH)": {
    call: { options: { baseUrl: "https://192.0.2.1" } },
    ends: notSent,
  },
  "a network of IPv6 that is unreachable": {
    call: { options: { baseUrl: "https://[2001:db8::1]" } },
    ends: notSent,
  },
  "a host that is unreachable (EHOSTUNREACH)": {
    call: { options: { baseUrl: "https://198.51.100.1" } },
    ends: notSent,
  },
  "a resolver that is unreachable": {
    call: { options: { baseUrl: "https://api.rootly.example" } },
    ends: notSent,
  },
  "a network that vanishes below a connection, after the request was written": {
    call: {
      options: { ...options, baseUrl: `http://${VANISHING}:${PORT}` },
      again: true,
      between: `http://127.0.0.1:${PORT}/vanish`,
    },
    ends: { ended: "connection, unknown", attempts: 1 },
  },
};

/** A program that creates whatever it is sent, and that can delete its own address below its connections. */
const SERVER = `import { execFileSync } from "node:child_process";
import { createServer } from "node:http";
const data = { id: "item-1", type: "incident_action_items", attributes: { summary: "Rotate the leaked key" } };
createServer((request, response) => {
  request.resume().on("end", () => {
    if (request.url === "/vanish") execFileSync("ip", ["address", "delete", "${VANISHING}/32", "dev", "lo"]);
    response.writeHead(201, { "content-type": "application/vnd.api+json" }).end(JSON.stringify({ data }));
  });
}).listen(${PORT}, () => console.log("It listens."));`;

/**
 * Sets up a network without any route, but with a host that is known to be unreachable and a server whose address can
 * vanish, and runs the command that follows. The system gives up a connection early: after a second, not a quarter of an hour.
 */
const SET_UP = `set -e
ip link set lo up
ip address add ${VANISHING}/32 dev lo
ip route add unreachable 198.51.100.0/24
echo 1 > /proc/sys/net/ipv4/tcp_retries2
"$1" --input-type=module --eval "$2" > listening &
while [ ! -s listening ]; do sleep 0.1; done
shift 2
exec "$@"`;

/** Runs a command in a network of its own, whose processes end with it. */
const UNSHARE = ["unshare", "--map-root-user", "--net", "--pid", "--fork", "--kill-child"];

export const WITHOUT_NETWORK = [...UNSHARE, ...["sh", "-c", SET_UP, "sh", process.execPath, SERVER]];

/** Why commands cannot be run without network here; undefined where they can. */
export async function whyNotWithoutNetwork(): Promise<string | undefined> {
  return promisify(execFile)(UNSHARE[0] ?? "", [
    ...UNSHARE.slice(1),
    "ip",
    "route",
    "add",
    "unreachable",
    "192.0.2.0/24",
  ]).then(
    () => undefined,
    () =>
      "needs Linux with unshare and ip, and the right to make network namespaces: sysctl kernel.apparmor_restrict_unprivileged_userns=0",
  );
}
