import { pino } from "pino";
import { expectTypeOf } from "vitest";
import winston from "winston";
import {
  type ActionItem,
  type ActionItemFilter,
  type ActionItemList,
  type ActionItemPage,
  type ApiErrorDetail,
  type ConnectionError,
  type CreateActionItemAttributes,
  type CreateOptions,
  createRootlyClient,
  isRootlyError,
  type ListAllOptions,
  type Outcome,
  type RateLimit,
  type RedirectError,
  type ResponseMetadata,
  type Result,
  type RootlyClientOptions,
  type TimeoutError,
  type TimeoutPhase,
  type UnreadableResponseError,
  type UpdateActionItemAttributes,
} from "./index.ts";
import { reconcile } from "./reconcile.ts";
import type { Failure, FakeRootlyOptions, SeedAttributes } from "./testing.ts";
import type { ResponseValidationError, ValidationOptions } from "./validation.ts";

// Nothing in here is run: that it compiles, and that what is marked does not, is the test.

const rootly = createRootlyClient({ token: "t" });
const { actionItems, http } = rootly;

// What may be created.
void actionItems.create("id", { summary: "x" });
void actionItems.create("id", { summary: "x", priority: "high", status: "in_progress", kind: "follow_up" });
void actionItems.create("id", { summary: "x", due_date: null });
// @ts-expect-error: summary is required
void actionItems.create("id", {});
// @ts-expect-error: summary is a string
void actionItems.create("id", { summary: null });
// @ts-expect-error: no attribute has this name
void actionItems.create("id", { summary: "x", piority: "high" });
// @ts-expect-error: no priority has this name
void actionItems.create("id", { summary: "x", priority: "urgent" });
// @ts-expect-error: no status has this name
void actionItems.create("id", { summary: "x", status: "closed" });
// @ts-expect-error: the incident's identifier is a string
void actionItems.create(1, { summary: "x" });
// @ts-expect-error: attributes are required
void actionItems.create("id");
// @ts-expect-error: the same for the non-throwing variant
void actionItems.safeCreate("id", { summary: "x", piority: "high" });

// How it may be created.
void actionItems.create("id", { summary: "x" }, { signal: AbortSignal.timeout(1000), onUnknown: "resend" });
void actionItems.create("id", { summary: "x" }, { onUnknown: reconcile() });
void actionItems.safeCreate("id", { summary: "x" }, { onUnknown: reconcile({ resend: true }) });
// @ts-expect-error: no choice has this name
void actionItems.create("id", { summary: "x" }, { onUnknown: "retry" });
// @ts-expect-error: no option has this name
void actionItems.create("id", { summary: "x" }, { timeout: 1000 });
// @ts-expect-error: a controller is no signal
void actionItems.create("id", { summary: "x" }, { signal: new AbortController() });

// What may be got, changed and deleted.
void actionItems.get("id", { signal: AbortSignal.timeout(1000) });
void actionItems.update("id", {});
void actionItems.update("id", { status: "done", due_date: null, assigned_to_group_ids: null });
void actionItems.delete("id");
// @ts-expect-error: an identifier is a string
void actionItems.get(1);
// @ts-expect-error: there is nothing to do differently after an unknown outcome
void actionItems.get("id", { onUnknown: "resend" });
// @ts-expect-error: no attribute has this name
void actionItems.update("id", { staus: "done" });
// @ts-expect-error: no status has this name
void actionItems.safeUpdate("id", { status: "closed" });
// @ts-expect-error: a summary cannot be taken away
void actionItems.update("id", { summary: null });
// @ts-expect-error: the server says when an item was changed
void actionItems.update("id", { updated_at: "2026-12-01" });
// @ts-expect-error: attributes are required
void actionItems.update("id");

const whole = await actionItems.get("id");
// @ts-expect-error: most members of an item are not for an update, also where a spread hides their names
void actionItems.update("id", { ...whole, status: "done" });
// @ts-expect-error: the same for the non-throwing variant
void actionItems.safeUpdate("id", whole);
// @ts-expect-error: nor for a create
void actionItems.create("id", { ...whole, summary: "x" });
void actionItems.update("id", { summary: whole.summary, status: whole.status });
// @ts-expect-error: a function has to be called for what it returns
void actionItems.create("id", { summary: "x" }, { onUnknown: reconcile });

// What may be listed.
actionItems.list("id");
actionItems.list("id", { page: { number: 2, size: 50 }, include: "x", signal: AbortSignal.timeout(1000) });
actionItems.listAll();
actionItems.listAll({ sort: "-created_at", page: { size: 50 } });
// @ts-expect-error: a page's number is a number
actionItems.list("id", { page: { number: "2" } });
// @ts-expect-error: nothing else is said of a page
actionItems.list("id", { page: { limit: 2 } });
// @ts-expect-error: an incident's action items cannot be filtered
actionItems.list("id", { filter: { status: "open" } });
// @ts-expect-error: nor ordered
actionItems.list("id", { sort: "due_date" });
// @ts-expect-error: an incident's action items need an incident
actionItems.list();
// @ts-expect-error: no option has this name
actionItems.listAll({ filters: {} });

