import { type Lengths, lengthsOf } from "../../spec/attributes.ts";
import type { Operation } from "../../spec/operations.ts";
import { resource } from "../../spec/resource.ts";
import { type Json, typesOf } from "../../spec/schema.ts";
import { resolve } from "../../spec/spec.ts";
import { stringsThatAreNotBlank } from "../../scenarios/blank-strings.ts";
import { type Fault, type Source, sources } from "../fault.ts";
import {
  echoedAttributes,
  interfering,
  needed,
  onAnswer,
  onRequest,
  type Received,
  sentIn,
  withAttributes,
  withSent,
} from "../interference.ts";

/** What a server makes of a string that it should leave alone; the same string where the operator means nothing for it. */
const RESPONSES: Readonly<Record<string, (text: string) => string>> = {
  "cuts a string off": (text) => text.slice(0, 100),
  "cuts a string off at a column's length": (text) => text.slice(0, 250),
  shouts: (text) => text.toUpperCase(),
  "loses what is not ASCII": (text) => text.replace(/[^\0-\x7f]/g, "?"),
  "loses what is not in the basic plane": (text) => text.replace(/[\u{10000}-\u{10ffff}]/gu, "\ufffd"),
  "composes characters": (text) => text.normalize("NFC"),
  "loses control characters": (text) => text.replace(/\p{Cc}/gu, ""),
  "joins lines and words": (text) => text.replace(/\s+/g, ""),
  "says nothing": () => "…",
};

export function echoFaults(): Fault[] {
  return [needed("create"), needed("update")].flatMap((operation) =>
    Object.entries(echoedAttributes(operation)).flatMap(([name, schema]) => {
      const fault = (operator: string, change: (value: Json) => Json | undefined): Fault => ({
        area: "echo",
        operator,
        place: `${name} of ${operation.id}`,
        wrap: withAttribute(operation, name, change),
      });
      const { pattern, minLength } = resolve(schema);
      const isText = typesOf(resolve(schema)).includes("string") && resolve(schema).enum === undefined;
      const isList = typesOf(resolve(schema)).includes("array");
      const isRequired = pattern !== undefined || minLength !== undefined;
      return [
        ...(isRequired ? [] : [fault("ignores an attribute", () => undefined)]),
        ...(resolve(schema).enum ?? []).map((value) => fault("keeps one value only, whichever is sent", () => value)),
        ...(name.endsWith("date") ? [fault("is a day off", dayAfter)] : []),
        ...(isList ? [fault("loses what is in a list", () => [])] : []),
        // What a server may say of other strings is unknown.
        ...(isText && isRequired
          ? Object.entries(RESPONSES).map(([operator, mangle]) => ({
              ...fault(operator, (value) => (typeof value === "string" ? mangle(value) : value)),
              ...(operator.startsWith("composes") && { observedAs: COMPOSED }),
            }))
          : []),
      ];
    }),
  );
}

/** A server that gets an attribute with another value, or without one. */
function withAttribute(operation: Operation, name: string, change: (value: Json) => Json | undefined): Fault["wrap"] {
  return onRequest((received) => {
    if (received.operation !== operation) return received;
    return withSent(received, (attributes) => {
      const { [name]: value, ...others } = attributes;
      const changed = value === undefined ? undefined : change(value);
      return changed === undefined ? others : { ...others, [name]: changed };
    });
  });
}

function dayAfter(value: Json): Json {
  if (typeof value !== "string") return value;
  return new Date(Date.parse(value) + 86_400_000).toISOString().slice(0, 10);
}

const create = needed("create");
const update = needed("update");

interface Mangling {
  source: Source;
  /** Where it is tried. Default: creates and updates. */
  at?: readonly ReturnType<typeof needed>[];
  /** Whether only a string of several lines is tried, which is created. Default: every string. */
  inLines?: boolean;
  /** Whether it changes strings of these lengths. Default: it does. */
  isMeant?: (lengths: Lengths) => boolean;
  /** What is noted of it, where it reads the same. */
  observedAs?: string;
  store: (text: string) => string;
}

