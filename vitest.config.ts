import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

/** Safety nets for a busy machine. */
const patient = { testTimeout: 180_000, hookTimeout: 180_000, expect: { poll: { timeout: 180_000 } } };
/** These tests need a target, which the commands that run them name. `npx vitest` alone runs the others. */
const isNamed = (project: string) => process.argv.slice(2).some((argument) => argument.includes(project));
const recorded = { name: "recorded", include: ["contract-tests/recorded.judge.ts"] };
const contract = {
  name: "contract",
  include: ["contract-tests/**/*.contract.ts"],
  // One target, one budget of requests: files run one after the other, and after those of other projects.
  fileParallelism: false,
  sequence: { groupOrder: 1 },
  // Both files send through the same modules, which take a second to load.
  isolate: false,
  ...patient,
};

export default defineConfig({
  test: {
    // Most tests wait for servers and processes: one more than there are processors leaves none of them idle.
    maxWorkers: availableParallelism() + 1,
    // Each contract run loads some 200 modules, and the tests start many of them.
    experimental: { fsModuleCache: true },
    projects: [
      {
        test: {
          name: "unit",
          include: ["{src,scripts,contract-tests,bench}/**/*.test.ts"],
          ...patient,
        },
      },
      {
        test: {
          name: "undici",
          // What the client's tests send through `fetch`, sent through undici. Those that are left out send
          // nothing, bring a `fetch` of their own, or are about what lies above it.
          include: ["src/**/*.test.ts"],
          exclude: [
            ...["src/{size,client,validation,testing,reconcile*}.test.ts", "src/testing/[!f]*.test.ts"],
            "src/transport/{failure,foreign-responses,retry-delay,url}.test.ts",
          ],
          setupFiles: ["src/test-support/over-undici.ts"],
          isolate: false,
          ...patient,
        },
      },
      ...[recorded, contract].filter(({ name }) => isNamed(name)).map((test) => ({ test })),
    ],
  },
});
