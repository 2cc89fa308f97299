import type { OpenAPI3 } from "openapi-typescript";
import { requireByDirection } from "./directions.ts";
import { generateTypes } from "./types.ts";
import { generateValidators } from "./validators.ts";

/** What the thread that holds TypeScript and Ajv can be asked: everything that is made of a bundled description. */
export function generateProducts(document: OpenAPI3) {
  const directed = structuredClone(document);
  requireByDirection(directed);
  return { types: generateTypes(directed), validators: generateValidators(directed) };
}
