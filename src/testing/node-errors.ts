// What Node's fetch (undici) rejects with: a TypeError that says nothing, and the reason as its cause.

/** The rejection of a request that brought no answer. */
export function fetchFailed(cause: Error): TypeError {
  return new TypeError("fetch failed", { cause });
}

/** The error of a body that does not come to its end. */
export function terminated(cause: Error): TypeError {
  return new TypeError("terminated", { cause });
}

/** The failure of a system call. */
export function systemError(syscall: string, code: string): Error {
  return Object.assign(new Error(`${syscall} ${code}`), { code, syscall });
}

/** An error of undici's own, or of OpenSSL. */
export function codedError(message: string, code: string): Error {
  return Object.assign(new Error(message), { code });
}
