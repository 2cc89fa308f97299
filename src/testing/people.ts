import type { components } from "../../generated/schema.d.ts";

type Schemas = components["schemas"];

const JOINED = "2025-01-01T09:00:00.000+00:00";
const NOBODYS = { data: [] };

/** The user with a number: every number is somebody's. */
export function userNumber(id: number): Schemas["AssignedUser"] {
  return { id, ...profile(`User ${id}`, `user-${id}@example.com`) };
}

/** Who files what the fake holds, as the document that payloads show. */
export const CREATOR: Schemas["UserDocument"] = {
  data: {
    id: "1",
    type: "users",
    attributes: profile("Fake Rootly", "fake-rootly@example.com"),
    relationships: {
      email_addresses: NOBODYS,
      phone_numbers: NOBODYS,
      devices: NOBODYS,
      role: { data: null },
      on_call_role: { data: null },
      teams: NOBODYS,
      schedules: NOBODYS,
      notification_rules: NOBODYS,
    },
  },
};

function profile(name: string, email: string): Schemas["UserAttributes"] {
  const [first_name = "", last_name = null] = name.split(" ");
  return {
    ...{ name, email, first_name, last_name, full_name: name, full_name_with_team: `[Example] ${name}` },
    ...{ phone: null, phone_2: null, slack_id: null, time_zone: "Etc/UTC" },
    ...{ created_at: JOINED, updated_at: JOINED },
  };
}
