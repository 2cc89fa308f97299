import { essence } from "../exchange/exchange.ts";
import { answers } from "./answers.ts";
import type { Check } from "./check.ts";

// JSON:API 1.1, "Content Negotiation": no parameters but these.
const ALLOWED_PARAMETERS = ["ext", "profile"];

export const mediaTypeExact: Check = {
  name: "media-type-exact",
  definition:
    "An answer with a body names exactly the media type that the description declares, with no parameters but `ext` and `profile`; where that is inferred, any.",
  judge({ operation, response }) {
    if (operation.inferredMediaTypes.includes(String(response.status))) return [];
    const declared = Object.keys(answers(operation.id, response.status)?.content ?? {});
    if (declared.length === 0) return [];
    const contentType = response.headers["content-type"];
    if (contentType === undefined) return [`There is no Content-Type; declared is ${declared.join(" or ")}.`];
    if (!declared.includes(essence(contentType))) {
      return [`The Content-Type is ${contentType}; declared is ${declared.join(" or ")}.`];
    }
    return contentType
      .split(";")
      .slice(1)
      .map((parameter) => parameter.split("=", 1)[0]?.trim().toLowerCase() ?? "")
      .filter((parameter) => !ALLOWED_PARAMETERS.includes(parameter))
      .map(
        (parameter) => `The Content-Type has the parameter \`${parameter}\`, which JSON:API forbids: ${contentType}.`,
      );
  },
};