// What may be filtered.
actionItems.listAll({
  filter: { status: "open", due_date: { lt: "2026-12-01" }, priority: { in: ["high", "medium"] } },
});
actionItems.listAll({
  filter: { kind: { eq: "task", not_in: ["follow_up"] }, incident_status: { not_eq: "any string" } },
});
actionItems.listAll({
  filter: { created_at: { gt: "a", gte: "b", lt: "c", lte: "d" }, incident_created_at: { gt: "a" } },
});
actionItems.listAll({ filter: { status: undefined, priority: { in: undefined } }, sort: undefined, page: undefined });
const priorities = ["high", "low"] as const;
actionItems.listAll({ filter: { priority: { in: priorities } } });
// @ts-expect-error: no field has this name
actionItems.listAll({ filter: { state: "open" } });
// @ts-expect-error: no status has this name
actionItems.listAll({ filter: { status: "closed" } });
// @ts-expect-error: nor in a list
actionItems.listAll({ filter: { status: { in: ["open", "closed"] } } });
// @ts-expect-error: no operator has this name
actionItems.listAll({ filter: { status: { is: "open" } } });
// @ts-expect-error: a date is compared with an operator
actionItems.listAll({ filter: { due_date: "2026-12-01" } });
// @ts-expect-error: a status is no date
actionItems.listAll({ filter: { status: { lt: "open" } } });
// @ts-expect-error: one value is no list
actionItems.listAll({ filter: { status: { in: "open" } } });
// @ts-expect-error: a list is no value
void actionItems.safeListAll({ filter: { status: ["open"] } });
// @ts-expect-error: the format is unknown
actionItems.listAll({ filter: { due_date: { lt: new Date() } } });
expectTypeOf<keyof ActionItemFilter>().toEqualTypeOf<
  "kind" | "priority" | "status" | "incident_status" | "incident_created_at" | "due_date" | "created_at"
>();

// What a client is made of.
createRootlyClient();
createRootlyClient({ token: undefined, baseUrl: undefined });
createRootlyClient({ token: () => "t" });
createRootlyClient({ token: async () => "t", maxRetries: 1, attemptTimeout: 1, totalTimeout: 1, maxRetryDelay: 1 });
// @ts-expect-error: no option has this name
createRootlyClient({ apiKey: "t" });
// @ts-expect-error: no option has this name
createRootlyClient({ token: "t", baseURL: "https://api.rootly.com" });
// @ts-expect-error: no option has this name
createRootlyClient({ token: "t", timeout: 1000 });
// @ts-expect-error: a number of milliseconds, not a string
createRootlyClient({ token: "t", attemptTimeout: "30s" });
// @ts-expect-error: a token is a string
createRootlyClient({ token: () => 1 });

// What one call, and a client, can say beside that.
const limits = { maxRetries: 1, attemptTimeout: 1000, totalTimeout: 5000, headers: { "x-team": "security" } };
void actionItems.create("id", { summary: "x" }, limits);
void actionItems.safeGet("id", limits);
actionItems.list("id", { ...limits, page: { size: 2 } });
// @ts-expect-error: a wait is limited for the whole client
void actionItems.get("id", { maxRetryDelay: 1000 });
// @ts-expect-error: the token is the client's
void actionItems.get("id", { token: "t" });
createRootlyClient({ headers: { "x-team": "security" } });
createRootlyClient({ headers: async ({ attempt }) => ({ "x-attempt": attempt }) });
createRootlyClient({ headers: ({ call }) => ({ "x-call": call satisfies number }) });
expectTypeOf<Parameters<NonNullable<RootlyClientOptions["onRetry"]>>[0]["call"]>().toEqualTypeOf<number>();
// @ts-expect-error: a header is no object
createRootlyClient({ headers: { "x-team": {} } });
createRootlyClient({ logger: console, logLevel: "debug" });
createRootlyClient({ logger: pino() });
createRootlyClient({ logger: winston.createLogger(), logLevel: undefined });
// @ts-expect-error: no level has this name
createRootlyClient({ logLevel: "verbose" });
// @ts-expect-error: one method is no logger
createRootlyClient({ logger: { info: console.info } });
expectTypeOf(rootly.with({ headers: { "x-team": "security" }, token: undefined })).toEqualTypeOf(rootly);
// @ts-expect-error: no option has this name
rootly.with({ timeout: 1000 });
// @ts-expect-error: what differs has to be said
rootly.with();
const withResponse = await actionItems.create("id", { summary: "x" }).withResponse();
expectTypeOf(withResponse).toEqualTypeOf<{ value: ActionItem; response: ResponseMetadata }>();
for await (const actionItemPage of actionItems.list("id").pages())
  expectTypeOf(actionItemPage).toEqualTypeOf<ActionItemPage>();
