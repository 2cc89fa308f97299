// What the thread that holds Redocly's library can be asked.
export { bundleDescription } from "./bundle.ts";
export { lintDescription } from "./lint.ts";
export { locate } from "./redocly.ts";
