/** A server that creates whatever it is sent, and that can delete its own address below its connections. */
import { execFileSync } from "node:child_process";
import { createServer } from "node:http";

const [address, port] = process.argv.slice(2);
const item = {
  data: { id: "item-1", type: "incident_action_items", attributes: { summary: "Rotate the leaked key" } },
};

createServer((request, response) => {
  request.resume().on("end", () => {
    if (request.url === "/vanish") execFileSync("ip", ["address", "delete", `${address}/32`, "dev", "lo"]);
    response.writeHead(201, { "content-type": "application/vnd.api+json" }).end(JSON.stringify(item));
  });
}).listen(Number(port), () => console.log("It listens."));
