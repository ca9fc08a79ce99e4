import { beforeEach, describe, expect, it } from 'vitest';
import { MemoryStore } from '../../shared/adapters/memory/store.ts';
import { isRefused, refuse } from '../../shared/kernel/errors.ts';
import { newId } from '../../shared/kernel/ids.ts';
import { type Operating, operate } from '../../shared/operations/app/operate.ts';
import { showPayload } from '../../shared/operations/app/show-payload.ts';
import { listAudit } from '../../shared/operations/read/list-audit.ts';
import { later, newTenant, T0 } from '../support/units.ts';

let store: MemoryStore;
beforeEach(() => {
  store = new MemoryStore();
});
const principal = { id: newId(), scopes: ['ops'] };
const correlationId = newId();
const operating = (key?: string): Operating => ({
  store,
  principal,
  context: {
    ...{ tenant: newTenant(), principal: principal.id, correlationId, now: T0 },
    ...(key !== undefined && { idempotency: { key, request: null } }),
  },
});
const ACT = { action: 'retryHalt', target: { consumer: 'tax-book' } };
const entries = async () => (await listAudit(store, { before: undefined, limit: 10 })).items;

describe('an act of an operator', () => {
  it('is on record before it is done', async () => {
    const seen = await operate(operating(), { ...ACT, reason: 'because' }, async () => (await entries()).length);
    expect(seen).toBe(1);
    expect(await entries()).toEqual([
      {
        version: 1,
        at: T0,
        operator: principal.id,
        correlationId,
        type: 'OperatorActed',
        what: 'retryHalt',
        target: ACT.target,
        reason: 'because',
      },
    ]);
  });

  it('that is refused leaves on record that it was tried', async () => {
    const refused = await operate(operating(), ACT, async () => refuse('NotFound', 'no'));
    expect(refused).toMatchObject({ code: 'NotFound' });
    expect(await entries()).toHaveLength(1);
  });

  it('that can not be recorded is not done', async () => {
    let isDone = false;
    store.hooks.beforeWrite = () => Promise.reject(new Error('the table is away'));
    await expect(
      operate(operating(), ACT, async () => {
        isDone = true;
        return null;
      }),
    ).rejects.toThrow('the table is away');
    expect(isDone).toBe(false);
  });

  it('is done and recorded once under one key, and answered alike', async () => {
    const own = operating('k');
    let runs = 0;
    const run = () => operate(own, ACT, async () => ++runs);
    expect([await run(), await run()]).toEqual([1, 1]);
    expect(await entries()).toHaveLength(1);
  });

  it('may look first at what it will act on', async () => {
    const nothing = await operate(
      operating(),
      async () => refuse('NotFound', 'nothing there'),
      async () => 1,
    );
    expect(isRefused(nothing)).toBe(true);
    expect(await entries()).toEqual([]);
    await operate(
      operating(),
      async () => ({ ...ACT, target: { found: 'x' } }),
      async () => 1,
    );
    expect(await entries()).toMatchObject([{ target: { found: 'x' } }]);
  });
});

it('content is shown only when who looked, and why, is on record', async () => {
  const look = { what: 'commit', target: { version: '7' }, reason: 'because' };
  const shown = await showPayload(
    store,
    { principal, correlationId, now: T0 },
    look,
    async () => (await entries()).length,
  );
  expect(shown).toBe(1);
  store.hooks.beforeWrite = () => Promise.reject(new Error('the table is away'));
  await expect(showPayload(store, { principal, correlationId, now: T0 }, look, async () => 'secret')).rejects.toThrow();
});

it('the record is read newest first, page by page', async () => {
  for (let second = 1; second <= 5; second += 1) {
    const own = operating();
    await operate(
      { ...own, context: { ...own.context, now: later(second) } },
      { ...ACT, action: `act${second}` },
      async () => null,
    );
  }
  const first = await listAudit(store, { before: undefined, limit: 2 });
  expect(first.items.map(({ what }) => what)).toEqual(['act5', 'act4']);
  const second = await listAudit(store, { before: first.before, limit: 2 });
  const third = await listAudit(store, { before: second.before, limit: 2 });
  expect([...second.items, ...third.items].map(({ what }) => what)).toEqual(['act3', 'act2', 'act1']);
  expect(third.before).toBeUndefined();
});
