import { isObject } from "../spec/schema.ts";
import { memberOf } from "../exchange/document.ts";
import type { Check } from "./check.ts";

export const errorStatusAgrees: Check = {
  name: "error-status-agrees",
  definition:
    'Every error of a response names the status of the response, or another one of the same class (JSON:API 1.1, "Error Objects").',
  check({ response }) {
    const errors = [memberOf(response.body, "errors") ?? []].flat();
    return errors.flatMap((error) => {
      const status = isObject(error) ? error["status"] : undefined;
      // Errors that differ can share an answer, whose status is then the one that fits them best.
      if (typeof status !== "string" || status.charAt(0) === String(response.status).charAt(0)) return [];
      return [`An error says status ${status}, but the answer has ${response.status}.`];
    });
  },
};
