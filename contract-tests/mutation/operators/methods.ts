import { type Operation, operations } from "../../spec/operations.ts";
import { resource } from "../../spec/resource.ts";
import type { Fault } from "../fault.ts";
import { type Answer, interfering, type Received } from "../interference.ts";
import { type Source, sources } from "../published.ts";
import { insteadOf, needed } from "./requests.ts";

const read = needed("read");
const update = needed("update");

interface Kind {
  operator: string;
  source: Source;
  observedAs?: string;
  /** The methods that it is about; those of a path that the spec does not have are `absent`. */
  methods: readonly string[] | "absent";
  change: (answer: Answer) => Answer;
}

const failed = (answer: Answer): Answer => ({
  ...answer,
  status: 500,
  body: '{"errors":[{"title":"No","status":"500"}]}',
});

const KINDS: readonly Kind[] = [
  { operator: "fails on HEAD", source: sources.http, methods: ["HEAD"], change: failed },
  {
    operator: "says something else to HEAD than to GET",
    source: sources.http,
    methods: ["HEAD"],
    change: (answer) => ({ ...answer, status: 204, body: "" }),
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

export function methodFaults(): Fault[] {
  const paths = [read, ...resource.lists];
  return [
    ...paths.flatMap((path) => KINDS.map((kind) => atPath(path, kind))),
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
  return new RegExp(`^${path.replace(/\{\w+\}/g, "[^/]+")}$`).test(url.pathname);
}

function withAllow(answer: Answer, change: (methods: string[]) => string[]): Answer {
  const { allow } = answer.headers;
  if (allow === undefined) return answer;
  return { ...answer, headers: { ...answer.headers, allow: change(allow.split(", ")).join(", ") } };
}
