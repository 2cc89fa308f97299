import type { RepositoryCopy } from "../generate/repository-copy.ts";

/** An operation of a kind that the spec of this repository has none of. */
export interface OddOperation {
  name: string;
  method?: string;
  /** Default: `/v1/odd/N`. */
  path?: string;
  /** Of the path. */
  item?: object;
  parameters?: object[];
  body?: { mediaType: string; schema: object; example: unknown };
  /** Default: 200. */
  status?: string;
  /** Default: JSON:API. */
  answer?: { mediaType: string; schema: object; example: unknown };
  more?: object;
  /** What its answers are to say, where that is nothing. */
  silent?: boolean;
}

const HEADERS = ["Limit", "Remaining", "Reset"].flatMap((name) => [`RateLimit-${name}`, `X-RateLimit-${name}`]);
const REFUSALS = {
  "401": "Unauthorized",
  "403": "Forbidden",
  "404": "NotFound",
  "422": "UnprocessableContent",
  "429": "TooManyRequests",
};
const known = <Part extends object>(part: Part) => ({
  "x-evidence": "documented",
  description: "Something odd.",
  ...part,
});

const DOCUMENT = {
  mediaType: "application/vnd.api+json",
  schema: known({
    type: "object",
    required: ["data"],
    properties: { data: known({ type: "object", required: ["id"], properties: { id: known({ type: "string" }) } }) },
  }),
  example: { data: { id: "3f0c1c2e-6c43-4b0e-9d1c-2b9c5f9a7c11", type: "odd" } },
};

/** The operationId of the operation at an index. */
export const idOf = (at: number): string => `odd${at}`;

/** For tests: adds operations, each with a path of its own. */
export async function addOdd(copy: RepositoryCopy, all: readonly OddOperation[]): Promise<void> {
  const names: string[] = [];
  for (const [at, operation] of all.entries()) {
    const { path = `/v1/odd/${at}`, item = {}, method = "get" } = operation;
    await copy.write(`openapi/paths/odd_${at}.yaml`, JSON.stringify({ ...item, [method]: operationOf(operation, at) }));
    names.push(`  ${path}:\n    $ref: paths/odd_${at}.yaml\n`);
  }
  await copy.change("openapi/openapi.yaml", /^paths:\n/m, `paths:\n${names.join("")}`);
  await copy.change("openapi/openapi.yaml", /^ {2}securitySchemes:\n/m, `  securitySchemes:\n${API_KEY}`);
  await copy.change(
    "redocly.yaml",
    /allowedValues: \[application\/vnd\.api\+json\]/g,
    "allowedValues: [application/vnd.api+json, application/json, text/csv, multipart/form-data]",
  );
}

const API_KEY = `    apiKey:
      type: apiKey
      in: header
      name: X-Key
      description: A key.
`;

function operationOf(
  { parameters = [], body, status = "200", answer = DOCUMENT, more, silent = false }: OddOperation,
  at: number,
): object {
  const headers = [...HEADERS, "X-RateLimit-Used"].map((name) => [name, { $ref: `../headers.yaml#/${name}` }]);
  const content = (part: { mediaType: string; schema: object; example: unknown }) => ({
    [part.mediaType]: { "x-evidence": "documented", schema: part.schema, example: part.example },
  });
  return {
    operationId: idOf(at),
    tags: ["Incident action items"],
    summary: "Something odd",
    "x-evidence": Object.fromEntries([status, ...Object.keys(REFUSALS)].map((code) => [code, "documented"])),
    parameters: parameters.map((parameter) => known(parameter)),
    ...(body && { requestBody: { required: true, content: content(body) } }),
    responses: {
      [status]: {
        description: "Done.",
        headers: Object.fromEntries(headers),
        ...(!silent && { content: content(answer) }),
      },
      ...Object.fromEntries(
        Object.entries(REFUSALS).map(([code, name]) => [code, { $ref: `../responses.yaml#/${name}` }]),
      ),
    },
    ...more,
  };
}
