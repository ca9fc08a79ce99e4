/** Binds trading's port for strict settings to the tax book (docs/adr/0004-strict-trial.md). */
import { type Store, streamName } from '../../shared/kernel/store/types.ts';
import { settingsIn, settingsStream } from '../../shared/settings/contract/settings-head.ts';
import { journalStream } from '../../shared/trading/app/journal.ts';
import type { StrictTrial } from '../../shared/trading/app/strict-trial.ts';

export const strictTrial = (store: Store): StrictTrial => ({
  streams: (tenant) => [journalStream(tenant), settingsStream(tenant)],
  unchanged: (tenant, heads) => (settingsIn(heads, tenant).settings.tax.strict ? [settingsStream(tenant)] : []),
  async shortOf(tenant, heads, transactions) {
    if (!settingsIn(heads, tenant).settings.tax.strict || transactions.length === 0) return [];
    const journalVersion = heads.get(streamName(journalStream(tenant)))?.version ?? 0;
    // Strict settings are rare and the tax engine is big: it is loaded when it is needed.
    const { refusedByStrict } = await import('../../shared/tax/app/strict-refusals.ts');
    const refused = await refusedByStrict(store, { tenant, journalVersion, transactions });
    return transactions
      .filter(({ transactionId }) => refused.has(transactionId))
      .map(({ transactionId }) => ({
        transactionId,
        message: 'would leave a disposal without enough lots, which strict settings refuse',
      }));
  },
});
