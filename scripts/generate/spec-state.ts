import { readdir, stat } from "node:fs/promises";
import path from "node:path";

/**
 * A string that differs once a file that generation reads has been written, replaced, added or removed: whoever sees the
 * same before and after has read one state of the spec, not parts of two.
 *
 * @param root The directory that holds `openapi/` and `redocly.yaml`.
 */
export async function stateOfSpec(root: string): Promise<string> {
  const folder = path.join(root, "openapi");
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const files = [path.join(root, "redocly.yaml"), ...names.sort().map((name) => path.join(folder, name))];
  const states = files.map(async (file) => {
    const found = await stat(file, { bigint: true }).catch(() => undefined);
    return found === undefined ? file : `${file} ${found.ino} ${found.size} ${found.mtimeNs} ${found.ctimeNs}`;
  });
  return (await Promise.all(states)).join("\n");
}
