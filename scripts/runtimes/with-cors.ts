const ALLOWED = { "access-control-allow-origin": "*", "access-control-expose-headers": "*" };

/** Lets pages of any origin use a server, as a gateway in front of it would (Fetch, "CORS protocol"). */
export function withCors(answer: typeof fetch): typeof fetch {
  return async (...request) => {
    const { method, headers } = new Request(...request);
    if (method === "OPTIONS" && headers.has("access-control-request-method")) {
      const asked = headers.get("access-control-request-headers") ?? "";
      const allowed = {
        "access-control-allow-methods": "GET, POST, PUT, DELETE",
        "access-control-allow-headers": asked,
      };
      return new Response(null, { status: 204, headers: { ...ALLOWED, ...allowed } });
    }
    const response = await answer(...request);
    for (const [name, value] of Object.entries(ALLOWED)) response.headers.set(name, value);
    return response;
  };
}
