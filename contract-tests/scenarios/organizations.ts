import { isEmptyList } from "../checks/acceptance.ts";
import { nobodyInPath } from "../cases/parameters.ts";
import { isInferredStatus, type Operation } from "../spec/operations.ts";
import { identifierOf, listOf, pathTo } from "../spec/resource.ts";
import { resourcesOf } from "../exchange/document.ts";
import { type Exchange, succeeded } from "../exchange/exchange.ts";
import { LeftOut } from "../suite/left-out.ts";
import { expectUntouched, ownItems, type OwnResource } from "./own-resources.ts";
import { isPaged, sinceCreationOf } from "./pages.ts";
import { changesFor } from "./attributes.ts";
import { type Credential, probe } from "./probe.ts";
import { isSparing, type Scenario, type ScenarioContext } from "./scenario.ts";

/** As many as it takes for a second page of one to hold one of them. */
const OWN = 2;

export const organizations: Scenario<"read" | "update" | "remove"> = {
  name: "organizations",
  definition:
    "Nothing that belongs to one organization can be seen, changed or deleted with the token of another, or through a resource of another (OWASP API1:2023; RESTler, NameSpaceRule and ResourceHierarchy; Web Fuzzing Commons, category 306). A refusal that reveals what exists is noted.",
  needs: ["read", "update", "remove"],
  writes: OWN,
  leaves: OWN,
  reuses: { count: OWN, leaves: "as it was" },
  // One that another organization creates, and its deletion.
  ifAccepted: 2,
  async run(context) {
    const { token, pathValue } = context.session.target.other ?? {};
    const { create } = context.resource;
    const elsewhere = Object.fromEntries(
      create.pathParameters.flatMap((name) => {
        const value = pathValue?.(name);
        return value === undefined ? [] : [[name, value]];
      }),
    );
    const hasPlace = Object.keys(elsewhere).length > 0;
    if (token === undefined && !hasPlace)
      throw new LeftOut("set ROOTLY_OTHER_TOKEN to the token of another organization, and ROOTLY_OTHER_INCIDENT_ID");
    const [first, own = first] = await ownItems(context, context.resource.read, OWN);
    if (first === undefined || own === undefined) return;
    const isOpen = token !== undefined && (await isOpenTo(context, own, token, first));
    if (hasPlace)
      await checkOthersPlace(context, own, elsewhere, token !== undefined && !(isOpen && isSparing(context)));
    await expectUntouched(context, own, "Another organization was refused");
  },
};

type Context = ScenarioContext<"create" | "read" | "update" | "remove">;

/** Whether another organization can see or do anything with its own token; of what it can do, the first is enough. */
async function isOpenTo(
  context: Context,
  { id, attributes }: OwnResource,
  token: string,
  first: OwnResource,
): Promise<boolean> {
  const { create, read, update, remove, lists } = context.resource;
  const credential: Credential = {
    name: "another organization",
    header: `Bearer ${token}`,
    secret: token,
    shown: "$ROOTLY_OTHER_TOKEN",
  };
  const send = (operation: Operation, to: string, body?: string) =>
    probe(context, { operation, credential, path: pathTo(operation, to), ...(body !== undefined && { body }) });
  const narrowed = (operation: Operation, query: string) =>
    probe(context, { operation, credential, path: pathTo(operation, id), query });
  for (const list of lists) {
    const exchange = await send(list, id);
    if (list.pathParameters.length > 0)
      context.expect(
        !(await isAnswered(context, exchange, credential)),
        `${list.id} is answered to another organization.`,
      );
    else {
      const isShown = holdsOurs(context, exchange, id);
      context.expect(!isShown, `${list.id} shows another organization what is not its own.`);
      for (const query of isShown ? [] : queriesFor(list, attributes, first))
        context.expect(
          !holdsOurs(context, await narrowed(list, query), id),
          `${list.id} shows another organization what is not its own, with ${decodeURIComponent(query)}.`,
        );
    }
  }
  const changes = Object.fromEntries(changesFor(update, attributes).slice(0, 1));
  const match = await send(read, id);
  const nobody = nobodyInPath(read, identifierOf(read) ?? "");
  const missing = nobody === undefined ? match : await send(read, nobody);
  if (!succeeded(match) && match.response.status !== missing.response.status)
    context.observe({
      habit: "a refusal tells another organization what exists",
      seen: `${match.response.status} for what exists, ${missing.response.status} for what does not`,
    });
  const answered = [match].filter(succeeded);
  const bodies = [
    [update, context.session.bodyOf(update, changes)],
    [create, context.session.bodyOf(create)],
    [remove, undefined],
  ] as const;
  for (const [operation, body] of bodies) {
    if (answered.length > 0 && isSparing(context)) break;
    answered.push(...[await send(operation, id, body)].filter(succeeded));
  }
  for (const { operation, response } of answered)
    context.expect(false, `${operation.id} is answered to another organization with ${response.status}.`);
  return answered.length > 0;
}

/** Queries by which a list that forgets whose it is shows what is ours: what it is filtered by, and a second page. */
function queriesFor(list: Operation, own: OwnResource["attributes"], first: OwnResource): string[] {
  const since = sinceCreationOf(first, list);
  const alike = list.queryParameters.flatMap(({ name }): [string, string][] => {
    const [, attribute = ""] = /^filter\[(\w+)\]$/.exec(name) ?? [];
    const value = own[attribute];
    return typeof value === "string" ? [[name, value]] : [];
  });
  const second: [string, string][] = [
    ["page[number]", "2"],
    ["page[size]", "1"],
  ];
  return [alike, since, ...(isPaged(list) ? [[...since, ...second]] : [])]
    .filter((query) => query.length > 0)
    .map((query) => String(new URLSearchParams(query.map((pair) => [...pair]))));
}

/** What this organization sees and does in a place that belongs to another one. */
async function checkOthersPlace(
  context: Context,
  { id }: OwnResource,
  path: Readonly<Record<string, string>>,
  isOfOthers: boolean,
): Promise<void> {
  const { create } = context.resource;
  const list = listOf(context.resource);
  if (list !== undefined) {
    const listed = await probe(context, { operation: list, path });
    context.expect(!holdsOurs(context, listed, id), `${list.id} of another incident holds ${id}.`);
    context.expect(
      !(isOfOthers && (await isAnswered(context, listed))),
      `${list.id} of another organization's incident is answered.`,
      listed,
    );
  }
  if (!isOfOthers) return;
  const created = await probe(context, { operation: create, path, body: context.session.bodyOf(create) });
  context.expect(!succeeded(created), `${create.id} is carried out in another organization's incident.`);
}

/** Whether a list was answered otherwise than that of something that does not exist, which may be an empty one. */
async function isAnswered(context: Context, listed: Exchange, credential?: Credential): Promise<boolean> {
  const { operation } = listed;
  if (!succeeded(listed) || !isEmptyList(listed) || !isInferredStatus(operation, "404")) return succeeded(listed);
  const path = Object.fromEntries(operation.pathParameters.map((name) => [name, nobodyInPath(operation, name) ?? ""]));
  return !isEmptyList(await probe(context, { operation, path, ...(credential && { credential }) }));
}

function holdsOurs(context: Context, { response }: Exchange, id: string): boolean {
  return resourcesOf(response.body).some((resource) => resource.id === id || context.owns(resource.attributes));
}
