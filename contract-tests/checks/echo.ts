import type { Json } from "../description/schema.ts";
import type { Check } from "./check.ts";

export const echo: Check = {
  name: "echo",
  definition: "Every attribute that was sent and that the answer holds too comes back as it was sent.",
  mockLimit: "a mock answers with the description's example, whatever was sent",
  judge({ request, response }, { polarity }) {
    if (polarity !== "valid" || response.status < 200 || response.status >= 300) return [];
    const sent = attributesOf(request.body);
    const back = attributesOf(response.body);
    return Object.entries(sent).flatMap(([name, value]) =>
      !(name in back) || JSON.stringify(back[name]) === JSON.stringify(value)
        ? []
        : [`\`${name}\` was sent as ${JSON.stringify(value)} and came back as ${JSON.stringify(back[name])}.`],
    );
  },
};

/** The attributes of a document's primary data; none of anything else, which is another check's finding. */
function attributesOf(body: string | undefined): Record<string, Json> {
  try {
    const document = JSON.parse(body ?? "") as { data?: { attributes?: Record<string, Json> } } | null;
    return document?.data?.attributes ?? {};
  } catch {
    return {};
  }
}
