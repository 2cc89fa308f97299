import { parentPort } from "node:worker_threads";

/** A call as it travels to a thread. */
export interface Call {
  name: string;
  args: unknown[];
}

/** What comes back: the value that the function returned, or what it threw. */
export type Reply<Value> = { value: Value } | { error: unknown };

/** Runs in the thread: answers each call with what the function of that name returns. */
export function serve(functions: { [name: string]: (...args: unknown[]) => unknown }): void {
  parentPort?.on("message", async ({ name, args }: Call) => {
    let reply: Reply<unknown>;
    try {
      reply = { value: await functions[name]?.(...args) };
    } catch (error) {
      reply = { error };
    }
    parentPort?.postMessage(reply);
  });
}
