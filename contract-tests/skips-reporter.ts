import type { Reporter, TestModule } from "vitest/node";

/** Names every test that was skipped, under its reason: what was not asked must not look as if it had been answered. */
export default class SkipsReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const byReason = new Map<string, string[]>();
    for (const module of modules) {
      for (const test of module.children.allTests("skipped")) {
        const result = test.result();
        const reason = result.state === "skipped" ? result.note : undefined;
        // Without a reason, it was left out by --only.
        if (reason === undefined) continue;
        byReason.set(reason, [...(byReason.get(reason) ?? []), test.fullName]);
      }
    }
    if (byReason.size === 0) return;
    console.log("\n Skipped, because");
    for (const [reason, names] of byReason)
      console.log(`  ${reason}:\n${names.map((name) => `    - ${name}`).join("\n")}`);
  }
}
