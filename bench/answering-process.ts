// A server in a process of its own, so that its work does not count as the client's.
import { createServer } from "node:http";
import { example } from "../contract-tests/spec/spec.ts";

const body = JSON.stringify(example("ActionItemCreated"));
// Connections stay open: on a machine that is busy, one would close just when it is used again.
const server = createServer({ keepAliveTimeout: 0 }, (request, response) => {
  request.resume();
  request.on("end", () => {
    response.writeHead(201, { "content-type": "application/vnd.api+json", "content-length": Buffer.byteLength(body) });
    response.end(body);
  });
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  if (address !== null && typeof address !== "string") process.send?.(address.port);
});
process.on("disconnect", () => process.exit());
