import { type Exchange, succeeded } from "../../exchange/exchange.ts";
import { likeliestFirst, targetAt } from "../trial.ts";
import { isObject, type Json } from "../../spec/schema.ts";
import { openSession } from "../../suite/session.ts";
import { type TestCase, testCasesFor } from "../../suite/test-cases.ts";
import { type Baseline, startSwitchboard } from "./baseline.ts";

/** How many test cases without a complaint are enough to believe that none comes: those that fit the fault come first. */
const ASKED = 250;

/** Starts Prism's proxy in front of a server; without a port, on one that is free. */
export type StartProxy = (upstream: string, port?: number) => Promise<{ url: string; stop(): Promise<void> }>;

/**
 * Prism's proxy in front of the server, which gets every case of the suite. It complains when it holds against an answer
 * what it does not hold against the answer of the whole server, or passes on a success for a request that it finds wrong.
 */
export async function prismProxy(startProxy: StartProxy): Promise<Baseline> {
  const server = await startSwitchboard();
  const start = (port?: number) => startProxy(server.url, port);
  let prism = await start();
  const target = targetAt(prism.url);
  /** Some answers end Prism itself, which counts as a complaint about them, and about nothing that comes after. */
  async function startedAgain(): Promise<void> {
    try {
      await fetch(target.url);
    } catch {
      await prism.stop();
      prism = await start(Number(new URL(target.url).port));
    }
  }
  const testCases = testCasesFor(target).filter(({ skip }) => skip === undefined);
  // What it says of a server that is right, on a case.
  const usual = new Set<string>();

  async function complaint({ case: testCase }: TestCase, session: Awaited<ReturnType<typeof openSession>>) {
    if (testCase === undefined) return false;
    try {
      return isComplaint((await session.send(testCase)).exchange);
    } catch {
      return true;
    }
  }

  async function complaints(place: string, all: boolean): Promise<string[]> {
    const matches: string[] = [];
    let session;
    try {
      session = await openSession(target, "others");
      const chosen = all ? testCases : likeliestFirst(testCases, { place }).slice(0, ASKED);
      for (const testCase of chosen) {
        const name = `${testCase.group} ${testCase.name}`;
        if (usual.has(name) || !(await complaint(testCase, session))) continue;
        matches.push(name);
        if (!all) break;
      }
    } finally {
      await session?.close();
    }
    return matches;
  }

  server.switchTo((fetch) => fetch);
  for (const name of await complaints("", true)) usual.add(name);
  return {
    name: "Prism's proxy",
    async complains(wrap, place) {
      server.switchTo(wrap);
      await startedAgain();
      return (await complaints(place, false)).length > 0;
    },
    async close() {
      await prism.stop();
      await server.close();
    },
  };
}

function isComplaint(exchange: Exchange): boolean {
  const { headers, body } = exchange.response;
  if (/"type":"https:\/\/stoplight\.io\/prism/.test(body)) return true;
  const violations = JSON.parse(headers["sl-violations"] ?? "[]") as Json[];
  const about = (part: string) =>
    violations.some((violation) => isObject(violation) && [violation["location"] ?? []].flat()[0] === part);
  return about("response") || (about("request") && succeeded(exchange));
}
