import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // Most tests wait for servers and processes; Vitest would leave a processor idle.
    maxWorkers: "100%",
    projects: [
      {
        test: {
          name: "unit",
          include: ["{src,scripts,contract-tests,bench}/**/*.test.ts"],
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: "contract",
          include: ["contract-tests/**/*.contract.ts"],
          // One target, one budget of requests: files run one after the other.
          fileParallelism: false,
          // Both files ask through the same modules, which take a second to load.
          isolate: false,
          testTimeout: 20_000,
        },
      },
    ],
  },
});
