import type { Reporter, TestCase, TestModule } from "vitest/node";
import { WAIT, type Writes } from "./suite/progress.ts";

/** Where nobody watches, a line now and then says that the run goes on. */
const EVERY_MS = 15_000;

/** One line on the terminal: how far the run is, how much of its budget is used up, and what it waits for. */
export default class ProgressReporter implements Reporter {
  #done = 0;
  #all = 0;
  #writes: Writes | undefined;
  #printed = Date.now();
  readonly #watched = process.stdout.isTTY;

  onTestModuleCollected({ children }: TestModule): void {
    this.#all += [...children.allTests()].length;
  }

  onTestCaseAnnotate(_test: TestCase, { message, type }: { message: string; type: string }): void {
    if (type === WAIT) this.#print(message, true);
  }

  onTestCaseResult(test: TestCase): void {
    this.#done += 1;
    this.#writes = test.meta().writes ?? this.#writes;
    this.#print();
  }

  onTestRunEnd(): void {
    if (this.#watched) process.stdout.write("\r\u001b[K");
  }

  #print(more?: string, now = false): void {
    const line = [`${this.#done} of ${this.#all} done`, writesText(this.#writes), more].filter(Boolean).join(" · ");
    if (this.#watched) {
      process.stdout.write(`\r\u001b[K${line}`);
    } else if (now || Date.now() - this.#printed >= EVERY_MS) {
      this.#printed = Date.now();
      console.log(line);
    }
  }
}

function writesText(writes: Writes | undefined): string | undefined {
  if (writes === undefined) return undefined;
  const { made, owed, most } = writes;
  return `${made} ${most === undefined ? "" : `of at most ${most} `}writes, ${owed} more to clean up`;
}
