import type { Check } from "./check.ts";

export const noServerError: Check = {
  name: "no-server-error",
  definition: "No request makes the server fail (RFC 9110, section 15.6).",
  check({ response }) {
    return response.status >= 500 ? [`The server failed with ${response.status}.`] : [];
  },
};
