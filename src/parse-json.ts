/** Parses what need not be JSON: its value, or the error of the parser. */
export function parseJson(text: string): { value?: unknown; error?: unknown } {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return { error };
  }
}
