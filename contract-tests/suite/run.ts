import { randomUUID } from "node:crypto";
import type { Environment, Target } from "../target.ts";
import { type Gate, openGate } from "./gate.ts";
import { type Journal, openJournal } from "./journal.ts";
import { keepPace } from "./pace.ts";

/** One run of the suite, as the process that began it tells those that carry it out. */
export interface Run {
  /** What everything is marked with. */
  id: string;
  /** What it has changed. */
  journal: Journal;
  gate: Gate;
}

/** @param onWait Called before each wait for the rate limit, with milliseconds. */
export function runFrom(environment: Environment, target: Target, onWait?: (milliseconds: number) => void): Run {
  const owner = environment["CONTRACT_OWNER"];
  const journal = openJournal(environment["CONTRACT_JOURNAL"]);
  return {
    // Without a journal that they share, each part of a run accounts for its own things.
    id: environment["CONTRACT_RUN_ID"] ?? randomUUID().slice(0, 8),
    journal,
    gate: openGate({
      journal,
      pace: keepPace(onWait),
      maxWrites: target.maxWrites,
      readOnly: target.readOnly,
      owner: owner === undefined ? undefined : Number(owner),
    }),
  };
}
