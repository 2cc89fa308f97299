import type { Failure, FailureBeforeArrival } from "./failures.ts";
import { codedError, fetchFailed, systemError } from "./node-errors.ts";

/** Whether a failure strikes before anything reaches the server. */
export function isBeforeArrival(failure: Failure): failure is Extract<Failure, FailureBeforeArrival> {
  if (failure.kind === "timeout") return failure.phase === "connect";
  return failure.kind === "unreachable" || failure.kind === "untrusted-certificate";
}

/** What `fetch` rejects with when nothing reaches the server. */
export function rejectionFor(failure: FailureBeforeArrival): Error {
  switch (failure.kind) {
    case "unreachable": {
      const { reason = "ECONNREFUSED" } = failure;
      return fetchFailed(systemError(reason === "ENOTFOUND" ? "getaddrinfo" : "connect", reason));
    }
    case "untrusted-certificate":
      return fetchFailed(codedError("self-signed certificate", "DEPTH_ZERO_SELF_SIGNED_CERT"));
    case "timeout":
      return fetchFailed(codedError("Connect Timeout Error", "UND_ERR_CONNECT_TIMEOUT"));
  }
}
