import { type Operation, operations, pathPattern } from "../../spec/operations.ts";
import { identifierOf, resource } from "../../spec/resource.ts";
import { isObject } from "../../spec/schema.ts";
import { type Fault, type Source, sources } from "../fault.ts";
import {
  type Answer,
  insteadOf,
  type Interference,
  interfering,
  needed,
  parsed,
  type Received,
  withHeaders,
} from "../interference.ts";

const read = needed("read");
const update = needed("update");
const remove = needed("remove");

interface Failing {
  source: Source;
  /** The operations that fail. */
  at: readonly Operation[];
  /** What they fail on. */
  on: (received: Received) => boolean;
}

const idIn = ({ path }: Received) => decodeURIComponent(path[identifierOf(read) ?? ""] ?? "");
const query = (received: Received, holds: (name: string, value: string) => boolean) =>
  [...received.url.searchParams].some(([name, value]) => holds(name, value));
const bodyOf = ({ body }: Received) => parsed(body);
const writes = operations.filter(({ body }) => body !== undefined);

/** What servers were reported to fail on. */
const FAILING: Readonly<Record<string, Failing>> = {
  "fails on a number that is too large for an identifier": {
    source: sources.railsRange,
    at: [read],
    on: (received) => /^\d{20,}$/.test(idIn(received)),
  },
  "fails on an identifier with a null byte": {
    source: sources.railsNull,
    at: [read],
    on: (received) => idIn(received).includes("\0"),
  },
  "fails on an identifier with something injected": {
    source: sources.restler,
    at: [read],
    on: (received) => /[?/]/.test(idIn(received)),
  },
  "fails on a long identifier": { source: sources.cats, at: [read], on: (received) => idIn(received).length > 1000 },
  "fails on page 0": {
    source: sources.kaminari,
    at: resource.lists,
    on: (received) => query(received, (name, value) => name === "page[number]" && value === "0"),
  },
  "fails on a page whose offset is too large": {
    source: sources.kaminari,
    at: resource.lists,
    on: (received) => query(received, (name, value) => name === "page[number]" && Number(value) > 2 ** 59),
  },
  "fails on a page size below zero": {
    source: sources.kaminari,
    at: resource.lists,
    on: (received) => query(received, (name, value) => name === "page[size]" && Number(value) < 0),
  },
  "fails on a page that is no number": {
    source: sources.cats,
    at: resource.lists,
    on: (received) => query(received, (name, value) => name === "page[number]" && Number.isNaN(Number(value))),
  },
  "fails on a parameter of another shape": {
    source: sources.railsShape,
    at: resource.lists,
    on: (received) => query(received, (name) => name === "page"),
  },
  "fails on a list where a parameter has one value": {
    source: sources.railsShape,
    at: resource.lists,
    on: (received) => query(received, (name) => name === "page[number][a]"),
  },
  "fails on a null byte in a query": {
    source: sources.railsNull,
    at: resource.lists,
    on: (received) => query(received, (_, value) => value === "\0"),
  },
  "fails on a query that is no UTF-8": {
    source: sources.railsEncoding,
    at: resource.lists,
    on: (received) => received.url.search.includes("%FF"),
  },
  "fails on an operator that a filter does not have": {
    source: sources.modifiers,
    at: resource.lists.filter(({ queryParameters }) => queryParameters.some(({ name }) => name.startsWith("filter["))),
    on: (received) => query(received, (name) => /^filter\[created_at\]\[(?![gl]te?\])/.test(name)),
  },
  "fails on an empty filter": {
    source: sources.emptyFilters,
    at: resource.lists.filter(({ queryParameters }) => queryParameters.some(({ name }) => name.startsWith("filter["))),
    on: (received) => query(received, (name, value) => name.startsWith("filter[status]") && value === ""),
  },
  "fails on an order that it does not know": {
    source: sources.orders,
    at: resource.lists.filter(({ queryParameters }) => queryParameters.some(({ name }) => name === "sort")),
    on: (received) => query(received, (name, value) => name === "sort" && !/^-?created_at$/.test(value)),
  },
  "fails on an unknown parameter": {
    source: sources.cats,
    at: resource.lists,
    on: (received) => query(received, (name) => name === "unknown"),
  },
  "fails on a list as the body": {
    source: sources.cats,
    at: writes,
    on: (received) => Array.isArray(bodyOf(received)),
  },
  "fails on a string as the body": {
    source: sources.cats,
    at: writes,
    on: (received) => typeof bodyOf(received) === "string",
  },
  "fails on a list of resources": {
    source: sources.restler,
    at: writes,
    on: (received) => {
      const document = bodyOf(received);
      return isObject(document) && Array.isArray(document["data"]);
    },
  },
  "fails on deep nesting": {
    source: sources.restler,
    at: writes,
    on: ({ body }) => body?.includes("[".repeat(1000)) === true,
  },
  "fails on a number of more than 32 bits": {
    source: sources.railsRange,
    at: [needed("create")],
    on: ({ body }) => /:4294967\d{3}[,}]/.test(body ?? ""),
  },
  "fails on an identifier with a format behind it": {
    source: sources.railsFormat,
    at: [read],
    on: (received) => /\.(?:xml|html)$/.test(idIn(received)),
  },
  "fails on a stray percent sign in a query": {
    source: sources.rackEncoding,
    at: resource.lists,
    on: ({ url }) => /%(?![0-9a-f]{2})/i.test(url.search),
  },
  "fails on a parameter that is a string and an object": {
    source: sources.rackShapes,
    at: resource.lists,
    on: (received) => query(received, (name) => name === "page") && query(received, (name) => /^page\[/.test(name)),
  },
  "fails on a deeply nested parameter": {
    source: sources.rackDepth,
    at: resource.lists,
    on: (received) => query(received, (name) => /(?:\[\w*\]){100}/.test(name)),
  },
  "fails on addresses that contradict each other": {
    source: sources.railsAddresses,
    at: [read],
    on: ({ headers }) => headers.has("client-ip") && headers.get("client-ip") !== headers.get("x-forwarded-for"),
  },
  "fails on a media type that is none": {
    source: sources.railsMediaType,
    at: [read],
    on: ({ headers }) => headers.get("accept")?.startsWith("../") === true,
  },
  "fails on a language that it does not know": {
    source: sources.language,
    at: [read],
    on: ({ headers }) => headers.get("accept-language")?.includes("_") === true,
  },
  "fails on a trace that is none": {
    source: sources.tracing,
    at: [read],
    on: ({ headers }) => headers.has("traceparent"),
  },
  "fails on the page that it is linked from": {
    source: sources.http,
    at: [read],
    on: ({ headers }) => headers.has("referer"),
  },
  "fails on a range": {
    source: sources.http,
    at: [read],
    on: ({ headers }) => headers.get("range") === "bytes=0-9",
  },
  "fails on an empty parameter": {
    source: sources.cats,
    at: resource.lists,
    on: ({ url }) => url.search === "?&",
  },
  "fails on a large body": { source: sources.cats, at: writes, on: ({ body }) => (body?.length ?? 0) > 1_000_000 },
};

