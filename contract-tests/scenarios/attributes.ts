import { type KnownValues, samples } from "../cases/samples.ts";
import {
  attributesShownBy,
  attributesTakenBy,
  isOfIntegration,
  isWriteOnly,
  renamedBy,
  valueAt,
} from "../spec/attributes.ts";
import { resolve } from "../spec/spec.ts";
import type { Operation } from "../spec/operations.ts";
import type { Resource } from "../spec/resource.ts";
import { isObject, type Json, ownMember, type Schema, typesOf } from "../spec/schema.ts";
import { isDay, meansDay } from "../exchange/document.ts";

/** Names of things in other systems, which a server may look up: they are set once, and have to stay. */
const OF_OTHER_SYSTEMS = /_(id|key|url)$/;

/** A document or a flat user, filled on create only as far as was seen: what counts is who it is, where both say so. */
const OF_A_USER = "created_by";

/** The identifier of a user, who can be a JSON:API document, whose id is a string, or a flat user; undefined of nobody. */
export function userIn(user: Json | undefined): string | undefined {
  if (!isObject(user)) return undefined;
  const id = isObject(user["data"]) ? user["data"]["id"] : user["id"];
  return typeof id === "number" || typeof id === "string" ? String(id) : undefined;
}

type Attributes = Readonly<Record<string, Json>>;

/**
 * A value for each attribute that an operation takes, as far as some string or something known will do.
 *
 * @param unlike Values that are not wanted, where there is another.
 */
export function filled(
  operation: Operation | undefined,
  known: KnownValues,
  unlike: Attributes = {},
): Record<string, Json> {
  return Object.fromEntries(
    Object.entries(attributesTakenBy(operation)).flatMap(([name, schema]) => {
      const strings = samples(schema, known).flatMap(({ value }) => (typeof value === "string" ? value : []));
      const value =
        ownMember(known, name) ?? strings.find((string) => string !== ownMember(unlike, name)) ?? strings[0];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/**
 * The attributes that an update takes and a response shows, each with a value that is not the one shown: those that a
 * server can be expected to set to whatever the spec allows.
 */
export function changesFor(update: Operation, shown: Attributes): [name: string, value: Json][] {
  return Object.entries(attributesTakenBy(update)).flatMap(([name, schema]): [string, Json][] => {
    if (
      !Object.hasOwn(shown, name) ||
      isWriteOnly(schema) ||
      OF_OTHER_SYSTEMS.test(name) ||
      typesOf(resolve(schema)).includes("array")
    )
      return [];
    const value = another(schema, shown[name]);
    return value === undefined ? [] : [[name, value]];
  });
}

/** Whether a response shows a value as it was sent: a string may have a mark in front, and a day can be a moment of it. */
export function shows(sent: Json, shown: Json | undefined): boolean {
  if (isDay(sent)) return typeof shown === "string" && meansDay(shown, sent);
  return shown === sent || (typeof sent === "string" && typeof shown === "string" && shown.endsWith(sent));
}

/** A value that the schema allows and that is not the one shown. */
function another(schema: Schema, shown: Json | undefined): Json | undefined {
  return samples(schema, {})
    .flatMap((sample) => (isDay(sample.value) ? [sample.value, weekAfter(sample.value)] : sample.value))
    .find((item) => item !== null && !shows(item, shown));
}

/** A week, because a moment can be one of several days. */
function weekAfter(day: string): string {
  return new Date(Date.parse(day) + 7 * 86_400_000).toISOString().slice(0, 10);
}

/**
 * The attributes that differ between two responses that show the same resource, in sentences.
 *
 * @param mayDiffer Attributes that are left out.
 */
export function differences(
  { create, read }: Pick<Resource, "create" | "read">,
  before: Attributes,
  after: Attributes,
  mayDiffer: readonly string[] = [],
): string[] {
  // Of what was written under another name only that counts: what stands beside it can change by itself.
  const written = new Map(renamedBy(create).map(({ root, pointer }) => [root, pointer]));
  // Of attributes that the spec does not know nobody said what they do.
  const known = Object.keys(attributesShownBy(read));
  return known
    .filter((name) => !mayDiffer.includes(name))
    .flatMap((name) => {
      if (name === OF_A_USER) {
        const [was, is] = [userIn(before[name]), userIn(after[name])];
        return was === undefined || is === undefined || was === is ? [] : [`\`${name}\` was ${was} and is ${is}`];
      }
      const pointer = written.get(name);
      const shown = (attributes: Attributes) =>
        JSON.stringify(pointer === undefined ? ownMember(attributes, name) : (valueAt(attributes, pointer) ?? null));
      const [was, is] = [shown(before), shown(after)];
      if (was === "null" && isOfIntegration(name)) return [];
      return was === is ? [] : [`\`${pointer?.slice(1) ?? name}\` was ${was} and is ${is}`];
    });
}
