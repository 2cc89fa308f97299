import pMap from "p-map";
import { pathTo } from "../spec/resource.ts";
import { type Operation, operations } from "../spec/operations.ts";
import type { Json } from "../spec/schema.ts";
import { AT_ONCE, type Exchange, succeeded } from "../exchange/exchange.ts";
import { anyOwn, expectUntouched } from "./own-resources.ts";
import { changesFor } from "./attributes.ts";
import { probe } from "./probe.ts";
import { isSparing, type Scenario, type ScenarioContext } from "./scenario.ts";

/** What a path may have no operation for. DELETE of a list could delete all that is in it, so it is never sent. */
const METHODS = ["POST", "PUT", "PATCH"];
/** Of WebDAV: a server that passes on what it does not know passes this on. */
const FOREIGN = "PROPFIND";
/** What a server has without having been told (RFC 9110, sections 9.3.2 and 9.3.7). */
const IMPLIED = ["HEAD", "OPTIONS"];
const NOT_ALLOWED = 405;
const GONE = 404;
/** How many are accepted, where writes are limited, until no more are sent. */
const MOST_ACCEPTED = 2;

export const otherMethods: Scenario<"read" | "update"> = {
  name: "other-methods",
  definition:
    "HEAD is answered like GET, with the same length if it names one. GET changes nothing, whatever other method its headers and its query name. A method that a path does not have is refused without effect, with 405 only if the response has `Allow`, and `Allow` names each method of the path (RFC 9110, sections 8.6, 9.2.1, 9.3.2, 10.2.1 and 15.5.6).",
  needs: ["read", "update"],
  writes: 1,
  leaves: 1,
  reuses: { count: 1, leaves: "as it was" },
  // Of the methods that are accepted, one creates at most.
  ifAccepted: MOST_ACCEPTED + 1,
  async run(context) {
    const own = await anyOwn(context, context.resource.read);
    // What would have an effect, if it were carried out.
    const changes = Object.fromEntries(changesFor(context.resource.update, own.attributes).slice(0, 1));
    const paths = pathsOf(context, changes);
    await checkOverride(context, own.id);
    await pMap(paths, (path) => checkReads(context, path, own.id), { concurrency: AT_ONCE });
    const answered: Exchange[] = [];
    for (const path of paths) answered.push(...(await checkOthers(context, path, own.id, answered.length)));
    // One that is answered has an effect, of course.
    const isAnswered = answered.length > 0;
    await expectUntouched(context, own, "Methods that its path does not have were refused", isAnswered);
  },
};

/** How frameworks take another method than the one of the request line, all at once. */
const OVERRIDES = {
  query: "_method=DELETE",
  headers: { "x-http-method-override": "DELETE", "x-http-method": "DELETE", "x-method-override": "DELETE" },
};

/** GET is safe: caches, crawlers and links send it, and think nothing of it. */
async function checkOverride(context: Context, id: string): Promise<void> {
  const { read } = context.resource;
  const overridden = await probe(context, { operation: read, path: pathTo(read, id), ...OVERRIDES });
  const after = await context.request(read, { id });
  context.expect(
    after.response.status !== GONE,
    `GET of ${id} with the method DELETE in a header or in the query was carried out as DELETE.`,
    overridden,
  );
}

/** A path of the spec. */
interface Path {
  /** One of its operations. */
  first: Operation;
  /** What is sent with a method that it does not have. */
  body: string;
  methods: string[];
}

function pathsOf({ resource, session }: Context, changes: Readonly<Record<string, Json>>): Path[] {
  const { create, read, update, lists } = resource;
  return [read, ...lists].map((first) => ({
    first,
    body: first === read ? session.bodyOf(update, changes) : session.bodyOf(create),
    methods: operations.filter(({ path }) => path === first.path).map(({ method }) => method),
  }));
}

type Context = ScenarioContext<"create" | "read" | "update">;

async function checkReads(context: Context, { first, methods }: Path, id: string): Promise<void> {
  const path = pathTo(first, id);
  const got = await probe(context, { operation: first, path });
  const head = await probe(context, { operation: first, path, method: "HEAD" });
  const [status, expected] = [head.response.status, got.response.status];
  if (succeeded(head) || status >= 500)
    context.expect(status === expected, `HEAD ${first.path} is answered with ${status}, but GET with ${expected}.`);
  else if (succeeded(got))
    context.observe({ habit: "HEAD is refused where GET is not", seen: `${first.path} with ${status}` });
  // A list may have changed in between, but not to nothing at all.
  context.expect(
    !succeeded(head) || got.response.body === "" || head.response.headers["content-length"] !== "0",
    `HEAD ${first.path} is answered with a Content-Length of 0, but GET with ${got.response.body.length} characters.`,
    head,
  );
  checkAllow(context, await probe(context, { operation: first, path, method: "OPTIONS" }), methods);
}

/** Sends what the path has no operation for, and gives those exchanges that succeeded; others have succeeded before. */
async function checkOthers(
  context: Context,
  { first, body, methods }: Path,
  id: string,
  before: number,
): Promise<Exchange[]> {
  const absent = METHODS.filter((method) => !methods.includes(method));
  const answered: Exchange[] = [];
  for (const method of [...absent, ...(first === context.resource.read ? [FOREIGN] : [])]) {
    if (isSparing(context) && before + answered.length >= MOST_ACCEPTED) break;
    const exchange = await probe(context, {
      operation: first,
      method,
      path: pathTo(first, id),
      ...(method !== FOREIGN && { body }),
    });
    checkAllow(context, exchange, methods);
    if (!succeeded(exchange)) continue;
    answered.push(exchange);
    context.observe({ habit: "a method is answered that the spec does not have", seen: `${method} ${first.path}` });
  }
  return answered;
}

function checkAllow(context: ScenarioContext, exchange: Exchange, methods: readonly string[]): void {
  const { request, response, operation } = exchange;
  const { allow } = response.headers;
  const what = `${request.method} ${operation.path}`;
  const isOfServer = context.session.gateway.refusalIn(exchange, false) === undefined;
  context.expect(
    response.status !== NOT_ALLOWED || allow !== undefined || !isOfServer,
    `${what} is answered with 405, but without \`Allow\`.`,
  );
  // Not every server of a path says what others there allow; a gateway may answer OPTIONS for its own sake.
  if (allow === undefined || ![200, 204, NOT_ALLOWED].includes(response.status)) return;
  const allowed = allow.split(",").map((method) => method.trim().toUpperCase());
  const lacking = methods.filter((method) => !allowed.includes(method));
  context.expect(lacking.length === 0, `\`Allow\` of ${what} lacks ${lacking.join(", ")}: ${allow}`);
  const surplus = allowed.filter((method) => method !== "" && ![...methods, ...IMPLIED].includes(method));
  if (surplus.length > 0)
    context.observe({ habit: "`Allow` names a method that the spec does not have", seen: `${what}: ${allow}` });
}
