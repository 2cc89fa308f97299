import { defineConfig, type UserConfig } from "vitepress";
import llmstxt from "vitepress-plugin-llms";

// GitHub serves a project's pages below the repository's name.
const base = `${process.env["DOCS_BASE"] ?? ""}/`;
const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path d="M2 8.5 6 12.5 14 3.5" fill="none" stroke="#2a7" stroke-width="2.5"/></svg>`;

export default defineConfig({
  title: "rootly-action-items",
  description: "A typed TypeScript client for the action items of Rootly incidents, and contract tests for its spec.",
  lang: "en",
  base,
  head: [["link", { rel: "icon", href: `data:image/svg+xml,${encodeURIComponent(icon)}` }]],
  // VitePress has a Vite of its own, whose types are not those of the plugin.
  vite: { plugins: [llmstxt({ ignoreFiles: ["api/**"] })] } as unknown as NonNullable<UserConfig["vite"]>,
  themeConfig: {
    search: { provider: "local" },
    outline: [2, 3],
    nav: [
      { text: "Guide", link: "/guide/getting-started" },
      { text: "Contract tests", link: "/contract-tests/" },
      { text: "API", link: "/api/" },
      { text: "Endpoints", link: "/endpoints.html", target: "_self" },
    ],
    sidebar: [
      {
        text: "Guide",
        items: [
          { text: "Getting started", link: "/guide/getting-started" },
          { text: "Lists and filters", link: "/guide/lists" },
          { text: "Errors and retries", link: "/guide/errors" },
          { text: "Unknown outcomes: reconcile", link: "/guide/reconcile" },
          { text: "Testing your code", link: "/guide/testing" },
          { text: "Validation at run time", link: "/guide/validation" },
          { text: "Proxies and logging", link: "/guide/proxies-and-logging" },
          { text: "Runtimes", link: "/guide/runtimes" },
          { text: "Migrating", link: "/migrating" },
          { text: "Troubleshooting", link: "/troubleshooting" },
        ],
      },
      {
        text: "Contract tests",
        items: [
          { text: "Testing a server", link: "/contract-tests/" },
          { text: "How test cases are derived", link: "/contract-tests/#how-test-cases-are-derived" },
          { text: "The report", link: "/contract-tests/#the-report" },
          { text: "Options", link: "/contract-tests/options" },
          { text: "Verdicts", link: "/contract-tests/verdicts" },
          { text: "Mutation scores", link: "/contract-tests/mutation-scores" },
        ],
      },
      {
        text: "The project",
        items: [{ text: "Changing the spec", link: "/spec" }],
      },
      {
        text: "Decisions",
        collapsed: true,
        items: [
          { text: "At most once", link: "/decisions/at-most-once" },
          { text: "A transport of our own", link: "/decisions/own-transport" },
          { text: "Three verdicts", link: "/decisions/three-verdicts" },
          { text: "Twins", link: "/decisions/twins" },
          { text: "Prism 5.14.2", link: "/decisions/prism-5.14.2" },
          { text: "The client's size", link: "/decisions/client-size" },
        ],
      },
    ],
  },
});
