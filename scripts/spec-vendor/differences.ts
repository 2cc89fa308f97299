import { stringify } from "yaml";
import { type Evidence, evidenceOf } from "../../contract-tests/spec/schema.ts";
import { type Bundle, locate } from "../generate/redocly.ts";
import { isBranch, valueAt } from "../../contract-tests/spec/pointer.ts";
import type { Place } from "../spec-diff/change.ts";
import { type Accepted, reasonFor } from "./accepted.ts";
import type { Shape, Subject, Subjects } from "./subjects.ts";

/** Something that the vendor's spec says and ours does not, or the other way round. */
export interface Difference {
  /** What the vendor has and we lack; what we claim and the vendor contradicts; what is ours alone. */
  kind: "missing" | "contradicted" | "ours";
  /** `property`, `enum value`, `type`, `required` and more. */
  facet: string;
  /** The key of the subject. */
  key: string;
  operation: string;
  /** `request /data/attributes/summary`. */
  place: string;
  message: string;
  /** The vendor's subject, where it has one. */
  vendor: Subject | undefined;
  /** Our subject; of what is missing as a whole, what it belongs into. */
  ours: Subject | undefined;
}

/** What the two specs are called in messages. */
export interface Names {
  vendor: string;
  ours: string;
}

/** Compares what two specs say of the same things. What is in something that one of them lacks is not said again. */
export function differencesOf(vendor: Subjects, ours: Subjects, names: Names): Difference[] {
  const missing = [...vendor].flatMap(([key, subject]) =>
    ours.has(key) || lacksParent(subject, ours)
      ? []
      : [whole("missing", names.vendor, key, subject, { vendor: subject, ours: ours.get(subject.parent ?? "") })],
  );
  const alone = [...ours].flatMap(([key, subject]) =>
    vendor.has(key) || lacksParent(subject, vendor)
      ? []
      : [whole("ours", names.ours, key, subject, { vendor: undefined, ours: subject })],
  );
  const both = [...ours].flatMap(([key, subject]) => {
    const other = vendor.get(key);
    if (other === undefined) return [];
    return claimsOf(other, subject, names).map((claim) => ({ ...about(key, subject), vendor: other, ...claim }));
  });
  return [...missing, ...both, ...alone];
}

function lacksParent({ parent }: Subject, subjects: Subjects): boolean {
  return parent !== undefined && !subjects.has(parent);
}

function about(key: string, subject: Subject) {
  const place = [subject.part, subject.place].filter((part) => part !== "").join(" ") || subject.operation;
  return { key, operation: subject.operation, place, vendor: undefined, ours: subject };
}

function whole(
  kind: "missing" | "ours",
  where: string,
  key: string,
  subject: Subject,
  sides: Pick<Difference, "vendor" | "ours">,
): Difference {
  return { ...about(key, subject), ...sides, kind, facet: subject.kind, message: `is only ${where}` };
}

type Claim = Pick<Difference, "kind" | "facet" | "message">;

/** What the two say of a thing that both have. */
function claimsOf(vendor: Subject, ours: Subject, names: Names): Claim[] {
  const compared = (own: string, theirs: string) => `${own} ${names.ours} and ${theirs} ${names.vendor}`;
  const isRequest = ours.part === "request" || ours.kind === "parameter";
  const claims: Claim[] = [];
  if (vendor.required !== ours.required) {
    // A server may well send always what its spec does not promise; what it demands is another thing.
    const kind = vendor.required || isRequest ? "contradicted" : "ours";
    claims.push({ kind, facet: "required", message: `is ${compared(needed(ours), needed(vendor))}` });
  }
  if (vendor.shape === undefined || ours.shape === undefined) return claims;
  const shapes = [vendor.shape, ours.shape, compared] as const;
  return [
    ...claims,
    ...typeClaims(...shapes),
    ...valueClaims(...shapes),
    ...(isRequest ? closedClaims(...shapes) : []),
  ];
}

