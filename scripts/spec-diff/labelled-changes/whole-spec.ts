import { push, remove, set } from "./edits.ts";
import { refused, type Row } from "./labels.ts";
import { ITEM } from "./pointers.ts";

export const wholeSpec: readonly Row[] = [
  ["another server", set("#/servers/0/url", "https://api.eu.rootly.com"), ["servers"], ["servers"]],
  ["a server more", push("#/servers", { url: "https://api.eu.rootly.com" }), "minor", ["servers"]],
  ["the scheme is basic", set("#/components/securitySchemes/bearerAuth/scheme", "basic"), refused, refused],
  ["nobody is asked for a token", remove("#/security"), "minor", refused],
  ["a token may be left out", push("#/security", {}), "minor", refused],
  ["one operation asks for no token", set(`${ITEM}/get/security`, []), "minor", refused],
  ["the version steps", set("#/info/version", "9.0.0"), "none", "none"],
  ["the title changes", set("#/info/title", "Action items"), "patch", "patch"],
  ["the contact is removed", remove("#/info/contact"), "patch", "patch"],
  ["a tag is reworded", set("#/tags/0/description", "Tasks."), "patch", "patch"],
];
