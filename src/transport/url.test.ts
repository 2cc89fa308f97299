import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { CREATED, clientOf, INCIDENT } from "../test-support/clients.ts";
import { startFaultServer } from "../test-support/fault-server.ts";
import { fillPath, parseBase } from "./url.ts";

const TEMPLATE = "/v1/incidents/{incident_id}/action_items";

/** Any string that has a place in a URL: whole characters, not empty, no dot segment. */
const parameter = fc
  .oneof(
    fc.string({ unit: "binary", minLength: 1 }),
    fc.string({ unit: fc.constantFrom(..."./\\%?#{}&=+:;@ 2eEfF\t\nü💥").map(String), minLength: 1 }),
    fc.constantFrom("...", "%2e%2e", "../..", "a/../b", "..%2f", "{incident_id}", "$&", "?a=b", "#c", "//evil.example"),
  )
  .filter((text) => text !== "." && text !== "..");

describe("a path parameter", () => {
  test("comes out as it was put in, decoded once", () => {
    fc.assert(
      fc.property(parameter, (value) => {
        const path = fillPath(TEMPLATE, { incident_id: value });
        const [, encoded] = /^\/v1\/incidents\/([^/]*)\/action_items$/.exec(path) ?? [];
        expect(decodeURIComponent(encoded ?? "")).toBe(value);
      }),
      { numRuns: 2000 },
    );
  });

  test("never changes the host, the number of segments, the query or the fragment", () => {
    fc.assert(
      fc.property(parameter, (value) => {
        const url = new URL(`https://api.example${fillPath(TEMPLATE, { incident_id: value })}`);
        expect(url.host).toBe("api.example");
        expect(url.search + url.hash).toBe("");
        const segments = url.pathname.split("/");
        expect(segments).toHaveLength(5);
        expect([segments[1], segments[2], segments[4]]).toEqual(["v1", "incidents", "action_items"]);
      }),
      { numRuns: 2000 },
    );
  });

  test.each(["incident-id", "incident.id", "$id", "id~1", "Ünïd"])("the parameter %s is filled in", (name) => {
    expect(fillPath(`/v1/{${name}}/{y}`, { [name]: "x", y: "z" })).toBe("/v1/x/z");
    expect(() => fillPath(`/v1/{${name}}`)).toThrow(expect.objectContaining({ argument: name }));
  });

  test("that holds what looks like another one is not filled in again", () => {
    const path = fillPath("/a/{x}/b/{y}", { x: "{y}", y: "z" });
    expect(path).toBe("/a/%7By%7D/b/z");
  });

  test.each(["", ".", "..", undefined, null, 0, 1, true, {}, [], ["a"], Symbol.iterator, () => "a"])(
    "is refused when it is %o",
    (value) => {
      const fill = () => fillPath(TEMPLATE, { incident_id: value });
      expect(fill).toThrow(expect.objectContaining({ code: "invalid_argument", argument: "incident_id" }));
    },
  );

  test("is refused when it is half a character", () => {
    expect(() => fillPath(TEMPLATE, { incident_id: "a\ud800" })).toThrow(
      expect.objectContaining({ code: "invalid_argument", argument: "incident_id" }),
    );
  });

  test("is refused when it is left out, or is one of an object's own methods", () => {
    expect(() => fillPath(TEMPLATE, {})).toThrow(expect.objectContaining({ argument: "incident_id" }));
    expect(() => fillPath("/v1/{toString}", {})).toThrow(expect.objectContaining({ argument: "toString" }));
  });
});

