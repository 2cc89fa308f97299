import { expect, test } from "vitest";
import { allCases } from "../cases/cases.ts";
import { checks } from "../checks/checks.ts";
import { localServer } from "../exchange/local-server.ts";
import { send } from "../exchange/send.ts";
import { judge } from "../suite/verdict.ts";
import { cardOf } from "./card.ts";
import { recordOf } from "./record.ts";

const TOKEN = "a-very-secret-token";

test("a failure says what failed, what was sent and received, and how to send it again, without any secret", async () => {
  const server = await localServer((_request, response) => {
    response.writeHead(500, { "content-type": "text/html" });
    response.end('{"jti":"secret-jti","session_token": "secret \\" session"}');
  });
  const first = allCases({}).find(({ operation }) => operation.method === "POST");
  if (first === undefined) throw new Error("There is no case.");
  const exchange = await send(first, { url: server.url, token: TOKEN, path: { incident_id: "an incident" } });
  await server.close();

  const verdict = { exchanges: [exchange], findings: judge(exchange, first, checks) };
  const message = cardOf(recordOf(verdict, TOKEN)).join("\n");
  expect(message).toContain("✗ status-declared: The status of the response is one that");
  expect(message).toContain("✗ valid-accepted");
  expect(message).toContain(`sent      POST ${server.url}/v1/incidents/an%20incident/action_items`);
  expect(message).toContain("received  500 text/html");
  expect(message).toContain("curl -i -X POST");
  expect(message).toContain('-H "authorization: Bearer $ROOTLY_API_TOKEN"');
  // What is wrong with two answers in the same way is said once.
  const twice = [exchange, exchange].flatMap((each, at) => judge(each, first, checks, at));
  const both = cardOf(recordOf({ exchanges: [exchange, exchange], findings: twice }, TOKEN)).join("\n");
  expect(both.match(/✗ status-declared/g)).toHaveLength(1);
  for (const secret of [TOKEN, "secret-jti", 'session"']) expect(message).not.toContain(secret);
});