const cutAt = (length: number): Mangling => ({
  source: sources.cats,
  at: [update],
  // Nothing is lost of a string that may not be longer.
  isMeant: ({ most }) => most > length,
  store: (text) => text.slice(0, length),
});

/** What servers make of what chats, mail and spreadsheets have a meaning for. */
const IN_LINES: Readonly<Record<string, Mangling>> = {
  "replaces the names of emoji": {
    source: sources.shortCodes,
    store: (text) => text.replaceAll(":tada:", "\u{1f389}"),
  },
  "makes links of addresses": {
    source: sources.shortCodes,
    store: (text) => text.replace(/https:\/\/\S+/g, "<$&>"),
  },
  "hides e-mail addresses": {
    source: sources.mailAddresses,
    store: (text) => text.replace(/\S+@\S+\.\w+/g, "[hidden]"),
  },
  "keeps formulas from spreadsheets": {
    source: sources.formulas,
    store: (text) => text.replace(/(^|\] )(?==)/, "$1'"),
  },
  "decodes escapes of JSON twice": { source: sources.cats, store: (text) => text.replaceAll("\\u0041", "A") },
  "writes days in another order": {
    source: sources.weekYears,
    store: (text) => text.replace(/(\d{4})-(\d\d)-(\d\d)/g, "$3/$2/$1"),
  },
  "loses the form of an emoji": { source: sources.railsZeroWidth, store: (text) => text.replaceAll("\ufe0f", "") },
  "loses the colour of an emoji": {
    source: sources.skinTones,
    store: (text) => text.replace(/[\u{1f3fb}-\u{1f3ff}]/gu, ""),
  },
  "writes wide letters narrow": {
    source: sources.compatibility,
    store: (text) => text.replace(/[\uff01-\uff5e]/g, (letter) => letter.normalize("NFKC")),
  },
  "sets three dots as one character": {
    source: sources.ellipses,
    observedAs: "typographic",
    store: (text) => text.replaceAll("...", "\u2026"),
  },
  "loses what is for private use": { source: sources.mysql, store: (text) => text.replace(/[\ue000-\uf8ff]/g, "") },
  "shortens what is repeated": { source: sources.cats, store: (text) => text.replace(/(!)\1{9,}/g, "$1$1$1") },
};

const COMPOSED = "characters are composed";

