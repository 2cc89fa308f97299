import { PLAIN } from "../cases/forms.ts";
import { normalisationOf } from "../checks/echo.ts";
import { hasPublishedMaximum, lengthsOf, type ReadBack, renamedBy, valueAt } from "../spec/attributes.ts";
import type { Operation } from "../spec/operations.ts";
import { pathTo } from "../spec/resource.ts";
import type { Json } from "../spec/schema.ts";
import { attributesOf, stringOf } from "../exchange/document.ts";
import { succeeded } from "../exchange/exchange.ts";
import { LeftOut } from "../suite/left-out.ts";
import { checkBlank } from "./blank-strings.ts";
import { probeThrough } from "./probe.ts";
import { expectShown } from "./list-views.ts";
import { everythingIn, shortened } from "./pages.ts";
import { valueFor } from "./read-back.ts";
import { only, type Scenario, type ScenarioContext } from "./scenario.ts";

/** What HTML, URLs, templates, SQL and shells have a meaning for, in what a person may well write in one line. */
const SPECIAL =
  'R&D <script>alert(1)</script> &amp; "a" \\n ${x} $1 $$ $& %s 10\u00b2 -- `c` \u00e9 \ud55c \u05d0 <b>&"\'\\ %41 100%+{{7*7}} \u{1f469}\u200d\u{1f4bb} \u{1f512}e\u0301.';
/** What chats, spreadsheets, mail and older character sets make something else of. */
const REPLACED =
  "=1+1 :tada: @here a@b.example https://example.com/a 2026-01-02 007 #{7*7} ^ ~ \\u0041 !!!!!!!!!!!! \u0131 \ue000 \u2714\ufe0f \u{1f1e9}\u{1f1ea} \u{1f44d}\u{1f3fd} \uff21 \u00df wait... a|b $HOME %PATH% <%= 7*7 %> /* a */ b // c";
/** Both in several lines. */
const LINES = `${REPLACED}\n# * one\r\n* two\n\tindented  twice\n\n${SPECIAL}`;
/** Longer than the columns of databases: 255 and 65,535 bytes in MySQL, and what people choose. */
const LENGTHS = [65_536, 4_096, 1_000];
/** What the `utf8` of MySQL cannot store. */
const WIDE = /[\u{10000}-\u{10ffff}]/gu;
/** What databases cannot store: a null byte in PostgreSQL, half of a character everywhere. */
const UNSTORABLE = { "a null byte": "\0", "half of a character": "\ud800" };
const [BEFORE, AFTER] = ["before", "after"];

export const stringsKept: Scenario<"read" | "update"> = {
  name: "strings-kept",
  definition:
    "A string that is accepted is stored whole, whatever it contains and however long it is, and lists show it as a read does. A string of nothing but white space is blank (Web Fuzzing Commons, category 301; CATS; Rails, `blank?`). A number of more than 32 bits does not stand for another user (Rails #20428). These are noted: a string of Unicode's white space that is accepted; a string that is normalised and reads the same; one that is refused or dropped because a database cannot store it; one that shows nothing.",
  needs: ["read", "update"],
  lacks: ({ texts, name }) => (texts.length === 0 ? `${name} have no string that takes anything` : undefined),
  // The creation, an update for each string where neither is accepted in one, what cannot be stored, and blanks.
  writes: 5,
  leaves: 1,
  // A blank that is created, and its deletion.
  ifAccepted: 2,
  async run(context) {
    const { create, update, texts } = context.resource;
    const [short = "", long = short] = texts;
    const isTaken = (name: string, value: string) =>
      [create, update].every((operation) => isAllowed(context, operation, { [name]: value }));
    const wanted = Object.entries({ [short]: SPECIAL, [long]: isTaken(long, LINES) ? LINES : SPECIAL });
    const attributes = Object.fromEntries(wanted.filter(([name, value]) => isTaken(name, value)));
    const made = await created(context, attributes);
    if (made !== undefined) {
      await checkKept(context, made.id, made.sent);
      await checkListed(context, made.id);
    }
    const id = made?.id ?? (await context.create()).id;
    const names = [...new Set([short, long])];
    await checkLengths(context, id, { names, start: made?.start ?? PLAIN });
    await checkUnstorable(context, id, names);
    await checkBlank(context, id);
  },
};

type Context = ScenarioContext<"create" | "read" | "update">;
type Attributes = Readonly<Record<string, Json>>;

/** What stands in front of a server refuses markup with one of these, and a server what it does not like. */
const REFUSALS = [400, 403, 406, 422];

