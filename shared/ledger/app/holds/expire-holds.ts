/** Records what has expired. It counted no more from that instant on; this only takes it out of the account's state. */
import { type CommandContext, type Decision, type Heads, runCommand } from '../../../kernel/commands/run-command.ts';
import { isRefused } from '../../../kernel/errors.ts';
import type { Json } from '../../../kernel/pages/types.ts';
import { readStates } from '../../../kernel/store/read-states.ts';
import type { Store } from '../../../kernel/store/types.ts';
import type { StreamId } from '../../../kernel/streams.ts';
import type { AccountId, TransferId } from '../../contract/account.ts';
import type { Hold } from '../../domain/accounts/account.ts';
import { isActive } from '../../domain/accounts/available.ts';
import { expireHolds } from '../../domain/holds/hold.ts';
import { expire } from '../../domain/transfers/decide.ts';
import { accountIn, accountStream } from '../../read/account-head.ts';
import { transferIn, transferStream } from '../../read/transfer-head.ts';
import { recordsWithout, withoutErased } from '../accounts/without-erased.ts';
import { asJson, writesOf } from '../postings/book.ts';
import { transferWrite } from '../transfers/transfer-append.ts';

/** Each may be a transfer's: five items of a transaction, which has room for a hundred. */
const AT_ONCE = 15;

/** @returns how many holds were recorded as expired. Those of one account are taken together. */
export async function expireHoldsOf(store: Store, context: CommandContext, accountId: AccountId): Promise<number> {
  const { tenant, now } = context;
  const stream = accountStream(tenant, accountId);
  for (let count = 0; ; ) {
    const account = await readStates(store, [stream], (heads) => accountIn(heads, stream));
    const expired = Object.entries(account?.holds ?? {})
      .filter(([, hold]) => !isActive(hold, now))
      .slice(0, AT_ONCE);
    if (expired.length === 0) return count;
    const transfers = transfersOf(context, expired);
    const result = await withoutErased(tenant, (erased) =>
      runCommand<Json>(store, context, [stream, ...transfers], async (heads) => {
        const decision = decide(heads, context, { accountId, expired });
        return { ...decision, records: recordsWithout(erased, decision.records ?? []) };
      }),
    );
    // Others are at it, or were: what is left comes again.
    if (isRefused(result) || result.versions.length === 0) return count;
    count += expired.length;
  }
}

type ExpiredHolds = readonly (readonly [holdId: string, hold: Hold])[];

/** Each once: a transfer holds its fees apart. */
const transfersOf = ({ tenant }: CommandContext, expired: ExpiredHolds): readonly StreamId[] =>
  [...new Set(expired.flatMap(([, { transferId }]) => transferId ?? []))].map((transferId) =>
    transferStream(tenant, transferId as TransferId),
  );

interface Expired {
  readonly accountId: AccountId;
  readonly expired: ExpiredHolds;
}

function decide(heads: Heads, context: CommandContext, { accountId, expired }: Expired): Decision<Json> {
  const { tenant, now } = context;
  const stream = accountStream(tenant, accountId);
  const before = accountIn(heads, stream);
  if (!before) return { appends: [], answer: null };
  const holdIds = expired.map(([holdId]) => holdId);
  const account = writesOf(heads, [{ stream, before, events: expireHolds(before, now, holdIds) }], now);
  const transfers = transfersOf(context, expired).flatMap((place) => {
    const transfer = transferIn(heads, place);
    const events = transfer ? expire(transfer, now) : [];
    return transfer && events.length > 0 ? [transferWrite(transfer, events)] : [];
  });
  return {
    appends: [...account.appends, ...transfers.map(({ append }) => append)],
    records: [...account.records, ...transfers.flatMap(({ records }) => records)],
    answer: asJson(null),
  };
}
