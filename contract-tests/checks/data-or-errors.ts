import { memberOf } from "../exchange/document.ts";
import type { Check } from "./check.ts";

export const dataOrErrors: Check = {
  name: "data-or-errors",
  definition: 'A document holds `data` or `errors`, never both (JSON:API 1.1, "Top Level").',
  check({ response }) {
    const both = ["data", "errors"].every((name) => memberOf(response.body, name) !== undefined);
    return both ? ["The body holds both `data` and `errors`."] : [];
  },
};
