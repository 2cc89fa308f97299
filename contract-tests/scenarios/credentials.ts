import pMap from "p-map";
import { nobodyInPath } from "../cases/parameters.ts";
import type { Operation } from "../spec/operations.ts";
import { identifierOf, pathTo } from "../spec/resource.ts";
import { resourcesOf } from "../exchange/document.ts";
import { AT_ONCE, type Exchange, succeeded } from "../exchange/exchange.ts";
import { anyOwn, expectUntouched, type OwnResource } from "./own-resources.ts";
import { changesFor } from "./attributes.ts";
import { sinceCreationOf } from "./pages.ts";
import { type Credential, type Probe, probe } from "./probe.ts";
import { isSparing, type Scenario, type ScenarioContext } from "./scenario.ts";

const VARIABLE = "ROOTLY_API_TOKEN";

export const credentials: Scenario<"read" | "update" | "remove"> = {
  name: "credentials",
  definition:
    "Only the whole token is accepted: a part of it, another case, more than it, or nothing in its place is refused without effect, wherever the request claims to come from, and whatever other form its path, query, method or headers take (RFC 6750, section 2.1; OWASP API2:2023; CWE-288; CWE-290). These are noted: a token that is accepted without its scheme, in another scheme or in the query; `bearer` in another case that is refused; a 401 without `WWW-Authenticate` (RFC 9110, sections 11.1 and 11.6.1); a refusal that reveals what exists; CORS for any origin with credentials (OWASP API8:2023).",
  needs: ["read", "update", "remove"],
  writes: 1,
  leaves: 1,
  reuses: { count: 1, leaves: "as it was" },
  // A creation and its deletion, and an update; the deletion of what is there was to come anyway.
  ifAccepted: 3,
  async run(context) {
    const { read, update, remove, create, lists } = context.resource;
    const own = await anyOwn(context, read);
    const send = senderFor(context, own);
    const reads = [read, ...lists];
    const letIn = await checkReads(context, send, reads);
    await checkForms(context, own);
    // What lets in to read does so to write, which costs; what does not lets in to write once.
    const credentials = wrong(context.session.target.token).filter(
      (credential) => !(isSparing(context) && letIn.has(credential.name)),
    );
    await pMap([create, update], (operation) => checkWrites(context, send, operation, credentials));
    await checkWrites(context, send, remove, credentials);
    await noteUnusual(context, send, reads);
    await noteTelling(context, own.id);
    await noteOrigins(context, own.id);
    await expectUntouched(context, own, "The token was not valid");
  },
};

type Context = ScenarioContext<"create" | "read" | "update" | "remove">;

/** Sends an operation about one resource with a credential. */
type Send = (operation: Operation, credential: Credential) => Promise<Exchange>;

function senderFor(context: Context, { id, attributes }: OwnResource): Send {
  const { create, update } = context.resource;
  const changes = Object.fromEntries(changesFor(update, attributes).slice(0, 1));
  const bodies = new Map([
    [create, context.session.bodyOf(create)],
    [update, context.session.bodyOf(update, changes)],
  ]);
  return (operation, credential) => {
    const body = bodies.get(operation);
    return probe(context, {
      operation,
      credential,
      path: pathTo(operation, id),
      ...(body !== undefined && { body }),
    });
  };
}

/** Whether a credential that is none lets in, which it must not. */
async function isLetIn(context: Context, send: Send, operation: Operation, credential: Credential): Promise<boolean> {
  const exchange = await send(operation, credential);
  const { status, headers } = exchange.response;
  context.expect(!succeeded(exchange), `${operation.id} is answered with ${status} for ${credential.name}.`);
  if (status === 401 && headers["www-authenticate"] === undefined)
    context.observe({ habit: "a 401 has no WWW-Authenticate", seen: operation.id });
  return succeeded(exchange);
}

/** Gives the names of the credentials that let in to read. */
async function checkReads(context: Context, send: Send, reads: readonly Operation[]): Promise<Set<string>> {
  const credentials = wrong(context.session.target.token);
  const attempts = reads.flatMap((operation) => credentials.map((credential) => ({ operation, credential })));
  const letIn = await pMap(
    attempts,
    async ({ operation, credential }) =>
      (await isLetIn(context, send, operation, credential)) ? [credential.name] : [],
    { concurrency: AT_ONCE },
  );
  return new Set(letIn.flat());
}

