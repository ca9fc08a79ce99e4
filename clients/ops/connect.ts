/** The API as an operator sees it. */
import { createFoldbook, type Foldbook } from '../typescript/client.ts';
import { UsageError } from './command.ts';

export const BASE_DEFAULT = 'http://127.0.0.1:3000';
/** Whom the record of a local host's operators names. */
const LOCAL_OPERATOR = '00000000-0000-4000-8000-000000000001';

const isLocal = (base: string): boolean => ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(base).hostname);

/** A local host gives a token to whoever asks. */
async function localToken(base: string): Promise<string> {
  const response = await fetch(new URL('/local/token', base), {
    method: 'POST',
    body: JSON.stringify({ userId: LOCAL_OPERATOR, scopes: ['ops'] }),
  });
  const answer: unknown = await response.json();
  if (typeof answer !== 'object' || answer === null || !('accessToken' in answer)) {
    throw new UsageError(`${base} gave no token; set FOLDBOOK_TOKEN to that of an operator.`);
  }
  return String(answer.accessToken);
}

/** @throws UsageError when no token is to be had. */
export function connect(base: string, token: string | undefined): Foldbook {
  if (!URL.canParse(base)) throw new UsageError(`"${base}" is not a URL.`);
  if (token === undefined && !isLocal(base)) {
    throw new UsageError('Set FOLDBOOK_TOKEN to the access token of an operator.');
  }
  let known: Promise<string> | undefined;
  return createFoldbook({
    baseUrl: base.replace(/\/$/, ''),
    token: () => {
      known ??= token === undefined ? localToken(base) : Promise.resolve(token);
      return known;
    },
  });
}
