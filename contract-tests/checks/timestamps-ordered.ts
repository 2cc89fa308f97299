import { resourcesOf } from "../exchange/document.ts";
import type { Check } from "./check.ts";

export const timestampsOrdered: Check = {
  name: "timestamps-ordered",
  definition: "No resource was updated before it was created (the names in the vendor's schemas).",
  check({ response }) {
    return resourcesOf(response.body).flatMap(({ id, attributes: { created_at, updated_at } }) =>
      Date.parse(String(created_at)) > Date.parse(String(updated_at))
        ? [`${String(id)} was created at ${String(created_at)}, but updated at ${String(updated_at)}.`]
        : [],
    );
  },
};