function needed({ required }: Subject): string {
  return required ? "required" : "optional";
}

type Compared = (own: string, theirs: string) => string;

function typeClaims(vendor: Shape, ours: Shape, compared: Compared): Claim[] {
  if (vendor.types.size === 0 || ours.types.size === 0) return [];
  const message = `is ${compared(listed(ours.types), listed(vendor.types))}`;
  const theirs = [...vendor.types].filter(
    (type) => !ours.types.has(type) && !(type === "integer" && ours.types.has("number")),
  );
  if (theirs.length > 0) return [{ kind: "contradicted", facet: "type", message }];
  const more = [...ours.types].some((type) => !vendor.types.has(type));
  return more ? [{ kind: "ours", facet: "type", message }] : [];
}

function valueClaims(vendor: Shape, ours: Shape, compared: Compared): Claim[] {
  const claims: Claim[] = [];
  if (vendor.enum !== undefined && ours.enum !== undefined) {
    const [theirs, own] = [new Set(vendor.enum), new Set(ours.enum)];
    for (const value of new Set([...theirs, ...own])) {
      if (theirs.has(value) && own.has(value)) continue;
      const message = `has the value ${JSON.stringify(value)}: ${compared(yes(own.has(value)), yes(theirs.has(value)))}`;
      claims.push({ kind: theirs.has(value) ? "missing" : "ours", facet: "enum value", message });
    }
  } else if (vendor.enum !== ours.enum) {
    const values = (shape: Shape) => shape.enum?.join(", ") ?? "any value";
    const kind = ours.enum === undefined ? "missing" : "ours";
    claims.push({ kind, facet: "enum", message: `takes ${compared(values(ours), values(vendor))}` });
  }
  for (const keyword of new Set([...vendor.keywords.keys(), ...ours.keywords.keys()])) {
    const [theirs, own] = [vendor.keywords.get(keyword), ours.keywords.get(keyword)];
    if (theirs === own) continue;
    const kind = own === undefined ? "missing" : theirs === undefined ? "ours" : "contradicted";
    const message = `${keyword} is ${compared(own ?? "not given", theirs ?? "not given")}`;
    claims.push({ kind, facet: keyword, message });
  }
  return claims;
}

function closedClaims(vendor: Shape, ours: Shape, compared: Compared): Claim[] {
  if (vendor.closed === ours.closed) return [];
  return [
    {
      kind: ours.closed ? "ours" : "contradicted",
      facet: "closed",
      message: `is ${compared(open(ours), open(vendor))}`,
    },
  ];
}

function yes(holds: boolean): string {
  return holds ? "yes" : "no";
}

function open({ closed }: Shape): string {
  return closed ? "closed" : "open";
}

function listed(types: ReadonlySet<string>): string {
  return [...types].sort().join(" or ");
}

/** A difference from the vendor's spec, once for all operations that share it. */
export interface Entry extends Place {
  kind: Difference["kind"];
  facet: string;
  operations: string[];
  /** `201 /data/attributes/summary`: of the first of the operations. */
  place: string;
  message: string;
  /** How we know what we say; empty where we say nothing. */
  evidence: Evidence[];
  /** What to write at the line, where that follows from the vendor's spec; null where somebody has to decide. */
  proposal: string | null;
  /** Why the difference is accepted; null when it is not. */
  accepted: string | null;
}

