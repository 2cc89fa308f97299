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
