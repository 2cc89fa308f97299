/** `npm run contract:coverage`: says what of the spec the contract suite exercises, and what it does not, and why. */
import { exchangesWithReference } from "../contract-tests/coverage/answers.ts";
import { balance, coverageText } from "../contract-tests/coverage/coverage.ts";
import { waivers } from "../contract-tests/coverage/waivers.ts";
import { noOptions, runCommand } from "./command.ts";

noOptions(`Usage: npm run contract:coverage

Says which parts of the spec the contract tests reach, which they do not, and why. Exits with 1 when a part is neither
reached nor waived, or a waiver is not needed.`);
await runCommand(async () => {
  const { exchanges, unanswered } = await exchangesWithReference();
  const coverage = await balance(exchanges, waivers, unanswered);
  console.log(coverageText(coverage));
  return coverage.open.length + coverage.needless.length > 0 ? 1 : 0;
});
