import { createRootlyClient } from "rootly-action-items";
import { undiciFetch } from "rootly-action-items/undici";
import { Agent, ProxyAgent } from "undici";

createRootlyClient({ fetch: undiciFetch() });
createRootlyClient({ fetch: undiciFetch({ dispatcher: new Agent({ connect: { ca: "a certificate" } }) }) });
createRootlyClient({ fetch: undiciFetch({ dispatcher: new ProxyAgent("http://proxy.example") }) });
// @ts-expect-error: what is no dispatcher
undiciFetch({ dispatcher: "http://proxy.example" });