/** Creates one, and gives what the server takes of strings; undefined where that is refused for what is in them. */
async function created(context: Context, attributes: Attributes) {
  const { create } = context.resource;
  const first = context.lastCreated === undefined ? await firstCreated(context, attributes) : undefined;
  if (first !== undefined) return first;
  const narrow = (text: string) => text.replace(WIDE, "");
  const narrowed = Object.entries(attributes).map(([name, value]) => [name, narrow(stringOf(value))]);
  let seen = "";
  for (const [start, some] of [
    [SPECIAL, attributes],
    [narrow(SPECIAL), Object.fromEntries(narrowed) as Attributes],
  ] as const) {
    const exchange = await context.request(create, { attributes: some, canBeBlocked: true });
    const id = only(exchange)?.id;
    const { status } = exchange.response;
    if (succeeded(exchange) && id !== undefined) {
      if (start !== SPECIAL)
        context.observe({ habit: "a string with characters of more than 16 bits in it is refused", seen });
      return { id, start, sent: attributesOf(context.session.bodyOf(create, some)) };
    }
    if (!REFUSALS.includes(status)) throw new Error(`A create was answered with ${status}.`);
    seen = `${create.id} with ${status}`;
  }
  context.observe({ habit: "a string with markup in it is refused", seen });
  return undefined;
}

/** The first that a run creates tells where nothing can be created, and by how much reads lag behind. */
async function firstCreated(context: Context, attributes: Attributes) {
  try {
    const { id } = await context.create(attributes);
    return { id, start: SPECIAL, sent: attributesOf(context.session.bodyOf(context.resource.create, attributes)) };
  } catch (error) {
    if (error instanceof LeftOut) throw error;
    return undefined;
  }
}

/** Whether the spec allows attributes with the mark beside them, cut where they would be too long for that. */
function isAllowed({ session }: Context, operation: Operation, attributes: Attributes): boolean {
  try {
    return session.bodyOf(operation, attributes) !== "";
  } catch (error) {
    if (error instanceof LeftOut) return false;
    throw error;
  }
}

/** Tries the lengths on all strings at once and, where that is refused, on the last one alone: each costs a write. */
async function checkLengths(
  context: Context,
  id: string,
  { names, start }: { names: readonly string[]; start: string },
): Promise<void> {
  const operation = context.resource.update;
  let left = [...names];
  for (const length of LENGTHS) {
    const some = left.length > 1 ? [left, left.slice(-1)] : [left];
    const longest = (name: string) => Math.min(length, lengthsOf(operation, name).most);
    for (const item of some) {
      const values = Object.fromEntries(item.map((name) => [name, ofLength(longest(name), start)]));
      const sent = isAllowed(context, operation, values) ? await update(context, id, values) : undefined;
      if (sent === undefined) continue;
      await checkKept(context, id, sent);
      left = left.filter((name) => !item.includes(name));
      break;
    }
    if (left.length === 0) return;
    const seen = left.map((name) => `\`${name}\` with ${longest(name)} characters`).join(", ");
    context.observe({ habit: "a long string is refused", seen });
  }
  // By now, the only one that is left has been tried alone.
  const [only = ""] = left;
  context.expect(
    left.length > 1 || !hasPublishedMaximum(operation, only),
    `${operation.id} refuses \`${only}\` as long as its maximum allows.`,
  );
}

/** With something special in it, and an end that shows whether it was cut. */
function ofLength(length: number, start: string): string {
  const characters = [...`${start} ${"Rotate the leaked key. ".repeat(length / 20)}`];
  return `${characters.slice(0, length - 4).join("")}End.`;
}

/**
 * What is refused together is tried by itself; once one of them is accepted, it was the other that was refused. Each is
 * tried with a large number beside it first: a refusal is no write.
 */
async function checkUnstorable(context: Context, id: string, all: readonly string[]): Promise<void> {
  const parts = Object.entries(UNSTORABLE);
  const names = all.filter((name) =>
    isAllowed(context, context.resource.update, {
      [name]: `${BEFORE}${parts.map(([, part]) => part).join("")}${AFTER}`,
    }),
  );
  if (names.length === 0) return;
  const numbers = await largeNumbers(context, id);
  const tries = [parts, ...parts.map((part) => [part])];
  for (const [at, some] of tries.entries()) {
    const text = [BEFORE, ...some.map(([, part]) => part), AFTER].join("");
    const values = toEach(names, text);
    const sent = (await updateWith(context, id, values, numbers)) ?? (await update(context, id, values));
    if (sent === undefined) continue;
    const match = await shownBy(context, id);
    for (const name of names) checkStored(context, name, { sent: stringOf(sent[name]), shown: stringOf(match[name]) });
    if (at > 0)
      observeRefusal(
        context,
        parts.filter((part) => !some.includes(part)),
        names,
      );
    return;
  }
  observeRefusal(context, parts, names);
  await updateWith(context, id, toEach(names, `${BEFORE}${AFTER}`), numbers);
}

