/** Whatever was answered once under a key is answered so again, and does nothing; another request under it is refused. */
import { isDeepStrictEqual } from 'node:util';
import { isRefused } from '../../../../shared/kernel/errors.ts';
import type { Sent, User } from '../user.ts';

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null));

async function repeated(user: User, sent: Sent): Promise<string | undefined> {
  const { request, acknowledged } = sent;
  const again = await request.send(user.contextOf(sent, request.body));
  if (!isDeepStrictEqual(plain(again), plain(acknowledged))) {
    return `is answered ${JSON.stringify(again)} in the end, after ${JSON.stringify(acknowledged)}`;
  }
  const other = await request.send(user.contextOf(sent, ['another', 'request']));
  if (isRefused(other) && other.code === 'IdempotencyKeyReused') return undefined;
  return `another request under its key is answered ${JSON.stringify(other)}`;
}

export async function repetitionFaults(user: User): Promise<string[]> {
  const faults: string[] = [];
  for (const sent of user.sent) {
    if (!sent.acknowledged || sent.key === undefined) continue;
    const fault = await repeated(user, sent).catch((error: unknown) => `can't be sent again: ${String(error)}`);
    if (fault !== undefined) faults.push(`${sent.request.kind} ${sent.key} ${fault}`);
  }
  return faults;
}
