import { expect, test } from "vitest";
import { clientOf, CREATED, INCIDENT, ITEM, TOKEN } from "./test-support/clients.ts";
import { startFaultServer } from "./test-support/fault-server.ts";

const ITEM_PATH = "/v1/action_items/{id}";
const params = { path: { id: "item-1" } };
const REFUSED = { errors: [{ title: "Not found or unauthorized", status: "404" }] };

test("a success is openapi-fetch's `data`, with the envelope", async () => {
  const server = await startFaultServer([CREATED]);
  const { http } = clientOf(server.url);

  const answer = await http.POST("/v1/incidents/{incident_id}/action_items", {
    params: { path: { incident_id: INCIDENT } },
    body: { data: { type: "incident_action_items", attributes: { summary: "Rotate the leaked key" } } },
  });

  expect(answer.error).toBeUndefined();
  expect(answer.data).toEqual(ITEM);
  expect(answer.response.status).toBe(201);
  expect(server.requests[0]?.body).toBe(
    JSON.stringify({ data: { type: "incident_action_items", attributes: { summary: "Rotate the leaked key" } } }),
  );
});

test.each([
  ["JSON", JSON.stringify(REFUSED), REFUSED],
  ["a string", "<html>Not here</html>", "<html>Not here</html>"],
  ["empty", "", ""],
])("a refusal is openapi-fetch's `error`, when its body is %s", async (_, body, error) => {
  const server = await startFaultServer([{ do: "answer", status: 404, body }]);

  const answer = await clientOf(server.url).http.GET(ITEM_PATH, { params });

  expect(answer.data).toBeUndefined();
  expect(answer.error).toEqual(error);
  expect(answer.response.status).toBe(404);
});

test("headers and a query of one call are sent, and `request` is the same with the method as a value", async () => {
  const server = await startFaultServer([{ do: "answer", status: 200, body: "{}" }]);
  const { http } = clientOf(server.url);

  await http.request("get", "/v1/action_items", {
    params: { query: { "filter[kind][in]": ["task", "follow_up"], "page[size]": 2 } },
    headers: { "x-trace": "7", "user-agent": "mine" },
  });

  const [sent] = server.requests;
  expect(sent?.method).toBe("GET");
  expect([...new URL(String(sent?.url), server.url).searchParams]).toEqual([
    ["filter[kind][in]", "task,follow_up"],
    ["page[size]", "2"],
  ]);
  expect(sent?.headers).toMatchObject({ "x-trace": "7", "user-agent": "mine", accept: "application/vnd.api+json" });
});

test("a `fetch` of the caller's is given headers as an object, whether a call has some of its own or not", async () => {
  const inputs: unknown[] = [];
  const fetch: typeof globalThis.fetch = async (_, init) => {
    inputs.push(init?.headers);
    return new Response("{}");
  };
  const { http } = clientOf("https://rootly.example", { fetch });

  await http.GET(ITEM_PATH, { params });
  await http.GET(ITEM_PATH, { params, headers: new Headers({ "X-Trace": "7" }) });

  const own = {
    accept: "application/vnd.api+json",
    "user-agent": expect.stringMatching(/^rootly-action-items\//),
    authorization: `Bearer ${TOKEN}`,
  };
  expect(inputs).toEqual([own, { ...own, "x-trace": "7" }]);
});

test("the client's own media type may be named where there is no body, too", async () => {
  const server = await startFaultServer([{ do: "answer", status: 200, body: "{}" }]);
  const { http } = clientOf(server.url);
  const headers = { "Content-Type": "application/vnd.api+json" };
  await http.GET(ITEM_PATH, { params, headers });
  await http.DELETE(ITEM_PATH, { params, headers });
  expect(server.requests).toHaveLength(2);
});

test.each([
  { fetch: globalThis.fetch },
  { baseUrl: "https://elsewhere.example" },
  { middleware: [] },
  { bodySerializer: String },
  { parseAs: "stream" as const },
])("what would go around the transport is refused before anything is sent: %o", async (option) => {
  const server = await startFaultServer([{ do: "answer", status: 200, body: "{}" }]);

  const call = clientOf(server.url).http.GET(ITEM_PATH, { params, ...option });

  await expect(call).rejects.toMatchObject({ code: "invalid_argument", argument: Object.keys(option)[0] });
  expect(server.requests).toEqual([]);
});

test("a template that is not filled in is refused before anything is sent", async () => {
  const server = await startFaultServer([CREATED]);
  // @ts-expect-error: the parameters are missing
  const call = clientOf(server.url).http.GET(ITEM_PATH);

  await expect(call).rejects.toMatchObject({ code: "invalid_argument", argument: "id" });
  expect(server.requests).toEqual([]);
});
