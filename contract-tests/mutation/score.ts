import { type Area, areas } from "./fault.ts";
import type { Trial } from "./trial.ts";

/** What was caught in an area, or in all areas of some faults. */
export interface Score {
  area: Area | typeof OWN | typeof PUBLISHED;
  /** Mutation operators that were tried, and those of which every one was caught. */
  kinds: number;
  kindsCaught: number;
  faults: number;
  caught: number;
  /** The checks that caught them, most often first. */
  checks: string[];
}

const OWN = "faults of our own";
const PUBLISHED = "faults that others have published";

/** The score of each area that was tried, and then those of all: of our own faults and of published ones, apart. */
export function scoresOf(trials: readonly Trial[]): Score[] {
  const [own, published] = [false, true].map((is) => trials.filter(({ source }) => (source !== undefined) === is));
  const tried = areas.filter((area) => trials.some((trial) => trial.area === area));
  return [
    ...tried.map((area) =>
      scoreOf(
        area,
        trials.filter((trial) => trial.area === area),
      ),
    ),
    ...(own?.length ? [scoreOf(OWN, own)] : []),
    ...(published?.length ? [scoreOf(PUBLISHED, published)] : []),
  ];
}

function scoreOf(area: Score["area"], trials: readonly Trial[]): Score {
  const kindOf = (trial: Trial) => `${trial.area}: ${trial.operator}`;
  const survived = new Set(trials.filter(({ complaint }) => complaint === undefined).map(kindOf));
  const kinds = new Set(trials.map(kindOf)).size;
  const checks = new Map<string, number>();
  for (const { complaint } of trials)
    if (complaint) checks.set(complaint.check, (checks.get(complaint.check) ?? 0) + 1);
  return {
    area,
    kinds,
    kindsCaught: kinds - survived.size,
    faults: trials.length,
    caught: trials.filter(({ complaint }) => complaint !== undefined).length,
    checks: [...checks].sort(([, one], [, other]) => other - one).map(([check]) => check),
  };
}

/** A table for a terminal. */
export function tableOf(scores: readonly Score[]): string {
  const rows = [
    ["area", "kinds", "faults", "caught by"],
    ...scores.map(({ area, kinds, kindsCaught, faults, caught, checks }) => [
      area,
      `${kindsCaught} of ${kinds}`,
      `${caught} of ${faults}`,
      area === OWN || area === PUBLISHED ? "" : checks.slice(0, 3).join(", "),
    ]),
  ];
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
