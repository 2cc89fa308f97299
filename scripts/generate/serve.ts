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
  const answer = async ({ name, args }: Call): Promise<Reply<unknown>> => {
    try {
      return { value: await functions[name]?.(...args) };
    } catch (error) {
      return { error };
    }
  };
  parentPort?.on("message", (call: Call) => void answer(call).then((reply) => parentPort?.postMessage(reply)));
}
