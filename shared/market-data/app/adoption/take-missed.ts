/** Notes what transactions lack a price of, for whoever looks for it. */
import { pauseWithJitter } from '../../../kernel/pause.ts';
import type { Commit, Store } from '../../../kernel/store/types.ts';
import type { StreamId } from '../../../kernel/streams.ts';
import { type PricesMissed, taxBookEvents } from '../../../tax/contract/events.ts';
import { GATHER_SECONDS, withDates } from '../../domain/adoption/want.ts';
import { jsonOfWant, wantIn, wantKey } from '../../read/adoption/want-records.ts';
import { writeRecords } from '../write-records.ts';

const RACES_MAX = 8;
/** Records that are read and written together. */
const AT_ONCE = 50;

export interface Announced {
  readonly store: Pick<Store, 'readCommits' | 'readRecords' | 'write'>;
  readonly stream: StreamId;
  readonly version: number;
  /** RFC 3339 UTC. */
  readonly now: string;
}

type Missed = PricesMissed['data']['missed'][number] & { readonly currency: string };

/** Takes what a commit announces; taken twice, it is the same. @returns how many assets lack something. */
export async function takeMissed({ store, stream, version, now }: Announced): Promise<number> {
  return noteMissed(store, stream, await store.readCommits(stream, version - 1, { commitsMax: 1 }), now);
}

/** The same of several commits of a book. */
export async function noteMissed(
  store: Announced['store'],
  stream: StreamId,
  commits: readonly Commit[],
  now: string,
): Promise<number> {
  const events = commits.flatMap((commit) => commit.events.map((event) => taxBookEvents.decode(event)));
  const missed = events.flatMap((event): readonly Missed[] => {
    if (event.type !== 'PricesMissed') return [];
    return event.data.missed.map((each) => ({ ...each, currency: event.data.currency }));
  });
  for (let at = 0; at < missed.length; at += AT_ONCE) {
    await note(store, stream, missed.slice(at, at + AT_ONCE), now);
  }
  return missed.length;
}

async function note(
  store: Announced['store'],
  { tenant }: StreamId,
  missed: readonly Missed[],
  now: string,
): Promise<void> {
  const dueAt = new Date(Date.parse(now) + GATHER_SECONDS * 1_000).toISOString();
  const keys = missed.map((each) => wantKey(tenant, each));
  for (let race = 1; race <= RACES_MAX; race += 1) {
    const records = await store.readRecords(keys);
    const writes = missed.map((each, index) => {
      const key = keys[index] ?? wantKey(tenant, each);
      const record = records.find(({ sort }) => sort === key.sort);
      const want = withDates(record && wantIn(record), each, now);
      const expect = record ? { revision: record.revision } : ('absent' as const);
      return { ...key, expect, value: jsonOfWant(want, dueAt), dueAt };
    });
    if ((await writeRecords(store, writes, now)) !== undefined) return;
    await pauseWithJitter(race);
  }
  throw new Error('others keep changing what a user lacks prices of');
}
