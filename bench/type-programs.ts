/** Twenty calls, written with this client and with bare openapi-fetch over the same types. */

/** A program without any call. */
export const EMPTY = "export {};\n";

const ATTRIBUTES = [
  `{ summary: "a" }`,
  `{ summary: "b", priority: "high" }`,
  `{ summary: "c", kind: "follow_up", status: "in_progress" }`,
  `{ summary: "d", description: null, due_date: "2026-12-01" }`,
  `{ summary: "e", assigned_to_user_id: 7, assigned_to_group_ids: ["f"] }`,
];
const CHANGES = [`{ status: "done" }`, `{ priority: "low", due_date: null }`, `{ summary: "g" }`, `{ kind: "task" }`];

interface Filtered {
  ours: string;
  bare: string;
}

const FILTERED: Filtered[] = [
  { ours: `{ filter: { status: "open" } }`, bare: `{ "filter[status]": "open" }` },
  {
    ours: `{ filter: { priority: { in: ["high", "medium"] } }, sort: "due_date" }`,
    bare: `{ "filter[priority][in]": ["high", "medium"], sort: "due_date" }`,
  },
  {
    ours: `{ filter: { due_date: { lt: "2026-12-01" }, kind: { not_eq: "task" } } }`,
    bare: `{ "filter[due_date][lt]": "2026-12-01", "filter[kind][not_eq]": "task" }`,
  },
  { ours: `{ page: { number: 2, size: 50 } }`, bare: `{ "page[number]": 2, "page[size]": 50 }` },
];

/** What is done with each answer, so that its type is needed. */
function using(calls: string[], attribute: (at: number) => string): string {
  return calls.map((call, at) => `const answer${at} = await ${call};\nconsole.log(${attribute(at)});\n`).join("");
}

const LISTS_FROM = 14;

function ours(): string {
  const on = "rootly.actionItems";
  const calls = [
    ...ATTRIBUTES.map((attributes) => `${on}.create("i", ${attributes})`),
    ...CHANGES.map((attributes) => `${on}.update("a", ${attributes})`),
    ...[`${on}.get("a")`, `${on}.get("b")`, `${on}.get("c")`, `${on}.delete("a")`, `${on}.delete("b")`],
    ...FILTERED.map((options) => `${on}.listAll(${options.ours})`),
    ...[`${on}.list("i")`, `${on}.list("i", { page: { size: 50 } })`],
  ];
  const begin = 'import { createRootlyClient } from "../src/index.js";\nconst rootly = createRootlyClient();\n';
  return begin + using(calls, (at) => `answer${at}${at < LISTS_FROM ? "?.summary" : ".items[0]?.summary"}`);
}

function bare(): string {
  const item = (id: string) => `"/v1/action_items/{id}", { params: { path: { id: "${id}" } }`;
  const incident = `"/v1/incidents/{incident_id}/action_items", { params: { path: { incident_id: "i" }`;
  const body = (attributes: string) => `body: { data: { type: "incident_action_items", attributes: ${attributes} } }`;
  const calls = [
    ...ATTRIBUTES.map((attributes) => `client.POST(${incident} }, ${body(attributes)} })`),
    ...CHANGES.map((attributes) => `client.PUT(${item("a")}, ${body(attributes)} })`),
    ...["a", "b", "c"].map((id) => `client.GET(${item(id)} })`),
    ...["a", "b"].map((id) => `client.DELETE(${item(id)} })`),
    ...FILTERED.map((options) => `client.GET("/v1/action_items", { params: { query: ${options.bare} } })`),
    ...[`client.GET(${incident} } })`, `client.GET(${incident}, query: { "page[size]": 50 } } })`],
  ];
  const begin = [
    'import createClient from "openapi-fetch";',
    'import type { paths } from "../generated/schema.js";',
    'const client = createClient<paths, "application/vnd.api+json">();\n',
  ].join("\n");
  return begin + using(calls, (at) => `answer${at}.data?.data${at < LISTS_FROM ? "" : "[0]?"}.attributes.summary`);
}

export const OURS = ours();
export const BARE = bare();
