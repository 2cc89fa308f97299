import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createRootlyClient, isRootlyError } from "../src/index.ts";
import { casesOf } from "./cases/cases.ts";
import { checks, mockChecks } from "./checks/checks.ts";
import { type Operation, operations } from "./description/operations.ts";
import { type RecordingProxy, recordingProxy } from "./exchange/recording-proxy.ts";
import { judge } from "./judge.ts";
import { reasonToSkip } from "./limits.ts";
import { type Target, targetFrom } from "./target.ts";

const target = targetFrom(process.env);
const asked = target.kind === "mock" ? [...checks.filter(({ mockLimit }) => !mockLimit), ...mockChecks] : checks;

type Client = ReturnType<typeof createRootlyClient>;
type Attributes = Parameters<Client["actionItems"]["create"]>[1];
interface Document {
  data: { id: string; attributes: Record<string, unknown> };
}

// The target was refused if the environment did not tell it.
const incident = target.pathValue("incident_id") ?? "";

/** How the client makes each operation of the description. */
const calls: Readonly<
  Record<string, (client: Client, incidentId: string, attributes: Attributes) => Promise<unknown>>
> = {
  createIncidentActionItem: (client, incidentId, attributes) => client.actionItems.create(incidentId, attributes),
};

let proxy: RecordingProxy;
let prefer: string | undefined;
beforeAll(async () => {
  proxy = await recordingProxy(target.url, () => (prefer === undefined ? {} : { prefer }));
});
afterAll(() => proxy.close());

const clientWith = (token = target.token) => createRootlyClient({ token, baseUrl: proxy.url, maxRetries: 0 });

const called = operations.filter(({ id }) => id in calls);

for (const { id } of operations.filter((operation) => !called.includes(operation))) {
  test(`what the client makes of ${id}`, ({ skip }) => skip("the client has no method for it yet"));
}

describe.each(called)("what the client sends for $id", (operation) => {
  const valid = casesOf(operation, target.known).filter(({ polarity }) => polarity === "valid");

  for (const each of valid) {
    test(each.name.replace("valid: ", ""), async ({ skip }) => {
      const reason = reasonToSkip(each, target);
      if (reason !== undefined) skip(reason);
      const document = JSON.parse(each.body ?? "") as { data: { attributes: Attributes } };

      const returned = await calls[operation.id]?.(clientWith(), incident, document.data.attributes);

      const [exchange, ...others] = proxy.take();
      if (exchange === undefined) throw new Error("The client sent nothing.");
      expect(others, "one call is one request").toEqual([]);
      judge(exchange, each, asked);
      const { headers, body } = exchange.request;
      expect(headers["content-type"]).toBe(each.mediaType);
      expect(headers["accept"]).toBe(operation.accept.join(", "));
      expect(headers["user-agent"]).toMatch(/^rootly-action-items\/\d/);
      expect(JSON.parse(body ?? "")).toEqual(document);
      const { data } = JSON.parse(exchange.response.body) as Document;
      expect(returned).toMatchObject({ id: data.id, ...data.attributes });
    });
  }
});

describe.each(called)("what the client makes of a refused $id", (operation) => {
  for (const status of operation.statuses.filter((each) => each.startsWith("4"))) {
    test(status, async ({ skip }) => {
      const provoke = provocations(target)[status];
      if (target.kind === "server" && provoke === undefined) skip(`nobody can make a server answer ${status} at will`);
      prefer = provoke === undefined ? `code=${status}` : undefined;

      const error = await call(operation, provoke ?? {}).catch((thrown: unknown) => thrown);

      const [exchange] = proxy.take();
      if (exchange === undefined) throw new Error("The client sent nothing.");
      judge(exchange, { polarity: "invalid" }, checks);
      expect(isRootlyError(error) && error).toMatchObject({ status: Number(status), outcome: "rejected" });
      for (const said of whatItSays(exchange.response.body)) expect(String(error)).toContain(said);
      expect(String(error)).not.toContain(target.token);
    });
  }
});

interface Provocation {
  token?: string;
  incidentId?: string;
  summary?: string;
}

/** What makes a server answer with a status. A mock is told by a header instead, where its own limits allow. */
function provocations({ kind }: Target): Readonly<Record<string, Provocation>> {
  const blank = { 422: { summary: " " } };
  if (kind === "mock") return blank;
  return { ...blank, 401: { token: "not-a-token" }, 404: { incidentId: "00000000-0000-4000-8000-000000000000" } };
}

async function call(
  operation: Operation,
  { token, incidentId, summary = "Rotate the leaked key" }: Provocation,
): Promise<unknown> {
  return await calls[operation.id]?.(clientWith(token), incidentId ?? incident, { summary });
}

/** The texts of an error document, in either of the vendor's shapes. */
function whatItSays(body: string): string[] {
  const document = JSON.parse(body) as { error?: string; errors?: { title: string }[] };
  return document.errors?.map(({ title }) => title) ?? (document.error === undefined ? [] : [document.error]);
}
