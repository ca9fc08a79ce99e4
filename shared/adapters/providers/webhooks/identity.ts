import type { Identity } from '../../../ledger/contract/webhook-scheme.ts';
import { canonicalJson, readObject, sha256 } from './canonical-json.ts';

/** The id of what can't be told apart in any other way: the same bytes are the same message. */
export const identityOfBytes = (body: string): Identity => {
  const digest = sha256(body);
  return { eventId: `sha256:${digest}`, digest };
};

/**
 * @param eventIdOf the provider's id of an event, or undefined where it has none.
 * @param changing fields that may differ from one delivery of an event to the next.
 */
export function identityOfJson(
  body: string,
  eventIdOf: (json: Readonly<Record<string, unknown>>) => string | undefined,
  changing: readonly string[] = [],
): Identity {
  const json = readObject(body);
  const eventId = json && eventIdOf(json);
  if (!json || eventId === undefined || eventId === '') return identityOfBytes(body);
  const content = Object.entries(json).filter(([key]) => !changing.includes(key));
  return { eventId, digest: sha256(canonicalJson(Object.fromEntries(content))) };
}
