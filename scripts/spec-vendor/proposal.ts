import { stringify } from "yaml";
import type { Difference } from "./differences.ts";
import type { Subject } from "./subjects.ts";

/** What to write where a difference is, in YAML, where that follows from the vendor's spec; null where somebody decides. */
export function proposalFor(difference: Difference): string | null {
  const { kind, facet, vendor, ours } = difference;
  if (kind === "ours" || vendor === undefined) return null;
  if (facet === vendor.kind) return whole(vendor);
  if (vendor.shape === undefined) return null;
  if (facet === "enum value") return `- ${/"(?:[^"\\]|\\.)*"/.exec(difference.message)?.[0] ?? ""}`;
  if (facet === "enum") return yaml({ enum: vendor.shape.enum });
  if (facet === "type")
    return yaml({ type: single([...new Set([...(ours?.shape?.types ?? []), ...vendor.shape.types])]) });
  if (facet === "required") return vendor.required ? "required: true, or its name under `required`" : null;
  const value = vendor.shape.keywords.get(facet);
  return value === undefined ? null : `${facet}: ${value}`;
}

function whole(vendor: Subject): string | null {
  const name = vendor.place.split("/").at(-1) ?? "";
  const schema = {
    type: single([...(vendor.shape?.types ?? [])]),
    enum: vendor.shape?.enum,
    "x-evidence": "documented",
  };
  switch (vendor.kind) {
    case "property":
      return yaml({ [name]: schema });
    case "parameter":
      return yaml([
        { name: vendor.place, in: vendor.part, required: vendor.required, "x-evidence": "documented", schema },
      ]);
    case "status":
      return yaml({ [vendor.part]: { $ref: "../responses.yaml#/…" } });
    case "media type":
      return yaml({ [vendor.place]: { "x-evidence": "documented" } });
    case "operation":
    case "items":
      return null;
  }
}

function single<T>(values: readonly T[]): T | readonly T[] | undefined {
  return values.length > 1 ? values : values[0];
}

function yaml(value: unknown): string {
  return stringify(value, { collectionStyle: "any", flowCollectionPadding: false }).trimEnd();
}
