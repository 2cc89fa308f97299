// Sends what the tests send through undici instead.
import { undiciFetch } from "../undici.ts";

globalThis.fetch = undiciFetch();
