import { describe, expect, it } from 'vitest';
import { MemoryStore } from '../../../shared/adapters/memory/store.ts';
import type { CommandContext } from '../../../shared/kernel/commands/run-command.ts';
import { isRefused } from '../../../shared/kernel/errors.ts';
import { newId } from '../../../shared/kernel/ids.ts';
import type { TenantId } from '../../../shared/kernel/streams.ts';
import { reverseImport } from '../../../shared/trading/app/imports/reverse-import.ts';
import { journalStream } from '../../../shared/trading/app/journal.ts';
import { recordBatch, recordOne } from '../../../shared/trading/app/record-transactions.ts';
import { reverseTransaction } from '../../../shared/trading/app/reverse.ts';
import type { StrictTrial } from '../../../shared/trading/app/strict-trial.ts';
import { parseTransaction, type TransactionInput } from '../../../shared/trading/contract/transaction.ts';

const tenant = newId<'TenantId'>() as string as TenantId;
const lenient: StrictTrial = {
  streams: (owner) => [journalStream(owner)],
  unchanged: () => [],
  shortOf: async () => [],
};
const context = (): CommandContext => ({
  tenant,
  principal: tenant,
  correlationId: newId(),
  now: new Date().toISOString(),
});

interface Stated {
  readonly externalId?: string;
  readonly timestamp?: string;
  readonly quantity?: string;
}

function purchase({ externalId, timestamp = '2021-05-04T10:00:00Z', quantity = '0.5' }: Stated): TransactionInput {
  const parsed = parseTransaction({
    ...(externalId !== undefined && { externalId }),
    account: 'kraken',
    timestamp,
    type: 'buy',
    amounts: [
      { asset: 'BTC', quantity, direction: 'in' },
      { asset: 'USD', quantity: '20000', direction: 'out' },
    ],
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return parsed.transaction;
}

async function record(store: MemoryStore, transaction: TransactionInput) {
  const result = await recordOne(store, lenient, context(), transaction);
  if (isRefused(result)) return { refused: result.code, errors: result.errors };
  return result.answer;
}

async function batch(store: MemoryStore, transactions: readonly unknown[]) {
  const result = await recordBatch(store, lenient, context(), transactions);
  if (isRefused(result)) throw new Error(result.detail);
  return result.answer;
}

describe('the identity of a transaction', () => {
  it('is account and externalId: the same again is a duplicate', async () => {
    const store = new MemoryStore();
    const first = await record(store, purchase({ externalId: 'T-1' }));
    const again = await record(store, purchase({ externalId: 'T-1' }));
    expect(first).toMatchObject({ duplicate: false });
    expect(again).toEqual({ ...first, duplicate: true });
  });

  it('refuses other content under the same identity and names the difference', async () => {
    const store = new MemoryStore();
    await record(store, purchase({ externalId: 'T-1', quantity: '0.5' }));
    const changed = await record(store, purchase({ externalId: 'T-1', quantity: '0.6' }));
    expect(changed).toMatchObject({ refused: 'TransactionConflict', errors: [{ path: 'amounts' }] });
  });

  it('is caught under any other date', async () => {
    const store = new MemoryStore();
    await record(store, purchase({ externalId: 'T-1', timestamp: '2021-05-04T10:00:00Z' }));
    const redated = await record(store, purchase({ externalId: 'T-1', timestamp: '2013-01-31T23:00:00Z' }));
    expect(redated).toMatchObject({ refused: 'TransactionConflict', errors: [{ path: 'timestamp' }] });
  });

  it('counts true twins without an externalId, and adds nothing when they are sent again', async () => {
    const store = new MemoryStore();
    const twins = [purchase({}), purchase({}), purchase({ quantity: '0.7' })];
    expect(await batch(store, twins)).toMatchObject({ accepted: 3, duplicates: 0, rejected: [] });
    expect(await batch(store, twins)).toMatchObject({ accepted: 0, duplicates: 3, rejected: [] });
  });

  it('sorts each of a batch into just one of accepted, duplicate and rejected', async () => {
    const store = new MemoryStore();
    await record(store, purchase({ externalId: 'known' }));
    const answer = await batch(store, [
      purchase({ externalId: 'new' }),
      purchase({ externalId: 'known' }),
      purchase({ externalId: 'new', quantity: '9' }),
      { account: 'kraken' },
    ]);
    expect(answer).toMatchObject({ accepted: 1, duplicates: 1 });
    expect(answer.rejected.map(({ index }) => index)).toEqual([2, 3]);
  });

  it('is free again after a reversal, for a transaction with an id of its own', async () => {
    const store = new MemoryStore();
    const first = await record(store, purchase({ externalId: 'T-1' }));
    if (!('transactionId' in first)) throw new Error('refused');
    await reverseTransaction(store, context(), { transactionId: first.transactionId, reason: 'mistyped' });
    const second = await record(store, purchase({ externalId: 'T-1', timestamp: '2022-05-04T10:00:00Z' }));
    expect(second).toMatchObject({ duplicate: false });
    expect(second).not.toMatchObject({ transactionId: first.transactionId });
    expect(await record(store, purchase({ externalId: 'T-1', timestamp: '2022-05-04T10:00:00Z' }))).toMatchObject({
      duplicate: true,
    });
  });

  it('survives being reversed and sent again at the same time, any number of times', async () => {
    const store = new MemoryStore();
    const ids = new Set<string>();
    for (let life = 0; life < 4; life += 1) {
      const recorded = await record(store, purchase({ externalId: 'T-1' }));
      if (!('transactionId' in recorded)) throw new Error('refused');
      expect(recorded.duplicate).toBe(false);
      ids.add(recorded.transactionId);
      await reverseTransaction(store, context(), { transactionId: recorded.transactionId, reason: 'again' });
    }
    expect(ids.size).toBe(4);
  });
});

describe('reversals', () => {
  it('refuses a transaction that was reversed before, and one that never was', async () => {
    const store = new MemoryStore();
    const recorded = await record(store, purchase({ externalId: 'T-1' }));
    if (!('transactionId' in recorded)) throw new Error('refused');
    const command = { transactionId: recorded.transactionId, reason: 'mistyped' };
    await reverseTransaction(store, context(), command);
    expect(await reverseTransaction(store, context(), command)).toMatchObject({ code: 'AlreadyReversed' });
    expect(await reverseTransaction(store, context(), { ...command, transactionId: newId() })).toMatchObject({
      code: 'NotFound',
    });
  });

  it('undoes what an import brought and still stands', async () => {
    const store = new MemoryStore();
    const { importId } = await batch(
      store,
      ['a', 'b', 'c'].map((externalId) => purchase({ externalId })),
    );
    const kept = await record(store, purchase({ externalId: 'a' }));
    if (!('transactionId' in kept)) throw new Error('refused');
    await reverseTransaction(store, context(), { transactionId: kept.transactionId, reason: 'first' });
    expect(await reverseImport(store, context(), { importId, reason: 'wrong file' })).toMatchObject({
      answer: { reversed: 2 },
    });
    expect(await reverseImport(store, context(), { importId, reason: 'wrong file' })).toMatchObject({
      code: 'AlreadyReversed',
    });
    const again = await batch(
      store,
      ['a', 'b', 'c'].map((externalId) => purchase({ externalId })),
    );
    expect(again).toMatchObject({ accepted: 3, duplicates: 0 });
  });
});
