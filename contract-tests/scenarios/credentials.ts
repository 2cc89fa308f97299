import pMap from "p-map";
import type { Operation } from "../spec/operations.ts";
import { identifierOf } from "../spec/resource.ts";
import { AT_ONCE, succeeded } from "../exchange/exchange.ts";
import { anyOwn } from "./any-own.ts";
import { changesFor } from "./attributes.ts";
import { differences } from "./differences.ts";
import { type Credential, probe } from "./probe.ts";
import { isSparing, only, type Scenario, type ScenarioContext } from "./scenario.ts";

const VARIABLE = "ROOTLY_API_TOKEN";

export const credentials: Scenario<"read" | "update" | "remove"> = {
  name: "credentials",
  definition:
    "Only the whole token lets in: a part of it, another case, more than it, or nothing in its place is refused and has no effect (RFC 6750, section 2.1; OWASP API2:2023). Noted is a token that is taken without its scheme, in another scheme or in the query, `bearer` in another case that is refused, and a 401 without `WWW-Authenticate` (RFC 9110, sections 11.1 and 11.6.1).",
  needs: ["read", "update", "remove"],
  writes: 1,
  leaves: 1,
  reuses: { count: 1, leaves: "as it was" },
  // A creation and its deletion, and an update; the deletion of what is there was to come anyway.
  ifAccepted: 3,
  async run(context) {
    const { create, read, update, remove, lists } = context.resource;
    const { id, attributes } = await anyOwn(context, read);
    const { token } = context.session.target;
    const changes = Object.fromEntries(changesFor(update, attributes).slice(0, 1));
    const bodies = new Map([
      [create, context.session.bodyOf(create)],
      [update, context.session.bodyOf(update, changes)],
    ]);
    const sent = (operation: Operation, credential: Credential) => {
      const [name, body] = [identifierOf(operation), bodies.get(operation)];
      const path = name === undefined ? {} : { [name]: id };
      return probe(context, { operation, credential, path, ...(body !== undefined && { body }) });
    };
    const isTaken = async (operation: Operation, credential: Credential) => {
      const exchange = await sent(operation, credential);
      const { status, headers } = exchange.response;
      context.expect(!succeeded(exchange), `${operation.id} is answered with ${status} for ${credential.name}.`);
      if (status === 401 && headers["www-authenticate"] === undefined)
        context.observe({ habit: "a 401 has no WWW-Authenticate", seen: operation.id });
      return succeeded(exchange);
    };
    const credentials = wrong(token);
    const reading = [read, ...lists].flatMap((operation) =>
      credentials.map((credential) => ({ operation, each: credential })),
    );
    const taken = await pMap(
      reading,
      async ({ operation, each: credential }) => ((await isTaken(operation, credential)) ? [credential] : []),
      {
        concurrency: AT_ONCE,
      },
    );
    // What lets in to read does so to write, which costs; what does not lets in to write once.
    const open = credentials.filter((credential) => !(isSparing(context) && taken.flat().includes(credential)));
    const write = async (operation: Operation) => {
      for (const credential of open) if ((await isTaken(operation, credential)) && isSparing(context)) return;
    };
    await pMap([create, update], write);
    await write(remove);
    const noted = [read, ...lists].flatMap((operation) => unusual(token).map((unusual) => ({ operation, ...unusual })));
    await pMap(
      noted,
      async ({ operation, credential, habit, isNotedWhen }) => {
        const letsIn = succeeded(await sent(operation, credential));
        if (letsIn === (isNotedWhen === "taken")) context.observe({ habit, seen: operation.id });
      },
      { concurrency: AT_ONCE },
    );
    await judgeEffect(context, id, attributes);
  },
};

async function judgeEffect(
  context: ScenarioContext<"create" | "read">,
  id: string,
  attributes: Parameters<typeof differences>[1],
): Promise<void> {
  const exchange = await context.request(context.resource.read, { id });
  context.expect(succeeded(exchange), `The token was not valid, but ${id} is gone.`);
  for (const difference of differences(context.resource, attributes, only(exchange)?.attributes ?? attributes))
    context.expect(false, `The token was not valid, but ${difference}.`);
}

/** What is not the token, but is made of it or stands in its place. */
function wrong(token: string): Credential[] {
  const swapped = token.replace(/[a-z]/gi, (letter) =>
    letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
  );
  const bearing = (name: string, secret: string, shown: string): Credential => ({
    name,
    header: `Bearer ${secret}`,
    secret,
    shown,
  });
  return [
    bearing("the token without its end", token.slice(0, -1), `\${${VARIABLE}%?}`),
    bearing("the token with something behind it", `${token}0`, `\${${VARIABLE}}0`),
    ...(swapped === token
      ? []
      : [bearing("the token in another case", swapped, `$(tr a-zA-Z A-Za-z <<< "$${VARIABLE}")`)]),
    { name: "an empty token", header: "Bearer " },
    { name: "the token null", header: "Bearer null" },
  ];
}

interface Unusual {
  credential: Credential;
  habit: string;
  isNotedWhen: "taken" | "refused";
}

/** The token as it may be taken or not. */
function unusual(token: string): Unusual[] {
  const basic = Buffer.from(`${token}:`).toString("base64");
  const taken = (habit: string, credential: Omit<Credential, "name">): Unusual => ({
    habit,
    credential: { name: habit, ...credential },
    isNotedWhen: "taken",
  });
  return [
    taken("the token is taken without a scheme", { header: token }),
    taken("the token is taken in the scheme Token", { header: `Token ${token}` }),
    taken("the token is taken in the scheme Basic", {
      header: `Basic ${basic}`,
      secret: basic,
      shown: `$(printf %s "$${VARIABLE}:" | base64)`,
    }),
    taken("the token is taken in the query", { parameter: "access_token", secret: token, shown: `$${VARIABLE}` }),
    {
      habit: "the scheme is refused in another case",
      credential: { name: "bearer", header: `bearer ${token}` },
      isNotedWhen: "refused",
    },
  ];
}
