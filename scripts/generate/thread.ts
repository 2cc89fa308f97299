import { once } from "node:events";
import { setFlagsFromString } from "node:v8";
import { Worker } from "node:worker_threads";
import { asModule } from "./launch.js";

type Functions = { [name: string]: (...args: never[]) => unknown };

type Result<Module extends Functions, Name extends keyof Module> = Awaited<ReturnType<Module[Name]>>;

/** A call as it travels to a thread. */
interface Call {
  name: string;
  args: unknown[];
}

/** What comes back: the value that the function returned, or what it threw. */
type Reply<Value> = { value: Value } | { error: unknown };

/** What the thread does: answers each call with what the function of that name returns. */
const ANSWER = `
import { parentPort } from "node:worker_threads";
const answer = async ({ name, args }) => {
  try {
    return { value: await functions[name](...args) };
  } catch (error) {
    return { error };
  }
};
parentPort.on("message", (call) => void answer(call).then((reply) => parentPort.postMessage(reply)));
`;

/** A thread that runs the functions of a module, one call at a time. */
interface Thread<Module extends Functions> {
  call<Name extends keyof Module & string>(
    name: Name,
    ...args: Parameters<Module[Name]>
  ): Promise<Result<Module, Name>>;
  stop(): Promise<void>;
}

// The libraries' functions run often enough to be optimized and not often enough to repay it: a third of the CPU time
// went into that. The V8 of newer versions has no such flag, and prints an error for one that it does not know.
if (process.versions.node.startsWith("20.")) setFlagsFromString("--interrupt-budget=1000000");

/** A hundred times what they take; a pattern may need years for an example. */
const ANSWERS_WITHIN_MS = 60_000;

/** Several times what they need. */
const MAX_HEAP_MB = 1024;

/**
 * Starts a thread that runs the functions which modules of this folder export. A call that takes too long or too much
 * memory ends the thread, and throws.
 *
 * The thread runs without tsx, whose loader makes importing hundreds of files three times as slow.
 */
export async function startThread<Module extends Functions>(
  modules: ReadonlyArray<`./${string}.ts`>,
  { answersWithinMs = ANSWERS_WITHIN_MS, maxHeapMb = MAX_HEAP_MB } = {},
): Promise<Thread<Module>> {
  const imports = modules.map((module, at) => `import * as module${at} from "${module}";`);
  const functions = modules.map((_, at) => `...module${at}`);
  const contents = `${imports.join("")} const functions = { ${functions.join()} }; ${ANSWER}`;
  const worker = new Worker(await asModule(contents, modules.join()), {
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: maxHeapMb },
  });
  const ended = once(worker, "exit").then(() => {
    throw new Error(`The thread of ${modules.join()} has ended.`);
  });
  // Why it ended is what the next call throws; when there is none, nobody needs to know.
  ended.catch(() => {});
  return {
    async call<Name extends keyof Module & string>(
      name: Name,
      ...args: Parameters<Module[Name]>
    ): Promise<Result<Module, Name>> {
      const answered = once(worker, "message");
      worker.postMessage({ name, args } satisfies Call);
      let late = false;
      const timer = setTimeout(() => {
        late = true;
        void worker.terminate();
      }, answersWithinMs);
      try {
        // What the thread posts are replies, and what it replies is what the function of that name returned.
        const [reply] = (await Promise.race([answered, ended])) as [Reply<Result<Module, Name>>];
        if ("error" in reply) throw reply.error;
        return reply.value;
      } catch (error) {
        const seconds = answersWithinMs / 1000;
        throw late ? new Error(`${name} took longer than ${seconds} s: is there a pattern that backtracks?`) : error;
      } finally {
        clearTimeout(timer);
      }
    },
    async stop() {
      await worker.terminate();
    },
  };
}