/** Without a token, no other form of a request gets anything. */
async function checkForms(context: Context, own: OwnResource): Promise<void> {
  const { read, lists } = context.resource;
  const attempts = [read, ...lists].flatMap((operation) =>
    formsOf(operation, own).map((form) => ({ path: pathTo(read, own.id), ...form })),
  );
  await pMap(
    attempts,
    async ({ form, ...attempt }) => {
      const exchange = await probe(context, { ...attempt, credential: { name: "nobody" } });
      // What is somewhere else can be a page of another kind.
      const isShown = attempt.method === "HEAD" ? succeeded(exchange) : resourcesOf(exchange.response.body).length > 0;
      context.expect(
        !isShown,
        `${attempt.operation.id} is answered with ${exchange.response.status} for nobody, ${form}.`,
        exchange,
      );
    },
    { concurrency: AT_ONCE },
  );
}

interface Form extends Pick<Probe, "operation" | "method" | "query" | "headers"> {
  /** For a person. */
  form: string;
}

/** The ways in which servers and proxies were seen to forget the token. */
function formsOf(operation: Operation, own: OwnResource): Form[] {
  const { path, queryParameters } = operation;
  const at = (changed: string): Operation => ({ ...operation, path: changed });
  const roots = queryParameters.map(({ name }) => name.replace(/\[.*/, ""));
  const inQuery = queryParameters.filter(({ name }, at) => roots.indexOf(name.replace(/\[.*/, "")) === at);
  return [
    { form: "by HEAD", method: "HEAD" },
    // CVE-2023-34035 and CVE-2016-5007 (Spring Security), CVE-2020-1957 (Shiro).
    { form: "with a slash at the end", operation: at(`${path}/`) },
    { form: "with two slashes at the beginning", operation: at(`/${path}`) },
    { form: "in upper case", operation: at(path.replace(/[^/{}]+(?![^{]*\})/g, (part) => part.toUpperCase())) },
    { form: "with a format behind it", operation: at(`${path}.json`) },
    ...[
      ...[...inQuery.map(({ name }) => name), "debug"].map((name) => [name, "1"] as const),
      // One that shows something.
      ...sinceCreationOf(own, operation),
    ].map(([name, value]) => ({
      form: `with \`${name}\` in the query`,
      query: String(new URLSearchParams([[name, value]])),
    })),
    // CVE-2018-14773 (Symfony), CVE-2025-29927 (Next.js), and what a firewall takes for a preflight.
    ...[
      { "x-original-url": "/", "x-rewrite-url": "/" },
      { "x-middleware-subrequest": Array.from({ length: 5 }, () => "middleware").join(":") },
      { "x-http-method-override": "OPTIONS" },
      { accept: "text/html" },
    ].map((headers) => ({ form: `with \`${Object.keys(headers).join("` and `")}\``, headers })),
  ].map((form) => ({ operation, ...form }));
}

/** Tries one after the other, where writes are limited until one lets in. */
async function checkWrites(
  context: Context,
  send: Send,
  operation: Operation,
  credentials: readonly Credential[],
): Promise<void> {
  for (const credential of credentials)
    if ((await isLetIn(context, send, operation, credential)) && isSparing(context)) return;
}

async function noteUnusual(context: Context, send: Send, reads: readonly Operation[]): Promise<void> {
  const attempts = reads.flatMap((operation) =>
    unusual(context.session.target.token).map((unusual) => ({ operation, ...unusual })),
  );
  await pMap(
    attempts,
    async ({ operation, credential, habit, isNotedWhen }) => {
      const letsIn = succeeded(await send(operation, credential));
      if (letsIn === (isNotedWhen === "taken")) context.observe({ habit, seen: operation.id });
    },
    { concurrency: AT_ONCE },
  );
}

/** Whether who has no token can tell what exists from what does not. */
async function noteTelling(context: Context, id: string): Promise<void> {
  const { read } = context.resource;
  const readAs = (to: string) =>
    probe(context, { operation: read, path: pathTo(read, to), credential: { name: "nobody" } });
  const nobody = nobodyInPath(read, identifierOf(read) ?? "");
  if (nobody === undefined) return;
  const [match, missing] = [await readAs(id), await readAs(nobody)];
  if (!succeeded(match) && match.response.status !== missing.response.status)
    context.observe({
      habit: "a refusal tells without a token what exists",
      seen: `${match.response.status} for what exists, ${missing.response.status} for what does not`,
    });
}

/** Of no site: nobody can have told a server to trust it (RFC 2606). */
const FOREIGN_ORIGIN = "https://pages.invalid";

/** Whether a page of any site may read what somebody's browser gets with credentials. */
async function noteOrigins(context: Context, id: string): Promise<void> {
  const { read } = context.resource;
  const headers = { origin: FOREIGN_ORIGIN };
  const { response } = await probe(context, { operation: read, path: pathTo(read, id), headers });
  const { "access-control-allow-origin": origin, "access-control-allow-credentials": isAllowed } = response.headers;
  if (origin === FOREIGN_ORIGIN && isAllowed === "true")
    context.observe({
      habit: "pages of any origin may read responses with credentials",
      seen: `Access-Control-Allow-Origin is ${origin}`,
    });
}

/** Where a request comes from, as the headers of proxies say it: anybody can send them. */
const FROM_ITSELF = {
  "x-forwarded-for": "127.0.0.1",
  "x-real-ip": "127.0.0.1",
  "x-client-ip": "127.0.0.1",
  "x-originating-ip": "127.0.0.1",
  "x-forwarded-host": "localhost",
};

/** What is not the token, but is made of it or stands in its place. */
function wrong(token: string): Credential[] {
  const swapped = token.replace(/[a-z]/gi, (letter) =>
    letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
  );
  const bearing = (name: string, secret: string, shown: string, isAlone = false): Credential => ({
    name,
    header: `Bearer ${secret}`,
    secret,
    shown,
    isAlone,
  });
  return [
    bearing("the token without its end", token.slice(0, -1), `\${${VARIABLE}%?}`),
    bearing("the token with something behind it", `${token}0`, `\${${VARIABLE}}0`),
    ...(swapped === token
      ? []
      : // Jetty gives headers as its connection had them before, in any case (jetty.project #5446): no fault of the server's.
        [bearing("the token in another case", swapped, `$(tr a-zA-Z A-Za-z <<< "$${VARIABLE}")`, true)]),
    { name: "an empty token", header: "Bearer " },
    { name: "the token null", header: "Bearer null" },
    // `{"alg":"none"}` and `{"sub":"1"}` (RFC 8725, section 3.2).
    { name: "a token that nobody has signed", header: "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0." },
    { name: "nobody, from an address of the server's own", headers: FROM_ITSELF },
  ];
}

interface Unusual {
  credential: Credential;
  habit: string;
  isNotedWhen: "taken" | "refused";
}

/** RFC 6750 has the first; all are sent at once. */
const IN_QUERIES = ["access_token", "token", "api_token", "auth_token", "api_key", "apikey", "key"];

/** The token as it may be taken or not. */
function unusual(token: string): Unusual[] {
  const basic = Buffer.from(`${token}:`).toString("base64");
  const taken = (habit: string, credential: Omit<Credential, "name">): Unusual => ({
    habit,
    credential: { name: habit, ...credential },
    isNotedWhen: "taken",
  });
  return [
    taken("the token is taken without a scheme", { header: token }),
    taken("the token is taken with a word behind it", { header: `Bearer ${token} more` }),
    taken("the token is taken in the scheme Token", { header: `Token ${token}` }),
    taken("the token is taken in the scheme Basic", {
      header: `Basic ${basic}`,
      secret: basic,
      shown: `$(printf %s "$${VARIABLE}:" | base64)`,
    }),
    taken("the token is taken in the query", { parameters: IN_QUERIES, secret: token, shown: `$${VARIABLE}` }),
    {
      habit: "the scheme is refused in another case",
      credential: { name: "bearer", header: `bearer ${token}` },
      isNotedWhen: "refused",
    },
  ];
}
