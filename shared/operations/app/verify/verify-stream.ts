import type { DataKeys } from '../../../kernel/crypto/data-keys.ts';
import type { DataKey } from '../../../kernel/crypto/sealing.ts';
import { ServiceFault } from '../../../kernel/service-fault.ts';
import { CHAIN_START } from '../../../kernel/store/chain.ts';
import type { BareHead, Inspection } from '../../../kernel/store/inspection.ts';
import type { Store } from '../../../kernel/store/types.ts';
import type { StreamId } from '../../../kernel/streams.ts';
import { EVENT_CONTRACTS } from '../event-contracts.ts';
import { checkCommit } from './check-commit.ts';
import { type Fault, faultAt } from './fault.ts';

const COMMITS_AT_ONCE = 50;

export interface Verifying {
  readonly store: Pick<Store, 'readHeads'>;
  readonly inspection: Inspection;
  readonly keys: Pick<DataKeys, 'find'>;
}

/** The commit that a check of a long stream has come to. */
export interface Reached {
  readonly version: number;
  readonly hash: string;
}

export type Verdict =
  | { readonly kind: 'intact'; readonly commits: number }
  /** The chain holds, and nobody can read it: the user has no data key. */
  | { readonly kind: 'erased'; readonly commits: number }
  | { readonly kind: 'broken'; readonly commits: number; readonly fault: Fault }
  | { readonly kind: 'unfinished'; readonly commits: number; readonly reached: Reached };

const START: Reached = { version: 0, hash: CHAIN_START.hash };

/**
 * Walks a stream's chain from its first commit, or from where an earlier call came to, to its head. The chain is checked
 * over the stored bytes, so that it can be without a data key; with one, the events are, too. A stream that moves
 * meanwhile is checked up to the head as it was in the beginning.
 *
 * @returns the number of commits checked by this call, with the first that is not as it was written.
 */
export async function verifyStream(
  { store, inspection, keys }: Verifying,
  stream: StreamId,
  { reached = START, hasTime }: { readonly reached?: Reached | undefined; readonly hasTime: () => boolean },
): Promise<Verdict> {
  const head = await inspection.head(stream);
  const last = head?.version ?? Number.POSITIVE_INFINITY;
  const { key, keyFault } = await findKey(keys, stream);
  let at = reached;
  const checked = (): number => at.version - reached.version;
  const broken = (fault: Fault): Verdict => ({ kind: 'broken', commits: checked(), fault });
  for (let isEnd = false; !isEnd; ) {
    if (checked() > 0 && !hasTime()) return { kind: 'unfinished', commits: checked(), reached: at };
    const commits = await inspection.commits(stream, { after: at.version, limit: COMMITS_AT_ONCE });
    for (const commit of commits.filter(({ version }) => !(version > last))) {
      const fault = await checkCommit(commit, at, EVENT_CONTRACTS[stream.type], key);
      if (fault) return broken(fault);
      at = { version: commit.version, hash: commit.header?.hash ?? '' };
    }
    isEnd = commits.length < COMMITS_AT_ONCE || at.version >= last;
  }
  const fault =
    headFault(head, at) ??
    (head && (await beyondHead(inspection, stream, head))) ??
    (await stateFault(store, stream, at, key)) ??
    keyFault;
  if (fault) return broken(fault);
  return { kind: key || at.version === 0 ? 'intact' : 'erased', commits: checked() };
}

/** A key that can't be unwrapped is as good as none; the chain can be checked all the same. */
async function findKey(
  keys: Verifying['keys'],
  { tenant }: StreamId,
): Promise<{ readonly key?: DataKey | undefined; readonly keyFault?: Fault }> {
  try {
    return { key: await keys.find(tenant) };
  } catch (error) {
    return { keyFault: faultAt(1, 'KeyUnusable', error instanceof Error ? error.name : '') };
  }
}

/** A commit beyond the head that was read is wrong only if it is beyond the head of now. */
async function beyondHead(inspection: Inspection, stream: StreamId, { version }: BareHead): Promise<Fault | undefined> {
  const [beyond] = await inspection.commits(stream, { after: version, limit: 1 });
  if (!beyond) return undefined;
  const now = await inspection.head(stream);
  return now && now.version < beyond.version
    ? faultAt(beyond.version, 'HeadBehind', `the head stands at ${now.version}`)
    : undefined;
}

function headFault(head: BareHead | undefined, { version, hash }: Reached): Fault | undefined {
  if (!head) return version > 0 ? faultAt(version, 'HeadMissing') : undefined;
  if (version < head.version) {
    return faultAt(version + 1, 'CommitMissing', `the head stands at ${head.version}`);
  }
  return head.hash === hash ? undefined : faultAt(version, 'HeadBroken');
}

async function stateFault(
  store: Verifying['store'],
  stream: StreamId,
  { version }: Reached,
  key: DataKey | undefined,
): Promise<Fault | undefined> {
  if (!key) return undefined;
  try {
    await store.readHeads([stream]);
    return undefined;
  } catch (error) {
    // What the service says of itself is no fault of the head.
    if (error instanceof ServiceFault) throw error;
    return faultAt(version, 'HeadUnreadable');
  }
}
