import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import type { DataKey } from '../../../kernel/crypto/sealing.ts';
import { type EventContract, UnreadableEvent } from '../../../kernel/events/contract.ts';
import { chainHash } from '../../../kernel/store/chain.ts';
import type { StoredCommit } from '../../../kernel/store/inspection.ts';
import { type Fault, faultAt } from './fault.ts';

const storedEvents = z.array(z.object({ type: z.string(), version: z.int(), data: z.unknown() }));

const isNamed = (name: string, body: Uint8Array): boolean =>
  name.endsWith(createHash('sha256').update(body).digest('hex'));

/** Holds a commit against the one before it (its version and hash), and opens it if there is a key. */
export async function checkCommit(
  commit: StoredCommit,
  previous: { readonly version: number; readonly hash: string },
  contract: EventContract,
  key: DataKey | undefined,
): Promise<Fault | undefined> {
  const expected = previous.version + 1;
  const { header, version } = commit;
  if (version > expected) return faultAt(expected, 'CommitMissing', `the next one is ${version}`);
  if (version !== expected || header?.version !== expected) return faultAt(expected, 'NotACommit');
  if (commit.previous !== previous.hash) return faultAt(version, 'ChainBroken');
  const body = await commit.body();
  if (!body) return faultAt(version, 'BodyMissing');
  if (commit.bodyName !== undefined && !isNamed(commit.bodyName, body)) return faultAt(version, 'BodyAltered');
  const { hash, ...unhashed } = header;
  if (hash !== chainHash(previous.hash, unhashed, body)) return faultAt(version, 'HashBroken');
  return key && checkEvents(commit, body, contract, key);
}

function checkEvents(
  { version, open }: StoredCommit,
  body: Uint8Array,
  contract: EventContract,
  key: DataKey,
): Fault | undefined {
  let opened: unknown;
  try {
    opened = open(body, key);
  } catch {
    return faultAt(version, 'BodyUnreadable');
  }
  const events = storedEvents.safeParse(opened);
  if (!events.success) return faultAt(version, 'EventUnfit', 'the body is no list of events');
  for (const event of events.data) {
    const name = `${event.type} version ${event.version}`;
    if (!contract.schemaOf(event.type, event.version)) return faultAt(version, 'UnknownEvent', name);
    try {
      contract.decode({ type: event.type, version: event.version, data: event.data });
    } catch (error) {
      if (error instanceof UnreadableEvent) return faultAt(version, 'EventUnfit', name);
      throw error;
    }
  }
  return undefined;
}
