import { expect, test } from "vitest";
import { mapSources, type Origin, originOf, recordOrigins } from "./sources.ts";

test("a part of a bundle is traced to its file, also below where files were joined", () => {
  const origins = new Map<object, Origin>();
  const schema = { properties: { "a/b": { type: "string" } } };
  const contact = { name: "N" };
  // What YAML's anchors say once stands in two places, and comes from the last of them.
  const root = { info: { title: "T", contact }, paths: {}, components: {}, "x-contact": contact };
  recordOrigins(origins, schema, "/schema.yaml");
  recordOrigins(origins, root, "/openapi.yaml");
  Object.assign(root.components, { schemas: { Schema: schema } });
  const sources = mapSources(root, origins);
  expect(sources).toEqual({
    "#": { file: "/openapi.yaml", pointer: "#" },
    "#/info/contact": { file: "/openapi.yaml", pointer: "#/x-contact" },
    "#/components/schemas/Schema": { file: "/schema.yaml", pointer: "#" },
  });
  expect(originOf(sources, "#/info/title")).toEqual({ file: "/openapi.yaml", pointer: "#/info/title" });
  expect(originOf(sources, "#/components/schemas/Schema/properties/a~1b/type")).toEqual({
    file: "/schema.yaml",
    pointer: "#/properties/a~1b/type",
  });
});
