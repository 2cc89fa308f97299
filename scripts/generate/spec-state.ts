import { readdirSync, statSync } from "node:fs";
import path from "node:path";

/**
 * A string that differs once a file that generation reads has been written, replaced, added or removed: whoever sees the
 * same before and after has read one state of the spec, not parts of two.
 *
 * @param root The directory that holds `openapi/` and `redocly.yaml`.
 */
export function stateOfSpec(root: string): string {
  const folder = path.join(root, "openapi");
  const names = unlessAbsent(() => readdirSync(folder, { recursive: true, encoding: "utf8" })) ?? [];
  const files = [path.join(root, "redocly.yaml"), ...names.sort().map((name) => path.join(folder, name))];
  const states = files.map((file) => {
    const found = unlessAbsent(() => statSync(file, { bigint: true }));
    return found === undefined ? file : `${file} ${found.ino} ${found.size} ${found.mtimeNs} ${found.ctimeNs}`;
  });
  return states.join("\n");
}

/** A file may vanish at any time, and one that cannot be read is reported by what reads it. */
function unlessAbsent<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
