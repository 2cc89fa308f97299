import { resourcesOf } from "../exchange/document.ts";
import type { Check } from "./check.ts";

export const idsUnique: Check = {
  name: "ids-unique",
  definition: 'No two resources of a response have the same identifier (JSON:API 1.1, "Resource Objects").',
  check({ response }) {
    const ids = resourcesOf(response.body).map(({ id }) => String(id));
    return ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `${id} is there twice.`);
  },
};
