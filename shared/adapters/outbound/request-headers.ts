/** Which headers a user may add to a request. */
import { validateHeaderName, validateHeaderValue } from 'node:http';

/**
 * Headers that say how a message is framed or where it goes: two opinions on them are how requests are smuggled
 * (RFC 9112, 11.2), and a `Host` of the user's choice would change the name that the certificate is checked for.
 * The hop-by-hop ones are those of RFC 9110, 7.6.1.
 */
const OF_THE_CONNECTION = new Set([
  'connection',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

const isValid = (check: () => void): boolean => {
  try {
    check();
    return true;
  } catch {
    return false;
  }
};

/** Why a header can't be sent, as a sentence, or undefined when it can. */
export function headerRefusal(name: string, value: string): string | undefined {
  if (!isValid(() => validateHeaderName(name))) return 'The name of the header has characters that none may have.';
  const lower = name.toLowerCase();
  if (OF_THE_CONNECTION.has(lower) || lower.startsWith('proxy-')) {
    return `The header ${lower} belongs to the connection and is set by us.`;
  }
  if (!isValid(() => validateHeaderValue(name, value))) {
    return `The value of the header ${lower} has characters that none may have.`;
  }
  return undefined;
}
