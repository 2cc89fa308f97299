import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { clientOf, createOn, INCIDENT, sendTo } from "../test-support/clients.ts";
import { startFaultServer } from "../test-support/fault-server.ts";

const REDIRECTS = [301, 302, 303, 307, 308];

test("every status from 200 to 599 sends one POST, 429 aside, and says what it means", async () => {
  const posts: number[] = [];
  const server = createServer((request, response) => {
    const status = Number(request.headers["x-status"]);
    request.resume().on("end", () => {
      posts.push(status);
      response.writeHead(status, { location: "https://elsewhere.example/" }).end(status === 204 ? undefined : "{}");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const { http } = clientOf(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, { maxRetries: 1 });

  const expected: number[] = [];
  for (let status = 200; status < 600; status++) {
    expected.push(...(status === 429 ? [status, status] : [status]));
    const call = http.POST("/v1/incidents/{incident_id}/action_items", {
      params: { path: { incident_id: INCIDENT } },
      headers: { "x-status": String(status) },
      body: { data: { type: "incident_action_items", attributes: { summary: "s" } } },
    });
    if (REDIRECTS.includes(status)) {
      await expect(call).rejects.toMatchObject({ code: "redirect", outcome: "unknown", status, attempts: 1 });
    } else if (status === 205) {
      await expect(call).rejects.toMatchObject({ code: "unreadable_response", outcome: "applied" });
    } else {
      expect((await call).response.status).toBe(status);
    }
  }
  // Whatever would be sent behind the client's back needs a moment.
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(posts).toEqual(expected);
});

test("a request that is answered with 421 was refused, and the refusal is what came", async () => {
  const server = await startFaultServer([{ do: "answer", status: 421, body: '{"errors":[{"title":"Wrong host"}]}' }]);
  expect(await createOn(server.url)).toMatchObject({
    ok: false,
    error: { code: "api_error", outcome: "rejected", status: 421, attempts: 1, errors: [{ title: "Wrong host" }] },
  });
  expect(server.requests).toHaveLength(1);
  // Not in chunks, which some servers refuse.
  expect(server.requests[0]?.headers).toMatchObject({
    "content-length": String(Buffer.byteLength(server.requests[0]?.body ?? "")),
  });
});

test.each([401, 407])("a create that is answered with %i was refused", async (status) => {
  const server = await startFaultServer([
    { do: "answer", status, headers: { "www-authenticate": "Basic", "proxy-authenticate": "Basic" }, body: "{}" },
  ]);
  expect(await createOn(server.url)).toMatchObject({
    ok: false,
    error: { outcome: "rejected", status, attempts: 1 },
    response: { status },
  });
  expect(server.requests).toHaveLength(1);
});

test("a GET that is answered with 304 can be made conditional", async () => {
  const server = await startFaultServer([{ do: "answer", status: 304, headers: { etag: '"1"' } }]);
  const { response } = await clientOf(server.url).http.GET("/v1/action_items", { headers: { "if-none-match": '"1"' } });
  expect(response.status).toBe(304);
  expect(response.headers.get("etag")).toBe('"1"');
  expect(server.requests).toHaveLength(1);
});

test.each([300, 304, 305, 306, 399])("%i is an answer, not a redirect to another address", async (status) => {
  const server = await startFaultServer([
    { do: "answer", status, headers: { location: "https://elsewhere.example/" } },
  ]);
  const error = { code: "api_error", outcome: "unknown", status, attempts: 1 };
  expect(await createOn(server.url)).toMatchObject({ ok: false, error });
  expect(server.requests).toHaveLength(1);
});

test.each(REDIRECTS)("%i is never followed", async (status) => {
  const elsewhere = await startFaultServer([{ do: "answer", status: 200, body: "{}" }]);
  const server = await startFaultServer([{ do: "answer", status, headers: { location: elsewhere.url } }]);
  expect(await sendTo(server.url, "PUT")).toMatchObject({
    ok: false,
    error: { code: "redirect", status, attempts: 1 },
  });
  expect(elsewhere.connections).toBe(0);
});
