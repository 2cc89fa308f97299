import { expect, test } from "vitest";
import { requireByDirection } from "./directions.ts";

const members = { id: { type: "string", readOnly: true }, secret: { $ref: "#/components/schemas/Secret" }, name: {} };
const thing = () => ({ type: "object", required: ["id", "secret", "name"], properties: members });

function documentWith(schemas: object) {
  const body = (name: string) => ({
    content: { "application/json": { schema: { $ref: `#/components/schemas/${name}` } } },
  });
  return {
    paths: { "/things": { post: { requestBody: body("Sent"), responses: { 201: body("Shown") } } } },
    components: { schemas: { ...schemas, Secret: { type: "string", writeOnly: true } } },
  };
}

test("nothing is required of a request that is readOnly, nor of a response that is writeOnly", () => {
  const document = documentWith({ Sent: thing(), Shown: thing(), Unused: thing() });
  requireByDirection(document);
  expect(document).toEqual(
    documentWith({
      Sent: { ...thing(), required: ["secret", "name"] },
      Shown: { ...thing(), required: ["id", "name"] },
      Unused: thing(),
    }),
  );
});

test("a schema that both use requires neither, and a list that becomes empty is gone", () => {
  const document = documentWith({
    Sent: { allOf: [{ $ref: "#/components/schemas/Shared" }] },
    Shown: { items: { $ref: "#/components/schemas/Shared" } },
    Shared: { ...thing(), required: ["id", "secret"] },
  });
  requireByDirection(document);
  expect(document.components.schemas).toMatchObject({ Shared: { type: "object", properties: members } });
  expect(document.components.schemas).not.toHaveProperty("Shared.required");
});
