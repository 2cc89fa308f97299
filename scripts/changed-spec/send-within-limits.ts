import { casesOf } from "../../contract-tests/cases/cases.ts";
import { complaintsAbout, targetAt } from "../../contract-tests/mutation/trial.ts";
import { nameOf } from "../../contract-tests/mutation/fault.ts";
import { stringFaults } from "../../contract-tests/mutation/operators/attributes.ts";
import { scenarios } from "../../contract-tests/scenarios/scenarios.ts";
import { resource } from "../../contract-tests/spec/resource.ts";
import { attributesOf } from "../../contract-tests/exchange/document.ts";
import { runOf } from "../../contract-tests/suite/mark.ts";
import { markedBody } from "../../contract-tests/suite/bodies.ts";
import { planFor } from "../../contract-tests/suite/plan.ts";
import { SCENARIOS, type TestCase } from "../../contract-tests/suite/test-cases.ts";

/** What the suite makes of a string with a limit. */
export interface SentWithinLimits {
  /** The names of the strings that carry the mark of a run. */
  texts: string[];
  /** The scenarios that are not run on a server that others use. */
  leftOut: string[];
  /** The lengths of the values that valid cases send in the string, in characters, with the mark where it is in them. */
  lengths: { sent: number; isMarked: boolean }[];
  /** What is held against a server that conforms to the spec. */
  complaints: unknown[];
  /** The faults of strings that are not found, of those that are tried. */
  survived: string[];
  tried: number;
}

/** Tests a string of the create and the update. */
export async function sendWithinLimits(name: string): Promise<SentWithinLimits> {
  const { create, update, texts } = resource;
  const planned = planFor(targetAt("http://127.0.0.1", "server"));
  const values = [create, update].flatMap((operation) =>
    (operation ? casesOf(operation, {}) : [])
      .filter(({ polarity }) => polarity === "valid")
      .map((testCase) => attributesOf(markedBody(testCase, "a1b2c3d4"))[name]),
  );
  const about = (all: readonly TestCase[]) =>
    all.filter(({ group, name: what }) => group === SCENARIOS || what.startsWith(`valid: /data/attributes/${name} is`));
  const faults = stringFaults().filter(({ place }) => place === `${name} of ${update?.id}`);
  const survived: string[] = [];
  for (const { wrap, observedAs, ...fault } of faults) {
    const choose = (all: readonly TestCase[]) => all.filter((testCase) => testCase.name === "strings-kept");
    if ((await complaintsAbout({ wrap, observedAs, choose })).length === 0) survived.push(nameOf(fault));
  }
  return {
    texts,
    leftOut: scenarios.flatMap((scenario) => {
      const skip = planned.find((testCase) => testCase.group === SCENARIOS && testCase.name === scenario.name)?.skip;
      return skip === undefined ? [] : [`${scenario.name}: ${skip}`];
    }),
    lengths: values.flatMap((value) =>
      typeof value === "string"
        ? [{ sent: [...value].length, isMarked: runOf({ [name]: value }, [name]) !== undefined }]
        : [],
    ),
    complaints: await complaintsAbout({ thorough: true, drift: true, choose: about }),
    survived,
    tried: faults.length,
  };
}
