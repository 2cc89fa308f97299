import { describe, expect, test } from "vitest";
import { createRootlyClient } from "../index.ts";
import { createFakeRootly, type FakeRootlyOptions } from "../testing.ts";

const INCIDENT = "76e27009-efed-49a6-be80-bf0a5c2ae25e";

function start(options: FakeRootlyOptions = {}) {
  const fake = createFakeRootly(options);
  const rootly = createRootlyClient({ token: "test-token", maxRetries: 0, fetch: fake.fetch });
  return { fake, actionItems: rootly.actionItems };
}

/** Sends what the client cannot be made to send. */
async function sendRaw(fake: { fetch: typeof fetch }, method: string, path: string, init: RequestInit = {}) {
  const headers = { authorization: "Bearer test-token", "content-type": "application/vnd.api+json", ...init.headers };
  const response = await fake.fetch(`https://api.rootly.com${path}`, { ...init, method, headers });
  return { status: response.status, body: await response.json() };
}

describe("a request is refused", () => {
  test("without a token, before anything else is looked at", async () => {
    const { fake } = start();
    for (const authorization of ["", "Bearer", "Bearer ", "Basic dGVzdA==", "test-token"]) {
      const refused = await sendRaw(fake, "POST", `/v1/incidents/${INCIDENT}/action_items`, {
        headers: { authorization, "content-type": "text/plain" },
        body: "{",
      });
      expect(refused).toEqual({ status: 401, body: { errors: [{ title: "Invalid token", status: "401" }] } });
    }
    expect(fake.items).toEqual([]);
  });

  test("with another token than the one that is accepted", async () => {
    const { actionItems } = start({ token: "another-token" });
    await expect(actionItems.get("any")).rejects.toMatchObject({ code: "authentication" });
    expect(await start({ token: "test-token" }).actionItems.list(INCIDENT)).toMatchObject({ items: [] });
  });

  test("for an incident that is not one of those that exist", async () => {
    const { actionItems } = start({ incidents: ["one", { id: "two", title: "Second" }] });
    expect(await actionItems.create("two", { summary: "x" })).toMatchObject({ incident_title: "Second" });
    await expect(actionItems.create("three", { summary: "x" })).rejects.toMatchObject({ code: "not_found" });
    await expect(actionItems.list("three")).rejects.toMatchObject({ code: "not_found" });
  });

  test("with every reason, and without effect", async () => {
    const { fake, actionItems } = start();
    const blank = actionItems.create(INCIDENT, { summary: " " });
    await expect(blank).rejects.toMatchObject({
      code: "unprocessable",
      errors: [
        { title: "Summary can't be blank", status: "422" },
        { title: "Summary raw can't be blank", status: "422" },
      ],
    });
    const attributes = { kind: "chore", due_date: 3, piority: "high", form_field_selections: [{}] };
    const { status, body } = await sendRaw(fake, "POST", `/v1/incidents/${INCIDENT}/action_items`, {
      body: JSON.stringify({ data: { type: "incident_action_items", attributes } }),
    });
    expect(status).toBe(422);
    expect(body.errors.map(({ title }: { title: string }) => title).sort()).toEqual([
      "Due date is not of type string or null",
      "Form field id can't be blank",
      "Kind is not one of task, follow_up",
      "Piority is not permitted",
      "Summary can't be blank",
      "Summary raw can't be blank",
    ]);
    expect(fake.items).toEqual([]);
  });

  test.each(["\u0085", "\u3000\u00a0", "\u200b\u2060\ufeff"])(
    "with a summary that shows nothing, %j",
    async (summary) => {
      const { fake, actionItems } = start();
      const item = fake.seed(INCIDENT);
      await expect(actionItems.create(INCIDENT, { summary })).rejects.toMatchObject({ code: "unprocessable" });
      await expect(actionItems.update(item.id, { summary })).rejects.toMatchObject({ code: "unprocessable" });
      expect(fake.items).toEqual([item]);
    },
  );

  test("when an update breaks the spec, and nothing changes", async () => {
    const { fake, actionItems } = start();
    const item = fake.seed(INCIDENT);
    await expect(actionItems.update(item.id, { summary: "" })).rejects.toMatchObject({
      errors: [{ title: "Summary can't be blank" }, { title: "Summary raw can't be blank" }],
    });
    expect(fake.items).toEqual([item]);
  });

  test.each<[string, string, string, RequestInit, number, string]>([
    ["an unknown path", "GET", "/v1/incidents", {}, 404, "Not found or unauthorized"],
    ["a method that the path does not have", "PATCH", "/v1/action_items/1", {}, 405, "Method not allowed"],
    ["a percent sign that encodes nothing", "GET", "/v1/action_items/%zz", {}, 404, "Not found or unauthorized"],
    ["an update of what is not there", "PUT", "/v1/action_items/1", { body: "{}" }, 404, "Not found or unauthorized"],
    ["malformed JSON", "PUT", "/v1/action_items/1", { body: "{" }, 400, "Malformed JSON"],
    [
      "another media type",
      "PUT",
      "/v1/action_items/1",
      { body: "{}", headers: { "content-type": "application/vnd.api+json; charset=utf-8" } },
      415,
      "Unsupported media type",
    ],
  ])("that is %s", async (_, method, path, init, status, title) => {
    const refused = await sendRaw(createFakeRootly(), method, path, init);
    expect(refused).toEqual({ status, body: { errors: [{ title, status: String(status) }] } });
  });

  test("for the user who sends it, with how to name that user", async () => {
    const response = await createFakeRootly().fetch("https://api.rootly.com/v1/action_items");
    expect([response.status, response.headers.get("www-authenticate")]).toEqual([401, "Bearer"]);
  });
});

describe("beside the methods of the operations", () => {
  const headers = { authorization: "Bearer test-token" };
  const send = (fake: { fetch: typeof fetch }, method: string, path: string) =>
    fake.fetch(`https://api.rootly.com${path}`, { method, headers });

  test("HEAD is answered like GET, without its body", async () => {
    const { fake } = start();
    const path = `/v1/action_items/${fake.seed(INCIDENT).id}`;
    const [got, head, missing] = [
      await send(fake, "GET", path),
      await send(fake, "HEAD", path),
      await send(fake, "HEAD", "/v1/action_items/none"),
    ];
    expect([head.status, missing.status]).toEqual([200, 404]);
    expect(head.headers.get("content-type")).toBe(got.headers.get("content-type"));
    expect(await head.text()).toBe("");
  });

  test.each([
    ["/v1/action_items/any", "GET, HEAD, PUT, DELETE, OPTIONS"],
    ["/v1/incidents/any/action_items", "GET, HEAD, POST, OPTIONS"],
    ["/v1/action_items", "GET, HEAD, OPTIONS"],
  ])("a refused method and OPTIONS name those of %s", async (path, allowed) => {
    const { fake } = start();
    const sorted = (response: Response) => response.headers.get("allow")?.split(", ").sort();
    const [refused, options] = [await send(fake, "PATCH", path), await send(fake, "OPTIONS", path)];
    expect([refused.status, options.status]).toEqual([405, 204]);
    expect([sorted(refused), sorted(options)]).toEqual([allowed.split(", ").sort(), allowed.split(", ").sort()]);
  });

  test("OPTIONS of an unknown path is not found", async () => {
    expect((await send(start().fake, "OPTIONS", "/v1/incidents")).status).toBe(404);
  });
});
