// Rules for the spec that no rule of Redocly's own can say. Plain JavaScript, because Redocly loads it itself.
import { dialectNamed } from "./rules/dialect-named.js";
import { evidence } from "./rules/evidence.js";
import { patternCompiles } from "./rules/pattern-compiles.js";
import { propertyDescription } from "./rules/property-description.js";
import { readBack } from "./rules/read-back.js";
import { requestClosed } from "./rules/request-closed.js";
import { responseExample } from "./rules/response-example.js";

export default function localPlugin() {
  return {
    id: "local",
    rules: {
      oas3: {
        "dialect-named": dialectNamed,
        evidence,
        "pattern-compiles": patternCompiles,
        "property-description": propertyDescription,
        "read-back": readBack,
        "request-closed": requestClosed,
        "response-example": responseExample,
      },
    },
  };
}
