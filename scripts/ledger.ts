/** `npm run contract:ledger`: says what of the description the contract suite exercises, and what it does not, and why. */
import { exchangesWithReference } from "../contract-tests/ledger/exchanges.ts";
import { balance } from "../contract-tests/ledger/ledger.ts";
import { ledgerText } from "../contract-tests/ledger/text.ts";
import { waivers } from "../contract-tests/ledger/waivers.ts";

const { exchanges, unknown } = await exchangesWithReference();
const ledger = await balance(exchanges, waivers, unknown);
console.log(ledgerText(ledger));
process.exitCode = ledger.open.length + ledger.needless.length > 0 ? 1 : 0;
