/** What a decision brings to accounts, as appends to their streams and the records that follow from them. */
import { type Append, encodeAll, type Heads } from '../../../kernel/commands/run-command.ts';
import type { Json } from '../../../kernel/pages/types.ts';
import type { RecordWrite } from '../../../kernel/store/records.ts';
import { stateOf } from '../../../kernel/store/stream-state.ts';
import { streamName } from '../../../kernel/store/types.ts';
import type { StreamId } from '../../../kernel/streams.ts';
import type { Timestamp } from '../../../kernel/time.ts';
import { type AccountEvent, accountEvents } from '../../contract/account-events.ts';
import { type Account, evolve } from '../../domain/accounts/account.ts';
import { ACCOUNT_STATE } from '../../read/account-head.ts';
import { backdatedWrites, checkpointWrite } from '../../read/balance-history.ts';
import { holdWrite } from '../../read/hold-records.ts';

export interface AccountChange {
  readonly stream: StreamId;
  /** Undefined for one that is opened. */
  readonly before: Account | undefined;
  readonly events: readonly AccountEvent[];
}

export interface Written {
  readonly appends: readonly Append[];
  readonly records: readonly RecordWrite[];
}

/** Accounts to which nothing happens are left alone. */
export function writesOf(heads: Heads, changes: readonly AccountChange[], now: string): Written {
  const written = changes.filter(({ events }) => events.length > 0).map((change) => writeOf(heads, change, now));
  return {
    appends: written.map(({ append }) => append),
    records: written.flatMap(({ records }) => records),
  };
}

function writeOf(
  heads: Heads,
  { stream, before, events }: AccountChange,
  now: string,
): { readonly append: Append; readonly records: readonly RecordWrite[] } {
  const { tenant } = stream;
  const head = heads.get(streamName(stream));
  // What happens to a hold more than once is one record.
  const holds = new Map<string, RecordWrite>();
  let account = before;
  for (const event of events) {
    const earlier = account;
    account = evolve(account, event);
    const hold = holdWrite(tenant, { before: earlier, after: account, event });
    if (hold) holds.set(hold.sort, hold);
  }
  if (!account) throw new Error('no account without events');
  const recordedAt = timeOf(heads, [stream], now);
  const records = [
    ...holds.values(),
    ...(head && before ? checkpointWrite(tenant, before, head) : []),
    ...backdatedWrites(tenant, events, recordedAt),
  ];
  const append = {
    ...{ stream, events: encodeAll(accountEvents, events), status: account.status.status },
    ...stateOf(ACCOUNT_STATE, account),
  };
  return { append, records };
}

/**
 * The time of a decision: never before what these accounts have seen. A request that waited, or a clock that is behind,
 * must not count a hold for less or for more than others did before it.
 */
export function timeOf(heads: Heads, streams: readonly StreamId[], now: string): Timestamp {
  const seen = streams.map((stream) => heads.get(streamName(stream))?.recordedAt ?? now);
  return [now, ...seen].toSorted().at(-1) as Timestamp;
}

/** What a command answers and keeps under its idempotency key: plain data. */
export const asJson = (value: unknown): Json => value as Json;
