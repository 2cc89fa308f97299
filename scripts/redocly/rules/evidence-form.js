const WORDS = ["documented", "seen", "seen-as-null", "inferred"];
const OTHERWISE = "otherwise";

/**
 * Reads a value of `x-evidence`: a word, a list of words that hold together, or a map from each part to these.
 *
 * @param {unknown} value
 * @param {readonly string[]} parts What a map may speak of: the keywords of a schema, or the statuses of an operation.
 * @param {{ byStatus?: boolean }} options Whether it has to be a map that speaks of every part.
 * @returns {{ words: string[], errors: string[] }} The words for the whole; and the errors, each the end of a sentence.
 */
export function parseEvidence(value, parts, { byStatus = false } = {}) {
  if (value === undefined)
    return {
      words: [],
      errors: [
        `is missing: add \`x-evidence\`${byStatus ? " with a word for each status" : `, one of ${WORDS.join(", ")}`}`,
      ],
    };
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return byStatus ? { words: [], errors: ["must be a map with a word for each status"] } : parseWords(value);
  }
  const map = Object.entries(value);
  const needed = byStatus ? parts : [OTHERWISE];
  const known = byStatus ? parts : [...parts, OTHERWISE];
  const missing = needed.filter((part) => !Object.hasOwn(value, part)).map((part) => `does not speak of \`${part}\``);
  const surplus = map
    .filter(([part]) => !known.includes(part))
    .map(([part]) => `speaks of \`${part}\`, which is not there`);
  const wrong = map.flatMap(([part, words]) => parseWords(words).errors.map((error) => `${error}, at \`${part}\``));
  const whole = map.find(([part]) => part === OTHERWISE)?.[1];
  return { words: byStatus ? [] : parseWords(whole).words, errors: [...missing, ...surplus, ...wrong] };
}

/** @type {(value: unknown) => { words: string[], errors: string[] }} */
function parseWords(value) {
  const words = [value].flat().map(String);
  const unknown = words.filter((word) => !WORDS.includes(word));
  if (unknown.length > 0) return { words: [], errors: [`is not one of ${WORDS.join(", ")}: ${unknown.join(", ")}`] };
  if (words.length === 0) return { words, errors: ["is an empty list"] };
  if (new Set(words).size < words.length) return { words, errors: ["has a word twice"] };
  if (words.includes("inferred") && words.length > 1)
    return { words: [], errors: ["contradicts itself: what is inferred is not known in another way"] };
  if (words.includes("seen") && words.includes("seen-as-null"))
    return { words: [], errors: ["contradicts itself: what was seen with a value was not only seen as null"] };
  return { words, errors: [] };
}
