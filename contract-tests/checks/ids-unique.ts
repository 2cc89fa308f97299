import { resourcesOf } from "../exchange/document.ts";
import type { Check } from "./check.ts";

export const idsUnique: Check = {
  name: "ids-unique",
  definition: "No two resources of an answer have the same identifier.",
  judge({ response }) {
    const ids = resourcesOf(response.body).map(({ id }) => String(id));
    return ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `${id} is there twice.`);
  },
};
