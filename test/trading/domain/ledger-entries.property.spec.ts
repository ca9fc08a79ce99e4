import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { add, type Decimal, decimal, format, negate, ZERO } from '../../../shared/kernel/money/decimal.ts';
import { fromEpochMs } from '../../../shared/kernel/time.ts';
import { journalEvents } from '../../../shared/trading/contract/events.ts';
import { movementsOf } from '../../../shared/trading/contract/movements.ts';
import { TRANSACTION_TYPES } from '../../../shared/trading/contract/transaction-types.ts';
import { type LedgerEntry, ledgerEntriesOf } from '../../../shared/trading/domain/ledger-entries.ts';
import { transactions } from './transactions.arbitrary.ts';

const signed = ({ amount, direction }: LedgerEntry): Decimal =>
  direction === 'debit' ? decimal(amount) : negate(decimal(amount));

function totals<T>(items: readonly T[], key: (item: T) => string, amount: (item: T) => Decimal): Map<string, string> {
  const sums = new Map<string, Decimal>();
  for (const item of items) sums.set(key(item), add(sums.get(key(item)) ?? ZERO, amount(item)));
  return new Map([...sums].filter(([, sum]) => sum !== ZERO).map(([name, sum]) => [name, format(sum)]));
}

describe('the entries of amounts that sum up to more digits than any has', () => {
  test('are stated as any other', () => {
    const [amount, timestamp] = ['999999999999999999.999999999999999999', fromEpochMs(0)];
    const amounts = Array.from({ length: 20 }, () => ({ asset: 'COIN', quantity: amount, direction: 'in' as const }));
    const entries = ledgerEntriesOf({ account: 'kraken', timestamp, type: 'deposit', amounts });
    const event = { type: 'LedgerEntriesCreated', data: { transactionId: 'huge', entries, balanced: true } } as const;
    expect(journalEvents.decode(journalEvents.encode(event))).toEqual(event);
    expect(entries[0]?.amount).toBe('19999999999999999999.99999999999999998');
  });
});

describe('the entries of any valid transaction', () => {
  test('debits equal credits for every asset', () => {
    fc.assert(
      fc.property(transactions, (transaction) => {
        expect(totals(ledgerEntriesOf(transaction), (entry) => entry.assetId, signed)).toEqual(new Map());
      }),
    );
  });

  test('what they post to the accounts of the user is what moves there', () => {
    fc.assert(
      fc.property(transactions, (transaction) => {
        const held = ledgerEntriesOf(transaction).filter(({ accountId }) => /^(external|staked):/.test(accountId));
        expect(totals(held, ({ accountId, assetId }) => `${accountId} ${assetId}`, signed)).toEqual(
          totals(
            movementsOf(transaction),
            ({ pocket, account, asset }) => `${pocket}:${account} ${asset}`,
            ({ quantity }) => quantity,
          ),
        );
      }),
    );
  });

  test('amounts are above zero, and no account is named twice for an asset', () => {
    fc.assert(
      fc.property(transactions, (transaction) => {
        const entries = ledgerEntriesOf(transaction);
        const names = entries.map(({ accountId, assetId }) => `${accountId} ${assetId}`);
        expect(new Set(names).size).toBe(names.length);
        expect(entries.every(({ amount }) => decimal(amount) > ZERO)).toBe(true);
      }),
    );
  });

  test('every type of transaction is among those tried', () => {
    const types = new Set(fc.sample(transactions, 2000).map(({ type }) => type));
    expect([...types].toSorted()).toEqual([...TRANSACTION_TYPES].toSorted());
  });
});
