/** Users whose streams say what they hold and watch, as the contexts that own the streams would. */
import { MemoryStore } from '../../../../shared/adapters/memory/store.ts';
import { encodeAll } from '../../../../shared/kernel/commands/run-command.ts';
import { newId } from '../../../../shared/kernel/ids.ts';
import { mainStream } from '../../../../shared/kernel/projection/types.ts';
import { stateIn } from '../../../../shared/kernel/store/stream-state.ts';
import { type Store, streamName } from '../../../../shared/kernel/store/types.ts';
import type { StreamType, TenantId } from '../../../../shared/kernel/streams.ts';
import { type TrackedUser, trackUser } from '../../../../shared/market-data/app/tracking/track-user.ts';
import { TRACKED_STATE } from '../../../../shared/market-data/app/tracking/tracked-state.ts';
import { watchlistEvents } from '../../../../shared/market-data/contract/watchlist-events.ts';
import type { Tracked } from '../../../../shared/market-data/domain/tracking/tracked.ts';
import { trackedStream } from '../../../../shared/market-data/read/tracking/places.ts';
import { positionEvents } from '../../../../shared/portfolio/contract/events.ts';
import { journalEvents } from '../../../../shared/trading/contract/events.ts';
import { transactionInput } from '../../../../shared/trading/contract/transaction.ts';
import { append, unit } from '../../../support/units.ts';

export const NOW = '2026-03-15T12:00:00.000Z';

export interface Dealing {
  readonly asset: string;
  /** Day of the transaction. */
  readonly on: string;
  /** What is held of it then. */
  readonly quantity: string;
}

export class Users {
  readonly store: MemoryStore;
  constructor(store = new MemoryStore()) {
    this.store = store;
  }

  async #tell(tenant: TenantId, type: StreamType, events: ReturnType<typeof encodeAll>): Promise<void> {
    const stream = mainStream(tenant, type);
    const version = (await this.store.readHeads([stream])).get(streamName(stream))?.version ?? 0;
    await this.store.write(unit({ appends: [append(stream, version, { events, state: null })] }, NOW));
  }

  /** Transactions, and the positions that follow from them. */
  async deal(tenant: TenantId, ...dealings: readonly Dealing[]): Promise<void> {
    const imported = dealings.map(({ asset, on }) => ({
      type: 'TransactionImported' as const,
      data: {
        ...{ transactionId: newId(), source: 'exchange' as const, externalId: newId() },
        transaction: transactionInput.parse({
          ...{ externalId: newId(), account: 'kraken', timestamp: `${on}T10:00:00.000Z`, type: 'buy' },
          amounts: [{ asset, quantity: '1', direction: 'in' }],
        }),
      },
    }));
    await this.#tell(tenant, 'journal', encodeAll(journalEvents, imported));
    const positions = dealings.map(({ asset, quantity }) => ({
      type: 'AssetPositionUpdated' as const,
      data: {
        ...{ assetId: asset, previousQuantity: '1', newQuantity: quantity, changeAmount: '1' },
        ...{ changeType: 'increase' as const, updateReason: 'buy' },
      },
    }));
    await this.#tell(tenant, 'position', encodeAll(positionEvents, positions));
  }

  watch(tenant: TenantId, asset: string, is = true): Promise<void> {
    const type = is ? ('AssetWatched' as const) : ('AssetUnwatched' as const);
    return this.#tell(tenant, 'watchlist', encodeAll(watchlistEvents, [{ type, data: { asset } }]));
  }

  track(tenant: TenantId, store: Store = this.store): Promise<TrackedUser> {
    return trackUser({ store, tenant, now: () => NOW });
  }

  /** Of one that was never tracked, undefined. */
  async tracked(asset: string): Promise<Tracked | undefined> {
    const stream = trackedStream(asset);
    return stateIn(await this.store.readHeads([stream]), stream, TRACKED_STATE);
  }
}
