import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const MODULE = "ajv-formats/dist/formats";

/** How Ajv's code asks for a format. */
const FORMAT = /require\("ajv-formats\/dist\/formats"\)\.fullFormats(?:\.(\w+)|\["([^"]+)"\])/g;

/** Modules that use formats, and one that has those formats and no others: all of them would be a sixth of the validators. */
export async function withUsedFormats(modules: ReadonlyMap<string, string>): Promise<Map<string, string>> {
  const used = new Set<string>();
  const result = new Map<string, string>();
  for (const [name, source] of modules) {
    const code = source.replace(FORMAT, (_, plain: string | undefined, quoted: string) => {
      const format = plain ?? quoted;
      used.add(format);
      return `fullFormats[${JSON.stringify(format)}]`;
    });
    result.set(name, code === source ? source : `import { fullFormats } from "${MODULE}";\n${code}`);
  }
  const source = await readFile(createRequire(import.meta.url).resolve(MODULE), "utf8");
  return result.set(MODULE, onlyFormats(source, used));
}

/** The package's module as an ES module, so that a bundler leaves out the functions of the formats that are not used. */
function onlyFormats(source: string, used: ReadonlySet<string>): string {
  const [, table = ""] = /^exports\.fullFormats = \{\n(.*?)^\};/ms.exec(source) ?? [];
  const entries = table.split("\n").filter((line) => used.has(/^ *"?([\w-]+)/.exec(line)?.[1] ?? ""));
  const functions = source.slice(source.indexOf("function isLeapYear"));
  const fmtDef = /^function fmtDef.*?^\}/ms.exec(source)?.[0] ?? "";
  return `${fmtDef}\nexport const fullFormats = {\n${entries.join("\n")}\n};\n${functions}`;
}
