/** What Ajv's code declares of a schema, on a line of its own. */
const DECLARATION = /^const (schema\d+) = (\{.*\});$/gm;

/** A string, which is left alone, or what is read of a schema: `schema12.properties["a-b"].enum`. */
const PART = /"(?:[^"\\]|\\.)*"|\b(schema\d+)((?:\.\w+|\[(?:\d+|"(?:[^"\\]|\\.)*")\])+)/g;

/**
 * Lets a validator hold the parts of schemas that it reads, such as the values of an enum, in place of whole schemas: most
 * of a schema is only there for the messages of its errors. What nothing reads any more is left to the bundler.
 *
 * @param code An ES module of Ajv's.
 */
export function keepSchemaParts(code: string): string {
  const schemas = new Map<string, unknown>();
  for (const [, name = "", json = ""] of code.matchAll(DECLARATION)) schemas.set(name, JSON.parse(json));
  const names = new Map<string, string>();
  const module = code.replace(PART, (whole, name: string | undefined, path: string) => {
    if (name === undefined || !schemas.has(name)) return whole;
    const part = JSON.stringify(valueAt(schemas.get(name), path));
    const known = names.get(part) ?? `part${names.size}`;
    names.set(part, known);
    return known;
  });
  const declarations = [...names].map(([part, name]) => `const ${name} = ${part};\n`);
  return declarations.join("") + module;
}

/** The value that a path of JavaScript leads to. */
function valueAt(schema: unknown, path: string): unknown {
  let value = schema;
  for (const [, plain, quoted] of path.matchAll(/\.(\w+)|\[("(?:[^"\\]|\\.)*"|\d+)\]/g)) {
    // Ajv's code reads nothing that is not there.
    value = (value as Record<string, unknown>)[plain ?? String(JSON.parse(quoted ?? ""))];
  }
  return value;
}
