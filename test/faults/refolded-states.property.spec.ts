/** The state in the head of every stream that users decide upon is what its commits come to. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { MemoryStore } from '../../shared/adapters/memory/store.ts';
import type { CommandContext } from '../../shared/kernel/commands/run-command.ts';
import { isRefused } from '../../shared/kernel/errors.ts';
import { workStream } from '../../shared/kernel/projection/wanted.ts';
import { anew } from '../../shared/kernel/store/read-states.ts';
import { StaleState, type StateModel } from '../../shared/kernel/store/stream-state.ts';
import { streamName } from '../../shared/kernel/store/types.ts';
import type { StreamId, TenantId } from '../../shared/kernel/streams.ts';
import { isCalendarDate, systemClock } from '../../shared/kernel/time.ts';
import { readUserPrices, recordUserPrices, USER_PRICES_STATE } from '../../shared/market-data/app/user-prices.ts';
import { decidePrices } from '../../shared/market-data/domain/decide.ts';
import { replaceSettings } from '../../shared/settings/app/settings.ts';
import { settings } from '../../shared/settings/contract/settings.ts';
import { SETTINGS_STATE, settingsStream } from '../../shared/settings/contract/settings-head.ts';
import { IMPORT_STATE } from '../../shared/trading/app/imports/import-head.ts';
import { importStream } from '../../shared/trading/app/imports/import-stream.ts';
import { OPEN_IMPORTS_STATE } from '../../shared/trading/app/imports/open-imports.ts';
import { reverseImport } from '../../shared/trading/app/imports/reverse-import.ts';
import { workReversal } from '../../shared/trading/app/imports/work-reversal.ts';
import { createMapping, deleteMapping, replaceMapping } from '../../shared/trading/app/mappings/mapping-commands.ts';
import { MAPPINGS_STATE, mappingStream } from '../../shared/trading/app/mappings/mapping-stream.ts';
import { mappingInput } from '../../shared/trading/contract/mapping.ts';
import {
  createEndpoint,
  deleteEndpoint,
  rotateEndpointSecret,
  updateEndpoint,
} from '../../shared/webhooks/app/endpoint-commands.ts';
import { ENDPOINTS_STATE, endpointStream } from '../../shared/webhooks/app/endpoint-stream.ts';
import { endpointInput } from '../../shared/webhooks/contract/endpoint.ts';
import { csvOf, historyOf } from '../support/history.ts';
import { Spine, TENANT } from './support/spine.ts';

const RUNS = { numRuns: 25 };
const context = (): CommandContext => ({
  tenant: TENANT,
  principal: TENANT,
  correlationId: 'correlation',
  now: systemClock(),
});

async function both<S>(store: MemoryStore | Spine['store'], stream: StreamId, model: StateModel<S>) {
  const heads = await store.readHeads([stream]);
  const stale = new StaleState(stream, model);
  const folded = heads.size === 0 ? heads : await anew(store, heads, stale);
  const name = streamName(stream);
  return { live: heads.get(name)?.state, folded: folded.get(name)?.state };
}

const expectSame = async <S>(store: MemoryStore, stream: StreamId, model: StateModel<S>): Promise<void> => {
  const { live, folded } = await both(store, stream, model);
  expect(folded).toEqual(live);
};

it('settings', async () => {
  const input = fc.record({
    jurisdiction: fc.constantFrom('DE', 'CH', 'US'),
    fiscalYearEndMonth: fc.constantFrom(3, 12),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(input, { minLength: 1, maxLength: 6 }), async (all) => {
      const store = new MemoryStore();
      for (const one of all) {
        const done = await replaceSettings(store, context(), { settings: settings.parse(one), ifMatch: undefined });
        expect(isRefused(done)).toBe(false);
      }
      await expectSame(store, settingsStream(TENANT as TenantId), SETTINGS_STATE);
    }),
    RUNS,
  );
});

const step = fc.record({ what: fc.nat(3), which: fc.nat(2), text: fc.stringMatching(/^[a-z]{1,5}$/) });
const steps = fc.array(step, { minLength: 3, maxLength: 15 });

it('mappings', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      const store = new MemoryStore();
      const ids: string[] = [];
      for (const { what, which, text } of all) {
        const input = mappingInput.parse({
          ...{ name: text, header: ['When', 'Type', text] },
          ...{ columns: { date: 'When', quantity: text }, constants: { asset: 'BTC' } },
        });
        const mappingId = ids[which] ?? '';
        if (what <= 1) {
          const created = await createMapping(store, context(), input);
          if (!isRefused(created)) ids.push(created.answer.mappingId);
        } else if (what === 2) await replaceMapping(store, context(), { mappingId, input, ifMatch: undefined });
        else await deleteMapping(store, context(), mappingId);
      }
      await expectSame(store, mappingStream(TENANT), MAPPINGS_STATE);
    }),
    RUNS,
  );
});

it('webhook endpoints', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      const store = new MemoryStore();
      const ids: string[] = [];
      for (const { what, which, text } of all) {
        const endpointId = ids[which] ?? '';
        if (what === 0) {
          const input = endpointInput.parse({ url: `https://example.org/${text}`, eventTypes: ['*'], name: text });
          const created = await createEndpoint(store, context(), input);
          if (!isRefused(created)) ids.push(created.answer.endpointId);
        } else if (what === 1) {
          await updateEndpoint(store, context(), endpointId, { active: text < 'm', description: text });
        } else if (what === 2) await rotateEndpointSecret(store, context(), endpointId);
        else await deleteEndpoint(store, context(), endpointId);
      }
      await expectSame(store, endpointStream(TENANT), ENDPOINTS_STATE);
    }),
    RUNS,
  );
});

it('prices', async () => {
  const price = fc.record({
    asset: fc.constantFrom('BTC', 'ETH'),
    date: fc.constantFrom(...['2021-01-01', '2021-01-02', '2021-01-03'].filter(isCalendarDate)),
    close: fc.constantFrom('1', '2.5', '3'),
    currency: fc.constantFrom('USD', 'EUR'),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(price, { minLength: 1, maxLength: 3 }), { minLength: 1 }), async (batches) => {
      const store = new MemoryStore();
      for (const prices of batches) {
        const decided = decidePrices({ type: 'RecordPrices', prices, now: systemClock(), inceptions: new Map() });
        await recordUserPrices(store, context(), decided);
      }
      const rows = () =>
        readUserPrices(store, TENANT, async (map) => {
          const all: unknown[] = [];
          for await (const row of map.entries()) all.push(row);
          return all;
        });
      const live = await rows();
      const stream = { tenant: TENANT, type: 'user-prices' as const, id: 'main' };
      const heads = await store.readHeads([stream]);
      if (heads.size === 0) return;
      const folded = await anew(store, heads, new StaleState(stream, USER_PRICES_STATE));
      store.readHeads = async () => folded;
      expect(await rows()).toEqual(live);
    }),
    RUNS,
  );
});

it('imports, their reversals, and the list of those at work', async () => {
  const spine = Spine.on(new MemoryStore());
  const file = `${csvOf(historyOf(60))}rubbish,,\n`;
  const importId = await spine.order(file);
  const states: unknown[] = [];
  const look = async (): Promise<void> => {
    for (const [stream, model] of [
      [importStream(TENANT, importId), IMPORT_STATE],
      [workStream(TENANT), OPEN_IMPORTS_STATE],
    ] as const) {
      const { live, folded } = await both(spine.store, stream, model as StateModel<unknown>);
      expect(folded).toEqual(live);
      states.push(live);
    }
  };
  await look();
  const limits = { runEntriesMax: 25, partTransactionsMax: 20 };
  for (let done = 'more'; done === 'more'; await look()) {
    let left = 2;
    done = await spine.work(importId, { limits, hasTime: () => --left >= 0 });
  }
  await reverseImport(spine.store, spine.context(), { importId, reason: 'wrong' }, 15);
  for (let done = 'more'; done === 'more'; await look()) {
    let left = 1;
    const { store } = spine;
    done = await workReversal({ store, context: spine.context(), importId, hasTime: () => --left >= 0, atMost: 15 });
  }
  expect(states.length).toBeGreaterThanOrEqual(20);
});