expectTypeOf(actionItems.list("id").toArray({ limit: 5 })).resolves.toEqualTypeOf<ActionItem[]>();
// @ts-expect-error: how many has to be said
void actionItems.list("id").toArray();

// What comes back.
expectTypeOf(actionItems.create).returns.resolves.toEqualTypeOf<ActionItem>();
expectTypeOf(actionItems.get).returns.resolves.toEqualTypeOf<ActionItem>();
expectTypeOf(actionItems.update).returns.resolves.toEqualTypeOf<ActionItem>();
expectTypeOf<UpdateActionItemAttributes>().toExtend<Parameters<typeof actionItems.update>[1]>();
expectTypeOf(actionItems.delete).returns.resolves.toEqualTypeOf<ActionItem | undefined>();
expectTypeOf(actionItems.safeGet).returns.resolves.toEqualTypeOf<Result<ActionItem>>();
expectTypeOf(actionItems.safeUpdate).returns.resolves.toEqualTypeOf<Result<ActionItem>>();
expectTypeOf(actionItems.safeDelete).returns.resolves.toEqualTypeOf<Result<ActionItem | undefined>>();
expectTypeOf(actionItems.safeList).returns.resolves.toEqualTypeOf<Result<ActionItemPage>>();
expectTypeOf(actionItems.safeListAll).returns.resolves.toEqualTypeOf<Result<ActionItemPage>>();
expectTypeOf(actionItems.list).returns.toEqualTypeOf<ActionItemList>();
expectTypeOf(actionItems.listAll).returns.toEqualTypeOf<ActionItemList>();
for await (const item of actionItems.list("id")) expectTypeOf(item).toEqualTypeOf<ActionItem>();
const page = await actionItems.listAll();
expectTypeOf(page).toEqualTypeOf<ActionItemPage>();
expectTypeOf(page.items).toEqualTypeOf<ActionItem[]>();
expectTypeOf(page.links.next).toEqualTypeOf<string | null | undefined>();
expectTypeOf(page.next).returns.resolves.toEqualTypeOf<ActionItemPage | undefined>();
expectTypeOf(page.response).toEqualTypeOf<ResponseMetadata>();
expectTypeOf(page.meta?.total_count).toEqualTypeOf<number | undefined>();
// @ts-expect-error: some servers send no meta
void page.meta.total_count;
expectTypeOf(page).not.toExtend<AsyncIterable<unknown>>();
expectTypeOf<ActionItem["assigned_to"]>().toBeNullable();
expectTypeOf<ActionItem["id"]>().toEqualTypeOf<string>();
expectTypeOf<ActionItem["summary"]>().toEqualTypeOf<string>();
expectTypeOf<ActionItem["priority"]>().toEqualTypeOf<"high" | "medium" | "low">();
expectTypeOf<CreateActionItemAttributes["summary"]>().toEqualTypeOf<string>();
expectTypeOf<ActionItem>().not.toHaveProperty("sumary");
expectTypeOf<ActionItem>().not.toHaveProperty("attributes");

const result = await actionItems.safeCreate("id", { summary: "x" });
// Whether there is a value is not known yet.
expectTypeOf(result.value).toEqualTypeOf<ActionItem | undefined>();
if (result.ok) {
  expectTypeOf(result.value).toEqualTypeOf<ActionItem>();
  expectTypeOf(result.response).toEqualTypeOf<ResponseMetadata>();
  expectTypeOf(result.error).toEqualTypeOf<undefined>();
} else {
  const { error } = result;
  expectTypeOf(result.response).toEqualTypeOf<ResponseMetadata | undefined>();
  expectTypeOf(error.outcome).toEqualTypeOf<Outcome>();
  expectTypeOf<Outcome>().toEqualTypeOf<"not-sent" | "rejected" | "unknown" | "applied" | "not-applied">();
  expectTypeOf(error.attempts).toEqualTypeOf<number>();
  // @ts-expect-error: not every error has an answer
  void error.status;
  // @ts-expect-error: no error has this code
  if (error.code === "rate_limit") throw error;
  switch (error.code) {
    case "connection":
      expectTypeOf(error).toEqualTypeOf<ConnectionError>();
      expectTypeOf(error.reason).toEqualTypeOf<string | undefined>();
      break;
    case "timeout":
      expectTypeOf(error).toEqualTypeOf<TimeoutError>();
      expectTypeOf(error.phase).toEqualTypeOf<TimeoutPhase>();
      break;
    case "redirect":
      expectTypeOf(error).toEqualTypeOf<RedirectError>();
      expectTypeOf(error.location).toEqualTypeOf<string | undefined>();
      break;
    case "unreadable_response":
      expectTypeOf(error).toEqualTypeOf<UnreadableResponseError>();
      break;
    case "invalid_argument":
      expectTypeOf(error.argument).toEqualTypeOf<string>();
      break;
    case "rate_limited":
      expectTypeOf(error.retryAfter).toEqualTypeOf<number | undefined>();
      expectTypeOf(error.rateLimit).toEqualTypeOf<RateLimit>();
      break;
    case "unprocessable":
      expectTypeOf(error.errors).toEqualTypeOf<readonly ApiErrorDetail[]>();
      break;
    case "invalid_response":
      expectTypeOf(error).toEqualTypeOf<ResponseValidationError>();
      break;
    case "api_error":
    case "authentication":
    case "permission":
    case "not_found":
    case "server_error":
      expectTypeOf(error.status).toEqualTypeOf<number>();
      expectTypeOf(error.headers).toEqualTypeOf<Headers>();
      break;
    default:
      // Every code has been named above.
      error satisfies never;
  }
}

