import { PLAIN } from "../cases/forms.ts";
import { isValid } from "../cases/validity.ts";
import { type Exchange, succeeded } from "../exchange/exchange.ts";
import { attributesTakenBy, lengthsOf } from "../spec/attributes.ts";
import { isInferred, type Json } from "../spec/schema.ts";
import type { Operation } from "../spec/operations.ts";
import { pathTo } from "../spec/resource.ts";
import { resolve } from "../spec/spec.ts";
import { probe } from "./probe.ts";
import { isSparing, type ScenarioContext } from "./scenario.ts";

/** What any server calls blank: the white space of JSON. PHP's `trim` keeps a form feed, PostgreSQL's more. */
const BLANK = "\t\n\r ";
/** Every character that Unicode calls white space (the property `White_Space`): languages differ in some of them. */
const BLANK_IN_UNICODE =
  "\t\n\v\f\r \u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000";
/** What shows nothing either, and is no white space. */
const INVISIBLE = "\u180e\u200b\u200c\u200d\u2060\ufeff";

type Context = ScenarioContext<"create" | "update">;

/** Sends the create and the update a string of white space alone where the spec refuses that, and one that shows nothing. */
export async function checkBlank(context: Context, id: string): Promise<void> {
  for (const operation of [context.resource.create, context.resource.update]) {
    // What may be a blank may be several.
    const [name] = stringsThatAreNotBlank(operation);
    if (name === undefined) continue;
    const schema = resolve(attributesTakenBy(operation)[name] ?? {});
    const blank = await sendInstead(context, operation, { id, name, value: fitted(operation, name, BLANK) });
    const what = `${operation.id} takes a \`${name}\` of white space alone`;
    if (!isInferred(schema, "pattern")) context.expect(!succeeded(blank), `${what}: ${blank.response.status}.`);
    else if (succeeded(blank)) context.observe({ habit: "an update takes white space alone", seen: what });
    if (succeeded(blank) && isSparing(context)) continue;
    // What shows nothing is less than what is blank.
    const [other, habit] =
      operation === context.resource.update
        ? [INVISIBLE, "a string that shows nothing is not blank"]
        : [BLANK_IN_UNICODE, "white space that only Unicode calls so is not blank"];
    if (succeeded(await sendInstead(context, operation, { id, name, value: fitted(operation, name, other) })))
      context.observe({ habit, seen: `\`${name}\` of ${operation.id}` });
  }
}

/** The strings that an operation takes, but not a blank one. */
export function stringsThatAreNotBlank(operation: Operation): string[] {
  return Object.entries(attributesTakenBy(operation)).flatMap(([name, schema]) => {
    const { length } = fitted(operation, name, BLANK);
    const isString = isValid(
      schema,
      `${PLAIN} `
        .repeat(Math.ceil(length / PLAIN.length))
        .slice(0, length - 1)
        .concat("."),
    );
    return isString && !isValid(schema, " ".repeat(length)) ? [name] : [];
  });
}

/** A string as often, or as far, as an attribute takes it. */
function fitted(operation: Operation, name: string, text: string): string {
  const { least, most } = lengthsOf(operation, name);
  return text
    .repeat(Math.max(1, Math.ceil(least / text.length)))
    .slice(0, Math.max(least, Math.min(text.length, most)));
}

/** Sends a body that the spec allows, but for one string; the mark is in another one. */
async function sendInstead(
  context: Context,
  operation: Operation,
  { id, name, value }: { id: string; name: string; value: string },
): Promise<Exchange> {
  const other = context.resource.texts.find((text) => text !== name);
  const plain = context.session.bodyOf(operation, other === undefined ? {} : { [other]: "White space alone" });
  const { data } = JSON.parse(plain) as { data: { attributes: Readonly<Record<string, Json>> } };
  const body = JSON.stringify({ data: { ...data, attributes: { ...data.attributes, [name]: value } } });
  return await probe(context, { operation, path: pathTo(operation, id), body });
}