export function robustnessFaults(): Fault[] {
  const failing = Object.entries(FAILING).flatMap(([operator, { source, at, on }]) =>
    at.map((operation) =>
      fault(operator, operation.id, source, () => async (received, next) => {
        const answer = await next(received);
        return received.operation === operation && on(received) ? failed(answer) : answer;
      }),
    ),
  );
  const loose = [read, update, remove].map((operation) =>
    fault("needs only the beginning of an identifier", operation.id, sources.restler, () => (received, next) => {
      const [uuid] = /^[0-9a-f-]{36}/.exec(idIn(received)) ?? [];
      if (received.operation !== operation || uuid === undefined) return next(received);
      return next({
        ...insteadOf(received, operation, uuid),
        url: urlOf(received, operation, uuid),
        body: received.body,
      });
    }),
  );
  return [...failing, ...loose, ...misled()];
}

/** Servers that take what a request says by the way for what it is about. */
function misled(): Fault[] {
  const identifier = identifierOf(read) ?? "";
  return [
    fault("takes any condition for one that holds", read.id, sources.http, () => async (received, next) => {
      const answer = await next(received);
      const isConditional = ["if-none-match", "if-modified-since"].some((name) => received.headers.has(name));
      return received.operation === read && isConditional && answer.status === 200
        ? { ...answer, status: 304, body: "" }
        : answer;
    }),
    ...Object.entries<Partial<Answer>>({
      "says of no part which it is": { status: 206 },
      "has no first bytes": { status: 416 },
    }).map(([operator, change]) =>
      fault(operator, read.id, sources.http, () => async (received, next) => {
        const answer = await next(received);
        const isMeant = received.operation === read && received.headers.get("range") === "bytes=0-9";
        return isMeant && answer.status === 200 ? { ...answer, ...change } : answer;
      }),
    ),
    ...[read, ...resource.lists].flatMap((operation) =>
      Object.entries(UNACCEPTED).map(([operator, isUnaccepted]) =>
        fault(operator, operation.id, sources.http, () => async (received, next) => {
          const answer = await next(received);
          const isMeant = received.operation === operation && isUnaccepted(received.headers.get("accept") ?? "");
          return isMeant ? { ...failed(answer), status: 406 } : answer;
        }),
      ),
    ),
    fault("refuses an update that names what it updates", update.id, sources.jsonApi, () => (received, next) => {
      const document = received.operation === update ? bodyOf(received) : undefined;
      const data = isObject(document) ? document["data"] : undefined;
      const isMeant = isObject(data) && data["id"] !== undefined;
      return isMeant ? refusedAsWhole(received, next) : next(received);
    }),
    fault("reads what its query names", read.id, sources.pollution, () => async (received, next) => {
      const named = received.url.searchParams.get(identifier);
      const isMeant = received.operation === read && named !== null;
      return await next(isMeant ? insteadOf(received, read, named) : received);
    }),
  ];
}

