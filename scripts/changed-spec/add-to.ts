import type { RepositoryCopy } from "../generate/repository-copy.ts";
import type { AttributeKind } from "./kinds.ts";

const REQUEST = "openapi/schemas/CreateIncidentActionItemAttributes.yaml";
const RESPONSE = "openapi/schemas/IncidentActionItemAttributes.yaml";

export interface Added {
  name: string;
  kind: AttributeKind;
}

/** Adds attributes to the request and the response of a create in a copy, in the place of those that were added before. */
export async function addTo(copy: RepositoryCopy): Promise<(attributes: readonly Added[]) => Promise<void>> {
  const [request, response] = await Promise.all([copy.read(REQUEST), copy.read(RESPONSE)]);
  return async (attributes) => {
    const properties = attributes.map(({ name, kind: { schema } }) => {
      const described = { ...schema, description: "What is added.", "x-evidence": "documented" };
      return `  ${name}: ${JSON.stringify(described)}\n`;
    });
    await copy.write(REQUEST, request + properties.join(""));
    await copy.write(RESPONSE, response + properties.join(""));
    for (const { kind } of attributes)
      for (const [name, file] of Object.entries(kind.files ?? {}))
        await copy.write(`openapi/schemas/${name}.yaml`, JSON.stringify(file));
  };
}

/** Leaves nothing of a copy's spec but the operation that creates, so that nothing else takes time. */
export async function keepOnlyCreate(copy: RepositoryCopy): Promise<void> {
  const file = "paths/v1_incidents_{incident_id}_action_items.yaml";
  await copy.change(
    "openapi/openapi.yaml",
    /^paths:\n(?: .*\n)*/m,
    `paths:\n  /v1/incidents/{incident_id}/action_items:\n    $ref: ${file}\n`,
  );
  await copy.change(`openapi/${file}`, /^get:\n(?:(?: .*)?\n)*/m, "");
}
