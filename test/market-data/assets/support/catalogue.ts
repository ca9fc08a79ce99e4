/** A catalogue in memory, changed by the commands that operators and users have. */
import { expect } from 'vitest';
import { MemoryStore } from '../../../../shared/adapters/memory/store.ts';
import type { CommandContext } from '../../../../shared/kernel/commands/run-command.ts';
import { isRefused, type Refusal } from '../../../../shared/kernel/errors.ts';
import { newId } from '../../../../shared/kernel/ids.ts';
import type { PageRef } from '../../../../shared/kernel/pages/types.ts';
import type { PagePlace } from '../../../../shared/kernel/store/types.ts';
import { PLATFORM, type StreamType, type TenantId } from '../../../../shared/kernel/streams.ts';
import { type AssetDefinition, assetDefinition } from '../../../../shared/market-data/contract/asset.ts';

/** Counts what a read asks the tables for. */
export class CountingStore extends MemoryStore {
  #items = 0;

  override readHeads(...given: Parameters<MemoryStore['readHeads']>): ReturnType<MemoryStore['readHeads']> {
    this.#items += given[0].length;
    return super.readHeads(...given);
  }

  override readPages(place: PagePlace, refs: readonly PageRef[]): ReturnType<MemoryStore['readPages']> {
    this.#items += refs.length;
    return super.readPages(place, refs);
  }

  async itemsReadBy(work: () => Promise<unknown>): Promise<number> {
    this.#items = 0;
    await work();
    return this.#items;
  }
}

export const newTenant = (): TenantId => newId<'TenantId'>() as unknown as TenantId;

export const acting = (tenant: TenantId = PLATFORM, now = '2026-01-01T00:00:00.000Z'): CommandContext => ({
  ...{ tenant, principal: 'tester', correlationId: newId(), now },
});

/** A definition as a request would have it. */
export const asset = (fields: object = {}): AssetDefinition =>
  assetDefinition.parse({ code: 'ACME', type: 'stock', name: 'Acme Corporation', precision: 2, ...fields });

export const taken = <T>(result: T | Refusal): T => (isRefused(result) ? expect.fail(result.detail) : result);

/** Types of events that a stream holds, in order. */
export async function eventsOf(store: MemoryStore, tenant: TenantId, type: StreamType): Promise<readonly string[]> {
  const commits = await store.readCommits({ tenant, type, id: 'main' }, 0);
  return commits.flatMap(({ events }) => events.map((event) => event.type));
}
