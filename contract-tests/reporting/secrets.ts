/** What stands for the token: the variable that holds it, so that a command line works as it is. */
export const TOKEN_VARIABLE = "$ROOTLY_API_TOKEN";

/** Members of answers whose values nobody else may read, also where a body ends in the middle of one. */
const SECRET_MEMBERS = /("(?:jti|session_token)"\s*:\s*)(?!null\b)(?:"(?:[^"\\]|\\.)*"?|[^\s,}\]]+)/g;

/** A text that can be shown: without the token, and without the secrets of users in what is JSON of it. */
export function withoutSecrets(text: string, token: string): string {
  return text.replaceAll(token, TOKEN_VARIABLE).replace(SECRET_MEMBERS, '$1"…"');
}

/** The same error, with nothing secret in its message and its stack. */
export function withoutSecretsIn(error: unknown, token: string): unknown {
  if (!(error instanceof Error)) return error;
  error.message = withoutSecrets(error.message, token);
  if (error.stack !== undefined) error.stack = withoutSecrets(error.stack, token);
  withoutSecretsIn(error.cause, token);
  return error;
}