try {
  await actionItems.create("id", { summary: "x" });
} catch (error) {
  expectTypeOf(error).toBeUnknown();
  if (isRootlyError(error) && error.code === "timeout") expectTypeOf(error).toEqualTypeOf<TimeoutError>();
}

// The raw client takes and gives the envelope.
const template = "/v1/incidents/{incident_id}/action_items";
const params = { path: { incident_id: "id" } };
const { data } = await http.POST(template, {
  params,
  body: { data: { type: "incident_action_items", attributes: { summary: "x" } } },
});
expectTypeOf(data?.data.id).toEqualTypeOf<string | undefined>();
expectTypeOf(data?.data.attributes.summary).toEqualTypeOf<string | undefined>();
// @ts-expect-error: attributes belong into the envelope
void http.POST(template, { params, body: { summary: "x" } });
// @ts-expect-error: the path has a parameter
void http.POST(template, { body: { data: { type: "incident_action_items", attributes: { summary: "x" } } } });
void http.GET("/v1/action_items", { params: { query: { "filter[priority][in]": ["high"], "page[size]": 2 } } });
// @ts-expect-error: the spec knows no such parameter
void http.GET("/v1/action_items", { params: { query: { "filter[state]": "open" } } });
// @ts-expect-error: the spec knows no such path
void http.POST("/v1/incidents", {});
// @ts-expect-error: the spec knows no such operation
void http.DELETE(template, { params });
// @ts-expect-error: middleware sees requests that cannot be sent again
http.use({});

// A result narrows by either of its members, also in parts.
if (result.error) expectTypeOf(result.error.code).toBeString();
else expectTypeOf(result.value).toEqualTypeOf<ActionItem>();
const { value, error } = result;
if (error === undefined) expectTypeOf(value).toEqualTypeOf<ActionItem>();
else expectTypeOf(value).toEqualTypeOf<undefined>();

// With exactOptionalPropertyTypes, too, each optional member can be undefined.
type Undefinable<T> = {
  [Name in keyof T]-?: object extends Pick<T, Name> ? (undefined extends Required<T>[Name] ? never : Name) : never;
}[keyof T];
expectTypeOf<Undefinable<{ a: string; b?: string; c?: string | undefined }>>().toEqualTypeOf<"b">();
type Failing = Extract<Failure, { kind: string }>;
type EachFailure = Failing extends unknown ? Undefinable<Failing> : never;
expectTypeOf<Undefinable<RootlyClientOptions>>().toBeNever();
expectTypeOf<Undefinable<CreateOptions>>().toBeNever();
expectTypeOf<Undefinable<ListAllOptions>>().toBeNever();
expectTypeOf<Undefinable<ValidationOptions>>().toBeNever();
expectTypeOf<Undefinable<CreateActionItemAttributes>>().toBeNever();
expectTypeOf<Undefinable<UpdateActionItemAttributes>>().toBeNever();
expectTypeOf<Undefinable<ApiErrorDetail>>().toBeNever();
expectTypeOf<Undefinable<RateLimit>>().toBeNever();
expectTypeOf<Undefinable<FakeRootlyOptions>>().toBeNever();
expectTypeOf<Undefinable<SeedAttributes>>().toBeNever();
expectTypeOf<EachFailure>().toBeNever();
void createRootlyClient({ token: undefined, maxRetries: undefined, onRetry: undefined, allowInsecureHttp: undefined });
void actionItems.create("id", { summary: "x", priority: undefined, due_date: undefined }, { onUnknown: undefined });
void actionItems.list("id", { page: undefined, include: undefined, signal: undefined });