/** Finds where our files have what differences are about; those of several operations at one place are one entry. */
export async function entriesFrom(
  differences: readonly Difference[],
  { document, sources }: Bundle,
  root: string,
  accepted: readonly Accepted[],
): Promise<Entry[]> {
  const parts = differences.map((difference) => ({
    pointer: pointerOf(difference, document),
    reason: difference.message,
  }));
  const located = await locate(root, sources, parts);
  const entries = new Map<string, Entry>();
  for (const [at, difference] of differences.entries()) {
    const { file = "openapi/openapi.yaml", line = 1 } = located[at] ?? {};
    const { kind, facet, message, operation, place } = difference;
    const match = { kind, facet, place, message, file, line, operations: [operation] };
    const entry = { ...match, evidence: evidenceFor(difference, document), proposal: proposalFor(difference) };
    const reason = reasonFor(entry, accepted);
    // What is missing stands nowhere: several such things share the line where they belong.
    const name = isMissing(difference) ? place.split("/").at(-1) : "";
    const key = [kind, facet, message, name, file, line, reason].join("\n");
    const known = entries.get(key);
    if (known === undefined) entries.set(key, { ...entry, accepted: reason });
    else if (!known.operations.includes(operation)) known.operations.push(operation);
  }
  return [...entries.values()];
}

/** Where ours says what differs or, where it says nothing, where that would belong. */
function pointerOf(difference: Difference, document: unknown): string {
  const { facet, vendor, ours } = difference;
  if (ours === undefined) return "#/paths";
  if (vendor !== undefined && isMissing(difference)) {
    if (ours.part === vendor.part && ours.place === vendor.place && ours.kind === vendor.kind) return ours.pointer;
    const inside = { operation: "", parameter: "/parameters", status: "/responses", "media type": "/content" };
    const at = ours.shape?.at ?? ours.pointer;
    return vendor.kind in inside ? ours.pointer + inside[vendor.kind as keyof typeof inside] : `${at}/properties`;
  }
  const keyword = { "enum value": "enum", closed: "additionalProperties" }[facet] ?? facet;
  // A property is required where it stands, and what its own schema requires is another thing.
  if (facet === "required") return ours.pointer;
  const candidates = [ours.pointer, `${ours.pointer}/schema`, ...(ours.shape === undefined ? [] : [ours.shape.at])];
  return candidates.map((at) => `${at}/${keyword}`).find((at) => valueAt(document, at) !== undefined) ?? ours.pointer;
}

/** Whether ours has nothing of it. */
function isMissing({ kind, facet, vendor }: Difference): boolean {
  return kind === "missing" && facet === vendor?.kind;
}

function evidenceFor(difference: Difference, document: unknown): Evidence[] {
  const { ours, facet } = difference;
  if (ours === undefined || isMissing(difference)) return [];
  if (ours.kind === "status") {
    const operation = ours.pointer.split("/").slice(0, 4).join("/");
    return known(valueAt(document, operation), ours.part);
  }
  const keyword = facet === ours.kind ? "otherwise" : facet === "enum value" ? "enum" : facet;
  const own = known(valueAt(document, ours.pointer), keyword);
  // The schema of a parameter has evidence of its own.
  const inner = known(valueAt(document, `${ours.pointer}/schema`), keyword);
  return ours.kind === "parameter" && inner.length > 0 && keyword !== "otherwise" ? inner : own;
}

function known(node: unknown, keyword: string): Evidence[] {
  // Lint has checked its form.
  return isBranch(node) ? evidenceOf(node, keyword) : [];
}

/** What to write where a difference is, in YAML, where that follows from the vendor's spec; null where somebody decides. */
function proposalFor(difference: Difference): string | null {
  const { kind, facet, vendor, ours } = difference;
  if (kind === "ours" || vendor === undefined) return null;
  if (facet === vendor.kind) return proposalOfWhole(vendor);
  if (vendor.shape === undefined) return null;
  if (facet === "enum value") return `- ${/"(?:[^"\\]|\\.)*"/.exec(difference.message)?.[0] ?? ""}`;
  if (facet === "enum") return yaml({ enum: vendor.shape.enum });
  if (facet === "type")
    return yaml({ type: single([...new Set([...(ours?.shape?.types ?? []), ...vendor.shape.types])]) });
  if (facet === "required") return vendor.required ? "required: true, or its name under `required`" : null;
  const value = vendor.shape.keywords.get(facet);
  return value === undefined ? null : `${facet}: ${value}`;
}

function proposalOfWhole(vendor: Subject): string | null {
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
