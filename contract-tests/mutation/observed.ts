import { casesOf } from "../cases/cases.ts";
import { example } from "../spec/spec.ts";
import { type Operation, operations } from "../spec/operations.ts";
import { isObject, type Json } from "../spec/schema.ts";
import { memberOf } from "../exchange/document.ts";
import type { Exchange } from "../exchange/exchange.ts";
import { startReferenceServer } from "../reference/server.ts";
import { openSession } from "../suite/session.ts";
import { type Answer, onAnswer, parsed } from "./interference.ts";
import { withAttributes } from "./resources.ts";
import { REFERENCE, targetAt } from "./target.ts";

/** An answer that the reference server gives to the suite, of one operation and with one status. */
export interface Observed {
  operation: Operation;
  status: number;
  headers: Readonly<Record<string, string>>;
  document: Json;
}

/** One answer of each operation with each status that the suite can provoke. */
export async function observe(): Promise<Observed[]> {
  const server = await startReferenceServer({ ...REFERENCE, wrap: onAnswer(withVendorsUsers) });
  const session = await openSession(targetAt(server.url), "observation");
  const seen = new Map<string, Exchange>();
  try {
    // An item in the lists, too.
    await session.create({ assigned_to_user_id: 234 });
    for (const operation of operations) {
      const cases = casesOf(operation, session.target.known);
      const everything = cases.filter(({ polarity }) => polarity === "valid").slice(0, 2);
      const invalid = cases.filter(
        ({ violates }, at) =>
          violates && cases.findIndex((other) => other.violates?.keyword === violates.keyword) === at,
      );
      for (const each of [...everything, ...invalid]) {
        const { exchange } = await session.send(each);
        const { status } = exchange.response;
        if (operation.statuses.includes(String(status))) seen.set(`${operation.id} ${status}`, exchange);
      }
    }
  } finally {
    await session.close();
    await server.close();
  }
  return [...seen.values()].map(({ operation, response }) => ({
    operation,
    status: response.status,
    headers: response.headers,
    document: parsed(response.body) ?? null,
  }));
}

const vendors = memberOf(JSON.stringify(example("ActionItemCreated")), "data");
const attributes = isObject(vendors) && isObject(vendors["attributes"]) ? vendors["attributes"] : {};

/** An answer with the users of the vendor's own payload, which hold whole rows. */
export function withVendorsUsers(answer: Answer): Answer {
  return withAttributes(answer, (held) => ({
    ...held,
    created_by: attributes["created_by"] ?? null,
    assigned_to:
      isObject(held["assigned_to"]) && isObject(attributes["assigned_to"])
        ? { ...attributes["assigned_to"], ...held["assigned_to"] }
        : (held["assigned_to"] ?? null),
  }));
}