/** What is left of a number in a column of 32 bits is what it exceeds this by. */
const OF_32_BITS = 2 ** 32;

/** A number of more than 32 bits that an attribute is set to, and whom it must not name. */
interface LargeNumber extends ReadBack {
  number: number;
  small: Json;
}

/** For each attribute that names somebody by a number, and names nobody now. */
async function largeNumbers(context: Context, id: string): Promise<LargeNumber[]> {
  const shown = await shownBy(context, id);
  return renamedBy(context.resource.update).flatMap((place): LargeNumber[] => {
    const { value: small } = valueFor(place, context, shown);
    const isOpen = typeof small === "number" && (valueAt(shown, place.pointer) ?? null) === null;
    return isOpen ? [{ ...place, small, number: OF_32_BITS + small }] : [];
  });
}

/** Updates with large numbers beside the values: if that is accepted, they name nobody else. */
async function updateWith(
  context: Context,
  id: string,
  values: Attributes,
  numbers: readonly LargeNumber[],
): Promise<Attributes | undefined> {
  if (numbers.length === 0) return undefined;
  const large = Object.fromEntries(numbers.map(({ name, number }) => [name, number]));
  const sent = await update(context, id, { ...values, ...large });
  const shown = sent === undefined ? {} : await shownBy(context, id);
  for (const { name, pointer, number, small } of sent === undefined ? [] : numbers)
    context.expect(
      (valueAt(shown, pointer) ?? null) !== small,
      `\`${name}\` was set to ${number}, but is ${JSON.stringify(small)} at \`${pointer.slice(1)}\`.`,
    );
  return sent;
}

type Unstorable = [what: string, part: string];

function observeRefusal(context: Context, refused: readonly Unstorable[], names: readonly string[]): void {
  for (const [what] of refused) context.observe({ habit: `${what} is refused`, seen: String(names) });
}

function checkStored(context: Context, name: string, { sent, shown }: { sent: string; shown: string }): void {
  const parts = Object.entries(UNSTORABLE).filter(([, part]) => sent.includes(part));
  const dropped = parts.filter(([, part]) => !shown.includes(part));
  const isKept = shown.endsWith(AFTER) && shown.includes(BEFORE);
  const what = parts.map(([item]) => item).join(" and ");
  context.expect(isKept, `\`${name}\` was sent with ${what} in it, and only ${excerpt(shown)} was kept.`);
  for (const [item] of isKept ? dropped : [])
    context.observe({ habit: `${item} is dropped or replaced`, seen: `\`${name}\` is ${excerpt(shown)}` });
}

const toEach = (names: readonly string[], value: string): Attributes =>
  Object.fromEntries(names.map((name) => [name, value]));

/** Updates, and gives the attributes that were sent; undefined when it was refused. */
async function update(context: Context, id: string, attributes: Attributes): Promise<Attributes | undefined> {
  const operation = context.resource.update;
  const body = context.session.bodyOf(operation, attributes);
  const exchange = await probeThrough(context, { operation, path: pathTo(operation, id), body });
  return exchange !== undefined && succeeded(exchange) ? attributesOf(body) : undefined;
}

async function checkKept(context: Context, id: string, sent: Attributes): Promise<void> {
  const match = await shownBy(context, id);
  for (const name of context.resource.texts.filter((text) => text in sent)) {
    const [expected, shown] = [stringOf(sent[name]), stringOf(match[name])];
    if (shown === expected) continue;
    const normalisation = normalisationOf(expected, shown);
    context.expect(
      normalisation !== undefined,
      `\`${name}\` was sent with ${expected.length} characters and has ${shown.length}: ${firstDifference(expected, shown)}.`,
    );
    if (normalisation !== undefined) context.observe({ habit: normalisation, seen: `\`${name}\`` });
  }
}

/** A list shows of a string what reading shows. */
async function checkListed(context: Context, id: string): Promise<void> {
  const read = only(await context.request(context.resource.read, { id }));
  if (read === undefined) return;
  for (const list of context.resource.lists) {
    const { resources } = await everythingIn(context, list, await shortened(context, list, read));
    expectShown(context, list.id, resources, [{ ...read, id }]);
  }
}

async function shownBy(context: Context, id: string): Promise<Attributes> {
  return only(await context.request(context.resource.read, { id }))?.attributes ?? {};
}

const excerpt = (text: string): string => JSON.stringify(text.slice(-40));

function firstDifference(expected: string, shown: string): string {
  let at = 0;
  while (at < expected.length && expected[at] === shown[at]) at += 1;
  const around = (text: string) => JSON.stringify(text.slice(Math.max(0, at - 10), at + 20));
  return `${around(expected)} became ${around(shown)}`;
}
