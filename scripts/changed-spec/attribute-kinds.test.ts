import { readFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Generator, startGenerator } from "../generate/generator.ts";
import { type Added, addTo, copyRepository, keepOnlyCreate, type RepositoryCopy } from "../generate/repository-copy.ts";
import { update } from "../generate/update.ts";
import { ALL_KINDS, type AttributeKind } from "./kinds.ts";
import type * as SendCases from "./send-cases.ts";
import { prismInProcess } from "../prism.ts";

type Sent = Awaited<ReturnType<typeof SendCases.sendCreates>>;

let copy: RepositoryCopy;
let generator: Generator;
let add: Awaited<ReturnType<typeof addTo>>;
beforeAll(async () => {
  [copy, generator] = await Promise.all([copyRepository({ whole: true }), startGenerator()]);
  await keepOnlyCreate(copy);
  add = await addTo(copy);
}, 600_000);
afterAll(() => Promise.all([copy.remove(), generator.stop()]));

const pointerTo = ({ name }: Added) => `/data/attributes/${name}`;

/** Adds attributes to the spec and generates. Returns why nothing was generated; empty when everything was. */
async function generateWith(attributes: readonly Added[]): Promise<string> {
  await add(attributes);
  const outcome = await update(generator, copy.root, { check: false }).catch((error: unknown) => error);
  if (outcome instanceof Error) return outcome.message;
  const { problems = [] } = outcome as { problems?: { reason: string }[] };
  return problems.map(({ reason }) => reason).join("\n");
}

/** Sends a mock of the copy's spec the cases of a create that are about attributes. */
async function send(attributes: readonly Added[], randomCases: number): Promise<Sent> {
  const { sendCreates } = await copy.load<typeof SendCases>("scripts/changed-spec/send-cases.ts");
  const spec: object = JSON.parse(await readFile(path.join(copy.root, "generated/openapi.json"), "utf8"));
  // Without Prism's checks of its own responses: the suite checks them.
  const prism = await prismInProcess(spec, { validateResponse: false });
  try {
    return await sendCreates(prism.url, attributes.map(pointerTo), { randomCases });
  } finally {
    await prism.close();
  }
}

/** The values of what is composed are drawn at random, from a body that has nothing else of its kind. */
const COMPOSING = ["$ref", "allOf", "anyOf", "oneOf", "not", "if", "propertyNames", "unevaluatedProperties"];

const isPlain = ({ schema, refused, leftOut, without }: AttributeKind) =>
  (refused ?? leftOut ?? without) === undefined && !COMPOSING.some((keyword) => keyword in schema);

describe("the create cases follow an attribute, of which a mock is sent a value that is allowed and one that is not:", () => {
  const added = ALL_KINDS.filter(isPlain).map((kind, at) => ({ name: `added_${String(at).padStart(3, "0")}`, kind }));
  let sent: Sent;
  beforeAll(async () => {
    expect(await generateWith(added)).toBe("");
    sent = await send(added, 10);
  }, 600_000);

  test.each(added.map((item) => ({ kindName: item.kind.name, pointer: pointerTo(item) })))(
    "$kindName",
    ({ pointer }) => {
      expect(sent[pointer]).toMatchObject({ failed: [], leftOut: [] });
      expect(sent[pointer]?.sent.valid, "valid values").toBeGreaterThan(0);
      expect(sent[pointer]?.sent.invalid, "values that break it").toBeGreaterThan(0);
    },
  );

  test("all of them in one body, and random bodies", () => {
    expect(sent[""]).toMatchObject({ failed: [], leftOut: [] });
    expect(sent[""]?.sent.valid).toBeGreaterThan(1);
  });
});

describe("so they do by itself, or they leave it out by name, or nothing is generated:", () => {
  const others = ALL_KINDS.filter((kind) => !isPlain(kind));

  test.each(others)("$name", { timeout: 300_000 }, async (kind) => {
    const added = { name: "added", kind };
    const refusal = await generateWith([added]);
    if (kind.refused !== undefined) {
      expect(refusal).toMatch(kind.refused);
      return;
    }
    expect(refusal).toBe("");
    const all = Object.values(await send([added], 3));
    expect(all.flatMap(({ failed }) => failed)).toEqual([]);
    const reasons = [...new Set(all.flatMap(({ leftOut }) => leftOut))];
    expect(reasons).toEqual((kind.leftOut ?? []).map((reason): unknown => expect.stringMatching(reason)));
    const own = all[1]?.sent;
    expect((own?.valid ?? 0) > 0, "a valid value is sent").toBe(kind.without !== "both");
    expect((own?.invalid ?? 0) > 0, "a value that breaks it is sent").toBe(kind.without === undefined);
  });
});

test("at least 75 of at least 80 kinds are sent both a value that is allowed and one that is not", () => {
  expect(ALL_KINDS.length).toBeGreaterThanOrEqual(80);
  const sent = ALL_KINDS.filter(({ refused, without }) => refused === undefined && without === undefined);
  expect(sent.length).toBeGreaterThanOrEqual(75);
  expect(new Set(ALL_KINDS.map(({ name }) => name)).size).toBe(ALL_KINDS.length);
});
