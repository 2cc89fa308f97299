import type { OpenAPI3 } from "openapi-typescript";
import { requireByDirection } from "../../contract-tests/spec/directions.ts";
import { generateTypes } from "./types.ts";
import { generateValidators } from "./validators.ts";

// The functions of the thread that holds TypeScript and Ajv: everything that is made of a bundled spec.

export function typesOf(document: OpenAPI3): string {
  return generateTypes(directed(document));
}

export function validatorsOf(document: OpenAPI3): ReturnType<typeof generateValidators> {
  return generateValidators(directed(document));
}

function directed(document: OpenAPI3): OpenAPI3 {
  const copy = structuredClone(document);
  requireByDirection(copy);
  return copy;
}