describe("a base URL", () => {
  test.each([
    ["https://api.rootly.com", "https://api.rootly.com", ""],
    ["https://api.rootly.com/", "https://api.rootly.com", ""],
    ["https://gateway.example/rootly", "https://gateway.example/rootly", ""],
    ["https://gateway.example/rootly///", "https://gateway.example/rootly", ""],
    ["https://gateway.example:8443/a/b/?key=1&b=2", "https://gateway.example:8443/a/b", "?key=1&b=2"],
    ["https://gateway.example/a#fragment", "https://gateway.example/a", ""],
    ["HTTPS://API.Rootly.com", "https://api.rootly.com", ""],
    ["https://api.rootly.com:443", "https://api.rootly.com", ""],
    ["https://api.rootly.com/v1", "https://api.rootly.com", ""],
    ["https://api.rootly.com/v1/", "https://api.rootly.com", ""],
    ["https://gateway.example/rootly/v1?key=1", "https://gateway.example/rootly", "?key=1"],
    ["https://gateway.example/rootlyv1", "https://gateway.example/rootlyv1", ""],
  ])("%s is %s and %j", (text, url, query) => {
    expect(parseBase(text, false)).toEqual({ url, query });
  });

  test("never ends with a slash, whatever its path", () => {
    // One of 400,000 ends with what is left out, as the rows above have it.
    const others = fc
      .webUrl({ validSchemes: ["https"], withQueryParameters: true, withFragments: true })
      .filter((text) => !/\/v1\/*$/.test(new URL(text).pathname));
    fc.assert(
      fc.property(others, (text) => {
        const { url, query } = parseBase(text, false);
        expect(url.endsWith("/")).toBe(false);
        const expected = new URL(text);
        const actual = new URL(`${url}/${query}`);
        expect(actual.origin).toBe(expected.origin);
        expect(actual.search).toBe(expected.search);
        expect(actual.pathname.replace(/\/+$/, "")).toBe(expected.pathname.replace(/\/+$/, ""));
      }),
    );
  });

  test.each(["localhost", "localhost:3000", "api.localhost", "127.0.0.1", "127.9.9.9:80", "[::1]", "[::1]:8080"])(
    "may be http on this host: %s",
    (host) => {
      expect(parseBase(`http://${host}`, false).url).toMatch(/^http:/);
    },
  );

  test.each([
    "api.rootly.com",
    "localhost.evil.example",
    "127.0.0.1.evil.example",
    "evil-localhost",
    "10.0.0.1",
    "0.0.0.0",
    "[::2]",
    "[fe80::1]",
    "127.evil.example",
  ])("must not be http elsewhere, unless allowed: %s", (host) => {
    expect(() => parseBase(`http://${host}`, false)).toThrow(
      expect.objectContaining({ code: "invalid_argument", argument: "baseUrl" }),
    );
    expect(parseBase(`http://${host}`, true).url).toBe(`http://${host}`);
  });

  test.each([
    "",
    "api.rootly.com",
    "/v1",
    "ftp://api.rootly.com",
    "file:///etc",
    "data:text/plain,x",
    "https://",
    "::",
  ])("must be one: %j", (text) => {
    for (const insecure of [true, false]) {
      expect(() => parseBase(text, insecure)).toThrow(expect.objectContaining({ argument: "baseUrl" }));
    }
  });

  test("must not hold credentials, and does not show them", () => {
    const parse = () => parseBase("https://user:hunter2@api.rootly.com", false);
    expect(parse).toThrow(expect.objectContaining({ argument: "baseUrl" }));
    expect(parse).not.toThrow(/hunter2/);
  });
});

describe("on the wire", () => {
  test("the base URL's path and query go with every request", async () => {
    const server = await startFaultServer([CREATED]);
    await clientOf(`${server.url}/gateway//?key=1`).actionItems.create("a/b ü", { summary: "x" });
    expect(server.requests[0]?.url).toBe("/gateway/v1/incidents/a%2Fb%20%C3%BC/action_items?key=1");
  });

  test("a call cannot take the token to another host", async () => {
    const server = await startFaultServer([CREATED]);
    const elsewhere = await startFaultServer([CREATED]);
    const call = clientOf(server.url).http.POST("/v1/incidents/{incident_id}/action_items", {
      baseUrl: elsewhere.url,
      params: { path: { incident_id: INCIDENT } },
      body: { data: { type: "incident_action_items", attributes: { summary: "x" } } },
    });
    await expect(call).rejects.toMatchObject({ code: "invalid_argument", argument: "baseUrl" });
    expect(server.connections + elsewhere.connections).toBe(0);
  });

  test("nor to a host whose name begins alike", async () => {
    const call = clientOf("https://api.rootly.com").http.POST("/v1/incidents/{incident_id}/action_items", {
      baseUrl: "https://api.rootly.com.evil.example",
      params: { path: { incident_id: INCIDENT } },
      body: { data: { type: "incident_action_items", attributes: { summary: "x" } } },
    });
    await expect(call).rejects.toMatchObject({ code: "invalid_argument", argument: "baseUrl" });
  });
});

describe("a path template that would lead elsewhere is refused, and nothing is sent", () => {
  test.each([
    ".evil.example/x",
    "@evil.example/x",
    ":80/x",
    "evil",
    "",
    "?x",
    "#x",
    "\\evil.example",
    "https://evil.example/",
    " /v1",
  ])("%j", async (template) => {
    const fetch = vi.fn<typeof globalThis.fetch>();
    const { http } = clientOf("https://api.rootly.com", { fetch });
    // What the compiler refuses, JavaScript and a cast let pass.
    const call = http.GET(template as "/v1/action_items");
    await expect(call).rejects.toMatchObject({ code: "invalid_argument", argument: "path", outcome: "not-sent" });
    expect(fetch).not.toHaveBeenCalled();
  });
});
