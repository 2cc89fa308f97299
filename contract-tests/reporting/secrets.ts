/** What stands for the token: the variable that holds it, so that a command line works as it is. */
export const TOKEN_VARIABLE = "$ROOTLY_API_TOKEN";

/** Members of answers whose values nobody else may read, also where a body ends in the middle of one. */
const SECRET_MEMBERS = /("(?:jti|session_token)"\s*:\s*)(?!null\b)(?:"(?:[^"\\]|\\.)*"?|[^\s,}\]]+)/g;

/** A text that can be shown: without the token, and without the secrets of users in what is JSON of it. */
export function withoutSecrets(text: string, token: string): string {
  return text
    .replace(new RegExp(token.replace(/./gsu, spellings), "giu"), () => TOKEN_VARIABLE)
    .replace(SECRET_MEMBERS, '$1"…"');
}

/** The same error, with nothing secret in its message and its stack. */
export function withoutSecretsIn(error: unknown, token: string): unknown {
  if (!(error instanceof Error)) return error;
  error.message = withoutSecrets(error.message, token);
  if (error.stack !== undefined) error.stack = withoutSecrets(error.stack, token);
  withoutSecretsIn(error.cause, token);
  return error;
}

/** Matches one character in each way in which JSON, a URL or HTML can write it. */
function spellings(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const hex = code.toString(16);
  const escaped = `\\\\u${hex.padStart(4, "0")}|%${hex.padStart(2, "0")}|&#(?:x0*${hex}|0*${code});`;
  return `(?:\\\\?\\u{${hex}}|${escaped})`;
}
