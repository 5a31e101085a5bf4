// Who may call a recipe's endpoints, read from its code.

const TOKEN = { id: 'token', label: 'Users and services with an Entra ID token' };
const SIGNATURE = { id: 'signature', label: 'Senders that sign each call' };
const KEY = { id: 'key', label: 'Whoever holds a function key' };
const NOBODY = { id: 'nobody', label: 'Nobody: it has no endpoint of its own' };

/** All answers to the question, in the order in which the chooser offers them. */
export const CALLERS = [TOKEN, SIGNATURE, KEY, NOBODY];

/**
 * The answers that fit a recipe. A function that the host lets anybody call must check its callers itself: by tokens where
 * the project holds the token check, by a signature otherwise.
 */
export function callers(files) {
  const code = files.filter(({ path }) => path.startsWith('src/main/java/'));
  const levels = new Set(
    code.flatMap(({ text }) => [...text.matchAll(/AuthorizationLevel\.([A-Z]+)/g)].map(([, level]) => level)),
  );
  const checksTokens = code.some(({ path }) => path.endsWith('/Tokens.java'));
  const found = [];
  if (checksTokens) found.push(TOKEN.id);
  if (levels.has('ANONYMOUS') && !checksTokens) found.push(SIGNATURE.id);
  if (levels.has('FUNCTION')) found.push(KEY.id);
  return found.length > 0 ? found : [NOBODY.id];
}