const refusedAsWhole: Interference = async (received, next) => ({
  ...failed(await next(insteadOf(received, read, idIn(received)))),
  status: 409,
});

/** What servers find too little of their media type in. */
const UNACCEPTED: Readonly<Record<string, (accept: string) => boolean>> = {
  "does not take what accepts anything": (accept) => accept === "*/*",
  "does not take what accepts any application": (accept) => accept === "application/*",
  "does not take what accepts something else as well": (accept) => accept.includes(","),
};

function urlOf({ url }: Received, operation: Operation, id: string): URL {
  return new URL(operation.path.replace(/\{[^}]+\}/, id), url);
}

function fault(operator: string, place: string, source: Source, begin: () => Interference): Fault {
  return { area: "robustness", operator, place, source, wrap: interfering(begin) };
}

function failed(answer: Answer): Answer {
  return { ...answer, status: 500, body: JSON.stringify({ errors: [{ title: "No", status: "500" }] }) };
}

interface Kind {
  operator: string;
  source: Source;
  observedAs?: string;
  /** The methods that it is about; those of a path that the spec does not have are `absent`. */
  methods: readonly string[] | "absent";
  change: (answer: Answer) => Answer;
}

const KINDS: readonly Kind[] = [
  { operator: "fails on HEAD", source: sources.http, methods: ["HEAD"], change: failed },
  {
    operator: "says something else to HEAD than to GET",
    source: sources.http,
    methods: ["HEAD"],
    change: (answer) => ({ ...answer, status: 204, body: "" }),
  },
  {
    operator: "has no length for HEAD",
    source: sources.headLength,
    methods: ["HEAD"],
    change: (answer) => withHeaders(answer, { "content-length": "0" }),
  },
  {
    operator: "refuses HEAD",
    source: sources.http,
    observedAs: "HEAD is refused",
    methods: ["HEAD"],
    change: (answer) => ({ ...answer, status: 404, body: "" }),
  },
  { operator: "fails on OPTIONS", source: sources.cats, methods: ["OPTIONS"], change: failed },
  {
    operator: "forgets a method in Allow",
    source: sources.schemathesis,
    methods: ["OPTIONS"],
    change: (answer) => withAllow(answer, (methods) => methods.filter((method) => method !== "GET")),
  },
  {
    operator: "allows a method that it does not have",
    source: sources.commons,
    observedAs: "`Allow` names a method",
    methods: ["OPTIONS"],
    change: (answer) => withAllow(answer, (methods) => [...methods, "PATCH"]),
  },
  { operator: "fails on a method that it does not have", source: sources.cats, methods: "absent", change: failed },
  {
    operator: "does not say what is allowed",
    source: sources.http,
    methods: "absent",
    change: ({ headers: { allow: _, ...headers }, ...answer }) => ({ ...answer, headers }),
  },
  {
    operator: "answers a method that it does not have",
    source: sources.commons,
    observedAs: "a method is answered",
    methods: "absent",
    change: (answer) => ({ ...answer, status: 200, body: '{"data":[]}' }),
  },
];

