// Rules for the description that no rule of Redocly's own can say. Plain JavaScript, because Redocly loads it itself.
import { dialectNamed } from "./rules/dialect-named.js";
import { onlySeenAsNull } from "./rules/only-seen-as-null.js";
import { patternCompiles } from "./rules/pattern-compiles.js";
import { propertyDescription } from "./rules/property-description.js";
import { requestClosed } from "./rules/request-closed.js";
import { responseExample } from "./rules/response-example.js";

export default function localPlugin() {
  return {
    id: "local",
    rules: {
      oas3: {
        "dialect-named": dialectNamed,
        "only-seen-as-null": onlySeenAsNull,
        "pattern-compiles": patternCompiles,
        "property-description": propertyDescription,
        "request-closed": requestClosed,
        "response-example": responseExample,
      },
    },
  };
}
