/**
 * What a user has in all: the accounts of the ledger, and the holdings of imported transactions, valued as portfolios are
 * (docs/adr/0036-ledger-views.md).
 */

import { isRefused } from '../../shared/kernel/errors.ts';
import type { ConsistencyToken } from '../../shared/kernel/http/consistency-token.ts';
import { wantedBy } from '../../shared/kernel/projection/wanted.ts';
import type { Store } from '../../shared/kernel/store/types.ts';
import type { TenantId } from '../../shared/kernel/streams.ts';
import type { Timestamp } from '../../shared/kernel/time.ts';
import { externalLines } from '../../shared/ledger/calc/balances/lines.ts';
import { readLines } from '../../shared/ledger/read/balances/read-lines.ts';
import { readWorth } from '../../shared/portfolio/read/valuations/read-worth.ts';

interface Asked {
  readonly tenant: TenantId;
  readonly now: Timestamp;
  readonly currency: string | undefined;
  readonly consistencyToken: ConsistencyToken | undefined;
}

export async function readEverything(store: Store, { tenant, now, currency, consistencyToken }: Asked) {
  const lines = await readLines(store, tenant, now);
  const assets = [...new Set(lines.map(({ asset }) => asset))];
  const worth = await readWorth(store, { tenant, now, currency, assets }, wantedBy(store, tenant, consistencyToken));
  if (isRefused(worth)) return worth;
  const { held, ...more } = worth;
  return { ...more, lines: [...lines, ...externalLines(held)] };
}
