import type { Json } from "../spec/schema.ts";

const LONGEST = 60;
/** Members whose values nobody else may read: those that are known, and those that sound like them. */
const SECRET = /jti|token|secret|passw|otp|credential|private|api_?key|digest/i;

/** A value of a member as a person gets to see it. */
export function excerpt(name: string, value: Json): string {
  const text = JSON.stringify({ [name]: value }, (key, member: unknown) =>
    SECRET.test(key) && member !== null ? "…" : member,
  );
  // Without the object around it, which is there for the name.
  const shown = text.slice(JSON.stringify(name).length + 2, -1);
  return shown.length > LONGEST ? `${shown.slice(0, LONGEST)}…` : shown;
}