/** Where another method is taken from. */
const OVERRIDES: Readonly<Record<string, (received: Received) => boolean>> = {
  "in a header": ({ headers }) => headers.get("x-http-method-override") === "DELETE",
  "in the query": ({ url }) => url.searchParams.get("_method") === "DELETE",
};

export function methodFaults(): Fault[] {
  const paths = [read, ...resource.lists];
  return [
    ...paths.flatMap((path) => KINDS.map((kind) => atPath(path, kind))),
    ...Object.entries(OVERRIDES).map(([place, isOverridden]): Fault => ({
      area: "methods",
      operator: "carries out what a GET is told to be",
      place,
      source: sources.http,
      wrap: interfering(() => (received, next) => {
        const isMeant = received.operation === read && isOverridden(received);
        return next(isMeant ? { ...insteadOf(received, remove), url: received.url } : received);
      }),
    })),
    {
      area: "methods",
      operator: "refuses a method that it does not have, but carries it out",
      place: `PATCH ${read.path}`,
      source: sources.commons,
      wrap: interfering(() => async (received, next) => {
        const isMeant = received.method === "PATCH" && isAt(read, received);
        if (isMeant && received.body?.includes('"attributes":{"') === true)
          await next({ ...insteadOf(received, update), url: received.url, body: received.body });
        return next(received);
      }),
    },
  ];
}

function atPath(path: Operation, { operator, source, observedAs, methods, change }: Kind): Fault {
  const declared = operations.filter((operation) => operation.path === path.path).map(({ method }) => method);
  const isMeant = ({ method }: Received) =>
    methods === "absent" ? ![...declared, "HEAD", "OPTIONS"].includes(method) : methods.includes(method);
  return {
    area: "methods",
    operator,
    place: path.path,
    source,
    ...(observedAs !== undefined && { observedAs }),
    wrap: interfering(() => async (received, next) => {
      const answer = await next(received);
      return isMeant(received) && isAt(path, received) ? change(answer) : answer;
    }),
  };
}

/** Whether a request is for the path of an operation, with whatever method. */
function isAt({ path }: Operation, { url }: Received): boolean {
  return new RegExp(`^${pathPattern(path)}$`).test(url.pathname);
}

function withAllow(answer: Answer, change: (methods: string[]) => string[]): Answer {
  const { allow } = answer.headers;
  if (allow === undefined) return answer;
  return { ...answer, headers: { ...answer.headers, allow: change(allow.split(", ")).join(", ") } };
}
