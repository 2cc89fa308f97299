// Which folder may import which; ARCHITECTURE.md has the picture.
const TESTS = "\\.test(-d)?\\.ts$";
/** @param {string[]} folders */
const outside = (...folders) => ({ pathNot: `^(${folders.join("|")})`, dependencyTypesNot: ["core"] });

export default {
  forbidden: [
    { name: "no-circular-imports", severity: "error", from: {}, to: { circular: true } },
    { name: "no-unresolved-imports", severity: "error", from: {}, to: { couldNotResolve: true } },
    {
      name: "the-client-imports-only-what-it-ships-with",
      comment:
        "Users install src/ and generated/, and openapi-fetch with them. Only one entry takes undici, which is optional.",
      severity: "error",
      from: { path: "^src/", pathNot: [TESTS, "^src/test-support/"] },
      to: outside("src/(?!test-support/)", "generated/", "node_modules/(openapi-fetch|undici)/"),
    },
    {
      name: "only-one-entry-takes-undici",
      severity: "error",
      from: { path: "^src/(?!undici)", pathNot: [TESTS, "^src/test-support/"] },
      to: { path: "^(node_modules/undici/|src/undici)" },
    },
    {
      name: "the-client-needs-no-node",
      comment: "It runs in browsers and on edge runtimes, too.",
      severity: "error",
      from: { path: "^src/(?!undici)", pathNot: [TESTS, "^src/test-support/"] },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "others-use-the-client-as-a-user-does",
      comment: "Its entries are what users import; its other files may change.",
      severity: "error",
      from: { path: "^(scripts|contract-tests|bench|examples)/" },
      to: { path: "^src/", pathNot: "^src/(index|reconcile|testing|undici|validation|test-support/[^/]+)\\.ts$" },
    },
    {
      name: "the-suite-knows-no-scripts",
      severity: "error",
      from: { path: "^contract-tests/", pathNot: TESTS },
      to: { path: "^(scripts|bench|examples)/" },
    },
    {
      name: "generated-files-import-nothing-of-ours",
      severity: "error",
      from: { path: "^generated/" },
      to: { path: "^(src|scripts|contract-tests|bench|examples)/" },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
    // Consumers import the package as it is installed; `dist` is what the build leaves.
    exclude: { path: "^(scripts/consumers|dist)/" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "require", "node", "types"] },
  },
};