/** What servers make of a string before they store it. */
const MANGLINGS: Readonly<Record<string, Mangling>> = {
  "stores HTML's characters escaped": {
    source: sources.commons,
    observedAs: "HTML is sanitised",
    store: (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;"),
  },
  "strips tags": {
    source: sources.commons,
    observedAs: "HTML is sanitised",
    store: (text) => text.replace(/<[^>]*>/g, ""),
  },
  "decodes percent signs": { source: sources.cats, store: (text) => text.replaceAll("%41", "A") },
  "takes a plus for a space": { source: sources.cats, store: (text) => text.replaceAll("+", " ") },
  "takes dollars for the parts of a pattern": {
    source: sources.dollars,
    store: (text) => text.replaceAll("$$", "$").replaceAll("$&", ""),
  },
  "takes a string for a format": { source: sources.format, store: (text) => text.replaceAll("%s", "") },
  "loses what joins characters": { source: sources.railsZeroWidth, store: (text) => text.replaceAll("\u200d", "") },
  "drops backslashes": { source: sources.cats, store: (text) => text.replaceAll("\\", "") },
  "doubles quotes": { source: sources.cats, store: (text) => text.replaceAll("'", "''") },
  "evaluates templates": { source: sources.owasp, store: (text) => text.replaceAll("{{7*7}}", "49") },
  "loses characters of four bytes": {
    source: sources.mysql,
    store: (text) => text.replace(/[\u{10000}-\u{10ffff}].*/su, ""),
  },
  "composes characters that were sent in parts": {
    source: sources.cats,
    observedAs: COMPOSED,
    store: (text) => text.normalize("NFC"),
  },
  ...Object.fromEntries(
    Object.entries(IN_LINES).map(([operator, item]) => [operator, { ...item, at: [create], inLines: true }]),
  ),
  "cuts a string at 255 characters": cutAt(255),
  "cuts a string at 4,096 characters": cutAt(4_096),
  "cuts a string at 65,535 characters": cutAt(65_535),
  "cuts a string at a null byte": {
    source: sources.railsNull,
    at: [update],
    store: (text) => text.replace(/\0.*/s, ""),
  },
};

interface Blank {
  source: Source;
  observedAs: string;
  at: ReturnType<typeof needed>;
  holds: (text: string) => boolean;
}

/** What servers take for a string that is not blank. */
const BLANKS: Readonly<Record<string, Blank>> = {
  "takes Unicode's white space for a string": {
    source: sources.railsBlank,
    observedAs: "only Unicode calls so",
    at: create,
    holds: (text) => /^\p{White_Space}+$/u.test(text) && /[^\t\n\v\f\r ]/.test(text),
  },
  "takes for a string what shows nothing": {
    source: sources.railsZeroWidth,
    observedAs: "shows nothing",
    at: update,
    holds: (text) => /^\p{Default_Ignorable_Code_Point}+$/u.test(text),
  },
};

/** As JSON writes it. */
const UNSTORABLE = { "a null byte": "\\u0000", "half of a character": "\\ud800" };

export function stringFaults(): Fault[] {
  const [required = ""] = stringsThatAreNotBlank(create);
  const [short = "", long = short] = resource.texts;
  return [
    ...resource.lists.map((list): Fault => ({
      area: "strings",
      operator: "escapes HTML in lists only",
      place: list.id,
      source: sources.commons,
      wrap: onAnswer((answer, received) =>
        received.operation === list
          ? withAttributes(answer, ({ [long]: text = null, ...held }) => ({
              ...held,
              [long]: typeof text === "string" ? text.replaceAll("<", "&lt;") : text,
            }))
          : answer,
      ),
    })),
    ...Object.entries(MANGLINGS).flatMap(
      ([operator, { at = [create, update], isMeant = () => true, inLines = false, store, ...published }]) =>
        at.flatMap((operation) =>
          (inLines ? [long] : resource.texts)
            .filter((name) => isMeant(lengthsOf(operation, name)))
            .map((name): Fault => ({
              area: "strings",
              operator,
              place: `${name} of ${operation.id}`,
              ...published,
              wrap: onRequest((received) =>
                received.operation === operation ? withText(received, name, store) : received,
              ),
            })),
        ),
    ),
    ...Object.entries(required === "" ? {} : BLANKS).map(([operator, { holds, at, ...published }]): Fault => ({
      area: "strings",
      operator,
      place: `${required} of ${at.id}`,
      ...published,
      wrap: onRequest((received) =>
        received.operation === at
          ? withText(received, required, (text) => (holds(text) ? `[${text.slice(2)}]` : text))
          : received,
      ),
    })),
    ...Object.entries(UNSTORABLE).map(([place, written]): Fault => ({
      area: "strings",
      operator: "fails on what its database cannot store",
      place,
      source: sources.railsNull,
      wrap: interfering(() => async (received, next) => {
        const answer = await next(received);
        const isMeant = received.operation === update && JSON.stringify(sentIn(received)).includes(written);
        return isMeant ? { ...answer, status: 500, body: '{"errors":[{"title":"No","status":"500"}]}' } : answer;
      }),
    })),
  ];
}

function withText(received: Received, name: string, store: (text: string) => string): Received {
  return withSent(received, (attributes) => {
    const value: Json | undefined = attributes[name];
    return typeof value === "string" ? { ...attributes, [name]: store(value) } : attributes;
  });
}
